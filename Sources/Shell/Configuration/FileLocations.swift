import Platform
package import SystemPackage

/// Where the program keeps its files (XDG base directory specification).
package enum FileLocations {
  /// The lines that were typed at the prompt.
  package static var history: FilePath {
    base("XDG_STATE_HOME", ".local/state").appending("ferry").appending("history")
  }

  /// What sessions showed of servers.
  package static var servers: FilePath {
    base("XDG_STATE_HOME", ".local/state").appending("ferry").appending("servers")
  }

  /// The certificates that the user has come to trust.
  package static var knownHosts: FilePath {
    base("XDG_DATA_HOME", ".local/share").appending("ferry").appending("known_hosts")
  }

  /// Who logs in where, as classic clients keep it.
  static var netrc: FilePath {
    Environment.value("NETRC").map { FilePath($0) } ?? Environment.homeDirectory.appending(".netrc")
  }

  /// Which directories are copies of which trees.
  static var copies: FilePath {
    base("XDG_STATE_HOME", ".local/state").appending("ferry").appending("copies")
  }

  /// What mirrors left alike, a file for each pair of trees.
  static var mirrors: FilePath {
    base("XDG_STATE_HOME", ".local/state").appending("ferry").appending("mirrors")
  }

  /// Where the user was last at each bookmark.
  static var directories: FilePath {
    base("XDG_STATE_HOME", ".local/state").appending("ferry").appending("directories")
  }

  /// What unfinished uploads were made of.
  package static var uploads: FilePath {
    base("XDG_STATE_HOME", ".local/state").appending("ferry").appending("uploads")
  }

  /// The commands that come before all others.
  package static var configuration: FilePath {
    base("XDG_CONFIG_HOME", ".config").appending("ferry").appending("config")
  }

  /// The servers that have names of the user's own.
  package static var bookmarks: FilePath {
    base("XDG_CONFIG_HOME", ".config").appending("ferry").appending("bookmarks")
  }

  /// Where other programs keep what they are told, by their names.
  static var others: FilePath { base("XDG_CONFIG_HOME", ".config") }

  /// Where other programs keep their data, by their names.
  static var othersData: FilePath { base("XDG_DATA_HOME", ".local/share") }

  /// A base directory: the variable's, which must be absolute to count, else the one in home.
  private static func base(_ variable: String, _ fallback: String) -> FilePath {
    if let value = Environment.value(variable), value.hasPrefix("/") { return FilePath(value) }
    return Environment.homeDirectory.pushing(FilePath(fallback))
  }
}
