import ArgumentParser
import FTPClient
import FTPProtocol
import Octets
import Platform
import SystemPackage
import Terminal
import Transfers

/// `mirror`: make a tree like another one.
struct MirrorCommand: TransferringCommand {
  static let configuration = CommandConfiguration(
    commandName: "mirror",
    abstract: "Make a directory like one on the other side.",
    discussion: """
      'mirror REMOTE [LOCAL]' fetches what is missing or differs, 'mirror -R LOCAL [REMOTE]' sends it; \
      on the command line the URL says which side is which. What is in REMOTE goes into LOCAL itself. \
      First a plan is made, which --dry-run shows and --plan keeps in a file, for 'mirror --apply FILE' \
      with the same two directories; each step looks again before it replaces or deletes. \
      What was left alike is remembered (a manifest), so that a file is not \
      sent again since its time is new, and is sent when its content is. Nothing is deleted without \
      --delete, nor because of a listing that is not whole; more than --max-delete allows ends with 9. \
      With --two-way each side gets what the other has changed or deleted since the last run; a file \
      that both have changed is kept twice, the one from here as NAME.conflict-DATE-HOST.
      """
  )

  static let worksOnCommandLine = true

  static let worksBetweenServers = true

  @OptionGroup var showing: ShowingOptions

  @Flag(
    name: [.customShort("R"), .long],
    help: "Send: make the directory at the server like that here."
  )
  var reverse = false

  @Flag(name: [.customShort("n"), .long], help: "Show the plan and do nothing.")
  var dryRun = false

  @OptionGroup var plans: MirrorPlanFlags

  @OptionGroup var flags: MirrorFlags

  @OptionGroup var watching: MirrorWatchFlags

  @OptionGroup var filters: MirrorFilterFlags

  @OptionGroup var transfer: MirrorTransferFlags

  @OptionGroup var parts: MirrorShardFlags

  @Argument(help: "The directory that is the source, and behind it the one that becomes like it.")
  var operands: [RemoteOperand] = []

  var isAboutThisMachine: Bool { parts.report != nil }

  func validate() throws {
    guard parts.report == nil else {
      guard operands.isEmpty else {
        throw ValidationError("--report reads a directory of summaries, and mirrors nothing.")
      }
      return
    }
    guard sides.operands.count <= 2 else {
      throw ValidationError("Two directories, please: where it comes from, and where it goes.")
    }
    if flags.swap, flags.backup != nil || flags.manifest == .remote {
      throw ValidationError(
        "--swap keeps the tree before beside the new one: neither --backup nor --manifest remote "
          + "goes with it."
      )
    }
    if flags.swapBack, dryRun {
      throw ValidationError("--swap-back exchanges two trees, and has no plan that could be shown.")
    }
    if flags.swap, filters.links == .copy {
      throw ValidationError(
        "--swap gives a whole tree another name, and links of servers would lead to the old one; "
          + "leave out --links copy."
      )
    }
    if watching.watch,
      flags.swap || flags.twoWay || dryRun || plans.plan != nil || plans.apply != nil
    {
      throw ValidationError("--watch goes on with a mirror in one direction, without --swap.")
    }
    if flags.twoWay, parts.shard != nil {
      throw ValidationError("--two-way looks at all of both trees, and --shard at a part of them.")
    }
    if flags.swap || flags.swapBack, parts.shard != nil {
      throw ValidationError("--swap exchanges a whole tree, and --shard does a part of one.")
    }
    if plans.plan != nil || plans.apply != nil,
      flags.swap || flags.swapBack || flags.twoWay || parts.shard != nil
    {
      throw ValidationError(
        "--plan and --apply are for whole mirrors in one direction, without --swap or --shard."
      )
    }
    if plans.apply != nil, flags.delete {
      throw ValidationError("What is deleted stands in the plan that --apply carries out.")
    }
    if reverse, sides.operands.isEmpty, plans.apply == nil {
      throw ValidationError("Name the directory here that is sent; '.' for the working directory.")
    }
    try validateTwoWay()
  }

  /// The operands, and whether `managed` stood behind `--delete`: a directory of that name is
  /// `./managed`.
  private var sides: (operands: [RemoteOperand], isManaged: Bool) {
    guard flags.delete, let index = operands.firstIndex(where: { $0.word.plain.text == "managed" })
    else { return (operands, false) }
    var others = operands
    others.remove(at: index)
    return (others, true)
  }

  func run(in shell: ShellState) throws(CommandError) {
    if let directory = parts.report {
      let path = shell.localPath(directory)
      return try MirrorReport.run(path, writesJSON: showing.json, in: shell)
    }
    let (typed, isManaged) = sides
    let between = try pair(typed, in: shell)
    let operands = between == nil ? try BookmarkOperands.urls(of: typed, in: shell) : typed
    if flags.swapBack { return try MirrorRun.swapBack(operands, flags, in: shell) }
    var kept: PlanFile?
    if let file = plans.apply { kept = try PlanFile.read(shell.localPath(file)) }
    let isUpload =
      reverse || operands.count == 2 && operands[1].isURL && !operands[0].isURL
      || operands.isEmpty && kept?.header.direction == .upload
    let (source, target) = (operands.first, operands.count == 2 ? operands[1] : nil)
    guard between != nil || !(source?.isURL ?? false) || !(target?.isURL ?? false) else {
      let why = "both directories are at one server"
      let advice = "Mirror one of them to here, and from here to the other one."
      throw CommandError("mirror", .refused(why, advice: advice))
    }
    guard isUpload || !flags.swap else {
      throw CommandError(
        "mirror --swap",
        .refused("only a directory at the server is exchanged", advice: "With -R it is sent.")
      )
    }
    var setup = Mirror.Setup(isUpload ? .upload : .download)
    setup.options.comparison = flags.compare
    setup.options.deletion = flags.delete ? (isManaged ? .managed : .all) : .nothing
    setup.options.deletionLimit = flags.maxDelete
    setup.options.deletesAfterErrors = flags.ignoreErrors
    (setup.options.onlyExisting, setup.options.onlyNew) = (filters.onlyExisting, filters.onlyNew)
    setup.world = try filters.world(in: shell)
    if let backup = try flags.backupPath() { setup.world.reserved.insert(backup) }
    setup.world.shard = parts.part
    setup.limits = filters.limits
    setup.options.keepsModes = transfer.keepsModes
    setup.trees = transfer.options(followsLinks: filters.links == .follow, in: shell)
    setup.listers = transfer.listers(in: shell)
    if let between {
      setup.direction = .upload
      var run = MirrorRun(setup, flags, isDryRun: dryRun, writesJSON: showing.json, in: shell)
      return try run.summarized(to: parts.summary) { run throws(CommandError) in
        try run.mirror(between)
      }
    }
    let (here, there) = isUpload ? (source, target) : (target, source)
    if flags.twoWay { setup.changeBothSides() }
    var run = MirrorRun(setup, flags, isDryRun: dryRun, writesJSON: showing.json, in: shell)
    run.planFile = plans.plan.map { shell.localPath($0) }
    let path = shell.localPath(here.map { LocalOperand($0.word) } ?? LocalOperand(Word(".")))
    let remote = try there.map { operand throws(CommandError) in try shell.remotePath(operand) }
    let isBare = operands.isEmpty
    try run.summarized(to: parts.summary) { run throws(CommandError) in
      if let kept {
        try run.apply(kept, here: isBare ? nil : path, there: remote ?? .here)
      } else if watching.watch {
        try run.watch(here: path, there: remote ?? .here, watching)
      } else {
        try run.mirror(here: path, there: remote ?? .here)
      }
    }
  }
}

/// How the files of a mirror are transferred.
struct MirrorTransferFlags: ParsableArguments {
  @Flag(name: [.customShort("p"), .customLong("keep-modes")], help: "Keep the permission bits.")
  var keepsModes = false

  @Option(name: .long, help: "What is compared at the end of each transfer.")
  var verify: Verification?

  @Option(name: .long, help: "The most bytes a second, such as 500K.")
  var limitRate: LimitRate?

  @Option(name: .long, help: "How often to try when connections break.")
  var tries: Int?

  @Option(
    name: [.customShort("P"), .long],
    help: "Connections: a number, or auto for as many as help."
  )
  var parallel: ConnectionCount?

  func validate() throws {
    if let tries, !(1...100).contains(tries) {
      throw ValidationError("--tries takes a number from 1 to 100.")
    }
  }

  /// The options of the trees.
  func options(followsLinks: Bool, in shell: ShellState) -> TreeOptions {
    var options = TreeOptions()
    options.policy = shell.transferPolicy
    options.policy.keepsModes = keepsModes
    if let tries { options.policy.retry.tries = tries }
    if let verify { options.policy.verification = verify }
    if let limitRate {
      let rate = limitRate.octetsPerSecond
      options.policy.limit = RateLimit(octetsPerSecond: rate, within: options.policy.limit)
    }
    options.connections = parallel ?? .auto
    // The plan has decided.
    options.overwrite = .always
    options.followsLinks = followsLinks
    return options
  }

  /// How many connections list directories ahead, at most, unless somebody says otherwise.
  private static let usualListers = 7

  /// How many connections list directories ahead.
  func listers(in shell: ShellState) -> Int {
    if case .fixed(let count) = parallel { return max(0, count - 1) }
    return max(Self.usualListers, shell.settings.walkConnections - 1)
  }
}

extension MirrorFilterFlags {
  /// The files that count by size and time.
  var limits: MirrorLimits {
    var limits = MirrorLimits()
    (limits.newer, limits.older) = (newer?.seconds, older?.seconds)
    (limits.larger, limits.smaller) = (larger?.octetCount, smaller?.octetCount)
    return limits
  }

  /// What belongs to the world.
  ///
  /// Includes count before excludes, and files of patterns last.
  ///
  /// - Throws: ``CommandError`` for a pattern that is none, and a file that cannot be read.
  func world(in shell: ShellState) throws(CommandError) -> MirrorWorld {
    var rules: [MirrorFilter.Rule] = []
    for pattern in include { rules.append(.include(try Self.pattern(pattern))) }
    for pattern in exclude { rules.append(.exclude(try Self.pattern(pattern))) }
    for operand in filter {
      let path = shell.localPath(operand)
      let what: [UInt8] = .doing("mirror --filter", path.octets)
      let octets: [UInt8]?
      do throws(Errno) {
        octets = try PrivateFile.read(path)
      } catch {
        throw CommandError.local(what, error)
      }
      guard let octets else { throw CommandError(what, .local(.noSuchFileOrDirectory)) }
      do throws(FilterFileError) {
        rules += try MirrorFilter.rules(ofFile: octets)
      } catch {
        let why = "line \(error.line) is no pattern"
        let advice = "A line is '+ PATTERN' or '- PATTERN'; '#' begins a comment."
        throw CommandError(what, .refused(why, advice: advice))
      }
    }
    var world = MirrorWorld(MirrorFilter(rules))
    world.links = links
    return world
  }

  private static func pattern(_ operand: PlainOperand) throws(CommandError) -> PathPattern {
    do throws(PathPattern.Fault) {
      return try PathPattern(operand.octets)
    } catch {
      let why = "that is no pattern"
      throw CommandError(operand.octets, .refused(why, advice: "Patterns are those of .gitignore."))
    }
  }
}
