package import Platform
import SystemPackage

/// What one attempt to send a part of a file gave.
package enum FileWriteOutcome: Sendable {
  /// So many octets were taken, at least one.
  case octets(Int)

  /// The file has no more.
  case endOfFile

  /// None was taken; worth another attempt when the descriptor is ready for this.
  case wouldBlock(Readiness.Interest)

  /// The kernel cannot do that with this file.
  case unsupported
}

/// Octets that the kernel moves by itself, which only clear ones allow.
extension ByteStream {
  /// Whether octets travel as they are.
  package var isClear: Bool { clearDescriptor != nil }

  private var clearDescriptor: Int32? {
    switch self {
    case .clear(let socket): socket.descriptor
    default: nil
    }
  }

  /// Keeps what waits to be sent small enough for the processor's caches: for large files.
  ///
  /// 1 GiB over loopback took 0.85 s instead of 1.04 s with it (Linux 6, 2 cores), at the same CPU
  /// time; less than 1 MiB costs more of that.
  package borrowing func limitUnsentOctets() {
    switch self {
    case .clear(let socket): socket.limitUnsent(to: 1 << 20)
    default: break
    }
  }

  /// Keeps what is in flight small where that costs nothing, since the path is short: for large
  /// files, once enough was sent to tell.
  ///
  /// 1 GiB over loopback to vsftpd took 0.86 s instead of 0.96 and 1.03 s with it, at more CPU time
  /// (0.22 to 0.26 s instead of 0.13 to 0.16 s); a bare loop of `sendfile` 0.72 s instead of 0.97 s
  /// (medians of 9 and 12, on a busy machine). On other paths the system's own tuning stays.
  package borrowing func limitOctetsOnShortPath() {
    switch self {
    case .clear(let socket):
      guard Self.isShort(socket.roundTripTime) else { return }
      socket.limitSendBuffer(to: Self.shortPathBuffer)
    default: break
    }
  }

  /// What may be in flight on a short path, of which Linux makes 128 KiB.
  ///
  /// With the double that bare loop took 1.13 s; half of it is no more than a packet of loopback,
  /// and stalls.
  private static var shortPathBuffer: Int32 { 64 << 10 }

  /// Says whether a path is so short that it leads no further than this machine.
  ///
  /// Loopback and veth have 8 to 40 µs (Linux 6.18), network cards seldom less than 50; over one
  /// that has, ``shortPathBuffer`` still allows 20 Gbit/s.
  static func isShort(_ roundTripTime: Duration?) -> Bool {
    roundTripTime.map { $0 <= .microseconds(50) } ?? false
  }

  /// Moves what is there into a pipe, without waiting; the stream must be clear.
  package borrowing func readNow(
    into pipe: inout KernelPipe,
    upTo limit: Int
  ) throws(TransportError) -> ReadOutcome {
    guard let clearDescriptor else { throw .system(.reading, .invalidArgument) }
    guard
      let count = try moving(while: .reading, pipe.fill(from: clearDescriptor, upTo: limit))
    else { return .wouldBlock(.readable) }
    return count == 0 ? .endOfStream : .octets(count)
  }

  /// Sends what is taken at once of what a pipe holds, without waiting; the stream must be clear.
  package borrowing func writeNow(from pipe: inout KernelPipe) throws(TransportError)
    -> WriteOutcome
  {
    guard let clearDescriptor else { throw .system(.writing, .invalidArgument) }
    guard let count = try moving(while: .writing, pipe.drain(into: clearDescriptor)) else {
      return .wouldBlock(.writable)
    }
    return .octets(count)
  }

  /// Sends what is taken at once of a file, without waiting.
  package borrowing func writeNow(
    from file: borrowing LocalFile,
    at offset: Int64,
    upTo limit: Int
  ) throws(TransportError) -> FileWriteOutcome {
    guard let clearDescriptor else { return .unsupported }
    do {
      guard let count = try file.send(to: clearDescriptor, from: offset, upTo: limit) else {
        return .wouldBlock(.writable)
      }
      return count == 0 ? .endOfFile : .octets(count)
    } catch .invalidArgument, .noFunction {
      return .unsupported
    } catch {
      throw TransportError(moving: error, while: .writing)
    }
  }
}
