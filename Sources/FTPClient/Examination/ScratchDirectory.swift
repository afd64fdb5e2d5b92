import FTPProtocol
import Octets
import Platform

/// A directory of an examination's own at the server, and what was made in it.
///
/// All names are noted before anything is sent: what is not known to be there is removed too.
struct ScratchDirectory {
  /// Absolute where the server tells paths, else relative to the working directory.
  let path: RemotePath

  private var files: [RemotePath] = []
  private var directories: [RemotePath] = []

  /// Chooses a name that nobody else has.
  ///
  /// - Parameter parent: Where to make it.
  init(in parent: RemotePath) {
    let number = UInt64.random(in: .min ... .max)
    let digits = String(number, radix: 36)
    path = parent.appending([UInt8]("ferry-doctor-\(digits)".utf8))
  }

  /// The path of a file that is going to be there.
  mutating func file(_ name: String) -> RemotePath { file([UInt8](name.utf8)) }

  mutating func file(_ name: [UInt8]) -> RemotePath {
    let file = path.appending(name)
    files.append(file)
    return file
  }

  /// The path of a directory that is going to be there.
  mutating func directory(_ name: String) -> RemotePath {
    let directory = path.appending([UInt8](name.utf8))
    directories.append(directory)
    return directory
  }

  /// The path of a file that is going to be in a directory of this one.
  mutating func file(_ name: String, in directory: RemotePath) -> RemotePath {
    let file = directory.appending([UInt8](name.utf8))
    files.append(file)
    return file
  }

  /// How often it is tried again where the connection is lost over it.
  private static let attempts = 3

  /// How long is waited before another attempt, for a server that lets nobody in meanwhile.
  private static let pause = Duration.seconds(1)

  /// Removes the directory and all that is in it, whatever has happened to the session before.
  ///
  /// - Parameters:
  ///   - session: At the server; connected anew if need be.
  ///   - now: For listings.
  /// - Returns: Why it is still there; `nil` where nothing is left.
  func remove(in session: Session, now: TimeValue) -> FTPError? {
    // Whoever interrupted the examination wants its traces gone; a second interrupt ends this too.
    session.cancellation?.reset()
    var last: FTPError?
    for attempt in 0..<Self.attempts {
      do throws(FTPError) {
        if attempt > 0 { try session.pause(for: Self.pause) }
        if !session.isAlive { try session.reconnect() }
        last = try removeOnce(in: session, now: now)
        return last
      } catch {
        last = error
        guard !error.isCancellation else { return error }
      }
    }
    return last
  }

  private func removeOnce(in session: Session, now: TimeValue) throws(FTPError) -> FTPError? {
    for file in files.reversed() {
      if let command = try? session.command(.dele, file) { _ = try session.exchange(command) }
    }
    for directory in directories.reversed() {
      _ = try session.exchange(session.command(.rmd, directory))
    }
    let reply = try session.exchange(session.command(.rmd, path))
    if reply.code.isCompletion { return nil }
    // Nothing may ever have been there: the reply to MKD was lost, or was a yes to everything.
    if try !session.isDirectory(path) { return nil }
    var refusal = FTPError.refused(reply, by: .rmd)
    let removal = TreeRemoval(in: session, now: now) { outcome in
      if case .failed(_, let error) = outcome { refusal = error }
    }
    return try removal.remove(path) ? nil : refusal
  }
}
