import FTPClient
import FTPProtocol
import FTPTestSupport
import Testing

@testable import Transfers

/// An upload of one file to a server that does something wrong.
struct UploadCase: Sendable, CustomTestStringConvertible {
  let name: String

  /// What the server has before.
  var there: FileDouble.Files = [:]
  var features: [String] = []
  var rules: [FileDouble.Rule] = []
  var tries = 1
  var change: @Sendable (inout Upload) -> Void = { _ in }
  let word: String

  /// What the server has afterwards.
  var files: FileDouble.Files = ["/f": TransferStage.data]

  /// What is said to be left there.
  var kept: String?
  var isKeptWhole = false
  var stray: String?

  /// Whether the server is known now as one that takes no temporary names.
  var storesInPlace = false
  var testDescription: String { name }

  /// Sends a file, and looks at both sides.
  func check() throws {
    try TransferStage.with(
      there,
      here: ["f": TransferStage.data],
      features: features,
      rules: rules
    ) { stage throws in
      let end = stage.send(tries: tries, change)
      #expect(end.word == word, "\(stage.server.lines)")
      #expect(stage.server.files.mapValues(\.count) == files.mapValues(\.count))
      #expect(stage.server.files == files)
      #expect(end.failure?.kept?.place == kept.map { .atServer(RemotePath($0)) })
      #expect(end.failure?.kept?.isComplete ?? false == isKeptWhole)
      #expect(end.outcome?.strayCopy == stray.map { RemotePath($0) })
      #expect(stage.session.knowledge.storesInPlace == storesInPlace)
      // Nothing is remembered of what left nothing.
      if kept == nil { #expect(stage.recordNames.isEmpty) }
    }
  }
}
