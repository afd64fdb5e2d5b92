import FTPProtocol
import Testing

@testable import Shell

struct EntryObjectTests {
  @Test(arguments: [EntryKind.file, .directory])
  func `a starting point whose name is no text comes in base64 too`(kind: EntryKind) {
    let path = RemotePath([0x2F, 0x61, 0x2F, 0xFF])
    let text = String(decoding: EntryObject.line(for: kind, at: path), as: UTF8.self)
    #expect(text.contains("\"name_bytes\":\"/w==\""), "\(text)")
    #expect(text.contains("\"path_bytes\":\"L2Ev/w==\""), "\(text)")
    #expect(text.contains("\"type\":\"\(kind == .file ? "file" : "dir")\""), "\(text)")
  }
}
