/// Sizes, rates and times as people read them.
///
/// There is one system of units, that of disks and lines: K is 1000 bytes, M is 1000 K and so on,
/// whether a size, a rate or a limit, shown or typed.
package enum Quantity {
  /// The bytes of the smallest unit, and what each unit has of the one before.
  private static let unit: Int64 = 1000

  private static let letters = ["K", "M", "G", "T", "P", "E"]

  /// Writes a size in at most five characters, as `ls -h --si` does: `999`, `1.2K`, `34M`.
  package static func short(_ octetCount: Int64) -> String {
    guard octetCount >= unit else { return "\(octetCount)" }
    let (value, letter) = scaled(Double(octetCount))
    return decimal(value) + letter
  }

  /// Writes a rate as shortly: `999/s`, `1.2K/s`, `34M/s`.
  package static func shortRate(_ octetsPerSecond: Double) -> String {
    short(Int64(clamped(octetsPerSecond))) + "/s"
  }

  /// Writes a size with its unit: `999 bytes`, `1.2 kB`, `34 MB`.
  package static func size(_ octetCount: Int64) -> String {
    guard octetCount >= unit else { return octetCount == 1 ? "1 byte" : "\(octetCount) bytes" }
    return withUnit(Double(octetCount))
  }

  /// Writes how many there are: `1 file`, `3 directories`.
  ///
  /// - Parameters:
  ///   - number: How many.
  ///   - noun: What one is called.
  ///   - many: What several are called, where that is not the same with an `s`.
  /// - Returns: The number and what is counted.
  package static func count(
    _ number: some BinaryInteger,
    _ noun: String,
    _ many: String? = nil
  ) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(many ?? noun + "s")"
  }

  /// Writes a rate: `3.4 MB/s`.
  package static func rate(_ octetsPerSecond: Double) -> String {
    let value = clamped(octetsPerSecond)
    return value < Double(unit) ? "\(Int(value)) B/s" : withUnit(value) + "/s"
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
    let (value, letter) = scaled(value)
    return "\(decimal(value)) \(letter == "K" ? "k" : letter)B"
  }

  /// A rate that can be written; what is no number is nothing.
  private static func clamped(_ value: Double) -> Double {
    value.isFinite ? min(max(0, value), 1e18) : 0
  }

  private static func scaled(_ value: Double) -> (Double, String) {
    let factor = Double(unit)
    var value = value / factor
    var index = 0
    // What would be rounded up to the factor has its place with the next unit.
    while value >= factor - 0.5, index < letters.count - 1 {
      value /= factor
      index += 1
    }
    return (value, letters[index])
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
