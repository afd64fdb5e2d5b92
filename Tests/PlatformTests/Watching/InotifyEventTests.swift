import Testing

@testable import Platform

struct InotifyEventTests {
  private func octets(_ number: UInt32) -> [UInt8] {
    withUnsafeBytes(of: number) { Array($0) }
  }

  private func event(_ watch: Int32, _ kind: UInt32, name: String, padding: Int) -> [UInt8] {
    let name = [UInt8](name.utf8) + [UInt8](repeating: 0, count: padding)
    let head: [UInt32] = [UInt32(bitPattern: watch), kind, 7, UInt32(name.count)]
    return head.flatMap(octets) + name
  }

  private func parse(_ octets: [UInt8]) -> [InotifyEvent] {
    octets.withUnsafeBytes { InotifyEvent.parse($0) }
  }

  @Test func `one read may give several events, with names and without`() {
    let events: [[UInt8]] = [
      event(1, 0x4000_0100, name: "directory", padding: 7),
      event(2, 0x400, name: "", padding: 0),
      event(-1, 0x4000, name: "", padding: 0),
      event(3, 0x8, name: "file", padding: 1),
    ]
    let all = Array(events.joined())
    #expect(
      parse(all) == [
        InotifyEvent(watch: 1, kind: [.created, .isDirectory], name: [UInt8]("directory".utf8)),
        InotifyEvent(watch: 2, kind: .selfDeleted, name: []),
        InotifyEvent(watch: -1, kind: .overflow, name: []),
        InotifyEvent(watch: 3, kind: .written, name: [UInt8]("file".utf8)),
      ]
    )
  }

  @Test func `what is cut off is no event`() {
    let first = event(1, 0x100, name: "a", padding: 15)
    let second = event(1, 0x100, name: "b", padding: 15)
    for length in 0..<second.count {
      #expect(parse(first + second.prefix(length)).count == 1)
    }
    #expect(parse([]).isEmpty)
    // A length that no name has leads nowhere outside.
    let head: [UInt32] = [1, 0x100, 0, .max]
    #expect(parse(head.flatMap(octets)).isEmpty)
  }
}
