import FTPProtocol
import Octets
import Platform
import SystemPackage
import Transport

/// How the next data connection comes about.
final class DataPreparation {
  private var listener: ListeningSocket?
  private let target: SocketAddress?
  private let client: SocketAddress

  /// How long a client may take to connect, or to accept.
  private static let patience = Duration.seconds(15)

  /// Listens for the client.
  init(listeningAt address: SocketAddress, for client: SocketAddress) throws(Errno) {
    listener = try ListeningSocket(at: address.withPort(0))
    target = nil
    self.client = client
  }

  /// Connects to the client.
  init(connectingTo target: SocketAddress) {
    self.target = target
    client = target
  }

  /// The port to tell the client.
  var port: UInt16 {
    switch listener {
    case .some(let listener): listener.address.port
    case .none: 0
    }
  }

  /// Opens the connection; strangers are sent away.
  func open(cancelledBy stopping: Cancellation) -> ByteStream? {
    let deadline = Deadline.after(Self.patience)
    if let target {
      let socket = try? HappyEyeballs.connect(
        to: [target],
        until: deadline,
        cancelledBy: stopping
      )
      guard let socket else { return nil }
      return .clear(socket)
    }
    guard let listener = listener.take() else { return nil }
    while let socket = try? listener.accept(until: deadline, cancelledBy: stopping) {
      if socket.peerAddress?.isSameHost(as: client) ?? false { return .clear(socket) }
    }
    return nil
  }
}

/// EPSV, PASV, EPRT, PORT.
extension DemoSession {
  func answerDataPreparation(
    _ verb: CommandVerb,
    _ argument: [UInt8]
  ) throws(ServerControl.Ending) -> Bool {
    switch verb {
    case .epsv: try prepareExtendedPassive(argument)
    case .pasv: try preparePassive()
    case .port: try prepareActive(PassiveReply.hostPort(inArgument: argument).map(address))
    case .eprt: try prepareActive(Self.address(inEPRT: argument))
    default: return false
    }
    return true
  }

  private func listen() -> DataPreparation? {
    guard let local = control.localAddress, let peer = control.peerAddress else { return nil }
    return try? DataPreparation(listeningAt: local, for: peer)
  }

  private func prepareExtendedPassive(_ argument: [UInt8]) throws(ServerControl.Ending) {
    let word = argument.text.uppercased()
    if word == "ALL" { return try control.reply(200, "Very well.") }
    let isIPv4 = control.localAddress?.hostOctets.count == 4
    guard word.isEmpty || word == (isIPv4 ? "1" : "2") else {
      return try control.reply(522, "Use (\(isIPv4 ? 1 : 2))")
    }
    guard let prepared = listen() else { return try control.reply(425, "No port is free.") }
    preparation = prepared
    try control.reply(229, "Entering Extended Passive Mode (|||\(prepared.port)|)")
  }

  private func preparePassive() throws(ServerControl.Ending) {
    guard let host = control.localAddress?.hostOctets, host.count == 4 else {
      return try control.reply(522, "Use EPSV.")
    }
    guard let prepared = listen() else { return try control.reply(425, "No port is free.") }
    preparation = prepared
    let argument = HostPort(host: host, port: prepared.port).portArgument
    try control.reply(227, "Entering Passive Mode (\(argument)).")
  }

  /// Takes only the client's own address: others may not want to hear from us (RFC 2577 §3).
  private func prepareActive(_ target: SocketAddress?) throws(ServerControl.Ending) {
    guard let target, let peer = control.peerAddress else {
      return try control.reply(501, "That is no address.")
    }
    guard target.isSameHost(as: peer), target.port >= 1024 else {
      return try control.reply(500, "Only to your own address.")
    }
    preparation = DataPreparation(connectingTo: peer.withPort(target.port))
    try control.reply(200, "Will connect there.")
  }

  private func address(_ hostPort: HostPort) -> SocketAddress {
    let host = hostPort.host
    return SocketAddress(ipv4: (host[0], host[1], host[2], host[3]), port: hostPort.port)
  }

  /// Reads `|1|127.0.0.1|6446|` or `|2|::1|6446|` (RFC 2428 §2).
  private static func address(inEPRT argument: [UInt8]) -> SocketAddress? {
    guard let delimiter = argument.first else { return nil }
    let fields = argument.split(separator: delimiter, omittingEmptySubsequences: false)
      .map { $0.text }
    guard fields.count == 5, let port = UInt16(fields[3]) else { return nil }
    let family: SocketAddress.Family? =
      switch fields[1] {
      case "1": .ipv4
      case "2": .ipv6
      default: nil
      }
    return family.flatMap { SocketAddress(digits: fields[2], port: port, $0) }
  }
}
