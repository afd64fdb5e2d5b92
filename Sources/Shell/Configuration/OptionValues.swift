import ArgumentParser
import FTPClient
import Transfers
import Transport

// Values that options and settings can have: the parser of arguments reads them, names them in help
// and offers them for completion by their raw values.

extension Verification: ExpressibleByArgument {}

extension OverwritePolicy: ExpressibleByArgument {}

extension DataOptions.PassiveAddress: ExpressibleByArgument {}

extension SecurityOptions.Policy: ExpressibleByArgument {}

extension SecurityOptions.DataProtection: ExpressibleByArgument {}

extension TLSVersion: ExpressibleByArgument {}

extension Fingerprint: ExpressibleByArgument {
  /// Takes 64 hexadecimal digits, with or without colons.
  package init?(argument: String) {
    self.init(argument)
  }
}

/// How the progress of transfers is shown.
package enum ProgressStyle: String, Hashable, Sendable, CaseIterable {
  /// A bar on a terminal, lines elsewhere.
  case auto

  /// Lines at the bottom of the terminal that are drawn over and over.
  case bar

  /// A line for each file, and one for all.
  case lines

  /// A line of JSON for each event, on standard error.
  case json

  /// Nothing but errors.
  case none
}

extension ProgressStyle: ExpressibleByArgument {}
