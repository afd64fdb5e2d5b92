import Glibc
package import SystemPackage

/// A real Slurm of one machine that runs on loopback.
package struct RealSlurm {
  /// Where `sbatch` and its like are.
  package let programs: FilePath

  /// What those programs need in their environment.
  package let environment: [String: String]
}

/// Slurm is not there, or does not start.
package struct RealSlurmError: Error, CustomStringConvertible {
  /// What went wrong, in the words of the program that starts it.
  package let description: String
}

/// Runs `body` with a Slurm that nobody else uses, and stops it after that.
///
/// - Parameters:
///   - installation: Where `.ci/setup --tests` put it.
///   - body: What to do while it runs.
/// - Returns: What `body` returns.
/// - Throws: What `body` throws, or ``RealSlurmError`` where it does not start.
package func withRealSlurm<R>(
  installation: FilePath = Checkout.top.appending(".servers"),
  _ body: (RealSlurm) throws -> R
) throws -> R {
  try withTemporaryDirectory { directory in
    directory.withPlatformString { _ = chmod($0, 0o711) }
    let messages = directory.appending("messages")
    let watch = try ServerWatch(
      python: installation.appending("python/bin/python3"),
      program: "slurm-cluster",
      arguments: ["--servers", installation.string, "--run", directory.appending("run").string],
      messages: messages
    )
    let fields = (watch.readyLine() ?? "").split(separator: " ").map { String($0) }
    guard fields.count == 3 else {
      _ = try watch.stop()
      throw RealSlurmError(description: String(decoding: try readFile(messages), as: UTF8.self))
    }
    let slurm = RealSlurm(
      programs: FilePath(fields[1]),
      environment: ["SLURM_CONF": fields[0], "LD_LIBRARY_PATH": fields[2]]
    )
    let result: R
    do {
      result = try body(slurm)
    } catch {
      _ = try? watch.stop()
      throw error
    }
    _ = try watch.stop()
    return result
  }
}
