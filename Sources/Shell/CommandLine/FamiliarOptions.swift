import ArgumentParser
import FTPClient
import Octets

/// Options that users of ftp, sftp and lftp type before a host, where they mean the same here.
package struct FamiliarOptions: ParsableArguments {
  @Option(
    name: .customShort("P"),
    help: ArgumentHelp("As --port, as with sftp.", visibility: .hidden)
  )
  var port: UInt16?

  @Option(
    name: .customShort("e"),
    parsing: .unconditionalSingleValue,
    help: "Commands to run before those of the prompt or of the script, as with lftp."
  )
  var firstCommands: [PlainOperand] = []

  @Flag(name: .customShort("n"), help: "As --no-netrc, as with ftp.")
  var noNetrc = false

  @Flag(name: .customShort("g"), help: "Take patterns as plain characters, as with ftp.")
  var noPatterns = false

  @Flag(
    name: .customShort("i"),
    help: ArgumentHelp("Ask nothing for each file, as with ftp: so it is.", visibility: .hidden)
  )
  var isNotInteractive = false

  @Flag(
    name: .customShort("p"),
    help: ArgumentHelp("Use passive mode, as with ftp: so it is.", visibility: .hidden)
  )
  var isPassive = false

  /// Makes options that are all as if not given.
  package init() {}

  /// Makes the settings of a shell what the options say.
  package func change(_ shell: ShellState) {
    let others = shell.configuration.layers.commandLine
    let options = self
    shell.configuration.layers.commandLine = { settings in
      others(&settings)
      if options.noNetrc { settings.netrc = .off }
      if options.noPatterns { settings.expandsPatterns = false }
      if options.isPassive { settings.session.data.mode = .passive }
    }
  }

  /// The port, if one is named.
  package var defaultPort: UInt16? { port }

  /// The lines to run before all others.
  package var firstLines: [[UInt8]] {
    firstCommands.flatMap { $0.octets.split(separator: .lineFeed).map { [UInt8]($0) } }
  }

  /// What letters mean to others that mean something else here, or nothing, and what to type.
  private static let others: [(option: String, advice: String)] = [
    ("-p", "'-p' is passive mode, as with ftp; the port is '-P' or '--port'."),
    ("-i", "'-i' asks nothing, as with ftp; a certificate of your own is '--cert' and '--key'."),
    ("-d", "'-v' shows the dialogue with the server."),
    ("-D", "'-v' shows the dialogue with the server."),
    ("-t", "'-v' shows the dialogue with the server."),
    ("-a", "Without a user you are anonymous."),
    ("-A", "'set passive off' lets the server connect to this machine."),
    ("-N", "The variable NETRC names another file than ~/.netrc."),
    ("-r", "'set tries' says how often a transfer is tried."),
    ("-l", "'set rate' limits how fast transfers are."),
    ("-o", "At the prompt and in the configuration 'set' has the options."),
    ("-C", "Files travel as they are; '--tls' is about protection."),
    ("-R", "'get -P N' and 'put -P N' use several connections."),
    ("-V", "'--version' shows the version."),
  ]

  /// Says what letters among words mean here that others know otherwise.
  package static func advice(for words: [String]) -> [String] {
    others.filter { words.contains($0.option) }.map(\.advice)
  }
}
