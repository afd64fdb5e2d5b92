import FTPClient
import FTPProtocol
import Platform
import SystemPackage
import Terminal
import Transfers

/// The words of transfers that did not end well.
enum TransferErrorMessage {
  /// Returns why, what was kept, and what can be done.
  static func reason(_ failure: TransferFailure) -> (why: String, advice: String?) {
    var (why, advice) = reason(failure.error)
    if let kept = failure.kept {
      why += "\n       \(describe(kept))"
      if kept.hasRemovedTarget {
        why +=
          "\n       The file that had the name was removed for it: the server renamed nothing to it."
      }
      if kept.isComplete {
        return (why, "It is complete: give it its name with 'mv', or remove it.")
      }
      if kept.isContinuable, failure.error.isTransient || failure.error.isCancellation {
        return (why, "The same command goes on where this one stopped.")
      }
    }
    if failure.error.isCancellation { advice = nil }
    return (why, advice)
  }

  /// Returns why, and what can be done.
  static func reason(_ error: TransferError) -> (why: String, advice: String?) {
    switch error {
    case .remote(let error): FTPErrorMessage.reason(error)
    case .local(let operation, let path, let errno):
      (
        "\(verb(operation)) \(Escaping.name(path.octets)): \(ErrorMessage.words(errno))",
        errno == .noSpace ? "Make room on the disk and try again." : nil
      )
    case .localFileExists(let path):
      (
        "\(Escaping.name(path.octets)) is there already",
        "'--force' replaces it; see 'set overwrite'."
      )
    case .remoteFileExists:
      ("the server has a file of that name already", "'--force' replaces it; see 'set overwrite'.")
    case .remoteFileInUse:
      ("another ferry is sending a file of that name", "Wait until it has ended.")
    case .notProven:
      (
        "nothing shows that the other side has all of it: it stays where it is",
        "Compare both, and remove it yourself."
      )
    case .isSource: ("the copy would be the file itself", nil)
    case .mayBeSource:
      (
        "what has that name has its size and time too, and may be the file itself",
        "Give the copy another name."
      )
    case .notThere: ("the server says that it is done, and shows no such file", nil)
    case .contentDiffers:
      ("what the server has is not what was sent", "Try again; what is there is damaged.")
    case .unsafeName:
      ("the server told a name that leads elsewhere, or a line nobody understands", nil)
    case .takenName:
      (
        "another file of its directory has that name, or needs it, until it is complete",
        "Give one of them another name."
      )
    case .endlessTree: ("the directory leads to itself, or is too deep", nil)
    case .localDirectory(let path):
      ("\(Escaping.name(path.octets)) is a directory", nil)
    case .partialInUse(let path):
      ("another transfer is writing \(Escaping.name(path.octets))", "Wait until it has ended.")
    case .digestMismatch(let algorithm):
      (
        "the \(algorithm.rawValue) of what arrived is not that of what was sent",
        "Try again; what is there is damaged."
      )
    case .noDigest:
      ("the server tells no digest of it", "'--verify size' compares the sizes only.")
    case .sourceChanged:
      ("it was changed while it was read", "Try again: the next attempt begins anew.")
    case .changedSincePlanned:
      (
        "what is there is no longer what it was when this was planned",
        "Try again: the next plan begins with what is there now."
      )
    case .noDirectWay(let obstacle):
      (
        "it cannot go straight from server to server: \(reason(obstacle))",
        "Without '--fxp' it passes this machine where it has to."
      )
    case .notContinuable(let obstacle):
      (
        "what is there cannot be continued: \(reason(obstacle))",
        "Without '-c' the whole file is transferred anew."
      )
    case .sizeMismatch(let expected, let actual):
      (
        "\(actual) bytes arrived instead of \(expected), though the server says all is well",
        "Try again; what is there is not complete."
      )
    }
  }

  /// Returns why what an earlier attempt left was of no use.
  static func reason(_ obstacle: ResumeObstacle) -> String {
    switch obstacle {
    case .sourceChanged: "the source has changed since"
    case .unknownSource: "nobody knows that it comes from there"
    case .tooLong: "it is longer than the source"
    case .differs: "its end is not that of the source"
    case .noRestart: "the server begins no file in the middle"
    case .unreadable: "the server lets nobody read it to compare it"
    }
  }

  /// Returns why octets cannot go straight from one server to another one.
  static func reason(_ obstacle: DirectTransfer.Obstacle) -> String {
    switch obstacle {
    case .proxy: "a proxy stands before one of them"
    case .families: "one server was reached by IPv4, the other by IPv6"
    case .addresses: "they were reached at addresses that lead nowhere from the other"
    case .foreignAddress(let endpoint, let address):
      "\(name(endpoint)) names another host for its data, \(address)"
    case .protection: "only one of them protects data connections"
    case .noTLSClient: "neither of them knows SSCN or CPSV, which TLS between two servers needs"
    case .refused(let endpoint, let reply, let verb):
      "\(name(endpoint)) refused \(verb)\(FTPErrorMessage.quoted(reply))"
    case .lost(let endpoint): "\(name(endpoint)) ended its connection over it"
    case .incomplete: "what arrived was not the whole file, though both said so"
    case .silence: "no connection came about between them"
    }
  }

  private static func name(_ endpoint: Endpoint) -> String {
    Escaping.text([UInt8]("\(endpoint)".utf8))
  }

  /// What is left, and where.
  private static func describe(_ kept: TransferFailure.KeptPart) -> String {
    let size = kept.octetCount.map { Quantity.size($0) } ?? "a part"
    let most = kept.isComplete ? "" : "up to "
    return switch kept.place {
    case .here(let path): "\(size) kept in \(Escaping.name(path.octets))"
    case .atServer(let path): "\(most)\(size) kept at the server in \(Escaping.name(path.octets))"
    }
  }

  private static func verb(_ operation: TransferError.LocalOperation) -> String {
    switch operation {
    case .opening: "cannot open"
    case .creating: "cannot create"
    case .reading: "cannot read"
    case .writing: "cannot write to"
    case .renaming: "cannot rename to"
    case .removing: "cannot remove"
    }
  }
}
