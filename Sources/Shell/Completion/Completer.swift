/// What the Tab key offers.
///
/// So far the names of commands; names of files and options find their place here.
package enum Completer {
  /// Returns what may stand where the cursor is.
  ///
  /// - Parameters:
  ///   - line: The line so far.
  ///   - cursor: The offset in octets of the cursor.
  /// - Returns: The beginning that is there, and the whole words that continue it, sorted.
  package static func candidates(
    in line: [UInt8],
    at cursor: Int
  ) -> (prefix: [UInt8], words: [String]) {
    let before = line.prefix(cursor)
    let command = before.split(separator: 0x3B, omittingEmptySubsequences: false).last ?? []
    let trimmed = command.drop { $0 == 0x20 || $0 == 0x09 }
    guard !trimmed.contains(0x20), !trimmed.contains(0x09) else { return ([], []) }
    let prefix = trimmed.drop { $0 == 0x2D || $0 == 0x40 }
    let text = String(decoding: prefix, as: UTF8.self)
    let names = CommandTable.commands.map { $0.name }.sorted().filter { $0.hasPrefix(text) }
    guard names.isEmpty else { return ([UInt8](prefix), names) }
    // Classic names complete too, but do not crowd the list.
    return ([UInt8](prefix), CommandTable.allNames.filter { $0.hasPrefix(text) })
  }
}
