import FTPClient
import FTPProtocol
import Octets
import Platform
import SystemPackage
import Terminal

/// Names at the server that continue a word.
enum RemoteNames {
  /// Returns the names in the word's directory that begin as its last name does, sorted.
  ///
  /// Whatever goes wrong is no reason to disturb somebody who is typing: there are no names then.
  static func beginning(as word: WordAtCursor, in shell: ShellState) -> [CompletionName] {
    names(as: word, in: shell) { _ in true }
  }

  /// Returns those that are directories, or links, which may lead to one.
  static func directories(
    beginningAs word: WordAtCursor,
    in shell: ShellState
  ) -> [CompletionName] {
    names(as: word, in: shell) { $0 == .directory || $0 == .link }
  }

  private static func names(
    as word: WordAtCursor,
    in shell: ShellState,
    where isWanted: (EntryKind) -> Bool
  ) -> [CompletionName] {
    guard let session = shell.session, session.credentials != nil, !isURL(word),
      shell.connection.pendingCredentials == nil, shell.hasLiveSession()
    else { return [] }
    let beginning = word.nameBeginning
    let directory: RemotePath?
    do throws(CommandError) {
      directory =
        word.directory.octets.isEmpty ? nil : try shell.remotePath(RemoteOperand(word.directory))
    } catch {
      return []
    }
    let showsHidden = beginning.first == .dot
    guard
      let listing = try? session.recentListing(
        directory,
        now: .current,
        showsHidden: showsHidden,
        within: recent
      )
    else { return [] }
    return listing.positions(sortedBy: .name).compactMap { position in
      guard isWanted(listing.kind(at: position)) else { return nil }
      return name(at: position, of: listing, continuing: beginning)
    }
  }

  /// How old a listing may be for somebody who is typing.
  private static let recent = Duration.seconds(30)

  private static func name(
    at position: Int,
    of listing: Listing,
    continuing beginning: [UInt8]
  ) -> CompletionName? {
    var octets: [UInt8] = []
    listing.appendName(at: position, to: &octets)
    guard octets.isContinuing(beginning), let name = RemotePath.Component(octets) else {
      return nil
    }
    switch listing.kind(at: position) {
    case .unparsed: return nil
    case .directory: return CompletionName(name.octets, .directory)
    case .link: return CompletionName(name.octets, .link)
    case .file: return CompletionName(name.octets, .file)
    case .other: return CompletionName(name.octets, .other)
    }
  }

  /// Whether the word is a URL, or may become one.
  private static func isURL(_ word: WordAtCursor) -> Bool {
    FTPURL.looksLikeURL(word.plain.text)
  }
}

extension ShellState {
  /// Whether the session can take a command, after connecting anew where the server has hung up.
  ///
  /// Nobody waits long for that at a Tab key.
  fileprivate func hasLiveSession() -> Bool {
    guard let session else { return false }
    // What was set since the last command counts here too.
    session.options = settings.session
    if session.isAlive { return true }
    session.options.setTimeouts(.seconds(5))
    defer { session.options = settings.session }
    return (try? session.reconnect()) != nil
  }
}

/// Names on this machine that continue a word.
enum LocalNames {
  /// Returns the names in the word's directory that begin as its last name does, sorted.
  static func beginning(as word: WordAtCursor, in shell: ShellState) -> [CompletionName] {
    let directory =
      word.directory.octets.isEmpty
      ? shell.localDirectory : shell.localPath(LocalOperand(word.directory))
    let beginning = word.nameBeginning
    let names = (try? LocalDirectory.names(in: directory)) ?? []
    return names.filter { $0.isContinuing(beginning) }.map { name in
      let info = try? FileInfo(of: directory.appending(octets: name))
      return CompletionName(name, info?.kind == .directory ? .directory : .file)
    }
  }
}

/// Servers that the user has been at.
enum ServerNames {
  /// Returns those that continue a word, sorted: bookmarks, of `open` lines in the history, of trusted
  /// certificates, and of what is remembered of servers.
  ///
  /// Behind `ftp://` and behind `USER@` hosts are offered as well.
  static func beginning(as word: WordAtCursor, in shell: ShellState) -> [CompletionName] {
    let typed = word.plain.text
    let start = typed.lastIndex(of: "@").map { typed.index(after: $0) }
    let prefix = start.map { typed[..<$0] } ?? typed.prefix(upToSchemeEnd: "://")
    var names = Set(typedServers(in: shell))
    names.formUnion(((try? BookmarkFile().bookmarks()) ?? []).map(\.name))
    for host in hosts(in: shell) { names.insert(prefix.isEmpty ? host : prefix + host) }
    return names.filter { $0.hasPrefix(typed) }.sorted().map { CompletionName($0) }
  }

  /// What followed `open` in earlier lines, as it was typed.
  private static func typedServers(in shell: ShellState) -> [String] {
    let lines = shell.front.history?.entries ?? []
    return lines.compactMap { line in
      let words = line.text.split(separator: " ")
      guard words.count == 2, words[0] == "open" else { return nil }
      return Escaping.text([UInt8](words[1].utf8)) == words[1] ? String(words[1]) : nil
    }
  }

  /// Hosts, with their ports where those are not the usual ones.
  private static func hosts(in shell: ShellState) -> [String] {
    let trusted = (try? KnownHosts().entries().map(\.key)) ?? []
    let seen = shell.connection.access.memory?.servers ?? []
    let suffix = ":\(Endpoint.standardPort)"
    return (trusted + seen).map { $0.hasSuffix(suffix) ? String($0.dropLast(suffix.count)) : $0 }
  }
}

extension String {
  /// The beginning up to and with a mark; empty where it is not there.
  fileprivate func prefix(upToSchemeEnd mark: String) -> Substring {
    guard let colon = firstIndex(of: ":"), self[colon...].hasPrefix(mark) else { return "" }
    return self[..<index(colon, offsetBy: mark.count)]
  }
}

extension [UInt8] {
  /// Whether a name begins so; hidden names are offered only to those who have typed the dot.
  func isContinuing(_ beginning: [UInt8]) -> Bool {
    starts(with: beginning) && (first != .dot || !beginning.isEmpty)
  }
}
