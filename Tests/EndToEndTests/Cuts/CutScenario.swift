import FTPTestSupport
import Platform
import SystemPackage

/// A transfer that is to be cut, made from a seed.
struct CutScenario {
  /// What is transferred.
  enum Shape: CaseIterable {
    case file
    case segments
    case tree
    case parallelTree
  }

  let seed: UInt64
  let isUpload: Bool
  let shape: Shape
  let files: CutFiles

  /// Says how often the program tries by itself.
  let tries: Int

  var generator: SeededGenerator

  /// Makes the one of a seed.
  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    self.seed = seed
    isUpload = generator.happens(percent: 50)
    shape = generator.choose(.file, .file, .segments, .tree, .parallelTree)
    tries = generator.choose(1, 1, 3)
    switch shape {
    case .file:
      let size = Int.random(in: 1...generator.choose(2000, 70_000, 1_500_000), using: &generator)
      files = CutFiles("f", CutFiles.piece(size, &generator))
    case .segments:
      let size = Int.random(in: 2_100_000...4_500_000, using: &generator)
      files = CutFiles("f", CutFiles.piece(size, &generator))
    case .tree, .parallelTree:
      files = CutFiles(tree: "t", &generator)
    }
    self.generator = generator
  }

  /// The directory of the scenario at the server.
  var directory: String { "case-\(seed)" }

  /// The command.
  var command: String {
    switch (shape, isUpload) {
    case (.file, true), (.segments, true): "put f \(directory)"
    case (.file, false): "get \(directory)/f"
    case (.segments, false): "get --segments 4 \(directory)/f"
    case (.tree, true): "put -r t \(directory)"
    case (.tree, false): "get -r \(directory)/t"
    case (.parallelTree, true): "put -r -P 3 t \(directory)"
    case (.parallelTree, false): "get -r -P 3 \(directory)/t"
    }
  }

  /// The command, as one that may have succeeded before.
  var replacingCommand: String { isUpload ? command : "get -f" + command.dropFirst(3) }

  /// All octets of the files.
  private var octetCount: Int { files.octets.values.reduce(0) { $0 + $1.count } }

  /// Where it is cut, and how.
  mutating func cuts(_ kinds: [CuttingRelay.Cut.Kind]) -> [CuttingRelay.Cut] {
    (0..<Int.random(in: 1...6, using: &generator)).map { _ in cut(kinds) }
  }

  /// One cut.
  mutating func cut(_ kinds: [CuttingRelay.Cut.Kind]) -> CuttingRelay.Cut {
    let isData = generator.happens(percent: 60)
    let isTree = shape == .tree || shape == .parallelTree
    let limit = isData ? max(1, octetCount * 2 / 3) : isTree ? 8000 : 3000
    return CuttingRelay.Cut(
      isData ? .data : .control,
      after: Int.random(in: 1...limit, using: &generator),
      kinds.randomElement(using: &generator) ?? .end
    )
  }

  /// Makes the files where they come from, and runs `body` with this machine's side of it.
  func with(_ stage: CutStage, _ body: (FilePath) throws -> Void) throws {
    try withTemporaryDirectory { home in
      let here = home.appending("here")
      try LocalDirectory.create(here)
      try stage.server.makeDirectory(directory)
      if isUpload {
        try files.make(in: here)
      } else {
        try files.make(at: stage.server, in: directory)
      }
      try body(home)
    }
    try LocalDirectory.removeTree(stage.server.root.appending(directory))
  }

  /// Says what is not right where the files go.
  func faults(
    _ stage: CutStage,
    _ home: FilePath,
    or others: CutFiles? = nil,
    isComplete: Bool
  ) throws -> [String] {
    let there = stage.server.root.appending(directory)
    let top = isUpload ? there : home.appending("here")
    let faults = try files.faults(in: top, or: others, isComplete: isComplete)
    return isComplete ? faults + uploadRecords(in: home) : faults
  }
}
