@testable import FTPProtocol

/// Entries in short, to be compared with what a person reads in the lines.
enum ListingSummary {
  /// Reads an answer to LIST; each entry is its kind, name, size and time, without what is unknown.
  static func ofList(_ text: String) -> [String] {
    Listing(list: [UInt8](text.utf8), now: DialectTests.now).map(\.short)
  }

  /// Reads an answer to MLSD.
  static func ofFacts(_ text: String) -> [String] {
    Listing(facts: [UInt8](text.utf8)).map(\.short)
  }
}

extension ListingEntry {
  /// `file a.txt 7 20200131102000`, without what is not known.
  fileprivate var short: String {
    let time = modified.map { $0.timeValueText + (isUTC ? "Z" : "") }
    return ["\(kind)", String(decoding: name, as: UTF8.self), size.map { "\($0)" }, time]
      .compactMap(\.self).joined(separator: " ")
  }
}
