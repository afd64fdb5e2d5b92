import ArgumentParser
import FTPClient
package import Platform
import SystemPackage
import Terminal
import Transport

/// The options of the command line that say how to connect.
package struct ConnectionOptions: ParsableArguments {
  @Option(name: [.short, .long], help: "The user to log in as; anonymous if none is named.")
  var user: PlainOperand?

  @Option(
    name: .long,
    help: ArgumentHelp("A command whose first line is the password.", valueName: "command")
  )
  var passwordCommand: PlainOperand?

  @Option(
    name: .long,
    help: ArgumentHelp("A descriptor whose first line is the password.", valueName: "number")
  )
  var passwordFd: Int32?

  @Flag(name: .long, help: "Go without ~/.netrc.")
  var noNetrc = false

  @Option(name: .long, help: "The port of the server, 21 if none is named.")
  var port: UInt16?

  @Option(name: .long, help: "How long to wait for connections, replies and data.")
  var timeout: Seconds?

  @Option(
    name: .long,
    help: "The proxy on the way, such as socks5://host:1080, http://host:3128; none for none."
  )
  var proxy: PlainOperand?

  @Option(name: .customLong("source"), help: "The address of this machine to connect from.")
  var source: PlainOperand?

  @Flag(name: .customShort("4"), help: "Use IPv4 only.")
  var onlyIPv4 = false

  @Flag(name: .customShort("6"), help: "Use IPv6 only.")
  var onlyIPv6 = false

  @Flag(name: .shortAndLong, help: "Show the dialogue with the server.")
  var verbose = false

  @Flag(name: .shortAndLong, help: "Say nothing but warnings and errors.")
  var quiet = false

  @OptionGroup(title: "Protection") var security: SecurityOptionGroup

  /// The options of the shell and of all verbs that take the next word.
  ///
  /// Written down, since to have the parser describe them costs more than all else at the start; a
  /// test holds them against its description.
  static let namesWithValue: Set = [
    "-u", "--user", "-c", "-f", "-b", "-e", "-P", "--port", "--password-command", "--password-fd",
    "--timeout", "--proxy", "--source", "--progress", "--tls", "--tls-min", "--tls-max",
    "--tls-ciphers", "--ca", "--crl", "--pin", "--cert", "--key",
  ]

  /// Makes options that are all as if not given.
  package init() {}

  package func validate() throws {
    if let passwordFd, passwordFd < 0 { throw ValidationError("A descriptor is 0 or more.") }
    for (name, value) in [("proxy", proxy), ("source-address", source)] {
      var trial = Settings()
      guard let value, let setting = Setting.named(name) else { continue }
      guard setting.assign(&trial, value.text) else {
        let option = name == "proxy" ? "--proxy" : "--source"
        throw ValidationError("\(option) can be: \(setting.allowed)")
      }
    }
    if onlyIPv4, onlyIPv6 { throw ValidationError("-4 and -6 exclude each other.") }
  }

  /// Makes the state of a shell that these options ask for.
  ///
  /// - Parameters:
  ///   - mode: Where the commands come from.
  ///   - interrupt: The interrupt key.
  ///   - passwords: What was taken from the environment.
  /// - Returns: A state that nobody has used yet.
  package func makeShell(
    _ mode: ShellState.Mode,
    _ interrupt: Cancellation,
    _ passwords: PasswordSources
  ) -> ShellState {
    let output = Output()
    output.isQuiet = quiet
    let shell = ShellState(
      mode: mode,
      output: output,
      interrupt: interrupt,
      settings: .withEnvironment,
      localDirectory: LocalDirectory.current ?? Environment.homeDirectory
    )
    let options = self
    shell.configuration.layers.commandLine = { options.change(&$0) }
    shell.front.statusRequest = try? SignalWatch(.statusRequest)
    passwords.command = passwordCommand?.octets
    passwords.descriptor = passwordFd
    shell.connection.access.passwords = passwords
    shell.connection.access.defaultPort = port
    shell.connection.access.memory = ServerMemory(FileLocations.servers)
    if let passwordFd { ChildProcess.withhold(passwordFd) }
    return shell
  }

  /// Tells a shell whom to trust as these options say.
  ///
  /// - Parameters:
  ///   - shell: A state that has not connected yet.
  ///   - destination: The server that the command line names; `nil` where it names none.
  /// - Throws: ``CommandError`` for `--insecure` that is not for one server.
  package func decideTrust(
    of shell: ShellState,
    for destination: Destination?
  ) throws(CommandError) {
    shell.connection.access.trust = try security.trustOptions(for: destination?.endpoint)
  }

  /// Makes settings what the options say; what they do not say stays.
  private func change(_ settings: inout Settings) {
    if verbose { settings.isVerbose = true }
    if noNetrc { settings.netrc = .off }
    if let timeout { settings.session.setTimeouts(timeout.duration) }
    security.apply(to: &settings)
    for (name, value) in [("proxy", proxy), ("source-address", source)] {
      guard let value else { continue }
      _ = Setting.named(name)?.assign(&settings, value.text)
    }
    if onlyIPv4 { settings.session.family = .ipv4 }
    if onlyIPv6 { settings.session.family = .ipv6 }
  }

  /// Adds what the options say to what a URL or a host says.
  package func completed(_ destination: Destination) -> Destination {
    guard destination.credentials == nil, let user else { return destination }
    var completed = destination
    completed.credentials = Credentials(typed: user.octets)
    return completed
  }

  /// The port, if one is named.
  package var defaultPort: UInt16? { port }
}

/// A time in seconds, on the command line.
struct Seconds: ExpressibleByArgument, Hashable {
  let duration: Duration

  init?(argument: String) {
    guard let duration = Setting.timeout(argument) else { return nil }
    self.duration = duration
  }
}
