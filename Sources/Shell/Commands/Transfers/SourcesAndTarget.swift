import ArgumentParser

/// Operands as `cp` and `mv` have them: what is meant, and behind it where it goes.
enum SourcesAndTarget {
  /// Refuses operands that are fewer than two.
  static func validate(_ operands: [RemoteOperand]) throws {
    guard operands.count >= 2 else {
      throw ValidationError("Name at least one file, and behind it where it goes.")
    }
  }

  /// Takes the last operand apart from the others.
  static func split(
    _ operands: [RemoteOperand]
  ) -> (sources: [RemoteOperand], target: RemoteOperand) {
    var sources = operands
    let target = sources.popLast() ?? RemoteOperand(Word("."))
    return (sources, target)
  }
}
