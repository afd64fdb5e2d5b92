import FTPClient
import FTPProtocol
import FTPTestSupport
import Octets
import Platform
import SystemPackage
import Testing

@testable import Transfers

/// Plans that are carried out at a server that does something wrong, or while a file changes.
@Suite struct MirrorCarryingTests {
  private static let old = [UInt8]("old".utf8)
  private static let new = [UInt8]("new".utf8)

  private static func setup(_ stage: TransferStage) -> Mirror.Setup {
    var setup = Mirror.Setup(.upload)
    (setup.options.deletion, setup.options.deletionLimit) = (.all, .percent(100))
    setup.trees.policy = stage.policy()
    setup.listers = 0
    return setup
  }

  private static func trees(_ stage: TransferStage) throws -> MirrorTrees {
    MirrorTrees(
      here: SharedDirectory(try OpenDirectory.open(stage.here)),
      there: RemotePath("/www")
    )
  }

  private static func carrying(
    _ stage: TransferStage,
    _ manifest: ManifestFile? = nil
  ) throws -> MirrorCarrying {
    MirrorCarrying(
      try trees(stage),
      in: stage.session,
      setup(stage).trees,
      manifest,
      TransferObserver(),
      now: .epoch
    )
  }

  private static func plan(_ stage: TransferStage) throws -> MirrorPlan {
    let mirror = Mirror(
      try trees(stage),
      in: stage.session,
      setup(stage),
      nil,
      nil,
      now: .epoch
    )
    return try mirror.plan(learning: false)
  }

  /// The manifest of a stage, beside the directory that is mirrored.
  private static func manifest(_ stage: TransferStage) throws -> ManifestFile {
    let path = stage.here.removingLastComponent().appending("manifest")
    return try ManifestFile(path, title: [UInt8]("trees".utf8))
  }

  private static func record(of path: String, in manifest: ManifestFile) -> ManifestRecord? {
    var hint = 0
    return manifest.manifest.record(of: [UInt8](path.utf8), hint: &hint)
  }

  @Test(arguments: [true, false])
  func `after something failed nothing is deleted, unless that is wanted`(isWanted: Bool) throws {
    let files = ["/www/gone": Self.old, "/www/k": Self.old]
    try TransferStage.with(files, here: ["f": Self.new, "k": Self.old]) { stage throws in
      let plan = try Self.plan(stage)
      #expect(plan.steps.filter(\.deletes).map(\.path) == [[UInt8]("gone".utf8)])
      stage.server.set([.init("STOR", .say("552 no room"))])
      let carrying = try Self.carrying(stage)
      carrying.deletesAfterErrors = isWanted
      let outcome = carrying.run(plan)
      #expect(outcome.failureCount > 0)
      #expect(outcome.removedCount == (isWanted ? 1 : 0))
      #expect(outcome.heldDeletionCount == (isWanted ? 0 : 1))
      #expect((stage.server.files["/www/gone"] == nil) == isWanted)
    }
  }

  @Test(arguments: [true, false])
  func `a file that is saved again while it is sent is not remembered as sent`(
    isSavedAgain: Bool
  ) throws {
    try TransferStage.with(["/www/k": Self.old], here: ["f": Self.old]) { stage throws in
      let file = stage.here.appending("f")
      try LocalDirectory.setModificationTime(1_600_000_000, of: file)
      let plan = try Self.plan(stage)
      if isSavedAgain {
        // Of the same size, once all of it has arrived.
        let save: FileDouble.Answer = .change { _ in
          try? LocalDirectory.remove(file)
          try? TransferStage.write(Self.new, file)
        }
        stage.server.set([.init("RNTO", times: 1, save)])
      }
      let manifest = try Self.manifest(stage)
      let outcome = try Self.carrying(stage, manifest).run(plan)
      #expect(outcome.transferredCount == 1, "\(outcome.failures)")
      #expect(stage.server.files["/www/f"] == Self.old)
      #expect(try readFile(file) == (isSavedAgain ? Self.new : Self.old))
      #expect((Self.record(of: "f", in: manifest) == nil) == isSavedAgain)
    }
  }

  @Test func `a link that the server only says it has made is not counted, or remembered`() throws {
    let rules: [FileDouble.Rule] = [.init("SITE SYMLINK", .say("200 done"))]
    try TransferStage.with(["/www/k": Self.old], rules: rules) { stage throws in
      var plan = MirrorPlan()
      plan.steps = [
        MirrorPlan.Step(
          .makeLink(to: [UInt8]("k".utf8)),
          at: .there,
          [UInt8]("l".utf8),
          .absent,
          source: .init(.link)
        )
      ]
      let manifest = try Self.manifest(stage)
      let outcome = try Self.carrying(stage, manifest).run(plan)
      #expect(stage.count("SITE SYMLINK") == 1)
      #expect(outcome.madeLinkCount == 0)
      #expect(outcome.failures.map(\.name) == [[UInt8]("l".utf8)])
      #expect(Self.record(of: "l", in: manifest) == nil)
    }
  }
}
