package import FTPProtocol

extension Session {
  /// Asks where we are (PWD).
  ///
  /// - Returns: The path in the 257 reply; `nil` when the reply names none.
  package func workingDirectory() throws(FTPError) -> RemotePath? {
    if let knownDirectory { return knownDirectory }
    let directory = QuotedPathname.parse(try perform(Command(.pwd)))
    knownDirectory = directory
    if loginDirectory == nil, directoryToRestore == nil { loginDirectory = directory }
    return directory
  }

  /// Asks where we are, even if that is known.
  package func askWorkingDirectory() throws(FTPError) -> RemotePath? {
    knownDirectory = nil
    return try workingDirectory()
  }

  /// Changes the working directory (CWD; CDUP for `..`).
  ///
  /// - Throws: ``FTPError/refused(_:by:)``; we are where we were then.
  package func changeDirectory(to path: RemotePath) throws(FTPError) {
    // Without this nobody could say later where the login led.
    if loginDirectory == nil { _ = try? workingDirectory() }
    let isParent = path == RemotePath("..")
    let before = knownDirectory
    try perform(isParent ? Command(.cdup) : command(.cwd, path))
    knownDirectory = nil
    if let after = try? workingDirectory() {
      directoryToRestore = after
    } else {
      knownDirectory = (before ?? .root).appending(path).normalized
      directoryToRestore = knownDirectory
    }
  }

  /// Creates a directory (MKD).
  package func makeDirectory(_ path: RemotePath) throws(FTPError) {
    do throws(FTPError) {
      try perform(command(.mkd, path))
    } catch .refused(let reply, let verb)
      where reply.code.isPermanentNegative && path.octets.contains(0x2A)
    {
      // ProFTPD 1.3.8 creates no directory with an asterisk in its name, but renames one to it.
      guard try makeDirectoryByRenaming(path) else { throw .refused(reply, by: verb) }
    }
  }

  /// Creates several directories, in one packet where the server takes that.
  ///
  /// - Returns: Whether each of them is new; false says nothing about why it is not.
  package func makeDirectories(_ paths: [RemotePath]) throws(FTPError) -> [Bool] {
    var commands: [Command] = []
    var isNew = [Bool](repeating: false, count: paths.count)
    var positions: [Int] = []
    for (position, path) in paths.enumerated() {
      do throws(FTPError) {
        commands.append(try command(.mkd, path))
        positions.append(position)
      } catch {
        guard case .invalidCommand = error else { throw error }
      }
    }
    let replies = try exchange(commands)
    for (position, reply) in zip(positions, replies) where reply.code.isCompletion {
      isNew[position] = true
    }
    return isNew
  }

  private func makeDirectoryByRenaming(_ path: RemotePath) throws(FTPError) -> Bool {
    let plain = RemotePath(path.octets.map { $0 == 0x2A ? 0x5F : $0 } + [UInt8](".new".utf8))
    guard try exchange(command(.mkd, plain)).code.isCompletion else { return false }
    do throws(FTPError) {
      try rename(plain, to: path)
      return true
    } catch .refused {
      try removeDirectory(plain)
      return false
    }
  }

  /// Removes an empty directory (RMD).
  package func removeDirectory(_ path: RemotePath) throws(FTPError) {
    try perform(command(.rmd, path))
  }

  /// Says whether a path is a directory: by what MLST says, else by going there and back.
  ///
  /// Pure-FTPd 1.0.50 ends a session after fifty attempts to go where no directory is.
  package func isDirectory(_ path: RemotePath) throws(FTPError) -> Bool {
    if try features().list.has("MLST") {
      let reply = try exchange(command(.mlst, path))
      if reply.code == .fileUnavailable { return false }
      switch ListingEntry(description: reply)?.kind {
      case .directory where reply.code.isCompletion: return true
      case .file where reply.code.isCompletion: return false
      default: break
      }
    }
    let here = try workingDirectory()
    let reply = try exchange(command(.cwd, path))
    guard reply.code.isPositive else { return false }
    try returnTo(here)
    return true
  }

  /// Finds out where a directory is when all links on the way are followed, by going there and
  /// back (CWD, PWD).
  ///
  /// - Returns: What PWD says there, else the path itself; `nil` when it is no directory.
  package func canonicalDirectory(_ path: RemotePath) throws(FTPError) -> RemotePath? {
    let here = try workingDirectory()
    let reply = try exchange(command(.cwd, path))
    guard reply.code.isPositive else { return nil }
    knownDirectory = nil
    let reached = try exchange(Command(.pwd))
    try returnTo(here)
    return QuotedPathname.parse(reached) ?? path
  }

  /// Goes back to a directory that ``workingDirectory()`` gave.
  func returnTo(_ directory: RemotePath?) throws(FTPError) {
    guard let directory else {
      knownDirectory = nil
      return
    }
    try perform(command(.cwd, directory))
    knownDirectory = directory
  }
}
