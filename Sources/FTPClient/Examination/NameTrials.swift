import FTPProtocol
import Octets

/// Names: paths, letters beyond ASCII, and case.
extension Examination {
  /// Finds out what names the server takes, and gives back.
  func examineNames() throws(FTPError) {
    try examine(.absolutePaths) { () throws(FTPError) in try absolutePaths() }
    try examine(.cwdProves) { () throws(FTPError) in try missingDirectory() }
    try examine(.utf8) { () throws(FTPError) in
      guard session.options.charset == nil else {
        return .notKnown("'charset' says how names are written")
      }
      let seen = try self.name([UInt8]("grüße-日本.txt".utf8))
      let isSaid = try session.features().list.has("UTF8")
      guard seen.verdict.isPositive == true else { return seen }
      return .works(
        isSaid ? "a name comes back as it was sent" : "though FEAT does not announce it"
      )
    }
    try examine(.octets) { () throws(FTPError) in
      guard session.options.charset == nil else {
        return .notKnown("'charset' says how names are written")
      }
      // `grüße` in ISO-8859-1.
      return try self.name([0x67, 0x72, 0xFC, 0xDF, 0x65] + [UInt8](".bin".utf8))
    }
    try examine(.letterCase) { () throws(FTPError) in try letterCase() }
  }

  /// Goes to the directory by the path that PWD tells.
  private func absolutePaths() throws(FTPError) -> Observation {
    let path = try session.absolute(scratch?.path ?? options.directory ?? .here)
    guard path.isAbsolute else {
      return session.knowledge.isTrue(.absolutePaths) == false
        ? .doesNot("ferry goes step by step") : .notKnown("PWD tells no path")
    }
    let place = Place.login.appending(path)
    let reply = try session.exchange(PlacedCommand(Command(.pwd), in: place))
    guard let told = reply.toldDirectory else { return .notKnown("PWD tells no path there") }
    guard told == path else { return .works("PWD names it \(told) then") }
    session.knowledge.set(.absolutePaths, true)
    return .works("CWD takes the paths that PWD tells")
  }

  /// Goes where nothing is.
  private func missingDirectory() throws(FTPError) -> Observation {
    let digits = UInt32.random(in: 1_000_000...9_999_999)
    let path = (scratch?.path ?? options.directory ?? RemotePath([]))
      .appending([UInt8]("F\(digits).NONE".utf8))
    let isEntered = try session.enters(session.place(of: path))
    session.knowledge.set(.cwdProves, !isEntered)
    return isEntered
      ? .doesNot("CWD to a name that is not there is accepted")
      : .works("CWD to a name that is not there is refused")
  }

  /// The names that are listed in the directory of its own.
  private func listedNames() throws(FTPError) -> Set<[UInt8]> {
    let path = try withScratch { $0.path }
    let listing = try session.list(path, now: options.now, showsHidden: false)
    return Set(listing.lazy.map(\.name))
  }

  /// Sends a file of a name, and looks how it is listed.
  private func name(_ name: [UInt8]) throws(FTPError) -> Observation {
    let before = try listedNames()
    let path = try withScratch { $0.file(name) }
    do throws(FTPError) {
      try session.store([0x61], as: path)
    } catch .refused(let reply, .stor) where reply.code != .serviceNotAvailable {
      return .refused(reply)
    } catch .invalidCommand(.changedByServer) {
      return .doesNot("the server would write another name")
    }
    let seen = Observation.name(name, among: try listedNames(), before: before)
    guard seen.verdict.isPositive == true else { return seen }
    guard works(.storage) == true else { return seen }
    guard try session.fetch(path) == [0x61] else {
      return .doesNot("it is listed, and another file comes")
    }
    return seen
  }

  private func letterCase() throws(FTPError) -> Observation {
    let first = try scratchFile("case.txt")
    let second = try scratchFile("CASE.TXT")
    try session.store([0x61], as: first)
    try session.store([0x61, 0x62], as: second)
    let seen = Observation.letterCase(
      try listedNames(),
      ([UInt8]("case.txt".utf8), [UInt8]("CASE.TXT".utf8)),
      firstSize: try session.size(of: first),
      (1, 2)
    )
    session.knowledge.set(.ignoresCase, seen.verdict.isPositive.map { !$0 })
    return seen
  }
}
