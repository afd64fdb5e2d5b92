import FTPProtocol
import Testing

@testable import FTPClient

struct WayTests {
  /// Where to go from where, as ``Place/init(_:)`` reads it, and how.
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let target: [String]

    /// `nil` when nobody knows.
    let belief: [String]?
    var takesAbsolute = true
    let steps: [RemotePath]
    var isChecked = false
    var needsLogin = false

    var testDescription: String { name }
  }

  static let ways = [
    Case(name: "there already", target: ["a"], belief: ["a"], steps: []),
    Case(name: "there by another way", target: ["=/", "a"], belief: ["/a"], steps: []),
    Case(name: "one step down", target: ["a", "b"], belief: ["a"], steps: ["b"]),
    Case(name: "one step up", target: ["a", ".."], belief: ["a"], steps: [".."]),
    Case(name: "one step down by a path", target: ["=/", "a/b"], belief: [], steps: ["a/b"]),
    // What the server told is more certain than a step.
    Case(
      name: "one step down to what was told",
      target: ["=/", "a", "=/a"],
      belief: ["=/"],
      steps: ["/a"]
    ),
    Case(name: "a path from anywhere", target: ["/a"], belief: ["/x"], steps: ["/a"]),
    Case(name: "a path when nobody knows", target: ["/a"], belief: nil, steps: ["/a"]),
    Case(name: "a path and steps", target: ["/a", "b", "c"], belief: ["/x"], steps: ["/a/b/c"]),
    Case(name: "back to the login", target: ["=/home"], belief: ["/x"], steps: ["/home"]),
    Case(name: "from the login on", target: ["=/h", "a", "b"], belief: ["/x"], steps: ["/h/a/b"]),

    // A login that tells no path.
    Case(name: "steps on the way", target: ["a", "b", "c"], belief: ["a"], steps: ["b", "c"]),
    Case(
      name: "steps from another way",
      target: ["a", "b"],
      belief: ["/x"],
      steps: ["a", "b"],
      isChecked: true,
      needsLogin: true
    ),
    Case(
      name: "the login from elsewhere",
      target: [],
      belief: ["/x"],
      steps: [],
      isChecked: true,
      needsLogin: true
    ),
    Case(
      name: "the login when nobody knows",
      target: [],
      belief: nil,
      steps: [],
      isChecked: true,
      needsLogin: true
    ),

    // A directory above is where the server says, not where the text says.
    Case(name: "up from the login", target: ["=/h", ".."], belief: ["=/h"], steps: [".."]),
    Case(name: "up behind a step", target: ["=/h", "a", ".."], belief: [], steps: ["a", ".."]),
    Case(
      name: "up from elsewhere",
      target: ["=/h", "a", ".."],
      belief: ["/x"],
      steps: ["/h", "a", ".."]
    ),
    Case(
      name: "up behind a path",
      target: ["/a", "b", ".."],
      belief: nil,
      steps: ["/a", "b", ".."],
      isChecked: true
    ),
    Case(
      name: "up behind a path, on the way",
      target: ["/a", "b", ".."],
      belief: ["/a"],
      steps: ["b", ".."]
    ),
    Case(name: "up, and told", target: ["=/h", "..", "=/"], belief: ["/x"], steps: ["/"]),

    // A jail: PWD tells paths from outside, which CWD does not take.
    Case(
      name: "down in a jail",
      target: ["=/jail", "a", "=/jail/a"],
      belief: ["=/jail"],
      takesAbsolute: false,
      steps: ["a"]
    ),
    Case(
      name: "across a jail",
      target: ["=/jail", "a", "b", "=/jail/a/b"],
      belief: ["/c", "=/jail/c"],
      takesAbsolute: false,
      steps: ["a", "b"],
      isChecked: true,
      needsLogin: true
    ),
    Case(
      name: "to a path as it is in a jail",
      target: ["/c", "=/jail/c"],
      belief: ["=/jail"],
      takesAbsolute: false,
      steps: ["/c"],
      isChecked: true
    ),

    // z/OS: a name from the root has quotes, and another one is taken from here.
    Case(
      name: "a high level qualifier",
      target: ["='HLQ.'"],
      belief: ["/x"],
      steps: ["'HLQ.'"],
      isChecked: true
    ),
    Case(name: "down in z/OS", target: ["='HLQ.'", "X"], belief: ["='HLQ.'"], steps: ["X"]),
    Case(
      name: "down in z/OS from elsewhere",
      target: ["='HLQ.'", "X"],
      belief: ["/x"],
      steps: ["'HLQ.'", "X"],
      isChecked: true
    ),
  ]

  @Test(arguments: ways)
  func `a way is the shortest one that is sure`(example: Case) {
    let way = Way(
      to: Place(example.target),
      from: example.belief.map { Place($0) },
      takesAbsolute: example.takesAbsolute
    )
    #expect(way.steps.map(\.path) == example.steps)
    #expect(way.isChecked == example.isChecked)
    #expect(way.needsLogin == example.needsLogin)
    #expect(way.steps.last.map { $0.place == Place(example.target) } ?? true)
  }

  @Test func `each step knows where it leads`() {
    let way = Way(to: Place(["/a", "b", ".."]), from: nil, takesAbsolute: true)
    let walks = [["/a"], ["/a", "b"], ["/a", "b", ".."]]
    #expect(way.steps.map(\.place) == walks.map { Place($0) })
  }

  static let commands: [(path: RemotePath, line: String)] = [
    ("a b", "CWD a b"), ("..", "CDUP"), ("../a", "CWD ../a"), ("/a", "CWD /a"), (".", "CWD ."),
    // ProFTPD 1.3.8: an option, and somebody's home directory.
    ("-a", "CWD ./-a"), ("~a", "CWD ./~a"),
  ]

  @Test(arguments: commands)
  func `a step is CWD, and up is CDUP`(path: RemotePath, line: String) throws {
    let sent = PlacedCommand(Way.Step(path: path, place: Place(["x"])))
    #expect(try sent.command == Command(line: line))
    #expect(sent.destination == Place(["x"]))
    #expect(sent.place == nil)
  }
}
