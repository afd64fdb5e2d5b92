import Octets

/// What a client tells a server: a verb, and an argument in octets.
package struct Command: Hashable, Sendable {
  package let verb: CommandVerb

  /// What follows the verb and a blank; `nil` for nothing, not even the blank.
  package let argument: [UInt8]?

  /// The longest line that is sent, without the line end, in octets.
  ///
  /// RFC 959 gives no limit; vsftpd 3.0.3 reads 4096.
  private static let lengthLimit = 8192

  /// Makes a command of octets.
  package init(_ verb: CommandVerb, _ argument: [UInt8]? = nil) {
    self.verb = verb
    self.argument = argument
  }

  /// Makes a command of text.
  package init(_ verb: CommandVerb, _ argument: String) {
    self.init(verb, [UInt8](argument.utf8))
  }

  /// Whether the argument is not for anybody's eyes: a password, or with SITE one that is changed.
  package var isSecret: Bool {
    switch verb {
    case .pass, .acct: true
    case .site:
      argument?.split(separator: .space).first.map { word in
        Self.passwordChanges.contains(word.text.uppercased())
      } ?? false
    default: false
    }
  }

  /// `SITE PSWD OLD NEW` of IIS and Serv-U, and its other names.
  private static let passwordChanges: Set<String> = ["PSWD", "CPWD", "PASSWD", "PASSWORD"]

  /// Whether it would matter if the command were carried out twice, late, or in another directory.
  ///
  /// It may change files, where the session stands, or who is logged in. What a later command has to
  /// follow (RNFR, REST, RANG) and what can be set again (TYPE, PORT, PROT) changes nothing yet. A
  /// verb that nobody here knows may do anything.
  package var changesServer: Bool {
    switch verb {
    // With a time in front of the path it sets that.
    case .mdtm: argument.map { ($0.first?.isDigit ?? false) && $0.contains(.space) } ?? false
    default: !Self.verbsThatCanBeRepeated.contains(verb)
    }
  }

  /// Whether files may be others after it, so that its outcome matters when the reply is lost.
  package var mayChangeFiles: Bool {
    changesServer && !Self.verbsOfTheSession.contains(verb)
  }

  /// Whether the session may stand in another directory after it.
  ///
  /// A verb that nobody here knows may do anything, and so may SITE.
  package var mayMove: Bool { changesServer && !Self.verbsThatStay.contains(verb) }

  private static let verbsOfTheSession: Set<CommandVerb> = [
    .user, .pass, .acct, .cwd, .cdup, .quit, .abor, .auth, .ccc, .host,
  ]

  private static let verbsThatStay: Set<CommandVerb> = [
    .quit, .abor, .auth, .ccc, .stor, .stou, .appe, .dele, .rmd, .rmda, .mkd, .rnto, .mfmt, .mff,
    .mdtm,
  ]

  private static let verbsThatCanBeRepeated: Set<CommandVerb> = [
    .port, .pasv, .type, .stru, .mode, .retr, .allo, .rest, .rnfr, .pwd, .list, .nlst, .syst, .stat,
    .help, .noop, .feat, .opts, .eprt, .epsv, .size, .mlst, .mlsd, .pbsz, .prot, .clnt, .csid,
    .sscn, .cpsv, .hash, .rang, .md5, .mmd5, .xcrc, .xmd5, .xsha, .xsha1, .xsha256, .xsha512, .avbl,
    .xquota,
  ]

  /// Makes the octets that travel, with CRLF at their end.
  ///
  /// The one place where the argument of a command is checked: a line break in it would start
  /// another command.
  package func encoded(
    _ form: ArgumentForm = ArgumentForm()
  ) throws(CommandSyntaxError) -> [UInt8] {
    var octets = [UInt8](verb.name.utf8)
    if let argument {
      octets.append(.space)
      for octet in argument {
        switch octet {
        case .lineFeed where form.writesLineFeedAsNUL: octets.append(0)
        case .carriageReturn, .lineFeed: throw .lineBreak(verb)
        case 0: throw .nul(verb)
        case 0xFF where form.doublesTelnetEscape: octets += [0xFF, 0xFF]
        default: octets.append(octet)
        }
      }
    }
    guard octets.count <= Self.lengthLimit else {
      throw .tooLong(verb, limit: Self.lengthLimit)
    }
    return octets + [.carriageReturn, .lineFeed]
  }
}

/// Why a command cannot be sent as it is.
package enum CommandSyntaxError: Error, Hashable, Sendable {
  /// The argument has a carriage return or a line feed in it.
  case lineBreak(CommandVerb)

  /// The argument has a NUL in it.
  case nul(CommandVerb)

  /// The line is longer than any server reads.
  case tooLong(CommandVerb, limit: Int)

  /// The argument has a character in it that the server's charset has not.
  case notInCharset(CommandVerb)

  /// The server is known to read another name than the one that is sent.
  case changedByServer(CommandVerb)
}
