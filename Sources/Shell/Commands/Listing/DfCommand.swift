import ArgumentParser
import FTPClient
import FTPProtocol
import Terminal

/// `df`: show how much room there is at the server.
struct DfCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "df",
    abstract: "Show how much room there is at the server.",
    discussion: "Asks with AVBL and XQUOTA; most servers have neither, and say nothing of it.",
    // -h is for human-readable sizes, as everywhere.
    helpNames: [.long]
  )

  static let worksOnCommandLine = true

  @Flag(name: .customShort("h"), help: "Sizes such as 1.2K and 34M.")
  var isHumanReadable = false

  @Flag(name: .long, help: "An object of JSON, for programs; sizes in bytes.")
  var json = false

  @Argument(help: "A directory; the working directory if none is named.")
  var directory: RemoteOperand?

  func run(in shell: ShellState) throws(CommandError) {
    let session = try shell.loggedIn()
    let path: RemotePath? = if let directory { try shell.remotePath(directory) } else { nil }
    let space = try remotely(
      .doing("df", (path ?? RemotePath(".")).octets),
      session.storageSpace(at: path)
    )
    let rows: [(name: String, value: Int64?)] = [
      ("available", space?.available), ("used", space?.used), ("limit", space?.limit),
      ("files", space?.fileCount), ("file_limit", space?.fileLimit),
    ]
    guard !json else {
      var object = JSONLine()
      for (name, value) in rows { if let value { object.add(name, value) } }
      return try shell.output.writeOctets(object.finished())
    }
    guard space != nil else {
      return shell.output.say("unknown: the server has neither AVBL nor XQUOTA")
    }
    for (name, value) in rows {
      guard let value else { continue }
      let isCount = name.hasPrefix("file")
      let text = isHumanReadable && !isCount ? Quantity.short(value) : "\(value)"
      let padding = String(repeating: " ", count: 11 - name.utf8.count)
      try shell.output.writeText(name + padding + text + "\n")
    }
  }
}
