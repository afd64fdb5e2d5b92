import FTPProtocol

/// A way of telling a server when a file was last modified; servers have one or none.
enum TimeSetting: String, Hashable, Sendable, CaseIterable {
  /// `MFMT time path` (draft-somers-ftp-mfxx).
  case mfmt

  /// `MFF modify=time; path` (draft-somers-ftp-mfxx).
  case mff

  /// `SITE UTIME path accessed modified created UTC`.
  case siteUtime = "site-utime"

  /// `SITE UTIME time path`.
  case shortSiteUtime = "site-utime-short"

  /// `MDTM time path`, as vsftpd and IIS's relatives have it.
  case mdtm

  /// What to try at a server, in this order.
  ///
  /// What FEAT announces comes first. SITE UTIME is never announced by those who have it since
  /// long; MDTM with a time looks like a question after a strange name to all others, so it is the
  /// last. A server without FEAT is asked for everything.
  static func candidates(_ features: FeatureList) -> [TimeSetting] {
    guard !features.lines.isEmpty else { return allCases }
    return allCases.filter { way in
      switch way {
      case .mfmt, .mff: way.isAnnounced(by: features)
      case .siteUtime, .shortSiteUtime: true
      case .mdtm: features.has("MDTM")
      }
    }
  }

  /// Whether FEAT says that the server has it, so that its yes is one.
  ///
  /// MDTM is announced as a question.
  func isAnnounced(by features: FeatureList) -> Bool {
    switch self {
    case .mfmt: features.has("MFMT")
    case .mff: (features.parameters(of: "MFF") ?? "").lowercased().contains("modify")
    case .siteUtime, .shortSiteUtime, .mdtm: false
    }
  }

  /// The command that sets a time, UTC, and what stands around the path in its argument.
  func words(_ time: TimeValue) -> (verb: CommandVerb, before: String, after: String) {
    let digits = time.timeValueText
    return switch self {
    case .mfmt: (.mfmt, "\(digits) ", "")
    case .mff: (.mff, "modify=\(digits); ", "")
    case .siteUtime: (.site, "UTIME ", " \(digits) \(digits) \(digits) UTC")
    case .shortSiteUtime: (.site, "UTIME \(digits) ", "")
    case .mdtm: (.mdtm, "\(digits) ", "")
    }
  }

  /// Whether a reply says that the time is set.
  ///
  /// To MDTM a time is the answer to a question, about a file that has such a name (vsftpd 3.0.3).
  func isDone(by reply: Reply) -> Bool {
    guard reply.code.isCompletion, !reply.isSuperfluous else { return false }
    return self != .mdtm || FileFactReplies.modificationTime(reply) == nil
  }
}

/// How times are set at one server.
struct FoundTimeSetting: Hashable, Sendable {
  let way: TimeSetting

  /// Whether they are set by the clock by which the server tells them, where that is not UTC.
  let isLocal: Bool

  init(_ way: TimeSetting, isLocal: Bool = false) {
    (self.way, self.isLocal) = (way, isLocal)
  }

  /// What is remembered of a server that has no way, and what is behind the name of one that sets
  /// times by its own clock.
  private static let (nothing, local) = ("none", "-local")

  /// Reads what is remembered of a server.
  static func remembered(as word: String?) -> FoundTimeSetting?? {
    guard let word else { return .none }
    guard word != nothing else { return .some(nil) }
    let isLocal = word.hasSuffix(local)
    return TimeSetting(rawValue: isLocal ? String(word.dropLast(local.count)) : word)
      .map { .some(FoundTimeSetting($0, isLocal: isLocal)) }
  }

  /// What is remembered; `nil` for a server that has no way.
  static func word(_ found: FoundTimeSetting?) -> String {
    found.map { $0.way.rawValue + ($0.isLocal ? local : "") } ?? nothing
  }
}

extension Session {
  /// How times are set at this server: `nil` when nobody has tried, an inner `nil` when it has no
  /// way.
  var timeSetting: FoundTimeSetting?? {
    get { FoundTimeSetting.remembered(as: knowledge[.timeSetting]) }
    set { knowledge[.timeSetting] = newValue.map { FoundTimeSetting.word($0) } }
  }
}
