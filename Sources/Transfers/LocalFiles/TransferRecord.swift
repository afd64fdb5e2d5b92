import Platform
import SystemPackage

/// Records of unfinished transfers as files.
enum TransferRecord {
  /// Reads a record; `nil` when there is none that is whole.
  static func read(_ path: FilePath) -> PartialRecord? {
    guard let info = try? FileInfo(of: path, followingLinks: false), info.kind == .file,
      info.isOwnAlone, info.size <= Int64(PartialRecord.sizeLimit),
      let file = try? LocalFile.open(path)
    else { return nil }
    var octets = [UInt8](repeating: 0, count: PartialRecord.sizeLimit)
    let count = try? octets.withUnsafeMutableBytes { try file.read(into: $0, from: 0) }
    return count.flatMap { PartialRecord(parsing: [UInt8](octets.prefix($0))) }
  }

  /// Writes a record, in place of an earlier one.
  static func write(_ record: PartialRecord, to path: FilePath) throws(Errno) {
    if let info = try? FileInfo(of: path, followingLinks: false),
      info.kind != .file || !info.isOwnAlone
    {
      try LocalDirectory.remove(path)
    }
    let file = try LocalFile.openForWriting(path, from: 0)
    do {
      try file.write(record.octets, cancelledBy: nil)
    } catch .system(let error) {
      throw error
    } catch {
      throw .canceled
    }
  }

  /// Removes a record, if there is one.
  static func remove(_ path: FilePath) {
    try? LocalDirectory.remove(path)
  }
}
