import FTPClient

extension Setting {
  /// `charset`: how the server writes names, where that is not UTF-8.
  static let charset = Setting(
    name: "charset",
    summary: "character set of the server's names, by its name in 'iconv -l'",
    allowed: "UTF-8, or such as ISO-8859-1, WINDOWS-1252, KOI8-R, SHIFT_JIS",
    value: { $0.session.charset ?? "UTF-8" },
    assign: { settings, text in
      guard !["UTF-8", "UTF8"].contains(text.uppercased()) else {
        settings.session.charset = nil
        return true
      }
      guard SessionOptions.knowsCharset(text) else { return false }
      settings.session.charset = text
      return true
    }
  )
}
