/// Which codes can be the answer to which command.
enum ReplyTable {
  /// Completions and intermediate replies by verb (RFC 959 §5.4, RFC 2389, 2428 and 3659); what
  /// other verbs answer is 200.
  private static let codes: [String: Set<Int>] = [
    "USER": [230, 331, 332], "PASS": [202, 230, 332], "ACCT": [202, 230],
    "CWD": [200, 250], "CDUP": [200, 250], "DELE": [200, 250], "RMD": [200, 250],
    "RNTO": [200, 250], "RNFR": [350], "REST": [350], "MKD": [200, 250, 257], "PWD": [257],
    "SIZE": [213], "MDTM": [213], "MFMT": [213], "MLST": [250], "FEAT": [211], "SYST": [215],
    "EPSV": [229], "PASV": [227], "QUIT": [221], "NOOP": [200, 250], "SITE": [200, 202, 250],
    "STOR": [226, 250], "APPE": [226, 250], "RETR": [226, 250], "LIST": [226, 250],
    "NLST": [226, 250], "MLSD": [226, 250], "ABOR": [225, 226], "OPTS": [200, 202],
  ]

  /// Says whether a client has to believe that a reply is a command's own; refusals always are.
  static func canAnswer(_ code: Int, _ verb: String) -> Bool {
    code >= 400 || codes[verb, default: [200]].contains(code)
  }
}
