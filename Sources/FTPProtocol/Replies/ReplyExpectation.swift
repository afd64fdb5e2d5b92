import Octets

/// What a reply can be to a command that waits for its answer.
package enum ReplyVerdict: Hashable, Sendable {
  /// 1yz: the answer is still to come.
  case precedesAnswer

  /// The command is done, is refused, or begins a sequence as it should.
  case answer

  /// 3yz to a command that begins no sequence: an answer by its form, but nothing was done.
  case wrongIntermediate

  /// 2yz or 6yz that the command cannot have: another command's reply, or nobody's.
  case stray
}

extension Command {
  /// Judges whether a reply can be the answer to this command.
  ///
  /// Every command can be refused with any 4yz and 5yz, and be preceded by any 1yz (RFC 959 §4.2).
  /// Strict about which command a 2yz can belong to, not about which of several right codes a server
  /// prefers: 200 for 250, 250 for 226.
  package func judge(_ reply: Reply) -> ReplyVerdict {
    switch reply.code.severity {
    case .preliminary: .precedesAnswer
    case .transientNegative, .permanentNegative: .answer
    case .intermediate: expectation.codes.contains(reply.code.value) ? .answer : .wrongIntermediate
    case .completion: expectation.isMet(by: reply) ? .answer : .stray
    // Nobody here asks for protected replies (RFC 2228).
    case .protected: .stray
    }
  }

  private var expectation: ReplyExpectation {
    ReplyExpectation.table[expectedName] ?? .ofUnknownCommand
  }

  /// The verb, and which of two commands it is where an argument makes it another.
  private var expectedName: String {
    switch verb {
    case .epsv where argument.map({ $0.span.equals(0..<$0.count, "ALL") }) ?? false: "EPSV-ALL"
    case .mdtm where setsTime: "MDTM-TIME"
    default: verb.name
    }
  }

  /// Whether MDTM has a time before the path: 14 digits, perhaps a zone (Serv-U), and a blank.
  private var setsTime: Bool {
    guard let argument, let end = argument.firstIndex(of: .space) else { return false }
    let time = argument[..<end]
    return end + 1 < argument.count && time.count >= 14 && time.prefix(14).allSatisfy(\.isDigit)
      && time.allSatisfy { $0.isDigit || $0 == .plus || $0 == .hyphen || $0 == .dot }
  }
}

/// The replies 2yz and 3yz that a command can have: RFC 959 §5.4, and what came after it.
struct ReplyExpectation: Sendable {
  /// What the text of a reply must be.
  enum Text: Sendable {
    /// Digits and nothing else: the size of a file.
    case number

    /// 14 digits, and what may follow them: a time.
    case time
  }

  /// Codes that are enough by themselves.
  var codes: Set<Int>

  /// Codes that are an answer only with such a text.
  var codesWithText: (codes: Set<Int>, text: Text)?

  func isMet(by reply: Reply) -> Bool {
    if codes.contains(reply.code.value) { return true }
    guard let (codes, text) = codesWithText else { return false }
    return codes.contains(reply.code.value) && reply.has(text)
  }

  /// What a user typed and nobody here knows: only 227 and 229 are certainly another's.
  static let ofUnknownCommand = Self(codes: completions.subtracting([227, 229]))

  /// The expectations by verb; `EPSV ALL`, and MDTM that sets a time, are apart.
  static let table: [String: Self] = {
    var table: [String: Self] = [:]
    for (names, expectation) in rows {
      for name in names.split(separator: " ") { table[String(name)] = expectation }
    }
    return table
  }()

  private static let completions = Set(200...299)

  /// 200, 202 and what else servers choose of this kind.
  private static let okay = Set(200...209)

  /// The table as it is to be read: names of verbs with blanks between them, and their codes.
  ///
  /// XCWD, XCUP, XPWD, XMKD and XRMD are older names (RFC 775, RFC 1123 §4.1.3.1).
  static let rows: [(names: String, expectation: Self)] = [
    // Login. RFC 959: 230, 331, 332; RFC 2228: 232, 336. Where no password is wanted, servers say
    // 200 or 202 too.
    ("USER", [200, 202, 230, 232, 331, 332, 336]),
    // RFC 959: 230, 202, 332; servers say 200 for 230.
    ("PASS", [200, 202, 230, 332]),
    // RFC 959: 230, 202; 200 as to PASS.
    ("ACCT", [200, 202, 230]),
    // RFC 959: 220; pyftpdlib 2.2.0 says 230.
    ("REIN", [220, 230]),
    // RFC 959: 221; nothing comes behind it that could be mistaken.
    ("QUIT", Self(codes: completions)),
    // RFC 7151: 220.
    ("HOST", [220]),

    // Security. RFC 2228: 234, 334 to AUTH (RFC 4217: 234), 235, 335 to ADAT; either for the other.
    ("AUTH ADAT", [234, 235, 334, 335]),
    // RFC 2228: 200.
    ("PBSZ PROT CCC", Self(codes: okay)),

    // Directories. RFC 959: 250 to CWD, 200 to CDUP; servers say either to both.
    ("CWD XCWD CDUP XCUP", [200, 250]),
    // RFC 959: 202, 250.
    ("SMNT", [200, 202, 250]),
    // RFC 959: 257, and nothing else: pyftpdlib 2.2.0 has a path in its 250 to CWD.
    ("PWD XPWD", [257]),
    // RFC 959: 257; 250 and 200 are of servers that do not tell the path.
    ("MKD XMKD", [200, 250, 257]),
    // RFC 959: 250; draft-peterson-streamlined-ftp-command-extensions: 250 to RMDA.
    ("RMD XRMD RMDA", [200, 250]),

    // Files. RFC 959: 250.
    ("DELE RNTO", [200, 250]),
    // RFC 959: 350.
    ("RNFR", [350]),
    // RFC 959, RFC 3659 §5: 350.
    ("REST", [350]),
    // draft-bryan-ftp-range: 350.
    ("RANG", [350]),
    // RFC 959: 200, 202.
    ("ALLO", Self(codes: okay)),

    // Settings. RFC 959: 200.
    ("TYPE STRU MODE NOOP", Self(codes: okay)),
    // RFC 2389 §4, RFC 2640 §4: 200; FileZilla Server says 202 to OPTS UTF8 ON.
    ("OPTS LANG", Self(codes: okay)),
    // No RFC: 200.
    ("CLNT", Self(codes: okay)),
    // draft-peterson-streamlined-ftp-command-extensions: 200.
    ("CSID", [200]),

    // Data connections. RFC 959, RFC 2428 §2, RFC 1639: 200.
    ("PORT EPRT LPRT", Self(codes: okay)),
    // RFC 959: 227; vsftpd 3.0.3 says 229 over IPv6.
    ("PASV", [227, 229]),
    // RFC 2428 §3: 229.
    ("EPSV", [229]),
    // RFC 2428 §4 has no code for it: 200 of vsftpd 3.0.3 and ProFTPD 1.3.8, 220 of Pure-FTPd 1.0.50
    // and pyftpdlib 2.2.0.
    ("EPSV-ALL", [200, 220, 229]),
    // RFC 1639: 228.
    ("LPSV", [228]),

    // Transfers. RFC 959, RFC 3659 §7: 226, 250. Servers say 200, 225 and 253 for these too.
    ("RETR STOR STOU APPE LIST NLST MLSD", [200, 225, 226, 250, 253]),
    // RFC 959: 225, 226; servers say 200 and 250 for these.
    ("ABOR", [200, 225, 226, 250]),

    // Facts of files. RFC 3659 §4: 213.
    ("SIZE", Self(codes: [213], codesWithText: (completions, .number))),
    // RFC 3659 §3: 213 and a time. In one packet with SIZE, a number is not enough.
    ("MDTM", Self(codes: [], codesWithText: (completions, .time))),
    // No RFC: sets the time; 213 of vsftpd 3.0.3, 253 of Serv-U.
    ("MDTM-TIME", [200, 213, 250, 253]),
    // draft-somers-ftp-mfxx: 213; servers say 200 and 250 for it.
    ("MFMT MFCT MFF", [200, 213, 250]),
    // RFC 3659 §7.2: 250.
    ("MLST", [250]),
    // draft-bryan-ftpext-hash: 213.
    ("HASH", [213]),
    // draft-twine-ftpmd5: 251, 252. The others are of no RFC: 250 of ProFTPD 1.3.8, 213, 200.
    (
      "MD5 MMD5 XCRC XMD5 XSHA XSHA1 XSHA224 XSHA256 XSHA384 XSHA512",
      [200, 213, 250, 251, 252]
    ),

    // The server. RFC 959: 215.
    ("SYST", [215]),
    // RFC 959: 211 of the server, 212 of a directory, 213 of a file.
    ("STAT", [211, 212, 213]),
    // RFC 959: 211, 214.
    ("HELP", [211, 214]),
    // RFC 2389 §3: 211; 21z but those of one fact, which belong to SIZE, MDTM and SYST.
    ("FEAT", Self(codes: Set(210...219).subtracting([213, 215]))),
    // RFC 959: 200, 202. What it does is the server's, so is what it says, but not of a transfer or
    // of where we are; 350 of ProFTPD's SITE CPFR, which SITE CPTO completes.
    ("SITE", Self(codes: okay.union(210...219).union(250...259).subtracting([257]).union([350]))),
    // draft-peterson-streamlined-ftp-command-extensions: 213.
    ("AVBL", [213]),
    // No RFC: Globalscape EFT.
    ("XQUOTA", [200, 213]),
  ]
}

extension ReplyExpectation: ExpressibleByArrayLiteral {
  init(arrayLiteral codes: Int...) {
    self.init(codes: Set(codes))
  }
}

extension Reply {
  /// Whether the text is what a code alone does not promise.
  fileprivate func has(_ text: ReplyExpectation.Text) -> Bool {
    guard let line = lines.first?.drop(while: \.isBlank) else { return false }
    switch text {
    case .number:
      let end = line.firstIndex { !$0.isDigit } ?? line.endIndex
      return lines.count == 1 && end > line.startIndex && line[end...].allSatisfy(\.isBlank)
    case .time: return line.prefix { $0.isDigit }.count >= 14
    }
  }
}
