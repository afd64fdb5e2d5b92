import ArgumentParser
import FTPClient
import FTPProtocol

/// `chmod`: set permission bits at the server.
struct ChmodCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "chmod",
    abstract: "Set the permission bits of files at the server."
  )

  static let worksOnCommandLine = true

  @Argument(help: "The bits in octal, such as 644.")
  var mode: PlainOperand

  @Argument(help: "The files, or patterns.")
  var files: [RemoteOperand]

  func run(in shell: ShellState) throws(CommandError) {
    guard let bits = UInt16(mode.text, radix: 8), bits <= 0o7777 else {
      throw CommandError(
        [UInt8]("chmod ".utf8) + mode.octets,
        .badValue(allowed: "octal digits from 0 to 7777")
      )
    }
    let session = try shell.loggedIn()
    for match in try shell.remoteMatches(files) {
      try remotely(.doing("chmod", match.path.octets), session.changeMode(bits, of: match.path))
    }
  }
}
