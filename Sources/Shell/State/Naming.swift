import FTPClient
import FTPProtocol
import Platform
import SystemPackage

/// Something at the server that an operand names, and what a listing said of it.
struct RemoteMatch: Sendable {
  let path: RemotePath

  /// What the listing said, where a pattern made one necessary.
  let entry: ListingEntry?
}

extension ShellState {
  /// Finds the path that an operand names, without looking for patterns in it.
  ///
  /// - Parameter operand: A path, `~`, or a URL of the session's own server.
  /// - Returns: Absolute, or relative to the working directory there.
  /// - Throws: ``CommandError`` for a URL of another server.
  func remotePath(_ operand: RemoteOperand) throws(CommandError) -> RemotePath {
    let word = try wordAtServer(operand)
    guard word.beginsWithHome else { return RemotePath(word.plain) }
    return try home().appending(RemotePath([UInt8](word.plain.dropFirst(2))))
  }

  /// Finds everything at the server that operands name, patterns expanded from listings.
  ///
  /// - Throws: ``CommandError/Cause/noMatch`` for a pattern that fits nothing.
  func remoteMatches(_ operands: [RemoteOperand]) throws(CommandError) -> [RemoteMatch] {
    var matches: [RemoteMatch] = []
    for operand in operands {
      let word = try wordAtServer(operand)
      if word.hasWildcards {
        matches += try expanded(word)
      } else {
        matches.append(RemoteMatch(path: try remotePath(operand), entry: nil))
      }
    }
    return matches
  }

  private func home() throws(CommandError) -> RemotePath {
    let session = try loggedIn()
    if session.loginDirectory == nil { _ = try? session.workingDirectory() }
    return session.loginDirectory ?? .root
  }

  /// Returns the word that stands for a path: the operand's own, or the one in its URL.
  private func wordAtServer(_ operand: RemoteOperand) throws(CommandError) -> Word {
    let octets = operand.word.plain
    guard FTPURL.looksLikeURL(String(decoding: octets, as: UTF8.self)) else { return operand.word }
    let url: FTPURL
    do {
      url = try FTPURL(parsing: octets)
    } catch {
      throw CommandError(octets, .url(error))
    }
    let endpoint = Endpoint(host: url.host, port: url.port ?? Endpoint.port(of: url.scheme))
    guard let session, session.endpoint == endpoint else {
      throw CommandError(
        "reach \(endpoint)",
        .refused("the session is with another server", advice: "Use 'open' first.")
      )
    }
    return Word(urlPathOf: octets)
  }

  /// Expands a pattern component by component.
  private func expanded(_ word: Word) throws(CommandError) -> [RemoteMatch] {
    var components = word.octets.split { $0.value == 0x2F }.map { Array($0) }
    var found: [RemotePath?] = [word.octets.first?.value == 0x2F ? .root : nil]
    if word.beginsWithHome, !components.isEmpty {
      found = [try home()]
      components.removeFirst()
    }
    var matches: [RemoteMatch] = []
    for (index, component) in components.enumerated() {
      let isLast = index == components.count - 1
      matches = []
      for directory in found {
        matches += try entries(of: directory, matching: component, isLast: isLast)
      }
      found = matches.map(\.path)
    }
    guard !matches.isEmpty else { throw CommandError(word.plain, .noMatch) }
    return matches
  }

  private func entries(
    of directory: RemotePath?,
    matching component: [Word.Octet],
    isLast: Bool
  ) throws(CommandError) -> [RemoteMatch] {
    guard Word(component).hasWildcards else {
      let name = component.map(\.value)
      return [RemoteMatch(path: directory?.appending(name) ?? RemotePath(name), entry: nil)]
    }
    let pattern = Word.pattern(component)
    let showsHidden = component.first?.value == 0x2E
    let listing: Listing
    let session = try loggedIn()
    do throws(FTPError) {
      listing = try session.list(directory, now: .current, showsHidden: showsHidden)
    } catch .refused(let reply, _) where reply.code.isPermanentNegative && directory != nil {
      // `*/x` meets files too: they have nothing in them.
      return []
    } catch {
      throw CommandError("list \(directory ?? RemotePath("."))", .session(error))
    }
    let names = listing.entries.filter { entry in
      guard isLast || entry.kind == .directory || entry.kind == .link else { return false }
      return entry.kind != .unparsed && pattern.matches(entry.name.span)
    }
    return names.sorted { $0.name.lexicographicallyPrecedes($1.name) }.compactMap { entry in
      // A name with a slash would lead somewhere else than the listing's directory.
      guard let name = RemotePath.Component(entry.name) else { return nil }
      let path = directory?.appending(name.octets) ?? RemotePath(name.octets)
      return RemoteMatch(path: path, entry: entry)
    }
  }

  /// Finds the path on this machine that an operand names, without looking for patterns in it.
  func localPath(_ operand: LocalOperand) -> FilePath {
    let word = operand.word
    let octets = word.plain
    guard word.beginsWithHome else { return localDirectory.pushing(FilePath(octets: octets)) }
    let rest = FilePath(octets: [UInt8](octets.dropFirst(2)))
    return Environment.homeDirectory.pushing(rest)
  }

  /// Finds everything on this machine that operands name, patterns expanded.
  func localMatches(_ operands: [LocalOperand]) throws(CommandError) -> [FilePath] {
    var paths: [FilePath] = []
    for operand in operands {
      if operand.word.hasWildcards {
        paths += try expandedLocally(operand.word)
      } else {
        paths.append(localPath(operand))
      }
    }
    return paths
  }

  private func expandedLocally(_ word: Word) throws(CommandError) -> [FilePath] {
    var components = word.octets.split { $0.value == 0x2F }.map { Array($0) }
    var found = [word.octets.first?.value == 0x2F ? FilePath("/") : localDirectory]
    if word.beginsWithHome, !components.isEmpty {
      found = [Environment.homeDirectory]
      components.removeFirst()
    }
    for component in components {
      let name = component.map(\.value)
      guard Word(component).hasWildcards else {
        found = found.map { $0.pushing(FilePath(octets: name)) }
        continue
      }
      let pattern = Word.pattern(component)
      found = found.flatMap { directory in
        ((try? LocalDirectory.names(in: directory)) ?? [])
          .filter { pattern.matches($0.span) }
          .map { directory.pushing(FilePath(octets: $0)) }
      }
    }
    found = found.filter { (try? FileInfo(of: $0, followingLinks: false)) != nil }
    guard !found.isEmpty else {
      throw CommandError(word.plain, .local(.noSuchFileOrDirectory))
    }
    return found
  }
}

extension Word {
  /// Takes the path out of a URL: what is percent-encoded means only itself.
  fileprivate init(urlPathOf url: [UInt8]) {
    self.init()
    let authority = url.drop { $0 != 0x2F }.dropFirst(2)
    var rest = authority.drop { $0 != 0x2F }.dropFirst()
    while let first = rest.popFirst() {
      if first == 0x25, let high = rest.popFirst(), let low = rest.popFirst() {
        let digits = String(decoding: [high, low], as: UTF8.self)
        if let value = UInt8(digits, radix: 16) {
          octets.append(Octet(value: value, isQuoted: value != 0x2F))
        }
      } else {
        octets.append(Octet(value: first, isQuoted: false))
      }
    }
    if octets.isEmpty { octets = [Octet(value: 0x2E, isQuoted: false)] }
  }
}
