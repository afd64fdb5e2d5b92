import ArgumentParser
import FTPClient
import FTPTestSupport
import Platform
import SystemPackage
import Terminal
import Testing
import Transfers

@testable import Shell

struct CompleterTests {
  /// A shell without a session, over a directory with such names.
  private func withShell(
    _ names: [[UInt8]],
    _ body: (Completer) throws -> Void
  ) throws {
    try withTemporaryDirectory { here throws in
      for name in names {
        if name.last == 0x2F {
          try LocalDirectory.create(here.appending(octets: name.dropLast()))
        } else {
          _ = try LocalFile.create(here.appending(octets: name))
        }
      }
      let output = Output(standardOutput: .captured(.init()), standardError: .captured(.init()))
      let shell = ShellState(
        mode: .prompt,
        output: output,
        interrupt: try Cancellation(),
        settings: Settings(),
        localDirectory: here
      )
      try body(Completer(shell))
    }
  }

  private func complete(_ line: String, names: [[UInt8]] = []) throws -> CompletionCandidates {
    var candidates = CompletionCandidates.none
    try withShell(names) { completer in
      candidates = completer.candidates(in: [UInt8](line.utf8), at: line.utf8.count)
    }
    return candidates
  }

  private func inserted(_ line: String, _ names: [String]) throws -> String {
    let octets = names.map { [UInt8]($0.utf8) }
    return String(decoding: try complete(line, names: octets).insertion, as: UTF8.self)
  }

  @Test(arguments: [
    ("ge", "t "), ("vers", "ion "), ("mk", "dir "), ("x", ""), ("-ge", "t "), ("@ge", "t "),
    ("pwd; ge", "t "), ("ls -", ""), ("ls --js", "on "), ("ls -- --js", ""), ("ls --a", "ll "),
    ("set verb", "ose "), ("set epsv o", ""), ("set epsv of", "f "), ("set overwrite ne", ""),
    ("help mkd", "ir "), ("get --fo", "rce "), ("# ge", ""), ("!ge", ""), ("dir --js", "on "),
    ("get 'a", ""), ("nonsense a", ""), ("pwd && ge", "t "), ("pwd || ge", "t "), ("pwd | ge", ""),
    ("time ge", "t "), ("time ls --js", "on "), ("repeat -c 2 ge", "t "), ("repeat --cou", "nt "),
    ("queue ge", "t "), ("queue --sto", "p "), ("", ""), (#"get a\"#, ""), (#"get a\x4"#, ""),
  ])
  func `commands, options and settings complete`(line: String, insertion: String) throws {
    #expect(try inserted(line, []) == insertion)
  }

  @Test(arguments: [
    ("ge", 2, ["get"]), ("l", 1, ["lcd", "lls", "lmkdir", "ln", "lpwd", "ls"]),
    ("pwd; cl", 7, ["close"]),
    ("-rm", 3, ["rm", "rmdir"]), ("by", 2, ["bye"]), ("zz", 2, []),
  ])
  func `names of commands that begin so are shown`(
    line: String,
    cursor: Int,
    names: [String]
  ) throws {
    try withShell([]) { completer in
      #expect(completer.candidates(in: [UInt8](line.utf8), at: cursor).shown == names)
    }
  }

  @Test func `all that fits is shown, and no more`() throws {
    #expect(try complete("set overwrite ").shown.contains("never"))
    #expect(try complete("m").shown.contains("mkdir"))
    #expect(try complete("set ").shown.contains("timeout"))
    #expect(try complete("nonsense").shown.isEmpty)
  }

  @Test(arguments: [
    ("put a", ["abc.txt"], "bc.txt "), ("put ", ["abc.txt"], "abc.txt "),
    ("put d", ["dir/"], "ir/"), ("put a", ["ab1", "ab2"], "b"), ("put ab", ["ab1", "ab2"], ""),
    ("put w", ["with blank"], #"ith\ blank "#), ("put 'w", ["with blank"], "ith blank' "),
    ("put \"w", ["with blank"], "ith blank\" "), ("put \"d", ["dir x/"], "ir x/"),
    ("put i", ["it's"], #"t\'s "#), ("put 'i", ["it's"], #"'t\'s'' "#),
    ("put s", ["star*[x]?"], #"tar\*\[x\]\? "#), ("put ", ["-x"], "./-x "),
    ("put ./", ["-x"], "-x "),
    ("put ", [" lead"], #"\ lead "#), ("put t", ["trail "], #"rail\  "#),
    ("put n", ["new\nline"], #"ew\x0aline "#), ("put \"n", ["new\nline"], #"ew\x0aline" "#),
    ("put ", ["~tilde"], #"\~tilde "#), ("put ", ["#hash"], ##"\#hash "##),
    ("put b", [#"back\slash"#], #"ack\\slash "#), ("put g", ["grüße"], "rüße "),
    ("put ", ["é", "è"], ""), ("put .h", [".hidden"], "idden "), ("put ", [".hidden"], ""),
    ("ls > a", ["abc"], "bc "), ("ls >>a", ["abc"], "bc "), ("ls | a", ["abc"], ""),
    ("ls > x; put a", ["abc"], "bc "), ("get x & put a", ["abc"], "bc "),
    ("put -- a", ["abc"], "bc "), ("get -o a", ["abc"], "bc "), ("get x a", ["abc"], "bc "),
    ("mput a a", ["abc"], "bc "), ("lls -l a", ["abc"], "bc "), ("put x*/", ["x1/"], ""),
    (#"put with\ b"#, ["with blank"], "lank "), ("put 'with b", ["with blank"], "lank' "),
    ("put 'with b'", ["with blank"], "lank "), ("put a b c", ["cde"], ""),
    ("lcd d", ["dir/"], "ir/"),
  ])
  func `names on this machine complete as they can be typed`(
    line: String,
    names: [String],
    insertion: String
  ) throws {
    #expect(try inserted(line, names) == insertion)
  }

  @Test(arguments: 0..<60)
  func `whatever is completed is read back as the name`(seed: Int) throws {
    var state = UInt32(truncatingIfNeeded: seed &* 2_654_435_761 &+ 1)
    let name = (0...(seed % 9)).map { _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      let octet = UInt8(truncatingIfNeeded: state >> 16)
      return octet == 0 || octet == 0x2F ? 0x27 : octet
    }
    guard name.first != 0x2E else { return }
    for quote in ["", "'", "\""] {
      let line = "put ./" + quote
      let insertion = try complete(line, names: [name]).insertion
      let commands = try Tokenizer.commands(in: [UInt8](line.utf8) + insertion)
      #expect(commands.first?.words.last?.plain == [UInt8]("./".utf8) + name)
    }
  }

  @Test func `a name that is no UTF-8 is typed octet by octet`() throws {
    let candidates = try complete(
      "put l",
      names: [[UInt8]("lat".utf8) + [0xE9] + [UInt8]("in".utf8)]
    )
    #expect(String(decoding: candidates.insertion, as: UTF8.self) == #"at\xe9in "#)
  }

  @Test(arguments: ["get ", "get a", "ls ~/", "cd /x/", "rm *", "cat ftp://h/", "get \u{1}"])
  func `without a session there are no names at a server, and no harm`(line: String) throws {
    #expect(try complete(line, names: [[UInt8]("abc".utf8)]).shown.isEmpty)
  }

  @Test func `a cursor in the middle of a line counts, not its end`() throws {
    try withShell([]) { completer in
      let candidates = completer.candidates(in: [UInt8]("ge a.txt".utf8), at: 2)
      #expect(candidates.insertion == [UInt8]("t ".utf8))
    }
  }

  @Test func `the values of options complete`() throws {
    #expect(try inserted("get --verify d", []) == "igest ")
    let shown = try complete("put --verify ").shown
    #expect(Set(shown) == Set(Verification.allCases.map(\.rawValue)))
    #expect(try inserted("get --progress json x -P a", ["abc"]) == "")
  }

  @Test func `only directories are offered to what takes nothing else`() throws {
    let names = ["drawer/", "draft"].map { [UInt8]($0.utf8) }
    #expect(try inserted("lcd dr", ["drawer/", "draft"]) == "awer/")
    #expect(try inserted("lmkdir dr", ["drawer/", "draft"]) == "awer/")
    #expect(try complete("put dr", names: names).shown == ["draft", "drawer/"])
  }

  @Test(arguments: [
    ("open ", ["ftps.example.org", "host.example.org:2121", "me@files.example.org"]),
    ("open h", ["host.example.org:2121"]),
    ("open ftp://h", ["ftp://host.example.org:2121"]),
    ("open you@f", ["you@ftps.example.org"]),
    ("open nobody", []), ("open ftps.example.org 2", []),
    ("trust --remove ftps", ["ftps.example.org"]),
  ])
  func `servers of before are offered`(line: String, shown: [String]) throws {
    try withTemporaryDirectory { here throws in
      let memory = ServerMemory(here.appending("servers"))
      var knowledge = ServerKnowledge()
      knowledge.connectionLimit = 3
      memory.remember(knowledge, of: Endpoint(host: "ftps.example.org"))
      memory.remember(knowledge, of: Endpoint(host: "host.example.org", port: 2121))
      let output = Output(standardOutput: .captured(.init()), standardError: .captured(.init()))
      let shell = ShellState(
        mode: .prompt,
        output: output,
        interrupt: try Cancellation(),
        settings: Settings(),
        localDirectory: here
      )
      shell.connection.access.memory = memory
      let history = LineHistory(path: nil)
      history.add([UInt8]("open me@files.example.org".utf8), isSecret: false)
      history.add([UInt8]("cd open".utf8), isSecret: false)
      shell.front.history = history
      let octets = [UInt8](line.utf8)
      #expect(Completer(shell).candidates(in: octets, at: octets.count).shown == shown)
    }
  }

  @Test func `options are known as the parser of arguments describes them`() throws {
    let options = CommandOptions(of: LsCommand.self)
    #expect(
      Set(["-l", "-1", "-a", "--all", "-t", "-U", "--json", "--help"]).isSubset(of: options.names)
    )
    let get = CommandOptions(of: GetCommand.self)
    let option = try #require(get.valued["-o"])
    #expect(CommandOperands(of: GetCommand.self).kind(ofOption: option.position) == .local)
    #expect(get.valued["--verify"]?.values == Verification.allCases.map(\.rawValue))
    #expect(get.valued["--force"] == nil)
    for command in CommandTable.commands {
      let described = CommandOptions(of: command)
      #expect(described.names.contains("--help"), "\(command.name)")
      // Both are read off one declaration, each in its order.
      let positions = Set(described.valued.values.map(\.position))
      #expect(positions.count == CommandOperands(of: command).optionKinds.count, "\(command.name)")
    }
    #expect(
      ConnectionOptions.namesWithValue
        == Set(CommandOptions(of: ConnectionOptions.self).valued.keys)
        .union(CommandOptions(of: ScriptOptions.self).valued.keys)
        .union(CommandOptions(of: FamiliarOptions.self).valued.keys)
    )
    #expect(CommandOperands(of: GetCommand.self).kinds.prefix(2) == [.remote, .local])
    #expect(CommandOperands(of: MvCommand.self).lastRepeats)
  }
}
