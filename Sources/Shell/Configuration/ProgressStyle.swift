import ArgumentParser

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
