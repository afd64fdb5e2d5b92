import Octets
import Platform

/// The colours of names, as `LS_COLORS` has them (dircolors(1)).
package struct FileColors: Sendable {
  /// What a name stands for, as far as colours care.
  package enum Kind: Hashable, Sendable {
    case file
    case directory
    case link
    case other
  }

  /// Styles of kinds, by the two letters of dircolors.
  private var kinds: [String: String] = [:]

  /// Styles of the ends of names, those that win first.
  private var suffixes: [(octets: [UInt8], style: String)] = []

  /// No colours at all.
  package static let none = FileColors(parsing: [])

  /// Returns the user's colours: those in `LS_COLORS`, none with `NO_COLOR` or a dumb terminal.
  package static var wanted: FileColors {
    guard TextStyle.isWanted else { return .none }
    return Environment.octets("LS_COLORS").map { FileColors(parsing: $0) } ?? .usual
  }

  /// The colours where `LS_COLORS` is not set: those of dircolors(1) for what is seen most.
  package static let usual: FileColors = {
    let archives = "tar tgz gz bz2 xz zst zip 7z rar deb rpm jar Z lz4 lzma cab iso"
    let pictures = "jpg jpeg png gif bmp svg tif tiff webp ppm pgm pbm mp4 mkv mov avi webm"
    let sounds = "mp3 flac ogg oga opus wav m4a aac mid"
    let kinds = "di=01;34:ln=01;36:ex=01;32:su=37;41:sg=30;43:tw=30;42:ow=34;42:st=37;44"
    let suffixes = [(archives, "01;31"), (pictures, "01;35"), (sounds, "00;36")]
      .flatMap { names, style in names.split(separator: " ").map { "*.\($0)=\(style)" } }
    return FileColors(parsing: [UInt8](([kinds] + suffixes).joined(separator: ":").utf8))
  }()

  /// Reads `di=01;34:*.tar=01;31`; what is no such entry is passed over.
  package init(parsing octets: [UInt8]) {
    for entry in octets.split(separator: .colon) {
      guard let equals = entry.lastIndex(of: .equals),
        let style = Self.style(entry[(equals + 1)...])
      else { continue }
      let key = entry[..<equals]
      if key.first == .asterisk {
        suffixes.insert((Self.unescaped(key.dropFirst()), style), at: 0)
      } else if key.count == 2 {
        kinds[key.text] = style
      }
    }
  }

  /// Whether any name has a colour.
  package var isEmpty: Bool { kinds.isEmpty && suffixes.isEmpty }

  /// Returns the parameters of the code that begins a name's style (ECMA-48 SGR).
  ///
  /// - Parameters:
  ///   - name: The octets of the name.
  ///   - kind: What it stands for.
  ///   - mode: The permission bits, if they are known.
  /// - Returns: Digits and semicolons; `nil` for a name without a style.
  package func style(of name: [UInt8], _ kind: Kind, mode: UInt16?) -> String? {
    let mode = mode ?? 0
    switch kind {
    case .directory: return directoryStyle(mode)
    // `target` asks for the style of what the link leads to, which no listing tells.
    case .link: return kinds["ln"].flatMap { $0 == "target" ? nil : $0 }
    case .other: return nil
    case .file: break
    }
    if mode & 0o4000 != 0, let style = kinds["su"] { return style }
    if mode & 0o2000 != 0, let style = kinds["sg"] { return style }
    if mode & 0o111 != 0, let style = kinds["ex"] { return style }
    return suffixStyle(name) ?? kinds["fi"]
  }

  private func directoryStyle(_ mode: UInt16) -> String? {
    let isSticky = mode & 0o1000 != 0
    let isOpen = mode & 0o002 != 0
    if isSticky, isOpen, let style = kinds["tw"] { return style }
    if isOpen, let style = kinds["ow"] { return style }
    if isSticky, let style = kinds["st"] { return style }
    return kinds["di"]
  }

  /// The case of a name counts only where both cases have an entry.
  private func suffixStyle(_ name: [UInt8]) -> String? {
    let exact = suffixes.first { name.ends(with: $0.octets, by: ==) }
    let any =
      exact ?? suffixes.first { name.ends(with: $0.octets) { $0.lowercased == $1.lowercased } }
    return any?.style
  }

  /// Only what cannot be anything but a style goes to the terminal.
  private static func style(_ octets: ArraySlice<UInt8>) -> String? {
    let text = octets.text
    if text == "target" { return text }
    let isStyle = octets.allSatisfy { $0.isDigit || $0 == .semicolon }
    // `0` and `00` are the style of text without any.
    let isNone = octets.allSatisfy { $0.isOne(of: "0;") }
    return isStyle && !isNone ? text : nil
  }

  /// Takes the backslashes away that dircolors puts before `:`, `=`, `*` and `\`.
  private static func unescaped(_ octets: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var isEscaped = false
    for octet in octets {
      if octet == .backslash, !isEscaped {
        isEscaped = true
        continue
      }
      result.append(octet)
      isEscaped = false
    }
    return result
  }
}

extension [UInt8] {
  fileprivate func ends(with suffix: [UInt8], by areEqual: (UInt8, UInt8) -> Bool) -> Bool {
    count > suffix.count && self[(count - suffix.count)...].elementsEqual(suffix, by: areEqual)
  }
}
