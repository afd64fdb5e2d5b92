import Octets

/// The verb of a command: a word of letters, in capitals.
package struct CommandVerb: Hashable, Sendable, CustomStringConvertible {
  /// The verb as it travels.
  package let name: String

  private init(known name: String) {
    self.name = name
  }

  /// Takes a verb that a user typed, in any case; `nil` if it is no word of letters and digits.
  package init?(_ name: String) {
    let octets = [UInt8](name.utf8)
    let isWord = octets.allSatisfy {
      $0.isDigit || $0.isLetter
    }
    guard isWord, (1...32).contains(octets.count) else { return nil }
    self.name = name.uppercased()
  }

  package var description: String { name }
}

/// RFC 959 §4.1.
extension CommandVerb {
  package static let user = CommandVerb(known: "USER")
  package static let pass = CommandVerb(known: "PASS")
  package static let acct = CommandVerb(known: "ACCT")
  package static let cwd = CommandVerb(known: "CWD")
  package static let cdup = CommandVerb(known: "CDUP")
  package static let quit = CommandVerb(known: "QUIT")
  package static let rein = CommandVerb(known: "REIN")
  package static let port = CommandVerb(known: "PORT")
  package static let pasv = CommandVerb(known: "PASV")
  package static let type = CommandVerb(known: "TYPE")
  package static let stru = CommandVerb(known: "STRU")
  package static let mode = CommandVerb(known: "MODE")
  package static let retr = CommandVerb(known: "RETR")
  package static let stor = CommandVerb(known: "STOR")
  package static let stou = CommandVerb(known: "STOU")
  package static let appe = CommandVerb(known: "APPE")
  package static let allo = CommandVerb(known: "ALLO")
  package static let rest = CommandVerb(known: "REST")
  package static let rnfr = CommandVerb(known: "RNFR")
  package static let rnto = CommandVerb(known: "RNTO")
  package static let abor = CommandVerb(known: "ABOR")
  package static let dele = CommandVerb(known: "DELE")
  package static let rmd = CommandVerb(known: "RMD")
  package static let mkd = CommandVerb(known: "MKD")
  package static let pwd = CommandVerb(known: "PWD")
  package static let list = CommandVerb(known: "LIST")
  package static let nlst = CommandVerb(known: "NLST")
  package static let site = CommandVerb(known: "SITE")
  package static let syst = CommandVerb(known: "SYST")
  package static let stat = CommandVerb(known: "STAT")
  package static let help = CommandVerb(known: "HELP")
  package static let noop = CommandVerb(known: "NOOP")
}

/// What came after RFC 959.
extension CommandVerb {
  /// RFC 2389.
  package static let feat = CommandVerb(known: "FEAT")

  /// RFC 2389.
  package static let opts = CommandVerb(known: "OPTS")

  /// RFC 2428.
  package static let eprt = CommandVerb(known: "EPRT")

  /// RFC 2428.
  package static let epsv = CommandVerb(known: "EPSV")

  /// RFC 3659 §4.
  package static let size = CommandVerb(known: "SIZE")

  /// RFC 3659 §3.
  package static let mdtm = CommandVerb(known: "MDTM")

  /// RFC 3659 §7.
  package static let mlst = CommandVerb(known: "MLST")

  /// RFC 3659 §7.
  package static let mlsd = CommandVerb(known: "MLSD")

  /// draft-somers-ftp-mfxx.
  package static let mfmt = CommandVerb(known: "MFMT")

  /// draft-somers-ftp-mfxx.
  package static let mff = CommandVerb(known: "MFF")

  /// draft-bryan-ftpext-hash.
  package static let hash = CommandVerb(known: "HASH")

  /// draft-bryan-ftp-range.
  package static let rang = CommandVerb(known: "RANG")

  /// draft-twine-ftpmd5.
  package static let md5 = CommandVerb(known: "MD5")

  /// draft-twine-ftpmd5, of several files.
  package static let mmd5 = CommandVerb(known: "MMD5")

  /// Digests that no RFC knows: Serv-U, Cerberus, WS_FTP, ProFTPD's mod_digest.
  package static let xcrc = CommandVerb(known: "XCRC")
  package static let xmd5 = CommandVerb(known: "XMD5")
  package static let xsha = CommandVerb(known: "XSHA")
  package static let xsha1 = CommandVerb(known: "XSHA1")
  package static let xsha256 = CommandVerb(known: "XSHA256")
  package static let xsha512 = CommandVerb(known: "XSHA512")

  /// draft-peterson-streamlined-ftp-command-extensions: what client and server are.
  package static let csid = CommandVerb(known: "CSID")

  /// draft-peterson-streamlined-ftp-command-extensions: free space of a directory.
  package static let avbl = CommandVerb(known: "AVBL")

  /// Room that a user has; no RFC: Globalscape EFT.
  package static let xquota = CommandVerb(known: "XQUOTA")

  /// draft-peterson-streamlined-ftp-command-extensions: removes a directory with all in it.
  package static let rmda = CommandVerb(known: "RMDA")

  /// RFC 2228.
  package static let auth = CommandVerb(known: "AUTH")

  /// RFC 2228.
  package static let pbsz = CommandVerb(known: "PBSZ")

  /// RFC 2228.
  package static let prot = CommandVerb(known: "PROT")

  /// RFC 2228.
  package static let ccc = CommandVerb(known: "CCC")

  /// Not in any RFC: the server is the client of the handshakes of its data connections.
  package static let sscn = CommandVerb(known: "SSCN")

  /// Not in any RFC: PASV, after which the server is the client of the handshake.
  package static let cpsv = CommandVerb(known: "CPSV")

  /// RFC 7151.
  package static let host = CommandVerb(known: "HOST")

  /// Not in any RFC; tells an FTP proxy the server.
  package static let open = CommandVerb(known: "OPEN")

  /// Not in any RFC; names the client.
  package static let clnt = CommandVerb(known: "CLNT")
}
