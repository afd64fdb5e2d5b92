import FTPTestSupport
import Octets
import Testing

@testable import Transfers

/// Which of several runs a directory belongs to.
struct MirrorShardTests {
  private static func shards(_ count: Int, depth: Int = 3) -> [MirrorShard] {
    (1...count).compactMap { MirrorShard($0, of: count, depth: depth) }
  }

  @Test(arguments: [1, 2, 3, 4, 8, 16, 17])
  func `each directory has exactly one owner, who is let through from the top`(count: Int) {
    let shards = Self.shards(count)
    #expect(shards.count == count)
    var generator = SeededGenerator(seed: UInt64(count))
    for _ in 0..<60 {
      let names = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
        String(UInt16.random(in: 0...50, using: &generator), radix: 36)
      }
      let path = [UInt8](names.joined(separator: "/").utf8)
      let owners = shards.filter { $0.owns(path) }
      #expect(owners.count == 1, "\(names)")
      guard let owner = owners.first else { continue }
      for end in names.indices {
        let parent = [UInt8](names[...end].joined(separator: "/").utf8)
        #expect(owner.mayOwnBelow(parent), "\(names)")
        // What is deep goes with what is above it: nobody else looks there.
        if end >= 2 { #expect(shards.count { $0.mayOwnBelow(parent) } == 1) }
      }
    }
  }

  @Test func `directories with names in a row are spread`() {
    let shards = Self.shards(16)
    let counts = shards.map { shard in
      (0..<8_000).count { shard.owns([UInt8]("data/2026/\($0)".utf8)) }
    }
    #expect(counts.allSatisfy { (400...600).contains($0) }, "\(counts)")
  }

  @Test func `directories that are one where case is ignored have one owner`() {
    for shard in Self.shards(16) {
      #expect(shard.owns([UInt8]("Data/Run-7".utf8)) == shard.owns([UInt8]("data/run-7".utf8)))
    }
  }

  @Test func `the owner of a path is the same in every release`() {
    // Parts of one mirror may run with different versions, and their manifests are kept.
    let owners = ["", "a", "b", "data/2026/11", "data/2026/12/x"].map { path in
      Self.shards(16).first { $0.owns([UInt8](path.utf8)) }?.number
    }
    #expect(owners == [4, 3, 6, 2, 13])
  }

  @Test(arguments: [(0, 4), (5, 4), (-1, 4), (1, 0)])
  func `what is no part is none`(number: Int, count: Int) {
    #expect(MirrorShard(number, of: count) == nil)
  }

  @Test func `what a mirror keeps at the top is in nobody's world`() {
    let world = MirrorWorld()
    let own = [
      ".ferry-manifest", ".ferry-lock", ".ferry-manifest-3-of-16", ".ferry-lock-16-of-16",
      ".ferry-manifest-3-of-16.ferry-partial", ".ferry-manifest.ferry-partial",
    ]
    for name in own { #expect(!world.includes([UInt8](name.utf8), isDirectory: false), "\(name)") }
    let others = [
      ".ferry-manifesto", ".ferry-manifest-", ".ferry-manifest-3-of-", ".ferry-manifest-0-of-4",
      ".ferry-manifest-5-of-4", ".ferry-manifest-3-of-16/x", "x/.ferry-manifest",
    ]
    for name in others {
      #expect(world.includes([UInt8](name.utf8), isDirectory: false), "\(name)")
    }
    #expect(MirrorWorld.manifestName(of: MirrorShard(3, of: 16)) == [UInt8](own[2].utf8))
    #expect(MirrorWorld.manifestName(of: nil) == [UInt8](own[0].utf8))
  }
}
