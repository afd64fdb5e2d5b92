import FTPProtocol
import FTPTestSupport
import Octets
import Testing
import Transfers

@testable import Shell

/// Plans that are kept: read again as they were written, and nothing taken that leads elsewhere.
struct PlanFileTests {
  private static let header = PlanFile.Header(
    direction: .upload,
    here: [UInt8]("/home/me/s\u{EC}te".utf8),
    there: [UInt8]("ftp://me@h:21/www".utf8),
    directory: [UInt8]("/www".utf8)
  )

  private static func step(
    _ action: MirrorPlan.Step.Action,
    _ path: [UInt8],
    _ reason: MirrorReason,
    _ source: MirrorPlan.Seen?,
    _ target: MirrorPlan.Seen? = nil
  ) -> MirrorPlan.Step {
    MirrorPlan.Step(action, at: .there, path, reason, source: source, target: target)
  }

  private static let steps: [MirrorPlan.Step] = {
    let file = MirrorPlan.Seen(.file, size: 10, modified: TimeSpan(100), identity: .max)
    let minute = MirrorPlan.Seen(.file, size: 7, modified: TimeSpan(from: 60, to: 119))
    let directory = MirrorPlan.Seen(.directory)
    var link = step(.removeDirectory, [UInt8]("l".utf8), .notAtSource, nil, directory)
    link.mayBeLink = true
    return [
      step(.removeFile, [UInt8]("a".utf8), .otherKind, nil, MirrorPlan.Seen(.link)),
      step(.makeDirectory, [UInt8]("d \"\\".utf8), .absent, directory),
      step(.rename(from: [UInt8]("x/y".utf8)), [UInt8]("x/z".utf8), .moved, file),
      step(.rename(from: [0xFF, 0x2F, 0x0A]), [0xFE, 0x0D], .moved, directory),
      step(.transfer, [UInt8]("d/\u{1F600}\t".utf8), .absent, file),
      step(.transfer, [UInt8]("n".utf8), .notKnown, MirrorPlan.Seen(.file), minute),
      step(.transfer, [UInt8]("s".utf8), .size(from: 7, to: 10), file, minute),
      step(.transfer, [UInt8]("t".utf8), .time, file, file),
      step(.transfer, [UInt8]("c".utf8), .content, file, file),
      step(.transfer, [UInt8]("e".utf8), .changedAtTarget, file, file),
      step(.transfer, [UInt8]("f".utf8), .changedAtSource, file, file),
      step(.transfer, [UInt8]("g".utf8), .notInManifest, file, file),
      step(.transfer, [UInt8]("h".utf8), .conflict, file, file),
      step(.removeFile, [UInt8]("gone".utf8), .notAtSource, nil, minute),
      link,
      step(.setMode(0o640), [UInt8]("p".utf8), .mode, file, file),
      step(.makeLink(to: [0xFF, 0x2F, 0x0A]), [UInt8]("m".utf8), .absent, MirrorPlan.Seen(.link)),
      step(
        .makeLink(to: []),
        [UInt8]("o".utf8),
        .leadsElsewhere,
        MirrorPlan.Seen(.link),
        MirrorPlan.Seen(.link)
      ),
    ]
  }()

  @Test func `a plan is read as it was written`() throws {
    let read = try PlanFile(PlanFile(Self.header, Self.steps).octets)
    #expect(read.header == Self.header)
    #expect(read.steps == Self.steps)
    let empty = try PlanFile(PlanFile(Self.header, []).octets)
    #expect(empty.steps.isEmpty)
  }

  @Test func `a plan that was cut anywhere is none`() {
    let octets = PlanFile(Self.header, Self.steps).octets
    for count in 0..<octets.count {
      #expect(throws: PlanFile.Fault.self, "\(count)") { try PlanFile([UInt8](octets[..<count])) }
    }
  }

  private static func text(_ lines: String, count: Int = 1) -> [UInt8] {
    let first =
      #"{"ferry_plan":1,"direction":"upload","here":"/h","there":"ftp://h/","directory":"/"}"#
    return [UInt8]("\(first)\n\(lines)\n{\"steps\":\(count)}\n".utf8)
  }

  private static let file = #""kind":"file","size":1,"#

  @Test(arguments: [
    #"{"action":"transfer","side":"there","path":"../a","kind":"file","reason":"absent"}"#,
    #"{"action":"transfer","side":"there","path":"a/../b","kind":"file","reason":"absent"}"#,
    #"{"action":"transfer","side":"there","path":"/etc/a","kind":"file","reason":"absent"}"#,
    #"{"action":"transfer","side":"there","path":"","kind":"file","reason":"absent"}"#,
    #"{"action":"transfer","side":"there","path":"a//b","kind":"file","reason":"absent"}"#,
    #"{"action":"transfer","side":"there","path":"a\u0000","kind":"file","reason":"absent"}"#,
    #"{"action":"transfer","side":"there","path":"a","path_bytes":"Li4=","kind":"file","reason":"absent"}"#,
    #"{"action":"rename","side":"there","path":"a","from":"../b","kind":"file","reason":"moved"}"#,
    #"{"action":"rename","side":"there","path":"a","kind":"file","reason":"moved"}"#,
    #"{"action":"make_link","side":"there","path":"a","to":"../b","kind":"link","reason":"absent"}"#,
    #"{"action":"make_link","side":"there","path":"a","to":"/b","kind":"link","reason":"absent"}"#,
    #"{"action":"make_link","side":"there","path":"a","kind":"link","reason":"absent"}"#,
    #"{"action":"transfer","side":"there","path":".ferry-lock/a","kind":"file","reason":"absent"}"#,
    #"{"action":"rename","side":"there","path":"a","from":".ferry-lock","kind":"directory","reason":"moved"}"#,
    // The other side, which such a plan leaves alone.
    #"{"action":"transfer","side":"here","path":"a","kind":"file","reason":"absent"}"#,
    #"{"action":"remove_file","side":"here","path":"a","old_kind":"file","reason":"not_at_source"}"#,
    // What does not fit the action.
    #"{"action":"remove_file","side":"there","path":"a","reason":"not_at_source"}"#,
    #"{"action":"remove_file","side":"there","path":"a","old_kind":"directory","reason":"not_at_source"}"#,
    #"{"action":"remove_directory","side":"there","path":"a","old_kind":"file","reason":"not_at_source"}"#,
    #"{"action":"transfer","side":"there","path":"a","kind":"directory","reason":"absent"}"#,
    #"{"action":"transfer","side":"there","path":"a","kind":"file","old_kind":"directory","reason":"time"}"#,
    #"{"action":"make_directory","side":"there","path":"a","kind":"file","reason":"absent"}"#,
    #"{"action":"transfer","side":"there","path":"a","kind":"file","reason":"why not"}"#,
    #"{"action":"run","side":"there","path":"a","kind":"file","reason":"absent"}"#,
    #"["a"]"#, "", "{", "null",
  ])
  func `a step that leads elsewhere, or makes no sense, is named by its line`(line: String) {
    #expect(throws: PlanFile.Fault.line(2)) { try PlanFile(Self.text(line)) }
  }

  @Test func `what is no plan, of a later program, or has another number of steps is told apart`() {
    func fault(_ octets: [UInt8]) -> PlanFile.Fault? {
      do throws(PlanFile.Fault) {
        _ = try PlanFile(octets)
        return nil
      } catch {
        return error
      }
    }
    #expect(fault([]) == .noPlan)
    #expect(fault([UInt8]("{}\n{\"steps\":0}\n".utf8)) == .noPlan)
    #expect(fault([0xFF, 0x0A]) == .noPlan)
    #expect(fault([UInt8]("{\"ferry_plan\":2}\n{\"steps\":0}\n".utf8)) == .otherVersion)
    #expect(fault([UInt8]("{\"ferry_plan\":1}\n{}\n{\"steps\":1}\n".utf8)) == .line(1))
    let line = #"{"action":"transfer","side":"there","path":"a","kind":"file","reason":"absent"}"#
    #expect(fault(Self.text(line)) == nil)
    #expect(fault(Self.text(line, count: 0)) == .cut)
    #expect(fault(Self.text(line, count: 2)) == .cut)
  }

  @Test func `no octets make it stumble, and what it takes leads below`() {
    var random = SeededGenerator(seed: 141)
    let good = PlanFile(Self.header, Self.steps).octets
    var taken = 0
    for _ in 0..<2000 {
      var octets = good
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let position = Int.random(in: 0..<octets.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: octets[position] = UInt8.random(in: 0...255, using: &random)
        case 1: octets[position] = random.choose(.slash, .dot, .doubleQuote, .comma, .colon)
        default: octets.remove(at: position)
        }
      }
      guard let plan = try? PlanFile(octets) else { continue }
      taken += 1
      #expect(plan.steps.allSatisfy { $0.path.leadsBelow && $0.side == plan.header.side })
    }
    #expect(taken > 100)
  }
}
