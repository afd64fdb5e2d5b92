import FTPProtocol
import Octets
import Testing
import Transfers

/// Names that the target cannot have, found before anything is moved.
struct TargetNamesTests {
  private func plan(
    from source: String,
    to target: String,
    ignoresCase: Bool = true,
    canTell: @escaping ([UInt8]) -> Bool = { _ in true },
    _ set: (inout MirrorOptions) -> Void = { _ in }
  ) -> MirrorPlan {
    var options = MirrorOptions()
    (options.deletion, options.deletionLimit) = (.all, .percent(100))
    set(&options)
    var planning = MirrorPlanning(
      here: SampleSide(source).tree,
      there: SampleSide(target).tree,
      .upload,
      options
    )
    planning.names.ignoresCase = ignoresCase
    planning.names.canTell = canTell
    return planning.plan { _, _ in .time(nil) }
  }

  @Test func `of two names that are one at the target the first goes, and the other is told`() {
    let plan = plan(from: "A 1 t=5\na 2 t=5\nÄ/x 1 t=5\nä/y 1 t=5", to: "")
    #expect(lines(plan) == ["make Ä", "move A absent", "move Ä/x absent"])
    #expect(
      plan.faults.map(\.line) == [
        "a sameName(as: \([UInt8]("A".utf8)))", "ä sameName(as: \([UInt8]("Ä".utf8)))",
      ]
    )
  }

  @Test func `several pairs of such names are told in their order, each time`() {
    let letters = (0..<16).map { String(UnicodeScalar(UInt8(ascii: "a") + $0)) }
    let names = letters.flatMap { [$0.uppercased(), $0] }
    let plan = plan(from: names.map { "\($0) 1 t=5" }.joined(separator: "\n"), to: "")
    #expect(plan.faults.map { $0.path.text } == letters)
  }

  @Test func `of two names that are one the target's own goes`() {
    let plan = plan(from: "A 1 t=5\na 2 t=5", to: "a 2 t=5")
    #expect(lines(plan).isEmpty)
    #expect(plan.faults.map(\.path) == [[UInt8]("A".utf8)])
  }

  @Test func `names that are one are looked for in new directories, too`() {
    let plan = plan(from: "d/A 1 t=5\nd/a 2 t=5", to: "")
    #expect(lines(plan) == ["make d", "move d/A absent"])
    #expect(plan.faults.map(\.path) == [[UInt8]("d/a".utf8)])
  }

  @Test func `a name in other letters is the same file to the target, and is renamed`() {
    #expect(lines(plan(from: "readme 1 t=5", to: "README 1 t=5")) == ["rename README readme"])
    #expect(
      lines(plan(from: "readme 2 t=5", to: "README 1 t=5")) == [
        "rename README readme", "move readme size(from: 1, to: 2)",
      ]
    )
    #expect(
      lines(plan(from: "doc/a 1 t=5\ndoc/b 1 t=5", to: "Doc/a 1 t=5\nDoc/c 1 t=5")) == [
        "rename Doc doc", "move doc/b absent", "delete doc/c notAtSource",
      ]
    )
    // What is of another kind goes by the name it has.
    #expect(
      lines(plan(from: "a 1 t=5", to: "A/x 1 t=5")) == [
        "delete A/x otherKind", "rmdir A otherKind", "move a absent",
      ]
    )
  }

  @Test func `what does not go anywhere may have any name`() {
    let plan = plan(from: "A link\na 2 t=5\nx\u{1} link", to: "", canTell: { _ in false })
    #expect(lines(plan) == ["move a absent"])
    #expect(plan.faults.isEmpty)
  }

  @Test func `to a target that tells letters apart they are two`() {
    let plan = plan(from: "A 1 t=5\na 2 t=5", to: "b/B 1 t=5", ignoresCase: false)
    #expect(plan.faults.isEmpty)
    #expect(lines(plan).prefix(2) == ["move A absent", "move a absent"])
  }

  @Test func `a name that the target cannot be told stays where it is, on both sides`() {
    var source = SampleSide("good 1 t=5")
    var node = SideTree.Node(.file)
    (node.size, node.modified) = (1, TimeSpan(5))
    let long = [UInt8](repeating: UInt8(ascii: "n"), count: 256)
    for name in [[UInt8]("li\nne".utf8), long, [UInt8]("plain".utf8)] { source.add(name, node) }
    source.add([UInt8]("di\nr/file".utf8), node)
    var target = SampleSide()
    target.add([UInt8]("li\nne".utf8), node)
    var planning = MirrorPlanning(
      here: source.tree,
      there: target.tree,
      .upload,
      MirrorOptions()
    )
    var asked: [[UInt8]] = []
    planning.names.canTell = { name in
      asked.append(name)
      return !name.contains(.lineFeed)
    }
    let plan = planning.plan { _, _ in .time(nil) }
    #expect(lines(plan) == ["move good absent", "move plain absent"])
    #expect(plan.faults.map(\.path) == [[UInt8]("di\nr".utf8), [UInt8]("li\nne".utf8), long])
    #expect(plan.faults.allSatisfy { $0.obstacle == .impossibleName })
    // Plain names cost no question.
    #expect(asked.allSatisfy { $0.contains(.lineFeed) })
  }
}
