import Testing

@testable import FTPProtocol

/// What stands between a date and a name: a part of the date where all lines have it.
struct DateTailTests {
  private static let mode = "-rw-r--r-- 1 u g 7"
  private static let names = ["name.txt", "b", "c d"]

  private func names(_ dates: [String], _ names: [String] = names) -> [String] {
    let lines = zip(dates, names).map { "\(Self.mode) \($0) \($1)\r\n" }
    return Listing(list: [UInt8](lines.joined().utf8), now: DialectTests.now).map {
      $0.kind == .unparsed ? "unparsed" : String(decoding: $0.name, as: UTF8.self)
    }
  }

  @Test(arguments: [
    ["Nov 23 10:20 GMT", "Nov 22 11:20 GMT", "Nov 21 12:20 GMT"],
    ["Nov 23 10:20 -03", "Nov 22 11:20 -03", "Nov 21 12:20 -02"],
    ["Nov 23 10:20:30 CET", "Nov 22 10:20:30 CET", "Jun 21 10:20:30 CEST"],
    ["Nov 27 2020 GMT", "Nov 26 2019 GMT", "Nov 25 2018 GMT"],
    ["27 Nov 2020 10:20 GMT", "26 Nov 2020 10:20 GMT", "26 Nov 2020 10:20 GMT"],
    ["2020-11-27 10:20 CET", "2020-11-27 10:21 CET", "2020-11-28 10:20 CET"],
    ["2020-11-27 10:20:30 +01", "2020-11-26 10:20:30 +01", "2020-11-26 10:20:30 +01"],
    [
      "2020-11-27 10:20:30 +0100 CET", "2020-11-26 10:20:30 +0100 CET",
      "2020-11-26 10:20 +0100 CET",
    ],
    ["2020-11-27 10:20 Europe/Berlin", "2020-11-27 10:20 Europe/Berlin", "2020-11-27 1:20 UTC+1"],
    [
      "Fri Nov 27 10:20:30 -03 2020", "Thu Nov 26 10:20:30 -03 2020",
      "Thu Nov 26 10:20:30 -03 2020",
    ],
    ["Nov 27 10:20:30 GMT+01:00 2020", "Nov 26 10:20:30 GMT+01:00 2020", "Nov 26 10:20:30 Z 2020"],
  ])
  func `a zone that all lines have is none of their names`(dates: [String]) {
    #expect(names(dates) == Self.names)
  }

  @Test(arguments: [
    ("Nov 23 10:20 +0100", "20261123092000Z"), ("2020-11-27 10:20:30 +01:00", "20201127092030Z"),
    ("2020-11-27 10:20:30 Z", "20201127102030Z"), ("Nov 23 10:20:30 GMT", "20261123102030Z"),
    ("2020-11-27 10:20:30.12 +0000 UTC", "20201127102030Z"),
    ("2020-11-27 10:20Z", "20201127102000Z"), ("Nov 27 2020 10:20:30+0100", "20201127092030Z"),
    ("Nov 27 2020 10:20:30,123", "20201127102030"), ("2020-11-27 10:20:30,123", "20201127102030"),
    ("Fri Nov 27 10:20:30 Europe/Berlin 2020", "20201127102030"),
  ])
  func `a zone that begins no name is read in one line`(date: String, time: String) {
    #expect(ListingSummary.ofList("\(Self.mode) \(date) x\r\n") == ["file x 7 \(time)"])
  }

  @Test(arguments: [
    (["Nov 23 10:20", "Nov 22 10:20"], ["PART 1", "PART 2"]),
    (["2020-11-27 10:20:30", "2020-11-27 10:20:31"], ["REPORT a", "TEST b"]),
    (["Nov 23 10:20", "Nov 22 10:20"], ["GMT notes", "b"]), (["Nov 23 10:20"], ["GMT notes"]),
    (["Nov 23 10:20", "Nov 22 10:20"], ["2019 photos", "2020 photos"]),
    (["Nov 23 10:20", "Nov 22 10:20"], ["Fri 13", "Fri 14"]),
    (["Nov 23 10:20", "Nov 22 10:20"], ["GMT", "UTC"]),
    (["2020-11-27", "2020-11-28"], ["10:20am call", "b"]),
  ])
  func `what names begin with stays theirs`(dates: [String], expected: [String]) {
    #expect(names(dates, expected) == expected)
  }

  @Test func `a zone behind times of day is none where other lines have years`() {
    let dates = ["Jan  5 10:20 GMT", "Jan  5  2020", "Jan  6 10:20 GMT"]
    #expect(names(dates) == Self.names)
  }

  @Test(arguments: [
    ("Oct 8,2002 09:47 AM", "20021008094700"), ("Oct 18,2002 09:47 PM", "20021018214700"),
    ("Oct 8,2002", "20021008000000"), ("2020-11-27 下午 1:20", "20201127132000"),
    ("2020-11-27 오전 10:20", "20201127102000"), ("2020-11-27 10:20 p. m.", "20201127222000"),
    ("2020-11-27 10:20 μμ", "20201127222000"), ("11/27/2020 10:20 p.\u{A0}m.", "20201127222000"),
    ("2026年11月24日 下午 2:20", "20261124142000"),
  ])
  func `a half of the day is read in the languages of servers`(date: String, time: String) {
    #expect(ListingSummary.ofList("\(Self.mode) \(date) x\r\n") == ["file x 7 \(time)"])
  }

  @Test(arguments: [
    ["27.11.2020 10:20 Uhr", "27.11.2020 10:21 Uhr", "28.11.2020 10:20 Uhr"],
    ["nov 23 10:20 h", "nov 22 10:20 h", "nov 21 10:20 h"],
    ["Nov 23 10:20 Mon", "Nov 22 10:20 Sun", "Nov 21 10:20 Sat"],
    ["2020-11-27 Fri", "2020-11-26 Thu", "2020-11-25 Wed"],
    ["Jan  1  1970 00:00", "Jan  1  1970 00:00", "Jan  2 2020 00:00"],
    ["Nov 27  2020 10:20", "Nov 26  2020 11:20", "Nov  5  2020 11:20"],
    ["Feb 23 10:20 2020", "Nov 22 10:20 2019", "Nov 21 11:20 2018"],
  ])
  func `a form that all lines have is none of their names`(dates: [String]) {
    #expect(names(dates) == Self.names)
  }

  @Test(arguments: ["Nov 27 2020 10:20Uhr", "2020-11-27 10:20:30Uhr", "2020-11-27 ώρα 10:20"])
  func `where a time of day is not understood, no name begins with it`(date: String) {
    #expect(names([date, date], ["x", "y"]) == ["unparsed", "unparsed"])
    #expect(names([date, "2020-11-27"], ["x", "y"]).last == "y")
  }

  @Test func `a word that nobody knows between a time and its year makes no entry`() {
    #expect(names(["Fri Nov 27 10:20:30 Ortszeit 2020"]) == ["unparsed"])
  }

  @Test func `an order that puts all dates into the future is not believed`() {
    let lines = ["20-11-27", "19-11-27", "18-11-27"].map { "\(Self.mode) \($0) 10:20 a\n" }
    #expect(ListingSummary.ofList(lines.joined()).first == "file a 7 20201127102000")
  }
}
