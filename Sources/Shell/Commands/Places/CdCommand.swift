import ArgumentParser
import FTPClient
import FTPProtocol
import Octets

/// `cd`: change the working directory at the server.
struct CdCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "cd",
    abstract: "Change the working directory at the server.",
    discussion: """
      'cd -' goes back to the directory before, 'cd ..' one up, 'cd ~' or 'cd' to where the login \
      led.
      """
  )

  static let worksInBackground = false

  static func operandKind(at position: Int) -> OperandKind? { .remoteDirectory }

  @Argument(help: "The directory.")
  var directory: RemoteOperand?

  @Argument(help: .hidden)
  var others: [SurplusOperand] = []

  func validate() throws { try OneDirectory.validate("cd", directory?.word, others.map(\.word)) }

  func run(in shell: ShellState) throws(CommandError) {
    let session = try shell.loggedIn()
    let operand = directory ?? RemoteOperand(Word("~"))
    let before = session.currentPlace
    if operand.isPrevious {
      try goBack(session, shell)
    } else if operand.isHome {
      try change(to: [UInt8]("~".utf8), session) { () throws(FTPError) in
        try session.changeDirectory(to: session.homePlace)
      }
    } else {
      let target = try target(operand, shell)
      try change(to: target.octets, session) { () throws(FTPError) in
        try session.changeDirectory(to: target)
      }
    }
    shell.places.previousRemote = before
  }

  private func goBack(_ session: Session, _ shell: ShellState) throws(CommandError) {
    guard let previous = shell.places.previousRemote else {
      throw CommandError("cd -", .refused("there is no directory before this one", advice: nil))
    }
    try change(to: previous.name.octets, session) { () throws(FTPError) in
      try session.changeDirectory(to: previous)
    }
    if let now = session.directoryName { try shell.output.writeLine(now.octets) }
  }

  private func change(
    to name: [UInt8],
    _ session: Session,
    _ body: () throws(FTPError) -> Void
  ) throws(CommandError) {
    try remotely(.doing("cd", name), body())
  }

  private func target(
    _ operand: RemoteOperand,
    _ shell: ShellState
  ) throws(CommandError) -> RemotePath {
    let matches = try shell.remoteMatches([operand])
    guard matches.count == 1, let match = matches.first else {
      throw CommandError(
        [UInt8]("cd ".utf8) + operand.word.plain,
        .refused("the pattern fits \(matches.count) names", advice: "Name one of them.")
      )
    }
    return match.path
  }
}

/// What `cd` and `lcd` say to several words: nearly always one name with blanks.
enum OneDirectory {
  /// Refuses more than one word.
  static func validate(_ verb: String, _ first: Word?, _ others: [Word]) throws {
    guard let first, !others.isEmpty else { return }
    let name = [UInt8](([first] + others).map(\.plain).joined(separator: [.space]))
    throw ValidationError(
      "A name with blanks goes between quotes: \(verb) \(Quoting.quoted(name))"
    )
  }
}

extension RemoteOperand {
  /// Whether it stands for the directory before this one.
  fileprivate var isPrevious: Bool { word == Word("-") }

  /// Whether it stands for where the login led.
  fileprivate var isHome: Bool { word == Word("~") }
}

/// `pwd`: show the working directory at the server.
struct PwdCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "pwd",
    abstract: "Show the working directory at the server."
  )

  static let worksOnCommandLine = true

  @Argument(help: ArgumentHelp("A URL, on the command line.", visibility: .hidden))
  var url: RemoteOperand?

  func run(in shell: ShellState) throws(CommandError) {
    let session = try shell.loggedIn()
    let directory = try remotely("pwd", session.askWorkingDirectory())
    guard let directory else {
      let steps = session.directoryName.map { "By the steps from the login it is \($0)." }
      throw CommandError("pwd", .refused("the server does not tell where it is", advice: steps))
    }
    try shell.output.writeLine(directory.octets)
  }
}
