import ArgumentParser
import FTPClient
import FTPProtocol
import Platform

/// `status`: show where things stand.
struct StatusCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show the server, the user, the directories and the settings."
  )

  static let need = CommandNeed.nothing

  @Flag(name: .long, help: "One object of JSON, for programs.")
  var json = false

  func run(in shell: ShellState) throws(CommandError) {
    var rows: [(String, [UInt8])] = []
    if let session = shell.session {
      let way = session.route.name.map { "by way of \($0)" } ?? "\(session.peerAddress)"
      rows.append(("server", [UInt8]("\(session.endpoint) (\(way))".utf8)))
      rows += ProtectionText.rows(session, shell.settings.session.security).map { name, text in
        (name, [UInt8](text.utf8))
      }
      rows.append(("user", session.credentials?.user ?? [UInt8]("not logged in".utf8)))
      if let directory = session.directoryName { rows.append(("directory", directory.octets)) }
      if let verb = session.provenOpeningVerb {
        rows.append(("data connections", [UInt8](verb.name.utf8)))
      }
      if session.credentials != nil, session.isAlive, let system = try? session.systemName() {
        rows.append(("system", session.withoutSecrets(system)))
      }
    } else {
      rows.append(("server", [UInt8]("not connected".utf8)))
    }
    rows.append(("local directory", shell.localDirectory.octets))
    for setting in Setting.all {
      rows.append((setting.name, [UInt8](setting.value(shell.settings).utf8)))
    }
    if json {
      var object = JSONLine()
      for (name, value) in rows {
        object.add(pathname: name.map { $0 == " " || $0 == "-" ? "_" : "\($0)" }.joined(), value)
      }
      return try shell.output.writeOctets(object.finished())
    }
    let width = rows.map(\.0.utf8.count).max() ?? 0
    for (name, value) in rows {
      let padding = String(repeating: " ", count: width - name.utf8.count)
      try shell.output.writeLine([UInt8]("\(name)\(padding)  ".utf8) + value)
    }
  }
}
