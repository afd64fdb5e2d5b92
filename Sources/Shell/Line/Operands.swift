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

  /// What a URL says of its path with `;type=`; `nil` where it says nothing, and for what is none.
  var typeOfURL: FTPURL.PathType? { isURL ? (try? FTPURL(parsing: word.plain))?.type : nil }

  /// Names at the server come from `complete`; until a URL is begun, files are as likely.
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

  /// The command of this machine that it stands for, as classic ftp has it: `|less`.
  var command: [UInt8]? {
    word.plain.first == .bar ? [UInt8](word.plain.dropFirst()) : nil
  }
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

/// A word too many, which a command takes only to say what to type instead: nothing completes it.
struct SurplusOperand: ExpressibleByArgument, Hashable, Sendable {
  let word: Word

  init?(argument: String) {
    word = WordText.decode(argument)
  }
}

/// What a word of a command can be completed with.
enum OperandKind: Hashable, Sendable {
  /// A name at the server.
  case remote

  /// A name on this machine.
  case local

  /// The name of a directory at the server.
  case remoteDirectory

  /// The name of a directory on this machine.
  case localDirectory

  /// A server that was connected to before.
  case server

  /// Nothing that is known.
  case plain
}

/// A type of operand that says how it is completed.
protocol CompletableOperand {
  static var kind: OperandKind { get }

  /// Whether it stands for any number of words.
  static var isRepeated: Bool { get }
}

extension CompletableOperand {
  static var isRepeated: Bool { false }
}

extension RemoteOperand: CompletableOperand {
  static var kind: OperandKind { .remote }
}

extension LocalOperand: CompletableOperand {
  static var kind: OperandKind { .local }
}

extension PlainOperand: CompletableOperand {
  static var kind: OperandKind { .plain }
}

extension Optional: CompletableOperand where Wrapped: CompletableOperand {
  static var kind: OperandKind { Wrapped.kind }
}

extension Array: CompletableOperand where Element: CompletableOperand {
  static var kind: OperandKind { Element.kind }
  static var isRepeated: Bool { true }
}
