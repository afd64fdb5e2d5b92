import Platform

/// What the system of this machine knows of a file besides size and time: a file with the same stamp was
/// not changed.
package struct LocalStamp: Hashable, Sendable {
  /// The modification time, in nanoseconds since 1970.
  package var modified: Int64

  /// When the file, its mode or its name was last changed, in nanoseconds since 1970; 0 where that is
  /// not known, or was so short a time before that it says nothing.
  package var changed: Int64

  /// The number of the file.
  package var number: UInt64

  /// Takes what the system says.
  init(_ info: FileInfo) {
    self.init(
      modified: info.modifiedInNanoseconds,
      changed: info.changed,
      number: info.identity.inode
    )
  }

  /// Takes the three.
  package init(modified: Int64, changed: Int64, number: UInt64) {
    (self.modified, self.changed, self.number) = (modified, changed, number)
  }
}
