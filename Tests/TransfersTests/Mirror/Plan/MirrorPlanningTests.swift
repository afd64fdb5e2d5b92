import FTPProtocol
import Testing
import Transfers

/// Plans of small trees: what is there on both sides, what is wanted, and what is done.
struct MirrorPlanningTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let source: String
    let target: String
    let steps: [String]
    var faults: [String] = []
    var extra = 0
    var unclear = 0
    var verdict = MirrorPlan.Guard.passed
    var limits = MirrorLimits()
    let options: MirrorOptions

    init(
      _ name: String,
      from source: String,
      to target: String,
      _ steps: [String],
      faults: [String] = [],
      extra: Int = 0,
      unclear: Int = 0,
      verdict: MirrorPlan.Guard = .passed,
      deletes: Bool = true,
      limits: MirrorLimits = MirrorLimits(),
      _ set: (inout MirrorOptions) -> Void = { _ in }
    ) {
      (self.name, self.source, self.target, self.steps) = (name, source, target, steps)
      (self.faults, self.extra, self.unclear) = (faults, extra, unclear)
      (self.verdict, self.limits) = (verdict, limits)
      var options = MirrorOptions()
      options.deletion = deletes ? .all : .nothing
      options.deletionLimit = .percent(100)
      set(&options)
      self.options = options
    }

    var testDescription: String { name }
  }

  static let larger: MirrorLimits = {
    var limits = MirrorLimits()
    limits.larger = 100
    return limits
  }()

  static let cases = [
    Case("nothing on both sides", from: "", to: "", []),
    Case(
      "a source without files is empty, whatever directories it has",
      from: "d/\nl link",
      to: "a 1 t=5\nd/b 1 t=5",
      ["delete d/b notAtSource", "delete a notAtSource"],
      verdict: .emptySource(targetCount: 2)
    ),
    Case(
      "a directory of the source that is not looked into may have files",
      from: "d/ closed",
      to: "a 1 t=5\nd/ closed",
      ["delete a notAtSource"]
    ),
    Case(
      "permission bits, where they are kept",
      from: "a 1 t=5 m=755\nb 1 t=5 m=755\nc 1 t=5\nd 2 t=5 m=755\ne 1 t=5 m=4755",
      to: "a 1 t=5 m=644\nb 1 t=5\nc 1 t=5 m=600\nd 1 t=5 m=644\ne 1 t=5 m=755",
      ["mode a 755", "move d size(from: 1, to: 2)"]
    ) { $0.keepsModes = true },
    Case("permission bits, where nobody asks", from: "a 1 t=5 m=755", to: "a 1 t=5 m=644", []),
    Case("the same", from: "a 1 t=5", to: "a 1 t=5", []),
    Case("a new file", from: "a 1 t=5", to: "", ["move a absent"]),
    Case(
      "nothing in a directory of the target that nobody could look into",
      from: "d/a 1 t=5\nd/e/b 1 t=5\nf 1 t=5",
      to: "d/ closed",
      ["move f absent"]
    ),
    Case(
      "nothing in a directory of the source that nobody could look into",
      from: "d/ closed\nf 1 t=5",
      to: "d/a 1 t=5\nd/e/b 1 t=5",
      ["move f absent"],
      unclear: 2,
      verdict: .incomplete
    ),
    Case(
      "new directories, before what is in them",
      from: "d/e/a 1 t=5\nd/f/",
      to: "",
      ["make d", "make d/e", "make d/f", "move d/e/a absent"]
    ),
    Case(
      "new files before changed ones, and deletions last",
      from: "a 2 t=5\nz 1 t=5",
      to: "a 1 t=5\nb 1 t=5",
      ["move z absent", "move a size(from: 1, to: 2)", "delete b notAtSource"]
    ),
    Case("other times", from: "a 1 t=5", to: "a 1 t=6", ["move a time"]),
    Case("a time that nobody tells", from: "a 1 t=5", to: "a 1", ["move a notKnown"]),
    Case("a size that nobody tells", from: "a t=5", to: "a t=5", ["move a notKnown"]),
    Case(
      "a directory that goes, behind what is in it",
      from: "k 1 t=5",
      to: "k 1 t=5\nd/e/a 1 t=5\nd/b 1 t=5",
      [
        "delete d/e/a notAtSource", "rmdir d/e notAtSource", "delete d/b notAtSource",
        "rmdir d notAtSource",
      ]
    ),
    Case(
      "an empty directory that goes",
      from: "k 1 t=5",
      to: "k 1 t=5\nd/",
      ["rmdir d notAtSource"]
    ),
    Case(
      "nothing is deleted unless that is wanted",
      from: "k 1 t=5",
      to: "k 1 t=5\nd/a 1 t=5\nb 1 t=5",
      [],
      extra: 2,
      deletes: false
    ),
    // Kinds.
    Case(
      "a file that becomes a directory",
      from: "a/b 1 t=5",
      to: "a 1 t=5",
      ["delete a otherKind", "make a", "move a/b absent"]
    ),
    Case(
      "a directory that becomes a file",
      from: "a 1 t=5",
      to: "a/b/c 1 t=5\na/d 1 t=5",
      [
        "delete a/d otherKind", "delete a/b/c otherKind", "rmdir a/b otherKind",
        "rmdir a otherKind", "move a absent",
      ]
    ),
    Case(
      "kinds that differ, and nothing may be deleted",
      from: "a 1 t=5\nb/c 1 t=5",
      to: "a/x 1 t=5\nb 1 t=5",
      [],
      faults: ["a directoryInTheWay", "b fileInTheWay"],
      deletes: false
    ),
    Case(
      "a directory in the way that holds what is out of the world",
      from: "a 1 t=5",
      to: "a/ others\na/b 1 t=5",
      [],
      faults: ["a directoryInTheWay"]
    ),
    Case(
      "a link in the way of a file",
      from: "a 1 t=5",
      to: "a link",
      [],
      faults: ["a linkInTheWay"]
    ),
    Case("a link at the source leaves alone what has its name", from: "a link", to: "a 1 t=5", []),
    Case("a link at the source is not moved", from: "a link\nd/b link", to: "d/", []),
    Case(
      "a link that only the target has stays",
      from: "k 1 t=5",
      to: "k 1 t=5\na link",
      []
    ),
    Case(
      "for a file that is out of the limits no directory goes",
      from: "a 1 t=5\nb 101 t=5",
      to: "a/x 200 t=5\nb/y 200 t=5",
      ["delete b/y otherKind", "rmdir b otherKind", "move b absent"],
      limits: larger
    ),
    Case(
      "where only what the target has is moved, nothing goes for what is not",
      from: "a 1 t=5\nb/c 1 t=5",
      to: "a/x 1 t=5\nb 1 t=5",
      []
    ) { $0.onlyExisting = true },
    Case(
      "where only new files are moved, nothing makes room for them",
      from: "a 1 t=5\nb/c 1 t=5",
      to: "a/x 1 t=5\nb 1 t=5",
      []
    ) { $0.onlyNew = true },
    // What is not known.
    Case(
      "a source directory that is not whole",
      from: "d/ cut\nd/a 1 t=5",
      to: "d/a 1 t=5\nd/b 1 t=5\nc 1 t=5",
      ["delete c notAtSource"],
      unclear: 1,
      verdict: .incomplete
    ),
    Case(
      "a source directory that is not whole is filled all the same",
      from: "d/ cut\nd/a 1 t=5",
      to: "",
      ["make d", "move d/a absent"]
    ),
    Case(
      "hidden names of a source that does not show them",
      from: ". blind\na 1 t=5",
      to: "a 1 t=5\n.b 1 t=5\n.c/d 1 t=5\ne 1 t=5",
      ["delete e notAtSource"],
      unclear: 2,
      verdict: .incomplete
    ),
    Case(
      "deletions in spite of what is not known take what is known",
      from: "d/ cut\nd/a 1 t=5",
      to: "d/a 1 t=5\nd/b 1 t=5\nc 1 t=5",
      ["delete c notAtSource"],
      unclear: 1
    ) { $0.deletesAfterErrors = true },
    Case(
      "a target directory that is not whole loses what is known of it, and stays",
      from: "k 1 t=5",
      to: "k 1 t=5\nd/ cut\nd/a 1 t=5",
      ["delete d/a notAtSource"]
    ),
    Case(
      "a target directory with others in it stays, and those above it",
      from: "k 1 t=5",
      to: "k 1 t=5\nd/e/ others\nd/e/a 1 t=5\nd/f/b 1 t=5",
      ["delete d/f/b notAtSource", "rmdir d/f notAtSource", "delete d/e/a notAtSource"]
    ),
    // Limits and choices.
    Case(
      "files out of the limits are left alone on both sides",
      from: "a 1 t=5\nb 101 t=5\nc 1 t=5",
      to: "c 300 t=5\nd 1 t=5\ne 200 t=5",
      ["move b absent", "delete e notAtSource"],
      extra: 1,
      limits: larger
    ),
    Case(
      "only what the target has",
      from: "a 2 t=5\nb 1 t=5\nd/c 1 t=5",
      to: "a 1 t=5",
      ["move a size(from: 1, to: 2)"]
    ) { $0.onlyExisting = true },
    Case("only what it has not", from: "a 2 t=5\nb 1 t=5", to: "a 1 t=5", ["move b absent"]) {
      $0.onlyNew = true
    },
    // Guards.
    Case(
      "more than a quarter",
      from: "k 1 t=5",
      to: "k 1 t=5\na 1 t=5",
      ["delete a notAtSource"],
      verdict: .tooMany(1, of: 2, limit: .standard)
    ) { $0.deletionLimit = .standard },
    Case(
      "a quarter",
      from: "k 1 t=5\nl 1 t=5\nm 1 t=5",
      to: "k 1 t=5\nl 1 t=5\nm 1 t=5\na 1 t=5",
      ["delete a notAtSource"]
    ) { $0.deletionLimit = .standard },
    Case(
      "a quarter of all, of which a part is looked at",
      from: "k 1 t=5",
      to: "k 1 t=5\na 1 t=5",
      ["delete a notAtSource"]
    ) { ($0.deletionLimit, $0.knownFileCount) = (.standard, 4) },
    Case(
      "more than a number",
      from: "k 1 t=5",
      to: "k 1 t=5\na 1 t=5\nb 1 t=5",
      ["delete b notAtSource", "delete a notAtSource"],
      verdict: .tooMany(2, of: 3, limit: .count(1))
    ) { $0.deletionLimit = .count(1) },
    Case(
      "what is cleared away counts",
      from: "a/b 1 t=5",
      to: "a 1 t=5",
      ["delete a otherKind", "make a", "move a/b absent"],
      verdict: .tooMany(1, of: 1, limit: .count(0))
    ) { $0.deletionLimit = .count(0) },
    Case(
      "an empty source",
      from: "",
      to: "a 1 t=5",
      ["delete a notAtSource"],
      verdict: .emptySource(targetCount: 1)
    ),
    Case(
      "a source that nothing is known of deletes nothing",
      from: ". cut",
      to: "a 1 t=5\nd/b 1 t=5",
      [],
      unclear: 2,
      verdict: .incomplete
    ),
    // Partial files.
    Case(
      "what is not complete at the source is no file yet",
      from: "a 1 t=5\na.ferry-partial 1 t=5",
      to: "",
      ["move a absent"]
    ),
    Case(
      "what an earlier run left of a file that comes again stays, another one goes",
      from: "a 2 t=5",
      to: "a 1 t=5\na.ferry-partial 1 t=5\nb.ferry-partial 1 t=5",
      ["move a size(from: 1, to: 2)", "delete b.ferry-partial notAtSource"]
    ),
  ]

  @Test(arguments: [MirrorDirection.upload, .download], cases)
  func `a plan does what makes the trees alike, and no more`(
    direction: MirrorDirection,
    row: Case
  ) {
    let (source, target) = (SampleSide(row.source).tree, SampleSide(row.target).tree)
    let isUpload = direction == .upload
    var planning = MirrorPlanning(
      here: isUpload ? source : target,
      there: isUpload ? target : source,
      direction,
      row.options,
      row.limits
    )
    let plan = planning.plan { question, _ in question == .timeThere ? .time(nil) : .digest(nil) }
    #expect(lines(plan) == row.steps)
    #expect(plan.faults.map(\.line) == row.faults)
    #expect(plan.extraCount == row.extra)
    #expect(plan.unclearCount == row.unclear)
    #expect(plan.verdict == row.verdict)
    #expect(plan.steps.allSatisfy { $0.side == direction.target })
  }

  @Test func `without its deletions a plan does nothing where something is in the way`() {
    var options = MirrorOptions()
    options.deletion = .all
    var planning = MirrorPlanning(
      here: SampleSide("a/b 1 t=5\nc 1 t=5").tree,
      there: SampleSide("a 1 t=5\nd 1 t=5").tree,
      .upload,
      options
    )
    let plan = planning.plan { _, _ in .digest(nil) }
    #expect(lines(plan.withoutDeletions()) == ["move c absent"])
  }

  @Test func `only what came from the source and is as it was left is deleted as its own`() {
    var options = MirrorOptions()
    (options.deletion, options.deletionLimit) = (.managed, .percent(100))
    var planning = MirrorPlanning(
      here: SampleSide("k 1 t=5").tree,
      there: SampleSide("k 1 t=5\nours 1 t=5\nd/ours 1 t=5\nd/theirs 1 t=5\nchanged 2 t=9").tree,
      .upload,
      options
    )
    let records: [[UInt8]: ManifestRecord] = [
      [UInt8]("ours".utf8): .sample(1, content: 1, there: 5),
      [UInt8]("d".utf8): ManifestRecord(.directory, size: 0),
      [UInt8]("d/ours".utf8): .sample(1, content: 1, there: 5),
      [UInt8]("changed".utf8): .sample(1, content: 1, there: 5),
    ]
    planning.hasManifest = true
    planning.record = { path, _ in records[path] }
    let plan = planning.plan { question, _ in question == .timeThere ? .time(nil) : .digest(nil) }
    #expect(lines(plan) == ["delete ours notAtSource", "delete d/ours notAtSource"])
    #expect(plan.extraCount == 2)
  }
}

extension MirrorPlan.Fault {
  var line: String { "\(String(decoding: path, as: UTF8.self)) \(obstacle)" }
}
