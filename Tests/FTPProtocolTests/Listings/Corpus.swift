import Foundation

@testable import FTPProtocol

/// A folder of lines that real servers sent, with what they mean.
enum Corpus {
  static let folder = ProcessInfo.processInfo.environment["FERRY_LISTING_CORPUS"]

  /// One line, or a whole listing.
  struct Case {
    let id: String
    let listing: Listing

    /// `nil` for what is no entry.
    let expected: [[String: Any]?]
    let alternatives: [String: Any]

    /// Whether names in another case are the same ones: files of VMS have none.
    let ignoresCase: Bool
  }

  static func cases(_ file: String) throws -> [Case] {
    let text = try String(contentsOfFile: "\(folder ?? "")/\(file)", encoding: .utf8)
    return try text.split(separator: "\n").compactMap { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
      guard let row = object as? [String: Any], row["scope"] as? String == "any" else { return nil }
      return Case(row)
    }
  }
}

extension Corpus.Case {
  fileprivate init?(_ row: [String: Any]) {
    let isWhole = row["listing"] != nil
    guard let id = row["id"] as? String, let text = (row["listing"] ?? row["line"]) as? String
    else {
      return nil
    }
    self.id = "\(id): \(isWhole ? "" : text)"
    let isLatin = row["encoding"] as? String == "latin1"
    var octets = isLatin ? text.unicodeScalars.map { UInt8($0.value) } : [UInt8](text.utf8)
    if octets.last != 0x0A { octets += [0x0D, 0x0A] }
    let now = (row["now"] as? String).flatMap(Self.time) ?? Self.time("2026-11-24T12:00:00")
    listing =
      row["style"] as? String == "mlsx"
      ? Listing(facts: octets) : Listing(list: octets, now: now ?? .epoch)
    if isWhole {
      expected = (row["expect"] as? [[String: Any]]) ?? []
    } else {
      expected = [row["expect"] as? [String: Any]]
    }
    alternatives = row.filter { $0.key.hasSuffix("_alt") }
    ignoresCase = row["style"] as? String == "vms"
  }

  private static func time(_ text: String) -> TimeValue? {
    TimeValue.parse([UInt8](text.utf8.filter { (0x30...0x39).contains($0) }).span)
  }

  var isUnparsed: Bool { listing.first?.kind == .unparsed }

  /// What is wrong: not what is not understood.
  var failures: [String] {
    let entries = listing.entries.filter { $0.kind != .unparsed }
    let wanted = expected.compactMap(\.self).filter {
      ![".", ".."].contains($0["name"] as? String)
    }
    if expected.count == 1, wanted.isEmpty {
      return entries.isEmpty ? [] : ["\(id) is no entry"]
    }
    if expected.count == 1, entries.isEmpty { return [] }
    guard entries.count == wanted.count else {
      return ["\(id) has \(entries.count) entries, not \(wanted.count)"]
    }
    return zip(entries, wanted).flatMap { entry, facts in
      facts.compactMap { name, value in
        let values = [value] + (alternatives["\(name)_alt"] as? [Any] ?? [])
        let found = entry.fact(name)
        if found == nil { return nil }
        if ignoresCase, name == "name", found?.lowercased() == "\(value)".lowercased() {
          return nil
        }
        return values.contains { entry.matches(name, $0) }
          ? nil
          : "\(id): \(name) is \(found ?? ""), not \(value)"
      }
    }
  }

  /// What is expected and not told.
  var gaps: [String] {
    let entries = listing.entries.filter { $0.kind != .unparsed }
    let wanted = expected.compactMap(\.self).filter {
      ![".", ".."].contains($0["name"] as? String)
    }
    if entries.count != wanted.count { return wanted.isEmpty ? [] : ["\(id): not understood"] }
    return zip(entries, wanted).flatMap { entry, facts in
      facts.keys.filter { key in
        !(facts[key] is NSNull) && entry.fact(key) == nil
          && ["name", "type", "size", "mtime", "link", "mode", "owner", "group"].contains(key)
          && !(alternatives["\(key)_alt"] as? [Any] ?? []).contains { $0 is NSNull }
      }.map { "\(id): \($0) is not told" }
    }
  }
}

extension ListingEntry {
  fileprivate func fact(_ key: String) -> String? {
    switch key {
    case "name": String(decoding: name, as: UTF8.self)
    case "type": "\(kind)"
    case "size": size.map { "\($0)" }
    case "mtime": modified.map { time in time.timeValueText + (isUTC ? "Z" : "") }
    case "link": linkTarget.map { String(decoding: $0, as: UTF8.self) }
    case "mode": mode.map { String($0 & 0o777, radix: 8) }
    case "owner": owner.map { String(decoding: $0, as: UTF8.self) }
    case "group": group.map { String(decoding: $0, as: UTF8.self) }
    default: nil
    }
  }

  fileprivate func matches(_ key: String, _ expected: Any) -> Bool {
    switch key {
    case "name":
      let text = expected as? String ?? ""
      return name == [UInt8](text.utf8)
        || name == text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        || name.contains { $0 >= 0x80 }
    case "type":
      let types: [EntryKind: String] = [
        .file: "file", .directory: "dir", .link: "link", .other: "other",
      ]
      return types[kind] == expected as? String || expected as? String == "unknown"
    case "size": return (expected as? NSNumber)?.int64Value == size
    case "mtime":
      guard let text = expected as? String else { return false }
      let digits = text.utf8.filter { (0x30...0x39).contains($0) }.map { $0 }
      let found = [UInt8](modified?.timeValueText.utf8 ?? "".utf8)
      return found.starts(with: digits.prefix(14)) && (!text.hasSuffix("Z") || isUTC)
    case "mode":
      let bits = (expected as? String).flatMap { UInt16($0, radix: 8) } ?? 0
      return (mode ?? 0) & 0o777 == bits || (mode ?? 0) & bits == bits
    default:
      return fact(key) == expected as? String
    }
  }
}
