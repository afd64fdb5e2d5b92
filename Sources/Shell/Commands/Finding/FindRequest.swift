/// A whole line of `find`: where to begin, how deep to go, what to look for and what to do.
struct FindRequest: Sendable {
  /// Where to begin; the working directory if there are none.
  var startingPoints: [RemoteOperand] = []

  /// The least depth that is looked at, 0 for the starting points.
  var leastDepth = 0

  /// The greatest depth that is looked at.
  var greatestDepth: Int?

  /// Whether links to directories are walked into.
  var followsLinks = false

  var expression = FindExpression.all([])

  /// Whether it matters that a directory is empty.
  var asksForEmptiness: Bool {
    expression.contains { if case .test(.empty) = $0 { true } else { false } }
  }

  /// Whether the expression keeps the walk out of directories.
  var prunes: Bool {
    expression.contains { if case .prune = $0 { true } else { false } }
  }

  /// Whether something may be removed.
  var deletes: Bool {
    expression.contains { if case .action(.delete) = $0 { true } else { false } }
  }

  /// A line that makes no sense.
  enum Mistake: Error, Hashable, Sendable {
    case unknown(String)
    case missingValue(String)
    case badValue(String, allowed: String)
    case unbalanced
    case missingTest(String)
    case misplaced(String)
  }
}
