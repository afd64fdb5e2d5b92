import Testing
import Transfers

@testable import Shell

/// Summaries of runs, written, read again, and added up.
struct MirrorReportTests {
  private func summary(_ number: Int, of count: Int, status: Int32 = 0) -> MirrorSummary {
    var summary = MirrorSummary()
    summary.shard = MirrorShard(number, of: count)
    summary.direction = "upload"
    (summary.here, summary.there) = (Array("/data".utf8), Array("ftp://h/www".utf8))
    (summary.status, summary.seconds, summary.time) = (status, Double(number), Int64(number))
    summary[.moved] = Int64(10 * number)
    summary[.bytes] = 1000
    return summary
  }

  private func report(_ summaries: [MirrorSummary]) -> MirrorReport {
    MirrorReport(summaries.map { ($0.fileName, $0) })
  }

  @Test func `a summary that is read is the one that was written`() throws {
    let summary = summary(3, of: 16, status: 9)
    #expect(MirrorSummary(summary.object) == summary)
    var whole = summary
    whole.shard = nil
    #expect(MirrorSummary(whole.object) == whole)
    #expect(String(decoding: summary.fileName, as: UTF8.self) == "mirror-3-of-16.json")
    #expect(String(decoding: whole.fileName, as: UTF8.self) == "mirror.json")
  }

  @Test(arguments: [
    "", "{}", "[]", "x", #"{"event":"summary","status":0}"#,
    #"{"event":"summary","command":"mirror"}"#,
    #"{"event":"summary","command":"mirror","status":99999999999}"#,
    #"{"event":"summary","command":"mirror","status":0,"shard":5,"shards":4,"shard_depth":3}"#,
    #"{"event":"summary","command":"mirror","status":0,"shard":1}"#,
    #"{"event":"summary","command":"mirror","status":0,"shard":1,"shards":9000000000000,"shard_depth":3}"#,
  ])
  func `what is no summary is none`(text: String) {
    #expect(MirrorSummary(Array(text.utf8)) == nil)
  }

  @Test func `all parts done is a report of status 0`() throws {
    let report = report((1...4).map { summary($0, of: 4) })
    #expect(report.total.status == 0)
    #expect(report.total[.moved] == 100)
    #expect(report.longest == 4)
    #expect(report.lines[1] == "4 parts: 4 done")
  }

  @Test func `missing parts and failed ones are named, and the worst status counts`() throws {
    let some = [summary(2, of: 8), summary(5, of: 8, status: 9), summary(6, of: 8)]
    let report = report(some)
    #expect(report.missing == [1, 3, 4, 7, 8])
    #expect(report.failed.map { $0.shard?.number } == [5])
    #expect(report.total.status == 9)
    #expect(report.lines.contains("missing: 1,3-4,7-8"))
    #expect(report.lines.contains { $0.hasPrefix("part 5: status 9") })
    #expect(self.report([summary(2, of: 2)]).total.status == 8)
    #expect(self.report([summary(1, of: 1, status: 130)]).total.status == 130)
  }

  @Test func `what is a part of something else does not count`() throws {
    let old = summary(1, of: 2)
    let report = report([old, summary(3, of: 4)])
    #expect(report.partCount == 4)
    #expect(report.strangers == [old.fileName])
    #expect(report.total[.moved] == 30)
    #expect(report.total.status == 8)
  }
}
