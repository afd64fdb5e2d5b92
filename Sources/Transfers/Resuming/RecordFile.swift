import FTPClient
import FTPProtocol
import Octets
import Platform
import SystemPackage

/// A record of an unfinished transfer as a file that nobody but its user may read (0600).
///
/// A download's is beside the partial file; an upload's is in a directory of the user's own (0700),
/// and locked as long as the upload goes on, so that no two processes write to one file.
struct RecordFile: Sendable {
  let place: LocalPlace

  /// The least size of a source, in octets, that is worth a record before anything has gone wrong.
  private static let worthRecording: Int64 = 1 << 20

  /// Whether a source of such a size gets a record before anything has gone wrong.
  static func isWorthIt(_ size: Int64?) -> Bool {
    size ?? .max >= worthRecording
  }

  /// Reads the record; `nil` when there is none that is whole.
  func read() -> TransferRecord? {
    guard let info = try? place.info(), info.kind == .file, info.isOwnAlone,
      info.size <= Int64(TransferRecord.sizeLimit),
      let file = try? place.directory.open.open(file: place.name, followingLink: false)
    else { return nil }
    return Self.read(file)
  }

  /// Reads a record from an open file.
  static func read(_ file: borrowing LocalFile) -> TransferRecord? {
    var octets = [UInt8](repeating: 0, count: TransferRecord.sizeLimit)
    let count = try? octets.withUnsafeMutableBytes { try file.read(into: $0, from: 0) }
    return count.flatMap { TransferRecord(parsing: [UInt8](octets.prefix($0))) }
  }

  /// Writes the record, in place of an earlier one.
  func write(_ record: TransferRecord) throws(Errno) {
    if let info = try place.info(), info.kind != .file || !info.isOwnAlone { try place.remove() }
    try Self.write(
      record,
      to: try place.directory.open.openOrCreate(place.name, mode: PrivateFile.mode)
    )
  }

  /// Writes a record over another one, in one call: who is killed leaves the one or the other.
  static func write(_ record: TransferRecord, to file: borrowing LocalFile) throws(Errno) {
    let octets = record.octets
    try octets.span.withUnsafeBytes { bytes throws(Errno) in try file.write(bytes, at: 0) }
    try file.truncate(to: Int64(octets.count))
  }

  /// Removes the record, if there is one.
  func remove() {
    try? place.remove()
  }
}

/// What is kept on this machine of one upload while it goes on, and after it failed.
final class UploadRecord: Sendable {
  private let record: RecordFile
  private let file: LocalFile

  /// What an earlier run knew of the source; `nil` where that is lost, or nothing was left.
  let earlier: TransferRecord?

  /// Opens the record of an upload, for this process alone.
  ///
  /// - Parameters:
  ///   - directory: Where records are; made for the user alone.
  ///   - url: Where the upload goes.
  /// - Returns: `nil` where none can be kept: that costs the lock and a resume, no more.
  /// - Throws: `Errno.resourceBusy` when another process sends to the same file.
  static func open(in directory: FilePath, for url: [UInt8]) throws(Errno) -> UploadRecord? {
    PrivateFile.createDirectories(directory)
    let name = name(for: url)
    do throws(Errno) {
      let place = LocalPlace(name, in: SharedDirectory(try OpenDirectory.open(directory)))
      return UploadRecord(
        RecordFile(place: place),
        try place.directory.open.openOwn(name, mode: PrivateFile.mode)
      )
    } catch .resourceBusy {
      throw .resourceBusy
    } catch {
      return nil
    }
  }

  /// Opens the record of what is about to be stored under a name at a server.
  ///
  /// Whatever is sent, and by whichever way it is named: one target has one lock.
  ///
  /// - Returns: `nil` where none is kept.
  /// - Throws: ``TransferError/remoteFileInUse``, and what goes wrong while the server is asked.
  static func lock(
    in directory: FilePath?,
    for target: RemotePath,
    at session: Session
  ) throws(TransferError) -> UploadRecord? {
    guard let directory else { return nil }
    let url = try remotely(session.url(of: target, asksWhere: true))
    do throws(Errno) {
      return try open(in: directory, for: url)
    } catch {
      throw .remoteFileInUse
    }
  }

  /// Whether there is the record of an upload.
  static func isThere(in directory: FilePath, for url: [UInt8]) -> Bool {
    let path = directory.appending(octets: name(for: url))
    return (try? FileInfo(of: path, followingLinks: false)) != nil
  }

  private static func name(for url: [UInt8]) -> [UInt8] {
    [UInt8](String(url.checksum(), radix: 16).utf8)
  }

  private init(_ record: RecordFile, _ file: consuming LocalFile) {
    earlier = RecordFile.read(file)
    self.record = record
    self.file = file
  }

  /// Writes what is known of the source now.
  func write(_ known: TransferRecord) {
    try? RecordFile.write(known, to: file)
  }

  /// Ends the upload; without anything left at the server there is nothing to remember.
  func end(keeps: Bool) {
    if !keeps || RecordFile.read(file) == nil { record.remove() }
  }
}
