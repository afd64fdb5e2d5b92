/// Sizes, rates and times as people read them.
package enum Quantity {
  /// Writes a size in at most five characters, as `ls -h` does: `999`, `1.2K`, `34M`.
  package static func short(_ octetCount: Int64) -> String {
    guard octetCount >= 1024 else { return "\(octetCount)" }
    let (value, unit) = scaled(Double(octetCount), by: 1024, units: ["K", "M", "G", "T", "P", "E"])
    return decimal(value) + unit
  }

  /// Writes a size with its unit: `999 octets`, `1.2 kB`, `34 MB`.
  package static func size(_ octetCount: Int64) -> String {
    guard octetCount >= 1000 else { return octetCount == 1 ? "1 octet" : "\(octetCount) octets" }
    return withUnit(Double(octetCount))
  }

  /// Writes a rate: `3.4 MB/s`.
  package static func rate(_ octetsPerSecond: Double) -> String {
    let value = max(0, octetsPerSecond.isFinite ? octetsPerSecond : 0)
    return value < 1000 ? "\(Int(value)) B/s" : withUnit(value) + "/s"
  }

  /// Writes a time: `0:07`, `1:05`, `2:00:00`; what takes longer than four days is not told.
  package static func time(seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0, seconds < 360_000 else { return "-:--" }
    let whole = Int(seconds.rounded(.up))
    let (minutes, rest) = whole.quotientAndRemainder(dividingBy: 60)
    guard minutes >= 60 else { return "\(minutes):\(twoDigits(rest))" }
    return "\(minutes / 60):\(twoDigits(minutes % 60)):\(twoDigits(rest))"
  }

  private static func withUnit(_ value: Double) -> String {
    let (value, unit) = scaled(value, by: 1000, units: ["kB", "MB", "GB", "TB", "PB", "EB"])
    return "\(decimal(value)) \(unit)"
  }

  private static func scaled(
    _ value: Double,
    by factor: Double,
    units: [String]
  ) -> (Double, String) {
    var value = value / factor
    var index = 0
    // What would be rounded up to the factor has its place with the next unit.
    while value >= factor - 0.5, index < units.count - 1 {
      value /= factor
      index += 1
    }
    return (value, units[index])
  }

  /// One digit behind the point below ten, none above.
  private static func decimal(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths < 100 ? "\(tenths / 10).\(tenths % 10)" : "\(Int(value.rounded()))"
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
