import FTPClient
import FTPProtocol
import Octets
import Platform
import SystemPackage

/// Something at the server that an operand names, and what a listing said of it.
struct RemoteMatch: Sendable {
  let path: RemotePath

  /// What the listing said, where a pattern made one necessary.
  let entry: ListingEntry?

  /// Whether its last name is one that the server told, and not one that the user typed.
  var isNamedByServer: Bool { entry != nil }
}

extension ShellState {
  /// Finds the path that an operand names, without looking for patterns in it.
  ///
  /// - Parameter operand: A path, `~`, or a URL of the session's own server.
  /// - Returns: Absolute, or relative to the working directory there.
  /// - Throws: ``CommandError`` for a URL of another server.
  func remotePath(_ operand: RemoteOperand) throws(CommandError) -> RemotePath {
    try path(of: try wordAtServer(operand))
  }

  /// Finds everything at the server that operands name, braces and patterns expanded.
  ///
  /// - Throws: ``CommandError/Cause/noMatch`` for an operand of patterns that fit nothing.
  func remoteMatches(_ operands: [RemoteOperand]) throws(CommandError) -> [RemoteMatch] {
    var matches: [RemoteMatch] = []
    for operand in operands {
      let before = matches.count
      let words = try expandedBraces(of: try wordAtServer(operand))
      for word in words {
        if word.hasWildcards {
          let expansion = try RemoteExpansion(word, in: try loggedIn(), self)
          matches += try expansion.matches(home: word.beginsWithHome ? try home() : nil)
        } else {
          matches.append(RemoteMatch(path: try path(of: word), entry: nil))
        }
      }
      guard matches.count > before else { throw CommandError(operand.word.plain, .noMatch) }
    }
    return matches
  }

  /// Finds the paths that operands name, braces expanded but no patterns: for what is to be made.
  func remotePaths(_ operands: [RemoteOperand]) throws(CommandError) -> [RemotePath] {
    var paths: [RemotePath] = []
    for operand in operands {
      for word in try expandedBraces(of: try wordAtServer(operand)) {
        paths.append(try path(of: word))
      }
    }
    return paths
  }

  private func path(of word: Word) throws(CommandError) -> RemotePath {
    guard word.beginsWithHome else { return RemotePath(word.plain) }
    return try home().appending(RemotePath([UInt8](word.plain.dropFirst(2))))
  }

  private func expandedBraces(of word: Word) throws(CommandError) -> [Word] {
    do throws(BraceExpansion.TooManyWords) {
      return try BraceExpansion.words(of: word)
    } catch {
      let why = "the braces stand for more than \(BraceExpansion.limit) words"
      throw CommandError(word.plain, .refused(why, advice: nil))
    }
  }

  private func home() throws(CommandError) -> RemotePath {
    let session = try loggedIn()
    if session.loginDirectory == nil { _ = try? session.workingDirectory() }
    guard let home = session.loginDirectory else {
      let why = "the server does not tell where the login led"
      throw CommandError("~", .refused(why, advice: "'cd' without a name leads there."))
    }
    return home
  }

  /// Reads where an operand leads that is a URL.
  ///
  /// - Parameters:
  ///   - operand: The URL.
  ///   - bookmark: The bookmark of which it was made; `nil` where a URL was typed.
  /// - Returns: The server, and who logs in.
  /// - Throws: ``CommandError`` for what is no URL.
  func destination(
    of operand: RemoteOperand,
    _ bookmark: Bookmark? = nil
  ) throws(CommandError) -> Destination {
    // The option of a command line is for all its URLs; a shell's is for the server that it begins with.
    let port = mode == .single ? connection.access.defaultPort : nil
    return try Destination(operand.word.plain, defaultPort: port, of: bookmark)
  }

  /// Returns the word that stands for a path: the operand's own, or the one in its URL.
  private func wordAtServer(_ operand: RemoteOperand) throws(CommandError) -> Word {
    guard operand.isURL else { return operand.word }
    try connection.require(destination(of: operand))
    let octets = operand.word.plain
    let hasType = operand.typeOfURL != nil
    let word = Word(urlPathOf: hasType ? octets.dropLast(FTPURL.typeLength) : octets[...])
    // It is relative to where the login led, wherever one is by now.
    guard mode != .single, word.octets.first?.value != .slash, let home = try? home(),
      home != session?.directoryName
    else { return word }
    let directory = home.octets.last == .slash ? home.octets : home.octets + [.slash]
    return Word(Word(literal: directory).octets + word.octets)
  }

  /// Finds the path on this machine that an operand names, without looking for patterns in it.
  func localPath(_ operand: LocalOperand) -> FilePath {
    let word = operand.word
    let octets = word.plain
    guard word.beginsWithHome else { return localDirectory.pushing(FilePath(octets: octets)) }
    let rest = FilePath(octets: [UInt8](octets.dropFirst(2)))
    return Environment.homeDirectory.pushing(rest)
  }

  /// Finds the paths on this machine that operands name, braces expanded but no patterns.
  func localPaths(_ operands: [LocalOperand]) throws(CommandError) -> [FilePath] {
    var paths: [FilePath] = []
    for operand in operands {
      paths += try expandedBraces(of: operand.word).map { localPath(LocalOperand($0)) }
    }
    return paths
  }

  /// Finds everything on this machine that operands name, braces and patterns expanded.
  ///
  /// - Throws: ``CommandError`` for an operand of patterns that fit nothing.
  func localMatches(_ operands: [LocalOperand]) throws(CommandError) -> [FilePath] {
    var paths: [FilePath] = []
    for operand in operands {
      let before = paths.count
      for word in try expandedBraces(of: operand.word) {
        if word.hasWildcards {
          paths += LocalExpansion(word).matches(in: localDirectory)
        } else {
          paths.append(localPath(LocalOperand(word)))
        }
      }
      guard paths.count > before else {
        throw CommandError(operand.word.plain, .local(.noSuchFileOrDirectory))
      }
    }
    return paths
  }
}

extension Word {
  /// Takes the path out of a URL: what is percent-encoded means only itself.
  fileprivate init(urlPathOf url: some Collection<UInt8>) {
    self.init()
    let authority = [UInt8](url).drop { $0 != .slash }.dropFirst(2)
    var rest = authority.drop { $0 != .slash }.dropFirst()
    while let first = rest.first, let value = PercentCoding.takeOctet(&rest) {
      octets.append(Octet(value: value, isQuoted: first == .percent && value != .slash))
    }
    if octets.isEmpty { octets = [Octet(value: .dot, isQuoted: false)] }
  }
}
