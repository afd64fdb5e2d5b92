import Octets

/// The ignore files of a tree: rules of `.gitignore`, each for the directory that it lies in.
///
/// The last line of a file that fits counts, and a file counts more than those above it.
struct IgnoreFiles: Sendable {
  private struct Line: Sendable {
    let pattern: PathPattern
    let isNegated: Bool
  }

  private var top: [Line] = []

  /// Those of the directories below, by their paths.
  private var files: [ArraySlice<UInt8>: [Line]] = [:]

  /// Takes a file, in place of what is known of the same directory.
  ///
  /// - Returns: The lines that can fit nothing, with their numbers.
  mutating func add(_ octets: [UInt8], in directory: [UInt8]) -> [FilterFileError] {
    var lines: [Line] = []
    var faults: [FilterFileError] = []
    for (number, text) in FilterText.lines(of: octets) {
      guard let first = text.first, first != .hash else { continue }
      let pattern = FilterText.withoutTrailingSpaces(text)
      guard !pattern.isEmpty else { continue }
      let isNegated = first == .exclamation
      do throws(PathPattern.Fault) {
        let pattern = try PathPattern(isNegated ? pattern.dropFirst() : pattern)
        lines.append(Line(pattern: pattern, isNegated: isNegated))
      } catch {
        faults.append(FilterFileError(line: number, reason: .pattern(error)))
      }
    }
    if directory.isEmpty {
      top = lines
    } else {
      files[directory[...]] = lines.isEmpty ? nil : lines
    }
    return faults
  }

  /// Says whether a path is left out, as far as its own directories say.
  ///
  /// - Parameters:
  ///   - path: Relative to the top.
  ///   - name: Where its last name begins.
  ///   - isDirectory: Whether it is one.
  /// - Returns: False where no file says anything of it.
  func excludes(_ path: [UInt8], name: Int, isDirectory: Bool) -> Bool {
    var end = name - 1
    while end > 0, !files.isEmpty {
      if let lines = files[path[..<end]],
        let isExcluded = Self.verdict(lines, path, name, from: end + 1, isDirectory)
      {
        return isExcluded
      }
      end = path[..<end].lastIndex(of: .slash) ?? 0
    }
    return Self.verdict(top, path, name, from: 0, isDirectory) ?? false
  }

  private static func verdict(
    _ lines: [Line],
    _ path: [UInt8],
    _ name: Int,
    from start: Int,
    _ isDirectory: Bool
  ) -> Bool? {
    let span = path.span
    let lines = lines.span
    for index in lines.indices.reversed()
    where lines[index].pattern.fits(span, name: name, from: start, isDirectory: isDirectory) {
      return !lines[index].isNegated
    }
    return nil
  }
}
