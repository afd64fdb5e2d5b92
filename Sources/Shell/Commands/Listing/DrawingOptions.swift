import ArgumentParser

/// The options of `tree`.
struct DrawingOptions: ParsableArguments {
  @Flag(name: [.customShort("a"), .customLong("all")], help: "Names that begin with a dot too.")
  var showsHidden = false

  @Flag(name: .customShort("d"), help: "Directories only.")
  var showsOnlyDirectories = false

  @Flag(name: .customShort("F"), help: "Mark directories with /, links with @, programs with *.")
  var isClassified = false

  @Flag(name: .customShort("s"), help: "Sizes too.")
  var showsSizes = false

  @Option(name: .customShort("L"), help: "How many levels to show.")
  var levels: Int?

  @Flag(name: .long, help: "An object of JSON a line, for programs.")
  var json = false

  func validate() throws {
    if let levels, levels < 1 { throw ValidationError("There is at least one level.") }
  }
}
