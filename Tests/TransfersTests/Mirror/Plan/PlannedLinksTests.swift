import Octets
import Testing
import Transfers

/// Plans of trees with links in them.
struct PlannedLinksTests {
  private static func plan(
    _ source: String,
    _ target: String,
    _ direction: MirrorDirection = .upload,
    deletes: Bool = true,
    obstacle: (([UInt8], [UInt8]) -> MirrorPlan.Fault.Obstacle?)? = { _, _ in nil }
  ) -> MirrorPlan {
    var options = MirrorOptions()
    options.deletion = deletes ? .all : .nothing
    options.deletionLimit = .percent(100)
    let (from, to) = (SampleSide(source).tree, SampleSide(target).tree)
    let isUpload = direction == .upload
    var planning = MirrorPlanning(
      here: isUpload ? from : to,
      there: isUpload ? to : from,
      direction,
      options
    )
    planning.linkObstacle = obstacle
    return planning.plan { _, _ in .time(nil) }
  }

  @Test(
    arguments: [MirrorDirection.upload, .download],
    [
      ("l link=a", "", ["link l a absent"]),
      ("l link=a", "l link=a", []),
      ("l link=a", "l link=b", ["link l a leadsElsewhere"]),
      ("l link=a", "l link=..", ["link l a leadsElsewhere"]),
      ("l link=a", "l link", ["link l a notKnown"]),
      ("a 1 t=5", "a 1 t=5\nl link=a", ["delete l notAtSource"]),
      ("l link=a\na 1 t=5", "l 1 t=5", ["delete l otherKind", "move a absent", "link l a absent"]),
      (
        "l link=a", "l/x 1 t=5",
        ["delete l/x otherKind", "rmdir l otherKind", "link l a absent"]
      ),
      ("l 1 t=5", "l link=a", ["delete l otherKind", "move l absent"]),
      ("l/x 1 t=5", "l link=a", ["delete l otherKind", "make l", "move l/x absent"]),
      ("d/l link=d/a\nd/a 1 t=5", "", ["make d", "move d/a absent", "link d/l d/a absent"]),
      ("l link=", "", ["link l  absent"]),
    ] as [(String, String, [String])]
  )
  func `links that lead elsewhere are made anew, after all they may lead to`(
    direction: MirrorDirection,
    row: (source: String, target: String, steps: [String])
  ) {
    let plan = Self.plan(row.source, row.target, direction)
    #expect(lines(plan) == row.steps)
    #expect(plan.faults.isEmpty)
  }

  @Test(arguments: [
    ("l link=..", "l link=b", "l leadsOut"), ("l link", "l link=b", "l leadsNobodyKnows"),
    ("l link=..", "l/x 1 t=5", "l leadsOut"), ("l link=..", "", "l leadsOut"),
  ])
  func `a link that cannot be made leaves what is there`(
    source: String,
    target: String,
    fault: String
  ) {
    let plan = Self.plan(source, target)
    #expect(lines(plan).isEmpty)
    #expect(plan.faults.map(\.line) == [fault])
    let refused = Self.plan("l link=a", target) { _, _ in .makesNoLinks }
    #expect(lines(refused).isEmpty)
    #expect(refused.faults.map(\.line) == ["l makesNoLinks"])
  }

  @Test func `nothing is deleted for a link without being asked`() {
    let plan = Self.plan("l link=a", "l 1 t=5", deletes: false)
    #expect(lines(plan).isEmpty)
    #expect(plan.faults.map(\.line) == ["l fileInTheWay"])
  }

  @Test func `links are left alone unless somebody wants them, and so is what has their names`() {
    let plan = Self.plan("l link=a\nm link=a", "l link=b\nm 1 t=5", obstacle: nil)
    #expect(lines(plan).isEmpty)
    #expect(plan.faults.isEmpty)
  }
}
