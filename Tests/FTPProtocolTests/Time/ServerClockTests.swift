import FTPProtocol
import Testing

struct ServerClockTests {
  private func time(_ text: String) throws -> TimeValue {
    let time = TimeValue.parse([UInt8](text.utf8).span)
    return try #require(time)
  }

  @Test(arguments: [
    ("20261124140300", "20261124130342", TimeValue.Precision.minute, Int64(3600) as Int64?),
    ("20261124140300", "20261124140359", .minute, 0),
    // Kathmandu, and the Chatham Islands in summer.
    ("20261124140300", "20261124081801", .minute, 20_700),
    ("20261125000300", "20261124101842", .minute, 49_500),
    ("20261124000300", "20261124100300", .minute, -36_000),
    ("20261124140342", "20261124130342", .second, 3600),
    // Servers that round up.
    ("20261124140400", "20261124130342", .minute, 3600),
    // A file that has changed, a zone that is none, a day.
    ("20261124140300", "20261124132000", .minute, nil),
    ("20261124140342", "20261124130312", .second, nil),
    ("20261124140300", "20261123130342", .minute, nil),
    ("20261124000000", "20261124130342", .day, nil),
  ])
  func `an offset is a multiple of a quarter of an hour`(
    shown: String,
    utc: String,
    precision: TimeValue.Precision,
    expected: Int64?
  ) throws {
    let sample = ServerClock.Sample(try time(shown), is: try time(utc), precision: precision)
    #expect(sample?.offset == expected)
  }

  @Test func `a time is converted only where the season is known`() throws {
    var clock = ServerClock()
    // Berlin: put back on the 25th of October 2026.
    let samples = [
      ("20261124140300", "20261124130342"), ("20260820120000", "20260820100010"),
      ("20261001120000", "20261001100010"), ("20261101120000", "20261101110010"),
    ]
    for (shown, utc) in samples {
      clock.learn(
        try #require(
          ServerClock.Sample(try time(shown), is: try time(utc), precision: .minute)
        )
      )
    }
    let known = ["20261124145900": 3600, "20260901000000": 7200, "20261110000000": 3600]
    for (shown, offset) in known {
      #expect(clock.offset(whenShowing: try time(shown)) == Int64(offset))
    }
    for unknown in ["20261025020000", "20261201000000", "20260301000000"] {
      #expect(clock.offset(whenShowing: try time(unknown)) == nil)
    }
    #expect(clock.shows(at: try time("20261124130500")) == (try time("20261124140500")))
    #expect(ServerClock(parsing: clock.text) == clock)
  }

  @Test func `what lies between two that agree is not kept`() throws {
    var clock = ServerClock()
    for day in 10...28 {
      let sample = ServerClock.Sample(
        try time("202611\(day)140300"),
        is: try time("202611\(day)130300"),
        precision: .minute
      )
      clock.learn(try #require(sample))
    }
    #expect(clock.samples.count == 2)
    #expect(clock.offset(whenShowing: try time("20261119000000")) == 3600)
  }

  @Test(arguments: ["", "x", "5", "1790000000", "1790000000+1", "1790000000+99999999", "+,-,+-"])
  func `nonsense in a file teaches nothing`(text: String) {
    #expect(ServerClock(parsing: text).samples.isEmpty)
  }
}
