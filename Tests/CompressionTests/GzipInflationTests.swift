import FTPTestSupport
import SystemPackage
import Testing

@testable import Compression

struct GzipInflationTests {
  private func gzip(_ octets: [UInt8], _ level: String = "-6") throws -> [UInt8] {
    try Subprocess.run("/bin/gzip", ["-c", level], input: octets).stdout
  }

  /// Inflates in pieces.
  private func inflate(
    _ octets: [UInt8],
    pieces: Int = 7,
    upTo limit: Int = .max
  ) throws -> [UInt8] {
    var inflation = try GzipInflation()
    var result: [UInt8] = []
    var rest = octets[...]
    while !rest.isEmpty {
      let piece = [UInt8](rest.prefix(pieces))
      rest = rest.dropFirst(pieces)
      let wantsMore = try piece.withUnsafeBytes { bytes throws(GzipInflation.Failure) in
        try inflation.inflate(bytes) { part in
          #expect(part.count <= 64 * 1024)
          result += part
          return result.count < limit
        }
      }
      guard wantsMore else { return result }
    }
    try inflation.finish()
    return result
  }

  private static let text = [UInt8](String(repeating: "a line of text\n", count: 20_000).utf8)

  @Test(arguments: [1, 7, 4096, 1 << 20])
  func `a file is inflated, however it comes`(pieces: Int) throws {
    #expect(try inflate(gzip(Self.text), pieces: pieces) == Self.text)
    #expect(try inflate(gzip([]), pieces: pieces) == [])
  }

  @Test func `members behind each other are one content`() throws {
    let parts: [[UInt8]] = [[0x61], [], Self.text, [0x62]]
    let file = try parts.flatMap { try gzip($0) }
    for pieces in [1, 5, 1 << 20] {
      #expect(try inflate(file, pieces: pieces) == parts.flatMap { $0 }, "\(pieces)")
    }
    #expect(try inflate(file + [0, 0, 0]) == parts.flatMap { $0 }, "padding is nothing")
    // A second member whose beginning is damaged would be lost without a word.
    for end: [UInt8] in [
      [0x58], [0x1E] + (try gzip([0x63])).dropFirst(), [0, 0x58], [0, 0, 0, 0, 0, 0, 0, 1],
    ] {
      #expect(throws: GzipInflation.Failure.damaged) { try inflate(file + end) }
    }
  }

  @Test func `who wants no more gets no more`() throws {
    #expect(try inflate(gzip(Self.text), upTo: 1).count < Self.text.count)
  }

  @Test func `what is cut short, damaged or something else is told apart`() throws {
    let file = try gzip(Self.text)
    var damaged = file
    damaged[file.count - 6] ^= 0xFF
    #expect(throws: GzipInflation.Failure.truncated) { try inflate([UInt8](file.dropLast(9))) }
    #expect(throws: GzipInflation.Failure.damaged) { try inflate(damaged) }
    #expect(throws: GzipInflation.Failure.notGzip) { try inflate(Self.text) }
    #expect(throws: GzipInflation.Failure.notGzip) { try inflate([]) }
  }
}
