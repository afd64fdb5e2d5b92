import FTPProtocol
import Octets
import Platform
import SystemPackage
import Transfers

/// Fetches what `find -get` finds: each file under its path below the starting point.
struct FindFetching {
  private let fetching: Fetching
  private let shell: ShellState

  /// The files that were fetched under names that others have until they are complete, as paths of
  /// the walk.
  private var partialNames: Set<[UInt8]> = []

  init(_ shell: ShellState) {
    self.shell = shell
    fetching = Fetching(force: false, type: shell.settings.type, policy: shell.transferPolicy)
  }

  /// Fetches a file.
  ///
  /// - Parameters:
  ///   - found: The file.
  ///   - start: The starting point that it was found below.
  /// - Returns: Whether it is here now; false if it was skipped.
  /// - Throws: ``CommandError``; so is a directory here that is a link: nothing goes through it. A
  ///   file that would be written over one that was fetched before is refused.
  mutating func fetch(_ found: FoundEntry, below start: RemotePath) throws(CommandError) -> Bool {
    let rest = found.path.octets.dropFirst(found.path == start ? 0 : start.octets.count)
    var names: [[UInt8]] = []
    for part in rest.split(separator: .slash) {
      guard let name = RemotePath.Component([UInt8](part)) else { continue }
      names.append(name.octets)
    }
    guard let last = names.last else { return false }
    let place = LocalPlace(last, in: try create(names.dropLast(), found))
    let above = found.path.parent
    guard
      !PartialName.needed(for: last).contains(where: {
        partialNames.contains(above.appending($0).octets)
      })
    else {
      throw CommandError(.doing("get", found.path.octets), .transfer(TransferFailure(.takenName)))
    }
    let match = RemoteMatch(path: found.path, entry: found.entry)
    let isHere = try fetching.fetch(match, as: .place(place), in: shell) != nil
    if isHere, PartialName.mayBeOne(last) { partialNames.insert(above.appending(last).octets) }
    return isHere
  }

  /// Makes the directories that are missing here.
  private func create(
    _ names: ArraySlice<[UInt8]>,
    _ found: FoundEntry
  ) throws(CommandError) -> SharedDirectory {
    var path = shell.localDirectory
    do throws(Errno) {
      var directory = try OpenDirectory.open(path)
      for name in names {
        path = path.appending(octets: name)
        _ = try directory.create(directory: name)
        directory = try directory.open(directory: name)
      }
      return SharedDirectory(directory)
    } catch {
      let what = [UInt8]("get ".utf8) + found.path.octets + [UInt8](" into ".utf8)
      throw CommandError(what + path.octets, .local(error))
    }
  }
}
