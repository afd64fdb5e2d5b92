import Octets

/// Where a link leads, as a mirror sees it: to a place in its tree, or out of it.
///
/// Both sides have that in common, and not what a link says: a server may keep links in words of its own
/// (ProFTPD 1.3.8 makes all of them absolute).
package enum LinkGoal: Hashable, Sendable {
  /// A path from the top; empty for the top itself. Whether something is there is another question.
  case inside([UInt8])

  /// Out of the tree, or to where nobody can tell without going there: `a/../b` depends on what `a` is.
  case outside

  /// Reads what a link says.
  ///
  /// - Parameters:
  ///   - text: The words of the link; untrusted.
  ///   - directory: The path from the top of the directory that it is in.
  ///   - top: The absolute path of the top, for links that are absolute; `nil` where those lead out.
  package init(_ text: [UInt8], in directory: [UInt8], below top: [UInt8]? = nil) {
    var (rest, names) = (text[...], directory.split(separator: .slash))
    if text.first == .slash {
      guard var top else {
        self = .outside
        return
      }
      while top.last == .slash { top.removeLast() }
      guard text == top || text.starts(with: top + [.slash]) else {
        self = .outside
        return
      }
      (rest, names) = (text[top.count...], [])
    }
    var isGoingUp = true
    for name in rest.split(separator: .slash) where !name.elementsEqual([.dot]) {
      if name.elementsEqual([.dot, .dot]) {
        guard isGoingUp, !names.isEmpty else {
          self = .outside
          return
        }
        names.removeLast()
      } else {
        isGoingUp = false
        names.append(name)
      }
    }
    let path = [UInt8](names.joined(separator: [.slash]))
    self = text.isEmpty || text.contains(0) ? .outside : .inside(path)
  }

  /// What a link says that leads from a directory to a path, both from the top: it is relative, and stays
  /// right where the whole tree gets another place.
  package static func text(to path: [UInt8], from directory: [UInt8]) -> [UInt8] {
    let (goal, start) = (path.split(separator: .slash), directory.split(separator: .slash))
    let shared = zip(goal, start).prefix { $0.elementsEqual($1) }.count
    let up = [ArraySlice<UInt8>](repeating: [.dot, .dot], count: start.count - shared)
    let names = up + goal[shared...]
    return names.isEmpty ? [.dot] : [UInt8](names.joined(separator: [.slash]))
  }
}
