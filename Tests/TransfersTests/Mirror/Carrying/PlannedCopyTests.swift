import FTPClient
import FTPProtocol
import FTPTestSupport
import Octets
import Platform
import SystemPackage
import Testing

@testable import Transfers

/// Mirrors from one server to another one, of which each shows what a test says.
@Suite struct PlannedCopyTests {
  private static let old = [UInt8]("old".utf8)
  private static let new = [UInt8]("new".utf8)

  private static func mirror(
    _ source: TransferStage,
    _ target: TransferStage,
    _ manifest: ManifestFile? = nil,
    _ comparison: MirrorComparison = .auto
  ) -> MirrorBetween {
    var setup = Mirror.Setup(.upload)
    setup.options.comparison = comparison
    setup.trees.policy = target.policy()
    setup.listers = 0
    let mirror = MirrorBetween(
      from: ServerCopy.Place(RemotePath("/a"), at: source.session),
      to: ServerCopy.Place(RemotePath("/b"), at: target.session),
      setup,
      manifest,
      in: TransferObserver(),
      now: .epoch
    )
    mirror.passage = .throughHere(nil)
    return mirror
  }

  /// Before anything else is done, and while the file is on its way.
  @Test(arguments: ["", "STOR"])
  func `a file that came to the target since it was looked at stays`(before: String) throws {
    try TransferStage.with(["/a/f": Self.new]) { source throws in
      try TransferStage.with(["/b/k": Self.old]) { target throws in
        let mirror = Self.mirror(source, target)
        let plan = try mirror.plan(learning: false)
        #expect(plan.steps.map(\.path) == [[UInt8]("f".utf8)])
        target.server.set([.init(before, times: 1, .change { $0["/b/f"] = Self.old })])
        let outcome = try mirror.run(plan) { _ in }
        #expect(outcome.failures.map(\.name) == [[UInt8]("f".utf8)])
        #expect(outcome.transferredCount == 0)
        #expect(target.server.files["/b/f"] == Self.old)
      }
    }
  }

  @Test func `a file of the source is known again by what its server shows of it`() throws {
    let file: FileDouble.Files = ["/a/f": Self.old]
    try TransferStage.with(file) { source throws in
      try TransferStage.with(["/b/f": Self.old]) { target throws in
        let path = source.here.removingLastComponent().appending("manifest")
        let manifest = try ManifestFile(path, title: [UInt8]("trees".utf8))
        #expect(try Self.mirror(source, target, manifest).plan(learning: true).steps.isEmpty)
        try manifest.finish()
        #expect(manifest.manifest.count == 1)
        let again = try Self.mirror(source, target, manifest, .manifest).plan(learning: false)
        #expect(again.steps.isEmpty && again.sameCount == 1)
        // Another one, of the same size.
        let listing = "-rw-r--r-- 1 u g \(Self.old.count) Jan 3 2024 f\r\n"
        source.server.set([.init("LIST", .give([UInt8](listing.utf8)))])
        let changed = try Self.mirror(source, target, manifest, .manifest).plan(learning: false)
        #expect(changed.steps.map(\.path) == [[UInt8]("f".utf8)])
      }
    }
  }
}
