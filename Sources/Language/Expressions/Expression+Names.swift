extension Expression {
  /// The bare words in it with their places, in order: columns, and codes compared with them.
  public var names: [(name: String, location: SourceLocation)] {
    switch self {
    case .name(let name, let location): [(name, location)]
    case .literal, .parameter, .binding: []
    case .binary(_, let left, let right, _): left.names + right.names
    case .not(let operand, _), .negated(let operand, _), .known(let operand, _, _): operand.names
    case .membership(let operand, let values, _, _): operand.names + values.flatMap(\.names)
    }
  }
}
