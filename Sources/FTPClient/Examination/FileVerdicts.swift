import FTPProtocol
import Octets
import Transport

/// Verdicts about data connections, files and their names.
extension Observation {
  /// Judges a way of opening data connections by how a listing over it ended.
  ///
  /// - Parameters:
  ///   - error: `nil` where it went well.
  ///   - isActive: Whether the server had to connect.
  /// - Returns: Known where the way itself was refused, or no connection came about.
  static func opening(_ error: FTPError?, isActive: Bool) -> Observation {
    let ways: Set<CommandVerb> = [.epsv, .pasv, .eprt, .port]
    switch error {
    case nil: return .works()
    case .refused(let reply, let verb) where ways.contains(verb): return .refused(reply)
    case .refused(let reply, _) where reply.code.category == .connections:
      let words = isActive ? "the server cannot connect to this machine" : ""
      return .doesNot(words, reply)
    case .dataConnection(.timedOut(_)):
      let words =
        isActive
        ? "no connection came from the server; a firewall on the way?"
        : "the server's port did not answer; a firewall on the way?"
      return .doesNot(words)
    case .dataConnection(.system), .dataConnection(.closedByPeer):
      return .doesNot("the connection did not come about")
    case .some(let error): return .failed(error)
    }
  }

  /// Judges the renaming of a file to the name of another one by what is there afterwards.
  ///
  /// - Parameters:
  ///   - reply: To RNTO.
  ///   - sizes: Of the two files before.
  ///   - source: The size under the old name now; `nil` for nothing there.
  ///   - target: The size under the other name.
  /// - Returns: Works where the other file is replaced.
  static func replacing(
    _ reply: Reply,
    _ sizes: (source: Int64, target: Int64),
    source: Int64?,
    target: Int64?
  ) -> Observation {
    switch (reply.code.isCompletion, source, target) {
    case (true, nil, sizes.source): .works("the file of that name is replaced")
    case (false, sizes.source, sizes.target): .doesNot("refused, and both files stay", reply)
    case (false, sizes.source, nil): .doesNot("refused, and the file of that name is gone", reply)
    case (true, sizes.source, sizes.target):
      .doesNot("the server says yes, and does nothing", reply)
    default: .notKnown("the sizes of both files afterwards fit nothing that is expected")
    }
  }

  /// Judges a renaming to a free name.
  ///
  /// - Parameters:
  ///   - reply: To RNFR where that was refused, else to RNTO.
  ///   - isThere: Whether the new name is there afterwards; `nil` where the server does not tell.
  ///   - isGone: Whether the old one is gone.
  /// - Returns: Works where both are so.
  static func renaming(_ reply: Reply, isThere: Bool?, isGone: Bool?) -> Observation {
    guard reply.code.isCompletion else {
      return reply.code.isPermanentNegative
        ? .refused(reply) : .failed(.refused(reply, by: .rnto))
    }
    switch (isThere, isGone) {
    case (true, true): return .works("to a name that is free")
    case (false, _), (_, false): return .doesNot("the server says yes, and does nothing", reply)
    default: return .notKnown("the server says yes, and does not tell whether it was done")
    }
  }

  /// Judges a deletion by what is there afterwards.
  ///
  /// - Parameters:
  ///   - reply: To the command.
  ///   - isGone: Whether it is there no more; `nil` where the server does not tell.
  ///   - words: What is said where it is gone.
  ///   - refused: What is said of a refusal.
  /// - Returns: Works where it is gone.
  static func deleting(
    _ reply: Reply,
    isGone: Bool?,
    _ words: String = "",
    refused: String = "it is refused"
  ) -> Observation {
    switch (reply.code.isCompletion, isGone) {
    case (true, true): .works(words)
    case (true, false): .doesNot("the server says yes, and does nothing", reply)
    case (false, true): .works("the server says no, and does it all the same")
    case (false, _): .doesNot(refused, reply)
    case (true, nil): .notKnown("the server says yes, and does not tell whether it was done")
    }
  }

  /// Judges a transfer to the middle of a file.
  ///
  /// - Parameters:
  ///   - found: What is in the file afterwards.
  ///   - whole: What should be.
  ///   - rest: What was sent.
  /// - Returns: Works where the file is whole.
  static func resumedUpload(_ found: [UInt8], whole: [UInt8], rest: [UInt8]) -> Observation {
    if found == whole { return .works("it goes on where it should") }
    if found == rest { return .doesNot("the file begins anew, in spite of REST") }
    return .doesNot("the file is wrong afterwards: \(found.count) bytes for \(whole.count)")
  }

  /// Judges a transfer from the middle of a file.
  static func resumedDownload(_ found: [UInt8], whole: [UInt8], from offset: Int) -> Observation {
    if found == [UInt8](whole.dropFirst(offset)) { return .works("it begins where it should") }
    if found == whole { return .doesNot("all of the file comes, in spite of REST") }
    return .doesNot("\(found.count) bytes come for \(whole.count - offset), or others")
  }

  /// Judges APPE behind what was there.
  static func appending(_ found: [UInt8], to before: [UInt8], _ added: [UInt8]) -> Observation {
    if found == before + added { return .works("behind what was in the file") }
    if found == added { return .doesNot("what was in the file is gone") }
    return .doesNot("the file is wrong afterwards")
  }

  /// Judges digests by those that were computed here.
  static func digests(
    right: [DigestAlgorithm],
    wrong: [DigestAlgorithm],
    unanswered: [DigestAlgorithm]
  ) -> Observation {
    func list(_ algorithms: [DigestAlgorithm]) -> String {
      algorithms.map(\.rawValue).joined(separator: ", ")
    }
    if !wrong.isEmpty { return .doesNot("wrong: \(list(wrong))") }
    if !right.isEmpty {
      let missing = unanswered.isEmpty ? "" : "; announced, but not answered: \(list(unanswered))"
      return .works(list(right) + missing)
    }
    return .doesNot(unanswered.isEmpty ? "none is announced" : "none is answered")
  }

  /// Judges two files whose names differ in case, that were sent one after the other.
  ///
  /// - Parameters:
  ///   - names: What is listed.
  ///   - pair: The two names.
  ///   - firstSize: The size under the first name now.
  ///   - sizes: What was sent under each.
  /// - Returns: Works where they are two files.
  static func letterCase(
    _ names: Set<[UInt8]>,
    _ pair: (first: [UInt8], second: [UInt8]),
    firstSize: Int64?,
    _ sizes: (first: Int64, second: Int64)
  ) -> Observation {
    switch (names.contains(pair.first), names.contains(pair.second), firstSize) {
    case (true, true, sizes.first): .works("two names that differ in case are two files")
    case (true, false, sizes.second), (false, true, sizes.second):
      .doesNot("two names that differ in case are one file")
    default: .notKnown("the listing and the size do not agree")
    }
  }

  /// Judges a name by how it is listed after a file has been sent under it.
  static func name(_ name: [UInt8], among others: Set<[UInt8]>, before: Set<[UInt8]>) -> Observation
  {
    if others.contains(name) { return .works("a name comes back as it was sent") }
    guard let changed = others.subtracting(before).first else {
      return .doesNot("the file is not listed")
    }
    return .doesNot("it is listed as \(changed.text)")
  }
}

/// Verdicts about clocks.
extension Observation {
  /// Judges the time that a server tells of a file.
  ///
  /// - Parameters:
  ///   - told: Seconds since 1970, as if it were UTC; `nil` where none is told.
  ///   - sent: When the file was sent, by the clock of this machine.
  /// - Returns: Works where it is UTC.
  static func time(_ told: Int64?, sent: ClosedRange<Int64>) -> Observation {
    guard let told else { return .doesNot("no time is told") }
    guard let time = TimeValue(secondsSinceEpoch: told),
      let sample = ServerClock.Sample(justMade: time, at: sent.upperBound)
    else {
      let distance = Self.distance(told - sent.upperBound)
      return .notKnown("the time of a new file is \(distance), which is the clock of no zone")
    }
    let skew = Self.skew(told - sample.offset, sent)
    guard sample.offset != 0 else { return .works("UTC\(skew)") }
    return .doesNot("not UTC, but \(zone(sample.offset))\(skew)")
  }

  /// Judges the clock of LIST.
  ///
  /// - Parameters:
  ///   - clock: What is known of it.
  ///   - isExact: Whether any time of a file has a time of day.
  ///   - isUTC: Whether LIST itself says that its times are UTC.
  /// - Returns: Works where it is UTC.
  static func clock(_ clock: ServerClock, isExact: Bool, isUTC: Bool) -> Observation {
    let offsets = Set(clock.samples.map(\.offset)).sorted()
    guard offsets.isEmpty else {
      let zones = offsets.map { zone($0) }.joined(separator: " and ")
      return offsets == [0] ? .works(zones) : .doesNot("not UTC, but \(zones)")
    }
    guard isExact else { return .notKnown("LIST tells no time of day of any file") }
    return isUTC ? .works("UTC") : .notKnown("no file has a time in LIST and in MDTM that fit")
  }

  /// A zone as people write it, such as `UTC+02:00`.
  static func zone(_ offset: Int64) -> String {
    let minutes = offset.magnitude / 60
    let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
    func digits(_ number: UInt64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return offset == 0 ? "UTC" : "UTC\(offset < 0 ? "-" : "+")\(digits(hours)):\(digits(rest))"
  }

  /// How far a clock is off, where that is more than a second or two.
  private static func skew(_ told: Int64, _ sent: ClosedRange<Int64>) -> String {
    if told > sent.upperBound + 2 {
      return "; its clock is \(told - sent.upperBound) s ahead of this machine's"
    }
    if told < sent.lowerBound - 2 {
      return "; its clock is \(sent.lowerBound - told) s behind this machine's"
    }
    return ""
  }

  private static func distance(_ seconds: Int64) -> String {
    seconds < 0 ? "\(seconds.magnitude) s in the past" : "\(seconds) s in the future"
  }
}
