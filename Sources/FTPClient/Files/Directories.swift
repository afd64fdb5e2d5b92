package import FTPProtocol
import Octets

extension Session {
  /// Creates a directory (MKD).
  package func makeDirectory(_ path: RemotePath) throws(FTPError) {
    do throws(FTPError) {
      try perform(command(.mkd, path))
    } catch .refused(let reply, let verb)
      where reply.code.isPermanentNegative && path.octets.contains(.asterisk)
    {
      // ProFTPD 1.3.8 creates no directory with an asterisk in its name, but renames one to it.
      guard try makeDirectoryByRenaming(path) else { throw .refused(reply, by: verb) }
    }
  }

  /// Creates a directory and what is missing above it; one that is there is no error.
  ///
  /// The whole path is tried first: what is above it need not be ours to create, list or enter.
  /// Whether a refusal means that the directory is there is decided by going there: servers have
  /// many words for it (521, 550, 553).
  ///
  /// - Parameter path: Relative to the working directory, or absolute.
  /// - Throws: ``FTPError/refused(_:by:)`` with what the server says of the first that it does not
  ///   create.
  package func makeDirectoryWithParents(_ path: RemotePath) throws(FTPError) {
    guard try refusalOfMaking(path) != nil, try !isDirectory(path) else { return }
    var current: RemotePath? = path.isAbsolute ? .root : nil
    var above: (path: RemotePath, refusal: FTPError?)?
    for component in path.octets.split(separator: .slash).dropLast() {
      let next = current?.appending([UInt8](component)) ?? RemotePath([UInt8](component))
      current = next
      guard next.lastComponent != nil else { continue }
      above = (next, try refusalOfMaking(next))
    }
    guard let refusal = try refusalOfMaking(path), try !isDirectory(path) else { return }
    // What is above it is the reason where it is neither there nor to be had.
    if let above, let reason = above.refusal, try !isDirectory(above.path) { throw reason }
    throw refusal
  }

  /// Creates a directory.
  ///
  /// - Returns: The refusal, if it is one; a session goes on after it.
  private func refusalOfMaking(_ path: RemotePath) throws(FTPError) -> FTPError? {
    do throws(FTPError) {
      try makeDirectory(path)
      return nil
    } catch {
      guard error.isRefusal, error.sessionIsUsable else { throw error }
      return error
    }
  }

  /// Creates several directories, in one packet where the server takes that.
  ///
  /// - Returns: Whether each of them is new; false says nothing about why it is not.
  package func makeDirectories(_ paths: [RemotePath]) throws(FTPError) -> [Bool] {
    var commands: [PlacedCommand] = []
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
    let plain = RemotePath(
      path.octets.map { $0 == .asterisk ? .underscore : $0 } + [UInt8](".new".utf8)
    )
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

  /// Says whether a path is a directory: by what MLST says, else by going there.
  ///
  /// Pure-FTPd 1.0.50 ends a session after fifty attempts to go where no directory is.
  ///
  /// - Parameters:
  ///   - path: Relative to the working directory, or absolute.
  ///   - directory: Where a relative path is meant; `nil` for the working directory.
  /// - Returns: False for what is none, and where the server lets us into any name.
  /// - Throws: What goes wrong on the way to an answer.
  package func isDirectory(
    _ path: RemotePath,
    in directory: Place? = nil
  ) throws(FTPError) -> Bool {
    if try features().list.has("MLST") {
      let reply = try exchange(command(.mlst, path, in: directory))
      if reply.code == .fileUnavailable { return false }
      switch reply.describes(path) ? ListingEntry(description: reply)?.kind : nil {
      case .directory: return true
      case .file: return false
      default: break
      }
    }
    let place = try base(directory).appending(path)
    guard try enters(place) else { return false }
    if try provesByEntering(place) { return true }
    guard let name = path.lastComponent else { return false }
    let above = try base(directory).appending(path.hasParent ? path.parent : .here)
    return try isListed(as: .directory, name, in: above)
  }

  /// Whether a directory that can be entered is there: some let us into every name (z/OS, where it
  /// is the beginning of names; stores that know no directories).
  private func provesByEntering(_ place: Place) throws(FTPError) -> Bool {
    guard software == .other, place.start != nil || !place.steps.isEmpty,
      place.steps.last?.lastComponent != nil || place.start?.lastComponent != nil
    else { return true }
    if let known = knowledge.isTrue(.cwdProves) { return known }
    let nowhere = RemotePath("F\(UInt32.random(in: 1_000_000...9_999_999)).NONE")
    let proves = try !enters(place.appending(nowhere))
    knowledge.set(.cwdProves, proves)
    return proves
  }

  /// Finds out where a directory is when all links on the way are followed, by going there (CWD,
  /// PWD).
  ///
  /// - Returns: What PWD says there, else the path itself; `nil` when it is no directory.
  package func canonicalDirectory(_ path: RemotePath) throws(FTPError) -> RemotePath? {
    let place = try place(of: path)
    guard try enters(place) else { return nil }
    let reached = try exchange(PlacedCommand(Command(.pwd), in: place))
    return reached.toldDirectory ?? path
  }
}

extension Reply {
  /// Whether the entry of MLST can be that of a path, as far as its name tells: some servers describe
  /// the working directory, whatever they are asked.
  func describes(_ path: RemotePath) -> Bool {
    guard let asked = path.lastComponent, let told = describedName else { return true }
    return asked == told
  }
}
