package import FTPProtocol
import Octets

/// How much room a server says there is; what it does not tell is `nil`.
package struct StorageSpace: Hashable, Sendable {
  /// The octets that can still be stored.
  package internal(set) var available: Int64?

  /// The octets that the user has stored.
  package internal(set) var used: Int64?

  /// The octets that the user may store.
  package internal(set) var limit: Int64?

  /// The files that the user has, and may have.
  package internal(set) var fileCount: Int64?
  package internal(set) var fileLimit: Int64?

  /// Which command told.
  package let source: CommandVerb

  init(_ source: CommandVerb) {
    self.source = source
  }

  /// Reads the reply to AVBL: `213 3452345`.
  init?(available reply: Reply) {
    guard reply.code.isCompletion, let last = reply.lines.last else { return nil }
    let digits = last.split(separator: .space).first ?? []
    guard let octets = Self.number(digits) else { return nil }
    self.init(.avbl)
    available = octets
  }

  /// Reads the reply to XQUOTA (Globalscape EFT), lines such as `Disk usage: 1532791`.
  init?(quota reply: Reply) {
    guard reply.code.isCompletion else { return nil }
    self.init(.xquota)
    for line in reply.lines {
      let parts = line.text.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let name = parts[0].split(separator: " ").joined(separator: " ").lowercased()
      let value = parts[1].split(separator: " ").first.flatMap { Self.number($0.utf8) }
      switch name {
      case "file count": fileCount = value
      case "file limit": fileLimit = value
      case "disk usage": used = value
      case "disk limit": limit = value
      default: continue
      }
    }
    guard used != nil || limit != nil || fileCount != nil || fileLimit != nil else { return nil }
    if let used, let limit { available = max(0, limit - used) }
  }

  /// Reads digits, with commas between thousands or without; `unlimited` is no number.
  private static func number(_ text: some Sequence<UInt8>) -> Int64? {
    text.filter { $0 != .comma }.decimalNumber
  }
}

extension Session {
  /// Asks how much room there is (AVBL, XQUOTA).
  ///
  /// - Parameter path: A directory; `nil` for the working directory.
  /// - Returns: `nil` when the server has no command that tells.
  /// - Throws: ``FTPError/refused(_:by:)`` when there is no such directory.
  package func storageSpace(at path: RemotePath?) throws(FTPError) -> StorageSpace? {
    let place = path?.isAbsolute ?? false ? nil : try wantedPlace()
    let available = try exchange(PlacedCommand(Command(.avbl, path?.octets), in: place))
    if let space = StorageSpace(available: available) { return space }
    if available.code == .fileUnavailable { throw .refused(available, by: .avbl) }
    return StorageSpace(quota: try exchange(PlacedCommand(Command(.xquota), in: place)))
  }
}
