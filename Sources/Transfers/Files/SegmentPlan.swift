/// How a file is divided among connections.
package enum SegmentPlan {
  /// The least that is worth a connection, in octets.
  package static let leastSize: Int64 = 1 << 20

  /// Divides a file into parts of nearly the same size, in order.
  ///
  /// - Parameters:
  ///   - size: Octets.
  ///   - count: How many parts are wanted.
  /// - Returns: As many as wanted, or fewer, so that each is worth its connection; none for an
  ///   empty file.
  package static func segments(of size: Int64, count: Int) -> [Range<Int64>] {
    guard size > 0 else { return [] }
    let number = max(1, min(Int64(count), size / leastSize))
    return (0..<number).map { index in
      size / number * index..<(index == number - 1 ? size : size / number * (index + 1))
    }
  }
}
