import FTPProtocol
import Testing

@testable import FTPClient

extension Command {
  /// Reads a command as it travels: `CWD a b`.
  init(line: String) throws {
    let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
    let verb = try #require(CommandVerb(parts[0]))
    self.init(verb, parts.dropFirst().first.map { [UInt8]($0.utf8) })
  }
}

extension Reply {
  /// Reads a reply of one line: `250 done`.
  init(line: String) throws {
    let code = try #require(ReplyCode(Int(line.prefix(3)) ?? 0))
    self.init(code, wireLines: [[UInt8](line.utf8)])
  }
}

extension Place {
  /// Goes from where the login led, by steps.
  ///
  /// `=/home` is no step, but what PWD says there; `=` is PWD that does not tell.
  init(_ walk: [String]) {
    self = walk.reduce(.login) { place, word in
      guard word.hasPrefix("=") else { return place.appending(RemotePath(word)) }
      return place.telling(word == "=" ? nil : RemotePath(String(word.dropFirst())))
    }
  }
}
