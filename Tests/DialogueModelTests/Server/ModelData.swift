import Platform
import Transport

/// What moves over data connections.
extension ModelConnection {
  private static let patience = Duration.milliseconds(400)

  /// Awaits a passive data connection.
  func listen(isExtended: Bool) -> String {
    session.port = nil
    session.listener = nil
    guard let listener = try? ListeningSocket(at: .loopback) else { return "425 No port." }
    let port = listener.address.port
    session.listener = consume listener
    return isExtended
      ? "229 Go on (|||\(port)|)" : "227 Go on (127,0,0,1,\(port >> 8),\(port & 255))"
  }

  /// Takes the port of an active data connection.
  func takePort(_ argument: String) -> String {
    session.listener = nil
    if argument.hasPrefix("|") {
      session.port = argument.split(separator: "|").last.flatMap { UInt16($0) }
    } else {
      let numbers = argument.split(separator: ",").compactMap { UInt16($0) }
      session.port = numbers.count == 6 ? numbers[4] << 8 | numbers[5] : nil
    }
    return session.port == nil ? "501 What port?" : "200 Fine."
  }

  private func openData() -> Socket? {
    let deadline = Deadline.after(Self.patience)
    if let port = session.port {
      session.port = nil
      guard let socket = try? Socket(.ipv4),
        (try? socket.beginConnecting(to: SocketAddress.loopback.withPort(port))) != nil,
        wait(for: .init(socket.descriptor, .writable), until: deadline, orAbort: true),
        (try? socket.finishConnecting()) != nil
      else { return nil }
      return socket
    }
    guard let listener = session.listener.take(),
      wait(for: .init(listener.descriptor, .readable), until: deadline, orAbort: true)
    else { return nil }
    return try? listener.accept(until: deadline, cancelledBy: stage.stopping)
  }

  /// Sends a file or a listing.
  func send(_ command: Received, cutsData: Bool) -> String {
    let words = command.argument.split(separator: " ").filter { !$0.hasPrefix("-") }
    let name = command.verb == "RETR" ? command.argument : words.joined(separator: " ")
    let path = resolve(name)
    let tree = stage.tree
    let restart = session.restart
    session.restart = 0
    let octets: [UInt8]?
    switch command.verb {
    case "RETR": octets = tree.files[path].map { [UInt8]($0.dropFirst(restart)) }
    case "MLSD" where stage.variant.has(.list): return "502 No such command."
    case "MLSD" where tree.files[path] != nil: octets = nil
    default:
      let ignores = command.verb == "MLSD" && stage.variant.has(.ignoresArgument)
      let listed = ignores ? session.directory : path
      octets =
        tree.hasAnything(at: listed)
        ? [UInt8](ModelListing.text(command.verb, of: listed, named: name, in: tree).utf8) : nil
    }
    // A server that ignores the name has listed something, but not what was named.
    note(command, path: path, isChange: false, isEffective: tree.hasAnything(at: path))
    guard let octets else { return "550 There is no such file." }
    reply("150 Here it comes.")
    guard let data = openData() else { return "425 There is no data connection." }
    let part = cutsData ? octets[..<(octets.count / 2)] : octets[...]
    write(part, to: data)
    return cutsData ? "426 That was not all." : "226 Done."
  }

  private func write(_ octets: ArraySlice<UInt8>, to data: borrowing Socket) {
    var rest = octets
    while !rest.isEmpty {
      let outcome = rest.withUnsafeBytes { try? data.write($0) }
      // So few octets always have room.
      guard case .octets(let count) = outcome else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Takes a file.
  func receive(_ command: Received, cutsData: Bool) -> String {
    let path = resolve(command.argument)
    let restart = session.restart
    session.restart = 0
    let tree = stage.tree
    let isPossible =
      tree.directories.contains(FileTree.parent(of: path)) && !tree.directories.contains(path)
    note(command, path: path, isChange: true, isEffective: isPossible)
    guard isPossible else { return "553 There can be no such file." }
    reply("150 Go on.")
    guard let data = openData() else { return "425 There is no data connection." }
    var (octets, isWhole) = read(data)
    if cutsData {
      octets.removeLast(octets.count / 2)
      isWhole = false
    }
    stage.change { tree in
      // Somebody may have removed the directory meanwhile.
      guard tree.directories.contains(FileTree.parent(of: path)) else { return }
      let old = tree.files[path] ?? []
      let start = command.verb == "APPE" ? old : [UInt8](old.prefix(restart))
      tree.store(start + octets, at: path)
    }
    return isWhole ? "226 Done." : "426 That was not all."
  }

  /// Reads to the end of the data, or until the client aborts.
  private func read(_ data: borrowing Socket) -> (octets: [UInt8], isWhole: Bool) {
    var octets: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while wait(
      for: .init(data.descriptor, .readable),
      until: .after(Self.patience),
      orAbort: true
    ) {
      switch buffer.withUnsafeMutableBytes({ try? data.read(into: $0) }) {
      case .octets(let count): octets += buffer[..<count]
      case .wouldBlock: continue
      case .endOfStream: return (octets, true)
      case .none: return (octets, false)
      }
    }
    return (octets, false)
  }
}
