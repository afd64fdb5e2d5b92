/// How a tree is transferred where a user may choose.
package struct TreeOptions: Sendable {
  package var connections = ConnectionCount.fixed(1)

  /// What happens to files that are there and differ; nobody is asked, file by file.
  package var overwrite = OverwritePolicy.never

  /// Whether links to files stand for the files; links to directories are never followed, so
  /// that there is no way round in circles.
  package var followsLinks = false

  /// How each file is transferred.
  package var policy = TransferPolicy()

  /// A tree as users should have it.
  package init() {}
}

/// How many connections transfer the files of a tree.
package enum ConnectionCount: Hashable, Sendable {
  /// So many, if there is work for them and the server lets them in.
  case fixed(Int)

  /// As many as make it faster.
  case auto

  /// The most that a user can ask for.
  package static let limit = 32

  /// The most that are tried without being asked for.
  static let automaticLimit = 8
}

/// What became of a tree.
package struct TreeOutcome: Sendable {
  /// What failed, in the order in which it did; the first of many.
  package internal(set) var failures: [TreeFailure] = []

  /// How many failed, the ones that were not kept too.
  package internal(set) var failureCount = 0

  /// Why the rest was not tried; `nil` where all was.
  package internal(set) var end: TransferFailure?

  /// The links that were left out.
  package internal(set) var skippedLinkCount = 0

  /// Entries that are neither files nor directories nor links.
  package internal(set) var skippedOtherCount = 0

  /// How many failures are kept.
  private static let failureLimit = 200

  /// Adds what became of a part of the tree.
  mutating func add(_ part: TreeOutcome) {
    failureCount += part.failureCount
    failures += part.failures.prefix(max(0, Self.failureLimit - failures.count))
    skippedLinkCount += part.skippedLinkCount
    skippedOtherCount += part.skippedOtherCount
  }

  mutating func note(_ name: [UInt8], _ failure: TransferFailure) {
    failureCount += 1
    guard failures.count < Self.failureLimit else { return }
    failures.append(TreeFailure(name: name, failure: failure))
  }
}

/// One file or directory that was not transferred.
package struct TreeFailure: Sendable {
  /// Its name on the side it comes from; untrusted.
  package let name: [UInt8]
  package let failure: TransferFailure
}
