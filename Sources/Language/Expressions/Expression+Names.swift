extension Expression {
  /// The words in it that may be columns, with their places, in order; a bare one may be a code.
  public var names: [(name: String, location: SourceLocation)] {
    switch self {
    case .name(let name, let location), .column(let name, let location): [(name, location)]
    case .literal, .parameter, .binding: []
    case .binary(_, let left, let right, _): left.names + right.names
    case .not(let operand, _), .negated(let operand, _), .known(let operand, _, _): operand.names
    case .membership(let operand, let values, _, _): operand.names + values.flatMap(\.names)
    }
  }
}
