/// Which way a mirror goes.
package enum MirrorDirection: Hashable, Sendable {
  /// What is here becomes like what is at the server.
  case download

  /// What is at the server becomes like what is here.
  case upload

  /// The side that is changed.
  package var target: MirrorSide { self == .upload ? .there : .here }
}

/// A side of a mirror.
package enum MirrorSide: Hashable, Sendable {
  case here
  case there

  /// The other one.
  package var other: MirrorSide { self == .here ? .there : .here }
}

/// By what it is known whether two files are alike.
package enum MirrorComparison: String, Hashable, Sendable, CaseIterable {
  /// By the manifest where there is one; else by size and time.
  case auto
  case size
  case time
  case digest
  case manifest
}

/// What may be deleted.
package enum MirrorDeletion: Hashable, Sendable {
  case nothing

  /// All that the source does not have.
  case all

  /// What the manifest says came from the source.
  case managed
}

/// How many files a mirror may delete before it asks.
package enum DeletionLimit: Hashable, Sendable {
  case count(Int)
  case percent(Int)

  /// As it is unless somebody says otherwise.
  package static let standard = DeletionLimit.percent(25)

  /// Whether so many files of so many are more than that.
  package func isExceeded(by count: Int, of total: Int) -> Bool {
    switch self {
    case .count(let limit): count > limit
    case .percent(let limit):
      count.multipliedReportingOverflow(by: 100).partialValue
        > total.multipliedReportingOverflow(by: limit).partialValue
    }
  }
}

/// How a mirror is planned where a user may choose.
package struct MirrorOptions: Sendable {
  package var comparison = MirrorComparison.auto
  package var deletion = MirrorDeletion.nothing
  package var deletionLimit = DeletionLimit.standard

  /// Whether things are deleted although something of the source could not be looked at.
  package var deletesAfterErrors = false

  /// Whether only files that the target has, or has not, are transferred.
  package var onlyExisting = false
  package var onlyNew = false

  /// Whether permission bits are made the same, of files that are alike otherwise.
  package var keepsModes = false

  /// How many files the whole target has, where only a part of it is looked at.
  package var knownFileCount = 0

  /// Whether names that moved are found.
  package var findsRenames = true

  /// A mirror as users should have it.
  package init() {}
}
