import FTPTestSupport

/// Makes the dialogue that belongs to a seed.
struct DialogueGenerator {
  private var random: SeededGenerator

  /// How many names the user has given to copies so far.
  private var copyCount = 0

  /// Begins with a seed.
  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    // Seeds that are neighbours have nothing else in common.
    _ = random.next()
  }

  /// Makes a dialogue.
  mutating func dialogue() -> Dialogue {
    var dialogue = Dialogue()
    dialogue.server = server()
    for _ in 0..<Int.random(in: 2...6, using: &random) {
      dialogue.lines.append(Dialogue.Line(text: line()))
    }
    for _ in 0..<random.choose(0, 1, 1, 1, 1, 2, 2, 3) { addFault(to: &dialogue) }
    return dialogue
  }

  private mutating func server() -> ServerVariant {
    var server = ServerVariant()
    let listing = random.choose(
      [],
      [],
      [ServerVariant.Trait.list],
      [.list],
      [.ignoresArgument]
    )
    server.traits.formUnion(listing)
    if random.happens(percent: 35) {
      server.traits.insert(
        random.choose(
          .pathEmpty,
          .pathEmptyAtHome,
          .pathUntold,
          .pathUnknown,
          .pathBroken,
          .jail,
          .jail
        )
      )
    }
    if random.happens(percent: 15) { server.traits.insert(.home) }
    if random.happens(percent: 20) { server.traits.insert(.active) }
    if random.happens(percent: 5) { server.traits.insert(.oneCommand) }
    if random.happens(percent: 8) { server.traits.insert(.asynchronous) }
    if random.happens(percent: 10) { server.traits.insert(.noSize) }
    if random.happens(percent: 10) { server.traits.insert(.noReplacing) }
    if random.happens(percent: 30) { server.traits.insert(.script) }
    return server
  }

  // MARK: Lines

  private mutating func line() -> String {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<18: "cd \(directory())"
    case 18..<21: random.choose("cd ..", "cd -", "cd")
    case 21..<27: "ls"
    case 27..<36: "ls \(directory())"
    case 36..<38: "ls \(random.choose("sub/*", "*.x", "/other/*.x"))"
    case 38..<46: "get \(file()) \(copy())"
    case 46..<55: "put \(random.choose("a.txt", "new.txt")) \(random.choose(file(), directory()))"
    case 55..<58: "put \(random.choose("a.txt", "new.txt"))"
    case 58..<72: "rm \(file())"
    case 72..<75: "rm \(random.choose("*.x", "sub/*.x", "/other/*.x"))"
    case 75..<79: "mkdir \(random.choose("made", "sub", "/other/made", "sub/made"))"
    case 79..<82: "rmdir \(random.choose("empty", "sub/empty", "/other/empty", "made"))"
    case 82..<87: "mv \(file()) \(random.choose("moved", "sub", "/other", "sub/moved"))"
    case 87..<89: "get -r \(random.choose("sub", "/other", "docs/sub")) \(copy())"
    case 89..<91: "put -r tree\(random.choose("", " sub", " made", " /other"))"
    case 91..<94: "rm -r \(random.choose("sub", "/other/sub", "docs/sub", "other"))"
    case 94..<97: "quote CWD \(directory())"
    default: random.choose("quote NOOP", "site HELP", "quote CDUP", "quote DELE a.txt")
    }
  }

  private mutating func directory() -> String {
    random.choose("/other", "/docs", "sub", "other", "docs", "docs/sub", "../other", "/", "missing")
  }

  private mutating func file() -> String {
    random.choose(
      "a.txt",
      "a.txt",
      "a.txt",
      "b.x",
      "sub/a.txt",
      "/other/a.txt",
      "missing.txt",
      "../a.txt"
    )
  }

  private mutating func copy() -> String {
    copyCount += 1
    return "copy\(copyCount)"
  }

  // MARK: Faults

  private mutating func addFault(to dialogue: inout Dialogue) {
    let position = Int.random(in: -1..<dialogue.lines.count, using: &random)
    guard position >= 0, random.happens(percent: 95) else {
      let verb = random.choose("FEAT", "PASS", "PWD", "USER", "*")
      let count = verb == "*" ? Int.random(in: 1...6, using: &random) : 1
      dialogue.openingFaults.append(fault(verb, count))
      return
    }
    let word = dialogue.lines[position].text.split(separator: " ").first.map { String($0) }
    let isAny = random.happens(percent: 40)
    let verb = isAny ? "*" : self.verb(in: word ?? "")
    let count = isAny ? random.choose(1, 1, 1, 2, 2, 3, 4, 6) : random.choose(1, 1, 1, 2)
    dialogue.lines[position].faults.append(fault(verb, count))
  }

  /// Chooses a verb that a command of the user is likely to need.
  private mutating func verb(in command: String) -> String {
    switch command {
    case "cd": random.choose("CWD", "CWD", "PWD", "CDUP")
    case "ls": random.choose("LIST", "MLSD", "CWD", "EPSV", "EPRT", "MLST", "TYPE")
    case "get": random.choose("RETR", "RETR", "SIZE", "MDTM", "EPSV", "CWD", "MLST", "TYPE")
    case "put": random.choose("STOR", "STOR", "RNFR", "RNTO", "SIZE", "CWD", "MLST", "MKD", "PWD")
    case "rm": random.choose("DELE", "DELE", "RMD", "MLSD", "LIST", "CWD")
    case "mkdir": "MKD"
    case "rmdir": "RMD"
    case "mv": random.choose("RNFR", "RNTO", "MLST", "CWD", "CWD")
    default: random.choose("NOOP", "CWD", "SITE", "DELE")
    }
  }

  private mutating func fault(_ verb: String, _ count: Int) -> Fault {
    var fault = Fault(verb, count, .swallow)
    fault.kind = random.choose(
      .swallow,
      .mute,
      .freeze,
      .late,
      .late,
      .slow,
      .answer,
      .answer,
      .answer,
      .second,
      .secondLater,
      .cutBefore,
      .cutAfter,
      .cutBehind,
      .cutData,
      .interrupt,
      .interrupt,
      .interrupt,
      .interruptSwallow,
      .swap,
      .renamePlace,
      .removePlace,
      .oddPath
    )
    switch fault.kind {
    case .answer: fault.code = random.choose(450, 550, 500, 502, 421, 332, 350, 314, 530)
    case .secondLater: fault.code = random.choose(0, 0, 200, 226, 230, 250)
    case .second:
      fault.code = random.choose(0, 0, 200, 226, 230, 250)
      fault.milliseconds = random.choose(0, 0, 1, 5, 20)
    case .late, .slow: fault.milliseconds = random.choose(30, 110, 150, 250)
    case .interrupt: fault.milliseconds = random.choose(1, 5, 30, 150)
    case .oddPath:
      fault.verb = "PWD"
      fault.count = 1
      fault.code = Int.random(in: 0..<ServerVariant.oddReplies.count, using: &random)
    default: break
    }
    return fault
  }
}
