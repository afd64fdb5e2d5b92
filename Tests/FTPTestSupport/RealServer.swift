import Glibc
package import SystemPackage

/// A server on loopback that runs for the time of one test, and what a client must know of it.
package struct RealServer: Sendable {
  /// Which program it is.
  package let kind: ServerKind
  /// The address where it listens, without brackets.
  package let host: String
  /// The port where it listens, one that no other server has.
  package let port: UInt16
  /// A user who may do everything below `root`.
  package let user: String
  /// The password of that user.
  package let password: String
  /// The directory that the user sees as `/`, empty at first.
  package let root: FilePath
  /// The certificate to trust, in PEM; meant only for a server with TLS.
  package var certificate: FilePath { runDirectory.appending("certificate.pem") }

  let runDirectory: FilePath

  /// Reads "HOST PORT USER PASSWORD", as `.ci/servers/ftp-server` prints it.
  init?(_ kind: ServerKind, readyLine: String, root: FilePath, runDirectory: FilePath) {
    let fields = readyLine.split(separator: " ").map(String.init)
    guard fields.count == 4, let port = UInt16(fields[1]) else { return nil }
    self.kind = kind
    host = fields[0]
    self.port = port
    user = fields[2]
    password = fields[3]
    self.root = root
    self.runDirectory = runDirectory
  }

  /// Makes a file below `root` that belongs to the user, and so can be changed through the server.
  ///
  /// - Parameters:
  ///   - name: relative to `root`; its directory must be there.
  ///   - octets: all that will be in the file.
  /// - Throws: `Errno`.
  package func makeFile(_ name: String, _ octets: [UInt8]) throws {
    let path = root.appending(name)
    let descriptor = try FileDescriptor.open(
      path,
      .writeOnly,
      options: [.create, .truncate],
      permissions: [.ownerReadWrite, .groupRead, .otherRead]
    )
    try descriptor.closeAfter { _ = try descriptor.writeAll(octets) }
    try giveToUser(path)
  }

  /// Makes a directory below `root` that belongs to the user.
  ///
  /// - Parameter name: relative to `root`; its own directory must be there.
  /// - Throws: `Errno`, for example `fileExists`.
  package func makeDirectory(_ name: String) throws {
    let path = root.appending(name)
    guard path.withPlatformString({ mkdir($0, 0o755) }) == 0 else {
      throw Errno(rawValue: errno)
    }
    try giveToUser(path)
  }

  /// Returns the octets of a file below `root`.
  ///
  /// - Throws: `Errno`.
  package func contents(_ name: String) throws -> [UInt8] {
    try readFile(root.appending(name))
  }

  /// What the server logged, for the messages of tests; vsftpd's has every command and reply, and
  /// ProFTPD's what it thinks of TLS sessions.
  package var log: String {
    ["server.log", "protocol.log", "tls.log"].compactMap { name in
      (try? readFile(runDirectory.appending(name))).map { String(decoding: $0, as: UTF8.self) }
    }.joined()
  }

  private func giveToUser(_ path: FilePath) throws {
    var status = stat()
    guard root.withPlatformString({ stat($0, &status) }) == 0,
      path.withPlatformString({ chown($0, status.st_uid, status.st_gid) }) == 0
    else { throw Errno(rawValue: errno) }
  }
}
