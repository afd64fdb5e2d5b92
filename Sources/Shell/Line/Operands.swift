import ArgumentParser
import FTPProtocol
import Octets

/// A word that names something at the server: a path, a pattern, or a URL of the same server.
struct RemoteOperand: ExpressibleByArgument, Hashable, Sendable {
  let word: Word

  init(_ word: Word) {
    self.word = word
  }

  init?(argument: String) {
    word = WordText.decode(argument)
  }

  /// Whether it is a URL, and so at a server even where paths of this machine are meant.
  var isURL: Bool { FTPURL.looksLikeURL(word.plain.text) }

  /// Files of this machine are the wrong completion, and the binary knows no better one yet.
  static var defaultCompletionKind: CompletionKind { .file() }
}

/// A word that names something on this machine: a path or a pattern.
struct LocalOperand: ExpressibleByArgument, Hashable, Sendable {
  let word: Word

  init(_ word: Word) {
    self.word = word
  }

  init?(argument: String) {
    word = WordText.decode(argument)
  }

  static var defaultCompletionKind: CompletionKind { .file() }

  /// Whether it stands for standard input or output.
  var isStandardStream: Bool { word.plain == [.hyphen] }
}

/// A word that is taken as it is: no pattern, no home directory.
package struct PlainOperand: ExpressibleByArgument, Hashable, Sendable {
  package let octets: [UInt8]

  /// Takes a word as the parser of arguments has it.
  package init?(argument: String) {
    octets = WordText.plainOctets(argument)
  }

  /// The word as text; octets that are no UTF-8 are repaired.
  var text: String { octets.text }
}
