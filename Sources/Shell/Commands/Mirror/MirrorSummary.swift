import Octets
import Platform
import SystemPackage
import Transfers

/// What one run of `mirror` came to, as an object of JSON that `mirror --report` reads again.
struct MirrorSummary: Hashable {
  /// The members that count something; they are added up over the parts.
  enum Count: String, CaseIterable {
    case moved, bytes, made, linked, modes, renamed, deleted, alike, extra, failures, held
    case filesHere = "files_here"
    case filesThere = "files_there"
  }

  var direction = "download"
  var here: [UInt8] = []
  var there: [UInt8] = []

  /// Which part it is; `nil` for all of it.
  var shard: MirrorShard?

  /// What the command ended with.
  var status: Int32 = 0
  var seconds = 0.0

  /// When it ended, in seconds since 1970.
  var time: Int64 = 0
  private var counts: [Count: Int64] = [:]

  /// One of the counts; what was never told is 0.
  subscript(count: Count) -> Int64 {
    get { counts[count] ?? 0 }
    set { counts[count] = newValue == 0 ? nil : newValue }
  }

  /// Takes what was seen and planned.
  mutating func note(
    _ plan: MirrorPlan,
    _ faults: [MirrorFault],
    files counts: (here: Int, there: Int)
  ) {
    self[.alike] = Int64(plan.sameCount)
    self[.extra] = Int64(plan.extraCount)
    (self[.filesHere], self[.filesThere]) =
      (Int64(counts.here), Int64(counts.there))
    self[.failures] = Int64(faults.count + plan.faults.count)
  }

  /// Takes what was done, and how many deletions the guards held back.
  mutating func note(_ outcome: MirrorOutcome, heldByGuards: Int) {
    self[.moved] = Int64(outcome.transferredCount)
    self[.bytes] = outcome.movedOctetCount
    self[.made] = Int64(outcome.madeDirectoryCount)
    self[.linked] = Int64(outcome.madeLinkCount)
    self[.modes] = Int64(outcome.changedModeCount)
    self[.renamed] = Int64(outcome.renamedCount)
    self[.deleted] = Int64(outcome.removedCount)
    self[.failures] += Int64(outcome.failureCount)
    self[.held] = Int64(outcome.heldDeletionCount + heldByGuards)
  }

  /// The name of its file in a directory of summaries.
  var fileName: [UInt8] { [UInt8]("mirror".utf8) + (shard?.suffix ?? []) + [UInt8](".json".utf8) }

  /// The object, on a line.
  var object: [UInt8] {
    var line = JSONLine()
    line.add("event", "summary")
    line.add("time", time)
    line.add("command", "mirror")
    line.add("direction", direction)
    line.add(pathname: "here", here)
    line.add("there", there)
    if let shard {
      line.add("shard", Int64(shard.number))
      line.add("shards", Int64(shard.count))
      line.add("shard_depth", Int64(shard.depth))
    }
    line.add("status", Int64(status))
    for count in Count.allCases { line.add(count.rawValue, self[count]) }
    line.add("seconds", decimal: seconds)
    return line.finished()
  }

  /// Writes it where a user wants it: readers see all of it or nothing.
  ///
  /// - Parameters:
  ///   - path: A file or a directory.
  ///   - isDirectory: Whether it is to be a directory even where nothing is there yet.
  /// - Throws: Why it cannot be written; what was there is as it was.
  func write(to path: FilePath, isDirectory: Bool) throws(Errno) {
    let place =
      isDirectory || (try? FileInfo(of: path))?.kind == .directory
      ? path.appending(octets: fileName) : path
    try PrivateFile.replace(place, with: object)
  }
}

extension MirrorSummary {
  /// The most parts that are believed.
  private static let partLimit: Int64 = 1_000_000

  /// Reads an object; `nil` for what is none of this kind.
  ///
  /// Untrusted: it is a file of whatever origin.
  init?(_ octets: [UInt8]) {
    guard let value = JSONValue(parsing: octets.text), value["event"]?.text == "summary",
      value["command"]?.text == "mirror", let status = value["status"]?.whole,
      let code = Int32(exactly: status)
    else { return nil }
    self.init()
    self.status = code
    direction = value["direction"]?.text ?? ""
    here = [UInt8]((value["here"]?.text ?? "").utf8)
    there = [UInt8]((value["there"]?.text ?? "").utf8)
    time = value["time"]?.whole ?? 0
    if case .number(let text)? = value["seconds"] { seconds = Double(text) ?? 0 }
    for count in Count.allCases { self[count] = max(0, value[count.rawValue]?.whole ?? 0) }
    guard let number = value["shard"]?.whole else { return }
    guard let all = value["shards"]?.whole, let depth = value["shard_depth"]?.whole,
      all <= Self.partLimit,
      let shard = MirrorShard(Int(number), of: Int(all), depth: Int(depth))
    else { return nil }
    self.shard = shard
  }
}

extension JSONValue {
  /// A whole number; `nil` where this is none.
  fileprivate var whole: Int64? {
    guard case .number(let text) = self else { return nil }
    return Int64(text)
  }
}
