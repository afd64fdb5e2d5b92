import FTPProtocol
import Testing

struct SaturatingSumTests {
  @Test func `a sum that does not fit stays at the end that it ran against`() {
    #expect(Int64.max.addingSaturated(.max) == .max)
    #expect(Int64.max.addingSaturated(1) == .max)
    #expect(Int64.min.addingSaturated(-1) == .min)
    #expect(Int64.min.addingSaturated(.min) == .min)
    #expect(Int64.max.addingSaturated(.min) == -1)
    #expect(UInt8(200).addingSaturated(56) == 255)
    #expect(Int.max.addingSaturated(0) == .max)
  }

  @Test func `sums that fit are sums`() {
    #expect(Int8.allPairs.allSatisfy { Int($0.addingSaturated($1)) == $0.clampedSum($1) })
    var sum: Int64 = 40
    sum.addSaturated(2)
    #expect(sum == 42)
  }
}

extension Int8 {
  /// All pairs of numbers.
  fileprivate static var allPairs: [(Int8, Int8)] {
    (Int8.min...Int8.max).flatMap { first in (Int8.min...Int8.max).map { (first, $0) } }
  }

  /// The sum as a wider number has it, cut to what fits.
  fileprivate func clampedSum(_ other: Int8) -> Int {
    Swift.max(-128, Swift.min(127, Int(self) + Int(other)))
  }
}
