/// How permission bits are to change: `644`, `u+x`, `go-w,a+r`, `a+X` (POSIX chmod).
struct ModeChange: Hashable, Sendable {
  private enum Operation: Hashable {
    case set, add, remove
  }

  private struct Clause: Hashable {
    /// The bits of those who are meant, all nine and the three above them.
    var who: UInt16

    /// Whether nobody was named, so that all are meant.
    var operation: Operation
    var bits: UInt16

    /// Whether directories, and what somebody may run already, become what all who are meant may
    /// run.
    var executesWhereSensible: Bool
  }

  /// The bits themselves, where they were given in octal.
  let octal: UInt16?
  private let clauses: [Clause]

  /// Whether the bits that are there have to be known.
  var needsOldMode: Bool { octal == nil }

  /// Reads a change; `nil` for what is none.
  init?(_ text: String) {
    if let first = text.first, first.isNumber {
      guard let bits = UInt16(text, radix: 8), bits <= 0o7777 else { return nil }
      octal = bits
      clauses = []
      return
    }
    octal = nil
    var clauses: [Clause] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let read = Self.clauses(part) else { return nil }
      clauses += read
    }
    guard !clauses.isEmpty else { return nil }
    self.clauses = clauses
  }

  /// Applies the change.
  ///
  /// - Parameters:
  ///   - mode: The bits that are there.
  ///   - isDirectory: Whether they are those of a directory.
  /// - Returns: The bits that are to be there.
  func applied(to mode: UInt16, isDirectory: Bool) -> UInt16 {
    if let octal { return octal }
    var mode = mode & 0o7777
    for clause in clauses {
      var bits = clause.bits
      if clause.executesWhereSensible, isDirectory || mode & 0o111 != 0 { bits |= 0o111 }
      // The set-user-id bit is the owner's, and set-group-id the group's.
      let wanted = bits & clause.who
      switch clause.operation {
      case .add: mode |= wanted
      case .remove: mode &= ~wanted
      case .set:
        // A directory keeps the bits above the nine unless they are named.
        let kept = isDirectory ? clause.who & 0o0777 : clause.who
        mode = mode & ~kept | wanted
      }
    }
    return mode
  }

  /// Reads `ugoa` and one or several operations behind it.
  private static func clauses(_ text: Substring) -> [Clause]? {
    var rest = text
    var who: UInt16 = 0
    while let letter = rest.first, let bits = whoBits[letter] {
      who |= bits
      rest.removeFirst()
    }
    // Nobody named: all, as with `a`.
    if who == 0 { who = 0o7777 }
    var clauses: [Clause] = []
    while let sign = rest.first {
      guard let operation = operations[sign] else { return nil }
      rest.removeFirst()
      var clause = Clause(who: who, operation: operation, bits: 0, executesWhereSensible: false)
      while let letter = rest.first, operations[letter] == nil {
        if letter == "X" {
          clause.executesWhereSensible = true
        } else if let bits = permissionBits[letter] {
          clause.bits |= bits
        } else {
          return nil
        }
        rest.removeFirst()
      }
      clauses.append(clause)
    }
    return clauses.isEmpty ? nil : clauses
  }

  private static let operations: [Character: Operation] = ["+": .add, "-": .remove, "=": .set]
  private static let whoBits: [Character: UInt16] = [
    "u": 0o4700, "g": 0o2070, "o": 0o1007, "a": 0o7777,
  ]
  private static let permissionBits: [Character: UInt16] = [
    "r": 0o444, "w": 0o222, "x": 0o111, "s": 0o6000, "t": 0o1000,
  ]
}
