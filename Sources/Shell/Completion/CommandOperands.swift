import ArgumentParser

/// The operands and options of a command, read off its declaration.
struct CommandOperands: Sendable {
  /// The kinds of its operands in order.
  private(set) var kinds: [OperandKind] = []

  /// Whether the last kind is that of all words that follow.
  private(set) var lastRepeats = false

  /// The kinds of the values that options take, in the order of their declaration.
  private(set) var optionKinds: [OperandKind] = []

  /// Reads a declaration.
  init(of type: any ParsableArguments.Type) {
    read(type)
  }

  private mutating func read(_ type: any ParsableArguments.Type) {
    for child in Mirror(reflecting: type.init()).children {
      if let argument = child.value as? any DeclaredOperand {
        kinds.append(argument.kind)
        lastRepeats = argument.isRepeated
      } else if let option = child.value as? any DeclaredOption {
        optionKinds.append(option.kind)
      } else if let group = child.value as? any DeclaredGroup {
        read(group.type)
      }
    }
  }

  /// Returns the kind of the value of an option, by its position among those that take one.
  func kind(ofOption position: Int) -> OperandKind {
    position < optionKinds.count ? optionKinds[position] : .plain
  }

  /// Returns the kind of the operand at a position; `nil` where there can be none.
  func kind(at position: Int) -> OperandKind? {
    position < kinds.count ? kinds[position] : lastRepeats ? kinds.last : nil
  }
}

private protocol DeclaredOperand {
  var kind: OperandKind { get }
  var isRepeated: Bool { get }
}

extension Argument: DeclaredOperand where Value: CompletableOperand {
  fileprivate var kind: OperandKind { Value.kind }
  fileprivate var isRepeated: Bool { Value.isRepeated }
}

private protocol DeclaredOption {
  var kind: OperandKind { get }
}

extension Option: DeclaredOption {
  fileprivate var kind: OperandKind {
    (Value.self as? any CompletableOperand.Type)?.kind ?? .plain
  }
}

private protocol DeclaredGroup {
  var type: any ParsableArguments.Type { get }
}

extension OptionGroup: DeclaredGroup {
  fileprivate var type: any ParsableArguments.Type { Value.self }
}
