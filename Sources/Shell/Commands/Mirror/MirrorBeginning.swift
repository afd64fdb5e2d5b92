import FTPClient
import FTPProtocol
import Octets
import Platform
import SystemPackage
import Terminal
import Transfers

/// What a run of `mirror` needs before it looks at anything.
extension MirrorRun {
  /// Does something with a directory here, which goes again where it was made for nothing.
  mutating func leavingNothing(
    at path: FilePath,
    _ body: (inout MirrorRun) throws(CommandError) -> Void
  ) throws(CommandError) {
    hasMadeHere = false
    do throws(CommandError) {
      try body(&self)
    } catch {
      // One that has anything in it stays.
      if hasMadeHere {
        try? OpenDirectory.open(parentOf: path).remove(directory: path.lastName ?? [])
      }
      throw error
    }
  }

  /// Opens the directory here, which is made where something is to come into it.
  mutating func open(_ path: FilePath) throws(CommandError) -> SharedDirectory {
    do throws(Errno) {
      if setup.direction == .download || isTwoWay, !isDryRun {
        do throws(Errno) {
          try LocalDirectory.create(path)
          hasMadeHere = true
        } catch {
          guard error == .fileExists else { throw error }
        }
      }
      return SharedDirectory(try OpenDirectory.open(path))
    } catch .noSuchFileOrDirectory where setup.direction == .download && isDryRun {
      return try nothing()
    } catch {
      throw CommandError.local(.doing("mirror", path.octets), error)
    }
  }

  /// A directory without anything in it, which nobody can find: what is not there yet, for a plan.
  private func nothing() throws(CommandError) -> SharedDirectory {
    do throws(Errno) {
      let path = try LocalDirectory.createTemporary(prefix: "ferry-mirror-")
      let directory = try OpenDirectory.open(path)
      try OpenDirectory.open(parentOf: path).remove(directory: path.lastName ?? [])
      return SharedDirectory(directory)
    } catch {
      throw CommandError.local(Self.what, error)
    }
  }

  /// Opens what is remembered of the pair, and keeps other runs of this user from it.
  func openManifest(
    of trees: MirrorTrees,
    _ path: FilePath,
    _ session: Session
  ) throws(CommandError) -> ManifestFile? {
    let other = LocalDirectory.realPath(path).octets + (setup.world.shard?.suffix ?? [])
    return try openManifest(at: trees.there, other, session)
  }

  /// Opens what is remembered of a directory at a server and another one.
  ///
  /// - Parameters:
  ///   - there: The directory that is changed, or that at the server.
  ///   - other: What the other one is called.
  ///   - session: Where the first is.
  /// - Returns: `nil` where nothing is to be remembered, or can be.
  /// - Throws: ``CommandError`` while another run has the same two.
  func openManifest(
    at there: RemotePath,
    _ other: [UInt8],
    _ session: Session
  ) throws(CommandError) -> ManifestFile? {
    guard flags.manifest != .none else { return nil }
    let url = try remotely(Self.what, session.url(of: there, asksWhere: false))
    let title: [UInt8] = url + [.space] + other
    let mark = [title.checksum(), title.checksum(from: 0x9E37_79B9_7F4A_7C15)]
      .map { String($0, radix: 16) }.joined(separator: "-")
    do throws(Errno) {
      return try ManifestFile(FileLocations.mirrors.appending(mark), title: title)
    } catch .resourceBusy {
      let part = setup.world.shard == nil ? "" : "the same part of "
      let why = "another ferry mirrors \(part)the same two directories"
      throw CommandError(Self.what, .failed(.transient, why, advice: "Wait until it has ended."))
    } catch {
      shell.output.say(
        "what is alike cannot be remembered: \(ErrorMessage.words(error))",
        style: .warning
      )
      return nil
    }
  }

  /// Says something behind what was said of the transfers.
  func say(_ text: String) {
    try? shell.front.display?.showEvents()
    shell.output.say(text)
  }
}
