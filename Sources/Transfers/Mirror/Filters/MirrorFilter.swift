import Octets

/// What is in the world of a mirror: what it leaves out is neither sent nor deleted, on either side.
///
/// Of the rules, which come from the command line, the first that fits counts. Where none fits, the
/// ignore files are asked; where they say nothing, a path is in the world. A directory that is
/// excluded is not entered, as with rsync and git, whatever a rule says of what is in it.
///
/// An exclude whose last name is nothing but asterisks (`*`, `/*`, `docs/**`) does not mean a
/// directory by its name, but all the rest. It never shuts out what the includes before it want:
///
/// - What is in a directory that such an include fits stays: `--include docs/ --exclude '*'` is all
///   of `docs`. Only `--include '*/'`, which rsync's users write to have every directory entered,
///   says nothing of files.
/// - A directory in which such an include may fit something is passed through. So
///   `--include '*.html' --exclude '*'` is the pages of the whole tree, and
///   `--include /docs/a/ --exclude '*'` enters `docs` and nothing else beside it.
///
/// All other excludes shut a directory: `--exclude .git`, `--exclude '*.bak'`, `--exclude '*/'`. One
/// that fits a directory that is only passed through still counts, wherever it stands.
package struct MirrorFilter: Sendable {
  /// One rule of the command line or of a filter file.
  package enum Rule: Hashable, Sendable {
    case include(PathPattern)
    case exclude(PathPattern)
  }

  /// What a path is to the mirror.
  package enum Verdict: Hashable, Sendable {
    /// It is in the world.
    case included

    /// A directory that is entered because something in it may be in the world. It is made where
    /// something in it is sent, and never deleted, nor made for its own sake.
    case passed

    /// It is left alone on both sides, with all that is in it.
    case excluded
  }

  private struct CompiledRule: Sendable {
    let pattern: PathPattern
    let isInclude: Bool

    /// An exclude of all that the includes before it do not want.
    let isOfTheRest: Bool
  }

  private let rules: [CompiledRule]
  private var ignoreFiles = IgnoreFiles()

  /// Takes the rules in the order in which they count.
  package init(_ rules: [Rule] = []) {
    var hasInclude = false
    var compiled: [CompiledRule] = []
    for rule in rules {
      switch rule {
      case .include(let pattern):
        hasInclude = true
        compiled.append(CompiledRule(pattern: pattern, isInclude: true, isOfTheRest: false))
      case .exclude(let pattern):
        let isOfTheRest = hasInclude && pattern.isOfEverything
        compiled.append(
          CompiledRule(
            // What is passed through is entered: what is in it has to be told again.
            pattern: isOfTheRest ? pattern.withAllBelow : pattern,
            isInclude: false,
            isOfTheRest: isOfTheRest
          )
        )
      }
    }
    self.rules = compiled
  }

  /// Takes an ignore file, in place of what was known of the same directory.
  ///
  /// The rules are those of `.gitignore`: the last line that fits counts, `!` takes back, and a file
  /// counts more than those in the directories above.
  ///
  /// - Parameters:
  ///   - octets: All of the file.
  ///   - directory: Where it lies, relative to the top; empty for the top itself.
  /// - Returns: The lines that can fit nothing, which git says nothing about; they have no effect.
  @discardableResult
  package mutating func addIgnoreFile(
    _ octets: [UInt8],
    in directory: [UInt8]
  ) -> [FilterFileError] {
    ignoreFiles.add(octets, in: directory)
  }

  /// Says whether a path is in the world, or a directory that leads there.
  ///
  /// - Parameters:
  ///   - path: Relative to the top; the caller has asked for the directories that it is in, and
  ///     does not ask for what is in one that is left out.
  ///   - isDirectory: Whether it is one; a link is none.
  /// - Returns: False for what is neither sent, nor deleted, nor entered.
  package func includes(_ path: [UInt8], isDirectory: Bool) -> Bool {
    verdict(on: path, isDirectory: isDirectory) != .excluded
  }

  /// Tells what a path is to the mirror, and directories in the world from those on the way.
  ///
  /// - Parameters:
  ///   - path: As for ``includes(_:isDirectory:)``; the top itself, which is empty, is included.
  ///   - isDirectory: Whether it is one; a link is none.
  /// - Returns: ``Verdict/passed`` for directories only.
  package func verdict(on path: [UInt8], isDirectory: Bool) -> Verdict {
    guard !path.isEmpty else { return .included }
    // Spans lend their elements, of which arrays would make copies: this is asked for each entry.
    let span = path.span
    let rules = self.rules.span
    let name = path.lastIndex(of: .slash).map { $0 + 1 } ?? 0
    var isPassed = false
    for index in rules.indices {
      let isInclude = rules[index].isInclude
      guard !isPassed || !isInclude,
        rules[index].pattern.fits(span, name: name, from: 0, isDirectory: isDirectory)
      else { continue }
      if isInclude { return .included }
      guard rules[index].isOfTheRest else { return .excluded }
      if isInIncluded(path, before: index) { continue }
      guard isDirectory, mayInclude(below: path, before: index) else { return .excluded }
      isPassed = true
    }
    if ignoreFiles.excludes(path, name: name, isDirectory: isDirectory) { return .excluded }
    return isPassed ? .passed : .included
  }

  /// Whether one of the directories that a path is in is included by its name.
  private func isInIncluded(_ path: [UInt8], before end: Int) -> Bool {
    let rules = self.rules.span
    var name = 0
    for slash in path.indices where path[slash] == .slash {
      let directory = path.span.extracting(..<slash)
      for index in 0..<end where rules[index].isInclude {
        if !rules[index].pattern.isOfEveryDirectory,
          rules[index].pattern.fits(directory, name: name, from: 0, isDirectory: true)
        {
          return true
        }
      }
      name = slash + 1
    }
    return false
  }

  private func mayInclude(below directory: [UInt8], before end: Int) -> Bool {
    rules[..<end].contains { $0.isInclude && $0.pattern.mayFit(below: directory) }
  }
}
