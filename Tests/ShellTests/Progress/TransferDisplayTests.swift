import FTPClient
import SystemPackage
import Terminal
import Testing

@testable import Shell
@testable import Transfers

struct TransferDisplayTests {
  /// What a display wrote while transfers went as a test says.
  private struct Shown {
    let stdout: String
    let stderr: String

    init(
      _ style: ProgressStyle,
      writesJSON: Bool = false,
      _ body: (TransferObserver) throws -> Void
    ) throws {
      let (out, err) = (Output.Captured(), Output.Captured())
      let output = Output(standardOutput: .captured(out), standardError: .captured(err))
      let display = TransferDisplay(output, style, writesJSON: writesJSON)
      try body(display.observer)
      try display.update()
      try display.finish()
      (stdout, stderr) = (out.text, err.text)
    }
  }

  /// A transfer that goes well.
  private func transfer(
    _ name: String,
    _ observer: TransferObserver,
    _ size: Int = 1500,
    from offset: Int64 = 0,
    proof: TransferProof = .size
  ) throws {
    let progress = TransferProgress(
      of: [UInt8](name.utf8),
      to: [UInt8]("here".utf8),
      .fromServer,
      in: observer
    )
    _ = try progress.tracking { () throws(TransferFailure) in
      progress.start(size: Int64(size), resumingAt: offset)
      progress.advance(by: size - Int(offset))
      progress.prove()
      var outcome = TransferClock().outcome(
        octetCount: Int64(size),
        moved: Int64(size) - offset,
        proof: proof
      )
      outcome.resumedFrom = offset
      return outcome
    }
  }

  /// A transfer that cannot be.
  private func fail(_ name: String, _ observer: TransferObserver, _ error: TransferError) {
    let progress = TransferProgress(of: [UInt8](name.utf8), to: [], .toServer, in: observer)
    #expect(throws: TransferFailure.self) {
      try progress.tracking { () throws(TransferFailure) in throw TransferFailure(error) }
    }
  }

  @Test(arguments: [ProgressStyle.bar, .lines])
  func `one file has one line, however it is shown`(style: ProgressStyle) throws {
    let shown = try Shown(style) { observer throws in try transfer("a", observer) }
    #expect(shown.stderr == "a -> here: 1.5 kB, size verified\n")
    #expect(shown.stdout == "")
  }

  @Test func `lines are one a file and one for all, and a bar leaves only that of more than ten`()
    throws
  {
    let body = { (observer: TransferObserver) throws in
      try self.transfer("a", observer, proof: .digest("SHA-256"))
      try self.transfer("b", observer, from: 500, proof: .none)
      self.fail("c", observer, .remoteFileExists)
      self.fail("d", observer, .remote(.cancelled))
    }
    let lines = try Shown(.lines, body).stderr.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0] == "a -> here: 1.5 kB, SHA-256 verified")
    #expect(lines[1] == "b -> here: 1.5 kB, resumed at 500 bytes, not verified")
    #expect(lines[2].hasPrefix("2 files, 3.0 kB"))
    #expect(lines[2].contains("1 not verified by the server"))
    #expect(lines[2].hasSuffix("1 interrupted, 1 failed"))
    // Few have a line each there too.
    #expect(try Shown(.bar, body).stderr.split(separator: "\n").count == 3)
    let many = try Shown(.bar) { observer throws in
      for number in 1...11 { try transfer("f\(number)", observer) }
    }
    #expect(many.stderr.split(separator: "\n").count == 1)
    #expect(many.stderr.hasPrefix("11 files, "))
    #expect(try Shown(.none, body).stderr == "")
  }

  @Test func `names do no harm to a terminal`() throws {
    let shown = try Shown(.lines) { observer throws in
      try transfer("a\u{1B}[31m\u{7}\n", observer)
    }
    #expect(shown.stderr == "a\\x1b[31m\\x07\\x0a -> here: 1.5 kB, size verified\n")
  }

  @Test func `events are JSON, one object a line, on the output that was asked for`() throws {
    let body = { (observer: TransferObserver) throws in
      try self.transfer("a\n", observer, from: 500)
      self.fail("c", observer, .remoteFileExists)
    }
    let asked = try Shown(.none, writesJSON: true, body)
    #expect(asked.stderr == "")
    let lines = asked.stdout.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines.allSatisfy { $0.hasPrefix("{\"event\":\"") && $0.hasSuffix("}") })
    for part in [
      "\"start\"", "\"transfer\":1", "\"name\":\"a\\n\"", "\"target\":\"here\"",
      "\"direction\":\"get\"", "\"size\":1500", "\"resumed_from\":500",
    ] { #expect(lines[0].contains(part), "\(part)") }
    for part in [
      "\"done\"", "\"transfer\":1", "\"bytes\":1500", "\"moved\":1000", "\"seconds\":",
      "\"proof\":\"size\"",
      "\"resumed_from\":500",
    ] { #expect(lines[1].contains(part), "\(part)") }
    for part in ["\"failed\"", "\"transfer\":2", "\"status\":1", "\"reason\":"] {
      #expect(lines[2].contains(part), "\(part)")
    }
    for part in ["\"summary\"", "\"files\":1", "\"failed\":1", "\"bytes\":1500", "\"moved\":1000"] {
      #expect(lines[3].contains(part), "\(part)")
    }
    let told = try Shown(.json, body)
    #expect(told.stdout == "")
    #expect(told.stderr.split(separator: "\n").count == 4)
  }

  @Test func `a pause is told with its reason, and counted down`() throws {
    let observer = TransferObserver()
    let progress = TransferProgress(of: [0x61], to: [], .fromServer, in: observer)
    progress.start(size: 100)
    progress.advance(by: 40)
    let notice = RetryNotice(
      attempt: 2,
      of: 3,
      after: .seconds(5),
      reason: .remote(.stoppedByCaller)
    )
    progress.retry(notice)
    var block = ProgressBlock()
    let size = TerminalSize.current(of: -1)
    let lines = block.lines(observer, at: 1, size: size)
    #expect(lines.count == 1)
    #expect(lines[0].contains("stopped; again in 0:05 (2 of 3)"))
    let line = try #require(TransferSummary.line(for: .retrying(progress, notice)))
    #expect(line == "a: stopped; again in 0:05 (2 of 3)")
    progress.start(size: 100, resumingAt: 40)
    #expect(!block.lines(observer, at: 2, size: size)[0].contains("again"))
  }

  @Test func `several transfers have a line for all and one each, within the rows there are`()
    throws
  {
    let observer = TransferObserver()
    observer.expect(files: 40, octets: 4000)
    for number in 1...30 {
      let progress = TransferProgress(
        of: [UInt8]("f\(number)".utf8),
        to: [],
        .fromServer,
        in: observer,
        announced: .size(100)
      )
      progress.start(size: 100)
      progress.advance(by: 50)
    }
    var block = ProgressBlock()
    let size = TerminalSize.current(of: -1)
    let lines = block.lines(observer, at: 1, size: size)
    #expect(lines[0].hasPrefix("0/40+ files"))
    // While files are still being found, nobody knows how much is left.
    #expect(!lines[0].contains("%"))
    observer.completeExpectations()
    let complete = block.lines(observer, at: 1, size: size)
    #expect(complete[0].hasPrefix("0/40 files"))
    #expect(complete[0].contains("37%"))
    #expect(lines[1].hasPrefix("  f1 "))
    #expect(lines.count <= size.rows - 2)
    #expect(lines.last == "  and 15 more")
    #expect(lines.allSatisfy { DisplayWidth.of($0) < size.columns })
  }

  @Test func `names are shown from where one stands, and once where both sides have one`() {
    let names = ShownNames(local: [UInt8]("/home/me".utf8), remote: [UInt8]("/pub".utf8))
    func line(_ name: String, _ target: String, _ direction: DataDirection) -> String {
      names.both(of: TransferProgress(of: [UInt8](name.utf8), to: [UInt8](target.utf8), direction))
    }
    #expect(line("a", "/home/me/a", .fromServer) == "a")
    #expect(line("/pub/a", "/home/me/a", .fromServer) == "a")
    #expect(line("/pub/sub/a", "/home/me/a", .fromServer) == "sub/a -> a")
    #expect(line("a", "/home/mean/a", .fromServer) == "a -> /home/mean/a")
    #expect(line("/home/me/b\u{7}", "c", .toServer) == "b\\x07 -> c")
  }
}
