/// What is known of the wall clock by which a server writes times: those of LIST, or those of MDTM,
/// MLSD and MLST, which ought to be UTC (RFC 3659 §2.3) and are not everywhere.
///
/// Learned from files whose time is known in UTC too. Where the clock is put forward and back in a
/// year, one file says nothing of another season's, so a time is converted only near a known one,
/// or between two that agree.
package struct ServerClock: Hashable, Sendable {
  /// A moment at which the clock was seen.
  package struct Sample: Hashable, Sendable {
    /// What the clock showed, in seconds since 1970.
    package let shown: Int64

    /// How far it is ahead of UTC, in seconds: a multiple of a quarter of an hour.
    package let offset: Int64

    /// Compares what LIST showed of a file with what MDTM or MLST says.
    ///
    /// `nil` when the two differ by no multiple of a quarter of an hour, or by more than any zone:
    /// then they are not about the same moment.
    ///
    /// - Parameters:
    ///   - shown: The server's own clock, to the minute or the second.
    ///   - time: UTC.
    ///   - precision: That of `shown`.
    package init?(_ shown: TimeValue, is time: TimeValue, precision: TimeValue.Precision) {
      guard precision != .day else { return nil }
      // Seconds that are not shown are cut off.
      let unit: Int64 = precision == .minute ? 60 : 1
      let difference = shown.secondsSinceEpoch - time.secondsSinceEpoch
      let offset = Int64((Double(difference + unit / 2) / 900).rounded()) * 900
      guard abs(difference - offset) <= unit, abs(offset) <= 14 * 3600 else { return nil }
      self.init(shown: shown.secondsSinceEpoch, offset: offset)
    }

    /// Compares what a server says of a file that was made a moment ago with the clock here.
    ///
    /// The two clocks may differ by a few minutes; `nil` when they differ by more than that, and by
    /// no zone. None is nearer to UTC than an hour: a clock that is less off is a wrong one.
    package init?(justMade shown: TimeValue, at now: Int64) {
      let difference = shown.secondsSinceEpoch - now
      let offset = Int64((Double(difference) / 900).rounded()) * 900
      guard abs(difference - offset) <= Self.skew, abs(offset) <= 14 * 3600,
        offset == 0 || abs(offset) >= 3600
      else { return nil }
      self.init(shown: shown.secondsSinceEpoch, offset: offset)
    }

    /// How many seconds the clocks of server and client may differ.
    private static let skew: Int64 = 300

    fileprivate init(shown: Int64, offset: Int64) {
      self.shown = shown
      self.offset = offset
    }
  }

  /// The earliest first.
  package private(set) var samples: [Sample] = []

  /// How many are kept; two a season for some years.
  private static let limit = 16

  /// How far from a sample its offset holds.
  private static let reach: Int64 = 3600

  /// The longest time in which a clock cannot be changed twice and be where it was.
  private static let season: Int64 = 120 * 86400

  /// Knows nothing.
  package init() {}

  /// Takes what a file showed.
  package mutating func learn(_ sample: Sample) {
    isDoubted = false
    samples.removeAll { abs($0.shown - sample.shown) < Self.reach && $0.offset == sample.offset }
    samples.append(sample)
    samples.sort { $0.shown < $1.shown }
    // What lies between two that agree says nothing new.
    for index in samples.indices.dropFirst().dropLast().reversed() {
      let (before, after) = (samples[index - 1], samples[index + 1])
      if before.offset == after.offset, before.offset == samples[index].offset,
        after.shown - before.shown <= Self.season
      {
        samples.remove(at: index)
      }
    }
    if samples.count > Self.limit { samples.removeFirst() }
  }

  /// How far the clock was ahead of UTC when it showed a time; `nil` when that is not known.
  package func offset(whenShowing shown: TimeValue) -> Int64? {
    let seconds = shown.secondsSinceEpoch
    let near = samples.filter { abs($0.shown - seconds) <= Self.reach }
    if let first = near.first {
      return near.allSatisfy { $0.offset == first.offset } ? first.offset : nil
    }
    guard let after = samples.firstIndex(where: { $0.shown > seconds }), after > 0 else {
      return nil
    }
    let (first, second) = (samples[after - 1], samples[after])
    guard first.offset == second.offset, second.shown - first.shown <= Self.season else {
      return nil
    }
    return first.offset
  }

  /// Whether the clock was seen to show UTC, and never anything else.
  package var isUTC: Bool { !samples.isEmpty && samples.allSatisfy { $0.offset == 0 } }

  /// Converts a time that ought to be UTC.
  ///
  /// - Returns: The time itself where nothing is known to the contrary; `nil` where the clock is
  ///   another one, and how far it was ahead is not known.
  package func utc(_ told: TimeValue) -> TimeValue? {
    guard !isDoubted else { return nil }
    guard !samples.isEmpty, !isUTC else { return told }
    return offset(whenShowing: told).flatMap {
      TimeValue(secondsSinceEpoch: told.secondsSinceEpoch - $0)
    }
  }

  /// Whether the clock was seen to show what cannot be UTC, and nothing else is known of it.
  package var isDoubted = false

  /// What the clock showed at a moment, the reverse of ``utc(_:)``.
  ///
  /// - Returns: `nil` where that is not known.
  package func shown(at time: TimeValue) -> TimeValue? {
    guard !isDoubted else { return nil }
    guard !samples.isEmpty, !isUTC else { return time }
    for offset in samples.map(\.offset) {
      if let shown = TimeValue(secondsSinceEpoch: time.secondsSinceEpoch + offset),
        self.offset(whenShowing: shown) == offset
      {
        return shown
      }
    }
    return nil
  }

  /// What the clock shows at a moment, by the sample next to it; the moment itself if there is none.
  package func shows(at time: TimeValue) -> TimeValue {
    let seconds = time.secondsSinceEpoch
    let next = samples.min { abs($0.shown - seconds) < abs($1.shown - seconds) }
    guard let next else { return time }
    return TimeValue(secondsSinceEpoch: seconds + next.offset) ?? time
  }

  /// The samples as `1790000000+7200,…`.
  package var text: String {
    samples.map { "\($0.shown)\($0.offset < 0 ? "" : "+")\($0.offset)" }.joined(separator: ",")
  }

  /// Reads samples as ``text`` has them; what is none is passed over.
  package init(parsing text: String) {
    for word in text.split(separator: ",").prefix(Self.limit) {
      guard let sign = word.dropFirst().firstIndex(where: { $0 == "+" || $0 == "-" }),
        let shown = Int64(word[..<sign]), let offset = Int64(word[sign...]),
        TimeValue(secondsSinceEpoch: shown) != nil, offset.magnitude <= 14 * 3600, offset % 900 == 0
      else { continue }
      learn(Sample(shown: shown, offset: offset))
    }
  }
}

extension ListingEntry {
  /// Makes the time UTC where that can be told.
  ///
  /// A day stays the server's own: nobody knows which hours of it were meant.
  package mutating func convertTime(by clock: ServerClock) {
    guard !isUTC, let modified, modifiedPrecision != .day,
      let offset = clock.offset(whenShowing: modified),
      let time = TimeValue(secondsSinceEpoch: modified.secondsSinceEpoch - offset)
    else { return }
    self.modified = time
    isUTC = true
  }

  /// Corrects a time that ought to be UTC; where that cannot be done, it stays the server's own.
  package mutating func correctTime(by clock: ServerClock) {
    guard isUTC, let modified else { return }
    let time = clock.utc(modified)
    self.modified = time ?? modified
    isUTC = time != nil
  }
}
