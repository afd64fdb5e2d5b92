import Platform
import Transport

/// One client of the server, on a thread of its own.
final class DoubleClient: @unchecked Sendable {
  // Made on one thread, and used on another one alone from then on.
  private let control: ByteStream
  private let server: FileDouble
  private var pending: [UInt8] = []
  private var data: ListeningSocket?
  private var directory = "/"
  private var restart = 0
  private var renamed: String?

  private static let patience = Duration.seconds(20)

  init(_ control: consuming ByteStream, of server: FileDouble) {
    self.control = control
    self.server = server
  }

  /// Answers until the client has gone, or is to be lost.
  func serve() {
    guard say("220 ready") else { return }
    while let line = nextLine() {
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      let answer = server.receive(line)
      switch answer {
      case .say(let text):
        guard say(text) else { return }
        continue
      case .silence: continue
      // Without a data connection there is only this one to lose.
      case .lose where !["RETR", "STOR", "APPE"].contains(parts[0]): return
      default: break
      }
      let reply = carryOut(parts[0], parts.count > 1 ? parts[1] : "", answer)
      if case .loseReply = answer { return }
      guard let reply, say(reply), parts[0] != "QUIT" else { return }
    }
  }

  /// Does what a command asks for.
  ///
  /// - Returns: The reply; `nil` for the end of the connection.
  private func carryOut(_ verb: String, _ argument: String, _ answer: FileDouble.Answer?) -> String?
  {
    let path = path(argument)
    if case .give(let octets) = answer { return send(octets, nil) }
    switch verb {
    case "USER": return "230 in"
    case "FEAT": return server.featureLines
    case "TYPE", "NOOP": return "200 ok"
    case "QUIT": return "221 bye"
    case "PWD": return "257 \"\(directory)\""
    case "CWD":
      guard server.isDirectory(path) else { return "550 no directory" }
      directory = path
      return "250 ok"
    case "MKD": return server.makeDirectory(path) ? "257 \"\(path)\" made" : "550 it is there"
    case "RMD": return server.removeDirectory(path) ? "250 gone" : "550 not there, or not empty"
    case "SIZE": return octets(path).map { "213 \($0.count)" } ?? "550 no such file"
    case "MDTM": return octets(path) == nil ? "550 no such file" : "213 20240102030405"
    case "EPSV":
      data = try? ListeningSocket(at: .loopback)
      return data.port.map { "229 ok (|||\($0)|)" } ?? "425 none"
    case "REST":
      restart = Int(argument) ?? 0
      return "350 ok"
    case "RETR":
      guard let octets = octets(path) else { return refused("550 no such file") }
      return send(octets, answer)
    case "LIST":
      let name = argument.split(separator: " ").last { !$0.hasPrefix("-") }
      return send(server.listing(name.map { self.path(String($0)) } ?? directory), nil)
    case "STOR", "APPE": return receive(path, verb == "APPE", answer)
    case "DELE": return server.change { $0.removeValue(forKey: path) } == nil ? "550 no" : "250 ok"
    case "RNFR":
      renamed = octets(path) == nil ? nil : path
      return renamed == nil ? "550 no such file" : "350 to what?"
    case "RNTO":
      guard let renamed else { return "503 from what?" }
      server.change { $0[path] = $0.removeValue(forKey: renamed) }
      self.renamed = nil
      return "250 ok"
    default: return "500 what"
    }
  }

  private func octets(_ path: String) -> [UInt8]? { server.change { $0[path] } }

  /// The path from the root.
  private func path(_ argument: String) -> String {
    guard !argument.hasPrefix("/") else { return argument }
    return directory == "/"
      ? "/" + argument : argument.isEmpty ? directory : directory + "/" + argument
  }

  /// Refuses a transfer, whose port is of no use any more.
  private func refused(_ reply: String) -> String {
    data = nil
    restart = 0
    return reply
  }

  private func send(_ octets: [UInt8], _ answer: FileDouble.Answer?) -> String? {
    guard let stream = openData() else { return "425 no connection" }
    var start = min(restart, octets.count)
    restart = 0
    if case .ignoreRestart = answer { start = 0 }
    let wanted = octets[start...]
    switch answer {
    case .cut(let count, let reply):
      write([UInt8](wanted.prefix(count)), stream)
      return reply
    case .lose(let count):
      write([UInt8](wanted.prefix(count)), stream)
      return nil
    default:
      write([UInt8](wanted), stream)
      return "226 done"
    }
  }

  private func receive(_ path: String, _ appends: Bool, _ answer: FileDouble.Answer?) -> String? {
    guard let stream = openData() else { return "425 no connection" }
    var start = appends ? octets(path)?.count ?? 0 : restart
    restart = 0
    if case .ignoreRestart = answer, !appends { start = 0 }
    let base = octets(path).map { [UInt8]($0.prefix(start)) } ?? []
    server.change { $0[path] = base }
    var octets: [UInt8] = []
    var limit = Int.max
    switch answer {
    case .cut(let count, _), .lose(let count): limit = count
    default: break
    }
    while octets.count < limit, let part = readSome(stream), !part.isEmpty { octets += part }
    if case .keep(let count, _) = answer { limit = count }
    octets = [UInt8](octets.prefix(limit))
    server.change { [octets] in $0[path] = base + octets }
    switch answer {
    case .cut(_, let reply), .keep(_, let reply): return reply
    case .lose: return nil
    default: return "226 done"
    }
  }

  /// Says that a transfer begins, and takes its connection.
  private func openData() -> ByteStream? {
    guard let listener = data.take() else { return nil }
    guard say("150 here it is"),
      let socket = try? listener.accept(until: .after(Self.patience), cancelledBy: server.stopping)
    else { return nil }
    return .clear(socket)
  }

  private func say(_ text: String) -> Bool { write([UInt8]("\(text)\r\n".utf8), control) }

  @discardableResult
  private func write(_ octets: [UInt8], _ stream: borrowing ByteStream) -> Bool {
    let written: Void? = octets.withUnsafeBytes {
      try? stream.write($0, until: .after(Self.patience), cancelledBy: server.stopping)
    }
    return written != nil
  }

  private func readSome(_ stream: borrowing ByteStream) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = buffer.withUnsafeMutableBytes {
      try? stream.read(into: $0, until: .after(Self.patience), cancelledBy: server.stopping)
    }
    return count.map { [UInt8](buffer[..<$0]) }
  }

  private func nextLine() -> String? {
    while true {
      if let end = pending.firstIndex(of: 0x0A) {
        let line = pending[..<end].filter { $0 != 0x0D }
        pending.removeFirst(end + 1)
        return String(decoding: line, as: UTF8.self)
      }
      guard let part = readSome(control), !part.isEmpty else { return nil }
      pending += part
    }
  }
}

extension ListeningSocket? {
  /// The port; `nil` without a socket.
  fileprivate var port: UInt16? {
    switch self {
    case .some(let listener): listener.address.port
    case .none: nil
    }
  }
}
