import Octets
import Platform
import SystemPackage
import Terminal

/// `bookmark import`: the sites of other programs as bookmarks.
struct BookmarkImport {
  private let shell: ShellState
  private let replaces: Bool
  private let withPasswords: Bool

  /// Prepares an import.
  init(shell: ShellState, replaces: Bool, _ withPasswords: Bool) {
    self.shell = shell
    self.replaces = replaces
    self.withPasswords = withPasswords
  }

  /// Imports what words name: a program, a file, both, or nothing: all programs then.
  func run(_ words: [PlainOperand]) throws(CommandError) {
    let format = words.first.flatMap { ForeignFormat(rawValue: $0.text.lowercased()) }
    let files = words.dropFirst(format == nil ? 0 : 1)
    guard files.isEmpty else {
      for file in files {
        let path = shell.localPath(LocalOperand(Word(file.text)))
        guard try take(path, as: format) else {
          throw CommandError(.doing("read", path.octets), .local(.noSuchFileOrDirectory))
        }
      }
      return
    }
    let formats = format.map { [$0] } ?? ForeignFormat.allCases
    var isFound = false
    for format in formats {
      for path in format.places where !isFound || formats.count > 1 {
        guard try take(path, as: format) else { continue }
        isFound = true
        break
      }
    }
    guard !isFound else { return }
    let home = Environment.homeDirectory.string + "/"
    let places = formats.flatMap(\.places).map(\.string).map { place in
      place.hasPrefix(home) ? "~/" + place.dropFirst(home.count) : place
    }.joined(separator: ", ")
    throw CommandError(
      "bookmark import",
      .failed(.local, "there is none of \(places)", advice: "Name the file: bookmark import FILE")
    )
  }

  /// Takes the sites of a file.
  ///
  /// - Returns: False when there is no such file.
  private func take(_ path: FilePath, as format: ForeignFormat?) throws(CommandError) -> Bool {
    let what = [UInt8].doing("import", path.octets)
    guard let octets = try locally(what, PrivateFile.read(path)) else { return false }
    guard !RcloneRemotes.isEncrypted(octets) else {
      let advice = "'rclone config show' prints it: bookmark import rclone FILE takes that."
      throw CommandError(what, .refused("rclone has encrypted it", advice: advice))
    }
    let formats = format.map { [$0] } ?? ForeignFormat.asTried
    let read = formats.lazy.compactMap { format in
      format.sites(in: octets).map { (format: format, sites: $0) }
    }
    guard let (format, sites) = read.first else {
      let names = formats.map(\.title).joined(separator: ", ")
      let why = octets.isEmpty ? "it is empty" : "it has no sites in the form of \(names)"
      throw CommandError(what, .refused(why, advice: "It may end in the middle."))
    }
    let file = BookmarkFile()
    let taken = TakenSites(
      sites,
      beside: try file.bookmarks(),
      replaces: replaces,
      withPasswords: withPasswords,
      isReserved: Bookmark.isReserved
    )
    if !taken.bookmarks.isEmpty { try file.add(taken.bookmarks) }
    report(taken, format, path)
    return true
  }

  private func report(_ taken: TakenSites, _ format: ForeignFormat, _ path: FilePath) {
    let output = shell.output
    let urls = Dictionary(taken.bookmarks.map { ($0.name, $0.url) }, uniquingKeysWith: { $1 })
    for outcome in taken.outcomes {
      let remarks = outcome.remarks.joined(separator: "; ")
      if let name = outcome.name {
        let text = remarks.isEmpty ? "" : " (\(remarks))"
        output.say("took \(name): ", urls[name] ?? [], text)
      } else {
        output.say("left '\(ForeignSite.shown(outcome.site))': \(remarks)")
      }
    }
    let left = taken.outcomes.count - taken.bookmarks.count
    let count = taken.bookmarks.count
    output.say(
      "\(count) \(count == 1 ? "bookmark" : "bookmarks") from \(format.title), \(left) left: ",
      path.octets
    )
    guard taken.bookmarks.contains(where: { $0.password != nil }) else { return }
    let place = Escaping.name(FileLocations.bookmarks.octets)
    output.say(
      """
      warning: passwords stand in \(place) now, where any program of yours can read them; \
      'bookmark edit NAME password= password-command=COMMAND' is safer
      """,
      style: .warning
    )
  }
}

/// `bookmark edit` without a name: the file in the user's editor.
struct BookmarkEditing {
  let shell: ShellState

  /// Runs the editor, and says what makes no sense then.
  func run() throws(CommandError) {
    let path = FileLocations.bookmarks
    let what = [UInt8].doing("edit", path.octets)
    if try locally(what, PrivateFile.read(path)) == nil {
      let text = """
        # Bookmarks of ferry, such as:
        #
        # [work]
        # url = ftp://me@ftp.example.org/pub
        # password-command = pass show work
        # rate = 2M

        """
      try locally(what, PrivateFile.replace(path, with: [UInt8](text.utf8)))
    }
    try shell.runEditor(on: path, for: what)
    let problems = try BookmarkFile().entries().flatMap(\.problems)
    guard let last = problems.last else { return }
    for problem in problems.dropLast() { shell.output.say(problem.why, style: .warning) }
    throw CommandError(what, .refused(last.why, advice: "'bookmark edit' opens it again."))
  }
}
