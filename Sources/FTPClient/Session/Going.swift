package import FTPProtocol
import Platform

/// Where the session is, and how it gets to where it is wanted.
extension Session {
  /// The place where relative paths are meant.
  ///
  /// - Throws: ``FTPError/directoryUnknown`` after a command of the user's own making at a server
  ///   that does not tell where we are.
  func wantedPlace() throws(FTPError) -> Place {
    if let wanted = directory.wanted { return wanted }
    return try recovering { () throws(FTPError) in
      // A new connection may have answered it meanwhile.
      if let wanted = directory.wanted { return wanted }
      let told = try askWhere()
      guard let place = directory.place(told: told) else { throw .directoryUnknown }
      directory.want(place)
      if told != nil { dialogue.correct { $0.confirm(place) } }
      return place
    }
  }

  /// Where relative paths begin; `nil` for the working directory.
  func base(_ directory: Place?) throws(FTPError) -> Place {
    guard let directory else { return try wantedPlace() }
    return directory
  }

  /// The directory that a path means; `nil` for the working directory.
  func place(of path: RemotePath?) throws(FTPError) -> Place {
    guard let path else { return try wantedPlace() }
    return path.isAbsolute ? Place.login.appending(path) : try wantedPlace().appending(path)
  }

  /// Gets the server to where a command is meant: CWD where what is believed of it differs.
  ///
  /// - Parameter target: `nil` for a command that means the same anywhere.
  /// - Throws: ``FTPError/directoryLost(_:_:)`` when the working directory cannot be entered any
  ///   more; ``FTPError/refused(_:by:)`` by CWD for any other directory;
  ///   ``FTPError/directoryMoved(_:now:)``.
  func go(to target: Place?) throws(FTPError) {
    guard let target, !isBelieved(target) else { return }
    // The reply to a CWD that somebody stopped waiting for may be still to come.
    guard try dialogue.settle(until: dialogue.replyDeadline) else { throw .connectionLost }
    guard !isBelieved(target) else { return }
    try learnPlace()
    try take(try findWay(to: target), to: target)
  }

  private func isBelieved(_ place: Place) -> Bool {
    dialogue.belief.place?.isSame(as: place) ?? false
  }

  private func findWay(to target: Place) throws(FTPError) -> Way {
    let target = target.beginning(at: directory.home)
    let takesAbsolute = knowledge.isTrue(.absolutePaths) != false
    let way = Way(to: target, from: dialogue.belief.place, takesAbsolute: takesAbsolute)
    guard way.needsLogin else { return way }
    observer?.note("the way to \(target.name) begins where the login leads; connecting again")
    quit()
    try reconnect()
    var fromLogin = Way(to: target, from: dialogue.belief.place, takesAbsolute: takesAbsolute)
    fromLogin.isChecked = target.told != nil
    return fromLogin
  }

  private func take(_ way: Way, to target: Place) throws(FTPError) {
    for step in way.steps {
      let reply = try dialogue.exchange(PlacedCommand(step))
      guard !reply.code.isCompletion else {
        if step.path.isAbsolute, step.path == step.place.absolutePath, step.place.start == nil {
          knowledge.set(.absolutePaths, true)
        }
        continue
      }
      // Where the reply is another command's, we are somewhere else than is believed.
      if software == .other, knowledge.isTrue(.extraReplies) != true {
        dialogue.unconfirmedRefusal = reply
      }
      if reply.code.isPermanentNegative, step.path != step.place.start,
        try refusesToldPaths(step)
      {
        return try take(try findWay(to: target), to: target)
      }
      let isLost = directory.wanted.map {
        $0.isSame(as: step.place) || $0.leads(through: step.place)
      }
      if isLost ?? false { throw .directoryLost(target.name, reply) }
      throw .refused(reply, by: .cwd)
    }
    guard way.isChecked, let expected = target.told else { return }
    let told = try askWhere()
    guard told == expected else {
      dialogue.correct { $0.doubt(andPlace: true) }
      throw .directoryMoved(expected, now: told)
    }
  }

  /// Finds out whether CWD takes no path that PWD tells, as in a jail whose server tells paths from
  /// outside: not even that of the directory in which we are.
  private func refusesToldPaths(_ step: Way.Step) throws(FTPError) -> Bool {
    guard knowledge.isTrue(.absolutePaths) == nil else { return false }
    if !step.path.isAbsolute, step.path == step.place.told {
      // What was told is relative to something that nobody knows.
      knowledge.set(.absolutePaths, false)
      return true
    }
    guard step.path.isAbsolute, let here = try askWhere(), here.isAbsolute else { return false }
    // A directory that is gone is refused too; that of the login is not.
    for path in [here, loginDirectory ?? here] {
      let reply = try dialogue.exchange(PlacedCommand(Way.Step(path: path, place: .at(path))))
      if reply.code.isCompletion { knowledge.set(.absolutePaths, true) }
      guard reply.code.isPermanentNegative else { return false }
    }
    observer?.note("CWD does not take the paths that PWD tells here; going step by step")
    knowledge.set(.absolutePaths, false)
    return true
  }

  /// Asks where the login led before we leave that place for the first time.
  func learnLogin() throws(FTPError) {
    guard directory.login == .notAsked, isBelieved(.login) else { return }
    directory.noteLogin(try askWhere())
    dialogue.correct { $0.confirm(directory.home) }
  }

  /// Asks where we are before we leave that place, as far as it may have to be come back to.
  private func learnPlace() throws(FTPError) {
    try learnLogin()
    guard directory.wanted == nil else { return }
    do throws(FTPError) {
      _ = try wantedPlace()
    } catch .directoryUnknown {
      directory.leaveUnasked()
    }
  }

  /// Asks where the server is (PWD).
  ///
  /// - Returns: `nil` where it does not tell.
  private func askWhere() throws(FTPError) -> RemotePath? {
    guard !directory.mistrustsPWD else { return nil }
    return try askOnce(PlacedCommand(Command(.pwd))).flatMap { $0.toldDirectory }
  }

  // MARK: The user's directory

  /// The working directory as the server told it; `nil` when it did not, or was not asked.
  package var knownDirectory: RemotePath? { directory.wanted?.told }

  /// The working directory in words: its path, or the steps from where the login led (`~/a`).
  ///
  /// - Returns: `nil` when nobody knows, after a command of the user's own making.
  package var directoryName: RemotePath? { directory.likely?.name }

  /// Where the login led; `nil` when nobody has asked, or the server does not tell.
  package var loginDirectory: RemotePath? { directory.home.told }

  /// The working directory, to come back to.
  package var currentPlace: Place? { directory.likely }

  /// Where the login led, to come back to.
  package var homePlace: Place { directory.home }

  /// Finds out where a command of the user's own making has led, unless another one has to follow
  /// it first.
  package func locate() {
    guard directory.isUnknown, !directory.isInSequence else { return }
    _ = try? wantedPlace()
  }

  /// Asks where we are (PWD).
  ///
  /// - Returns: The path in the 257 reply; `nil` when the server names none.
  package func workingDirectory() throws(FTPError) -> RemotePath? {
    let wanted = try wantedPlace()
    guard wanted.told == nil, directory.login == .notAsked, wanted.isSame(as: .login) else {
      return wanted.told
    }
    return try recovering { () throws(FTPError) in
      try go(to: wanted)
      try learnLogin()
      return directory.wanted?.told
    }
  }

  /// Asks where we are, even if that is known.
  ///
  /// - Returns: What PWD says; `nil` when it names no path.
  package func askWorkingDirectory() throws(FTPError) -> RemotePath? {
    let wanted = try wantedPlace()
    let reply = try perform(PlacedCommand(Command(.pwd), in: wanted))
    return reply.toldDirectory
  }

  /// Changes the working directory (CWD; CDUP for `..`).
  ///
  /// - Throws: ``FTPError/refused(_:by:)``; we are where we were then.
  package func changeDirectory(to path: RemotePath) throws(FTPError) {
    try changeDirectory(to: try place(of: path), by: path)
  }

  /// Changes the working directory to a place that was one before.
  ///
  /// - Throws: As ``changeDirectory(to:)``.
  package func changeDirectory(to place: Place) throws(FTPError) {
    try changeDirectory(to: place, by: place.absolutePath ?? .here)
  }

  private func changeDirectory(to target: Place, by path: RemotePath) throws(FTPError) {
    var isAnswered = false
    let told = try recovering { () throws(FTPError) -> RemotePath? in
      try learnLogin()
      if isBelieved(target), let path = path.isAbsolute ? path : target.absolutePath,
        path.isAbsolute
      {
        // Whoever says where to go wants to know whether it is still there.
        try take(Way(Way.Step(path: path, place: target)), to: target)
      } else {
        try go(to: target)
      }
      guard let reply = try askOnce(PlacedCommand(Command(.pwd))) else { return nil }
      if !reply.code.isCompletion, loginDirectory != nil, !isAnswered {
        // A server that told where we were does not refuse to, unless this is the reply to CWD.
        isAnswered = true
        dialogue.abandon()
        throw .outOfStep(reply, after: .pwd)
      }
      return reply.toldDirectory
    }
    let place = target.telling(directory.believed(told, of: target))
    directory.want(place)
    dialogue.correct { $0.confirm(place) }
  }

  /// Whether a directory can be entered.
  ///
  /// - Returns: False when CWD is refused.
  func enters(_ place: Place) throws(FTPError) -> Bool {
    do throws(FTPError) {
      try recovering { () throws(FTPError) in try go(to: place) }
      return true
    } catch .refused(let reply, .cwd) where reply.code != .serviceNotAvailable {
      return false
    }
  }

  /// Returns what a path means now, wherever we go.
  ///
  /// - Returns: The path as it is where the server does not tell where we are, or takes no such
  ///   paths.
  package func absolute(_ path: RemotePath) throws(FTPError) -> RemotePath {
    guard !path.isAbsolute, let here = try workingDirectory(), here.isAbsolute,
      try takesAbsolutePaths(here)
    else { return path }
    return path == .here ? here : here.appending(path)
  }

  /// Whether the server takes the paths that PWD tells; found out once, by going where we are.
  private func takesAbsolutePaths(_ here: RemotePath) throws(FTPError) -> Bool {
    if let known = knowledge.isTrue(.absolutePaths) { return known }
    guard software == .other else { return true }
    let wanted = try wantedPlace()
    return try recovering { () throws(FTPError) in
      try go(to: wanted)
      let reply = try dialogue.exchange(PlacedCommand(Way.Step(path: here, place: wanted)))
      guard reply.code.isCompletion || reply.code.isPermanentNegative else {
        throw .refused(reply, by: .cwd)
      }
      knowledge.set(.absolutePaths, reply.code.isCompletion)
      return reply.code.isCompletion
    }
  }
}
