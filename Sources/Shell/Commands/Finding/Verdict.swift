/// Whether something is so, where a server may not tell enough to say.
enum Verdict: Hashable, Sendable {
  case yes
  case no

  /// The server did not tell, or not exactly enough.
  case unknown

  init(_ truth: Bool) {
    self = truth ? .yes : .no
  }

  /// Takes a truth that may not be known.
  init(known truth: Bool?) {
    self = truth.map { Verdict($0) } ?? .unknown
  }

  var negated: Verdict {
    switch self {
    case .yes: .no
    case .no: .yes
    case .unknown: .unknown
    }
  }
}
