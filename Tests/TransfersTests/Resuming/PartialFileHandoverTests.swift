import FTPTestSupport
import Platform
import SystemPackage
import Testing

@testable import Transfers

/// Partial files as they change names and owners.
@Suite struct PartialFileHandoverTests {
  private let record = TransferRecord(source: [0x61], size: 5_000_000, modified: 1_700_000_000)

  private func names(_ directory: FilePath) throws -> [String] {
    try LocalDirectory.names(in: directory).map { String(decoding: $0, as: UTF8.self) }
  }

  private func isInUse(_ target: FilePath, adopting: Bool) throws -> Bool {
    do throws(TransferError) {
      _ = try PartialFile(for: try LocalPlace.opening(target), adopting: adopting)
      return false
    } catch .partialInUse {
      return true
    }
  }

  @Test func `the lock is held until the file has its name, and behind that`() throws {
    try withTemporaryDirectory { directory throws in
      let target = directory.appending("a")
      var partial = try PartialFile(for: LocalPlace(target), adopting: false)
      try partial.begin(record)
      #expect(try isInUse(target, adopting: false))
      try partial.complete(.init(), replacing: false)
      // Who would continue the file now waits until this is over.
      #expect(try isInUse(target, adopting: true))
      #expect(try names(directory) == ["a"])
      _ = partial.keep(isUsable: true)
      #expect(try !isInUse(target, adopting: true))
    }
  }

  @Test(arguments: [true, false])
  func `a file of the user's is given back when nothing of use was added`(isUsable: Bool) throws {
    try withTemporaryDirectory { directory throws in
      let target = directory.appending("a")
      try TransferStage.write([1, 2, 3], target)
      var partial = try PartialFile(for: LocalPlace(target), adopting: true)
      #expect(try names(directory) == ["a"], "as long as nothing is added")
      try partial.proceed(record)
      try partial.claim()
      #expect(try names(directory) == ["a.ferry-partial", "a.ferry-partial-info"])
      if !isUsable { try partial.file.write([9, 9], cancelledBy: nil) }
      #expect(partial.keep(isUsable: isUsable) == nil)
      #expect(try names(directory) == ["a"])
      #expect(try readFile(target) == [1, 2, 3])
    }
  }

  @Test func `a file of the user's that was added to is a part with a record`() throws {
    try withTemporaryDirectory { directory throws in
      let target = directory.appending("a")
      try TransferStage.write([1, 2, 3], target)
      var partial = try PartialFile(for: LocalPlace(target), adopting: true)
      try partial.proceed(record)
      try partial.claim()
      try partial.file.write([4], cancelledBy: nil)
      #expect(partial.keep(isUsable: true)?.octetCount == 4)
      let again = try PartialFile(for: LocalPlace(target), adopting: false)
      #expect(again.octetCount == 4)
      #expect(again.known == record)
      #expect(try FileInfo(of: directory.appending("a.ferry-partial-info")).mode & 0o777 == 0o600)
    }
  }

  @Test func `a part that is there already keeps a file from being continued`() throws {
    try withTemporaryDirectory { directory throws in
      let target = directory.appending("a")
      try TransferStage.write([1, 2, 3], target)
      try TransferStage.write([7], directory.appending("a.ferry-partial"))
      var partial = try PartialFile(for: LocalPlace(target), adopting: true)
      try partial.proceed(record)
      do throws(TransferError) {
        try partial.claim()
        Issue.record("it was replaced")
      } catch .localFileExists {
        #expect(partial.keep(isUsable: true) == nil)
      }
      #expect(try readFile(target) == [1, 2, 3])
      #expect(try readFile(directory.appending("a.ferry-partial")) == [7])
    }
  }

  @Test func `a record that is cut anywhere is none`() {
    var record = TransferRecord(source: [0x61], size: 12, modified: 7, nanoseconds: 8)
    record.missing = [0..<5, 6..<12]
    let octets = record.octets
    #expect(TransferRecord(parsing: octets) == record)
    for end in 0..<octets.count {
      #expect(TransferRecord(parsing: [UInt8](octets[..<end])) == nil, "cut after \(end) octets")
    }
    // A shorter one written over a longer one, and not cut off yet.
    let shorter = TransferRecord(source: [0x61], size: 12, modified: nil).octets
    let mixture = shorter + octets[shorter.count...]
    #expect(TransferRecord(parsing: mixture)?.missing == [])
  }
}

extension LocalPlace {
  /// Opens the directory of a path, which is there.
  fileprivate static func opening(_ path: FilePath) throws(TransferError) -> LocalPlace {
    try locally(.opening, path, LocalPlace(path))
  }
}
