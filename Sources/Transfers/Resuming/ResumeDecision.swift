/// Whether a transfer goes on behind what an earlier attempt left, or begins anew.
package enum ResumeDecision: Hashable, Sendable {
  /// From the beginning; why what is there is of no use, `nil` when there is nothing.
  case anew(ResumeObstacle?)

  /// Behind so many octets, once the last `comparing` of them turned out to be the source's.
  case proceed(from: Int64, comparing: Int)

  /// How many octets are compared before anything is put behind them.
  package static let overlap: Int64 = 64 * 1024

  /// Decides from what is known.
  ///
  /// - Parameters:
  ///   - size: The octets that an earlier attempt left.
  ///   - record: What was known of the source then; `nil` when that is lost.
  ///   - source: What is known of the source now.
  ///   - isAsked: Whether the user asked for it, which makes up for a record that is missing or
  ///     of another source, but not for a source that has changed.
  /// - Returns: What to do.
  package static func decide(
    having size: Int64,
    of record: TransferRecord?,
    from source: TransferRecord,
    isAsked: Bool
  ) -> ResumeDecision {
    guard size > 0 else { return .anew(nil) }
    if let total = source.size, size > total { return .anew(.tooLong) }
    if let record, record.source == source.source {
      guard record.isSame(as: source) else { return .anew(.sourceChanged) }
      let isKnown = source.size != nil || source.modified != nil
      guard isKnown || isAsked else { return .anew(.unknownSource) }
    } else {
      guard isAsked else { return .anew(.unknownSource) }
    }
    return .proceed(from: size, comparing: Int(min(size, overlap)))
  }
}
