import Testing

@testable import FTPProtocol

/// Lines of `DIR`, in the forms of Windows and of the servers that imitate it.
struct WindowsListingTests {
  @Test(arguments: [
    ("05/01/2020  10:20 p. m.  5 f", "file f 5 20200501222000"),
    ("05/01/2020  10:20 p.\u{A0}m.  5 f", "file f 5 20200501222000"),
    ("05.01.2020  10:20 μμ  5 f", "file f 5 20200105222000"),
    ("2020/01/05  下午 10:20  <DIR>  d", "directory d 20200105222000"),
    ("2020-01-05  오전 10:20  5 f", "file f 5 20200105102000"),
    ("01-05-20  10:20AM  <DIR>f", "directory f 20200105102000"),
    ("01-05-20  10:20AM  <DIR>f g", "directory f g 20200105102000"),
    ("01-05-20  10:20AM  <Dossier> f", "directory f 20200105102000"),
    // no such time of day
    ("01-05-20  13:20AM  5 f", "file f 5"),
  ])
  func `a line is read as a person would`(line: String, entry: String) {
    #expect(ListingSummary.ofList("\(line)\r\n") == [entry])
  }

  @Test(arguments: [
    // DIR, and servers with the column of IIS
    ("05/12/2020  10:20             1 234 f", "file f 1234 20200512102000"),
    ("05/12/2020  10:20         1 234 567 890 f", "file 890 f 1234567 20200512102000"),
    ("05-12-20  10:20AM                1 234 f", "file f 1234 20200512102000"),
    ("05-12-20  10:20AM                    1 234 f", "file 234 f 1 20200512102000"),
    ("05-12-20  10:20AM  1 234 f", "file 234 f 1 20200512102000"),
  ])
  func `blanks between thousands are known by the column of sizes`(line: String, entry: String) {
    #expect(ListingSummary.ofList("\(line)\r\n") == [entry])
  }

  @Test func `a size without blanks between thousands tells that no other has them`() {
    let text =
      "05/12/2020  10:20             1 234 f\r\n05/12/2020  10:20              5000 g\r\n"
    #expect(ListingSummary.ofList(text).first == "file 234 f 1 20200512102000")
  }

  @Test func `blanks between thousands are known by all lines`() {
    let lines = ["1 234 a", "12 345 678 b c", "999 d"].map { "05-12-20  10:20AM  \($0)\r\n" }
    #expect(
      ListingSummary.ofList(lines.joined()).map { $0.split(separator: " ").dropLast() } == [
        ["file", "a", "1234"], ["file", "b", "c", "12345678"], ["file", "d", "999"],
      ]
    )
    let other = lines.joined() + "05-12-20  10:20AM  5000 e\r\n"
    #expect(ListingSummary.ofList(other).first == "file 234 a 1 20200512102000")
  }
}
