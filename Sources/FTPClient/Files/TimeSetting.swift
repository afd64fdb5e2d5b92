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

  /// What is remembered of a server that has no way.
  fileprivate static let nothing = "none"

  /// Reads what is remembered of a server, as ``Session/timeSetting`` has it.
  static func remembered(as word: String?) -> TimeSetting?? {
    switch word {
    case .none: .none
    case nothing: .some(nil)
    case .some(let word): TimeSetting(rawValue: word).map { .some($0) }
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

extension Session {
  /// How times are set at this server: `nil` when nobody has tried, an inner `nil` when it has no
  /// way.
  var timeSetting: TimeSetting?? {
    get { TimeSetting.remembered(as: knowledge[.timeSetting]) }
    set { knowledge[.timeSetting] = newValue.map { $0?.rawValue ?? TimeSetting.nothing } }
  }
}
