import FTPProtocol
import Octets
import Platform
import SystemPackage

/// What is asked of files and done to them without a data connection.
extension DemoSession {
  func answerFileCommand(
    _ verb: CommandVerb,
    _ argument: [UInt8]
  ) throws(ServerControl.Ending) -> Bool {
    switch verb.name {
    case "SIZE":
      try withFile(argument) { _, info throws(ServerControl.Ending) in
        try self.control.reply(213, "\(info.size)")
      }
    case "MDTM":
      try withFile(argument) { _, info throws(ServerControl.Ending) in
        let time = TimeValue(secondsSinceEpoch: info.modified) ?? .epoch
        try self.control.reply(213, time.timeValueText)
      }
    case "MFMT": try setTime(argument)
    case "MLST": try describe(path(argument))
    case "DELE": try change(path(argument), 250, "Removed.", LocalDirectory.remove)
    case "RMD", "XRMD":
      try change(path(argument), 250, "Removed.", LocalDirectory.removeEmpty)
    case "MKD", "XMKD": try makeDirectory(path(argument))
    case "RNFR":
      let source = path(argument)
      guard let place = directory.place(of: source), source != .root,
        (try? FileInfo(of: place)) != nil
      else {
        try control.reply(550, "There is no such file or directory.")
        return true
      }
      renameSource = source
      try control.reply(350, "And its new name?")
    case "RNTO": try rename(to: path(argument))
    case "SITE": try site(argument)
    case "STAT": try describe(path(argument))
    default: return false
    }
    return true
  }

  private func withFile(
    _ argument: [UInt8],
    _ body: (FilePath, FileInfo) throws(ServerControl.Ending) -> Void
  ) throws(ServerControl.Ending) {
    guard let place = directory.place(of: path(argument)), let info = try? FileInfo(of: place),
      info.kind == .file
    else { return try control.reply(550, "There is no such file.") }
    try body(place, info)
  }

  private func change(
    _ path: RemotePath,
    _ code: Int,
    _ text: String,
    _ body: (FilePath) throws(Errno) -> Void
  ) throws(ServerControl.Ending) {
    guard let place = directory.place(of: path), path != .root else {
      return try control.reply(550, "That is not allowed.")
    }
    let failure: Errno?
    do throws(Errno) {
      try body(place)
      failure = nil
    } catch {
      failure = error
    }
    if let failure { return try refuse(failure) }
    try control.reply(code, text)
  }

  private func makeDirectory(_ path: RemotePath) throws(ServerControl.Ending) {
    guard let place = directory.place(of: path), path != .root else {
      return try control.reply(550, "That is not allowed.")
    }
    let failure: Errno?
    do throws(Errno) {
      try LocalDirectory.create(place)
      failure = nil
    } catch {
      failure = error
    }
    if let failure { return try refuse(failure) }
    try control.reply(257, "\"", doubled(path), "\" created.")
  }

  private func rename(to path: RemotePath) throws(ServerControl.Ending) {
    guard let renameSource else { return try control.reply(503, "RNFR comes first.") }
    guard let source = directory.place(of: renameSource) else {
      return try control.reply(550, "It is not there any more.")
    }
    try change(path, 250, "Renamed.") { place throws(Errno) in
      try LocalDirectory.rename(source, to: place)
    }
  }

  private func describe(_ path: RemotePath) throws(ServerControl.Ending) {
    guard let place = directory.place(of: path), let info = try? FileInfo(of: place) else {
      return try control.reply(550, "There is no such file or directory.")
    }
    let line = ListingLines.facts(info) + [.space] + path.octets
    try control.reply(250, "Listing", lines: [line], last: "End")
  }

  /// MFMT: a time value, a blank, a path (draft-somers-ftp-mfxx).
  private func setTime(_ argument: [UInt8]) throws(ServerControl.Ending) {
    let parts = argument.split(separator: .space, maxSplits: 1)
    guard parts.count == 2, let time = TimeValue.parse([UInt8](parts[0]).span) else {
      return try control.reply(501, "A time and a path, please.")
    }
    let path = path([UInt8](parts[1]))
    try change(path, 213, "Modify=\(time.timeValueText); \(path)") { place throws(Errno) in
      try LocalDirectory.setModificationTime(time.secondsSinceEpoch, of: place)
    }
  }

  /// SITE CHMOD, the one SITE command that everybody has.
  private func site(_ argument: [UInt8]) throws(ServerControl.Ending) {
    let parts = argument.split(separator: .space, maxSplits: 2)
    let name = parts.first.map { $0.text.uppercased() }
    guard name == "CHMOD" else {
      return try name == "HELP" ? control.reply(214, "CHMOD") : control.reply(504, "CHMOD only.")
    }
    guard parts.count == 3, let mode = UInt16(parts[1].text, radix: 8),
      mode <= 0o7777
    else { return try control.reply(501, "Bits in octal and a path, please.") }
    try change(path([UInt8](parts[2])), 200, "Done.") { place throws(Errno) in
      try LocalDirectory.setMode(mode, of: place)
    }
  }
}
