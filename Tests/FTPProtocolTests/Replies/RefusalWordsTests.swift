import Testing

@testable import FTPProtocol

struct RefusalWordsTests {
  private func reply(_ text: String) throws -> Reply {
    let code = try #require(Int(text.prefix(3)).flatMap { ReplyCode($0) })
    return Reply(code, wireLines: [[UInt8](text.utf8)])
  }

  @Test(arguments: [
    "421 There are too many connected users, please try later.",
    "421 There are too many connections from your internet address.",
    "530 Sorry, the maximum number of clients (2) for this user are already connected.",
    "530 Sorry, the maximum number of allowed clients (10) are already connected.",
    "421 Too many connections (2) from this IP",
    "421 50 users (the maximum) are already logged in, sorry",
    "421 I can't accept more than 2 connections as the same user",
    "421 Too many connections. Service temporarily unavailable.",
    "421 Too many connections from the same IP address.", "421 Too many users logged in, closing.",
    "421 Maximum session limit reached", "530 No more connections allowed from your IP",
  ])
  func `too many connections are known by code and words`(text: String) throws {
    #expect(try reply(text).saysTooManyConnections)
  }

  @Test(arguments: [
    "530 Login incorrect.", "530 Too many login failures", "421 Too many failed login attempts",
    "421 Maximum login attempts exceeded", "421 Login timeout (60 seconds): closing connection",
    "421 Timeout.", "331 Maximum users", "226 too many connections",
    "421 Idle time limit reached for this user", "550 User quota: maximum exceeded",
  ])
  func `other refusals of a login are none of them`(text: String) throws {
    #expect(try !reply(text).saysTooManyConnections)
  }

  @Test(arguments: [
    "550 Another action is in progress, use ABOR command first.",
    "425 A transfer is already in progress",
    "550 The process cannot access the file because it is being used by another process.",
    "450 a.txt: Device or resource busy", "450 File is in use", "550 File locked",
    "550 .in.a.txt.: Temporary hidden file /.in.a.txt. already exists",
  ])
  func `what is busy may be done later`(text: String) throws {
    #expect(try reply(text).saysBusy)
  }

  @Test(arguments: [
    "550 a.txt: No such file or directory", "550 in progress.txt: No such file or directory",
    "550 Permission denied.", "421 Another action is in progress", "530 busy, log in first",
    "226 is busy", "550 File exists",
  ])
  func `other refusals are not busy`(text: String) throws {
    #expect(try !reply(text).saysBusy)
  }
}
