import Octets

/// The names that files get which both sides have changed: `report.conflict-2026-11-28-host.txt`.
package struct ConflictNaming: Hashable, Sendable {
  /// The day, and the machine whose file it is.
  private let mark: [UInt8]

  /// The longest name of a file on the file systems of Linux, in octets, without what a file is called
  /// until it is complete.
  private static let nameLimit = 255 - 20

  /// The longest name of a host that is taken whole, in octets.
  private static let hostLimit = 32

  /// Takes what tells such names apart.
  ///
  /// - Parameters:
  ///   - day: `2026-11-28`.
  ///   - host: The name of this machine; what is not a letter, a digit, `-` or `_` becomes `-`.
  package init(day: String, host: [UInt8]) {
    let first = host.prefix { $0 != .dot }.prefix(Self.hostLimit)
    let word: [UInt8] = first.map { octet in
      octet.isLetter || octet.isDigit || octet == .underscore ? octet : .hyphen
    }
    mark = [UInt8](".conflict-\(day)-".utf8) + (word.isEmpty ? [UInt8]("here".utf8) : word)
  }

  /// Names a file that loses its name.
  ///
  /// - Parameters:
  ///   - name: The name it had. What is behind its last dot stays the end, unless the dot is in front.
  ///   - isTaken: Whether something has a name, on either side.
  /// - Returns: A name that is free, with a number where others are not.
  package func name(for name: [UInt8], isTaken: ([UInt8]) -> Bool) -> [UInt8] {
    let dot = name.lastIndex(of: .dot) ?? 0
    let end = dot > 0 ? [UInt8](name[dot...]) : []
    let stem = [UInt8](name.dropLast(end.count))
    var number = 1
    while true {
      let rest = mark + (number > 1 ? [UInt8]("-\(number)".utf8) : []) + end
      let longest = max(0, Self.nameLimit - rest.count)
      let candidate =
        (stem.count > longest ? [UInt8](stem.prefix(longest)).withoutCutCharacter : stem) + rest
      if !isTaken(candidate) { return candidate }
      number += 1
    }
  }
}
