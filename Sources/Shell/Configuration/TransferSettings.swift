import Platform
import Transfers

/// How files are transferred.
extension Setting {
  /// `fsync`: whether a download counts only once it is on the disk.
  static let fsync = toggle(
    "fsync",
    "complete downloads only once they are on the disk",
    \.transfers.flushesToDisk
  )

  /// `in-place`: whether uploads do without temporary names.
  static let inPlace = toggle(
    "in-place",
    "write uploads under their final names, not under temporary ones first",
    \.transfers.storesInPlace
  )

  /// `keep-times`: whether copies get the modification times of their originals.
  static let keepTimes = toggle(
    "keep-times",
    "give copies the modification times of their originals",
    \.transfers.keepsTimes
  )

  /// `rate`: how fast all transfers together may be.
  static let rate = Setting(
    name: "rate",
    summary: "the most bytes a second, all transfers together; may change while they run",
    allowed: "off, or a number; K is 1000, M 1000 K, G 1000 M",
    value: { $0.rate.map { TransferRate.text($0) } ?? "off" },
    assign: { settings, text in
      guard text != "off" else {
        settings.rate = nil
        return true
      }
      guard let rate = TransferRate.parse(text) else { return false }
      settings.rate = rate
      return true
    }
  )

  /// `retry-deadline`: how long after the first failure another attempt may begin.
  static let retryDeadline = seconds(
    "retry-deadline",
    "seconds after a first failure in which a transfer is tried again",
    \.transfers.retry.deadline
  )

  /// `retry-pause`: how long to wait before the second attempt.
  static let retryPause = seconds(
    "retry-pause",
    "seconds before a transfer is tried again, doubled each time",
    \.transfers.retry.firstPause
  )

  /// `tries`: how often a transfer is tried.
  static let tries = Setting(
    name: "tries",
    summary: "how often a transfer is tried when connections break or the server asks to wait",
    allowed: "a number from 1 to 100",
    value: { "\($0.transfers.retry.tries)" },
    assign: { settings, text in
      guard let number = Int(text), (1...100).contains(number) else { return false }
      settings.transfers.retry.tries = number
      return true
    }
  )

  /// `verify`: what is compared before a transfer counts as complete.
  static let verify = choice(
    "verify",
    "what is compared before a transfer is complete",
    \.transfers.verification
  )

  static func seconds(
    _ name: String,
    _ summary: String,
    _ path: any WritableKeyPath<Settings, Duration> & Sendable
  ) -> Setting {
    Setting(
      name: name,
      summary: summary,
      allowed: "a number of seconds from 0.1 to 86400",
      value: { settings in
        let seconds = settings[keyPath: path].inSeconds
        return seconds == seconds.rounded() ? "\(Int64(seconds))" : "\(seconds)"
      },
      assign: { settings, text in
        guard let duration = timeout(text) else { return false }
        settings[keyPath: path] = duration
        return true
      }
    )
  }
}

/// Rates as users write them.
enum TransferRate {
  private static let units: [(letter: Character, octets: Int64)] = [
    ("G", 1_000_000_000), ("M", 1_000_000), ("K", 1000),
  ]

  /// Reads octets a second: a number, with K, M or G behind it for 1000, 1000² or 1000³.
  static func parse(_ text: String) -> Int64? {
    let upper = text.uppercased()
    let unit = units.first { upper.last == $0.letter }
    let digits = unit == nil ? upper[...] : upper.dropLast()
    guard let number = Double(digits), number.isFinite, number > 0 else { return nil }
    let rate = number * Double(unit?.octets ?? 1)
    guard rate >= 1, rate < 1e15 else { return nil }
    return Int64(rate)
  }

  /// Writes octets a second so that they can be read back.
  static func text(_ rate: Int64) -> String {
    let unit = units.first { rate >= $0.octets && rate.isMultiple(of: $0.octets) }
    return unit.map { "\(rate / $0.octets)\($0.letter)" } ?? "\(rate)"
  }
}
