import FTPClient
import FTPProtocol
import Platform
import SystemPackage
import Terminal
import Transfers

/// The question about names that are taken, as one command asks it: `all` and `none` count for the
/// rest of its files.
final class ReplacingQuestion {
  private enum Answer { case yes, no, all, none, quit }

  private static let choices: [String: Answer] = [
    "": .no, "y": .yes, "yes": .yes, "n": .no, "no": .no, "a": .all, "all": .all, "none": .none,
    "q": .quit, "quit": .quit,
  ]

  /// What is said of all that follows.
  private var standing: ReplacingAnswer?

  /// What is known of one of the two files.
  struct Side {
    let size: Int64?

    /// When it was last modified, as it is shown.
    let time: String?

    /// When it was last modified, as it can be compared.
    let span: TimeSpan?

    /// A file of which nothing is known.
    static let unknown = Self(size: nil, time: nil, span: nil)

    /// What is known, in words.
    fileprivate var text: String {
      let parts = [size.map { Quantity.size($0) }, time].compactMap(\.self)
      return parts.isEmpty ? "size and date unknown" : parts.joined(separator: ", ")
    }
  }

  /// Asks whether a file is to be replaced.
  ///
  /// - Parameters:
  ///   - name: The file that is there.
  ///   - old: That file.
  ///   - new: The one that would be there.
  ///   - front: Where somebody can be asked.
  /// - Returns: ``ReplacingAnswer/noAnswer`` where nobody can.
  func ask(about name: [UInt8], old: Side, new: Side, on front: Front) -> ReplacingAnswer {
    guard front.canDecide else { return .noAnswer }
    if let standing { return standing }
    let shown = ErrorMessage.name(name)
    try? front.display?.showEvents()
    front.output.say("\(shown) is there already: \(old.text)")
    front.output.say("the new one: \(new.text)")
    let question = "Replace it? (yes, no, all, none, quit) [y/N] "
    let answer: Answer?
    do throws(CommandError) {
      answer = try front.choose(question, among: Self.choices, for: name)
    } catch {
      answer = .quit
    }
    switch answer {
    case .yes: return .replace
    case .all:
      standing = .replace
      return .replace
    case .no, nil: return .keep
    case .none?:
      standing = .keep
      return .keep
    case .quit:
      standing = .stop
      return .stop
    }
  }
}

extension ReplacingQuestion.Side {
  /// A file of this machine.
  init(_ info: FileInfo) {
    size = info.size
    time = TimeValue(secondsSinceEpoch: info.modified).map { EntryTime.text(of: $0) }
    span = TimeSpan(info.modified)
  }

  /// What a server says of a file.
  init(_ facts: FileFacts) {
    size = facts.size
    time = facts.modified.map { EntryTime.text(of: $0) }
    span = facts.modified.map { TimeSpan($0.secondsSinceEpoch) }
  }

  /// What a listing says of a file.
  init(_ entry: ListingEntry) {
    size = entry.size
    time = EntryTime.text(of: entry)
    span = TimeSpan(entry)
  }
}
