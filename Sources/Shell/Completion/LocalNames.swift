import FTPProtocol
import Octets
import Platform
import SystemPackage

/// Names on this machine that continue a word.
enum LocalNames {
  /// Returns the names in the word's directory that begin as its last name does, sorted.
  static func beginning(as word: WordAtCursor, in shell: ShellState) -> [CompletionName] {
    let directory =
      word.directory.octets.isEmpty
      ? shell.localDirectory : shell.localPath(LocalOperand(word.directory))
    let beginning = word.nameBeginning
    let names = (try? LocalDirectory.names(in: directory)) ?? []
    return names.filter { $0.isContinuing(beginning) }.map { name in
      let info = try? FileInfo(of: directory.appending(octets: name))
      return CompletionName(name, isDirectory: info?.kind == .directory)
    }
  }
}

extension [UInt8] {
  /// Whether a name begins so; hidden names are offered only to those who have typed the dot.
  func isContinuing(_ beginning: [UInt8]) -> Bool {
    starts(with: beginning) && (first != .dot || !beginning.isEmpty)
  }
}
