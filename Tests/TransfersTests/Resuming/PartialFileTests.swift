import FTPTestSupport
import Glibc
import Platform
import SystemPackage
import Testing

@testable import Transfers

struct PartialFileTests {
  private let record = TransferRecord(source: [0x61], size: 5_000_000, modified: 1_700_000_000)

  private func write(_ octets: [UInt8], _ partial: borrowing PartialFile) throws {
    try partial.file.write(octets, cancelledBy: nil)
  }

  private func beside(_ target: FilePath, _ name: [UInt8]) -> FilePath {
    target.removingLastComponent().appending(octets: name)
  }

  private func names(_ directory: FilePath) throws -> [String] {
    try LocalDirectory.names(in: directory).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `a partial file and its record stand beside the target until it is complete`() throws {
    try withTemporaryDirectory { directory throws in
      let target = directory.appending("a.txt")
      var partial = try PartialFile(for: LocalPlace(target), adopting: false)
      try partial.begin(record)
      try write([1, 2], partial)
      #expect(try names(directory) == ["a.txt.ferry-partial", "a.txt.ferry-partial-info"])
      try partial.complete(.init(modified: 1_600_000_000, mode: 0o4640), replacing: false)
      #expect(try names(directory) == ["a.txt"])
      let info = try FileInfo(of: target)
      #expect(info.modified == 1_600_000_000)
      #expect(info.mode == 0o640)
    }
  }

  @Test func `a partial file never replaces what came meanwhile, and can be told to`() throws {
    try withTemporaryDirectory { directory throws in
      let target = directory.appending("a.txt")
      try LocalFile.create(target).close()
      do {
        var partial = try PartialFile(for: LocalPlace(target), adopting: false)
        try partial.complete(.init(), replacing: false)
        Issue.record("it was replaced")
      } catch TransferError.localFileExists(let path) {
        #expect(path == target)
      }
      var partial = try PartialFile(for: LocalPlace(target), adopting: false)
      try write([7], partial)
      try partial.complete(.init(), replacing: true)
      #expect(try FileInfo(of: target).size == 1)
    }
  }

  @Test func `what arrived is kept with its record, and nothing is not`() throws {
    try withTemporaryDirectory { directory throws in
      let target = directory.appending("a.txt")
      #expect(try PartialFile(for: LocalPlace(target), adopting: false).keep(isUsable: true) == nil)
      #expect(try names(directory).isEmpty)
      var partial = try PartialFile(for: LocalPlace(target), adopting: false)
      try partial.begin(record)
      try write([1, 2, 3], partial)
      try partial.reserve(upTo: 5_000_000)
      #expect(partial.octetCount == 3)
      #expect(partial.keep(isUsable: true)?.octetCount == 3)
      var again = try PartialFile(for: LocalPlace(target), adopting: false)
      #expect(again.octetCount == 3)
      #expect(again.known == record)
      #expect(try again.tail(2) == [2, 3])
      try again.proceed(record)
      try write([4], again)
      #expect(again.keep(isUsable: false)?.octetCount == 4)
      let third = try PartialFile(for: LocalPlace(target), adopting: false)
      #expect(third.known == nil)
    }
  }

  @Test(arguments: [0, 3_000_000] as [Int64])
  func `what arrived of several parts is kept and counted together`(count: Int64) throws {
    try withTemporaryDirectory { directory throws in
      let target = directory.appending("a.txt")
      var partial = try PartialFile(for: LocalPlace(target), adopting: false)
      try partial.divide([0..<1_000_000, 1_000_000 + count..<5_000_000], of: record)
      let kept = partial.keep(isUsable: true)
      #expect(kept?.octetCount == (count == 0 ? nil : count))
      #expect(try names(directory).isEmpty == (count == 0))
    }
  }

  @Test func `one process at a time has a partial file`() throws {
    try withTemporaryDirectory { directory throws in
      let target = directory.appending("a.txt")
      let first = try PartialFile(for: LocalPlace(target), adopting: false)
      do {
        _ = try PartialFile(for: LocalPlace(target), adopting: false)
        Issue.record("two have it")
      } catch TransferError.partialInUse(let path) {
        #expect(path == beside(target, PartialName.partial(of: [UInt8]("a.txt".utf8))))
      }
      try write([1], first)
      _ = first.keep(isUsable: true)
      #expect(try PartialFile(for: LocalPlace(target), adopting: false).octetCount == 1)
    }
  }

  @Test func `links and other files' names in place of a partial file are not written through`()
    throws
  {
    try withTemporaryDirectory { directory throws in
      let target = directory.appending("a.txt")
      let victim = directory.appending("victim")
      try LocalFile.create(victim).write([9], cancelledBy: nil)
      let path = beside(target, PartialName.partial(of: [UInt8]("a.txt".utf8)))
      let recordPath = beside(target, PartialName.record(of: [UInt8]("a.txt".utf8)))
      for call in [symlink, link] {
        for name in [path, recordPath] {
          _ = victim.withPlatformString { old in name.withPlatformString { call(old, $0) } }
        }
        var partial = try PartialFile(for: LocalPlace(target), adopting: false)
        #expect(partial.octetCount == 0)
        #expect(partial.known == nil)
        try partial.begin(record)
        try write([1, 2, 3], partial)
        #expect(try FileInfo(of: victim).size == 1)
        #expect(partial.keep(isUsable: false) != nil)
        try LocalDirectory.remove(path)
      }
    }
  }

  @Test func `names of the greatest length have partial files too, each its own`() throws {
    try withTemporaryDirectory { directory throws in
      let names = ["x", "y"].map { String(repeating: "ü", count: 126) + $0 }
      let targets = names.map { directory.appending($0) }
      let partials = names.map { PartialName.partial(of: [UInt8]($0.utf8)) }
      #expect(partials[0] != partials[1])
      for target in targets {
        var partial = try PartialFile(for: LocalPlace(target), adopting: false)
        try partial.begin(record)
        try write([1], partial)
        try partial.complete(.init(), replacing: false)
        #expect(try FileInfo(of: target).size == 1)
      }
    }
  }
}
