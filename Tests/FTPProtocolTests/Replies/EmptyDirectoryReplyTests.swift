import FTPProtocol
import Testing

/// Refusals to list that say that there is nothing to list, and others.
struct EmptyDirectoryReplyTests {
  private func reply(_ line: String) throws -> Reply {
    Reply(try #require(ReplyCode(Int(line.prefix(3)) ?? 0)), wireLines: [[UInt8](line.utf8)])
  }

  @Test(arguments: [
    "550 No files found", "450 No files found.", "550 No members found.",
    "550 No data sets found.", "550 no files found in /pub",
    "550 Directory is empty", "550 0 files found", "550 *.*: No files found",
    "550 No matching files found", "550 No files and directories found.", "450 Empty directory.",
    "550 No objects in this folder",
  ])
  func `words for an empty directory`(line: String) throws {
    #expect(try reply(line).saysNothingIsThere)
  }

  @Test(arguments: [
    "550 No such file or directory",
    "550 No files found or invalid directory or permission problem",
    "550 File not found", "550 Not found", "450 File busy", "550 Permission denied, no files shown",
    "550 No", "550", "550 No directory",
    "421 No files found", "500 No files found", "226 No files found", "530 No files found",
    "550 No files: cannot open directory", "550 Directory does not exist, no files found",
    "550 No access to files", "550 no files for you; login first",
    "550 no files could be listed", "450 No files: directory unreadable", "550 no files, quota",
    "450 No files, try later", "450 No files found: timeout", "550 No files under this quota",
  ])
  func `other words`(line: String) throws {
    #expect(try !reply(line).saysNothingIsThere)
  }
}
