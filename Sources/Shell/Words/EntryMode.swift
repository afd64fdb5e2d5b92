import FTPProtocol

/// The kind and the permission bits of an entry as `ls -l` writes them.
enum EntryMode {
  /// Writes `drwxr-xr-x`; unknown bits are question marks.
  static func text(of entry: ListingEntry) -> String {
    guard let mode = entry.mode else { return kind(of: entry) + "?????????" }
    var letters = Array("rwxrwxrwx").enumerated().map { index, letter in
      mode & (0o400 >> UInt16(index)) != 0 ? letter : "-"
    }
    for (bit, index, letter) in [(0o4000, 2, "s"), (0o2000, 5, "s"), (0o1000, 8, "t")]
      as [(UInt16, Int, Character)]
    where mode & bit != 0 {
      letters[index] = letters[index] == "-" ? Character(letter.uppercased()) : letter
    }
    return kind(of: entry) + String(letters)
  }

  /// Writes the bits in octal as `chmod` takes them, at least three digits.
  static func octal(_ mode: UInt16) -> String {
    let digits = String(mode, radix: 8)
    return String(repeating: "0", count: max(0, 3 - digits.utf8.count)) + digits
  }

  private static func kind(of entry: ListingEntry) -> String {
    switch entry.kind {
    case .directory: "d"
    case .link: "l"
    case .file: "-"
    case .other, .unparsed: "?"
    }
  }
}
