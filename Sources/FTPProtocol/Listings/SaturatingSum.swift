/// Sums of what a server tells, which may be any number that fits.
extension FixedWidthInteger {
  /// Returns the sum, or the greatest (or least) number there is where the sum does not fit.
  ///
  /// Sizes and counts from a server are hostile: two files of 2⁶³ − 1 octets must neither stop the
  /// program (`+`) nor make a negative size (`&+`). A sum that ends at ``max`` reads "at least so
  /// much".
  ///
  /// - Parameter other: What is added.
  /// - Returns: The sum, between `min` and `max`.
  package func addingSaturated(_ other: Self) -> Self {
    let (sum, overflows) = addingReportingOverflow(other)
    guard overflows else { return sum }
    return other < 0 ? .min : .max
  }

  /// Adds to this number, and stays at the greatest (or least) one where the sum does not fit.
  ///
  /// - Parameter other: What is added.
  package mutating func addSaturated(_ other: Self) {
    self = addingSaturated(other)
  }
}
