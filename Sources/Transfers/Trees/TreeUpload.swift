import FTPClient
import FTPProtocol
import Platform
import SystemPackage

/// A tree on its way from this machine to a server.
final class TreeUpload: TreeWork {
  let queue: TreeQueue

  private let top: OpenDirectory
  private let target: RemotePath
  let options: TreeOptions
  let observer: TransferObserver
  let now: TimeValue

  /// How many directories are made with one packet.
  private static let directoriesAtOnce = 16

  /// Names both sides.
  ///
  /// - Parameters:
  ///   - top: A directory here.
  ///   - target: The directory at the server that will have what is in it.
  ///   - options: How.
  ///   - now: What the years of listings are guessed by.
  ///   - observer: Who is told of each file.
  init(
    of top: consuming OpenDirectory,
    to target: RemotePath,
    _ options: TreeOptions,
    now: TimeValue,
    in observer: TransferObserver
  ) {
    self.top = top
    self.target = target
    self.options = options
    self.observer = observer
    self.now = now
    queue = TreeQueue(TreePlace(names: []))
  }

  func name(of place: TreePlace) -> [UInt8] {
    place.names.reduce(top.path) { $0.appending(octets: $1.octets) }.octets
  }

  private func remotePath(of place: TreePlace) -> RemotePath {
    place.names.reduce(target) { $0.appending($1.octets) }
  }

  func look(into place: TreePlace, _ worker: TreeWorker) throws(TransferFailure) {
    var files: [TreeFile] = []
    var directories: [RemotePath.Component] = []
    let local = try read(place, &files, &directories)
    let remote = remotePath(of: place)
    do throws(FTPError) {
      var isNew = place.isNew
      if !isNew, place.names.isEmpty { isNew = try worker.session.makeDirectories([remote])[0] }
      var existing = Existing()
      if !isNew { existing = try entries(of: remote, &isNew, worker.session) }
      let places = try make(directories, in: place, existing.directories, worker.session)
      observer.expect(files: files.count, octets: files.reduce(0) { $0 + ($1.size ?? 0) })
      let directory = TreeDirectory(
        remote: remote,
        local: local,
        files: files,
        existing: existing.files,
        isNew: isNew
      )
      queue.add(directory, places)
    } catch {
      throw TransferFailure(.remote(error))
    }
  }

  /// Reads the directory here.
  private func read(
    _ place: TreePlace,
    _ files: inout [TreeFile],
    _ directories: inout [RemotePath.Component]
  ) throws(TransferFailure) -> OpenDirectory {
    var links = 0
    var others = 0
    do throws(Errno) {
      let local = try top.open(below: place.names.map(\.octets))
      for name in try local.names() {
        // A name that is gone by now was none.
        guard var info = try local.info(of: name), let component = RemotePath.Component(name)
        else { continue }
        if info.kind == .link {
          guard options.followsLinks, let target = local.infoBehindLink(name), target.kind == .file
          else {
            links += 1
            continue
          }
          info = target
        }
        switch info.kind {
        case .file: files.append(TreeFile(name, info))
        case .directory: directories.append(component)
        case .link, .other: others += 1
        }
      }
      let (linkCount, otherCount) = (links, others)
      queue.note { outcome in
        outcome.skippedLinkCount += linkCount
        outcome.skippedOtherCount += otherCount
      }
      return local
    } catch {
      throw TransferFailure(.local(.reading, FilePath(octets: name(of: place)), error))
    }
  }

  /// What is in a directory at the server.
  private struct Existing {
    var files: [[UInt8]: TreeFile] = [:]
    var directories: Set<[UInt8]> = []
  }

  /// Asks what is in a directory that may be there; one that is not is made.
  private func entries(
    of remote: RemotePath,
    _ isNew: inout Bool,
    _ session: Session
  ) throws(FTPError) -> Existing {
    var existing = Existing()
    do throws(FTPError) {
      try session.streamListing(remote, now: now, showsHidden: true) { part in
        for entry in part {
          if entry.kind == .directory {
            existing.directories.insert(entry.name)
          } else if let file = TreeFile(entry) {
            existing.files[entry.name] = file
          }
        }
      }
      return existing
    } catch .refused(let reply, _) where reply.code.isPermanentNegative {
      try session.makeDirectory(remote)
      isNew = true
      return Existing()
    }
  }

  /// Makes the directories in a directory, each once.
  private func make(
    _ names: [RemotePath.Component],
    in place: TreePlace,
    _ existing: Set<[UInt8]>,
    _ session: Session
  ) throws(FTPError) -> [TreePlace] {
    var places = names.map { TreePlace(names: place.names + [$0]) }
    let missing = places.indices.filter { !existing.contains(names[$0].octets) }
    var start = 0
    while start < missing.count {
      let some = missing[start..<min(start + Self.directoriesAtOnce, missing.count)]
      let areNew = try session.makeDirectories(some.map { remotePath(of: places[$0]) })
      for (index, isNew) in zip(some, areNew) { places[index].isNew = isNew }
      start += some.count
    }
    return places
  }
}
