import FTPProtocol
import Octets

/// What is remembered of a tree: a record for each path, as octets with an index, so that a million of
/// them cost little more than their file.
///
/// The file: a line that names both sides, then a line for each path, sorted; behind them lines that were
/// added since, of which the last of a path counts. A last line without an end is none: its writer was
/// killed. Untrusted: it may come from a server.
package struct Manifest: Sendable {
  /// Where a line is.
  private struct Line {
    let start: Int
    let count: UInt32
    let pathCount: UInt32
  }

  private let octets: [UInt8]
  private let lines: [Line]

  /// Whose trees they are; empty for a manifest that does not say.
  package let title: [UInt8]

  /// Whether there are lines behind the sorted ones.
  package let isScattered: Bool

  /// What every manifest begins with; another version is another format.
  private static let mark = [UInt8]("ferry-manifest 1\t".utf8)

  /// Knows nothing.
  package init() { (octets, lines, title, isScattered) = ([], [], [], false) }

  /// Takes a file's octets; `nil` for what is no manifest, or one that this program is too old for.
  ///
  /// - Parameter octets: Anything; what makes no sense is left out.
  package init?(_ octets: [UInt8]) {
    guard octets.starts(with: Self.mark), let end = octets.firstIndex(of: .lineFeed) else {
      return nil
    }
    title = [UInt8](octets[Self.mark.count..<end])
    var lines: [Line] = []
    lines.reserveCapacity(octets.count / 128)
    var isSorted = true
    var start = end + 1
    let span = octets.span
    while start < octets.count {
      var (position, pathEnd) = (start, -1)
      while position < octets.count, span[position] != .lineFeed {
        if pathEnd < 0, span[position] == .tab { pathEnd = position }
        position += 1
      }
      guard position < octets.count else { break }
      defer { start = position + 1 }
      guard pathEnd > start, let count = UInt32(exactly: position - start) else { continue }
      let line = Line(start: start, count: count, pathCount: UInt32(pathEnd - start))
      if isSorted, let last = lines.last { isSorted = Self.precedes(last, line, octets) }
      lines.append(line)
    }
    isScattered = !isSorted
    if !isSorted { lines = Self.sorted(lines, octets) }
    (self.octets, self.lines) = (octets, lines)
  }

  /// Sorts lines by their paths and keeps the last of each.
  private static func sorted(_ lines: [Line], _ octets: [UInt8]) -> [Line] {
    // Positions decide between lines of one path.
    let all = lines.sorted { one, other in
      if precedes(one, other, octets) { return true }
      return precedes(other, one, octets) ? false : one.start < other.start
    }
    var kept: [Line] = []
    kept.reserveCapacity(all.count)
    for (index, line) in all.enumerated() {
      let isLast = index + 1 == all.count || precedes(line, all[index + 1], octets)
      if isLast { kept.append(line) }
    }
    return kept
  }

  private static func precedes(_ one: Line, _ other: Line, _ octets: [UInt8]) -> Bool {
    octets[one.start..<(one.start + Int(one.pathCount))]
      .lexicographicallyPrecedes(octets[other.start..<(other.start + Int(other.pathCount))])
  }

  /// How many paths are remembered, at most.
  package var count: Int { lines.count }

  /// What is remembered of a path.
  ///
  /// - Parameters:
  ///   - path: From the top of the tree.
  ///   - hint: Where it may be: of use to who asks in the order of paths. Afterwards where to look next.
  /// - Returns: `nil` where nothing is remembered, or nothing that makes sense.
  package func record(of path: [UInt8], hint: inout Int) -> ManifestRecord? {
    guard !lines.isEmpty else { return nil }
    let key = ManifestLine.escaped(path)
    func order(_ index: Int) -> Int {
      let line = lines[index]
      let other = octets[line.start..<(line.start + Int(line.pathCount))]
      if other.elementsEqual(key) { return 0 }
      return other.lexicographicallyPrecedes(key) ? -1 : 1
    }
    var found: Int?
    if lines.indices.contains(hint), order(hint) == 0 {
      found = hint
    } else {
      var range = lines.indices
      while found == nil, !range.isEmpty {
        let middle = range.lowerBound + range.count / 2
        switch order(middle) {
        case 0: found = middle
        case ..<0: range = (middle + 1)..<range.upperBound
        default: range = range.lowerBound..<middle
        }
      }
    }
    guard let found else { return nil }
    hint = found + 1
    let line = line(found)
    // What the path is has been seen.
    guard
      case .record(let record) = ManifestLine.record(
        in: line.dropFirst(Int(lines[found].pathCount) + 1)
      )
    else { return nil }
    return record
  }

  private func line(_ index: Int) -> ArraySlice<UInt8> {
    octets[lines[index].start..<(lines[index].start + Int(lines[index].count))]
  }

  /// Visits all that is remembered, in the order of paths.
  package func forEach(_ body: ([UInt8], ManifestRecord) -> Void) {
    for index in lines.indices {
      guard let (path, record) = ManifestLine.parse(line(index)), let record else { continue }
      body(path, record)
    }
  }

  /// Visits all that is remembered below a directory, in the order of paths.
  package func forEach(below directory: [UInt8], _ body: ([UInt8], ManifestRecord) -> Void) {
    let prefix = ManifestLine.escaped(directory + [.slash])
    var range = lines.indices
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      let isBefore = line(middle).prefix(Int(lines[middle].pathCount))
        .lexicographicallyPrecedes(prefix)
      range =
        isBefore ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
    }
    for index in range.lowerBound..<lines.count {
      let line = line(index)
      guard line.starts(with: prefix) else { return }
      guard let (path, record) = ManifestLine.parse(line), let record else { continue }
      body(path, record)
    }
  }

  /// Knows nothing of two trees.
  package init(title: [UInt8]) {
    octets = Self.beginning(title)
    (lines, self.title, isScattered) = ([], title, false)
  }

  /// The same with lines behind it, of which the last of a path counts.
  package func adding(_ lines: [UInt8]) -> Manifest {
    lines.isEmpty ? self : Manifest(octets + lines) ?? self
  }

  private static func beginning(_ title: [UInt8]) -> [UInt8] {
    mark + ManifestLine.escaped(title) + [.lineFeed]
  }

  /// Writes the manifest anew, sorted, without what is forgotten.
  ///
  /// - Parameters:
  ///   - title: Whose trees they are, without control characters.
  ///   - write: Takes the octets, some at a time.
  /// - Throws: What `write` throws.
  package func write<Failure: Error>(
    title: [UInt8],
    _ write: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var buffer = Self.beginning(title)
    for index in lines.indices {
      let line = self.line(index)
      guard line.count != Int(lines[index].pathCount) + 2 else { continue }
      buffer += line
      buffer.append(.lineFeed)
      guard buffer.count > 1 << 16 else { continue }
      try write(buffer)
      buffer.removeAll(keepingCapacity: true)
    }
    try write(buffer)
  }
}
