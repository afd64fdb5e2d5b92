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

  private func take(_ text: String, _ format: ForeignFormat) throws -> [Made] {
    let sites = try #require(format.sites(in: [UInt8](text.utf8)))
    let found = ForeignFormat.asTried.first { $0.sites(in: [UInt8](text.utf8)) != nil }
    #expect(found == format)
    let taken = TakenSites(
      sites,
      beside: [],
      replaces: false,
      withPasswords: true,
      isReserved: Bookmark.isReserved
    )
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

  /// As FileZilla 3.63 exports it.
  static let fileZilla = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- <Server> -->
    <FileZilla3 version="3.63.0" platform="*nix">
      <Servers>
        <Server>
          <Host>ftp.example.org</Host><Port>21</Port><Protocol>4</Protocol><Type>0</Type>
          <User>me &amp; you</User><Pass encoding="base64">c8O8w59lcg==</Pass><Logontype>1</Logontype>
          <PasvMode>MODE_ACTIVE</PasvMode><EncodingType>Custom</EncodingType>
          <CustomEncoding>ISO-8859-1</CustomEncoding><BypassProxy>0</BypassProxy>
          <Name>Work &#x28;new&#41;</Name>
          <RemoteDir>1 0 3 pub 8 my files</RemoteDir>
          Work</Server>
        <Folder expanded="1">Clients
          <Server><Host>::1</Host><Port>2121</Port><Protocol>0</Protocol><Name>Work (new)</Name>
            <Logontype>0</Logontype></Server>
          <Server><Host>h</Host><Port>990</Port><Protocol>3</Protocol><User>x</User>
            <Pass encoding="crypt" pubkey="k">abc</Pass><Name>ls</Name></Server>
          <Server><Host>s</Host><Port>22</Port><Protocol>1</Protocol><Name>Shell</Name></Server>
        </Folder>
        <Server><Host>plain</Host><Port>70000</Port><Protocol>6</Protocol><Name>Bad</Name></Server>
      </Servers>
    </FileZilla3>
    """

  @Test func `sites of FileZilla are taken with protocol, directory, charset and base64`() throws {
    #expect(
      try take(Self.fileZilla, .filezilla) == [
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

  /// As WinSCP 6 exports it.
  static let winSCP = """
    \u{FEFF}[Configuration\\Interface]\r
    RandomSeedFile=%25APPDATA%25\\winscp.rnd\r
    [Sessions\\Default%20Settings]\r
    HostName=none\r
    [Sessions\\Office/web%20site]\r
    HostName=ftp.example.org\r
    PortNumber=2121\r
    UserName=me%40example.org\r
    Password=A35C4A5B6C\r
    FSProtocol=5\r
    Ftps=3\r
    FtpPasvMode=0\r
    RemoteDirectory=/www/my%20site\r
    [Sessions\\shell]\r
    HostName=h\r
    [Sessions\\implicit]\r
    HostName=h\r
    FSProtocol=5\r
    Ftps=1\r
    """

  @Test func `sites of WinSCP are taken without their hidden passwords`() throws {
    #expect(
      try take(Self.winSCP, .winscp) == [
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

  /// As lftp 4.9.2 writes it.
  static let lftp = """
    debian\tftp://ftp.debian.org/debian/
    s\tsftp://me@host/
    work\tftp://me:p%20w@host:2121/pub%20x/
    plain\thost
    """

  @Test func `bookmarks of lftp are taken`() throws {
    #expect(
      try take(Self.lftp, .lftp) == [
        Made(name: "debian", url: "ftp://ftp.debian.org/debian"),
        Made(remark: "it is for sftp, which is not FTP"),
        Made(name: "work", url: "ftp://me@host:2121/pub%20x", password: "p w"),
        Made(name: "plain", url: "ftp://host"),
      ]
    )
  }

  /// As ncftp 3.2.6 writes it.
  static let ncftp = """
    NcFTP bookmark-file version: 8
    Number of bookmarks: ??
    wo rk,127.0.0.1,ferry,*encoded*ZGNjM2EwNzhkZjUxZmJiYQAA,,a\\,b\\$c,I,40173,1795848680,1,1,-1,1,127.0.0.1,,,,,,S,-1,
    free,ftp.example.org,,,,/pub,A,21,1,1,1,-1,1,,,,,,,S,-1,
    """

  @Test func `bookmarks of ncftp are taken`() throws {
    #expect(
      try take(Self.ncftp, .ncftp) == [
        Made(
          name: "wo-rk",
          url: "ftp://ferry@127.0.0.1:40173/a%2Cb$c",
          password: "dcc3a078df51fbba"
        ),
        Made(name: "free", url: "ftp://ftp.example.org//pub", settings: ["type=ascii"]),
      ]
    )
  }

  /// As rclone 1.60 writes it.
  static let rclone = """
    # by hand
    [rem]
    type = ftp
    host = ftp.example.org
    user = me
    port = 2121
    pass = wZu1fKHnvmNf_qGUbyVzRqZQAa4CBg
    explicit_tls = true
    disable_epsv = true

    [drive]
    type = drive
    """

  @Test func `remotes of rclone are taken without their obscured passwords`() throws {
    #expect(
      try take(Self.rclone, .rclone) == [
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
      try take(text, .rclone) == [
        Made(
          name: "rem",
          url: "ftp://me@ftp.example.org",
          settings: ["proxy=socks5://gate:1080"],
          password: "hush-9"
        )
      ]
    )
    for site in ["[r]\ntype=ftp\nhost=me:hush-9@h\nport=x\n", "x ftp://h/me:hush-9@h\n"] {
      for made in try take(site, site.hasPrefix("[") ? .rclone : .lftp) {
        #expect(made.name != nil || !made.remark.contains("hush-9"))
      }
    }
  }

  @Test func `a proxy with a password is left, and that is said`() throws {
    let text = "[rem]\ntype = ftp\nhost = h\nuser = me\nsocks_proxy = you:hush-9@gate:1080\n"
    let made = try take(text, .rclone)
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
    let made = try take(text, .lftp)
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
  ) throws {
    let texts: [ForeignFormat: String] = [
      .filezilla: Self.fileZilla, .winscp: Self.winSCP, .lftp: Self.lftp, .ncftp: Self.ncftp,
      .rclone: Self.rclone,
    ]
    let whole = [UInt8](try #require(texts[format]).utf8)
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
        let taken = TakenSites(
          sites,
          beside: [],
          replaces: true,
          withPasswords: true,
          isReserved: Bookmark.isReserved
        )
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
