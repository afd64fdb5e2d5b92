package import FTPProtocol
import Platform

/// Files in a listing whose times say what the server's clock shows.
struct ClockSightings {
  /// A file, and what the clock showed when it was last modified.
  struct Sighting {
    let name: [UInt8]
    let shown: TimeValue
    let precision: TimeValue.Precision
  }

  private let clock: ServerClock
  private var sightings: [Sighting] = []
  private var seenCount = 0

  /// How many entries are looked at.
  private static let limit = 500

  /// Starts with what is known already.
  init(_ clock: ServerClock) {
    self.clock = clock
  }

  /// Looks at some entries for files whose time cannot be converted yet.
  mutating func note(_ part: Listing) {
    for entry in part.prefix(max(0, Self.limit - seenCount)) {
      seenCount += 1
      guard entry.kind == .file, !entry.isUTC, let shown = entry.modified,
        let precision = entry.modifiedPrecision, precision != .day,
        clock.offset(whenShowing: shown) == nil, RemotePath.Component(entry.name) != nil
      else { continue }
      sightings.append(Sighting(name: entry.name, shown: shown, precision: precision))
    }
  }

  /// Chooses the files to ask after next: the newest, the oldest, and the one in the middle of
  /// those whose time is still unknown.
  func next(_ clock: ServerClock) -> [Sighting] {
    let unknown = sightings.filter { clock.offset(whenShowing: $0.shown) == nil }
      .sorted { $0.shown < $1.shown }
    guard let oldest = unknown.first, let newest = unknown.last else { return [] }
    var chosen = [newest]
    for sighting in [oldest, unknown[unknown.count / 2]] {
      // One of two that are close says nothing new.
      let isFar = chosen.allSatisfy {
        abs($0.shown.secondsSinceEpoch - sighting.shown.secondsSinceEpoch) > 3600
      }
      if isFar { chosen.append(sighting) }
    }
    return chosen
  }
}

extension Session {
  /// How many files a session asks after to learn about the server's clock.
  private static var clockQuestionLimit: Int { 30 }

  /// How many seconds the clocks of server and client may differ.
  private static var clockTolerance: Int64 { 600 }

  /// Learns by how much the server's clock is ahead of UTC: asks for the time of a few files in
  /// the directory that was listed (MDTM).
  ///
  /// Where MDTM is in the server's own time too (vsftpd with `use_localtime`), a file of the last
  /// hours may seem to come from the future: that teaches nothing. Such a server west of Greenwich
  /// cannot be told from one whose clock shows UTC, until it is sent a file: see
  /// ``learnClock(fromJustStored:)``.
  func calibrateClock(
    _ sightings: ClockSightings,
    in place: Place
  ) throws(FTPError) {
    for _ in 0..<2 where !knowledge.mistrustsClock {
      let files = sightings.next(knowledge.clock)
      guard !files.isEmpty, knowledge.clockQuestionCount < Self.clockQuestionLimit else { return }
      knowledge.clockQuestionCount += files.count
      var commands: [PlacedCommand] = []
      for file in files {
        commands.append(try command(.mdtm, RemotePath(file.name), in: place))
      }
      var clock = knowledge.clock
      for (file, reply) in zip(files, try exchange(commands)) {
        guard let time = modificationTime(toldBy: reply) else { continue }
        guard time.secondsSinceEpoch <= WallClock.secondsSinceEpoch + Self.clockTolerance else {
          observer?.note("MDTM is ahead of this machine's clock, so it is not taken for UTC")
          knowledge.mistrustsClock = true
          return
        }
        guard let sample = ServerClock.Sample(file.shown, is: time, precision: file.precision)
        else {
          observer?.note("a file has another time in MDTM than in LIST")
          continue
        }
        clock.learn(sample)
      }
      // What taught nothing once is not asked again.
      guard clock != knowledge.clock else { return }
      knowledge.clock = clock
    }
  }

  /// Whether a file that is sent now would tell by which clock the server tells times.
  package var mustLearnClock: Bool {
    guard !knowledge.hasAskedList, knowledge.vainClockCount < Self.vainClockLimit,
      let now = TimeValue(secondsSinceEpoch: WallClock.secondsSinceEpoch)
    else { return false }
    if knowledge.clockLead == nil { return true }
    guard !knowledge.factsClock.isUTC else { return false }
    return knowledge.factsClock.samples.isEmpty || knowledge.factsClock.shown(at: now) == nil
  }

  /// Whether the server's clock was seen to be right, apart from its zone, or wrong; `nil` when nobody
  /// has seen it.
  package var clockIsRight: Bool? { knowledge.clockLead.map { abs($0) <= Self.greatestError } }

  /// How many seconds a clock may be wrong by that decides about days.
  private static var greatestError: Int64 { 3600 }

  /// Learns by which clock the server tells times from a file that it was sent a moment ago: by MDTM
  /// or MLST, and where it has neither, by LIST; and how far that is ahead of the clock here.
  ///
  /// Once for a server that tells UTC; one that does not may put its clock forward and back, and is
  /// asked again in another season.
  ///
  /// - Parameter path: A file whose time nobody has set.
  /// - Throws: What goes wrong on the way; a refusal teaches nothing.
  package func learnClock(fromJustStored path: RemotePath) throws(FTPError) {
    guard mustLearnClock else { return }
    if let told = try toldTime(of: path, features().list) {
      guard let sample = sample(ofJustMade: told, .second) else { return }
      var clock = knowledge.factsClock
      clock.learn(sample)
      if sample.offset != 0, knowledge.factsClock.samples.isEmpty { forgetWhatTookTimesForUTC() }
      knowledge.factsClock = clock
      if sample.offset != 0 {
        observer?.note("the server tells times \(sample.offset) s ahead of UTC")
      }
      return
    }
    guard let now = TimeValue(secondsSinceEpoch: WallClock.secondsSinceEpoch),
      let entry = try entryTellingLinks(at: path, now: now), !entry.isUTC,
      let precision = entry.modifiedPrecision, precision != .day, let shown = entry.modified
    else {
      knowledge.vainClockCount += 1
      return
    }
    guard let sample = sample(ofJustMade: shown, precision) else { return }
    var clock = knowledge.clock
    clock.learn(sample)
    knowledge.clock = clock
    knowledge.hasAskedList = true
  }

  /// Forgets what was learned as if MDTM told UTC: what LIST's clock is, and how times are set.
  private func forgetWhatTookTimesForUTC() {
    knowledge.clock = ServerClock()
    if case .some(.some(let found)) = timeSetting, !found.isLocal { timeSetting = .none }
  }

  private func sample(
    ofJustMade told: TimeValue,
    _ precision: TimeValue.Precision
  ) -> ServerClock.Sample? {
    let now = WallClock.secondsSinceEpoch
    let sample = ServerClock.Sample(justMade: told, at: now)
    if sample == nil { knowledge.vainClockCount += 1 }
    let last = told.secondsSinceEpoch + (precision == .minute ? 59 : 0)
    knowledge.clockLead = last - (sample?.offset ?? 0) - now
    return sample
  }

  /// How many files that were just sent may teach nothing, in one session.
  private static var vainClockLimit: Int { 2 }
}
