import Transport

/// What the commands do.
extension ModelConnection {
  /// Carries a command out.
  ///
  /// - Returns: The final reply, which has not been sent.
  func perform(_ command: Received, cutsData: Bool = false) -> String {
    let argument = command.argument
    switch command.verb {
    case "USER": return "331 And the password?"
    case "PASS":
      session.isLoggedIn = true
      return "230 Welcome."
    case "QUIT": return "221 Goodbye."
    case "NOOP": return "200 Fine."
    case "SYST": return "215 UNIX Type: L8"
    case "TYPE", "MODE", "STRU", "ALLO": return "200 Fine."
    case "FEAT": return features
    case "OPTS": return stage.variant.has(.list) ? unknown : "200 Fine."
    case "AUTH", "HOST", "CLNT", "PBSZ", "PROT": return unknown
    case "ABOR": return "226 Nothing is left to abort."
    case "SITE": return argument.uppercased() == "HELP" ? "214 There is nothing." : unknown
    default: break
    }
    guard session.isLoggedIn else { return "530 Log in first." }
    switch command.verb {
    case "PWD": return stage.variant.replyToPWD(in: session.directory)
    case "CWD": return changeDirectory(command, to: argument)
    case "CDUP": return changeDirectory(command, to: "..")
    case "EPSV", "PASV": return listen(isExtended: command.verb == "EPSV")
    case "EPRT", "PORT": return takePort(argument)
    case "REST":
      session.restart = Int(argument) ?? 0
      return "350 Go on."
    case "SIZE", "MDTM": return tell(command)
    case "MLST": return describe(command)
    case "DELE", "RMD", "MKD", "RNFR", "RNTO", "MFMT": return change(command)
    case "RETR", "LIST", "NLST", "MLSD": return send(command, cutsData: cutsData)
    case "STOR", "APPE": return receive(command, cutsData: cutsData)
    default: return unknown
    }
  }

  private var unknown: String { "502 No such command." }

  private var features: String {
    guard !stage.variant.has(.list) else { return unknown }
    let size = stage.variant.has(.noSize) ? [] : ["SIZE", "MDTM", "MFMT"]
    let lines = ["MLST type*;size*;modify*;", "REST STREAM", "EPSV", "UTF8"] + size
    return "211-Features:\r\n" + lines.map { " \($0)\r\n" }.joined() + "211 End"
  }

  /// The path that the server understands.
  func resolve(_ argument: String) -> String {
    FileTree.resolve(argument, in: session.directory)
  }

  /// Notes a command that names a file.
  func note(_ command: Received, path: String, isChange: Bool, isEffective: Bool) {
    stage.note(
      Act(
        line: command.line,
        verb: command.verb,
        argument: command.argument,
        path: path,
        isChange: isChange,
        isEffective: isEffective
      )
    )
  }

  /// Notes a command that names a file and is refused whatever it says.
  func noteUnperformed(_ command: Received) {
    let changes: Set<String> = ["DELE", "RMD", "MKD", "RNFR", "RNTO", "MFMT", "STOR", "APPE"]
    guard changes.contains(command.verb) else { return }
    let name = command.verb == "MFMT" ? Self.fileOfMFMT(command.argument) : command.argument
    note(command, path: resolve(name), isChange: true, isEffective: false)
  }

  /// The name behind the time.
  static func fileOfMFMT(_ argument: String) -> String {
    argument.split(separator: " ", maxSplits: 1).dropFirst().first.map { String($0) } ?? ""
  }

  private func changeDirectory(_ command: Received, to argument: String) -> String {
    let path = resolve(argument)
    let isThere = stage.tree.directories.contains(path)
    note(command, path: path, isChange: false, isEffective: isThere)
    guard isThere else { return "550 There is no such directory." }
    session.directory = path
    stage.locked { $0.standing = path }
    return "250 Done."
  }

  private func tell(_ command: Received) -> String {
    guard !stage.variant.has(.noSize) else { return unknown }
    let path = resolve(command.argument)
    let octets = stage.tree.files[path]
    note(command, path: path, isChange: false, isEffective: octets != nil)
    guard let octets else { return "550 There is no such file." }
    return command.verb == "SIZE"
      ? "213 \(octets.count)" : "213 \(session.times[path] ?? "20250101000000")"
  }

  private func describe(_ command: Received) -> String {
    guard !stage.variant.has(.list) else { return unknown }
    let path = resolve(command.argument)
    let tree = stage.tree
    note(command, path: path, isChange: false, isEffective: tree.hasAnything(at: path))
    guard tree.hasAnything(at: path) else { return "550 There is no such file." }
    let name = command.argument.isEmpty ? path : command.argument
    return "250-It is:\r\n \(ModelListing.facts(of: path, in: tree)) \(name)\r\n250 End"
  }

  private func change(_ command: Received) -> String {
    let name = command.verb == "MFMT" ? Self.fileOfMFMT(command.argument) : command.argument
    let path = resolve(name)
    let isDone: Bool
    switch command.verb {
    case "DELE": isDone = stage.change { $0.removeFile(path) }
    case "RMD": isDone = stage.change { $0.removeDirectory(path) }
    case "MKD": isDone = stage.change { $0.makeDirectory(path) }
    case "RNFR":
      isDone = stage.tree.hasAnything(at: path)
      session.renamed = isDone ? path : nil
    case "RNTO":
      let old = session.renamed
      session.renamed = nil
      guard let old else { return "503 First say what is to be renamed." }
      let refuses = stage.variant.has(.noReplacing)
      isDone = stage.change { tree in
        (!refuses || !tree.hasAnything(at: path)) && tree.rename(old, to: path)
      }
    default:
      isDone = stage.tree.files[path] != nil
      session.times[path] = String(command.argument.prefix { $0 != " " })
    }
    note(command, path: path, isChange: true, isEffective: isDone)
    guard isDone else { return "550 That cannot be." }
    switch command.verb {
    case "MKD": return "257 \"\(path)\" is there."
    case "RNFR": return "350 And its new name?"
    case "MFMT": return "213 Modify=\(session.times[path] ?? ""); \(name)"
    default: return "250 Done."
    }
  }
}
