import Glibc
package import SystemPackage

/// What the process was started with.
package enum Environment {
  /// Returns the value of an environment variable, `nil` when it is not set or empty.
  ///
  /// The XDG base directory specification treats an empty variable as one that is not set.
  package static func value(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// Returns the octets of an environment variable, `nil` when it is not set.
  package static func octets(_ name: String) -> [UInt8]? {
    guard let value = getenv(name) else { return nil }
    return UnsafeRawBufferPointer(start: value, count: strlen(value)).map { $0 }
  }

  /// Takes the value of an environment variable out of the environment: neither children get it, nor
  /// does who looks at the memory that the process was started with.
  ///
  /// To be called before there are other threads.
  ///
  /// - Returns: `nil` when it is not set.
  package static func take(_ name: String) -> [UInt8]? {
    guard let octets = octets(name) else { return nil }
    if let value = getenv(name) {
      for offset in octets.indices { value[offset] = CChar(UInt8(ascii: "*")) }
    }
    unsetenv(name)
    return octets
  }

  /// The home directory: HOME, else the one in the password file, else the root.
  package static var homeDirectory: FilePath {
    if let home = value("HOME") { return FilePath(home) }
    // The program reads the password file on the main thread only.
    guard let entry = getpwuid(getuid()), let home = entry.pointee.pw_dir else { return "/" }
    return FilePath(platformString: home)
  }
}
