import FTPProtocol
import FTPTestSupport
import Octets
import Testing
import Transfers

/// What is remembered of trees, as a file that may come from anybody.
struct ManifestTests {
  private static let title = [UInt8]("ftp://me@h:21/www /home/me/www".utf8)

  /// Names that could be taken for something else in a line.
  static let names: [[UInt8]] =
    [
      "plain", "with blank", "tab\there", "line\nfeed", "cr\rhere", "100%", "%41", "-", "\u{1}",
      "dir/file", "dir.d/file", "dir", "grüße", "f", "a\u{7F}b",
    ].map { [UInt8]($0.utf8) } + [[0xFF, 0xFE], [UInt8(ascii: "d"), 0x2F, 0xE4, 0x0A]]

  private static func record(_ number: Int) -> ManifestRecord {
    var record = ManifestRecord(number % 5 == 4 ? .directory : .file, size: Int64(number))
    guard record.kind == .file else { return record }
    if number % 2 == 0 { record.digest = sampleDigest(number) }
    if number % 3 == 0 { record.stamp = LocalStamp(modified: -5, changed: 7, number: .max) }
    if number % 4 != 0 { record.sizeThere = Int64(number) }
    record.modifiedThere =
      [nil, TimeSpan(9), TimeSpan(from: -60, to: -1), TimeSpan(text: "5.64")][number % 4]
    record.isFreshThere = number % 2 == 1
    record.identityThere = number % 2 == 0 ? 0 : .max - UInt64(number)
    return record
  }

  private static func octets(_ changes: [[UInt8]: ManifestRecord?]) -> [UInt8] {
    written(Manifest(title: title).adding(lines(changes)))
  }

  private static func lines(_ changes: [[UInt8]: ManifestRecord?]) -> [UInt8] {
    changes.flatMap { ManifestLine.octets(of: $0.key, $0.value) }
  }

  private static func written(_ manifest: Manifest) -> [UInt8] {
    var octets: [UInt8] = []
    manifest.write(title: title) { octets += $0 }
    return octets
  }

  private func contents(_ manifest: Manifest) -> [[UInt8]: ManifestRecord] {
    var contents: [[UInt8]: ManifestRecord] = [:]
    func note(_ path: [UInt8], _ record: ManifestRecord) { contents[path] = record }
    manifest.forEach(note)
    return contents
  }

  private static var sample: [[UInt8]: ManifestRecord?] {
    Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, record($0)) })
  }

  @Test func `what is written is read again, under names of every kind`() throws {
    let octets = Self.octets(Self.sample)
    let manifest = try #require(Manifest(octets))
    #expect(manifest.title == Self.title)
    #expect(!manifest.isScattered)
    #expect(manifest.count == Self.names.count)
    var hint = 0
    for (number, name) in Self.names.enumerated() {
      #expect(manifest.record(of: name, hint: &hint) == Self.record(number), "\(name.text)")
    }
    #expect(manifest.record(of: [UInt8]("none".utf8), hint: &hint) == nil)
    // Written anew it is the same, octet by octet.
    var again: [UInt8] = []
    manifest.write(title: Self.title) { again += $0 }
    #expect(again == octets)
  }

  @Test func `a line of before there were marks is read`() throws {
    let line = "a\tf\t10\t-\t5,6,7\t10\t100Z\n"
    let manifest = try #require(Manifest([UInt8](("ferry-manifest 1\tt\n" + line).utf8)))
    var (hint, expected) = (0, ManifestRecord(.file, size: 10))
    expected.stamp = LocalStamp(modified: 5, changed: 6, number: 7)
    (expected.sizeThere, expected.modifiedThere) = (10, TimeSpan(100))
    #expect(manifest.record(of: [UInt8]("a".utf8), hint: &hint) == expected)
  }

  @Test func `the last line of a path counts, and a line without an end is none`() throws {
    let text = """
      ferry-manifest 1\tt
      b\tf\t1\t-\t-\t-\t-
      a\tf\t1\t-\t-\t-\t-
      c\tf\t1\t-\t-\t-\t-
      b\tf\t2\t-\t-\t-\t-
      c\t-
      a\tf\t3\t-\t-\t-
      """
    let manifest = try #require(Manifest([UInt8](text.utf8)))
    #expect(manifest.isScattered)
    var hint = 0
    #expect(manifest.record(of: [UInt8]("a".utf8), hint: &hint)?.size == 1)
    #expect(manifest.record(of: [UInt8]("b".utf8), hint: &hint)?.size == 2)
    #expect(manifest.record(of: [UInt8]("c".utf8), hint: &hint) == nil)
    var written: [UInt8] = []
    manifest.write(title: [UInt8("t".utf8.first ?? 0)]) { written += $0 }
    let again = try #require(Manifest(written))
    #expect(!again.isScattered)
    #expect(contents(again) == contents(manifest))
    #expect(again.count == 2)
  }

  @Test func `changes are written among what was there`() throws {
    let manifest = try #require(Manifest(Self.octets(Self.sample)))
    var expected = Self.sample
    var changes: [[UInt8]: ManifestRecord?] = [:]
    changes[[UInt8]("0".utf8)] = Self.record(1)
    changes[[UInt8]("plain".utf8)] = .some(nil)
    changes[[UInt8]("dir/file".utf8)] = Self.record(3)
    changes[[0xFF, 0xFF]] = Self.record(5)
    for (path, record) in changes { expected[path] = record }
    let again = try #require(Manifest(Self.written(manifest.adding(Self.lines(changes)))))
    #expect(!again.isScattered)
    #expect(contents(again) == expected.compactMapValues { $0 })
  }

  @Test func `what is below a directory is found, and nothing beside it`() throws {
    let manifest = try #require(Manifest(Self.octets(Self.sample)))
    var paths: [String] = []
    manifest.forEach(below: [UInt8]("dir".utf8)) { path, _ in paths.append(path.text) }
    #expect(paths == ["dir/file"])
    manifest.forEach(below: [UInt8]("nothing".utf8)) { path, _ in Issue.record("\(path.text)") }
  }

  @Test(arguments: [
    "", "\n", "ferry-manifest 2\tt\n", "ferry-manifest 1\tt", "ferry-manifest 1", "a\tf\t1\n",
  ])
  func `what is no manifest is none`(text: String) {
    #expect(Manifest([UInt8](text.utf8)) == nil)
  }

  @Test(arguments: [
    "../up", "a/../b", "/abs", "a//b", "a/", ".", "..", "", "a%00b", "a%2", "%2e%2e/x",
  ])
  func `a path that leads elsewhere is not remembered`(path: String) throws {
    let text = "ferry-manifest 1\tt\n\(path)\tf\t1\t-\t-\t-\t-\nok\tf\t1\t-\t-\t-\t-\n"
    let manifest = try #require(Manifest([UInt8](text.utf8)))
    #expect(contents(manifest).keys.map(\.text) == ["ok"])
  }

  @Test(arguments: [
    "x\t1\t-\t-\t-\t-", "f\t-1\t-\t-\t-\t-", "f\t\t-\t-\t-\t-", "f\t1\tAAAA\t-\t-\t-",
    "f\t1\t-\t1,2\t-\t-", "f\t1\t-\t1,2,-3\t-\t-", "f\t1\t-\t-\tx\t-", "f\t1\t-\t-\t-\t9.8",
    "f\t1\t-\t-\t-\t99999999999999999999Z", "f\t1\t-\t-\t-", "f\t1\t-\t-\t-\t-\t0",
    "f\t1\t-\t-\t-\t-\t-1", "f\t1\t-\t-\t-\t-\t1\t1", "f\t99999999999999999999\t-\t-\t-\t-",
  ])
  func `a line that makes no sense is as if it were not there`(fields: String) throws {
    let manifest = try #require(Manifest([UInt8]("ferry-manifest 1\tt\na\t\(fields)\n".utf8)))
    var hint = 0
    #expect(manifest.record(of: [UInt8]("a".utf8), hint: &hint) == nil)
    #expect(contents(manifest).isEmpty)
  }

  @Test func `no octets make it stumble, nor is anything read that is not below the top`() {
    var random = SeededGenerator(seed: 14)
    let good = Self.octets(Self.sample)
    for _ in 0..<3000 {
      var octets = good
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        let position = Int.random(in: 0..<octets.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: octets[position] = UInt8.random(in: 0...255, using: &random)
        case 1: octets[position] = random.choose(.tab, .lineFeed, .slash, .dot, .percent, .hyphen)
        case 2: octets.remove(at: position)
        case 3: octets.insert(random.choose(.tab, .lineFeed, .slash, .dot, .comma), at: position)
        default: octets.removeSubrange(position...)
        }
        if octets.isEmpty { octets = good }
      }
      guard let manifest = Manifest(octets) else { continue }
      var (hint, number) = (Int.random(in: -5...40, using: &random), 0)
      for name in Self.names { _ = manifest.record(of: name, hint: &hint) }
      func check(_ path: [UInt8], _ record: ManifestRecord) {
        number += 1
        #expect(path.leadsBelow)
        #expect(record.size >= 0 && (record.digest?.count ?? 32) == 32)
      }
      manifest.forEach(check)
      #expect(number <= manifest.count)
      manifest.forEach(below: [UInt8]("dir".utf8)) { path, _ in
        #expect(path.starts(with: [UInt8]("dir/".utf8)))
      }
      // Written anew it is sorted, and remembers the same.
      var written: [UInt8] = []
      manifest.write(title: Self.title) { written += $0 }
      guard let again = Manifest(written) else {
        Issue.record("what was written is no manifest")
        continue
      }
      #expect(contents(again) == contents(manifest))
    }
  }
}
