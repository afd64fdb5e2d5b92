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

  @Test(arguments: [
    ("ferry --tls ", ["implicit", "off", "prefer", "require"]), ("ferry --tls re", ["require"]),
    ("ferry -f my", ["myscript"]), ("ferry --cert my", ["myscript"]),
    ("ferry tru", ["trust"]), ("ferry get --verify d", ["digest"]),
    ("ferry --tls require tru", ["trust"]),
  ])
  func `bash completes options without a verb, their values, files, and verbs`(
    line: String,
    expected: [String]
  ) throws {
    try withTemporaryDirectory { here throws in
      try writeOctets([], here.appending("myscript"))
      let script = Checkout.top.appending("completions").appending("ferry.bash")
      let ask = """
        cd "$1"; . "$2"; COMP_LINE=$3; COMP_POINT=${#3}
        eval "COMP_WORDS=($3)"; case $3 in *' ') COMP_WORDS+=('') ;; esac
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _ferry ferry "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        printf '%s\n' "${COMPREPLY[@]}"
        """
      let outcome = try Subprocess.run(
        "/bin/bash",
        ["-c", ask, "bash", here.string, script.string, line]
      )
      let words = outcome.stdoutText.split(separator: "\n").map { String($0) }
      #expect(words.sorted() == expected, "\(outcome.stderrText)")
    }
  }
}
