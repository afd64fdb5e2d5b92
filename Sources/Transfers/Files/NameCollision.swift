package import FTPProtocol
package import Platform

/// What happens when the name that a download is to have is taken.
package enum OverwritePolicy: String, Hashable, Sendable, CaseIterable {
  /// The user decides, file by file; where nobody can be asked, as ``never``.
  case ask

  /// The file that is there stays.
  case never

  /// The file that is there is replaced once the new one is complete.
  case always

  /// As ``always`` if the server's file is newer than the one that is there, else skipped.
  case newer
}

/// What somebody who was asked says about a file that is there.
package enum ReplacingAnswer: Hashable, Sendable {
  /// Replace it.
  case replace

  /// Leave it; nothing is to be done then.
  case keep

  /// Leave it, and transfer nothing more.
  case stop

  /// Nobody can be asked, so that it is an error.
  case noAnswer
}

/// The decision about a name that is taken.
package enum NameCollision: Hashable, Sendable {
  /// Replace what is there.
  case replace

  /// Leave what is there; that is an error.
  case refuse

  /// Leave what is there; that is as it should be.
  case skip

  /// Ask the user.
  case ask

  /// Decides by policy.
  ///
  /// - Parameters:
  ///   - policy: What the user set.
  ///   - existing: The file that has the name.
  ///   - remoteTime: When the server's file was modified, `nil` when it does not tell; one of unknown
  ///     age is not known to be newer, and refused rather than lost, and one that may be newer is not
  ///     known to be there already.
  /// - Returns: What to do.
  package static func decide(
    _ policy: OverwritePolicy,
    existing: FileInfo,
    remoteTime: TimeSpan?
  ) -> NameCollision {
    switch policy {
    case .ask: return .ask
    case .never: return .refuse
    case .always: return .replace
    case .newer:
      guard let remoteTime else { return .refuse }
      return remoteTime.mayBeLater(than: TimeSpan(existing.modified)) ? .replace : .skip
    }
  }
}
