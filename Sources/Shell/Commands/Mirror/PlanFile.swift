import FTPProtocol
import Octets
import Platform
import SystemPackage
import Transfers

/// A plan as it is kept: a line of JSON that says whose plan it is, one for each step, and a last one
/// that says how many there are, so that a file that was cut is known.
///
/// Untrusted when it is read: it may have been edited, or come from anywhere.
struct PlanFile: Sendable {
  /// Whose plan it is.
  struct Header: Hashable, Sendable {
    var direction: MirrorDirection

    /// The directory of this machine, without links in its path.
    var here: [UInt8]

    /// The directory at the server as a URL, which is compared and not parsed.
    var there: [UInt8]

    /// Its absolute path at the server.
    var directory: [UInt8]
  }

  /// Why a file is no plan that can be carried out.
  enum Fault: Error, Hashable, Sendable {
    case noPlan

    /// It was written by a later program.
    case otherVersion

    /// It has no end.
    case cut

    /// A line is no step of such a plan: its number, from 1 on.
    case line(Int)
  }

  var header: Header
  var steps: [MirrorPlan.Step]

  /// The largest file that is read, in octets.
  private static let limit = 1 << 32

  private static let mark = "ferry_plan"
  private static let version: Int64 = 1

  /// Names whose plan it is, and its steps.
  init(_ header: Header, _ steps: [MirrorPlan.Step]) { (self.header, self.steps) = (header, steps) }

  // MARK: Writing

  /// The octets of the file.
  var octets: [UInt8] {
    var first = JSONLine()
    first.add(Self.mark, Self.version)
    first.add("direction", header.direction == .upload ? "upload" : "download")
    first.add(pathname: "here", header.here)
    first.add(pathname: "there", header.there)
    first.add(pathname: "directory", header.directory)
    var last = JSONLine()
    last.add("steps", Int64(steps.count))
    var octets = first.finished()
    for step in steps { octets += Self.line(step) }
    return octets + last.finished()
  }

  private static func line(_ step: MirrorPlan.Step) -> [UInt8] {
    var line = MirrorWords.line(step)
    add(step.source, "", to: &line)
    add(step.target, "old_", to: &line)
    if step.mayBeLink { line.add("may_be_link", true) }
    return line.finished()
  }

  private static func add(_ seen: MirrorPlan.Seen?, _ prefix: String, to line: inout JSONLine) {
    guard let seen else { return }
    line.add(prefix + "kind", kinds[seen.kind] ?? "other")
    if let time = seen.modified { line.add(prefix + "modified", time.text) }
    if seen.identity != 0 { line.add(prefix + "mark", String(seen.identity)) }
  }

  private static let kinds: [EntryKind: String] = [
    .file: "file", .directory: "directory", .link: "link", .other: "other",
  ]

  // MARK: Reading

  /// Reads a file.
  ///
  /// - Throws: ``CommandError``: why it cannot be read, or is no plan.
  static func read(_ path: FilePath) throws(CommandError) -> PlanFile {
    let what: [UInt8] = .doing("mirror --apply", path.octets)
    let octets: [UInt8]?
    do throws(Errno) {
      octets = try PrivateFile.read(path, upTo: limit)
    } catch {
      throw CommandError.local(what, error)
    }
    guard let octets else { throw CommandError(what, .local(.noSuchFileOrDirectory)) }
    do throws(Fault) {
      return try PlanFile(octets)
    } catch {
      let why =
        switch error {
        case .noPlan: "that is no plan of a mirror"
        case .otherVersion: "that is a plan of a later ferry"
        case .cut: "the plan has no end: it was cut"
        case .line(let number): "line \(number) is no step of such a plan"
        }
      throw CommandError(what, .refused(why, advice: "'mirror --plan FILE' makes a plan."))
    }
  }

  /// Takes the octets of a file.
  ///
  /// - Throws: ``Fault``; every path in what is returned leads below the top of its tree.
  init(_ octets: [UInt8]) throws(Fault) {
    let lines = octets.split(separator: .lineFeed, omittingEmptySubsequences: false)
    guard let first = lines.first.flatMap({ Self.value($0) }), let version = first[Self.mark] else {
      throw .noPlan
    }
    guard version.number == Self.version else { throw .otherVersion }
    // Behind the last line end is nothing.
    guard lines.count >= 3, lines[lines.count - 1].isEmpty,
      let count = Self.value(lines[lines.count - 2])?["steps"]?.number, count == lines.count - 3
    else { throw .cut }
    guard let header = Header(first) else { throw .line(1) }
    self.header = header
    steps = []
    steps.reserveCapacity(lines.count - 3)
    for (index, line) in lines[1..<(lines.count - 2)].enumerated() {
      guard let value = Self.value(line), let step = Self.step(value), step.side == header.side
      else { throw .line(index + 2) }
      steps.append(step)
    }
  }

  private static func value(_ line: ArraySlice<UInt8>) -> JSONValue? {
    guard [UInt8](line).isUTF8 else { return nil }
    return JSONValue(parsing: line.text)
  }

  private static func step(_ value: JSONValue) -> MirrorPlan.Step? {
    guard let path = value.path("path"), path.leadsBelow, !MirrorWorld.isOwn(below: path),
      let side = value["side"]?.text.flatMap({ ["here": MirrorSide.here, "there": .there][$0] })
    else { return nil }
    let (source, target) = (seen(value, "", "size"), seen(value, "old_", "old_size"))
    let action: MirrorPlan.Step.Action
    switch (value["action"]?.text, source?.kind, target?.kind) {
    case ("make_directory", .directory, nil): action = .makeDirectory
    case ("transfer", .file, nil), ("transfer", .file, .file): action = .transfer
    case ("remove_directory", nil, .directory): action = .removeDirectory
    case ("remove_file", nil, let kind?) where kind != .directory: action = .removeFile
    case ("make_link", .link, nil), ("make_link", .link, .link):
      guard let goal = value.path("to"), goal.isEmpty || goal.leadsBelow else { return nil }
      action = .makeLink(to: goal)
    case ("set_mode", .file, .file):
      guard let mode = value["mode"]?.text.flatMap({ UInt16($0, radix: 8) }), mode <= 0o777 else {
        return nil
      }
      action = .setMode(mode)
    case ("rename", _?, nil):
      guard let old = value.path("from"), old.leadsBelow, !MirrorWorld.isOwn(below: old) else {
        return nil
      }
      action = .rename(from: old)
    default: return nil
    }
    guard let reason = reason(value["reason"]?.text, source, target) else { return nil }
    var step = MirrorPlan.Step(action, at: side, path, reason, source: source, target: target)
    step.mayBeLink = value["may_be_link"] == .bool(true)
    return step
  }

  private static func seen(
    _ value: JSONValue,
    _ prefix: String,
    _ size: String
  ) -> MirrorPlan.Seen? {
    guard let name = value[prefix + "kind"]?.text,
      let kind = kinds.first(where: { $0.value == name })?.key
    else { return nil }
    return MirrorPlan.Seen(
      kind,
      size: value[size]?.number,
      modified: value[prefix + "modified"]?.text.flatMap { TimeSpan(text: $0) },
      identity: value[prefix + "mark"]?.text.flatMap { UInt64($0) } ?? 0
    )
  }

  private static func reason(
    _ token: String?,
    _ source: MirrorPlan.Seen?,
    _ target: MirrorPlan.Seen?
  ) -> MirrorReason? {
    let size = MirrorReason.size(from: target?.size ?? 0, to: source?.size ?? 0)
    let reasons: [MirrorReason] = [
      .absent, size, .time, .content, .changedAtTarget, .changedAtSource, .otherKind,
      .notInManifest, .notKnown, .notAtSource, .moved, .conflict, .leadsElsewhere, .mode,
    ]
    return reasons.first { MirrorWords.token($0) == token }
  }
}

extension PlanFile.Header {
  /// The side that is changed.
  var side: MirrorSide { direction.target }

  /// Reads what the first line says; `nil` where something is missing.
  fileprivate init?(_ value: JSONValue) {
    let directions: [String: MirrorDirection] = ["upload": .upload, "download": .download]
    guard let direction = value["direction"]?.text.flatMap({ directions[$0] }),
      let here = value.path("here"), let there = value.path("there"),
      let directory = value.path("directory"), here.first == .slash, !here.contains(0),
      RemotePath(directory).isAbsolute
    else { return nil }
    (self.direction, self.here, self.there) = (direction, here, there)
    self.directory = directory
  }
}

extension JSONValue {
  /// The whole number; `nil` where this is none, or a negative one.
  fileprivate var number: Int64? {
    guard case .number(let text) = self else { return nil }
    return text.utf8.decimalNumber
  }

  /// The octets of a member that is a path, as ``JSONLine/add(pathname:_:)`` writes it.
  fileprivate func path(_ name: String) -> [UInt8]? {
    guard let bytes = self[name + "_bytes"] else {
      return self[name]?.text.map { [UInt8]($0.utf8) }
    }
    return bytes.text.flatMap { Base64.decode($0.utf8) }
  }
}
