import Platform
package import SystemPackage

/// Where the program keeps its files (XDG base directory specification).
package enum FileLocations {
  /// The lines that were typed at the prompt.
  package static var history: FilePath {
    base("XDG_STATE_HOME", ".local/state").appending("ferry").appending("history")
  }

  /// A base directory: the variable's, which must be absolute to count, else the one in home.
  private static func base(_ variable: String, _ fallback: String) -> FilePath {
    if let value = Environment.value(variable), value.hasPrefix("/") { return FilePath(value) }
    return Environment.homeDirectory.pushing(FilePath(fallback))
  }
}
