import FTPProtocol

/// One thing that `find` asks about an entry.
enum FindTest: Sendable {
  /// The last name fits.
  case name(GlobPattern)

  /// The whole path fits; `*` meets slashes too.
  case path(GlobPattern)
  case kinds(Set<EntryKind>)
  case size(FindSize)

  /// So many periods of so many seconds have passed since it was modified, begun ones not counted.
  case age(FindNumber, period: Int64)

  /// Modified later than that.
  case newer(TimeSpan)

  /// Modified later than something at the server, which is looked up before the walk.
  case newerThan(RemoteOperand)

  /// A file without octets, or a directory without entries.
  case empty
  case owner([UInt8])
  case group([UInt8])

  /// Says whether an entry is so.
  func verdict(on found: FoundEntry, now: Int64) -> Verdict {
    switch self {
    case .name(let pattern): return Verdict(pattern.matches(found.name.span))
    case .path(let pattern): return Verdict(pattern.matches(found.path.octets.span))
    case .kinds(let kinds): return Verdict(kinds.contains(found.kind))
    case .size(let size): return found.entry?.size.map { size.fits($0) } ?? .unknown
    case .age(let number, let period):
      guard let span = found.entry.flatMap({ TimeSpan($0) }) else { return .unknown }
      return number.fits(
        Self.age(of: span.end, now, period)...Self.age(of: span.start, now, period)
      )
    case .newer(let reference):
      guard let span = found.entry.flatMap({ TimeSpan($0) }) else { return .unknown }
      if span.order(to: reference) == .later { return .yes }
      return span.mayBeLater(than: reference) ? .unknown : .no
    case .newerThan: return .unknown
    case .empty:
      switch found.kind {
      case .directory: return Verdict(known: found.isEmptyDirectory)
      case .file: return Verdict(known: found.entry?.size.map { $0 == 0 })
      default: return .no
      }
    case .owner(let name): return Verdict(known: found.entry?.owner.map { $0 == name })
    case .group(let name): return Verdict(known: found.entry?.group.map { $0 == name })
    }
  }

  private static func age(of time: Int64, _ now: Int64, _ period: Int64) -> Int64 {
    let seconds = now - time
    // Rounded down, for times to come too.
    return seconds >= 0 ? seconds / period : -((-seconds + period - 1) / period)
  }
}
