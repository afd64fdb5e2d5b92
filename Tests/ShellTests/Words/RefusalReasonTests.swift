import FTPClient
import FTPProtocol
import Testing

@testable import Shell

/// The words of refusals, as servers have them.
struct RefusalReasonTests {
  @Test(arguments: [
    // Pure-FTPd 1.0.50.
    ("550 Can't create directory: File exists", RefusalReason.exists),
    ("550 I can only retrieve regular files", .isDirectory),
    ("550 Can't remove directory: Directory not empty", .notEmpty),
    ("550 Can't open missing: No such file or directory", .missing),
    ("552 Disk full - please upload later", .noRoom),
    // ProFTPD 1.3.8.
    ("550 dir: Not a regular file", .isDirectory), ("550 dir: Is a directory", .isDirectory),
    ("550 dir: Directory not empty", .notEmpty), ("550 a: Permission denied", .notAllowed),
    ("552 Transfer aborted. Disk quota exceeded", .noRoom),
    // pyftpdlib 2.2.
    ("550 No such file or directory.", .missing), ("550 File exists.", .exists),
    ("550 Not enough privileges.", nil), ("550 Read-only file system.", .notAllowed),
    // IIS, FileZilla Server, Serv-U.
    ("550 The system cannot find the file specified.", .missing),
    ("550 Cannot create a file when that file already exists.", .exists),
    ("550 Directory not found", .missing), ("550 Access is denied.", .notAllowed),
    ("550 The directory is not empty.", .notEmpty),
    ("452 No space left on device", .noRoom),
    // Others.
    ("550 non-existent directory", .missing), ("550 File nonexistent", .missing),
    ("450 Too many connections from this host", .tooManyConnections),
    // vsftpd 3.0.3 says nothing of it.
    ("550 Failed to open file.", nil), ("550 Create directory operation failed.", nil),
    ("550 Delete operation failed.", nil),
  ])
  func `the words of a refusal tell its reason`(text: String, reason: RefusalReason?) throws {
    let code = try #require(ReplyCode(Int(text.prefix(3)) ?? 0))
    let reply = Reply(code, wireLines: [[UInt8](text.utf8)])
    #expect(RefusalReason(reply) == reason)
    guard let reason else { return }
    let shown = FTPErrorMessage.reason(.refused(reply, by: .dele)).why
    #expect(shown.hasPrefix(reason.words(for: .dele).why), "\(shown)")
    #expect(shown.contains("the server says: \(text)"), "\(shown)")
  }
}
