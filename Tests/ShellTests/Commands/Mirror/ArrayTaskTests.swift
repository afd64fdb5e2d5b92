import Testing

@testable import Shell

/// Which part of the work a task of an array job does.
struct ArrayTaskTests {
  private static func slurm(_ id: String, _ count: String, _ first: String) -> [String: String] {
    [
      "SLURM_ARRAY_TASK_ID": id, "SLURM_ARRAY_TASK_COUNT": count, "SLURM_ARRAY_TASK_MIN": first,
    ]
  }

  @Test(
    arguments: [
      (slurm("1", "16", "1"), 1, 16), (slurm("16", "16", "1"), 16, 16),
      (slurm("0", "4", "0"), 1, 4),
      (slurm("13", "4", "10"), 4, 4),
      (slurm("2", "2", "1").merging(["SLURM_ARRAY_TASK_MAX": "2"]) { $1 }, 2, 2),
      (["JOB_COMPLETION_INDEX": "0", "JOB_COMPLETION_COUNT": "3"], 1, 3),
      (["JOB_COMPLETION_INDEX": "2", "JOB_COMPLETION_COUNT": "3"], 3, 3),
    ] as [([String: String], Int, Int)]
  )
  func `the environment says which part it is`(
    environment: [String: String],
    number: Int,
    count: Int
  ) throws {
    let part = try ArrayTask.part { environment[$0] }
    #expect(part == (number, count))
  }

  @Test(
    arguments: [
      ([:], "neither"), (["SLURM_ARRAY_TASK_ID": "1"], "SLURM_ARRAY_TASK_COUNT is not set"),
      (["SLURM_ARRAY_TASK_ID": "1", "SLURM_ARRAY_TASK_COUNT": "4"], "TASK_MIN is not set"),
      (slurm("5", "4", "1"), "without gaps"), (slurm("0", "4", "1"), "without gaps"),
      (slurm("x", "4", "1"), "TASK_ID is no number"), (slurm("1", "", "1"), "COUNT is no number"),
      (slurm("1", "-4", "1"), "COUNT is no number"), (slurm("1", "0", "1"), "without gaps"),
      (slurm("1", "99999999999999999999", "1"), "COUNT is no number"),
      // --array=1,3,7 and --array=0-6:2
      (slurm("3", "3", "1").merging(["SLURM_ARRAY_TASK_MAX": "7"]) { $1 }, "without gaps"),
      (slurm("2", "4", "0").merging(["SLURM_ARRAY_TASK_STEP": "2"]) { $1 }, "without gaps"),
      (["JOB_COMPLETION_INDEX": "0"], "JOB_COMPLETION_COUNT is not set"),
      (["JOB_COMPLETION_INDEX": "3", "JOB_COMPLETION_COUNT": "3"], "the last one is 2"),
      (["JOB_COMPLETION_INDEX": "a", "JOB_COMPLETION_COUNT": "3"], "INDEX is no number"),
      (slurm("1", "1", "1").merging(["JOB_COMPLETION_INDEX": "0"]) { $1 }, "both"),
    ] as [([String: String], String)]
  )
  func `what says no part is refused, and says why`(
    environment: [String: String],
    why: String
  ) throws {
    let fault = #expect(throws: ArrayTask.Fault.self) {
      try ArrayTask.part { environment[$0] }
    }
    #expect(fault?.why.contains(why) ?? false, "\(fault?.why ?? "")")
  }

  @Test(arguments: ["", "1", "0/4", "5/4", "-1/4", "1/4/2", "1/", "/4", "a/b", "1/2000000"])
  func `what is no part is none`(text: String) {
    #expect(ShardChoice(argument: text) == nil)
  }

  @Test func `a part is written as a fraction`() {
    #expect(ShardChoice(argument: "3/16") == .part(3, of: 16))
    #expect(ShardChoice(argument: "auto") == .auto)
  }
}
