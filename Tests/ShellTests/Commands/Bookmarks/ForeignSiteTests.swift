import FTPTestSupport
import Testing

@testable import Shell

/// The sites of other programs: what is made of them, and of files that were cut or made up.
struct ForeignSiteTests {
  /// A site, as it is expected: its URL, its settings and password, and words of its remarks.
  private struct Made: Hashable, CustomStringConvertible {
    var name: String?
    var url = ""
    var settings: [String] = []
    var password: String?
    var remark = ""
    var description: String { "\(name ?? "-") \(url) \(settings) \(password ?? "-") \(remark)" }
  }

  /// Takes the sites of a file, where there are no bookmarks yet.
  private func take(_ sites: [ForeignSite]) -> TakenSites {
    TakenSites(
      sites,
      beside: [],
      replaces: false,
      withPasswords: true,
      isReserved: Bookmark.isReserved
    )
  }

  /// Takes the sites of a text, or of the sample of its kind.
  private func take(_ format: ForeignFormat, _ text: String? = nil) throws -> [Made] {
    let octets = [UInt8]((text ?? format.sample).utf8)
    let sites = try #require(format.sites(in: octets))
    #expect(ForeignFormat.asTried.first { $0.sites(in: octets) != nil } == format)
    let taken = take(sites)
    return taken.outcomes.map { outcome in
      let bookmark = taken.bookmarks.first { $0.name == outcome.name }
      return Made(
        name: outcome.name,
        url: bookmark.map { String(decoding: $0.url, as: UTF8.self) } ?? "",
        settings: bookmark?.values.map { "\($0.setting)=\($0.value)" } ?? [],
        password: bookmark?.password.map { String(decoding: $0, as: UTF8.self) },
        remark: outcome.remarks.joined(separator: "; ")
      )
    }
  }

  @Test func `sites of FileZilla are taken with protocol, directory, charset and base64`() throws {
    #expect(
      try take(.filezilla) == [
        Made(
          name: "Work-new",
          url: "ftp://me%20&%20you@ftp.example.org//pub/my%20files",
          settings: ["charset=ISO-8859-1", "passive=off", "tls=require"],
          password: "süßer"
        ),
        Made(name: "Clients-Work-new", url: "ftp://[::1]:2121"),
        Made(
          name: "Clients-ls",
          url: "ftps://x@h",
          remark: "its password is encrypted with FileZilla's master password and was left"
        ),
        Made(remark: "it is for SFTP, which is not FTP"),
        Made(remark: "its port is no number from 1 to 65535"),
      ]
    )
  }

  @Test func `sites of WinSCP are taken without their hidden passwords`() throws {
    #expect(
      try take(.winscp) == [
        Made(
          name: "web-site",
          url: "ftp://me%40example.org@ftp.example.org:2121//www/my%20site",
          settings: ["passive=off", "tls=require"],
          remark: "its password is hidden in WinSCP's own way and was left there"
        ),
        Made(remark: "it is for SFTP, which is not FTP"),
        Made(name: "implicit", url: "ftps://h"),
      ]
    )
  }

  @Test func `bookmarks of lftp are taken`() throws {
    #expect(
      try take(.lftp) == [
        Made(name: "debian", url: "ftp://ftp.debian.org/debian"),
        Made(remark: "it is for sftp, which is not FTP"),
        Made(name: "work", url: "ftp://me@host:2121/pub%20x", password: "p w"),
        Made(name: "plain", url: "ftp://host"),
      ]
    )
  }

  @Test func `bookmarks of ncftp are taken`() throws {
    #expect(
      try take(.ncftp) == [
        Made(
          name: "wo-rk",
          url: "ftp://ferry@127.0.0.1:40173/a%2Cb$c",
          password: "dcc3a078df51fbba"
        ),
        Made(name: "free", url: "ftp://ftp.example.org//pub", settings: ["type=ascii"]),
      ]
    )
  }

  @Test func `remotes of rclone are taken without their obscured passwords`() throws {
    #expect(
      try take(.rclone) == [
        Made(
          name: "rem",
          url: "ftp://me@ftp.example.org:2121",
          settings: ["epsv=off", "tls=require"],
          remark: "its password is obscured and was left: 'rclone reveal' shows it"
        ),
        Made(remark: "it is for drive, which is not FTP"),
      ]
    )
  }

  @Test func `a login in front of a host is taken apart, and its password is shown nowhere`() throws
  {
    let text = "[rem]\ntype = ftp\nhost = me:hush-9@ftp.example.org\nsocks_proxy = gate:1080\n"
    #expect(
      try take(.rclone, text) == [
        Made(
          name: "rem",
          url: "ftp://me@ftp.example.org",
          settings: ["proxy=socks5://gate:1080"],
          password: "hush-9"
        )
      ]
    )
    for site in ["[r]\ntype=ftp\nhost=me:hush-9@h\nport=x\n", "x ftp://h/me:hush-9@h\n"] {
      for made in try take(site.hasPrefix("[") ? .rclone : .lftp, site) {
        #expect(made.name != nil || !made.remark.contains("hush-9"))
      }
    }
  }

  @Test func `a proxy with a password is left, and that is said`() throws {
    let text = "[rem]\ntype = ftp\nhost = h\nuser = me\nsocks_proxy = you:hush-9@gate:1080\n"
    let made = try take(.rclone, text)
    #expect(made.map(\.settings) == [[]])
    #expect(made.map(\.remark) == ["its SOCKS proxy was left: there is a password in it"])
  }

  @Test(arguments: [
    "", "x", "<FileZilla3>", "<a></b>", "<FileZilla3><Servers></FileZilla3>", "[a]\nb=c\n",
    "NcFTP bookmark", "one\n", "a b c\n",
    String(repeating: "<a>", count: 100) + String(repeating: "</a>", count: 100),
  ])
  func `what is none of these files is none`(text: String) {
    for format in ForeignFormat.allCases where !(text.isEmpty && format == .ncftp) {
      #expect(format.sites(in: [UInt8](text.utf8)) == nil, "\(format)")
    }
  }

  @Test(arguments: [
    "x ftp://h/a%0Ab\n", "x ftp://h%0Ah/\n", "x ftp://u%0D@h/\n", "x ftp:///\n", "x ftp://h:0/\n",
    "x ftp://\(String(repeating: "h", count: 5000))/\n",
  ])
  func `sites that no bookmark can be made of are left, with a reason`(text: String) throws {
    let made = try take(.lftp, text)
    #expect(made.count == 1)
    #expect(made[0].name == nil)
    #expect(!made[0].remark.isEmpty)
  }

  @Test func `a name that is there is left unless it is to be replaced`() throws {
    let sites = try #require(ForeignFormat.lftp.sites(in: [UInt8]("a ftp://x\nb ftp://y\n".utf8)))
    let old = [
      Bookmark("a", url: [UInt8]("ftp://other".utf8)), Bookmark("b", url: [UInt8]("ftp://y".utf8)),
    ]
    func taken(_ replaces: Bool) -> TakenSites {
      TakenSites(sites, beside: old, replaces: replaces, withPasswords: false) { _ in false }
    }
    #expect(taken(false).bookmarks.isEmpty)
    #expect(
      taken(false).outcomes.map { $0.remarks[0] } == [
        "'a' is another bookmark already; -f replaces it", "it is there already",
      ]
    )
    #expect(taken(true).bookmarks.map(\.name) == ["a", "b"])
  }

  @Test(arguments: ForeignFormat.allCases)
  func `files that are cut, or have other octets in them, make no bookmark that cannot be written`(
    format: ForeignFormat
  ) {
    let whole = [UInt8](format.sample.utf8)
    var random = SeededGenerator(seed: 13)
    var readCount = 0
    for round in 0..<1500 {
      var octets = whole
      if round < whole.count { octets.removeSubrange(round...) }
      for _ in 0..<Int.random(in: 0...4, using: &random) where !octets.isEmpty {
        let index = Int.random(in: octets.indices, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: octets[index] = UInt8.random(in: 0...255, using: &random)
        case 1: octets.remove(at: index)
        case 2: octets.insert(UInt8.random(in: 0...255, using: &random), at: index)
        default: octets.insert(contentsOf: octets[index...].prefix(20), at: index)
        }
      }
      for format in ForeignFormat.allCases {
        guard let sites = format.sites(in: octets) else { continue }
        readCount += 1
        let taken = take(sites)
        #expect(Set(taken.bookmarks.map(\.name)).count == taken.bookmarks.count)
        for bookmark in taken.bookmarks {
          #expect(Bookmark.isName(bookmark.name))
          #expect(bookmark.place != nil)
          #expect(!bookmark.url.contains { $0 < 0x21 })
        }
      }
    }
    #expect(readCount > 100)
  }
}
