import ArgumentParser
import Testing

@testable import Shell

struct CommandTableTests {
  private func find(_ name: String, abbreviated: Bool = true) -> String {
    switch CommandTable.find(name, abbreviated: abbreviated) {
    case .command(let type, let leading): ([type.name] + leading).joined(separator: " ")
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
    ("passive", "set passive"), ("verbose", "set verbose"), ("prompt", "obsolete"),
    ("hash", "obsolete"),
  ])
  func `classic names mean what they always meant`(name: String, meaning: String) {
    #expect(find(name, abbreviated: false) == meaning)
  }

  @Test(arguments: [
    ("lpw", "lpwd"), ("q", "ambiguous queue,quit,quote"),
    ("m", "ambiguous mget,mkdir,more,mput,mv"),
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

  @Test func `no name means two things`() {
    #expect(Set(CommandTable.allNames).count == CommandTable.allNames.count)
    for alias in CommandTable.aliases {
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
    ("pwd; user me secret", "pwd; user me ****"),
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
