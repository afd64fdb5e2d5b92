import FTPClient
import FTPProtocol
import Octets

/// The sites of FileZilla, as it keeps and exports them (`sitemanager.xml`).
enum FileZillaSites {
  /// Reads the sites; `nil` for a text that is none of FileZilla's.
  static func sites(in octets: [UInt8]) -> [ForeignSite]? {
    guard let document = XMLElement(parsing: octets),
      let top = document.children.first(where: { $0.name.hasPrefix("FileZilla") })
    else { return nil }
    var sites: [ForeignSite] = []
    for servers in top.children where ["Servers", "RecentServers", "Queue"].contains(servers.name) {
      add(servers, folder: "", to: &sites)
    }
    return sites
  }

  /// Adds what is in a folder; the depth is that of the document, which has a limit.
  private static func add(_ element: XMLElement, folder: String, to sites: inout [ForeignSite]) {
    for child in element.children where sites.count < ForeignSite.limit {
      switch child.name {
      case "Server": sites.append(site(child, folder: folder))
      case "Folder":
        let name = child.text.split(whereSeparator: \.isNewline).first.map { String($0) } ?? ""
        add(child, folder: folder.isEmpty ? name : "\(folder)-\(name)", to: &sites)
      default: break
      }
    }
  }

  private static func site(_ server: XMLElement, folder: String) -> ForeignSite {
    func text(_ name: String) -> String { server.child(name)?.text ?? "" }
    let name = text("Name").isEmpty ? server.text : text("Name")
    var site = ForeignSite(name.isEmpty ? text("Host") : name, folder: folder)
    switch text("Protocol") {
    case "0", "": break
    case "3": site.scheme = .ftps
    case "4": site.set("tls", "require")
    case "6": site.set("tls", "off")
    case "1": site.refusal = "it is for SFTP, which is not FTP"
    default: site.refusal = "it is for another protocol than FTP"
    }
    site.host = text("Host")
    site.take(port: text("Port"))
    // Without a user, and with logon type 0, it is anonymous.
    if text("Logontype") != "0", !text("User").isEmpty { site.user = [UInt8](text("User").utf8) }
    takePassword(server, &site)
    site.directory = directory(text("RemoteDir"))
    switch text("PasvMode") {
    case "MODE_ACTIVE": site.set("passive", "off")
    case "MODE_PASSIVE": site.set("passive", "on")
    default: break
    }
    if text("EncodingType") == "Custom" {
      let charset = text("CustomEncoding")
      if SessionOptions.knowsCharset(charset) {
        site.set("charset", charset)
      } else {
        site.notes.append("its character set is not known here and was left")
      }
    }
    if !text("Account").isEmpty { site.notes.append("its account was left: it is asked for") }
    return site
  }

  private static func takePassword(_ server: XMLElement, _ site: inout ForeignSite) {
    guard let element = server.child("Pass"), !element.text.isEmpty else { return }
    switch element.attributes["encoding"] {
    case "base64": site.password = Base64.decode(element.text.utf8)
    case nil: site.password = [UInt8](element.text.utf8)
    default:
      site.notes.append("its password is encrypted with FileZilla's master password and was left")
    }
  }

  /// Reads a directory as FileZilla keeps it: `1 0 3 pub 5 linux` is `/pub/linux`: the kind of path, a
  /// prefix with its length before it, and names with theirs, in characters.
  private static func directory(_ text: String) -> [UInt8] {
    guard text.utf8.count <= ForeignSite.fieldLimit else { return [] }
    var rest = Substring(text)
    func number(_ rest: inout Substring) -> Int? {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard let value = Int(digits), value <= ForeignSite.fieldLimit else { return nil }
      rest = rest.dropFirst(digits.count + 1)
      return value
    }
    // Kinds 0 and 1 are the default and Unix; others are not written with slashes.
    guard let kind = number(&rest), kind <= 1, let prefix = number(&rest) else { return [] }
    if prefix > 0 { rest = rest.dropFirst(prefix + 1) }
    var path = ""
    while !rest.isEmpty {
      guard let count = number(&rest), count > 0, rest.count >= count else { return [] }
      path += "/" + rest.prefix(count)
      rest = rest.dropFirst(count + 1)
    }
    return [UInt8](path.utf8)
  }
}
