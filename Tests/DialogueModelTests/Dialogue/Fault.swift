/// One thing that goes wrong while a line of the user runs.
struct Fault: Hashable, Sendable {
  /// What the server does when the command comes.
  enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Neither carries the command out nor answers it.
    case swallow

    /// Carries the command out and does not answer it.
    case mute

    /// Does nothing any more on this connection, which stays open.
    case freeze

    /// Carries the command out at once and answers later.
    case late

    /// Carries the command out later, and answers then.
    case slow

    /// Answers with a code, without carrying the command out; 421 closes.
    case answer

    /// Answers as it should, and then once more with a code.
    case second

    /// Answers as it should, and then once more with a code when the next command comes, before
    /// the answer to that.
    case secondLater = "second-later"

    /// Closes the control connection without carrying the command out.
    case cutBefore = "cut-before"

    /// Carries the command out and closes the control connection instead of answering.
    case cutAfter = "cut-after"

    /// Carries the command out, answers, and closes the control connection.
    case cutBehind = "cut-behind"

    /// Moves half of the octets, closes the data connection and answers 426.
    case cutData = "cut-data"

    /// The user's interrupt key; after a while the server goes on as it should.
    case interrupt

    /// The user's interrupt key, and the server never answers this command.
    case interruptSwallow = "interrupt-swallow"

    /// Answers this command and the next one of the same packet the other way round.
    case swap

    /// Somebody else gives the directory that the user is in another name first.
    case renamePlace = "rename-place"

    /// Somebody else removes the directory that the user is in first.
    case removePlace = "remove-place"

    /// Answers PWD in a way that tells no path; the code says in which.
    case oddPath = "odd-path"
  }

  /// The verb that it waits for; `*` is any.
  var verb: String

  /// Which command of the line with that verb, from 1.
  var count: Int

  var kind: Kind

  /// The code of a reply, where the kind has one.
  var code = 0

  /// How long it takes, where the kind takes time.
  var milliseconds = 0

  /// The fault in words that ``init(parsing:)`` reads.
  var text: String {
    var words = [verb, "\(count)", kind.rawValue]
    if code != 0 { words.append("\(code)") }
    if milliseconds != 0 { words.append("\(milliseconds)ms") }
    return words.joined(separator: " ")
  }

  /// Makes a fault of its parts.
  init(_ verb: String, _ count: Int, _ kind: Kind, code: Int = 0, milliseconds: Int = 0) {
    self.verb = verb
    self.count = count
    self.kind = kind
    self.code = code
    self.milliseconds = milliseconds
  }

  /// Reads `VERB COUNT KIND [CODE] [TIMEms]`, such as `CWD 1 second 250 5ms`.
  init?(parsing text: String) {
    let words = text.split(separator: " ").map { String($0) }
    guard words.count >= 3, let count = Int(words[1]), let kind = Kind(rawValue: words[2]) else {
      return nil
    }
    self.init(words[0], count, kind)
    for word in words.dropFirst(3) {
      if word.hasSuffix("ms"), let number = Int(word.dropLast(2)) {
        milliseconds = number
      } else if let number = Int(word) {
        code = number
      } else {
        return nil
      }
    }
  }
}
