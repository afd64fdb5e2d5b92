import Octets

/// Line ends between this machine (LF) and the network (CRLF), over a stream of pieces.
///
/// RFC 959 §3.1.1.1. A carriage return at the end of a piece is kept until the next one tells
/// what it was.
package struct ASCIITranslator: Sendable {
  private var endsInCarriageReturn = false

  /// Starts at the beginning of a file.
  package init() {}

  /// Appends the local form of a piece: CRLF becomes LF, other carriage returns stay.
  package mutating func toLocal(_ piece: Span<UInt8>, into local: inout [UInt8]) {
    for index in piece.indices {
      let octet = piece[index]
      if endsInCarriageReturn, octet != .lineFeed { local.append(.carriageReturn) }
      endsInCarriageReturn = octet == .carriageReturn
      if !endsInCarriageReturn { local.append(octet) }
    }
  }

  /// Appends what the end of the file brings to light.
  package mutating func finishToLocal(into local: inout [UInt8]) {
    if endsInCarriageReturn { local.append(.carriageReturn) }
    endsInCarriageReturn = false
  }

  /// Appends the form of a piece that travels: LF becomes CRLF, CRLF stays.
  package mutating func toNetwork(_ piece: Span<UInt8>, into network: inout [UInt8]) {
    for index in piece.indices {
      let octet = piece[index]
      if octet == .lineFeed, !endsInCarriageReturn { network.append(.carriageReturn) }
      network.append(octet)
      endsInCarriageReturn = octet == .carriageReturn
    }
  }
}
