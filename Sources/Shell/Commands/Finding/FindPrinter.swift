import FTPProtocol
import Octets
import Terminal

/// Shows what `find` has found.
struct FindPrinter {
  private let names: NameStyle
  private var listing: LongListing

  /// Where paths begin that do not begin at the root.
  private let directory: RemotePath?

  /// Shows on a command's behalf.
  ///
  /// - Parameters:
  ///   - output: Where it goes.
  ///   - directory: The working directory at the server, for objects.
  init(_ output: Output, in directory: RemotePath?) {
    names = NameStyle(
      isForTerminal: output.isTerminal,
      colors: output.isTerminal ? .wanted : .none
    )
    listing = LongListing(names: names, isHumanReadable: false)
    self.directory = directory
  }

  /// Makes the octets that an action writes; none for one that writes nothing.
  mutating func octets(_ action: FindAction, _ found: FoundEntry) -> [UInt8] {
    switch action {
    case .print: return path(found) + [.lineFeed]
    // A terminal is no program that reads paths: it gets no control characters.
    case .printNul where names.isForTerminal: return path(found) + [.lineFeed]
    case .printNul: return found.path.octets + [0]
    case .list:
      guard let entry = found.entry else { return path(found) + [.lineFeed] }
      var line: [UInt8] = []
      listing.measure(entry)
      let listed = ListedEntry(entry: entry, name: found.path.octets, path: found.path)
      listing.append(listed, to: &line)
      return line
    case .object: return object(found)
    case .delete, .get: return []
    }
  }

  private func path(_ found: FoundEntry) -> [UInt8] {
    guard let entry = found.entry else { return names.plain(found.path.octets) }
    var octets: [UInt8] = []
    names.append(entry, name: found.path.octets, to: &octets)
    return octets
  }

  private func object(_ found: FoundEntry) -> [UInt8] {
    let path = directory.map { $0.appending(found.path).normalized } ?? found.path
    return found.entry.map { EntryObject.line(for: $0, at: path) }
      ?? EntryObject.line(for: found.kind, at: path)
  }
}
