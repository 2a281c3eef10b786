import Language

/// Prints expressions over keys and cells as SQL of DuckDB, as `ExpressionEvaluator` computes them.
///
/// Numbers are intervals. The ends of each sum, product and the like become columns of a relation of
/// their own, `layers`, one above the other, so that the text grows with the expression and no faster.
struct DuckDBExpressionPrinter {
  /// The cells; every other column is a key.
  let cells: Set<String>
  /// How the rows are written.
  let layout: RelationLayout
  /// The columns that each further layer adds, from the bottom.
  private(set) var layers: [[SQL]] = []

  init(cells: [String], layout: RelationLayout) {
    self.cells = Set(cells)
    self.layout = layout
  }

  /// The rows of a relation of which an expression is true, with the columns of the relation.
  static func filtered(
    _ rows: SQL, by expression: TypedExpression, of relation: Relation
  ) throws(EngineError) -> SQL {
    var printer = DuckDBExpressionPrinter(cells: relation.cells, layout: RelationLayout(of: relation))
    let truth = try printer.truth(expression)
    let columns = relation.cells.flatMap { printer.layout.cell($0).columns }
    return "SELECT \(names(relation) + columns) FROM \(printer.layered(rows)) WHERE \(truth)"
  }

  /// The rows of a relation, with marks more on the cells of those of which an expression is true.
  static func marked(
    _ rows: SQL, _ marks: CellMarks, where expression: TypedExpression, of relation: Relation
  ) throws(EngineError) -> SQL {
    var printer = DuckDBExpressionPrinter(cells: relation.cells, layout: RelationLayout(of: relation))
    let truth = try printer.truth(expression)
    let columns = relation.cells.flatMap { name in
      let cell = printer.layout.cell(name)
      return CellPart.allCases.map { part -> SQL in
        let value: SQL =
          part == .marks
          ? "\(cell.part(part)) | CASE WHEN \(truth) THEN \(marks.rawValue) ELSE 0 END" : cell.part(part)
        return "\(value) AS \(cell.column(part))"
      }
    }
    return "SELECT \(names(relation) + columns) FROM \(printer.layered(rows))"
  }

  private static func names(_ relation: Relation) -> [SQL] { relation.keys.map { "\(name: $0)" } }

  private func layered(_ rows: SQL) -> SQL {
    layers.reduce("(\(rows)) layer") { "(SELECT *, \($1) FROM \($0)) layer" }
  }

  /// The truth of an expression, NULL when it is unknown.
  mutating func truth(_ expression: TypedExpression) throws(EngineError) -> SQL {
    switch expression {
    case .literal(let value): return "\(value: value)"
    case .not(let operand): return "(NOT \(try truth(operand)))"
    case .binary(.and, let left, let right, _): return "(\(try truth(left)) AND \(try truth(right)))"
    case .binary(.or, let left, let right, _): return "(\(try truth(left)) OR \(try truth(right)))"
    case .binary(let symbol, let left, let right, _): return try comparison(symbol, left, right)
    case .membership(let operand, let values, let negated):
      var answers: [SQL] = []
      for value in values { answers.append(try comparison(.equal, operand, value)) }
      // An empty list holds nothing.
      let answer: SQL = answers.isEmpty ? "FALSE" : "(\(answers, separator: " OR "))"
      return negated ? "(NOT \(answer))" : answer
    case .known(let operand, let negated):
      let known: SQL =
        if isNumber(operand) {
          switch try ends(operand) {
          case let (low, high): "coalesce(\(low) = \(high), FALSE)"
          }
        } else {
          try isKnown(operand)
        }
      return negated ? "(NOT \(known))" : known
    case .column, .negated, .parameter, .binding: throw .statement(kind: .syntax)
    }
  }

  private mutating func comparison(
    _ symbol: Expression.BinaryOperator, _ left: TypedExpression, _ right: TypedExpression
  ) throws(EngineError) -> SQL {
    guard isNumber(left) == isNumber(right) else { return "CAST(NULL AS BOOLEAN)" }
    if !isNumber(left) {
      if let comparison = numberComparison(symbol, left, right) { return comparison }
      // Of an unknown category nothing is known, unless it is the category that is asked for.
      let asks = [left, right].contains(.literal(.code(CountsSchema.unknownCode)))
      func operand(_ expression: TypedExpression) throws(EngineError) -> SQL {
        let word = try word(expression)
        return asks ? word : "nullif(\(word), \(text: CountsSchema.unknownCode))"
      }
      return "(\(try operand(left))\(SQL.operation(symbol))\(try operand(right)))"
    }
    if symbol == .notEqual { return "(NOT \(try comparison(.equal, left, right)))" }
    guard let tests = IntervalComparison(symbol) else { throw .statement(kind: .syntax) }
    let (one, other) = (try ends(left), try ends(right))
    func printed(_ test: IntervalComparison.Test) -> SQL {
      func end(_ end: IntervalComparison.End) -> SQL {
        switch end {
        case .leftLow: one.low
        case .leftHigh: one.high
        case .rightLow: other.low
        case .rightHigh: other.high
        }
      }
      return "\(end(test.left))\(SQL.operation(test.symbol))\(end(test.right))"
    }
    return """
      (CASE WHEN \(tests.truth.map(printed), separator: " AND ") THEN TRUE \
      WHEN \(tests.falsity.map(printed), separator: " OR ") THEN FALSE END)
      """
  }

  /// A comparison of a key that is stored as numbers with a text, which has a number or none.
  private func numberComparison(
    _ symbol: Expression.BinaryOperator, _ left: TypedExpression, _ right: TypedExpression
  ) -> SQL? {
    guard symbol == .equal || symbol == .notEqual else { return nil }
    switch (left, right) {
    case (.column(let name, _), .literal(let value)), (.literal(let value), .column(let name, _)):
      let key = layout.key(name)
      guard key.encoding != .text else { return nil }
      let text = value.canonicalText
      let asks = text == CountsSchema.unknownCode
      let column: SQL = asks ? key.column : "nullif(\(key.column), \(KeyEncoding.unknown))"
      return "(\(column)\(SQL.operation(symbol))\(key.literal(text)))"
    default: return nil
    }
  }

  private func isKnown(_ expression: TypedExpression) throws(EngineError) -> SQL {
    if case .column(let name, _) = expression {
      let key = layout.key(name)
      return "(\(key.column) <> \(key.literal(CountsSchema.unknownCode)))"
    }
    return "(\(try word(expression)) <> \(text: CountsSchema.unknownCode))"
  }

  private func isNumber(_ expression: TypedExpression) -> Bool {
    switch expression {
    case .literal(.integer), .literal(.real), .negated: true
    case .column(let name, _): cells.contains(name)
    case .binary(let symbol, _, _, _): [.add, .subtract, .multiply, .divide].contains(symbol)
    default: false
    }
  }

  private func word(_ expression: TypedExpression) throws(EngineError) -> SQL {
    switch expression {
    case .literal(let value): return "\(text: value.canonicalText)"
    case .column(let name, _): return layout.key(name).text
    default: throw .statement(kind: .syntax)
    }
  }

  /// Both ends of a number, NULL where nothing is known; an end without bound is infinite.
  private mutating func ends(_ expression: TypedExpression) throws(EngineError) -> (low: SQL, high: SQL) {
    switch expression {
    case .literal(.integer(let number)): return number.ends
    case .literal(.real(let number)): return number.ends
    case .column(let name, _):
      let cell = layout.cell(name)
      let status = cell.part(.status)
      return (
        "(CASE WHEN \(status) <= \(CellStatus.lowerBound.rank) THEN \(cell.part(.low)) END)",
        """
        (CASE WHEN \(status) <= \(CellStatus.interval.rank) THEN \(cell.part(.high)) \
        WHEN \(status) = \(CellStatus.lowerBound.rank) THEN CAST('infinity' AS DOUBLE) END)
        """
      )
    case .negated(let operand):
      let ends = try ends(operand)
      return ("(- \(ends.high))", "(- \(ends.low))")
    case .binary(let symbol, let left, let right, _):
      let (one, other) = (try named(try ends(left)), try named(try ends(right)))
      switch symbol {
      case .add: return try interval(["\(one.low) + \(other.low)", "\(one.high) + \(other.high)"])
      case .subtract: return try interval(["\(one.low) - \(other.high)", "\(one.high) - \(other.low)"])
      case .multiply:
        // An end without bound times zero is zero: the values themselves are finite.
        return try interval(
          Self.pairs(one, other).map { first, second in
            """
            CASE WHEN \(first) IS NULL OR \(second) IS NULL THEN NULL \
            WHEN \(first) = 0 OR \(second) = 0 THEN 0.0 ELSE \(first) * \(second) END
            """
          })
      case .divide:
        let isSafe: SQL = "(\(other.low) > 0 OR \(other.high) < 0)"
        return try interval(Self.pairs(one, other).map { "CASE WHEN \(isSafe) THEN \($0) / \($1) END" })
      default: throw .statement(kind: .syntax)
      }
    default: throw .statement(kind: .syntax)
    }
  }

  private static func pairs(_ one: (low: SQL, high: SQL), _ other: (low: SQL, high: SQL)) -> [(SQL, SQL)] {
    [(one.low, other.low), (one.low, other.high), (one.high, other.low), (one.high, other.high)]
  }

  /// Ends as columns of a further layer.
  private mutating func named(_ ends: (low: SQL, high: SQL)) throws(EngineError) -> (low: SQL, high: SQL) {
    let columns = try named([ends.low, ends.high])
    return (columns[0], columns[1])
  }

  private mutating func named(_ values: [SQL]) throws(EngineError) -> [SQL] {
    let names = values.indices.map { "\(name: "@end \(layers.count) \($0)")" as SQL }
    layers.append(zip(values, names).map { "CAST(\($0) AS DOUBLE) AS \($1)" })
    return names
  }

  /// The ends from the least of some numbers to the greatest; nothing where one of them is no number.
  private mutating func interval(_ values: [SQL]) throws(EngineError) -> (low: SQL, high: SQL) {
    let columns = try named(values)
    let isNumber = columns.map { "NOT isnan(\($0))" as SQL }
    return (
      "(CASE WHEN \(isNumber, separator: " AND ") THEN least(\(columns)) END)",
      "(CASE WHEN \(isNumber, separator: " AND ") THEN greatest(\(columns)) END)"
    )
  }
}

extension Int64 {
  fileprivate var ends: (low: SQL, high: SQL) { Double(self).ends }
}

extension Double {
  fileprivate var ends: (low: SQL, high: SQL) {
    let literal: SQL = "CAST(\(value: .real(self)) AS DOUBLE)"
    return (literal, literal)
  }
}
