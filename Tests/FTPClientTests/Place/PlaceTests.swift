import FTPProtocol
import Testing

@testable import FTPClient

struct PlaceTests {
  /// A walk from the login, as ``Place/init(_:)`` reads it, and what is to be known of its end.
  struct Case<Expected: Sendable>: CustomTestStringConvertible, Sendable {
    let walk: [String]
    let expected: Expected

    init(_ walk: [String], _ expected: Expected) {
      (self.walk, self.expected) = (walk, expected)
    }

    var testDescription: String { walk.isEmpty ? "the login" : walk.joined(separator: ", ") }
  }

  // MARK: The way

  typealias Ways = (start: RemotePath?, steps: [RemotePath])

  static let ways: [Case<Ways>] = [
    Case([], (nil, [])),
    Case(["a"], (nil, ["a"])),
    Case(["a", "b/c"], (nil, ["a", "b/c"])),
    Case(["a", ".."], (nil, ["a", ".."])),
    Case(["a/../b"], (nil, ["a/../b"])),
    Case(["a", ".", ""], (nil, ["a"])),
    Case(["/x"], ("/x", [])),
    Case(["a", "b", "/x"], ("/x", [])),
    Case(["/x/..", "a"], ("/x/..", ["a"])),
    // z/OS: data sets are named from the root by quotes, which are no slash.
    Case(["'HLQ.'", "X"], (nil, ["'HLQ.'", "X"])),
  ]

  @Test(arguments: ways)
  func `a way is as it was gone, and never shortened by text`(example: Case<Ways>) {
    let place = Place(example.walk)
    #expect(place.start == example.expected.start)
    #expect(place.steps == example.expected.steps)
  }

  @Test func `a place that PWD told begins there`() {
    let place = Place.at("/a")
    #expect(place.start == "/a")
    #expect(place.steps.isEmpty)
    #expect(place.told == "/a")
  }

  // MARK: What PWD said

  static let tales: [Case<RemotePath?>] = [
    Case([], nil),
    Case(["=/home"], "/home"),
    Case(["=/home", "a"], nil),
    Case(["=/home", "a", "=/home/a"], "/home/a"),
    Case(["a", "=/b"], "/b"),
    Case(["/x"], nil),
    Case(["/x", "=/y"], "/y"),
    Case(["/x", "=/y", "="], nil),
    Case(["=/home", "/x"], nil),
  ]

  @Test(arguments: tales)
  func `what PWD said holds there, and not behind the next step`(example: Case<RemotePath?>) {
    #expect(Place(example.walk).told == example.expected)
  }

  @Test func `the way back keeps what PWD said on it, and drops what it said later`() throws {
    let place = Place(["=/home", "a", "b"])
    #expect(place.before(0) == place)
    #expect(try #require(place.before(2)).told == "/home")
    #expect(try #require(place.before(1)).absolutePath == "/home/a")
    #expect(place.before(3) == nil)
    let later = Place(["a", "b", "=/x"])
    #expect(later.before(1)?.steps == ["a"])
    #expect(later.before(1)?.absolutePath == nil)
  }

  @Test func `where the login led may be told after the way began there`() {
    let home = Place.login.telling("/home")
    #expect(Place(["a"]).beginning(at: home).absolutePath == "/home/a")
    #expect(Place(["a"]).beginning(at: .login) == Place(["a"]))
    // What was told on the way itself counts more, and a path has nothing to do with the login.
    #expect(Place(["a", "=/x"]).beginning(at: home) == Place(["a", "=/x"]))
    #expect(Place(["/x"]).beginning(at: home) == Place(["/x"]))
  }

  static let slashes: [Case<Bool>] = [
    Case([], true), Case(["a"], true), Case(["=/home", "a"], true), Case(["/x"], true),
    // z/OS.
    Case(["='HLQ.'"], false), Case(["='HLQ.'", "X"], false),
    // VMS.
    Case(["=DISK:[HOME]"], false),
  ]

  @Test(arguments: slashes)
  func `paths have slashes unless the server told one without`(example: Case<Bool>) {
    #expect(Place(example.walk).hasSlashes == example.expected)
  }

  // MARK: Paths and names

  static let paths: [Case<RemotePath?>] = [
    Case([], nil),
    Case(["a"], nil),
    Case(["=/home"], "/home"),
    Case(["=/home", "a", "b/c"], "/home/a/b/c"),
    Case(["=/", "a"], "/a"),
    Case(["/x"], "/x"),
    Case(["/x", "a"], "/x/a"),
    Case(["/x/..", "a"], "/x/../a"),
    Case(["/link", "=/y", "a"], "/y/a"),
    Case(["=/home", ".."], nil),
    Case(["=/home", "a/../b"], nil),
    Case(["=/home", "..", "=/"], "/"),
    Case(["=/home", "..", "=/", "a"], "/a"),
    Case(["=/home", "..a"], "/home/..a"),
    Case(["='HLQ.'"], "'HLQ.'"),
    Case(["='HLQ.'", "X"], nil),
  ]

  @Test(arguments: paths)
  func `a path from anywhere is what was told and the steps behind it`(
    example: Case<RemotePath?>
  ) {
    #expect(Place(example.walk).absolutePath == example.expected)
  }

  static let names: [Case<RemotePath>] = [
    Case([], "~"), Case(["a"], "~/a"), Case(["a", ".."], "~/a/.."), Case(["=/home"], "/home"),
    Case(["=/home", "a"], "/home/a"), Case(["=/home", ".."], "~/.."), Case(["/x"], "/x"),
    Case(["/x", ".."], "/x/.."), Case(["='HLQ.'"], "'HLQ.'"), Case(["='HLQ.'", "X"], "~/X"),
  ]

  @Test(arguments: names)
  func `a place is named by its path, or by the steps to it`(example: Case<RemotePath>) {
    #expect(Place(example.walk).name == example.expected)
  }

  // MARK: Two places

  struct Pair: CustomTestStringConvertible, Sendable {
    let first: [String]
    let second: [String]
    let isSame: Bool

    init(_ first: [String], _ second: [String], _ isSame: Bool) {
      (self.first, self.second, self.isSame) = (first, second, isSame)
    }

    var testDescription: String { "\(first) and \(second)" }
  }

  static let pairs = [
    Pair([], [], true),
    Pair([], ["=/home"], true),
    Pair(["a"], ["a"], true),
    Pair(["a"], ["b"], false),
    Pair(["a"], ["a", "b"], false),
    // What PWD says there decides.
    Pair(["a", "=/x"], ["b", "=/x"], true),
    Pair(["a", "=/x"], ["a", "=/y"], false),
    Pair(["=/home"], ["/home"], true),
    Pair(["=/home", "a"], ["/home/a"], true),
    Pair(["=/home", "a"], ["/", "home", "a"], true),
    // Without a word of the server nobody knows where the login led.
    Pair(["a"], ["/a"], false),
    // `..` and links are the server's business.
    Pair(["/x", "a", ".."], ["/x"], false),
    Pair(["/x/a/.."], ["/x"], false),
    Pair(["/x", "a", "..", "=/x"], ["/x"], true),
    Pair(["='HLQ.'"], ["/x", "='HLQ.'"], true),
    Pair(["='HLQ.'", "X"], ["'HLQ.'", "X"], false),
  ]

  @Test(arguments: pairs)
  func `two ways lead to one place as far as the server told it`(pair: Pair) {
    let (first, second) = (Place(pair.first), Place(pair.second))
    #expect(first.isSame(as: second) == pair.isSame)
    #expect(second.isSame(as: first) == pair.isSame)
  }

  static let detours = [
    Pair(["=/home", "a", "b"], ["=/home", "a"], true),
    Pair(["=/home", "a", "b"], ["/home"], true),
    Pair(["=/home", "a"], ["=/home", "a", "b"], false),
    Pair(["=/home", "a"], ["/x"], false),
    Pair(["/x"], ["/"], false),
  ]

  @Test(arguments: detours)
  func `a way leads through the places of its steps`(pair: Pair) {
    #expect(Place(pair.first).leads(through: Place(pair.second)) == pair.isSame)
  }
}
