import FTPTestSupport
import SystemPackage
import Testing

/// The completion scripts in the checkout are those that the program prints.
struct CompletionScriptTests {
  @Test(arguments: [("bash", "ferry.bash"), ("zsh", "_ferry"), ("fish", "ferry.fish")])
  func `a completion script is the one that the program prints`(
    shell: String,
    file: String
  ) throws {
    let outcome = try FerryRun(arguments: ["--generate-completion-script", shell]).outcome()
    #expect(outcome.ending == .exited(0))
    let kept = try readOctets(Checkout.top.appending("completions").appending(file))
    #expect(outcome.stdoutText == String(decoding: kept, as: UTF8.self))
  }
}
