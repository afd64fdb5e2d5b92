import FTPClient
import FTPProtocol
import SystemPackage
import Testing

@testable import Transfers

struct RetryPolicyTests {
  private static func refused(_ code: UInt16) throws -> TransferError {
    var parser = ReplyParser()
    parser.append([UInt8]("\(code) no\r\n".utf8).span)
    let reply = try parser.nextReply()
    return .remote(.refused(try #require(reply), by: .retr))
  }

  @Test(arguments: [
    (UInt16(421), true), (425, true), (426, true), (450, true), (451, true), (452, false),
    (500, false), (530, false), (550, false), (552, false), (553, false),
  ])
  func `what may pass is tried again, and what stays is not`(code: UInt16, isTried: Bool) throws {
    let policy = RetryPolicy()
    #expect(policy.allowsAnother(after: 1, failedBy: try Self.refused(code)) == isTried)
    #expect(!policy.allowsAnother(after: 3, failedBy: try Self.refused(code)))
  }

  @Test func `this machine's failures, wrong sizes and the user's wish are final`() {
    let policy = RetryPolicy()
    let errors: [TransferError] = [
      .local(.writing, "a", .noSpace), .sizeMismatch(expected: 1, actual: 2), .sourceChanged,
      .remote(.cancelled), .digestMismatch(.md5), .partialInUse("a"),
    ]
    for error in errors { #expect(!policy.allowsAnother(after: 1, failedBy: error)) }
    #expect(policy.allowsAnother(after: 1, failedBy: .remote(.connectionLost)))
  }

  @Test func `pauses grow, and not for ever`() {
    var policy = RetryPolicy()
    policy.firstPause = .seconds(2)
    #expect((2...5).map { policy.pause(before: $0) } == [2, 4, 8, 16].map { .seconds($0) })
    #expect(policy.pause(before: 1_000_000) == .seconds(120))
  }
}
