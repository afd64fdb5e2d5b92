package import SystemPackage

/// How files are transferred where a user may choose, in both directions.
package struct TransferPolicy: Sendable {
  package var verification = Verification.auto
  package var retry = RetryPolicy()

  /// Whether the copy is read back where nothing else shows that it is whole: for those who remove
  /// the original.
  package var demandsProof = false

  /// Whether the copy gets the modification time of the original.
  package var keepsTimes = true

  /// Whether the copy gets the permission bits of the original.
  package var keepsModes = false

  /// Whether a download counts as complete only once it is on the disk.
  package var flushesToDisk = false

  /// Whether uploads are written under their final names from the first octet on.
  package var storesInPlace = false

  /// Whether what is there already, from whomever, is taken for the beginning of the file.
  package var continues = false

  /// Over how many connections the octets of one file come.
  package var segments = 1

  /// How fast octets may move; shared by all transfers that are given it.
  package var limit: RateLimit?

  /// Where it is kept what unfinished uploads were made of; `nil` for nowhere.
  package var recordDirectory: FilePath?

  /// The transfers as users should have them.
  package init() {}
}
