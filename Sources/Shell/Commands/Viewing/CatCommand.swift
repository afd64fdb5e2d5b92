import ArgumentParser
import FTPProtocol
import Octets
import Terminal

/// `cat`: show files.
struct CatCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "cat",
    abstract: "Show what is in files at the server.",
    discussion: """
      On a terminal, what it would obey is shown as \\xHH; elsewhere the bytes go out as they are.
      """
  )

  static let worksOnCommandLine = true

  @Argument(help: "The files, or patterns.")
  var files: [RemoteOperand]

  func run(in shell: ShellState) throws(CommandError) {
    let reader = RemoteReader(shell: shell, verb: Self.name)
    try reader.eachFile(files) { path, _ throws(CommandError) in
      var text = TextOutput(shell.output)
      try reader.readWhole(path) { octets throws(CommandError) in
        try text.write(octets)
        return true
      }
      try text.finish()
    }
  }
}

/// `more`: show files a screen at a time.
struct MoreCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "more",
    abstract: "Show what is in files, a screen at a time.",
    discussion: """
      PAGER says with which program: less, or more, if it does not. What a pager does not want to \
      see is not fetched.
      """
  )

  static let worksOnCommandLine = true

  @Argument(help: "The files, or patterns.")
  var files: [RemoteOperand]

  func run(in shell: ShellState) throws(CommandError) {
    let reader = RemoteReader(shell: shell, verb: Self.name)
    try Pager.show(in: shell) { text throws(CommandError) in
      try reader.eachFile(files) { path, _ throws(CommandError) in
        try reader.readWhole(path) { octets throws(CommandError) in
          try text.write(octets)
          return true
        }
      }
    }
  }
}

/// `head`: show the beginnings of files.
struct HeadCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "head",
    abstract: "Show the beginnings of files at the server.",
    discussion: """
      No more is fetched than is shown.
      """
  )

  static let worksOnCommandLine = true

  @OptionGroup var part: PartOptions

  @Argument(help: "The files, or patterns.")
  var files: [RemoteOperand]

  func run(in shell: ShellState) throws(CommandError) {
    let reader = RemoteReader(shell: shell, verb: Self.name)
    var isFirst = true
    try reader.eachFile(files) { path, isOneOfMany throws(CommandError) in
      var text = TextOutput(shell.output)
      if isOneOfMany { try PartOptions.writeHeading(path, isFirst: isFirst, to: shell.output) }
      isFirst = false
      var rest = part.count
      guard rest > 0 else { return }
      try reader.read(path) { octets throws(CommandError) in
        var shown = octets[...]
        if part.isInOctets {
          shown = octets.prefix(Int(min(rest, Int64(octets.count))))
          rest -= Int64(shown.count)
        } else {
          for index in octets.indices where octets[index] == .lineFeed && rest > 0 {
            rest -= 1
            if rest == 0 { shown = octets[...index] }
          }
        }
        try text.write(shown)
        return rest > 0
      }
      try text.finish()
    }
  }
}

/// How much `head` and `tail` show.
struct PartOptions: ParsableArguments {
  @Option(name: .customShort("n"), help: "How many lines; 10 if nothing else is said.")
  var lines: Int64?

  @Option(name: .customShort("c"), help: "How many bytes, such as 500 or 64K.")
  var octets: OctetCount?

  func validate() throws {
    guard lines == nil || octets == nil else {
      throw ValidationError("-n and -c exclude each other.")
    }
    guard lines ?? 0 >= 0 else { throw ValidationError("-n takes a number from 0 on.") }
  }

  /// Whether octets are counted, and not lines.
  var isInOctets: Bool { octets != nil }

  /// How many are shown.
  var count: Int64 { octets?.value ?? lines ?? 10 }

  /// Writes the name of one of several files above what is shown of it.
  static func writeHeading(
    _ path: RemotePath,
    isFirst: Bool,
    to output: Output
  ) throws(CommandError) {
    let name = output.displayed(name: path.octets)
    try output.writeOctets([UInt8]((isFirst ? "==> " : "\n==> ").utf8) + name)
    try output.writeText(" <==\n")
  }
}

/// A count of octets as head(1) takes it: `K`, `M` and `G` are powers of 1024.
struct OctetCount: ExpressibleByArgument, Hashable {
  let value: Int64

  init?(argument: String) {
    let factors: [Character: Int64] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30]
    let factor = argument.last.flatMap { factors[Character($0.uppercased())] }
    let digits = factor == nil ? argument[...] : argument.dropLast()
    guard let number = Int64(digits), number >= 0 else { return nil }
    let (product, overflows) = number.multipliedReportingOverflow(by: factor ?? 1)
    guard !overflows else { return nil }
    value = product
  }
}
