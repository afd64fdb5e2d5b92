import Octets

/// Which of the tasks of an array job this process is, by what Slurm or Kubernetes set in its environment.
enum ArrayTask {
  /// Why it cannot be known; what a user has to change.
  struct Fault: Error, Hashable {
    let why: String
  }

  /// The most tasks that are believed.
  private static let limit: Int64 = 1_000_000

  /// Finds the part of the work.
  ///
  /// Slurm numbers the tasks of `--array=FIRST-LAST` (sbatch(1), "OUTPUT ENVIRONMENT VARIABLES"): what
  /// counts is the position among them. Kubernetes sets JOB_COMPLETION_INDEX, from 0 on, in the pods of an
  /// Indexed Job, and no count, which the job's manifest has to set.
  ///
  /// - Parameter variable: The environment.
  /// - Returns: The number of the part, from 1 on, and how many there are.
  /// - Throws: What is missing or wrong.
  static func part(
    _ variable: (String) -> String?
  ) throws(Fault) -> (number: Int, count: Int) {
    let slurm = variable("SLURM_ARRAY_TASK_ID")
    let kubernetes = variable("JOB_COMPLETION_INDEX")
    switch (slurm, kubernetes) {
    case (nil, nil):
      throw Fault(
        why: "neither SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX is set; "
          + "name the part, such as --shard 3/16"
      )
    case (.some, .some):
      throw Fault(
        why: "both SLURM_ARRAY_TASK_ID and JOB_COMPLETION_INDEX are set; "
          + "name the part, such as --shard 3/16"
      )
    case (let id?, nil):
      let count = try number(variable("SLURM_ARRAY_TASK_COUNT"), "SLURM_ARRAY_TASK_COUNT")
      let first = try number(variable("SLURM_ARRAY_TASK_MIN"), "SLURM_ARRAY_TASK_MIN")
      let offset = try number(id, "SLURM_ARRAY_TASK_ID") - first
      let step = try variable("SLURM_ARRAY_TASK_STEP").map { value throws(Fault) in
        try number(value, "SLURM_ARRAY_TASK_STEP")
      }
      // An array of single numbers, such as 1,3,7, leaves open which parts they are.
      guard step ?? 1 == 1, offset >= 0, offset < count else {
        throw Fault(
          why: "task \(id) is not one of \(count) from \(first) on without gaps; "
            + "use --array=1-\(count), or name the part, such as --shard 3/16"
        )
      }
      if let last = variable("SLURM_ARRAY_TASK_MAX") {
        guard try number(last, "SLURM_ARRAY_TASK_MAX") - first == count - 1 else {
          throw Fault(
            why: "the tasks \(first) to \(last) are not \(count) without gaps; "
              + "name the part, such as --shard 3/16"
          )
        }
      }
      return (Int(offset) + 1, Int(count))
    case (nil, let index?):
      let count = try number(variable("JOB_COMPLETION_COUNT"), "JOB_COMPLETION_COUNT")
      let index = try number(index, "JOB_COMPLETION_INDEX")
      guard index < count else {
        throw Fault(
          why: "JOB_COMPLETION_INDEX is \(index), and of JOB_COMPLETION_COUNT=\(count) "
            + "the last one is \(count - 1)"
        )
      }
      return (Int(index) + 1, Int(count))
    }
  }

  private static func number(_ text: String?, _ name: String) throws(Fault) -> Int64 {
    guard let text else { throw Fault(why: "\(name) is not set") }
    guard let number = text.utf8.decimalNumber, number <= limit else {
      throw Fault(why: "\(name) is no number of a task")
    }
    return number
  }
}
