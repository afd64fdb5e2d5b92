import FTPProtocol
import Testing
import Transfers

/// Names that moved, of files and of directories, both ways.
struct MovedFilesTests {
  /// Plans with a manifest in which each path has the content that its line says: `path size content`.
  private func plan(
    _ direction: MirrorDirection,
    from source: String,
    to target: String,
    records: [String: ManifestRecord],
    digests: [String: Int] = [:],
    _ set: (inout MirrorOptions) -> Void = { _ in }
  ) -> MirrorPlan {
    var options = MirrorOptions()
    (options.deletion, options.deletionLimit) = (.all, .percent(100))
    set(&options)
    let (source, target) = (SampleSide(source).tree, SampleSide(target).tree)
    let isUpload = direction == .upload
    var planning = MirrorPlanning(
      here: isUpload ? source : target,
      there: isUpload ? target : source,
      direction,
      options
    )
    planning.hasManifest = true
    planning.record = { path, _ in records[String(decoding: path, as: UTF8.self)] }
    return planning.plan { question, path in
      guard question != .timeThere else { return .time(nil) }
      return .digest(digests[String(decoding: path, as: UTF8.self)].map { sampleDigest($0) })
    }
  }

  @Test func `a file with the content of one that goes is renamed at the server`() {
    let records = ["old": ManifestRecord.sample(9, content: 1, there: 5)]
    func steps(_ digests: [String: Int], _ target: String = "old 9 t=5") -> [String] {
      lines(plan(.upload, from: "new 9 t=70", to: target, records: records, digests: digests))
    }
    #expect(steps(["new": 1]) == ["rename old new"])
    let moved = ["move new absent", "delete old notAtSource"]
    #expect(steps(["new": 2]) == moved)
    #expect(steps([:]) == moved)
    // What the server shows is not what was left there.
    #expect(steps(["new": 1], "old 9 t=6") == moved)
  }

  @Test func `a file whose stamp is that of one that goes is renamed unread`() {
    let records = ["old": ManifestRecord.sample(9, content: 1, stamp: 3, there: 5)]
    let plan = plan(.upload, from: "new 9 t=5 stamp=3", to: "old 9 t=5", records: records)
    #expect(lines(plan) == ["rename old new"])
    #expect(plan.octetCount == 0)
    #expect(plan.moved[[UInt8]("new".utf8)]?.first?.record == records["old"])
  }

  @Test func `each file that goes becomes one new file at most`() {
    let record = ManifestRecord.sample(9, content: 1, there: 5)
    let plan = plan(
      .upload,
      from: "x 9 t=7\ny 9 t=7\nz 9 t=7",
      to: "a 9 t=5\nb 9 t=5",
      records: ["a": record, "b": record],
      digests: ["x": 1, "y": 1, "z": 1]
    )
    #expect(lines(plan) == ["rename a x", "rename b y", "move z absent"])
  }

  @Test func `a file with the server's mark of one that goes is renamed here`() {
    let records = ["old": ManifestRecord.sample(9, content: 1, stamp: 3, there: 5, id: 7)]
    func steps(
      _ source: String,
      _ target: String = "old 9 t=5 stamp=3",
      _ digests: [String: Int] = ["new": 1]
    ) -> [String] {
      lines(plan(.download, from: source, to: target, records: records, digests: digests))
    }
    #expect(steps("new 9 t=5 id=7") == ["rename old new"])
    let moved = ["move new absent", "delete old notAtSource"]
    // The mark was given again to another file of the same size and second, or may have been.
    #expect(steps("new 9 t=5 id=7", "old 9 t=5 stamp=3", ["new": 2]) == moved)
    #expect(steps("new 9 t=5 id=7", "old 9 t=5 stamp=3", [:]) == moved)
    // Another mark, another time, and none.
    #expect(steps("new 9 t=5 id=8") == moved)
    #expect(steps("new 9 t=6 id=7") == moved)
    #expect(steps("new 9 t=5") == moved)
    #expect(steps("new 9 t=0.59 id=7") == moved)
    // What is here was changed, or only touched.
    #expect(steps("new 9 t=5 id=7", "old 9 t=5 stamp=4") == moved)
    #expect(steps("new 9 t=5 id=7", "old 9 t=5 stamp=4", ["new": 1, "old": 2]) == moved)
    #expect(
      steps("new 9 t=5 id=7", "old 9 t=5 stamp=4", ["new": 1, "old": 1]) == ["rename old new"]
    )
  }

  @Test func `no file is renamed where nothing may be deleted, or without a manifest`() {
    let records = ["old": ManifestRecord.sample(9, content: 1, there: 5)]
    let plan = plan(
      .upload,
      from: "new 9 t=7",
      to: "old 9 t=5",
      records: records,
      digests: ["new": 1]
    ) { $0.deletion = .nothing }
    #expect(lines(plan) == ["move new absent"])
  }

  // MARK: Directories

  private static let kept = "k 1 t=5\n"

  private static func records(
    below directory: String,
    stamp: Int64? = 3
  ) -> [String: ManifestRecord] {
    [
      "\(directory)/x": .sample(9, content: 1, stamp: stamp, there: 5, id: 7),
      "\(directory)/s/y": .sample(8, content: 2, stamp: stamp, there: 5, id: 8),
      directory: ManifestRecord(.directory, size: 0),
      "\(directory)/s": ManifestRecord(.directory, size: 0),
    ]
  }

  @Test func `a directory that moved with all in it is one rename at the server`() {
    let plan = plan(
      .upload,
      from: Self.kept + "new/x 9 t=5 stamp=3\nnew/s/y 8 t=5 stamp=3\nnew/s/empty 0 t=9\nnew/e/",
      to: Self.kept + "old/x 9 t=5\nold/s/y 8 t=5\nold/s/empty 0 t=5\nold/e/",
      records: Self.records(below: "old")
    )
    // A file without content, of which nothing is remembered, gets its time in the same run.
    #expect(lines(plan) == ["rename old new", "move new/s/empty time"])
    #expect(plan.steps.first?.source?.kind == .directory)
    #expect(plan.octetCount == 0)
    let moved = plan.moved[[UInt8]("new".utf8)]?.map { String(decoding: $0.path, as: UTF8.self) }
    #expect(moved.map { Set($0) } == ["x", "s", "s/y"])
  }

  @Test func `a directory that moved with all in it is one rename here`() {
    let plan = plan(
      .download,
      from: Self.kept + "a/new/x 9 t=5 id=7\na/new/s/y 8 t=5 id=8",
      to: Self.kept + "old/x 9 t=5 stamp=3\nold/s/y 8 t=5 stamp=3",
      records: Self.records(below: "old"),
      digests: ["a/new/x": 1, "a/new/s/y": 2]
    )
    #expect(lines(plan) == ["make a", "rename old a/new"])
  }

  @Test(arguments: [
    ("a file more", "new/x 9 t=5 stamp=3\nnew/s/y 8 t=5 stamp=3\nnew/s/z 1 t=5", ""),
    ("a file less", "new/x 9 t=5 stamp=3\nnew/s/", ""),
    ("a file more that goes", "new/x 9 t=5 stamp=3\nnew/s/y 8 t=5 stamp=3", "\nold/z 1 t=5"),
    ("what is out of the world", "new/x 9 t=5 stamp=3\nnew/s/y 8 t=5 stamp=3", "\nold/s/ others"),
    ("what is another run's", "new/x 9 t=5 stamp=3\nnew/s/y 8 t=5 stamp=3", "\nold/s/ parts"),
    ("what is not known", "new/x 9 t=5 stamp=3\nnew/s/y 8 t=5 stamp=3", "\nold/s/ cut"),
    ("what is not shown", "new/x 9 t=5 stamp=3\nnew/s/y 8 t=5 stamp=3", "\nold/s/ blind"),
    ("a new file that may be more", "new/ cut\nnew/x 9 t=5 stamp=3\nnew/s/y 8 t=5 stamp=3", ""),
    ("what may be a link", "new/x 9 t=5 stamp=3\nnew/s/y 8 t=5 stamp=3", "\nold/s/ maybelink"),
    ("other content", "new/x 9 t=5 stamp=3\nnew/s/y 8 t=5 stamp=4", ""),
    ("a link", "new/x 9 t=5 stamp=3\nnew/s/y 8 t=5 stamp=3\nnew/l link", "\nold/l link"),
  ])
  func `a directory that moved with more or less, or perhaps, is not renamed as one`(
    name: String,
    source: String,
    more: String
  ) {
    let plan = plan(
      .upload,
      from: Self.kept + source,
      to: Self.kept + "old/x 9 t=5\nold/s/y 8 t=5" + more,
      records: Self.records(below: "old")
    )
    #expect(!lines(plan).contains("rename old new"))
    #expect(lines(plan).contains("make new"), "\(name)")
    #expect(lines(plan).contains { $0.hasPrefix("rename old/x") }, "\(name)")
  }

  @Test func `of nested directories that moved the outer one is renamed, once`() {
    let plan = plan(
      .upload,
      from: Self.kept + "n1/x 9 t=5 stamp=3\nn1/s/y 8 t=5 stamp=3\nn2/y 8 t=5 stamp=3",
      to: Self.kept + "old/x 9 t=5\nold/s/y 8 t=5",
      records: Self.records(below: "old")
    )
    #expect(lines(plan) == ["make n2", "rename old n1", "move n2/y absent"])
    // The inner one first, and what is above it cannot go elsewhere any more.
    let other = self.plan(
      .upload,
      from: Self.kept + "a/y 8 t=5 stamp=3\nb/x 9 t=5 stamp=3\nb/s/y 8 t=5 stamp=3",
      to: Self.kept + "old/x 9 t=5\nold/s/y 8 t=5",
      records: Self.records(below: "old")
    )
    #expect(
      lines(other) == [
        "make b", "make b/s", "rename old/s a", "rename old/x b/x", "move b/s/y absent",
        "rmdir old notAtSource",
      ]
    )
  }
}
