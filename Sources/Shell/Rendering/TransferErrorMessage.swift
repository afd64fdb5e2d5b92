import Platform
import FTPClient
import SystemPackage
import Terminal
import Transfers

/// The words of transfers that did not end well.
enum TransferErrorMessage {
  /// Returns why, what was kept, and what can be done.
  static func reason(_ failure: TransferFailure) -> (why: String, advice: String?) {
    var (why, advice) = reason(failure.error)
    if let kept = failure.kept {
      let size = Quantity.size(kept.octetCount)
      why += "\n       \(size) kept in \(Escaping.name(kept.path.octets))"
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
    case .remoteFileExists: ("the server has a file of that name already", nil)
    case .unsafeName:
      ("the server told a name that leads elsewhere, or a line nobody understands", nil)
    case .endlessTree: ("the directory leads to itself, or is too deep", nil)
    case .localDirectory(let path):
      ("\(Escaping.name(path.octets)) is a directory", nil)
    case .sizeMismatch(let expected, let actual):
      (
        "\(actual) octets arrived instead of \(expected), though the server says all is well",
        "Try again; what is there is not complete."
      )
    }
  }

  private static func verb(_ operation: TransferError.LocalOperation) -> String {
    switch operation {
    case .opening: "cannot open"
    case .creating: "cannot create"
    case .reading: "cannot read"
    case .writing: "cannot write to"
    case .renaming: "cannot rename to"
    }
  }
}
