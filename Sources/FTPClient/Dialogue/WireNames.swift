import FTPProtocol
import Octets

/// The one place where octets of names change on their way to a server and back.
struct WireNames {
  /// `nil` for names that travel as they are: UTF-8, or whatever the server has.
  var charset: NameCharset?

  var form = ArgumentForm()

  /// Makes the octets of a command.
  ///
  /// User, password and account are what somebody typed or stored for this server, and stay.
  func encoded(_ command: Command) throws(CommandSyntaxError) -> [UInt8] {
    guard let charset, let argument = command.argument, command.verb != .user, !command.isSecret
    else { return try command.encoded(form) }
    guard let octets = charset.encoded(argument) else { throw .notInCharset(command.verb) }
    return try Command(command.verb, octets).encoded(form)
  }

  /// Makes text of a reply.
  func decoded(_ reply: Reply) -> Reply {
    guard let charset else { return reply }
    return Reply(reply.code, wireLines: reply.wireLines.map { charset.decoded($0) })
  }
}

/// Makes text of a listing that comes in pieces, line by line.
struct ListingDecoder {
  private let charset: NameCharset
  private var line: [UInt8] = []

  init(_ charset: NameCharset) {
    self.charset = charset
  }

  /// Takes the next octets; returns the lines that are complete.
  mutating func take(_ octets: Span<UInt8>) -> [UInt8] {
    var decoded: [UInt8] = []
    for index in octets.indices {
      line.append(octets[index])
      guard octets[index] == .lineFeed else { continue }
      decoded += charset.decoded(line)
      line.removeAll(keepingCapacity: true)
    }
    // A line of any length is cut somewhere, rather than kept for ever.
    if line.count > Self.lineLimit { decoded += finish() }
    return decoded
  }

  /// Returns the line that has no end.
  mutating func finish() -> [UInt8] {
    defer { line = [] }
    return charset.decoded(line)
  }

  private static let lineLimit = 1 << 20
}
