import Testing

/// The model itself: its texts, its seeds, and whether it sees what is wrong.
struct DialogueTests {
  @Test func `a dialogue is read as it is written`() {
    for seed in UInt64(1)...200 {
      var generator = DialogueGenerator(seed: seed)
      let dialogue = generator.dialogue()
      #expect(Dialogue(parsing: dialogue.text) == dialogue)
    }
  }

  @Test func `a seed has always the same dialogue, and another one than its neighbours`() {
    let dialogues = (UInt64(1)...200).map { seed in
      var generator = DialogueGenerator(seed: seed)
      return generator.dialogue()
    }
    var generator = DialogueGenerator(seed: 7)
    #expect(generator.dialogue() == dialogues[6])
    #expect(Set(dialogues).count == dialogues.count)
  }

  @Test func `a dialogue in which nothing goes wrong is right`() throws {
    let text = """
      server
      cd /other
      ls
      rm a.txt
      put new.txt sub
      get sub/new.txt copy1
      mkdir made
      mv b.x made
      cd -
      rm *.x
      get -r docs/sub copy2
      put -r tree made
      rm -r /other/made
      rmdir empty
      """
    let result = try DialogueRun(try #require(Dialogue(parsing: text))).run()
    #expect(result.violations.isEmpty)
    #expect(result.doneCount == 13)
  }

  @Test(arguments: [
    ("rm a.txt", "/docs/a.txt", true), ("rm a.txt", "/a.txt", false),
    ("rm /a.txt", "/a.txt", true), ("rm ../a.txt", "/a.txt", true), ("rm *.x", "/docs/b.x", true),
    ("rm *.x", "/docs/a.txt", false), ("rm *.x", "/docs/sub/b.x", false),
    ("rm -r sub", "/docs/sub/deep/a", true), ("rm -r sub", "/docs/subway", false),
    ("get a.txt copy1", "/docs/a.txt", false), ("ls sub", "/docs/sub", false),
    ("put a.txt", "/docs/a.txt.ferry-partial", true), ("put a.txt sub", "/docs/sub/a.txt", true),
    ("put a.txt sub", "/docs/a.txt", false), ("put -r tree", "/docs/tree/deep/two.txt", true),
    ("mv a.txt sub", "/docs/sub/a.txt", true), ("mv a.txt sub", "/docs/b.x", false),
    ("quote DELE a.txt", "/docs/a.txt", true), ("quote NOOP", "/docs/a.txt", false),
  ])
  func `a line may change what it names, and nothing else`(
    line: String,
    path: String,
    isAllowed: Bool
  ) {
    let meaning = LineMeaning(line, in: "/docs", home: "/", previous: nil)
    let act = Act(
      line: 0,
      verb: "DELE",
      argument: "",
      path: path,
      isChange: true,
      isEffective: true
    )
    #expect(meaning.allows(act, at: path) == isAllowed)
  }
}
