import Glibc
package import SystemPackage

/// What is done with a second descriptor of an open file.
extension LocalFile {
  /// Opens the same file once more: position and lock are shared.
  ///
  /// The corresponding C function is `dup`.
  package borrowing func duplicate() throws(Errno) -> LocalFile {
    try LocalFile.standard(rawValue, path: path)
  }

  /// Closes a duplicate, to learn what closing would say (a full disk, on NFS and with quotas),
  /// while the file and its lock stay.
  package borrowing func closeDuplicate() throws(Errno) {
    let number = rawValue
    let duplicate = try SystemCall.check { fcntl(number, F_DUPFD_CLOEXEC, 3) }
    try Descriptor(adopting: duplicate).close()
  }

  /// Where reading or writing goes on, in octets from the beginning.
  ///
  /// - Throws: `Errno.illegalSeek` for a pipe or a terminal.
  package borrowing func position() throws(Errno) -> Int64 {
    let number = rawValue
    return Int64(try SystemCall.check { lseek(number, 0, SEEK_CUR) })
  }
}
