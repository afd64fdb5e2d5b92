import FTPClient
import FTPProtocol
import Octets
import Platform
import SystemPackage
import Transport

/// The certificates that the user has come to trust, in a file: `HOST:PORT FINGERPRINT DATE`.
struct KnownHosts: Sendable {
  /// One server, and the certificate that it has to show.
  struct Entry: Hashable, Sendable {
    /// Host and port, as ``KnownHosts/key(of:)`` writes them.
    let key: String
    let fingerprint: Fingerprint

    /// The day on which it was trusted, such as `2026-11-25`.
    let day: String
  }

  private let path: FilePath

  /// Uses a file, which need not be there.
  init(_ path: FilePath = FileLocations.knownHosts) {
    self.path = path
  }

  /// Reads the file; lines that make no sense are no entries.
  ///
  /// - Throws: ``CommandError`` when it is there and cannot be read: nobody knows then who is
  ///   trusted.
  func entries() throws(CommandError) -> [Entry] {
    try lines().compactMap { Self.entry(in: $0) }
  }

  /// Returns the certificate that a server has to show; `nil` when nothing is known of it.
  func fingerprint(of endpoint: Endpoint) throws(CommandError) -> Fingerprint? {
    let key = Self.key(of: endpoint)
    return try entries().last { $0.key == key }?.fingerprint
  }

  /// Trusts a certificate from now on, in place of the one before.
  func trust(_ fingerprint: Fingerprint, of endpoint: Endpoint) throws(CommandError) {
    let key = Self.key(of: endpoint)
    let day = CertificateText.day(WallClock.secondsSinceEpoch)
    let others = try lines().filter { Self.entry(in: $0)?.key != key }
    try replace(others + ["\(key) \(fingerprint) \(day)"])
  }

  /// Trusts a server no longer.
  ///
  /// - Returns: Whether it was trusted.
  func remove(_ endpoint: Endpoint) throws(CommandError) -> Bool {
    let key = Self.key(of: endpoint)
    let all = try lines()
    let others = all.filter { Self.entry(in: $0)?.key != key }
    guard others.count < all.count else { return false }
    try replace(others)
    return true
  }

  /// How a server is named in the file: always with its port, names in small letters.
  static func key(of endpoint: Endpoint) -> String {
    var host = endpoint.host.lowercased()
    if host.hasSuffix(".") { host.removeLast() }
    return host.contains(":") ? "[\(host)]:\(endpoint.port)" : "\(host):\(endpoint.port)"
  }

  private static func entry(in line: String) -> Entry? {
    let fields = line.split(separator: " ")
    guard fields.count >= 2, !line.hasPrefix("#"),
      let fingerprint = Fingerprint(String(fields[1]))
    else { return nil }
    let day = fields.count > 2 ? String(fields[2]) : ""
    return Entry(key: String(fields[0]), fingerprint: fingerprint, day: day)
  }

  /// Reads all lines, comments too, which are kept when the file is written.
  private func lines() throws(CommandError) -> [String] {
    let octets: [UInt8]
    do throws(Errno) {
      octets = try PrivateFile.read(path) ?? []
    } catch .notDirectory {
      // Nothing can be kept there, so nothing is.
      return []
    } catch {
      throw .local(.doing("read", path.octets), error)
    }
    return octets.split(separator: .lineFeed).map { $0.text }
  }

  private func replace(_ lines: [String]) throws(CommandError) {
    let text = [UInt8](lines.map { $0 + "\n" }.joined().utf8)
    try locally(.doing("write", path.octets), PrivateFile.replace(path, with: text))
  }
}
