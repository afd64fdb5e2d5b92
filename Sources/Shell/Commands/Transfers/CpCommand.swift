import ArgumentParser
import FTPProtocol

/// `cp`: copy at the server, or between it and this machine.
struct CpCommand: TransferringCommand {
  static let configuration = CommandConfiguration(
    commandName: "cp",
    abstract: "Copy files at a server, between servers, or to or from here.",
    discussion: """
      Inside a session, and between two URLs of one server, the server copies where it can; else the \
      file is fetched and sent by this machine. Where one side is a URL and the other a path of this \
      machine, files are fetched or sent. Several files go into a directory. At the prompt, a file \
      at the server that has the name is asked about before it is replaced; in a script it is \
      replaced, as 'put' does, unless 'set overwrite never' keeps it. No file is copied onto itself.

      'cp 1:FILE 2:DIRECTORY' copies from one session to another ('sessions' lists them; a path \
      without a number is one of the current session), and so do two URLs of different servers. \
      The servers send it straight to each other where both allow that (FXP; under TLS one of them \
      needs SSCN or CPSV), which no rate here slows down; else it passes this machine, and not its \
      disk. Which way it went is said; the copy gets its name when it is proven.
      """
  )

  static let worksOnCommandLine = true

  static let worksBetweenServers = true

  @OptionGroup var showing: ShowingOptions

  @OptionGroup var between: PassageOptions

  @Flag(name: .shortAndLong, help: "Replace files that have the name, without a question.")
  var force = false

  @Argument(help: "The files, and behind them a new name or a directory.")
  var operands: [RemoteOperand]

  func validate() throws {
    try SourcesAndTarget.validate(operands)
  }

  func run(in shell: ShellState) throws(CommandError) {
    let (sources, target) = SourcesAndTarget.split(operands)
    let copying = CopyingBetween("cp", force: force, by: between.passage, in: shell)
    if try copying.copy(sources, to: target) { return }
    let urls = try BookmarkOperands.urls(of: operands, in: shell)
    try copyAtServerOrHere(SourcesAndTarget.split(urls), shell)
  }

  /// Copies at the server of the session, or between it and this machine.
  private func copyAtServerOrHere(
    _ operands: (sources: [RemoteOperand], target: RemoteOperand),
    _ shell: ShellState
  ) throws(CommandError) {
    let (sources, target) = operands
    let urlCount = sources.count(where: \.isURL)
    if urlCount == (target.isURL ? sources.count : 0) {
      return try RemoteCopying(force: force, shell: shell).copy(sources, to: target)
    }
    if target.isURL, urlCount == 0 {
      let paths = try shell.localMatches(sources.map { LocalOperand($0.word) })
      try Sending(type: .image, force: force, policy: shell.transferPolicy).send(
        paths,
        to: try shell.remotePath(target),
        in: shell
      )
      return
    }
    guard !target.isURL, urlCount == sources.count else {
      throw CommandError(
        "cp",
        .refused(
          "some of the files are URLs, and some are not",
          advice: "Copy those at the server and those of this machine one after the other."
        )
      )
    }
    let fetching = Fetching(force: force, type: .image, policy: shell.transferPolicy)
    let matches = try shell.remoteMatches(sources)
    try fetching.fetch(matches, to: LocalOperand(target.word), in: shell)
  }
}
