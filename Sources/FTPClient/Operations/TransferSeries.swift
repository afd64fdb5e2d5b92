package import FTPProtocol
import Platform

extension Session {
  /// Begins a row of transfers and listings, all by absolute paths.
  ///
  /// Each may then ask for the next one's port already, and what has been changed to list a
  /// directory is put right at the end of the row only.
  package func beginSeries() {
    transfersFollow = true
  }

  /// Ends the row, in the directory in which it began.
  ///
  /// The reply to the change is not waited for, but owed: whoever stopped the row wants the prompt.
  /// The directory was there when the row began; a session that is lost gets there when it is
  /// connected anew.
  package func endSeries() {
    transfersFollow = false
    guard let home = seriesDirectory else { return }
    seriesDirectory = nil
    guard control.isUsable else { return }
    do throws(FTPError) {
      let way = try command(.cwd, home)
      try control.send(way, until: .after(.milliseconds(10)), cancelledBy: nil)
      control.owe(1)
      knownDirectory = home
    } catch {
      control.abandon()
    }
  }

  /// Returns what a path means now, wherever we go.
  ///
  /// - Returns: The path as it is where the server does not tell where we are.
  package func absolute(_ path: RemotePath) throws(FTPError) -> RemotePath {
    guard !path.isAbsolute else { return path }
    guard let here = try workingDirectory() else { return path }
    return path == RemotePath(".") ? here : here.appending(path)
  }

  /// Lists another directory without going there first: CWD travels with the command that lists.
  ///
  /// - Returns: False where that is not possible, and nothing has been done.
  func listOnTheWay(
    _ path: RemotePath,
    _ body: () throws(FTPError) -> Void
  ) throws(FTPError) -> Bool {
    guard transfersFollow, path.isAbsolute, knowledge.takesBatches == true,
      knowledge.listTells == true
    else { return false }
    if seriesDirectory == nil { seriesDirectory = try workingDirectory() }
    guard seriesDirectory != nil else { return false }
    wayToListing = try command(.cwd, path)
    knownDirectory = nil
    defer { wayToListing = nil }
    try body()
    return true
  }

  /// Runs a listing command, with the change of directory in front of it if there is to be one.
  ///
  /// What a server lists that has not gone where it was sent is dropped.
  func transferListing(
    _ command: Command,
    _ receive: (UnsafeRawBufferPointer) throws(FTPError) -> Void
  ) throws(FTPError) -> Reply {
    guard let way = wayToListing else {
      return try transfer(command, .fromServer, type: .image) { data throws(FTPError) in
        try Self.drain(&data, receive)
      }
    }
    var escort = TransferEscort(ahead: [way])
    refusalAhead = nil
    defer { refusalAhead = nil }
    do throws(FTPError) {
      let reply = try transfer(command, .fromServer, type: .image, with: &escort) {
        data throws(FTPError) in
        try Self.drain(&data) { octets throws(FTPError) in
          if refusalAhead == nil { try receive(octets) }
        }
      }
      if let refusalAhead { throw FTPError.refused(refusalAhead, by: .cwd) }
      wayToListing = nil
      return reply
    } catch {
      if let refusalAhead, error.sessionIsUsable { throw .refused(refusalAhead, by: .cwd) }
      throw error
    }
  }
}
