import FTPClient
import FTPProtocol

/// Asking for times that a listing does not tell to the second.
///
/// A file that is saved twice in one minute, and sent or fetched in between, has the size and the
/// minute of its copy: what is not known to the second is not known to be the same.
extension TreeWorker {
  /// Replaces times of a listing by those of MDTM, where that tells any.
  ///
  /// - Parameters:
  ///   - files: What a listing said.
  ///   - directory: Where they are.
  ///   - policy: How often a question is repeated.
  ///   - isWanted: Whether a file's time is wanted exactly; asked of those only of which it is not.
  /// - Throws: What goes wrong on the way; a refusal leaves the time as it is.
  func tellTimes(
    of files: inout [TreeFile],
    in directory: RemotePath,
    _ policy: TransferPolicy,
    where isWanted: (TreeFile) -> Bool
  ) throws(TransferError) {
    let wanted = files.indices.filter {
      !(files[$0].modified?.isExact ?? false) && isWanted(files[$0])
    }
    guard !wanted.isEmpty else { return }
    let paths = wanted.map { directory.appending(files[$0].name) }
    let times = try repeating(policy) { () throws(FTPError) in
      try session.modificationTimes(of: paths)
    }
    for (index, time) in zip(wanted, times) {
      guard let time else { continue }
      files[index].modified = TimeSpan(time.secondsSinceEpoch)
    }
  }
}

extension TreeFile {
  /// How long after a file was modified its copy must have been made for the copy to be of it, in
  /// seconds: the clocks of two machines may differ by hours, and not by a day.
  private static let margin: Int64 = 86_400

  /// Whether a copy that has its size and may have its time is known to be of it: the copy was made
  /// when nobody could have changed the file any more without changing its time.
  ///
  /// - Parameters:
  ///   - copy: A file here of the same name.
  ///   - birth: When that was made, in seconds since 1970.
  /// - Returns: False where that is not known.
  func isLongBefore(_ copy: TreeFile, madeAt birth: Int64?) -> Bool {
    guard let birth, hasSameSize(as: copy) else { return false }
    return isLongBefore(birth)
  }

  /// Whether it was last modified well before a moment, in seconds since 1970.
  func isLongBefore(_ moment: Int64) -> Bool {
    modified.map { moment > $0.end + Self.margin } ?? false
  }
}
