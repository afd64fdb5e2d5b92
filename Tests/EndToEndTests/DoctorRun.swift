import FTPTestSupport
import Platform
import SystemPackage

/// Runs of `doctor` that keep what they find out in a directory of the test.
struct DoctorRun {
  let server: RealServer
  let here: FilePath

  init(_ server: RealServer, _ here: FilePath) { (self.server, self.here) = (server, here) }

  /// Runs `doctor` at a server that a test has made.
  static func run(
    at server: FileDouble,
    _ options: [String] = [],
    in here: FilePath
  ) throws -> Subprocess.Outcome {
    try FerryRun(
      arguments: ["doctor"] + options + ["ftp://127.0.0.1:\(server.port)"],
      environment: ["XDG_STATE_HOME": here.appending("state").string],
      directory: here
    ).outcome()
  }

  func run(_ options: [String]) throws -> Subprocess.Outcome {
    try FerryRun(
      arguments: ["doctor", "--json"] + options + [server.url],
      environment: try server.environment(state: here),
      directory: here
    ).outcome()
  }

  /// What is kept of the only server.
  static func facts(in here: FilePath) throws -> [String: String] {
    let text = String(
      decoding: try readOctets(here.appending("state/ferry/servers")),
      as: UTF8.self
    )
    let words = text.split { $0 == " " || $0 == "\n" }.dropFirst()
    return Dictionary(
      uniqueKeysWithValues: words.compactMap { word in
        let parts = word.split(separator: "=", maxSplits: 1)
        return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
      }
    )
  }
}

extension Subprocess.Outcome {
  /// The object about a topic.
  func line(of topic: String) -> Substring {
    stdoutText.split(separator: "\n").first { $0.hasPrefix("{\"test\":\"\(topic)\",") } ?? ""
  }
}
