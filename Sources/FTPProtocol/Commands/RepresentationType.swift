/// In which form octets travel (RFC 959 §3.1.1).
package enum RepresentationType: Hashable, Sendable {
  /// Text with CRLF line ends.
  case ascii

  /// The octets as they are.
  case image

  /// The argument of TYPE.
  package var argument: String {
    switch self {
    case .ascii: "A"
    case .image: "I"
    }
  }
}
