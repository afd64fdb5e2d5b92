import FTPTestSupport
import Testing
import Transfers

/// Where links lead, and what they say.
struct LinkGoalTests {
  @Test(arguments: [
    ("b", "", "b"), ("b", "d/e", "d/e/b"), ("../b", "d/e", "d/b"), ("../../b/c", "d/e", "b/c"),
    ("./../b", "d", "b"), ("../../..", "d/e", nil), ("..", "d", ""), (".", "d", "d"),
    ("../../b", "d", nil), ("a/../b", "d", nil), ("a/./b//c/", "", "a/b/c"), ("", "d", nil),
    ("/www/b", "d", "b"), ("/www", "d", ""), ("/www/", "", ""), ("/wwwx/b", "d", nil),
    ("/www/../b", "d", nil), ("/b", "", nil), ("b\0c", "", nil),
  ])
  func `a link leads to a path of the tree, or out of it`(
    text: String,
    directory: String,
    path: String?
  ) {
    let goal = LinkGoal(
      [UInt8](text.utf8),
      in: [UInt8](directory.utf8),
      below: [UInt8]("/www".utf8)
    )
    #expect(goal == path.map { .inside([UInt8]($0.utf8)) } ?? .outside)
    // Where no top is known, nobody knows where an absolute one leads.
    guard text.hasPrefix("/") else { return }
    #expect(LinkGoal([UInt8](text.utf8), in: [UInt8](directory.utf8)) == .outside)
  }

  @Test(arguments: [UInt64](1...20))
  func `what a link says leads where it was meant to`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let paths = (0..<2).map { _ in
        (0..<Int.random(in: 0...4, using: &random)).map { _ in random.choose("a", "b", "..c") }
          .joined(separator: "/")
      }
      let (directory, goal) = ([UInt8](paths[0].utf8), [UInt8](paths[1].utf8))
      let text = LinkGoal.text(to: goal, from: directory)
      #expect(LinkGoal(text, in: directory) == .inside(goal), "\(paths)")
    }
  }
}
