import FTPClient
import Platform
import SystemPackage

/// A download that is not complete: a file beside its target, under another name, locked for this
/// process alone until it has its own.
///
/// Whatever happens to the process, the final name has the old file or the whole new one. A record
/// beside the partial file tells a later run what it is the beginning of.
struct PartialFile: ~Copyable {
  let target: LocalPlace

  /// Where the octets are: under the partial name, or for now under the final one.
  private(set) var place: LocalPlace
  let file: LocalFile
  let record: RecordFile

  /// What is known of the source; `nil` for what cannot be resumed, and before anything is known.
  private(set) var known: TransferRecord?

  /// Whether the file was empty when it was opened, so that it need not be looked at.
  private let wasEmpty: Bool

  /// Whether octets may have come meanwhile.
  private var hasBegun = false

  /// Whether there may be a record beside the file.
  private var isRecorded = false

  /// The octets that a file of the final name had, which is to be continued and has not been
  /// renamed yet, or may have to be renamed back.
  private(set) var adoptedCount: Int64?

  /// Opens what an earlier attempt left, or creates an empty file.
  ///
  /// What is no file of the user's own, such as a link that somebody planted, is removed.
  ///
  /// - Parameters:
  ///   - target: The final name.
  ///   - adopting: Whether the file that has the final name is the beginning; it keeps the name
  ///     until something is added to it.
  /// - Throws: ``TransferError/partialInUse(_:)`` when another process is at it.
  init(for target: LocalPlace, adopting: Bool) throws(TransferError) {
    let partial = target.sibling(PartialName.partial(of: target.name))
    let place = adopting ? target : partial
    do throws(Errno) {
      file = try Self.open(place, adopting)
    } catch {
      throw error == .resourceBusy
        ? .partialInUse(place.path) : .local(adopting ? .opening : .creating, target.path, error)
    }
    self.target = target
    self.place = place
    record = RecordFile(place: target.sibling(PartialName.record(of: target.name)))
    let size = (try? file.info().size) ?? 0
    if adopting { adoptedCount = size }
    wasEmpty = size == 0
    isRecorded = !adopting && size > 0
    if isRecorded { known = record.read() }
  }

  /// Opens a file of the user's own that nobody else knows by another name.
  private static func open(_ place: LocalPlace, _ adopting: Bool) throws(Errno) -> LocalFile {
    guard adopting else { return try place.directory.open.openOwn(place.name) }
    guard let info = try place.info(), info.kind == .file, info.isOwnAlone else {
      throw .notPermitted
    }
    let file = try place.directory.open.openOrCreate(place.name)
    guard try file.lock() else { throw .resourceBusy }
    guard try file.info().identity == info.identity else { throw .noSuchFileOrDirectory }
    return file
  }

  /// The octets that have arrived from the beginning on, those of earlier attempts too.
  var octetCount: Int64 {
    let size = (try? file.info().size) ?? 0
    return min(known?.missing.first?.lowerBound ?? size, size)
  }

  /// The octets that have arrived, behind gaps too.
  private var arrivedCount: Int64 {
    guard let known, let size = known.size, !known.missing.isEmpty else { return octetCount }
    return known.missing.reduce(size) { $0 - ($1.upperBound - $1.lowerBound) }
  }

  /// Throws away what is there and begins anew.
  ///
  /// - Parameter record: What is known of the source; `nil` for what cannot be resumed.
  /// - Throws: Why it cannot be written.
  mutating func begin(_ record: TransferRecord?) throws(TransferError) {
    known = record
    if !wasEmpty || hasBegun {
      try writing { () throws(Errno) in
        try file.truncate(to: 0)
        try file.seek(to: 0)
      }
    }
    hasBegun = true
    guard let record, record.isTelling, RecordFile.isWorthIt(record.size) else { return forget() }
    try keep(record)
  }

  private mutating func keep(_ record: TransferRecord) throws(TransferError) {
    isRecorded = true
    try writing { () throws(Errno) in try self.record.write(record) }
  }

  private mutating func forget() {
    if isRecorded { record.remove() }
    isRecorded = false
  }

  /// Goes on behind what is there.
  mutating func proceed(_ record: TransferRecord) throws(TransferError) {
    let count = octetCount
    known = record
    try writing { () throws(Errno) in
      // What lies behind the first octet that is missing is not gone on with.
      try file.truncate(to: count)
      try file.seek(to: count)
    }
    if adoptedCount == nil { try keep(record) }
  }

  /// Gives a file that has its final name its partial one, since something will be added to it.
  ///
  /// - Throws: ``TransferError/partialInUse(_:)`` when there is another part already.
  mutating func claim() throws(TransferError) {
    guard adoptedCount != nil, place.name == target.name else { return }
    let partial = target.sibling(PartialName.partial(of: target.name))
    do throws(Errno) {
      try place.rename(to: partial, replacing: false)
      place = partial
    } catch .fileExists {
      throw .localFileExists(partial.path)
    } catch {
      throw .local(.renaming, partial.path, error)
    }
    if let known { try keep(known) }
  }

  /// Notes which octets several connections are to fetch.
  mutating func divide(_ missing: [Range<Int64>], of record: TransferRecord) throws(TransferError) {
    var known = record
    known.missing = missing
    try set(known)
  }

  /// Writes all octets at once.
  mutating func write(_ octets: UnsafeRawBufferPointer) throws(TransferError) {
    try begin(nil)
    try writing { () throws(Errno) in try file.write(octets, at: 0) }
  }

  /// Notes that all octets before an offset are there, and none behind it.
  mutating func settle(_ count: Int64) throws(TransferError) {
    guard var known else { return }
    known.missing = []
    try writing { () throws(Errno) in try file.truncate(to: count) }
    try set(known)
  }

  private mutating func set(_ record: TransferRecord) throws(TransferError) {
    known = record
    try keep(record)
  }

  /// Returns the last octets.
  func tail(_ count: Int) throws(TransferError) -> [UInt8] {
    var octets = [UInt8](repeating: 0, count: count)
    let start = octetCount - Int64(count)
    do throws(Errno) {
      var span = octets.mutableSpan
      let filled = try span.withUnsafeMutableBytes { buffer throws(Errno) in
        try file.read(into: buffer, from: start)
      }
      guard filled == count else { throw Errno.ioError }
    } catch {
      throw .local(.reading, place.path, error)
    }
    return octets
  }

  /// Makes sure that there is room for the whole file, where the file system can do that.
  func reserve(upTo size: Int64?) throws(TransferError) {
    let count = octetCount
    guard let size, RecordFile.isWorthIt(size), size > count else { return }
    try writing { () throws(Errno) in try file.reserve(count..<size) }
  }

  private func writing(_ body: () throws(Errno) -> Void) throws(TransferError) {
    do throws(Errno) {
      try body()
    } catch {
      throw .local(.writing, place.path, error)
    }
  }

  /// What a file gets beside its octets.
  struct Finish {
    /// Seconds since 1970, UTC.
    var modified: Int64?
    var mode: UInt16?

    /// Whether the octets are to be on the disk before the name is.
    var isFlushed = false
  }

  /// Gives the file its final name; the lock ends after that.
  ///
  /// - Parameters:
  ///   - finish: What else it gets.
  ///   - replacing: Whether a file of that name goes.
  /// - Throws: ``TransferError/localFileExists(_:)`` when it may not; all is as it was then.
  mutating func complete(_ finish: Finish, replacing: Bool) throws(TransferError) {
    // A file that was whole under its name stays what it was.
    guard place.name != target.name else { return }
    try writing { () throws(Errno) in
      if let mode = finish.mode { try file.setMode(mode & 0o777) }
      if let seconds = finish.modified { try? file.setModificationTime(seconds) }
      if finish.isFlushed { try file.flush() }
      // A full disk may show at close only (NFS, quotas).
      try file.closeDuplicate()
    }
    // Nothing may be left beside a file that has its name.
    forget()
    do throws(Errno) {
      try place.rename(to: target, replacing: replacing)
      place = target
    } catch {
      if let known { try? keep(known) }
      throw error == .fileExists
        ? .localFileExists(target.path) : .local(.renaming, target.path, error)
    }
  }

  /// Ends a transfer that failed: what arrived is kept, nothing is not.
  ///
  /// - Parameters:
  ///   - isUsable: Whether a later run may go on behind it.
  ///   - isWanted: Whether it costs more to fetch it again than to keep it.
  /// - Returns: What is kept; `nil` where all is as it was before.
  consuming func keep(isUsable: Bool, isWanted: Bool = true) -> TransferFailure.KeptPart? {
    let count = arrivedCount
    guard place.name != target.name else { return nil }
    if let adoptedCount, count <= adoptedCount || !isUsable {
      return giveBack(upTo: adoptedCount)
    }
    let isDivided = !(known?.missing.isEmpty ?? true)
    guard count > 0, isWanted else {
      try? place.remove()
      forget()
      return nil
    }
    // Room that was reserved is given back.
    if !isDivided { try? file.truncate(to: count) }
    if let known, isUsable { try? keep(known) } else { forget() }
    var kept = TransferFailure.KeptPart(.here(place.path), octetCount: count)
    kept.isContinuable = isUsable && (adoptedCount != nil || known?.isTelling ?? false)
    return kept
  }

  /// Gives a file back the name and the size that it had.
  private mutating func giveBack(upTo count: Int64) -> TransferFailure.KeptPart? {
    forget()
    try? file.truncate(to: count)
    do throws(Errno) {
      try place.rename(to: target, replacing: false)
      return nil
    } catch {
      return TransferFailure.KeptPart(.here(place.path), octetCount: count)
    }
  }
}
