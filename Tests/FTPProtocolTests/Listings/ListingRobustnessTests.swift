import FTPTestSupport
import Testing

@testable import FTPProtocol

/// What holds for any octets whatever.
struct ListingRobustnessTests {
  private func entries(_ pieces: [[UInt8]]) -> [ListingEntry] {
    var reader = ListingReader(.list, now: DialectTests.now)
    var listing = Listing()
    for piece in pieces {
      if let part = reader.read(piece.span) { listing.append(part) }
    }
    listing.append(reader.finish())
    listing.settle()
    return listing.entries
  }

  @Test(arguments: Seeds.names)
  func `it does not matter where the network cuts a listing`(sample: String) throws {
    let octets = try Seeds.read(sample)
    let whole = entries([octets])
    // Each cut would take long; those of all samples together are at every kind of place.
    for cut in stride(from: sample.utf8.count % 13, to: octets.count, by: 13) {
      #expect(entries([[UInt8](octets[..<cut]), [UInt8](octets[cut...])]) == whole)
    }
    #expect(entries(octets.map { [$0] }) == whole)
  }

  @Test func `parts of a large listing are those of the whole`() throws {
    let lines = (0..<20_000).map { "type=file;size=\($0);modify=20261124140307; file \($0)\r\n" }
    let octets = [UInt8](lines.joined().utf8)
    for size in [1, 4096, 100_000] {
      var start = 0
      var pieces: [[UInt8]] = []
      while start < octets.count {
        pieces.append([UInt8](octets[start..<min(start + size, octets.count)]))
        start += size
      }
      // Octet by octet a short beginning is enough.
      let found = entries(size == 1 ? Array(pieces.prefix(40_000)) : pieces)
      #expect(size == 1 || found.count == 20_000)
      #expect(found[700].name == [UInt8]("file 700".utf8) && found[700].size == 700)
    }
  }

  /// A listing whose end is missing has no entry that the whole one has not.
  @Test(arguments: Seeds.names)
  func `a listing that is cut shows no wrong entry`(sample: String) throws {
    let octets = try Seeds.read(sample)
    let whole = entries([octets])
    for end in stride(from: sample.utf8.count % 7, to: octets.count, by: 7) {
      for entry in entries([[UInt8](octets[..<end])]) where entry.kind != .unparsed {
        // What only later lines tell cannot be known: the order of a date.
        #expect(whole.contains { $0.name == entry.name && $0.size == entry.size }, "\(end)")
      }
    }
  }

  @Test func `mixed dialects, long lines and impossible numbers are no entries`() {
    let mode = "-rw-r--r-- 1 u g"
    let good = "\(mode) 1 Nov 24 08:00 good\r\n"
    let bad = [
      "11-24-26  02:03PM 1 a", "type=file;size=1; b", "+r,s1,\tc", "\(mode) -x Nov 24 08:00 d",
      "\(mode) 1844674407370955161x Nov 24 08:00 e", "\(mode) 1 Nov 24 0000 f",
      "\(mode) 1 Nov 24 10000 g", "\(mode) 1 2026-13-24 08:00 h", "\(mode) 1 Nov 31 2020 i",
    ]
    let text = good + bad.joined(separator: "\r\n") + "\r\n" + good
    let found = entries([[UInt8](text.utf8)])
    #expect(found.map(\.kind) == [.file] + bad.map { _ in .unparsed } + [.file])
    let long = [UInt8](repeating: 0x78, count: 1 << 20)
    let line = [UInt8]("\(mode) 1 Nov 24 08:00 ".utf8) + long + [0x0D, 0x0A]
    #expect(entries([line]).first?.name == long)
    let endless =
      [UInt8](repeating: 0x78, count: ListingReader.lineLimit + 100) + [0x0A] + [UInt8](good.utf8)
    let kinds = entries(
      stride(from: 0, to: endless.count, by: 1 << 20).map {
        [UInt8](endless[$0..<min($0 + 1 << 20, endless.count)])
      }
    ).map(\.kind)
    #expect(kinds == [.unparsed, .file])
  }

  /// Mutations of the samples, each of which can be repeated by its number.
  @Test func `made-up listings do no harm`() throws {
    let samples = try Seeds.names.map { try Seeds.read($0) }
    for number in 0..<400 as Range<UInt64> {
      var random = Random(state: number)
      var octets: [UInt8] = []
      for _ in 0...random.next(3) { octets += samples[random.next(samples.count)] }
      for _ in 0..<random.next(20) {
        let place = random.next(octets.count)
        switch random.next(4) {
        case 0: octets[place] = UInt8(random.next(256))
        case 1: octets.remove(at: place)
        case 2: octets.insert([0x20, 0x0D, 0x0A, 0x30, 0x2D][random.next(5)], at: place)
        default: octets.removeSubrange(place..<min(place + random.next(30), octets.count))
        }
        if octets.isEmpty { octets = [0x0A] }
      }
      for entry in Listing(list: octets, now: DialectTests.now) {
        let isPlausible =
          !entry.name.isEmpty && !entry.raw.isEmpty && entry.size ?? 0 >= 0
          && entry.mode ?? 0 <= 0o7777 && ![[0x2E], [0x2E, 0x2E]].contains(entry.name)
        #expect(isPlausible || entry.kind == .unparsed, "mutation \(number): \(entry)")
      }
    }
  }
}

/// Numbers that look random and are the same each time (an xorshift of 64 bits).
private struct Random {
  var state: UInt64

  init(state: UInt64) {
    self.state = (state + 1) &* 0x9E37_79B9_7F4A_7C15
  }

  mutating func next(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 33) % max(bound, 1)
  }
}
