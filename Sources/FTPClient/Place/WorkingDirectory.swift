import FTPProtocol

/// The remote working directory as it is wanted, and what the server tells of places.
///
/// The wish only: what is believed of the server's side is ``ConnectionBelief/place``. It changes
/// when a user goes elsewhere and the server has said yes, and by nothing else.
struct WorkingDirectory: Sendable {
  /// What the server said of where the login led.
  enum Login: Hashable, Sendable {
    case notAsked
    case told(RemotePath)

    /// PWD is refused there, or names no path.
    case untold
  }

  /// What is known of the wish.
  private enum State: Sendable {
    case known(Place)

    /// The user sent a command of his own making, which should have led here; PWD can tell.
    case expected(Place)

    /// It may have led anywhere from there; only PWD can tell.
    case unknown(from: Place)

    /// The server has left the place, or the connection was lost, before anybody asked.
    case forgotten
  }

  private var state = State.known(.login)

  /// Whether the last command of the user's own making is the first of a sequence, such as RNFR.
  var isInSequence = false

  private(set) var login = Login.notAsked

  /// Whether PWD was seen to say the same everywhere.
  private(set) var mistrustsPWD = false

  /// Where paths that do not begin at the root are meant; `nil` after a command of the user's own
  /// making, when PWD has to be asked.
  var wanted: Place? {
    if case .known(let place) = state { return place }
    return nil
  }

  /// Where that is as far as anybody knows without asking.
  var likely: Place? {
    switch state {
    case .known(let place), .expected(let place): place
    case .unknown, .forgotten: nil
    }
  }

  /// Whether the server has to be asked before that is known.
  var isUnknown: Bool {
    if case .unknown = state { return true }
    return false
  }

  /// Takes where the user wants to be.
  mutating func want(_ place: Place) { state = .known(place) }

  /// Forgets everything, since somebody else logs in.
  mutating func forget() { self = WorkingDirectory() }

  /// Takes what PWD said where the login led.
  mutating func noteLogin(_ told: RemotePath?) {
    login = told.map { .told($0) } ?? .untold
    if wanted?.isSame(as: .login) ?? false { state = .known(home) }
  }

  /// Takes account of a command of the user's own making that was done, and may have changed
  /// anything.
  ///
  /// One that was refused or stopped leaves the user where he was, as `cd` does.
  mutating func doubt(after command: Command) {
    switch state {
    case .known(let place), .expected(let place):
      // What CWD means is no secret, even where the server does not tell.
      if let step = command.step {
        state = .expected(place.appending(step))
      } else {
        state = command.mayMove ? .unknown(from: place) : .expected(place)
      }
    case .unknown, .forgotten:
      guard let step = command.step, step.isAbsolute else { return }
      state = .expected(Place.login.appending(step))
    }
  }

  /// Notes that the server leaves a place of which nobody could ask which it is.
  mutating func leaveUnasked() {
    if wanted == nil { state = .forgotten }
  }

  /// Takes account of a new connection, on which nothing can be asked about the old one.
  mutating func loseConnection() {
    isInSequence = false
    switch state {
    case .known, .forgotten: break
    case .expected(let place): state = .known(place)
    case .unknown: state = .forgotten
    }
  }

  /// Decides where a command of the user's own making has led.
  ///
  /// - Parameter told: What PWD says; `nil` where it does not tell.
  /// - Returns: `nil` when nobody knows.
  mutating func place(told: RemotePath?) -> Place? {
    switch state {
    case .known(let place): return place
    case .expected(let place):
      guard let told = believed(told, of: place) else { return place }
      return place.told == nil || place.told == told ? place.telling(told) : .at(told)
    case .unknown(let place): return told.map { place.told == $0 ? place : .at($0) }
    case .forgotten: return nil
    }
  }

  /// Takes what PWD says behind a CWD, as far as that can be so.
  ///
  /// A server whose PWD never changes says behind each step what it said before; from then on nothing
  /// that it says of places is believed.
  ///
  /// - Returns: `nil` for what is not believed.
  mutating func believed(_ told: RemotePath?, of target: Place) -> RemotePath? {
    guard let told, !mistrustsPWD else { return nil }
    if believes(told, of: target) { return told }
    mistrustsPWD = true
    login = .untold
    return nil
  }

  private func believes(_ told: RemotePath, of target: Place) -> Bool {
    let isKnown = [wanted?.told, target.before(1)?.told, home.told].contains(told)
    guard isKnown, !target.isSame(as: .at(told)), !(wanted?.isSame(as: target) ?? false),
      !target.isSame(as: .login)
    else { return true }
    // One step up, only the root stays what it is; `x/..` leads anywhere.
    guard let step = target.steps.last, step.leadsUp else { return false }
    return step != .up || told != wanted?.told || told == .root
  }

  /// The place where the login leads, with its path where the server told it.
  var home: Place {
    if case .told(let path) = login { return Place.login.telling(path) }
    return .login
  }
}

extension Command {
  /// The directory that CWD and CDUP lead to.
  var step: RemotePath? {
    switch verb {
    case .cwd: argument.map { RemotePath($0) }
    case .cdup: .up
    default: nil
    }
  }
}

/// How to get from where the server is to where it is wanted.
struct Way: Hashable, Sendable {
  /// One CWD: its argument, and where it leads.
  struct Step: Hashable, Sendable {
    let path: RemotePath
    let place: Place
  }

  var steps: [Step]

  /// Whether PWD has to confirm that the way led there.
  var isChecked = false

  /// Whether the way begins where the login leads, so that it takes a new one.
  var needsLogin = false

  /// Takes one step.
  init(_ step: Step) { steps = [step] }

  /// Finds the way.
  ///
  /// One step down from where the server is, an absolute path, or else the steps once more from
  /// where they began, at the end of which PWD has to say what it said before.
  ///
  /// - Parameters:
  ///   - target: Where to go.
  ///   - belief: Where the server is; `nil` when nobody knows.
  ///   - takesAbsolute: Whether CWD takes the paths that PWD tells.
  init(to target: Place, from belief: Place?, takesAbsolute: Bool) {
    steps = []
    if let belief {
      if belief.isSame(as: target) { return }
      // What the server has told is more certain than a step.
      let isTold = target.told?.isAbsolute ?? false && takesAbsolute
      if !isTold, let parent = target.before(1), parent.isSame(as: belief) {
        steps = Self.lastSteps(1, of: target)
        return
      }
    }
    if takesAbsolute, let path = target.absolutePath {
      steps = [Step(path: path, place: target)]
      // What does not begin with a slash may mean another directory from here.
      isChecked = !path.isAbsolute
      return
    }
    if let belief,
      let count = (0...target.steps.count).first(where: {
        target.before($0)?.isSame(as: belief) ?? false
      })
    {
      steps = Self.lastSteps(count, of: target)
      return
    }
    if takesAbsolute, let landmark = target.landmarkPlace {
      isChecked = !landmark.path.isAbsolute
      let count = target.steps.count - landmark.place.steps.count
      steps = [Step(path: landmark.path, place: landmark.place)] + Self.lastSteps(count, of: target)
      return
    }
    isChecked = true
    let beginning = target.before(target.steps.count) ?? target
    if let start = target.start {
      steps = [Step(path: start, place: beginning)]
    } else {
      needsLogin = !(belief?.isSame(as: .login) ?? false)
    }
    steps += Self.lastSteps(target.steps.count, of: target)
  }

  private static func lastSteps(_ count: Int, of target: Place) -> [Step] {
    (0..<count).reversed().compactMap { remaining in
      guard let place = target.before(remaining), let path = place.steps.last else { return nil }
      return Step(path: path, place: place)
    }
  }
}
