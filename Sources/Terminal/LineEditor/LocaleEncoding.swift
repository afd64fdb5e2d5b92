import Glibc

/// The encoding in which libedit writes characters: the locale's.
enum LocaleEncoding {
  /// Makes the locale's encoding UTF-8, whatever LANG says: names are UTF-8 here.
  static func makeUTF8() {
    setlocale(LC_CTYPE, "")
    guard let name = nl_langinfo(Int32(CODESET)), String(cString: name) != "UTF-8" else { return }
    setlocale(LC_CTYPE, "C.UTF-8")
  }
}
