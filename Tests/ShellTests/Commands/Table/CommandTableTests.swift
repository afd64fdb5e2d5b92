import ArgumentParser
import Octets
import Testing

@testable import Shell

struct CommandTableTests {
  private func find(_ name: String, abbreviated: Bool = true) -> String {
    switch CommandTable.find(name, abbreviated: abbreviated) {
    case .command(let type, let leading): ([type.name] + leading).joined(separator: " ")
    case .foreign(let word): "foreign \(word.name)"
    case .obsolete: "obsolete"
    case .unknown(let near): "unknown " + near.joined(separator: ",")
    case .ambiguous(let names): "ambiguous " + names.joined(separator: ",")
    }
  }

  @Test(arguments: [
    ("ls", "ls"), ("bye", "quit"), ("exit", "quit"), ("recv", "get"), ("send", "put"),
    ("dir", "ls -l"), ("mls", "ls -1 --classic"), ("delete", "rm"), ("rename", "mv"),
    ("cdup", "cd .."),
    ("literal", "quote"), ("ascii", "set type ascii"), ("binary", "set type binary"),
    ("passive", "set --toggle passive"), ("verbose", "set --toggle verbose"),
    ("prompt", "obsolete"),
    ("hash", "obsolete"),
  ])
  func `classic names mean what they always meant`(name: String, meaning: String) {
    #expect(find(name, abbreviated: false) == meaning)
  }

  @Test(arguments: [
    ("lpw", "lpwd"), ("q", "ambiguous queue,quit,quote"),
    ("m", "ambiguous mget,mirror,mkdir,more,mput,mv"),
    ("mk", "mkdir"), ("by", "quit"), ("h", "ambiguous head,help,history"), ("hel", "help"),
    ("o", "open"),
    ("xyzzy", "unknown "),
  ])
  func `unambiguous beginnings are enough`(name: String, meaning: String) {
    #expect(find(name) == meaning)
  }

  @Test func `abbreviations can be switched off`() {
    #expect(find("lpw", abbreviated: false) == "unknown lpwd")
  }

  @Test(arguments: [("gte", "get"), ("sl", "ls"), ("exti", "exit"), ("mkdri", "mkdir")])
  func `names that are near are offered`(name: String, near: String) {
    guard case .unknown(let names) = CommandTable.find(name, abbreviated: true) else {
      Issue.record("\(name) means something")
      return
    }
    #expect(names.contains(near))
  }

  @Test(arguments: [
    ("bin", "set type binary"), ("bina", "set type binary"), ("asc", "set type ascii"),
    ("del", "rm"), ("dele", "rm"), ("mdel", "rm"), ("ren", "mv"), ("lit", "quote"),
    ("verb", "set --toggle verbose"), ("disc", "close"), ("rec", "get"), ("bye", "quit"),
    ("prom", "obsolete"), ("pw", "unknown pwd"),
  ])
  func `short forms of the classic words are enough in scripts too`(name: String, meaning: String) {
    #expect(find(name, abbreviated: false) == meaning)
  }

  @Test(arguments: [
    ("LS", "ls"), ("CD", "cd"), ("Get", "get"), ("cls", "ls"), ("move", "mv"),
    ("download", "get"), ("MD", "mkdir"), ("ll", "ls -l"), ("mirror", "mirror"),
    ("macdef", "foreign macdef"), ("pget", "get --segments 5"), ("cache", "foreign cache"),
  ])
  func `words of other clients are known`(name: String, meaning: String) {
    #expect(find(name, abbreviated: false) == meaning)
  }

  @Test(arguments: [
    ("newer", ["x"], "Type: set overwrite newer; get x"),
    ("restart", [], "Type: get -c FILE"), ("lrm", ["x"], "Type: !rm x"),
    ("grep", ["a"], "Type: get a -o - | grep WORD"),
  ])
  func `what is called otherwise is answered with the line to type`(
    name: String,
    operands: [String],
    line: String
  ) throws {
    let word = try #require(ForeignWords.named(name))
    #expect(word.answer(to: operands.map { [UInt8]($0.utf8) }).line == line)
  }

  @Test func `lines to type name commands that there are`() throws {
    for word in ForeignWords.typed {
      let line = word.answer(to: []).line?.dropFirst("Type: ".count) ?? ""
      for command in try Tokenizer.commands(in: [UInt8](line.utf8)) where !command.words.isEmpty {
        let name = command.words[0].plain.text
        let isKnown = CommandTable.commands.contains { $0.name == name } || name == "ferry"
        #expect(isKnown, "\(word.name): \(line)")
      }
      #expect(find(word.name, abbreviated: false) != word.name, "\(word.name) is a command")
    }
  }

  @Test(arguments: ["gte", "promt", "hsh", "glop", "trce", "frm"])
  func `what has no meaning is never suggested`(name: String) {
    guard case .unknown(let near) = CommandTable.find(name, abbreviated: true) else {
      Issue.record("\(name) means something")
      return
    }
    for name in near { #expect(CommandTable.obsolete[name] == nil) }
  }

  @Test func `each command has two examples that it takes`() throws {
    for command in CommandTable.commands {
      let examples = Examples.of(command.name)
      #expect(examples.count >= 2, "\(command.name)")
      for example in examples {
        let commands = try Tokenizer.commands(in: [UInt8](example.utf8))
        #expect(commands.contains { $0.words.first?.plain.text == command.name }, "\(example)")
        for part in commands where part.words.first?.plain.text == command.name {
          let words = part.words.dropFirst().map(WordText.encode)
          #expect(throws: Never.self, "\(example)") { try command.parseAsRoot(words) }
        }
      }
    }
  }

  @Test func `the overview fits a screen, and names every command`() {
    let lines = HelpText.overview(columns: 80)
    #expect(lines.count <= 24)
    #expect(lines.allSatisfy { $0.count <= 80 }, "\(lines)")
    let words = Set(lines.flatMap { $0.split { " (),".contains($0) }.map { String($0) } })
    for command in CommandTable.commands { #expect(words.contains(command.name)) }
    for topic in HelpTopics.names { #expect(words.contains(topic)) }
    #expect(!lines.contains { $0.hasPrefix("More ") }, "a group is missing")
  }

  @Test func `topics fit a screen`() throws {
    #expect(HelpTopics.names.count > 7)
    for name in HelpTopics.names {
      let lines = try #require(HelpTopics.text(of: name)).split(separator: "\n")
      #expect(lines.count <= 22, "\(name)")
      #expect(lines.allSatisfy { $0.count <= 80 }, "\(name)")
    }
  }

  @Test func `help and the status of each failure name the same numbers`() throws {
    let rows = try #require(HelpTopics.text(of: "statuses")).split(separator: "\n")
    let numbers = Set(rows.compactMap { $0.split(separator: " ").first.flatMap { Int32($0) } })
    #expect(numbers == Set((0...255).filter { ExitStatus(rawValue: $0) != nil }))
  }

  @Test func `help says no value twice`() {
    for command in CommandTable.commands {
      let text = HelpText.text(of: command, columns: 80)
      for line in text.split(separator: "\n") where line.hasPrefix("  -") {
        guard let start = line.firstIndex(of: "<"), let end = line.firstIndex(of: ">") else {
          continue
        }
        let name = line[line.index(after: start)..<end]
        #expect(!line[..<start].hasSuffix("-\(name) "), "\(line)")
      }
    }
  }

  @Test func `what stands behind options keeps its column`() {
    let text = """
        --ca <ca>               Authorities.
        --timeout <timeout>     Seconds.
        --parallel <parallel>
                                Connections.
        -n <count>              Lines.
      """
    let tidied = """
        --ca VALUE              Authorities.
        --timeout VALUE         Seconds.
        --parallel VALUE
                                Connections.
        -n <count>              Lines.
      """
    #expect(HelpText.tidied(text) == tidied)
  }

  @Test func `no name means two things`() {
    #expect(Set(CommandTable.allNames).count == CommandTable.allNames.count)
    let unlisted = ForeignWords.aliases.map(\.name) + ForeignWords.typed.map(\.name)
    let names = unlisted + CommandTable.allNames
    #expect(Set(names).count == names.count)
    for alias in CommandTable.aliases + ForeignWords.aliases {
      #expect(CommandTable.commands.contains { $0.name == alias.expansion[0] }, "\(alias.name)")
    }
  }

  @Test func `every command says what it is for`() {
    for command in CommandTable.commands {
      let abstract = command.configuration.abstract
      #expect(abstract.hasSuffix("."), "\(command.name)")
      #expect(abstract.count <= 60, "\(command.name)")
    }
  }

  @Test(arguments: [
    ("user me secret", "user me ****"), ("user me", nil), ("us me a b", "us me **** ****"),
    ("open ftp://a:b@h/", "open ftp://a:****@h/"), ("quote PASS x", "quote PASS ****"),
    ("quote pass x y", "quote pass **** ****"), ("account x", "account ****"), ("get a", nil),
    ("pwd; user me secret", "pwd; user me ****"), ("USER me secret", "USER me ****"),
    ("usr me secret", "usr me ****"), ("queue user me secret", "queue user me ****"),
    ("quote \"PASS x\"", "quote ****"), ("site PSWD old new", "site PSWD **** ****"),
    ("open -u me,secret h", "open -u **** h"), ("open -u me:secret h", "open -u **** h"),
    ("open me:secret@h", "open me:****@h"), ("open ftp://me:pw/x@h", "open ftp://me:****@h"),
    ("open ftp://me:100%x@h/", "open ftp://me:****@h/"), ("get pass x", nil),
    ("open ftp://h:21/a@b", nil), ("open me@[::1]:21", nil), ("open -u me h", nil),
    ("open sftp://me:a@b@h", "open sftp://me:****@h"),
  ])
  func `passwords in lines are known and masked`(line: String, masked: String?) throws {
    let commands = try Tokenizer.commands(in: [UInt8](line.utf8))
    let isSecret = commands.contains { Secrets.secretWords(in: $0, abbreviated: true) != nil }
    #expect(isSecret == (masked != nil))
    if let masked {
      let shown = commands.map { Secrets.masked($0, abbreviated: true) }
      #expect(shown.joined(separator: "; ") == masked)
    }
  }

  @Test(arguments: [
    ("timeout", "30", true), ("timeout", "0", false), ("timeout", "soon", false),
    ("passive", "off", true), ("passive", "maybe", false), ("overwrite", "newer", true),
    ("overwrite", "sometimes", false), ("tls", "off", true), ("tls", "require", true),
    ("tls", "maybe", false), ("tls-min", "1.1", false), ("tls-max", "newest", true),
    ("pasv-address", "server", true), ("type", "ascii", true), ("epsv", "no", true),
    ("charset", "koi8-r", true), ("charset", "utf-8", true), ("charset", "klingon", false),
    ("charset", "utf-16", false),
  ])
  func `settings take what they can be`(name: String, value: String, isTaken: Bool) throws {
    var settings = Settings()
    let setting = try #require(Setting.named(name))
    #expect(setting.assign(&settings, value) == isTaken)
  }
}
