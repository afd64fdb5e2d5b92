import FTPProtocol
import Octets
import Platform
import SystemPackage
import Transport

/// One client from its greeting to its goodbye.
final class DemoSession {
  let control: ServerControl
  let options: DemoServer.Options
  let stopping: Cancellation
  let directory: ServedDirectory

  var user: [UInt8]?
  var isLoggedIn = false
  var workingDirectory = RemotePath.root
  var type = RepresentationType.image

  /// Where the next transfer begins (REST).
  var restartOffset: Int64 = 0

  /// What RNTO will rename.
  var renameSource: RemotePath?

  /// How the next data connection comes about.
  var preparation: DataPreparation?

  private var isLeaving = false

  init(_ control: ServerControl, _ options: DemoServer.Options, _ stopping: Cancellation) {
    self.control = control
    self.options = options
    self.stopping = stopping
    directory = ServedDirectory(options.root)
  }

  /// Answers commands until the client leaves.
  func run() {
    do throws(ServerControl.Ending) {
      try control.reply(220, "Ferry's demo server is ready.")
      while !isLeaving {
        try answer(try control.nextLine(within: options.idleLimit))
      }
    } catch .idle {
      try? control.reply(421, "Nothing was said for too long; goodbye.")
    } catch .tooLong {
      try? control.reply(421, "A line without an end; goodbye.")
    } catch {
      // The client has gone, and nobody is left to tell.
    }
  }

  private func answer(_ line: [UInt8]) throws(ServerControl.Ending) {
    let parts = line.split(separator: .space, maxSplits: 1, omittingEmptySubsequences: false)
    let word = parts.first.map { $0.text } ?? ""
    let argument = parts.dropFirst().first.map { [UInt8]($0) } ?? []
    guard let verb = CommandVerb(word) else { return try control.reply(500, "What?") }
    // What REST and RNFR prepared is for the next command alone.
    let (offset, source) = (restartOffset, renameSource)
    defer {
      if verb != .rest, restartOffset == offset { restartOffset = 0 }
      if verb != .rnfr, renameSource == source { renameSource = nil }
    }
    if try answerLogin(verb, argument) { return }
    if try answerInquiry(verb, argument) { return }
    guard isLoggedIn else { return try control.reply(530, "Log in with USER and PASS first.") }
    if try answerNavigation(verb, argument) { return }
    if try answerDataPreparation(verb, argument) { return }
    if try answerTransfer(verb, argument) { return }
    if try answerFileCommand(verb, argument) { return }
    try control.reply(502, "\(verb) is not implemented.")
  }

  private func answerLogin(
    _ verb: CommandVerb,
    _ argument: [UInt8]
  ) throws(ServerControl.Ending) -> Bool {
    switch verb {
    case .user:
      isLoggedIn = false
      user = argument
      try control.reply(331, "Now the password, please.")
    case .pass:
      guard let user else {
        try control.reply(503, "USER comes first.")
        return true
      }
      isLoggedIn = admits(user, argument)
      if isLoggedIn {
        try control.reply(230, "Welcome aboard.")
      } else {
        try control.reply(530, "That user or password is not known here.")
      }
    case .acct: try control.reply(202, "No account is needed.")
    case .quit:
      isLeaving = true
      try control.reply(221, "Goodbye.")
    default: return false
    }
    return true
  }

  private func admits(_ user: [UInt8], _ password: [UInt8]) -> Bool {
    if let known = options.user { return user == known && password == options.password }
    return ["anonymous", "ftp"].contains(user.text.lowercased())
  }

  /// Answers what may be asked before the login too.
  private func answerInquiry(
    _ verb: CommandVerb,
    _ argument: [UInt8]
  ) throws(ServerControl.Ending) -> Bool {
    switch verb {
    case .noop: try control.reply(200, "Still here.")
    case .syst: try control.reply(215, "UNIX Type: L8")
    case .help: try control.reply(214, "See RFC 959 and RFC 3659; FEAT says what there is.")
    case .stat where argument.isEmpty: try control.reply(211, "All is well.")
    case .feat:
      let features = [
        "EPRT", "EPSV", "MDTM", "MFMT", "MLST type*;size*;modify*;perm*;unique*;UNIX.mode*;",
        "REST STREAM", "SIZE", "TVFS", "UTF8",
      ]
      let lines = features.map { [UInt8]($0.utf8) }
      try control.reply(211, "Features:", lines: lines, last: "End")
    case .opts:
      let name = argument.text.uppercased()
      if name.hasPrefix("UTF8") || name.hasPrefix("UTF-8") {
        try control.reply(200, "Names are bytes, UTF-8 among them.")
      } else {
        try control.reply(501, "There is no such option.")
      }
    case .abor: try control.reply(226, "There was nothing to stop.")
    default: return false
    }
    return true
  }

  /// The path that an argument means, absolute.
  func path(_ argument: [UInt8]) -> RemotePath {
    workingDirectory.appending(RemotePath(argument)).normalized
  }

  /// Replies with why this machine did not do something.
  func refuse(_ error: Errno) throws(ServerControl.Ending) {
    switch error {
    case .noSpace, .diskQuotaExceeded: try control.reply(552, "There is no room left.")
    default: try control.reply(550, "\(error).")
    }
  }
}
