/// What refusals say in words, where their codes say too little.
extension Reply {
  /// Whether the server lets nobody else in because too many are connected.
  ///
  /// RFC 959 has no code for it. vsftpd 3.0.3: `421 There are too many connections from your internet
  /// address.`, `421 There are too many connected users, please try later.`; ProFTPD 1.3.8: `530 Sorry,
  /// the maximum number of clients (2) for this user are already connected.`, after the password;
  /// Pure-FTPd 1.0.50: `421 Too many connections (2) from this IP`, `421 50 users (the maximum) are
  /// already logged in, sorry`; pyftpdlib 2.2.0: `421 Too many connections from the same IP address.`;
  /// others: `421 Maximum session limit reached`, `530 No more connections allowed from your IP`.
  /// What is too many of something else (attempts, failures) is none of it.
  package var saysTooManyConnections: Bool {
    guard [120, 421, 450, 500, 530, 550].contains(code.value) else { return false }
    let text = text.lowercased()
    return text.containsAny(of: ["too many", "maximum", "no more", "more than", "limit", "max "])
      && text.containsAny(of: [
        "connect", "user", "client", "session", "login", "logged", "instance",
      ])
      && !text.containsAny(of: [
        "attempt", "fail", "tries", "incorrect", "timeout", "timed out", "time limit", "seconds",
        "minutes", "idle", "no such", "quota", "size",
      ])
  }

  /// Whether what is asked for cannot be done as long as something else goes on at the server, of
  /// this or another connection: the same may succeed later, or over fewer connections.
  ///
  /// LightFTP: `550 Another action is in progress, use ABOR command first.`; IIS: `550 The process
  /// cannot access the file because it is being used by another process.`; ProFTPD 1.3.8 with
  /// HiddenStores: `550 x: Temporary hidden file y already exists`, and `550 x: Device or resource
  /// busy`; FileZilla Server: `450 can't access file`, which says nothing. A name in the reply may
  /// have such words in it, so they are believed of no refusal that has another reason.
  package var saysBusy: Bool {
    guard code.isTransientNegative || code.isPermanentNegative, code != .serviceNotAvailable,
      code.category != .authentication
    else { return false }
    let text = text.lowercased()
    return text.containsAny(of: [
      "in progress", "being used by", "used by another", "in use by", "file in use",
      "file is in use",
      "is in use", "already in use", "resource busy", "is busy", "file busy", "busy,", "is locked",
      "file locked", "sharing violation", "hidden file", "resource temporarily unavailable",
    ])
      && !text.containsAny(of: ["no such", "not found", "denied", "not permitted", "not allowed"])
  }
}

extension String {
  func containsAny(of words: [String]) -> Bool { words.contains { contains($0) } }
}
