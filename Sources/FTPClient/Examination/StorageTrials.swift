import FTPProtocol
import Octets
import Platform

/// A file that is sent, and what the server tells of it.
extension Examination {
  /// What is sent for a trial: no two parts of it are alike.
  static let contents: [UInt8] = {
    var state: UInt32 = 12345
    return (0..<3000).map { _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      return UInt8(truncatingIfNeeded: state >> 24)
    }
  }()

  /// A path in the directory of its own.
  func scratchFile(_ name: String) throws(FTPError) -> RemotePath {
    try withScratch { $0.file(name) }
  }

  /// Sends a file, looks at what comes back, and at what the server tells of a new file.
  func examineStorage() throws(FTPError) {
    let before = WallClock.secondsSinceEpoch
    var path: RemotePath?
    try examine(.storage) { () throws(FTPError) in
      let file = try scratchFile("plain.bin")
      do throws(FTPError) {
        try session.store(Self.contents, as: file)
      } catch .refused(let reply, .stor) where !reply.code.isTransientNegative {
        stopWriting(.refused(reply, by: .stor))
        return .refused(reply)
      }
      path = file
      return try readBack(file)
    }
    let sent = before...max(before, WallClock.secondsSinceEpoch)
    if sample == nil { try findSample() }
    try examine(.size) { () throws(FTPError) in try size() }
    try examine(.mlst) { () throws(FTPError) in try description() }
    guard let path else { return }
    try examine(.times) { () throws(FTPError) in try time(of: path, sent) }
    try examine(.timeSetting) { () throws(FTPError) in try timeSetting(of: path) }
  }

  private func readBack(_ file: RemotePath) throws(FTPError) -> Observation {
    do throws(FTPError) {
      guard try session.fetch(file) == Self.contents else {
        return .doesNot("what comes back is not what was sent")
      }
    } catch .refused(let reply, .retr) {
      return .notKnown("what was sent may not be read: \(reply.code) \(reply.text)")
    }
    sample = (file, Self.contents)
    return .works("\(Self.contents.count) bytes came back as they were sent")
  }

  /// How many files are tried that may not be read.
  private static var sampleAttempts: Int { 5 }

  /// Looks for a small file that is there, where none can be sent.
  private func findSample() throws(FTPError) {
    let listing: Listing
    do throws(FTPError) {
      listing = try session.list(options.directory, now: options.now, showsHidden: false)
    } catch {
      guard !error.isCancellation else { throw error }
      if !session.isAlive { try session.reconnect() }
      return
    }
    let directory = options.directory ?? RemotePath([])
    var attempts = 0
    for entry in listing where entry.kind == .file && attempts < Self.sampleAttempts {
      guard let size = entry.size, (2...Int64(Session.trialLimit)).contains(size),
        let name = RemotePath.Component(entry.name)
      else { continue }
      attempts += 1
      let path = directory.appending(name.octets)
      let error = try failure { () throws(FTPError) in
        sample = (path, try session.fetch(path))
      }
      if !session.isAlive { try session.reconnect() }
      if error == nil { return }
    }
  }

  private func size() throws(FTPError) -> Observation? {
    guard let (path, octets) = sample else { return nil }
    let reply = try session.exchangeInImage([session.command(.size, path)])[0]
    guard let size = FileFactReplies.size(reply) else { return .refused(reply) }
    guard size == Int64(octets.count) else {
      return .doesNot("\(size) for a file of \(octets.count) bytes", reply)
    }
    return .works("\(size) bytes, as they are")
  }

  private func description() throws(FTPError) -> Observation? {
    guard let (path, octets) = sample else { return nil }
    let reply = try session.exchange(session.command(.mlst, path))
    guard reply.code.isCompletion else { return .refused(reply) }
    guard let entry = ListingEntry(description: reply), reply.describes(path) else {
      return .doesNot("the reply does not describe the file", reply)
    }
    guard entry.kind == .file, entry.size ?? Int64(octets.count) == Int64(octets.count) else {
      return .doesNot("the reply tells another kind or size", reply)
    }
    return .works("it describes a file")
  }

  // MARK: Times

  private func time(
    of path: RemotePath,
    _ sent: ClosedRange<Int64>
  ) throws(FTPError) -> Observation {
    try session.learnClock(fromJustStored: path)
    let told = try session.toldTime(of: path, session.features().list)
    return .time(told?.secondsSinceEpoch, sent: sent)
  }

  /// Sets two times, and believes what the server tells afterwards.
  private func timeSetting(of path: RemotePath) throws(FTPError) -> Observation {
    let now = WallClock.secondsSinceEpoch
    guard let near = TimeValue(secondsSinceEpoch: now - 1800) else { return .notKnown("") }
    let isSet = try session.setModificationTime(near, of: path)
    guard isSet else {
      guard session.setsTimes == false else {
        return .notKnown("no way was found whose effect is seen")
      }
      return .doesNot("it has none of MFMT, MFF, SITE UTIME and MDTM with a time")
    }
    let way = session.timeSetting?.map { $0.way.command } ?? ""
    guard let told = try describedTime(of: path) else {
      session.timeSetting = .none
      return .notKnown("the server says yes to \(way), and tells no time to see it by")
    }
    guard told.secondsSinceEpoch == near.secondsSinceEpoch else {
      session.timeSetting = .none
      return .notKnown("after \(way) another time is told than was set")
    }
    // Half a year away, clocks that are put forward and back show.
    guard session.knowledge.factsClock.isUTC,
      let far = TimeValue(secondsSinceEpoch: now - 182 * 86400),
      try session.setModificationTime(far, of: path),
      let other = try describedTime(of: path)
    else { return .works(way) }
    let difference = other.secondsSinceEpoch - far.secondsSinceEpoch
    guard difference != 0 else { return .works("\(way), also half a year back") }
    return .works("\(way); a time of half a year ago comes out \(difference) s off")
  }

  private func describedTime(of path: RemotePath) throws(FTPError) -> TimeValue? {
    guard let told = try session.toldTime(of: path, session.features().list) else { return nil }
    return session.knowledge.factsClock.utc(told)
  }
}

extension TimeSetting {
  /// The command as people write it.
  fileprivate var command: String {
    switch self {
    case .mfmt: "MFMT"
    case .mff: "MFF"
    case .siteUtime, .shortSiteUtime: "SITE UTIME"
    case .mdtm: "MDTM with a time"
    }
  }
}
