import FTPProtocol
import FTPTestSupport
import Testing

@testable import FTPClient

/// Something that a user does in the working directory.
struct PlacedOperation: CustomTestStringConvertible, Sendable {
  let name: String

  /// What the server sees of it, once it is where it should be.
  let steps: [ScriptedServer.Step]

  let run: @Sendable (Session) throws -> Void

  var testDescription: String { name }

  /// What reads or changes files; the type is set already.
  static let all = [
    PlacedOperation(name: "removing a file", steps: .turn("DELE a", "250 ok")) {
      try $0.removeFile("a")
    },
    PlacedOperation(name: "removing a directory", steps: .turn("RMD a", "250 ok")) {
      try $0.removeDirectory("a")
    },
    PlacedOperation(name: "making a directory", steps: .turn("MKD a", "257 \"a\"")) {
      try $0.makeDirectory("a")
    },
    PlacedOperation(
      name: "renaming",
      steps: .turn("RNFR a", "350 ok") + .turn("RNTO b", "250 ok")
    ) {
      try $0.rename("a", to: "b")
    },
    PlacedOperation(name: "setting permissions", steps: .turn("SITE CHMOD 644 a", "200 ok")) {
      try $0.changeMode(0o644, of: "a")
    },
    PlacedOperation(name: "storing", steps: .upload("STOR a")) {
      try $0.store("a") { _ in 0 }
    },
    PlacedOperation(name: "retrieving", steps: .data("RETR a", "text")) {
      try $0.retrieve("a") { _ in }
    },
    PlacedOperation(name: "a size", steps: .turn("SIZE a", "213 3")) {
      _ = try $0.size(of: "a")
    },
    PlacedOperation(name: "listing", steps: .data("LIST")) {
      _ = try $0.list(nil, now: .epoch, showsHidden: false)
    },
    PlacedOperation(name: "a command as it is", steps: .turn("SITE x", "200 ok")) {
      _ = try $0.performRaw(Command(.site, "x"))
    },
  ]
}
