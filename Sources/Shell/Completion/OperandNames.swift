import FTPClient
import FTPProtocol
import Octets
import Platform
import SystemPackage

/// Names at the server that continue a word.
enum RemoteNames {
  /// Returns the names in the word's directory that begin as its last name does, sorted.
  ///
  /// Whatever goes wrong is no reason to disturb somebody who is typing: there are no names then.
  static func beginning(as word: WordAtCursor, in shell: ShellState) -> [CompletionName] {
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
    let names = listing.positions(sortedBy: .name).compactMap { position in
      name(at: position, of: listing, continuing: beginning)
    }
    return names
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
    case .directory: return CompletionName(name.octets, isDirectory: true)
    default: return CompletionName(name.octets, isDirectory: false)
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
      return CompletionName(name, isDirectory: info?.kind == .directory)
    }
  }
}

extension [UInt8] {
  /// Whether a name begins so; hidden names are offered only to those who have typed the dot.
  func isContinuing(_ beginning: [UInt8]) -> Bool {
    starts(with: beginning) && (first != .dot || !beginning.isEmpty)
  }
}
