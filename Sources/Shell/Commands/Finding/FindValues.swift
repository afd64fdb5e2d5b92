import FTPProtocol
import Octets

/// A number as find(1) takes it: `7` is exactly that many, `+7` more, `-7` less.
struct FindNumber: Hashable, Sendable {
  private enum Comparison: Hashable, Sendable {
    case exactly
    case more
    case less
  }

  private let comparison: Comparison
  private let number: Int64

  /// Reads a number without a unit; `nil` if it is none.
  init?(_ text: some StringProtocol) {
    var digits = text[...]
    switch digits.first {
    case "+": comparison = .more
    case "-": comparison = .less
    default: comparison = .exactly
    }
    if comparison != .exactly { digits = digits.dropFirst() }
    guard let number = digits.utf8.decimalNumber else { return nil }
    self.number = number
  }

  /// Says whether a value that lies between two others is so many.
  func fits(_ values: ClosedRange<Int64>) -> Verdict {
    switch comparison {
    case .more: bounds(values.lowerBound > number, values.upperBound > number)
    case .less: bounds(values.upperBound < number, values.lowerBound < number)
    case .exactly:
      values.contains(number)
        ? values.lowerBound == values.upperBound ? .yes : .unknown : .no
    }
  }

  private func bounds(_ all: Bool, _ any: Bool) -> Verdict {
    all ? .yes : any ? .unknown : .no
  }
}

/// A size as find(1) takes it: `+10M` is more than ten units of 1,048,576 octets, begun ones full.
struct FindSize: Hashable, Sendable {
  private let number: FindNumber
  private let unit: Int64

  /// Reads a number with a unit: `c` for octets, `k`, `M`, `G`, `T`, `w` for 2 and `b` for 512.
  init?(_ text: String) {
    var digits = text[...]
    switch digits.last {
    case "c": unit = 1
    case "w": unit = 2
    case "k", "K": unit = 1 << 10
    case "M": unit = 1 << 20
    case "G": unit = 1 << 30
    case "T": unit = 1 << 40
    case "b": unit = 512
    default:
      unit = 512
      digits += "b"
    }
    guard let number = FindNumber(digits.dropLast()) else { return nil }
    self.number = number
  }

  /// Says whether so many octets are so many units.
  func fits(_ size: Int64) -> Verdict {
    let count = size / unit + (size % unit > 0 ? 1 : 0)
    return number.fits(count...count)
  }
}
