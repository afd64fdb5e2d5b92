import FTPProtocol
import Octets
import Platform
import SystemPackage
import Transport

/// RETR, STOR, APPE, LIST, NLST, MLSD.
extension DemoSession {
  /// How the octets of a transfer ended.
  private enum End {
    case complete
    case aborted
    case connectionLost
    case failed(Errno)
  }

  func answerTransfer(
    _ verb: CommandVerb,
    _ argument: [UInt8]
  ) throws(ServerControl.Ending) -> Bool {
    switch verb {
    case .retr: try retrieve(path(argument))
    case .stor: try store(path(argument), from: restartOffset)
    case .appe: try append(path(argument))
    case .list, .nlst, .mlsd: try list(verb, argument)
    case .rest:
      guard let offset = argument.decimalNumber else {
        try control.reply(501, "That is no offset.")
        return true
      }
      restartOffset = offset
      try control.reply(350, "Will begin at \(offset).")
    default: return false
    }
    return true
  }

  private func retrieve(_ path: RemotePath) throws(ServerControl.Ending) {
    let offset = restartOffset
    guard let place = directory.place(of: path), (try? FileInfo(of: place).kind) == .file else {
      return try control.reply(550, "There is no such file.")
    }
    let file: ServedFile
    do throws(Errno) {
      file = try ServedFile(reading: place, from: offset)
    } catch {
      return try refuse(error)
    }
    var translator = type == .ascii ? ASCIITranslator() : nil
    let stopping = stopping
    try send { buffer throws(Errno) in
      let part = UnsafeMutableRawBufferPointer(rebasing: buffer[..<(buffer.count / 2)])
      let count = try Self.read(file.file, part, stopping)
      guard translator != nil else { return count }
      var network: [UInt8] = []
      translator?.toNetwork([UInt8](part[..<count]).span, into: &network)
      buffer.copyBytes(from: network)
      return network.count
    }
  }

  private static func read(
    _ file: borrowing LocalFile,
    _ buffer: UnsafeMutableRawBufferPointer,
    _ stopping: Cancellation
  ) throws(Errno) -> Int {
    do throws(WaitError) {
      return try file.read(into: buffer, cancelledBy: stopping)
    } catch .system(let errno) {
      throw errno
    } catch {
      throw .canceled
    }
  }

  private func append(_ path: RemotePath) throws(ServerControl.Ending) {
    let size = directory.place(of: path).flatMap { try? FileInfo(of: $0).size } ?? 0
    try store(path, from: size)
  }

  private func store(_ path: RemotePath, from offset: Int64) throws(ServerControl.Ending) {
    guard let place = directory.place(of: path), path != .root else {
      return try control.reply(553, "That name is not allowed.")
    }
    let file: ServedFile
    do throws(Errno) {
      file = try ServedFile(writing: place, from: offset)
    } catch {
      return try refuse(error)
    }
    var translator = type == .ascii ? ASCIITranslator() : nil
    let stopping = stopping
    let end = try withDataConnection { data in
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
      defer { buffer.deallocate() }
      while true {
        guard let count = self.receive(data, buffer) else { return .connectionLost }
        if count < 0 { return .aborted }
        do throws(WaitError) {
          guard translator != nil else {
            if count == 0 { return .complete }
            try file.file.write(
              UnsafeRawBufferPointer(rebasing: buffer[..<count]),
              cancelledBy: stopping
            )
            continue
          }
          var local: [UInt8] = []
          translator?.toLocal([UInt8](buffer[..<count]).span, into: &local)
          if count == 0 { translator?.finishToLocal(into: &local) }
          try file.file.write(local, cancelledBy: stopping)
          if count == 0 { return .complete }
        } catch .system(let errno) {
          return .failed(errno)
        } catch {
          return .connectionLost
        }
      }
    }
    try finish(end)
  }

  private func list(_ verb: CommandVerb, _ argument: [UInt8]) throws(ServerControl.Ending) {
    var (flags, name) = Self.options(verb == .mlsd ? [] : argument)
    if verb == .mlsd { name = argument }
    let target = path(name)
    guard let place = directory.place(of: target), let info = try? FileInfo(of: place) else {
      return try control.reply(550, "There is no such file or directory.")
    }
    if verb == .mlsd, info.kind != .directory {
      return try control.reply(501, "That is no directory.")
    }
    let lines = ListingLines(place, target, showsHidden: flags.contains(UInt8(ascii: "a")))
      .lines(for: verb)
    var rest = [UInt8](lines.map { $0 + [.carriageReturn, .lineFeed] }.joined())[...]
    try send { buffer in
      let count = min(rest.count, buffer.count)
      buffer.copyBytes(from: rest.prefix(count))
      rest = rest.dropFirst(count)
      return count
    }
  }

  /// Takes `-la` and the like off an argument.
  private static func options(_ argument: [UInt8]) -> (flags: Set<UInt8>, name: [UInt8]) {
    var flags: Set<UInt8> = []
    var rest = argument[...]
    while rest.first == .hyphen {
      flags.formUnion(rest.prefix { $0 != .space }.dropFirst())
      rest = rest.drop { $0 != .space }.drop { $0 == .space }
    }
    return (flags, [UInt8](rest))
  }

  /// Sends what a closure gives, until it gives nothing more.
  private func send(
    _ provide: (UnsafeMutableRawBufferPointer) throws(Errno) -> Int
  ) throws(ServerControl.Ending) {
    let end = try withDataConnection { data in
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 131_072, alignment: 16)
      defer { buffer.deallocate() }
      do throws(Errno) {
        while true {
          let count = try provide(buffer)
          guard count > 0 else { return .complete }
          let part = UnsafeRawBufferPointer(rebasing: buffer[..<count])
          if let end = self.transmit(part, data) { return end }
        }
      } catch {
        return .failed(error)
      }
    }
    try finish(end)
  }

  private func withDataConnection(
    _ body: (borrowing ByteStream) -> End
  ) throws(ServerControl.Ending) -> End? {
    guard let prepared = preparation else {
      try control.reply(425, "EPSV, PASV, EPRT or PORT comes first.")
      return nil
    }
    preparation = nil
    try control.reply(150, "Here it comes.")
    guard let data = prepared.open(cancelledBy: stopping) else {
      try control.reply(425, "No data connection came about.")
      return nil
    }
    let end = body(data)
    return end
  }

  private func finish(_ end: End?) throws(ServerControl.Ending) {
    switch end {
    case nil: return
    case .complete: try control.reply(226, "Done.")
    case .aborted:
      try control.reply(426, "Stopped.")
      try control.reply(226, "ABOR done.")
    case .connectionLost: try control.reply(426, "The data connection broke.")
    case .failed(let errno):
      let isFull = errno == .noSpace || errno == .diskQuotaExceeded
      try control.reply(isFull ? 552 : 451, "\(errno).")
    }
  }

  /// Writes octets while listening for ABOR; returns how it ended if that was early.
  private func transmit(_ octets: UnsafeRawBufferPointer, _ data: borrowing ByteStream) -> End? {
    var rest = octets[...]
    while !rest.isEmpty {
      guard let isAborted = awaitData(data, .writable) else { return .connectionLost }
      if isAborted { return .aborted }
      switch try? data.writeNow(UnsafeRawBufferPointer(rebasing: rest)) {
      case .octets(let count): rest = rest.dropFirst(count)
      case .wouldBlock: continue
      case nil: return .connectionLost
      }
    }
    return nil
  }

  /// Reads octets while listening for ABOR: 0 at the end, −1 for ABOR, `nil` for a broken
  /// connection.
  private func receive(
    _ data: borrowing ByteStream,
    _ buffer: UnsafeMutableRawBufferPointer
  ) -> Int? {
    while true {
      guard let isAborted = awaitData(data, .readable) else { return nil }
      if isAborted { return -1 }
      switch try? data.readNow(into: buffer) {
      case .octets(let count): return count
      case .endOfStream: return 0
      case .wouldBlock: continue
      case nil: return nil
      }
    }
  }

  /// Waits for the data connection; returns whether ABOR came instead.
  private func awaitData(
    _ data: borrowing ByteStream,
    _ interest: Readiness.Interest
  ) -> Bool? {
    var requests = [Readiness.Request(data.descriptor, interest)]
    requests.append(Readiness.Request(control.descriptor, .readable))
    while true {
      let ready = try? Readiness.wait(
        forAny: requests,
        until: .after(options.idleLimit),
        cancelledBy: stopping
      )
      guard let ready else { return nil }
      if ready.contains(1) {
        if control.takesAbort() { return true }
        // Other commands wait for the end of the transfer.
        requests = [requests[0]]
      }
      if ready.contains(0) { return false }
    }
  }
}
