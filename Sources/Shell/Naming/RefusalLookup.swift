import FTPClient
import FTPProtocol
import Octets
import Transfers

/// A look at what is there, after a refusal whose words do not tell what was the matter.
///
/// vsftpd says `550 Failed to open file.` and `550 Delete operation failed.` to all of it.
enum RefusalLookup {
  /// Finds the true reason of a refusal.
  ///
  /// - Parameters:
  ///   - error: What the command ended with.
  ///   - path: What the command was about.
  ///   - session: Where to look; what goes wrong there changes nothing.
  /// - Returns: The error with the reason that was found, or as it was.
  static func explained(
    _ error: CommandError,
    of path: RemotePath,
    at session: Session
  ) -> CommandError {
    guard let (reply, verb) = error.refusal, [550, 553].contains(reply.code.value),
      RefusalReason(reply) == nil, session.isUsable, let reason = reason(of: verb, path, session)
    else { return error }
    let (why, advice) = reason.words(for: verb)
    return CommandError(
      error.what,
      .failed(.refused, why + FTPErrorMessage.quoted(reply), advice: advice)
    )
  }

  private static func reason(
    of verb: CommandVerb,
    _ path: RemotePath,
    _ session: Session
  ) -> RefusalReason? {
    do throws(FTPError) {
      switch verb {
      case .retr, .dele: return try session.isDirectory(path) ? .isDirectory : nil
      case .stor, .appe:
        if try session.isDirectory(path) { return .isDirectory }
        guard path.hasParent else { return nil }
        return try session.isDirectory(path.parent) ? nil : .missing
      case .mkd: return try session.isDirectory(path) ? .exists : nil
      case .rmd:
        let listing = try session.list(path, now: .current, showsHidden: true)
        return listing.isEmpty ? nil : .notEmpty
      default: return nil
      }
    } catch {
      return nil
    }
  }
}

extension CommandError {
  /// The server's refusal of a command, if it is one.
  fileprivate var refusal: (reply: Reply, verb: CommandVerb)? {
    switch cause {
    case .session(.refused(let reply, let verb)): return (reply, verb)
    case .transfer(let failure):
      // What was kept is said with the transfer's own words.
      guard failure.kept == nil,
        case .remote(.refused(let reply, let verb)) = failure.error
      else { return nil }
      return (reply, verb)
    default: return nil
    }
  }
}
