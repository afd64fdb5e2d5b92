import ArgumentParser
import Terminal

/// The options of `du`.
struct UsageOptions: ParsableArguments {
  @Flag(name: .customShort("a"), help: "Files too, not only directories.")
  var showsFiles = false

  @Flag(name: .customShort("b"), help: "Sizes in octets.")
  var showsOctets = false

  @Flag(name: .customShort("h"), help: "Sizes such as 1.2K and 34M.")
  var isHumanReadable = false

  @Flag(name: .customShort("s"), help: "Only a sum for each operand.")
  var showsOnlySums = false

  @Flag(name: .customShort("c"), help: "A total at the end.")
  var showsTotal = false

  @Option(name: .customShort("d"), help: "How many levels to show.")
  var levels: Int?

  @Flag(name: .long, help: "An object of JSON a line, for programs; sizes in octets.")
  var json = false

  func validate() throws {
    if showsOnlySums, levels ?? 0 > 0 || showsFiles {
      throw ValidationError("-s excludes -a and -d.")
    }
    if let levels, levels < 0 { throw ValidationError("There is no level below 0.") }
  }

  /// The greatest depth that is shown.
  var deepest: Int { showsOnlySums ? 0 : levels ?? .max }

  /// Writes a size as wanted.
  func text(_ octetCount: Int64) -> String {
    if isHumanReadable { return Quantity.short(octetCount) }
    return showsOctets ? "\(octetCount)" : "\(octetCount / 1024 + (octetCount % 1024 > 0 ? 1 : 0))"
  }
}
