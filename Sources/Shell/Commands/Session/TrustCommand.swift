import ArgumentParser
import FTPClient
import Terminal
import Transport

/// `trust`: show and change which certificates are trusted.
struct TrustCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "trust",
    abstract: "Trust a certificate that no authority vouches for.",
    discussion: """
      'trust HOST --fingerprint SHA256' trusts that certificate and no other from now on. Without \
      a fingerprint the server is asked for its certificate, which is shown, and you decide.
      """
  )

  static let need = CommandNeed.nothing
  static let worksOnCommandLine = true
  static let connectsOnCommandLine = false

  static func operandKind(at position: Int) -> OperandKind? { .server }

  @Flag(name: .long, help: "Show which servers are trusted.")
  var list = false

  @Flag(name: .long, help: "Trust the server no longer.")
  var remove = false

  @Option(name: .long, help: "The SHA-256 fingerprint of the certificate.")
  var fingerprint: Fingerprint?

  @Argument(help: "A host, HOST:PORT, or a URL.")
  var host: PlainOperand?

  func validate() throws {
    if list, remove || fingerprint != nil || host != nil {
      throw ValidationError("--list takes nothing else.")
    }
    if remove, fingerprint != nil { throw ValidationError("--remove takes no fingerprint.") }
    if !list, host == nil { throw ValidationError("A host is missing.") }
  }

  func run(in shell: ShellState) throws(CommandError) {
    guard let host else { return try showAll(shell) }
    let destination = try Destination(host.octets)
    let endpoint = destination.endpoint
    if remove {
      guard try KnownHosts().remove(endpoint) else {
        throw CommandError(
          "trust --remove \(endpoint)",
          .refused("nothing is known of it", advice: "'trust --list' shows all.")
        )
      }
      shell.output.say("\(endpoint) is not trusted any more.")
    } else if let fingerprint {
      try KnownHosts().trust(fingerprint, of: endpoint)
      shell.output.say("The certificate of \(endpoint) is trusted from now on.")
    } else {
      try shell.connection.inspectCertificate(of: destination)
    }
  }

  private func showAll(_ shell: ShellState) throws(CommandError) {
    for entry in try KnownHosts().entries() {
      try shell.output.writeLine([UInt8]("\(entry.key) \(entry.fingerprint) \(entry.day)".utf8))
    }
  }
}

/// `ccc`: end the protection of the control connection.
struct CccCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "ccc",
    abstract: "End the protection of commands and replies.",
    discussion: """
      For firewalls that must read the port numbers in replies. File names and all other commands \
      travel in clear from then on; data connections stay as they are.
      """
  )

  func run(in shell: ShellState) throws(CommandError) {
    let session = try shell.loggedIn()
    guard session.protection != nil else {
      throw CommandError("ccc", .refused("the connection is in clear already", advice: nil))
    }
    try remotely("ccc", session.clearControl())
    shell.output.say(
      "warning: commands and replies travel in clear from now on, where others can read them",
      style: .warning
    )
  }
}
