import FTPProtocol
import Octets

/// The program that a server seems to be, where it reads names in its own way.
enum ServerSoftware: Hashable, Sendable {
  case vsftpd
  case proftpd
  case pureFTPd
  case pyftpdlib
  case other

  /// Guesses by the greeting; its text is the administrator's to choose.
  init(greeting: Reply) {
    let text = greeting.text.lowercased()
    self =
      if text.contains("vsftpd") {
        .vsftpd
      } else if text.contains("proftpd") {
        .proftpd
      } else if text.contains("pure-ftpd") {
        .pureFTPd
      } else if text.contains("pyftpdlib") {
        .pyftpdlib
      } else {
        .other
      }
  }

  /// Guesses by what only one program announces.
  init?(features: FeatureList) {
    let facts = features.parameters(of: "MLST") ?? ""
    if features.has("ESTP"), features.has("ESTA") {
      self = .pureFTPd
    } else if (features.parameters(of: "MFF") ?? "").contains("UNIX.group;UNIX.mode;") {
      self = .proftpd
    } else if facts.contains("unix.mode;"), facts.contains("unix.uid;") {
      self = .pyftpdlib
    } else if features.lines.count >= 7, features.has("PASV"), features.has("TVFS"),
      !features.has("MLST")
    {
      self = .vsftpd
    } else {
      return nil
    }
  }

  /// How it reads octets that mean something to the control connection.
  var argumentForm: ArgumentForm {
    var form = ArgumentForm()
    form.doublesTelnetEscape = self == .other || self == .proftpd
    form.repliesSpeakTelnet = self == .other || self == .vsftpd
    form.writesLineFeedAsNUL = self == .vsftpd
    return form
  }

  /// Whether a greeting is one of a program that reads no command before the transfer that goes on
  /// has ended: vsftpd 3.0.3 and ProFTPD 1.3.8, unless somebody changed their words.
  ///
  /// To such a server the next EPSV can be sent behind RETR. Others have `500` for it at once
  /// (Pure-FTPd 1.0.50), or give up the transfer (pyftpdlib 2.2.0), and a trial would cost the
  /// transfer: so it takes a program that is known to keep the order.
  static func keepsOrder(greeting: Reply) -> Bool {
    let text = greeting.text
    return ["(vsFTPd ", "ProFTPD "].contains { text.contains($0) }
  }

  /// Whether MLSD with a path lists that path, and not the working directory all the same (embedded
  /// servers): seen of these programs, and of no others.
  var listsWhatIsNamed: Bool {
    switch self {
    case .proftpd, .pureFTPd, .pyftpdlib: true
    case .vsftpd, .other: false
    }
  }

  /// Whether it would read another name than the one that is sent, and so act on another file.
  ///
  /// - Parameters:
  ///   - argument: The path as it is sent.
  ///   - isNew: Whether the name is to be given to something.
  /// - Returns: Whether the command is not to be sent.
  func changes(_ argument: [UInt8], isNew: Bool) -> Bool {
    switch self {
    // Pure-FTPd 1.0.50 writes `_` for control characters in commands, and for blanks around the
    // paths that it creates.
    case .pureFTPd:
      argument.contains { $0.isControl }
        || isNew && (argument.first == .space || argument.last == .space)
    // pyftpdlib 2.2.0 puts U+FFFD where it finds no UTF-8.
    case .pyftpdlib: !argument.isUTF8
    // vsftpd 3.0.3 drops carriage returns at the end; no other one can be sent at all.
    case .vsftpd, .proftpd, .other: false
    }
  }
}
