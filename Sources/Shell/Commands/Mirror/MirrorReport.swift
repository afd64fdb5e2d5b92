import FTPProtocol
import Octets
import Platform
import SystemPackage
import Terminal
import Transfers

/// The summaries of several runs added up: which parts are missing, which failed, and what it all comes to.
struct MirrorReport {
  /// How many parts there are to be; 1 where the work was not divided.
  private(set) var partCount = 0

  /// The parts of which there is no summary.
  private(set) var missing: [Int] = []

  /// The parts that did not end with 0.
  private(set) var failed: [MirrorSummary] = []

  /// What does not belong together: other sides, another number of parts, another depth.
  private(set) var strangers: [[UInt8]] = []
  private(set) var doneCount = 0
  private(set) var total = MirrorSummary()

  /// The longest that one part took, in seconds.
  private(set) var longest = 0.0

  /// What stands for a part of which nothing is known: it may be running, or have been killed.
  static let statusOfMissing = ExitStatus.transient

  /// Adds up.
  ///
  /// - Parameter summaries: Each with the name of its file; the newest one says what they are parts of.
  init(_ summaries: [(name: [UInt8], summary: MirrorSummary)]) {
    guard let model = summaries.map(\.summary).max(by: { $0.time < $1.time }) else { return }
    partCount = model.shard?.count ?? 1
    let named = summaries.first { !$0.summary.there.isEmpty }?.summary ?? model
    total.direction = model.direction
    (total.here, total.there) = (named.here, named.there)
    var parts: [Int: MirrorSummary] = [:]
    for (name, summary) in summaries {
      let number = summary.shard?.number ?? 1
      guard summary.belongs(to: model), parts[number] == nil else {
        strangers.append(name)
        continue
      }
      parts[number] = summary
      for count in MirrorSummary.Count.allCases {
        total[count] = total[count].addingSaturated(summary[count])
      }
      total.seconds += summary.seconds
      longest = max(longest, summary.seconds)
    }
    missing = (1...partCount).filter { parts[$0] == nil }
    failed = parts.sorted { $0.key < $1.key }.map(\.value).filter { $0.status != 0 }
    doneCount = parts.count - failed.count
    // Of summaries that do not belong together nothing is known for sure.
    var statuses = failed.map(\.status)
    if !missing.isEmpty || !strangers.isEmpty { statuses.append(Self.statusOfMissing.rawValue) }
    total.status = statuses.max() ?? 0
  }

  /// The report for people; names are safe for a terminal.
  var lines: [String] {
    var lines = ["\(total.direction) \(Escaping.name(total.here)) \(Escaping.name(total.there))"]
    var parts = ["\(Quantity.count(partCount, "part")): \(doneCount) done"]
    if !failed.isEmpty { parts.append("\(failed.count) failed") }
    if !missing.isEmpty { parts.append("\(missing.count) missing") }
    lines.append(parts.joined(separator: ", "))
    for part in failed {
      let failures = Quantity.count(part[.failures], "failure")
      let held = part[.held] > 0 ? ", \(part[.held]) deletions held" : ""
      lines.append("part \(part.shard?.number ?? 1): status \(part.status), \(failures)\(held)")
    }
    if !missing.isEmpty { lines.append("missing: \(Self.ranges(missing))") }
    for name in strangers { lines.append("not one of these parts: \(Escaping.name(name))") }
    lines.append(
      """
      \(Quantity.count(total[.moved], "file")) moved (\(Quantity.size(total[.bytes]))), \
      \(total[.deleted]) deleted, \(total[.renamed]) renamed, \(total[.alike]) alike, \
      \(Quantity.count(total[.failures], "failure"))
      """
    )
    return lines
  }

  /// The report for programs.
  var object: [UInt8] {
    var line = JSONLine()
    line.add("event", "report")
    line.add("command", "mirror")
    line.add("direction", total.direction)
    line.add(pathname: "here", total.here)
    line.add("there", total.there)
    line.add("shards", Int64(partCount))
    line.add("done", Int64(doneCount))
    line.add("failed", failed.map { "\($0.shard?.number ?? 1)" }.joined(separator: ","))
    line.add("missing", Self.ranges(missing))
    line.add("strangers", Int64(strangers.count))
    line.add("status", Int64(total.status))
    for count in MirrorSummary.Count.allCases { line.add(count.rawValue, total[count]) }
    line.add("seconds", decimal: total.seconds)
    line.add("longest", decimal: longest)
    return line.finished()
  }

  /// Numbers in their order as `1-3,7`, which is what `sbatch --array` takes.
  static func ranges(_ numbers: [Int]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = ranges.last, last.upperBound + 1 == number {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ",")
  }
}

extension MirrorSummary {
  /// Whether both are parts of one whole.
  ///
  /// What the machines call their own directory may differ.
  fileprivate func belongs(to other: MirrorSummary) -> Bool {
    // Who never got there does not know where it is.
    let isAtSame = there.isEmpty || other.there.isEmpty || there == other.there
    return direction == other.direction && isAtSame && shard?.count == other.shard?.count
      && shard?.depth == other.shard?.depth
  }
}

extension MirrorReport {
  private static let summaryLimit = 1 << 20

  /// Adds up the summaries in a directory, shows it, and ends as the worst of them did.
  static func run(_ directory: FilePath, writesJSON: Bool, in shell: ShellState)
    throws(CommandError)
  {
    let what: [UInt8] = .doing("mirror --report", directory.octets)
    let names = try locally(what, LocalDirectory.names(in: directory))
    var summaries: [(name: [UInt8], summary: MirrorSummary)] = []
    var isUnreadable = false
    for name in names where name.suffix(5).elementsEqual(".json".utf8) {
      let path = directory.appending(octets: name)
      let octets = try locally(what, PrivateFile.read(path, upTo: summaryLimit)) ?? []
      guard let summary = MirrorSummary(octets) else {
        isUnreadable = true
        let why = "it is no summary of a mirror"
        shell.show(CommandError(.doing("read", path.octets), .refused(why, advice: nil)))
        continue
      }
      summaries.append((name, summary))
    }
    guard !summaries.isEmpty else {
      let why = "no summary is in it"
      let advice = "'mirror --summary \(Escaping.name(directory.octets))/' writes them."
      throw CommandError(what, .failed(statusOfMissing, why, advice: advice))
    }
    let report = MirrorReport(summaries)
    if writesJSON {
      try shell.output.writeOctets(report.object)
    } else {
      for line in report.lines { try shell.output.writeText(line + "\n") }
    }
    var worst = report.total.status
    if isUnreadable { worst = max(worst, statusOfMissing.rawValue) }
    guard worst != 0 else { return }
    let why = "not all parts ended well"
    let advice = "Run those parts again: each goes on where it was."
    throw CommandError(
      what,
      .failed(ExitStatus(rawValue: worst) ?? .local, why, advice: advice)
    )
  }
}
