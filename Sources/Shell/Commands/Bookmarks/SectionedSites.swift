import FTPProtocol
import Octets

/// The sites of WinSCP, in the file that it exports them to (`WinSCP.ini`).
enum WinSCPSites {
  private static let prefix = "Sessions\\"

  /// Reads the sites; `nil` for a text that has none.
  static func sites(in octets: [UInt8]) -> [ForeignSite]? {
    let sections = SectionedText(octets).sections
    guard sections.contains(where: { $0.name.hasPrefix(prefix) }) else { return nil }
    return sections.compactMap { section in
      guard section.name.hasPrefix(prefix) else { return nil }
      let path = decoded(String(section.name.dropFirst(prefix.count)))
      // What new sites begin with is no site.
      guard path != "Default Settings" else { return nil }
      return site(at: path, section.values)
    }
  }

  private static func site(at path: String, _ values: [String: String]) -> ForeignSite {
    let parts = path.split(separator: "/")
    var site = ForeignSite(
      parts.last.map { String($0) } ?? path,
      folder: parts.dropLast().joined(separator: "-")
    )
    // Where it says nothing, it means SFTP.
    guard values["fsprotocol"] == "5" else {
      let names = ["0": "SCP", "6": "WebDAV", "7": "S3"]
      let name = values["fsprotocol"].flatMap { names[$0] } ?? "SFTP"
      site.refusal = "it is for \(name), which is not FTP"
      return site
    }
    site.host = decoded(values["hostname"] ?? "")
    site.take(port: values["portnumber"] ?? "")
    site.user = values["username"].map { [UInt8](decoded($0).utf8) }
    site.directory = [UInt8](decoded(values["remotedirectory"] ?? "").utf8)
    switch values["ftps"] {
    case "1": site.scheme = .ftps
    case "2", "3": site.set("tls", "require")
    default: break
    }
    if values["ftppasvmode"] == "0" { site.set("passive", "off") }
    if let text = values["passwordplain"] {
      site.password = [UInt8](decoded(text).utf8)
    } else if values["password"] != nil {
      site.notes.append("its password is hidden in WinSCP's own way and was left there")
    }
    if let method = values["proxymethod"], method != "0" { site.notes.append("its proxy was left") }
    return site
  }

  /// Takes WinSCP's percent-encoding away; what is none stays.
  private static func decoded(_ text: String) -> String {
    let octets = PercentCoding.decode(text.utf8)?.text ?? text
    // It marks text that is UTF-8.
    return octets.hasPrefix("\u{FEFF}") ? String(octets.dropFirst()) : octets
  }
}

/// The remotes of rclone that are FTP (`rclone.conf`).
enum RcloneRemotes {
  /// Reads the remotes; `nil` for a text that has none.
  static func sites(in octets: [UInt8]) -> [ForeignSite]? {
    let sections = SectionedText(octets).sections
    guard sections.contains(where: { $0.values["type"] != nil }) else { return nil }
    return sections.map { site($0.name, $0.values) }
  }

  /// Whether the whole file is encrypted.
  static func isEncrypted(_ octets: [UInt8]) -> Bool {
    octets.prefix(4096).text.contains("RCLONE_ENCRYPT_V")
  }

  private static func site(_ name: String, _ values: [String: String]) -> ForeignSite {
    var site = ForeignSite(name)
    guard values["type"] == "ftp" else {
      let type = ForeignSite.shown(values["type"] ?? "nothing")
      site.refusal = "it is for \(type), which is not FTP"
      return site
    }
    site.take(port: values["port"] ?? "")
    site.user = values["user"].map { [UInt8]($0.utf8) }
    site.take(host: values["host"] ?? "")
    if site.user == nil { site.notes.append("it names no user, so the bookmark is anonymous") }
    if values["tls"] == "true" { site.scheme = .ftps }
    if values["explicit_tls"] == "true" { site.set("tls", "require") }
    if values["disable_epsv"] == "true" { site.set("epsv", "off") }
    if let proxy = values["socks_proxy"], !proxy.isEmpty { site.take(socks: proxy) }
    if !(values["http_proxy"] ?? "").isEmpty {
      site.notes.append("its http_proxy was left: 'bookmark edit NAME proxy=http://HOST:PORT'")
    }
    if values["no_check_certificate"] == "true" {
      site.notes.append("certificates are checked: 'trust' takes one for good")
    }
    if !(values["pass"] ?? "").isEmpty {
      site.notes.append(
        "its password is obscured and was left: 'rclone reveal' shows it"
      )
    }
    return site
  }
}
