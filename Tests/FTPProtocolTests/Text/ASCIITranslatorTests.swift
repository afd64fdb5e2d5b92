import FTPTestSupport
import Testing

@testable import FTPProtocol

struct ASCIITranslatorTests {
  @Test(arguments: [
    ("a\r\nb\r\n", "a\nb\n"), ("a\rb", "a\rb"), ("a\r\r\n", "a\r\n"), ("a\r", "a\r"), ("\n", "\n"),
    ("", ""),
  ])
  func `line ends of the network become those of this machine`(network: String, local: String) {
    EverySplit.of([UInt8](network.utf8)) { pieces in
      var translator = ASCIITranslator()
      var result: [UInt8] = []
      for piece in pieces { translator.toLocal(piece.span, into: &result) }
      translator.finishToLocal(into: &result)
      #expect(result == [UInt8](local.utf8))
    }
  }

  @Test(arguments: [
    ("a\nb\n", "a\r\nb\r\n"), ("a\r\n", "a\r\n"), ("a\rb", "a\rb"), ("\n\n", "\r\n\r\n"),
  ])
  func `line ends of this machine become those of the network`(local: String, network: String) {
    EverySplit.of([UInt8](local.utf8)) { pieces in
      var translator = ASCIITranslator()
      var result: [UInt8] = []
      for piece in pieces { translator.toNetwork(piece.span, into: &result) }
      #expect(result == [UInt8](network.utf8))
    }
  }
}
