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

  /// Where paths that do not begin at the root are meant; `nil` after a command of the user's own
  /// making, when only the server knows.
  var wanted: Place? = .login

  /// Where that was before a command of the user's own making, and whether that may have led
  /// elsewhere.
  private var wantedBefore: Place?
  private(set) var mayHaveMoved = false

  /// Whether the connection was lost before anybody asked.
  private var isForgotten = false

  /// Whether the last command of the user's own making is the first of a sequence, such as RNFR.
  var isInSequence = false

  private(set) var login = Login.notAsked

  /// Forgets everything, since somebody else logs in.
  mutating func forget() { self = WorkingDirectory() }

  /// Takes what PWD said where the login led.
  mutating func noteLogin(_ told: RemotePath?) {
    login = told.map { .told($0) } ?? .untold
    if wanted?.isSame(as: .login) ?? false { wanted = home }
  }

  /// Forgets where we are after a command of the user's own making.
  mutating func doubt(after command: Command) {
    isInSequence = false
    mayHaveMoved = (wanted == nil && mayHaveMoved) || command.mayMove
    isForgotten = wanted == nil && isForgotten
    wantedBefore = wanted ?? wantedBefore
    wanted = nil
  }

  /// Takes account of a new connection: where a command of the user's own making had led on the old
  /// one cannot be asked any more.
  mutating func loseConnection() {
    isInSequence = false
    guard wanted == nil else { return }
    if mayHaveMoved { wantedBefore = nil } else { wanted = wantedBefore }
    isForgotten = mayHaveMoved
  }

  /// Where we are, as far as is known without asking; `nil` when nobody knows.
  var likely: Place? { wanted ?? (mayHaveMoved ? nil : wantedBefore) }

  /// Decides where a command of the user's own making has led.
  ///
  /// - Parameter told: What PWD says; `nil` where it does not tell.
  /// - Returns: `nil` when nobody knows.
  func place(told: RemotePath?) -> Place? {
    guard let told, !isForgotten else { return mayHaveMoved ? nil : wantedBefore }
    return wantedBefore?.told == told ? wantedBefore : .at(told)
  }

  /// Whether what PWD says behind a CWD can be so.
  ///
  /// A server whose PWD never changes says behind each step what it said before.
  func believes(_ told: RemotePath, of target: Place) -> Bool {
    let isKnown = told == wanted?.told || told == home.told
    guard isKnown, !target.isSame(as: .at(told)), !(wanted?.isSame(as: target) ?? false),
      !target.isSame(as: .login)
    else { return true }
    return target.steps.contains(where: \.leadsUp)
  }

  /// The place where the login leads, with its path where the server told it.
  var home: Place {
    if case .told(let path) = login { return Place.login.telling(path) }
    return .login
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
