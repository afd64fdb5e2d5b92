import ArgumentParser
import FTPProtocol
import Octets
import Platform
import SystemPackage
import Transfers

/// How two trees are compared, and what may be deleted.
struct MirrorFlags: ParsableArguments {
  @Option(name: .long, help: "How files are compared.")
  var compare: MirrorComparison = .auto

  @Flag(
    name: .long,
    help: "Delete what the source does not have; 'managed' behind it: only what came from it."
  )
  var delete = false

  @Option(name: .long, help: "The most files that are deleted unasked: a number, or a percentage.")
  var maxDelete: DeletionLimit = .standard

  @Flag(name: .long, help: "Delete although something could not be looked at or transferred.")
  var ignoreErrors = false

  @Option(name: .long, help: "Where files go that are deleted or replaced, by date.")
  var backup: PlainOperand?

  @Option(
    name: .long,
    help: "What is remembered, where: on this machine, at the server too, or nowhere."
  )
  var manifest: ManifestPlace = .local

  @Flag(
    name: .long,
    help: "Make the new tree beside the old one, and put it in its place when it is whole."
  )
  var swap = false

  @Flag(name: .long, help: "Put the tree that the last --swap replaced back in its place.")
  var swapBack = false

  @Flag(
    name: .long,
    help: "Change both sides: each gets what the other has changed or deleted since the last run."
  )
  var twoWay = false

  @Flag(name: .long, help: "Do not keep other mirrors from the directory at the server.")
  var noLock = false

  @Option(
    name: .long,
    help: "How old the lock of another mirror may be, such as 30m, before it is taken over."
  )
  var lockAge = SpanOperand(seconds: 6 * 3600)
}

extension MirrorFlags {
  /// Where files go that are deleted or replaced, from the top of the tree that is changed.
  ///
  /// - Returns: `nil` where nothing is kept.
  /// - Throws: ``CommandError`` for a path that leads out of the tree.
  func backupPath() throws(CommandError) -> [UInt8]? {
    guard let backup else { return nil }
    let names = backup.octets.split(separator: .slash).map { [UInt8]($0) }
    guard backup.octets.first != .slash, !names.isEmpty,
      names.allSatisfy({ RemotePath.Component($0) != nil })
    else {
      let why = "backups are kept in a directory of the tree that is changed"
      throw CommandError(
        "mirror --backup",
        .refused(why, advice: "Name it from there: --backup old")
      )
    }
    return [UInt8](names.joined(separator: [.slash]))
  }
}

/// Where it is kept what a mirror left alike.
enum ManifestPlace: String, ExpressibleByArgument, CaseIterable {
  case local
  case remote
  case none
}

/// What belongs to the world of a mirror.
struct MirrorFilterFlags: ParsableArguments {
  @Option(
    name: [.customShort("i"), .long],
    help: "A pattern of what counts; the first that fits decides."
  )
  var include: [PlainOperand] = []

  @Option(name: [.customShort("x"), .long], help: "A pattern of what is left alone on both sides.")
  var exclude: [PlainOperand] = []

  @Option(name: .long, help: "A file of such patterns: '+ PATTERN' or '- PATTERN' a line.")
  var filter: [LocalOperand] = []

  @Option(name: .long, help: "Only files that were modified after this: 2026-11-27, or 3d.")
  var newer: MomentOperand?

  @Option(name: .long, help: "Only files that were modified before this.")
  var older: MomentOperand?

  @Option(name: .long, help: "Only files that are larger, such as 10M.")
  var larger: SizeOperand?

  @Option(name: .long, help: "Only files that are smaller.")
  var smaller: SizeOperand?

  @Flag(name: .long, help: "Only files that the target has.")
  var onlyExisting = false

  @Flag(name: .long, help: "Only files that the target does not have.")
  var onlyNew = false

  @Option(name: .long, help: "What is done with links: copy makes links of them on the other side.")
  var links: MirrorLinks = .skip
}

extension MirrorComparison: ExpressibleByArgument {}
extension MirrorLinks: ExpressibleByArgument {}

extension DeletionLimit: ExpressibleByArgument {
  /// Takes `20` or `20%`.
  package init?(argument: String) {
    let isPercentage = argument.last == "%"
    let digits = isPercentage ? String(argument.dropLast()) : argument
    guard let number = digits.utf8.decimalNumber, number <= 1_000_000_000 else { return nil }
    self = isPercentage ? .percent(Int(number)) : .count(Int(number))
  }

  package var defaultValueDescription: String {
    switch self {
    case .count(let count): "\(count)"
    case .percent(let percent): "\(percent)%"
    }
  }
}

/// A moment: a date, or how long ago it was.
struct MomentOperand: ExpressibleByArgument, Hashable {
  /// Seconds since 1970.
  let seconds: Int64

  static let units: [Character: Int64] = [
    "s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800,
  ]

  init?(argument: String) {
    if let time = DateText.parse(argument) {
      seconds = time.secondsSinceEpoch
      return
    }
    guard let span = SpanOperand(argument: argument) else { return nil }
    seconds = WallClock.secondsSinceEpoch - span.seconds
  }
}

/// How long something takes: `90s`, `30m`, `6h`, `2d`.
struct SpanOperand: ExpressibleByArgument, Hashable {
  let seconds: Int64

  init(seconds: Int64) { self.seconds = seconds }

  init?(argument: String) {
    guard let unit = argument.last.flatMap({ MomentOperand.units[$0] }),
      let count = argument.utf8.dropLast().decimalNumber, count <= 1_000_000_000
    else { return nil }
    seconds = count * unit
  }

  var defaultValueDescription: String {
    seconds.isMultiple(of: 3600) ? "\(seconds / 3600)h" : "\(seconds)s"
  }
}

/// A number of bytes, with a unit.
struct SizeOperand: ExpressibleByArgument, Hashable {
  let octetCount: Int64

  init?(argument: String) {
    guard let rate = TransferRate.parse(argument) else { return nil }
    octetCount = rate
  }
}
