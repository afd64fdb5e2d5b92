import Testing

@testable import Terminal

struct FileColorsTests {
  // Entries as `dircolors` of coreutils 9.1 prints them.
  private static let colors = FileColors(
    parsing: [UInt8](
      """
      rs=0:di=01;34:ln=01;36:mh=00:or=40;31;01:su=37;41:sg=30;43:tw=30;42:ow=34;42:st=37;44:\
      ex=01;32:*.tar=01;31:*.TXT=35:*.jpg=01;35:*~=00;90:*README=4:*.z=33:*.z=32
      """.utf8
    )
  )

  @Test(
    arguments: [
      ("a", FileColors.Kind.directory, 0o755, "01;34"), ("a", .directory, 0o1777, "30;42"),
      ("a", .directory, 0o777, "34;42"), ("a", .directory, 0o1755, "37;44"),
      ("a", .link, nil, "01;36"),
      ("run", .file, 0o755, "01;32"), ("run.tar", .file, 0o755, "01;32"),
      ("a.tar", .file, 0o644, "01;31"), ("a.tar", .file, nil, "01;31"),
      ("A.TAR", .file, nil, "01;31"),
      ("a.txt", .file, nil, "35"), ("back~", .file, nil, "00;90"), ("aREADME", .file, nil, "4"),
      ("su", .file, 0o4755, "37;41"), ("sg", .file, 0o2755, "30;43"), ("a.z", .file, nil, "32"),
      ("plain", .file, 0o644, nil), ("a.tar", .other, 0o644, nil), (".tar", .file, nil, nil),
    ] as [(String, FileColors.Kind, UInt16?, String?)]
  )
  func `names have the colours of dircolors`(
    name: String,
    kind: FileColors.Kind,
    mode: UInt16?,
    style: String?
  ) {
    #expect(Self.colors.style(of: [UInt8](name.utf8), kind, mode: mode) == style)
  }

  @Test(arguments: [
    "", ":", "di", "di=", "=1", "di=\u{1B}[2J", "di=1;x", "*=", "ln=target", "fi=0",
  ])
  func `what is no style gives no colour`(text: String) {
    let colors = FileColors(parsing: [UInt8](text.utf8))
    for kind in [FileColors.Kind.file, .directory, .link] {
      #expect(colors.style(of: [0x61], kind, mode: 0o755) == nil)
    }
  }

  @Test func `names have colours where nothing is set`() {
    let colors = FileColors.usual
    #expect(colors.style(of: [UInt8]("d".utf8), .directory, mode: nil) == "01;34")
    #expect(colors.style(of: [UInt8]("l".utf8), .link, mode: nil) == "01;36")
    #expect(colors.style(of: [UInt8]("a.tar".utf8), .file, mode: nil) == "01;31")
    #expect(colors.style(of: [UInt8]("run".utf8), .file, mode: 0o755) == "01;32")
    #expect(colors.style(of: [UInt8]("a.txt".utf8), .file, mode: 0o644) == nil)
  }
}
