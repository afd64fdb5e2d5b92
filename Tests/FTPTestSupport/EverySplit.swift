/// Feeds octets to something that takes pieces, cut in every way that could matter.
package enum EverySplit {
  /// Calls `body` with the whole, with every cut into two, and octet by octet.
  ///
  /// - Parameters:
  ///   - octets: What is cut.
  ///   - body: Takes the pieces of one way to cut, in order.
  package static func of(_ octets: [UInt8], _ body: ([[UInt8]]) throws -> Void) rethrows {
    try body([octets])
    for cut in octets.indices {
      try body([[UInt8](octets[..<cut]), [UInt8](octets[cut...])])
    }
    try body(octets.map { [$0] })
  }
}
