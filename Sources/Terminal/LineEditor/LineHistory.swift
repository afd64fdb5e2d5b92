import Glibc
import Octets
import Platform
package import SystemPackage

/// The lines that were typed at the prompt, across runs.
///
/// The file has a line for each, is for the user alone (0600), and is only ever appended to
/// while shells run, so that two of them keep each other's lines.
package final class LineHistory {
  /// The lines, oldest first, without line ends.
  package private(set) var entries: [[UInt8]] = []

  private let path: FilePath?
  private let limit: Int

  /// Reads the file, if there is one; what cannot be read is no reason to do without a prompt.
  ///
  /// - Parameters:
  ///   - path: The file; `nil` keeps the lines for this run only.
  ///   - limit: How many lines are kept.
  package init(path: FilePath?, limit: Int = 1000) {
    self.path = path
    self.limit = limit
    guard let path, let octets = (try? PrivateFile.read(path)) ?? nil else { return }
    let lines = octets.split(separator: .lineFeed).map { [UInt8]($0) }
    entries = lines.suffix(limit)
    // Rewritten rarely, so that a file of many shells does not grow for ever.
    if lines.count > 2 * limit { rewrite(path) }
  }

  /// Keeps a line.
  ///
  /// Lines that begin with a blank, secret ones, and repetitions of the last are not kept.
  ///
  /// - Returns: Whether it was kept.
  @discardableResult
  package func add(_ line: [UInt8], isSecret: Bool) -> Bool {
    guard let first = line.first, first != .space, first != .tab, !isSecret, line != entries.last,
      !line.contains(.lineFeed)
    else { return false }
    entries.append(line)
    if entries.count > limit { entries.removeFirst(entries.count - limit) }
    if let path { append(line + [.lineFeed], path) }
    return true
  }

  private func append(_ line: [UInt8], _ path: FilePath) {
    PrivateFile.createDirectories(path.removingLastComponent())
    let flags = O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
    let number = path.withPlatformString { open($0, flags, 0o600) }
    guard number >= 0 else { return }
    let descriptor = Descriptor(adopting: number)
    _ = line.withUnsafeBytes { Glibc.write(descriptor.rawValue, $0.baseAddress, $0.count) }
  }

  private func rewrite(_ path: FilePath) {
    let text = [UInt8](entries.joined(separator: [.lineFeed])) + [.lineFeed]
    try? PrivateFile.replace(path, with: text)
  }
}
