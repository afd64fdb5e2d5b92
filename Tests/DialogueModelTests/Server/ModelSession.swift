import Transport

/// What the commands of a connection have set.
struct ModelSession: ~Copyable {
  /// The working directory.
  var directory: String

  /// Where a passive data connection is awaited.
  var listener: ListeningSocket?

  /// The port of the client for an active one.
  var port: UInt16?

  /// What RNFR named.
  var renamed: String?

  /// What REST said.
  var restart = 0

  /// The modification times that MFMT has set.
  var times: [String: String] = [:]

  /// Whether somebody is logged in.
  var isLoggedIn = false

  private var renameCount = 0

  /// Begins where the login leads.
  init(directory: String) {
    self.directory = directory
  }

  /// Goes with the working directory that somebody has given another name.
  mutating func follow(_ renames: [(from: String, to: String)]) {
    for (old, new) in renames.dropFirst(renameCount) {
      if let moved = FileTree.moved(directory, from: old, to: new) { directory = moved }
    }
    renameCount = renames.count
  }

  /// Says whether a command has a data connection.
  static func needsData(_ verb: String) -> Bool {
    ["RETR", "STOR", "APPE", "LIST", "NLST", "MLSD"].contains(verb)
  }
}
