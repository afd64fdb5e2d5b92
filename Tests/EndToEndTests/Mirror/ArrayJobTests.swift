import FTPTestSupport
import Glibc
import Octets
import Platform
import SystemPackage
import Testing

/// The array job of Slurm and the Indexed Job of Kubernetes that the documentation has.
@Suite(.tags(.realServer))
struct ArrayJobTests {
  private static let script = Checkout.top.appending("Documentation/mirror-slurm.sh")
  private static let manifest = Checkout.top.appending("Documentation/mirror-kubernetes.yaml")

  private func stage(
    _ body: (_ server: RealServer, _ home: FilePath, _ files: [String: Int]) throws -> Void
  ) throws {
    try withRealServer(.vsftpd) { server throws in
      try withTemporaryDirectory { home throws in
        let files = ShardStage.files(seed: 5, count: 60)
        try ShardStage.make(files, at: server.root.appending("archive"))
        try body(server, home, files)
      }
    }
  }

  private func environment(_ server: RealServer, _ home: FilePath) throws -> [String: String] {
    var environment = Subprocess.plainEnvironment
    environment.merge(try server.environment(state: home)) { $1 }
    environment["FERRY"] = try ferryBinary().string
    environment["PAUSE"] = "1"
    return environment
  }

  private func expectDone(
    _ server: RealServer,
    _ home: FilePath,
    _ files: [String: Int],
    parts: Int
  ) throws {
    let report = try FerryRun(
      arguments: ["mirror", "--report", "mirror-summaries"],
      directory: home
    ).outcome()
    #expect(report.ending == .exited(0), "\(report.message)")
    #expect(report.stdoutText.contains("\(parts) parts: \(parts) done"), "\(report.stdoutText)")
    #expect(report.stdoutText.contains("\(files.count) files moved"), "\(report.stdoutText)")
    let names = try ShardStage.names(home.appending("copy"))
    #expect(names == (try ShardStage.names(server.root.appending("archive"))))
  }

  @Test func `tasks of a real Slurm mirror a tree`() throws {
    try stage { server, home, files throws in
      do {
        try withRealSlurm { slurm throws in
          let environment = try self.environment(server, home).merging(slurm.environment) { $1 }
          func batch(_ words: [String], _ extra: [String: String] = [:]) throws {
            let outcome = try Subprocess.run(
              slurm.programs.appending("sbatch"),
              words + [Self.script.string, "\(server.url)/archive", "copy"],
              environment: environment.merging(extra) { $1 },
              workingDirectory: home,
              timeout: .seconds(120)
            )
            let logs = try LocalDirectory.names(in: home).filter { $0.starts(with: "slurm-".utf8) }
              .map { try String(decoding: readOctets(home.appending($0.text)), as: UTF8.self) }
            #expect(outcome.ending == .exited(0), "\(outcome.stderrText) \(logs)")
          }
          try batch(["--wait", "--array=1-5"])
          try expectDone(server, home, files, parts: 5)
          // One of them alone.
          _ = unlink(home.appending("mirror-summaries/mirror-2-of-5.json").string)
          try batch(["--wait", "--array=2"], ["SHARDS": "5"])
          #expect(isThere(home.appending("mirror-summaries/mirror-2-of-5.json")))
        }
      } catch let error as RealSlurmError {
        try Test.cancel("Slurm cannot be started here: \(error.description)")
      }
    }
  }

  @Test func `the script runs with the environment that Slurm sets`() throws {
    try stage { server, home, files throws in
      let environment = try environment(server, home)
      // Numbered as by --array=10-13.
      let outcomes = try ShardStage.together(
        (0..<4).map { offset in
          {
            let task = [
              "SLURM_ARRAY_TASK_ID": "\(10 + offset)", "SLURM_ARRAY_TASK_COUNT": "4",
              "SLURM_ARRAY_TASK_MIN": "10", "SLURM_ARRAY_TASK_MAX": "13",
              "SLURM_ARRAY_TASK_STEP": "1",
            ]
            return try Subprocess.run(
              Self.script,
              ["\(server.url)/archive", "copy"],
              environment: environment.merging(task) { $1 },
              workingDirectory: home
            )
          }
        }
      )
      for outcome in outcomes { #expect(outcome.ending == .exited(0), "\(outcome.message)") }
      try expectDone(server, home, files, parts: 4)
    }
  }

  @Test func `the pods of the Kubernetes job do a part each`() throws {
    let lines = try String(decoding: readOctets(Self.manifest), as: UTF8.self)
      .split(separator: "\n").map { line in line.drop { $0 == " " } }
    func value(_ name: String) -> Substring? {
      lines.first { $0.hasPrefix(name + ": ") }?.dropFirst(name.count + 2)
    }
    #expect(value("completionMode") == "Indexed")
    let count = try #require(value("completions").flatMap { Int($0) })
    let position = try #require(lines.firstIndex(of: "- name: JOB_COMPLETION_COUNT"))
    #expect(lines[position + 1] == "value: \"\(count)\"")
    let words = try #require(lines.firstIndex(of: "command:").map { lines[($0 + 1)...] })
      .prefix { $0.hasPrefix("- ") }.map { String($0.dropFirst(2)) }
    #expect(words.first == "ferry")
    try stage { server, home, files throws in
      let environment = try environment(server, home)
      let command = words.dropFirst().map { word in
        switch word {
        case "ftp://me@ftp.example.org/archive": "\(server.url)/archive"
        case "/data/archive": home.appending("copy").string
        case "/summaries/": home.appending("mirror-summaries").string + "/"
        default: word
        }
      }
      // As many at once as the job has pods at once, and the others behind them.
      for start in stride(from: 0, to: count, by: 4) {
        let outcomes = try ShardStage.together(
          (start..<min(start + 4, count)).map { index in
            {
              let pod = ["JOB_COMPLETION_INDEX": "\(index)", "JOB_COMPLETION_COUNT": "\(count)"]
              return try FerryRun(
                arguments: command,
                environment: environment.merging(pod) { $1 },
                directory: home
              ).outcome()
            }
          }
        )
        for outcome in outcomes { #expect(outcome.ending == .exited(0), "\(outcome.message)") }
      }
      try expectDone(server, home, files, parts: count)
    }
  }
}
