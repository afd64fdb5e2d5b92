import Testing
import Transfers

struct SegmentPlanTests {
  private static let mebi: Int64 = 1 << 20

  @Test(arguments: [
    (Int64(0), 4, 0), (1, 4, 1), (mebi - 1, 4, 1), (2 * mebi, 4, 2), (4 * mebi + 3, 4, 4),
    (100 * mebi + 7, 16, 16), (100 * mebi, 1, 1),
  ])
  func `parts cover the file once and in order, each worth its connection`(
    size: Int64,
    count: Int,
    expected: Int
  ) {
    let segments = SegmentPlan.segments(of: size, count: count)
    #expect(segments.count == expected)
    #expect(segments.first?.lowerBound ?? 0 == 0)
    #expect(segments.last?.upperBound ?? 0 == size)
    for (part, next) in zip(segments, segments.dropFirst()) {
      #expect(part.upperBound == next.lowerBound)
      #expect(Int64(part.count) >= SegmentPlan.leastSize)
    }
  }
}
