import Octets

/// A URL of a file or directory at a server: `ftp://[USER[:PASSWORD]@]HOST[:PORT]/PATH`.
///
/// The path is relative to the directory of the login; one that begins with a second slash, or
/// with `%2F`, begins at the root (RFC 1738 §3.2.2).
package struct FTPURL: Hashable, Sendable {
  /// How the control connection is protected.
  package enum Scheme: String, Hashable, Sendable {
    case ftp
    case ftps
  }

  package let scheme: Scheme
  package let user: [UInt8]?
  package let password: [UInt8]?

  /// Where the password stands in the URL, to be hidden there.
  package let passwordRange: Range<Int>?

  /// A name, or an address in digits without brackets.
  package let host: String
  package let port: UInt16?

  /// `nil` when the URL ends with the host, or with the slash behind it.
  package let path: RemotePath?

  /// What `;type=` at the end says of the path (RFC 1738 §3.2.2).
  package enum PathType: Hashable, Sendable {
    /// A file that is text, whose line ends are converted.
    case ascii

    /// A file that is sent as it is.
    case image

    /// A directory, of which the names are wanted.
    case directory
  }

  /// What the end of the URL says of the path; `nil` when it says nothing.
  package let type: PathType?

  /// Says whether text is meant as a URL of a scheme that this type reads.
  package static func looksLikeURL(_ text: String) -> Bool {
    let lowercased = text.prefix(7).lowercased()
    return lowercased.hasPrefix("ftp://") || lowercased.hasPrefix("ftps://")
  }

  /// Reads a URL.
  ///
  /// - Throws: ``FTPURLError`` with the offset of what is wrong.
  package init(parsing octets: [UInt8]) throws(FTPURLError) {
    let text = octets.text
    guard Self.looksLikeURL(text), let colon = octets.firstIndex(of: .colon),
      let scheme = Scheme(rawValue: octets[..<colon].text.lowercased())
    else { throw FTPURLError(reason: .scheme, offset: 0) }
    self.scheme = scheme
    let start = colon + 3
    let end = octets[start...].firstIndex(of: .slash) ?? octets.endIndex
    let authority = octets[start..<end]

    // Passwords with an @ in them are typed as they are more often than not.
    let at = authority.lastIndex(of: .at)
    if let at {
      let colon = authority[..<at].firstIndex(of: .colon)
      user = try Self.decode(authority[..<(colon ?? at)])
      passwordRange = colon.map { ($0 + 1)..<at }
      if let colon {
        password = try Self.decode(authority[(colon + 1)..<at])
      } else {
        password = nil
      }
    } else {
      (user, password, passwordRange) = (nil, nil, nil)
    }
    (host, port) = try Self.hostAndPort(at.map { authority[($0 + 1)...] } ?? authority)
    let rest = end < octets.endIndex ? octets[(end + 1)...] : []
    let (typed, type) = Self.pathAndType(rest)
    self.type = type
    let decoded = try Self.decode(typed)
    path = decoded.isEmpty ? nil : RemotePath(decoded)
  }

  private static func hostAndPort(
    _ octets: ArraySlice<UInt8>
  ) throws(FTPURLError) -> (String, UInt16?) {
    var host = octets
    var port: ArraySlice<UInt8>?
    if octets.first == .openBracket {
      guard let close = octets.firstIndex(of: .closeBracket) else {
        throw FTPURLError(reason: .host, offset: octets.startIndex)
      }
      host = octets[(octets.startIndex + 1)..<close]
      let rest = octets[(close + 1)...]
      guard rest.isEmpty || rest.first == .colon else {
        throw FTPURLError(reason: .host, offset: rest.startIndex)
      }
      port = rest.isEmpty ? nil : rest.dropFirst()
    } else if let colon = octets.firstIndex(of: .colon) {
      host = octets[..<colon]
      port = octets[(colon + 1)...]
    }
    let name = try decode(host).text
    guard !name.isEmpty, name.unicodeScalars.allSatisfy({ $0 > " " && $0 != "\u{7F}" }) else {
      throw FTPURLError(reason: .host, offset: host.startIndex)
    }
    guard let port, !port.isEmpty else { return (name, nil) }
    guard let number = port.decimalNumber.flatMap({ UInt16(exactly: $0) }), number > 0 else {
      throw FTPURLError(reason: .port, offset: port.startIndex)
    }
    return (name, number)
  }

  /// How many octets `;type=i` and the like have.
  package static let typeLength = 7

  /// Takes `;type=i` and the like off the end; what no type is belongs to the name.
  private static func pathAndType(
    _ path: ArraySlice<UInt8>
  ) -> (path: ArraySlice<UInt8>, type: PathType?) {
    let suffix = path.suffix(typeLength)
    guard suffix.count == typeLength, suffix.dropLast().text.lowercased() == ";type=" else {
      return (path, nil)
    }
    let type: PathType
    switch suffix.last {
    case UInt8(ascii: "a"), UInt8(ascii: "A"): type = .ascii
    case UInt8(ascii: "i"), UInt8(ascii: "I"): type = .image
    case UInt8(ascii: "d"), UInt8(ascii: "D"): type = .directory
    default: return (path, nil)
    }
    return (path.dropLast(typeLength), type)
  }

  /// Takes percent-encoding away.
  private static func decode(_ octets: ArraySlice<UInt8>) throws(FTPURLError) -> [UInt8] {
    var result: [UInt8] = []
    var rest = octets
    while !rest.isEmpty {
      let offset = rest.startIndex
      guard let octet = PercentCoding.takeOctet(&rest) else {
        throw FTPURLError(reason: .escape, offset: offset)
      }
      guard octet != 0, !octet.isLineEnd else {
        throw FTPURLError(reason: .control, offset: offset)
      }
      result.append(octet)
    }
    return result
  }
}

/// Why text is no URL of a server, and where.
package struct FTPURLError: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Reason: Hashable, Sendable {
    /// It does not begin with `ftp://` or `ftps://`.
    case scheme

    /// There is no host, or not one that can be.
    case host

    /// The port is no number from 1 to 65535.
    case port

    /// A `%` is not followed by two hexadecimal digits.
    case escape

    /// A line break or a NUL.
    case control
  }

  package let reason: Reason

  /// The offset in octets.
  package let offset: Int

  /// Says what is wrong, and where.
  package init(reason: Reason, offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}
