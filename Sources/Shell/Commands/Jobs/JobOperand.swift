import ArgumentParser

/// A job, named by its number; `%2` as in other shells, or `2`.
struct JobOperand: ExpressibleByArgument, Hashable {
  let number: Int

  init?(argument: String) {
    let digits = argument.hasPrefix("%") ? argument.dropFirst() : argument[...]
    guard let number = Int(digits), number > 0 else { return nil }
    self.number = number
  }
}

extension JobOperand: CompletableOperand {
  static var kind: OperandKind { .plain }
}

/// A command whose operands are jobs, which the Tab key offers.
protocol JobCommand: ShellCommand {}

extension JobCommand {
  static func completions(
    at position: Int,
    after words: [Word],
    in shell: ShellState
  ) -> [String]? {
    shell.jobs.jobs.map { "\($0.number)" }
  }
}

extension ShellState {
  /// Finds the job that is named; without a name, the one that was started last.
  func job(
    _ operand: JobOperand?,
    for command: any ShellCommand.Type
  ) throws(CommandError) -> Job {
    guard let job = jobs.find(operand?.number) else {
      let why = operand.map { "there is no job \($0.number)" } ?? "there is no job"
      throw CommandError(command.name, .refused(why, advice: "'jobs' lists them."))
    }
    return job
  }
}
