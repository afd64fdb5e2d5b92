package import ArgumentParser
import FTPClient
import FTPProtocol
import Octets
package import Platform
import SystemPackage
import Terminal

/// `ferry complete WORD...`: what may stand where the last word stands, for the completion of the
/// user's own shell.
///
/// It asks nothing, says nothing but the words, a line each, and takes no longer than somebody waits who
/// has pressed a key.
package struct CompleteVerb: RunnableVerb {
  package static let configuration = CommandConfiguration(
    commandName: "complete",
    abstract: "Print what the last word may become.",
    shouldDisplay: false
  )

  /// How long all of it may take.
  private static let patience = Duration.seconds(2)

  @Argument(parsing: .captureForPassthrough, help: "The words behind 'ferry' up to the cursor.")
  var words: [PlainOperand] = []

  /// Makes one without words.
  package init() {}

  /// Prints the words.
  package func run(
    with arguments: CommandLineWords,
    _ interrupt: Cancellation,
    _ passwords: PasswordSources
  ) -> ExitStatus {
    let end = try? WorkerThread.start {
      guard let never = try? WakeUp() else { return }
      let deadline = Deadline.after(Self.patience)
      try? Readiness.wait(for: never.rawValue, .readable, until: deadline, cancelledBy: interrupt)
      interrupt.cancel()
    }
    end?.detach()
    let output = Output(standardOutput: .descriptor(1), standardError: .captured(.init()))
    let shell = ShellState(
      Front(.job, output, interrupt: interrupt),
      ShellConfiguration(Settings()),
      localDirectory: LocalDirectory.current ?? Environment.homeDirectory
    )
    shell.connection.asksNothing = true
    shell.connection.access.passwords = passwords
    shell.connection.access.memory = ServerMemory(FileLocations.servers)
    ConfigurationFile.apply(FileLocations.configuration, to: shell)
    var typed = words.map(\.octets)
    // The scripts write it so that no word is taken for an option.
    if typed.first == [.hyphen, .hyphen] { typed.removeFirst() }
    let candidates = OutsideWords(shell, typed, patience: Self.patience).candidates
    for word in candidates.prefix(OutsideWords.limit) { try? output.write(word + [.lineFeed]) }
    try? output.flush()
    shell.connection.close()
    return .done
  }
}

/// What may stand where the last word of a command line of the user's own shell stands.
struct OutsideWords {
  /// The most words that are offered.
  static let limit = 2000

  private let shell: ShellState
  private let before: [String]
  private let typed: [UInt8]
  private let patience: Duration

  /// Completes the last of some words.
  init(_ shell: ShellState, _ words: [[UInt8]], patience: Duration) {
    self.shell = shell
    self.patience = patience
    typed = words.last ?? []
    before = words.dropLast().map { $0.text }
  }

  /// The words, whole, each beginning with what was typed.
  var candidates: [[UInt8]] {
    guard typed.first != .hyphen, !isOptionValue else { return [] }
    let found: [[UInt8]]
    if FTPURL.looksLikeURL(typed.text) {
      let start = typed.firstIndex(of: .colon).map { $0 + 3 } ?? 0
      found =
        typed[start...].contains(.slash) ? paths(isURL: true) : servers(behind: typed[..<start])
    } else if let colon = typed.firstIndex(of: .colon) {
      let name = typed[..<colon].text
      let isBookmark = ((try? BookmarkFile().bookmark(named: name)) ?? nil) != nil
      found = isBookmark ? paths(isURL: false) : []
    } else {
      found = names
    }
    return found.filter { $0.starts(with: typed) && Escaping.isHarmless($0) }
  }

  private var command: (any ShellCommand.Type)? {
    let verb = before.first { !$0.hasPrefix("-") && CommandLineVerbs.names.contains($0) }
    return CommandTable.commands.first { $0.name == verb }
  }

  /// Whether the word is the value of an option, which the script itself completes.
  private var isOptionValue: Bool {
    guard let last = before.last, last.hasPrefix("-") else { return false }
    let own = command.map { CommandOptions(of: $0).valued[last] != nil } ?? false
    return own || ConnectionOptions.namesWithValue.contains(last)
  }

  /// Bookmarks and servers, where no more than a name has been typed.
  private var names: [[UInt8]] {
    let bookmarks = ((try? BookmarkFile().bookmarks()) ?? []).map(\.name)
    guard let command else {
      guard !before.contains(where: { CommandLineVerbs.names.contains($0) }) else { return [] }
      return hosts(behind: typed).map { [UInt8]($0.utf8) }
    }
    if command.takesURLs { return bookmarks.map { [UInt8]("\($0):".utf8) } }
    let words = before.drop { $0 != command.name }.dropFirst()
    let position = words.count { !$0.hasPrefix("-") }
    if let own = command.completions(at: position, after: words.map { Word($0) }, in: shell) {
      return own.map { [UInt8]($0.utf8) }
    }
    guard command.operandKind(at: position) == .server else { return [] }
    return hosts(behind: typed).map { [UInt8]($0.utf8) }
  }

  /// Servers of before as URLs that go on with a path, behind `ftp://` or `ftp://USER@`.
  private func servers(behind scheme: ArraySlice<UInt8>) -> [[UInt8]] {
    let user =
      typed[scheme.endIndex...].lastIndex(of: .at).map { typed[scheme.endIndex...$0] } ?? []
    let bookmarks = (try? BookmarkFile().bookmarks()) ?? []
    let own = bookmarks.map(\.url).map { $0.last == .slash ? $0 : $0 + [.slash] }
    let names = Set(bookmarks.map(\.name))
    let known = hosts(behind: []).filter { !names.contains($0) }.map {
      [UInt8](scheme + user) + [UInt8]($0.utf8) + [.slash]
    }
    return Set(own + known).sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Bookmarks, the hosts of trusted certificates, and those that something is known of.
  private func hosts(behind typed: [UInt8]) -> [String] {
    let word = Word(literal: typed)
    let line = [UInt8]("x ".utf8) + [UInt8](Quoting.quoted(word.plain).utf8)
    guard let place = WordAtCursor(typed.isEmpty ? [UInt8]("x ".utf8) : line) else { return [] }
    return ServerNames.beginning(as: place, in: shell).map(\.octets.text)
  }

  /// Names in a directory of the server that the word names.
  private func paths(isURL: Bool) -> [[UInt8]] {
    let mark: UInt8 = isURL ? .slash : .colon
    guard let end = typed.lastIndex(where: { $0 == .slash || $0 == mark }) else { return [] }
    let directory = [UInt8](typed[...end])
    let beginning = [UInt8](typed[(end + 1)...])
    guard let name = isURL ? PercentCoding.decode(beginning) : beginning,
      !beginning.contains(where: { $0.isOne(of: "*?[") }),
      let destination = try? Destination(directory), !destination.hasPassword
    else { return [] }
    let settings = shell.configuration.layers.commandLine
    let patience = patience
    shell.configuration.layers.commandLine = {
      settings(&$0)
      $0.session.setTimeouts(patience)
    }
    guard (try? shell.connection.open(destination, enters: false)) != nil,
      let session = try? shell.loggedIn(),
      let listing = try? session.recentListing(
        destination.directory,
        now: .current,
        showsHidden: name.first == .dot,
        within: .zero
      )
    else { return [] }
    return listing.positions(sortedBy: .name).compactMap { position in
      var octets: [UInt8] = []
      listing.appendName(at: position, to: &octets)
      guard octets.isContinuing(name), RemotePath.Component(octets) != nil else { return nil }
      let rest = [UInt8](octets.dropFirst(name.count))
      let word = directory + beginning + (isURL ? Self.encoded(rest) : rest)
      return listing.kind(at: position) == .directory ? word + [.slash] : word
    }
  }

  /// Writes a name for a URL so that no shell sees anything else in it.
  private static func encoded(_ octets: [UInt8]) -> [UInt8] {
    PercentCoding.encode(octets) {
      !($0.isLetter || $0.isDigit || $0.isOne(of: "-._+,") || !$0.isASCII)
    }
  }
}
