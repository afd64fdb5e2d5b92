import Glibc

/// The arguments of the process as octets, and a way to hide a password among them.
package enum CommandArguments {
  /// Returns the arguments after the program's name, in the octets they were given in.
  package static var octets: [[UInt8]] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { index in
      guard let argument = CommandLine.unsafeArgv[index] else { return nil }
      return UnsafeRawBufferPointer(start: argument, count: strlen(argument)).map { $0 }
    }
  }

  /// Overwrites a part of an argument with asterisks, where other users' `ps` reads it.
  ///
  /// - Parameters:
  ///   - index: The position in ``octets``.
  ///   - range: The octets to hide; what lies outside the argument is left alone.
  package static func mask(_ index: Int, _ range: Range<Int>) {
    guard index >= 0, index + 1 < Int(CommandLine.argc) else { return }
    guard let argument = CommandLine.unsafeArgv[index + 1] else { return }
    for offset in range.clamped(to: 0..<strlen(argument)) {
      argument[offset] = CChar(UInt8(ascii: "*"))
    }
  }
}
