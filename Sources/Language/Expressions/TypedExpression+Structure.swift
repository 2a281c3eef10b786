extension TypedExpression {
  /// The parts that `and` holds together; an expression without `and` is its own only part.
  public var conjuncts: [TypedExpression] {
    if case .binary(.and, let left, let right, _) = self { return left.conjuncts + right.conjuncts }
    return [self]
  }

  /// The columns that occur in it.
  public var mentionedColumns: Set<String> {
    var names: Set<String> = []
    visit { if case .column(let name, _) = $0 { names.insert(name) } }
    return names
  }

  /// The types of the columns that occur in it.
  public var columnTypes: Set<ScalarType> {
    var types: Set<ScalarType> = []
    visit { if case .column(_, let type) = $0 { types.insert(type) } }
    return types
  }

  /// The values that occur in it.
  public var literals: [TypedValue] {
    var values: [TypedValue] = []
    visit { if case .literal(let value) = $0 { values.append(value) } }
    return values
  }

  /// The columns that it asks for being, or not being, a given value: by `=`, `!=` or `in`.
  public var columnsComparedWithValues: Set<String> {
    var names: Set<String> = []
    visit { part in
      switch part {
      case .binary(let symbol, let left, let right, _) where symbol == .equal || symbol == .notEqual:
        if right.mentionedColumns.isEmpty { names.formUnion(left.mentionedColumns) }
        if left.mentionedColumns.isEmpty { names.formUnion(right.mentionedColumns) }
      case .membership(let operand, let values, _):
        if values.contains(where: \.mentionedColumns.isEmpty) { names.formUnion(operand.mentionedColumns) }
      default: break
      }
    }
    return names
  }

  /// The parameters that occur in it.
  public var mentionedParameters: Set<String> {
    var names: Set<String> = []
    visit { if case .parameter(let name, _) = $0 { names.insert(name) } }
    return names
  }

  /// The expression with values in place of parameters and bindings.
  ///
  /// A list parameter expands where it stands in a membership; a name without a value stays.
  public func substituting(
    parameters: [String: [TypedValue]], bindings: [String: TypedValue]
  ) -> TypedExpression {
    func replaced(_ part: TypedExpression) -> TypedExpression {
      part.substituting(parameters: parameters, bindings: bindings)
    }
    switch self {
    case .literal, .column: return self
    case .parameter(let name, _):
      return parameters[name]?.first.map { .literal($0) } ?? self
    case .binding(let name, _): return bindings[name].map { .literal($0) } ?? self
    case .binary(let symbol, let left, let right, let type):
      return .binary(symbol, replaced(left), replaced(right), type)
    case .not(let operand): return .not(replaced(operand))
    case .negated(let operand): return .negated(replaced(operand))
    case .known(let operand, let negated): return .known(replaced(operand), negated: negated)
    case .membership(let operand, let values, let negated):
      let expanded = values.flatMap { value -> [TypedExpression] in
        if case .parameter(let name, _) = value, let list = parameters[name] {
          return list.map { .literal($0) }
        }
        return [replaced(value)]
      }
      return .membership(replaced(operand), of: expanded, negated: negated)
    }
  }

  /// The expression as a pipeline writes it, without parentheses that are not needed around single conditions.
  public var plainText: String {
    func part(_ operand: TypedExpression) -> String {
      if case .binary(.and, _, _, _) = operand { return "(\(operand.plainText))" }
      if case .binary(.or, _, _, _) = operand { return "(\(operand.plainText))" }
      return operand.plainText
    }
    return switch self {
    case .literal(let value): value.canonicalText
    case .column(let name, _): name
    case .parameter(let name, _): "parameters." + name
    case .binding(let name, _): "each." + name
    case .binary(let symbol, let left, let right, _): "\(part(left)) \(symbol.rawValue) \(part(right))"
    case .not(let operand): "not \(part(operand))"
    case .negated(let operand): "-\(part(operand))"
    case .known(let operand, let negated): "\(part(operand)) is\(negated ? " not" : "") known"
    case .membership(let operand, let values, let negated):
      "\(part(operand))\(negated ? " not" : "") in (\(values.map(\.plainText).joined(separator: ", ")))"
    }
  }

  /// The expression as text that is the same for equal trees, every part in parentheses.
  public var canonicalText: String {
    switch self {
    case .literal(let value): "\(value)"
    case .column(let name, _): "column:" + name
    case .parameter(let name, _): "parameters." + name
    case .binding(let name, _): "each." + name
    case .binary(let symbol, let left, let right, _):
      "(\(left.canonicalText) \(symbol.rawValue) \(right.canonicalText))"
    case .not(let operand): "(not \(operand.canonicalText))"
    case .negated(let operand): "(- \(operand.canonicalText))"
    case .known(let operand, let negated): "(\(operand.canonicalText) is\(negated ? " not" : "") known)"
    case .membership(let operand, let values, let negated):
      "(\(operand.canonicalText)\(negated ? " not" : "") in \(values.map(\.canonicalText)))"
    }
  }

  private func visit(_ body: (TypedExpression) -> Void) {
    body(self)
    switch self {
    case .literal, .column, .parameter, .binding: break
    case .binary(_, let left, let right, _):
      left.visit(body)
      right.visit(body)
    case .not(let operand), .negated(let operand), .known(let operand, _): operand.visit(body)
    case .membership(let operand, let values, _):
      operand.visit(body)
      values.forEach { $0.visit(body) }
    }
  }
}
