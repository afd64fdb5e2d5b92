import FTPProtocol
import Octets

/// What came of one listing command.
enum ListingAnswer: Sendable {
  case told([ListingEntry])

  /// Names alone, as NLST tells them.
  case names([[UInt8]])
  case refused(Reply)
  case failed(FTPError)

  /// The entries that are understood; `nil` where there is no listing.
  var entries: [ListingEntry]? {
    guard case .told(let entries) = self else { return nil }
    return entries.filter { $0.kind != .unparsed }
  }

  var names: Set<[UInt8]>? {
    if case .names(let names) = self { return Set(names) }
    return entries.map { Set($0.map(\.name)) }
  }

  /// Whether nothing came at all.
  fileprivate var isEmpty: Bool {
    switch self {
    case .told(let entries): entries.isEmpty
    case .names(let names): names.isEmpty
    case .refused, .failed: true
    }
  }
}

/// What is in a directory that nobody else knows.
struct KnownContents: Sendable {
  var plain: Set<[UInt8]>
  var hidden: Set<[UInt8]> = []

  /// Makes a set of names.
  init(_ plain: [String], hidden: [String] = []) {
    self.plain = Set(plain.map { [UInt8]($0.utf8) })
    self.hidden = Set(hidden.map { [UInt8]($0.utf8) })
  }
}

/// Verdicts about listings.
extension Observation {
  /// Judges a listing of a directory whose contents are known.
  static func listing(_ answer: ListingAnswer, of known: KnownContents) -> Observation {
    switch answer {
    case .refused(let reply): return .refused(reply)
    case .failed(let error): return .failed(error)
    case .told, .names:
      let names = answer.names ?? []
      guard !names.isEmpty else {
        let words =
          answer.isEmpty
          ? "the listing is empty, and \(known.plain.count) names are there"
          : "what comes is no listing that is understood"
        return .doesNot(words)
      }
      let missing = known.plain.subtracting(names)
      let strange = names.subtracting(known.plain).subtracting(known.hidden)
      if missing == known.plain { return .doesNot("it lists another directory") }
      guard missing.isEmpty else {
        return .doesNot("it leaves out \(missing.count) of \(known.plain.count) names")
      }
      guard strange.isEmpty else {
        return .doesNot("it lists \(strange.count) names that are not there")
      }
      return .works("all that is there")
    }
  }

  /// Judges a listing of which nothing is known but that another one was made of the same directory.
  static func listing(_ answer: ListingAnswer) -> Observation {
    switch answer {
    case .refused(let reply): return .refused(reply)
    case .failed(let error): return .failed(error)
    case .told, .names:
      let understood = answer.names?.count ?? 0
      if understood > 0 { return .works("\(understood) names") }
      return answer.isEmpty
        ? .notKnown("the directory is empty, or seems to be")
        : .doesNot("what comes is no listing that is understood")
    }
  }

  /// Judges LIST -a, which some take for a name, or do not heed.
  static func listingAll(_ answer: ListingAnswer, of known: KnownContents) -> Observation {
    let seen = listing(answer, of: known)
    guard seen.verdict.isPositive == true, let names = answer.names,
      !known.hidden.isEmpty
    else { return seen }
    return names.isSuperset(of: known.hidden)
      ? .works("it tells names that begin with a dot")
      : .works("it leaves out names that begin with a dot")
  }

  /// Judges whether MLSD tells names that begin with a dot.
  ///
  /// - Parameters:
  ///   - facts: MLSD of the directory.
  ///   - lines: `LIST -a` of the same.
  ///   - known: What is in it.
  /// - Returns: Known only where one of the two tells them.
  static func hiddenNames(
    _ facts: ListingAnswer,
    _ lines: ListingAnswer,
    of known: KnownContents
  ) -> Observation {
    guard listing(facts, of: known).verdict.isPositive == true, let names = facts.names else {
      return .notKnown("MLSD does not work")
    }
    if names.isSuperset(of: known.hidden) {
      return .works("it tells names that begin with a dot")
    }
    guard let others = lines.names, others.isSuperset(of: known.hidden) else {
      return .notKnown("neither MLSD nor LIST -a tells the one that was made")
    }
    return .doesNot("LIST -a tells them")
  }

  /// Judges MLSD with a path behind it.
  ///
  /// - Parameters:
  ///   - answer: What came.
  ///   - inside: What is in the directory that was named.
  ///   - outside: What is in the working directory.
  /// - Returns: Known where it is the listing of one of them.
  static func listingOfArgument(
    _ answer: ListingAnswer,
    inside: Set<[UInt8]>,
    outside: Set<[UInt8]>
  ) -> Observation {
    switch answer {
    case .refused(let reply): return .refused(reply)
    case .failed(let error): return .failed(error)
    case .told, .names:
      let names = answer.names ?? []
      if !inside.isEmpty, names == inside, inside != outside {
        return .works("it lists the directory that is named")
      }
      if !outside.isDisjoint(with: names), inside.isDisjoint(with: names) {
        return .doesNot("it lists the working directory, whatever it is asked for")
      }
      return .notKnown("what comes is the listing of neither directory")
    }
  }

  /// Says what MLSD tells otherwise than LIST of the same directory; `nil` for nothing.
  static func difference(_ facts: ListingAnswer, _ lines: ListingAnswer) -> String? {
    guard let facts = facts.entries, let lines = lines.entries else { return nil }
    let told = Dictionary(lines.map { ($0.name, $0) }) { first, _ in first }
    var kinds = 0
    var sizes = 0
    for entry in facts {
      guard let other = told[entry.name] else { continue }
      // Some show links as what they lead to.
      if entry.kind != other.kind, entry.kind != .link, other.kind != .link { kinds += 1 }
      if entry.kind == .file, other.kind == .file, !other.isSizeRounded, let size = entry.size,
        let otherSize = other.size, size != otherSize
      {
        sizes += 1
      }
    }
    if kinds > 0 { return "LIST says of \(kinds) names that they are something else" }
    return sizes > 0 ? "LIST tells other sizes of \(sizes) files" : nil
  }
}
