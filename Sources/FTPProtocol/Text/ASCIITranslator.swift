/// Line ends between this machine (LF) and the network (CRLF), over a stream of pieces.
///
/// RFC 959 §3.1.1.1. A carriage return at the end of a piece is kept until the next one tells
/// what it was.
package struct ASCIITranslator: Sendable {
  private var endsInCarriageReturn = false

  private static let carriageReturn: UInt8 = 0x0D
  private static let lineFeed: UInt8 = 0x0A

  /// Starts at the beginning of a file.
  package init() {}

  /// Appends the local form of a piece: CRLF becomes LF, other carriage returns stay.
  package mutating func toLocal(_ piece: Span<UInt8>, into local: inout [UInt8]) {
    for index in piece.indices {
      let octet = piece[index]
      if endsInCarriageReturn, octet != Self.lineFeed { local.append(Self.carriageReturn) }
      endsInCarriageReturn = octet == Self.carriageReturn
      if !endsInCarriageReturn { local.append(octet) }
    }
  }

  /// Appends what the end of the file brings to light.
  package mutating func finishToLocal(into local: inout [UInt8]) {
    if endsInCarriageReturn { local.append(Self.carriageReturn) }
    endsInCarriageReturn = false
  }

  /// Appends the form of a piece that travels: LF becomes CRLF, CRLF stays.
  package mutating func toNetwork(_ piece: Span<UInt8>, into network: inout [UInt8]) {
    for index in piece.indices {
      let octet = piece[index]
      if octet == Self.lineFeed, !endsInCarriageReturn { network.append(Self.carriageReturn) }
      network.append(octet)
      endsInCarriageReturn = octet == Self.carriageReturn
    }
  }
}
