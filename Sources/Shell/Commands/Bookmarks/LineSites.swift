import Octets

/// The bookmarks of lftp: a line each, the name, a blank, and a URL.
enum LftpBookmarks {
  /// Reads the bookmarks; `nil` for a text that has other lines.
  static func sites(in octets: [UInt8]) -> [ForeignSite]? {
    var sites: [ForeignSite] = []
    for raw in octets.split(separator: .lineFeed).prefix(ForeignSite.limit) {
      let line = [UInt8](raw).trimmed
      guard !line.isEmpty, line.first != .hash else { continue }
      guard let end = line.firstIndex(where: \.isBlank) else { return nil }
      let url = [UInt8](line[end...]).trimmed
      guard !octets.starts(with: [UInt8]("NcFTP ".utf8)) else { return nil }
      guard !url.isEmpty, !url.contains(where: { $0.isBlank || $0.isControl }) else { return nil }
      var site = ForeignSite(line[..<end].text)
      site.take(url: url)
      sites.append(site)
    }
    return sites.isEmpty ? nil : sites
  }
}

/// The bookmarks of ncftp: a line each, with fields between commas, and a backslash before what is
/// part of a field.
enum NcftpBookmarks {
  private static let title = [UInt8]("NcFTP bookmark-file version:".utf8)

  /// Reads the bookmarks; `nil` for a text that does not begin as such a file does.
  static func sites(in octets: [UInt8]) -> [ForeignSite]? {
    guard octets.starts(with: title) else { return nil }
    return octets.split(separator: .lineFeed).prefix(ForeignSite.limit).dropFirst().compactMap {
      let fields = fields(of: $0)
      guard fields.count > 1, !fields[0].isEmpty else { return nil }
      return site(fields)
    }
  }

  /// Name, host, user, password, account, directory, type, port; what follows says nothing here.
  private static func site(_ fields: [[UInt8]]) -> ForeignSite {
    func field(_ index: Int) -> [UInt8] { index < fields.count ? fields[index] : [] }
    var site = ForeignSite(field(0).text)
    site.host = field(1).text
    site.user = field(2).isEmpty ? nil : field(2)
    site.directory = field(5)
    site.take(port: field(7).text)
    if field(6) == [UInt8(ascii: "A")] { site.set("type", "ascii") }
    if !field(4).isEmpty { site.notes.append("its account was left: it is asked for") }
    let password = field(3)
    let mark = [UInt8]("*encoded*".utf8)
    if password.starts(with: mark) {
      let decoded = Base64.decode(password.dropFirst(mark.count))
      site.password = decoded.map { [UInt8]($0.prefix { $0 != 0 }) }
    } else if !password.isEmpty {
      site.password = password
    }
    return site
  }

  private static func fields(of line: ArraySlice<UInt8>) -> [[UInt8]] {
    var fields: [[UInt8]] = [[]]
    var isEscaped = false
    for octet in line {
      if isEscaped {
        fields[fields.count - 1].append(octet)
        isEscaped = false
      } else if octet == .backslash {
        isEscaped = true
      } else if octet == .comma {
        fields.append([])
      } else if octet != .carriageReturn {
        fields[fields.count - 1].append(octet)
      }
    }
    return fields
  }
}
