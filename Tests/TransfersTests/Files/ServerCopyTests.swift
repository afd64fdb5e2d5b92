import FTPClient
import FTPProtocol
import FTPTestSupport
import Platform
import Testing

@testable import Transfers

/// Copies from one server to another one, where one of them does what no right server does.
struct ServerCopyTests {
  private static let octets = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 / 7) }

  /// Copies `/from` of one server to `/to` of another one.
  private func copy(
    source: [FileDouble.Rule] = [],
    target: [FileDouble.Rule] = [],
    passage: ServerCopy.Passage = .throughHere(nil),
    _ check: (Result<TransferOutcome, TransferFailure>, FileDouble, FileDouble, ServerCopy) throws
      -> Void
  ) throws {
    let features = ["SIZE", "MDTM"]
    try TransferStage.with(["/from": Self.octets], features: features, rules: source) { from in
      try TransferStage.with(["/old": [1]], features: features, rules: target) { to in
        let copy = ServerCopy(
          of: ServerCopy.Place(RemotePath([UInt8]("/from".utf8)), at: from.session),
          to: ServerCopy.Place(RemotePath([UInt8]("/to".utf8)), at: to.session),
          now: .epoch
        )
        copy.passage = passage
        copy.policy.retry.firstPause = .zero
        let result: Result<TransferOutcome, TransferFailure>
        do throws(TransferFailure) {
          result = .success(
            try copy.run(TransferProgress(of: [], to: [], .toServer))
          )
        } catch {
          result = .failure(error)
        }
        try check(result, from.server, to.server, copy)
      }
    }
  }

  @Test(arguments: [
    FileDouble.Answer.cut(after: 70_000, say: "426 cut"), .lose(after: 70_000),
  ])
  func `what is lost on the way is copied anew, and nothing else stays`(
    answer: FileDouble.Answer
  ) throws {
    for (source, target) in [("RETR", "NONE"), ("NONE", "STOR")] {
      try copy(
        source: [FileDouble.Rule(source, times: 1, answer)],
        target: [FileDouble.Rule(target, times: 1, answer)]
      ) { result, _, to, copy in
        let outcome = try result.get()
        #expect(outcome.octetCount == Int64(Self.octets.count))
        #expect(outcome.proof == .size)
        #expect(to.files == ["/old": [1], "/to": Self.octets])
        #expect(copy.failedSide == nil)
      }
    }
  }

  @Test func `a target that keeps less than it says has no copy, and is named`() throws {
    try copy(target: [FileDouble.Rule("STOR", .keep(1000, say: "226 all well"))]) {
      result,
      from,
      to,
      copy in
      guard case .failure(let failure) = result, case .sizeMismatch = failure.error else {
        Issue.record("\(result)")
        return
      }
      #expect(copy.failedSide == .target)
      #expect(to.files == ["/old": [1]])
      #expect(from.files == ["/from": Self.octets])
    }
  }

  @Test func `nothing is stored of what the source refuses`() throws {
    try copy(source: [FileDouble.Rule("RETR", .say("550 no"))]) { result, _, to, copy in
      guard case .failure = result else {
        Issue.record("\(result)")
        return
      }
      #expect(copy.failedSide == .source)
      #expect(!to.lines.contains { $0.hasPrefix("STOR") })
    }
  }

  @Test(arguments: ["192,0,2,1,4,1", "127,0,0,2,4,1", "10,0,0,1,4,1", "0,0,0,0,4,1"])
  func `no server is sent to an address that another one names`(address: String) throws {
    let rules = [
      FileDouble.Rule("PASV", .say("227 Entering Passive Mode (\(address))")),
      FileDouble.Rule("PORT", .say("200 ok")), FileDouble.Rule("EPRT", .say("200 ok")),
    ]
    try copy(source: rules, target: rules, passage: .any) { result, from, to, _ in
      let passage = try result.get().passage
      guard case .throughHere(.foreignAddress) = passage else {
        Issue.record("\(result)")
        return
      }
      #expect(to.files["/to"] == Self.octets)
      for line in from.lines + to.lines {
        #expect(!line.hasPrefix("PORT") && !line.hasPrefix("EPRT"), "\(line)")
      }
    }
    try copy(source: rules, target: rules, passage: .direct) { result, _, to, _ in
      guard case .failure(let failure) = result, case .noDirectWay = failure.error else {
        Issue.record("\(result)")
        return
      }
      #expect(to.files == ["/old": [1]])
    }
  }

  @Test func `two servers that only say that they are done are not believed`() throws {
    let rules = [
      FileDouble.Rule("PASV", .say("227 Entering Passive Mode (127,0,0,1,4,1)")),
      FileDouble.Rule("PORT", .say("200 ok")),
      FileDouble.Rule("RETR", times: 1, .say("226 done")),
      FileDouble.Rule("STOR", times: 1, .say("226 done")),
    ]
    try copy(source: rules, target: rules, passage: .any) { result, _, to, _ in
      let outcome = try result.get()
      #expect(outcome.passage == .throughHere(.incomplete))
      #expect(to.files["/to"] == Self.octets)
    }
  }
}
