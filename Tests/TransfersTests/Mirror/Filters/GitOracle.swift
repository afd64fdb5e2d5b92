import FTPTestSupport
import SystemPackage

/// What git says of ignore files: the author of their language.
struct GitOracle {
  static let program = FilePath("/usr/bin/git")

  static let isInstalled = (try? Subprocess.run(program, ["--version"]).ending) == .exited(0)

  private let top: FilePath

  /// Makes an empty repository in a directory.
  init(in top: FilePath) throws {
    self.top = top
    _ = try run(["init", "-q", "."])
  }

  /// Tells which paths git ignores, of names that are there.
  func ignored(of paths: [[UInt8]]) throws -> Set<[UInt8]> {
    let input = Array(paths.joined(separator: [0])) + [0]
    let output = try run(["check-ignore", "--no-index", "-v", "-z", "--stdin"], input: input)
    // Four fields for each: file, line, pattern and path.
    let fields = output.split(separator: 0, omittingEmptySubsequences: false)
    var ignored: Set<[UInt8]> = []
    for index in stride(from: 0, to: fields.count - 3, by: 4) where fields[index + 2].first != 0x21
    {
      ignored.insert(Array(fields[index + 3]))
    }
    return ignored
  }

  private func run(_ arguments: [String], input: [UInt8] = []) throws -> [UInt8] {
    var environment = Subprocess.plainEnvironment
    environment["GIT_CONFIG_NOSYSTEM"] = "1"
    environment["GIT_CEILING_DIRECTORIES"] = top.removingLastComponent().string
    let outcome = try Subprocess.run(
      Self.program,
      ["-c", "core.excludesFile=/dev/null"] + arguments,
      environment: environment,
      input: input,
      workingDirectory: top
    )
    // 1 says that nothing is ignored.
    guard outcome.ending == .exited(0) || outcome.ending == .exited(1) else {
      throw Failure(text: outcome.stderrText)
    }
    return outcome.stdout
  }

  struct Failure: Error {
    let text: String
  }
}
