import FTPProtocol
import Octets
import Platform
import SystemPackage

/// What the patterns of a word stand for on this machine; see ``RemoteExpansion``.
struct LocalExpansion {
  private let word: Word

  /// How deep `**` goes: links are not followed, so that this is no loop's end but a limit.
  private static let depthLimit = 200

  init(_ word: Word) {
    self.word = word
  }

  /// Finds everything that fits.
  ///
  /// - Parameter directory: Where paths begin that do not begin at the root.
  /// - Returns: Nothing if there is nothing.
  func matches(in directory: FilePath) -> [FilePath] {
    var components = word.octets.split { $0.value == .slash }.map { Word(Array($0)) }[...]
    var start = word.octets.first?.value == .slash ? FilePath("/") : directory
    if word.beginsWithHome, !components.isEmpty {
      start = Environment.homeDirectory
      components.removeFirst()
    }
    return expand(components, in: start)
  }

  private func expand(_ components: ArraySlice<Word>, in directory: FilePath) -> [FilePath] {
    guard let first = components.first else {
      return (try? FileInfo(of: directory, followingLinks: false)) == nil ? [] : [directory]
    }
    let rest = components.dropFirst()
    if first.isAnyDepth {
      let component = rest.isEmpty ? [Word("*")] : rest
      return below(directory, depth: 0).flatMap { expand(component, in: $0) }
    }
    guard first.hasWildcards else {
      return expand(rest, in: directory.appending(octets: first.plain))
    }
    let pattern = first.pattern(ignoresCase: false)
    let names = (try? LocalDirectory.names(in: directory)) ?? []
    return names.filter { pattern.matches($0.span) }.flatMap { name in
      expand(rest, in: directory.appending(octets: name))
    }
  }

  /// Returns a directory and all below it, but for hidden ones and those behind links.
  private func below(_ directory: FilePath, depth: Int) -> [FilePath] {
    guard depth < Self.depthLimit else { return [directory] }
    let names = (try? LocalDirectory.names(in: directory)) ?? []
    let paths = names.filter { $0.first != .dot }.map { directory.appending(octets: $0) }
    return [directory]
      + paths.filter { FileInfo.isDirectory($0, followingLinks: false) }
      .flatMap { below($0, depth: depth + 1) }
  }
}
