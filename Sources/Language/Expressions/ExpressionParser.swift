/// Reads expressions.
///
/// `or` binds least, then `and`, `not`, comparisons with `in` and `is known`, `+ -`, `* /`, unary
/// minus. Comparisons do not chain.
public struct ExpressionParser {
  private let tokens: [ExpressionLexer.Placed]
  private let node: Node
  private var position = 0
  private var depth = 0

  /// The largest number of parentheses inside one another.
  private static let deepest = 64
  /// The largest number of words and signs.
  ///
  /// A long chain of operators becomes a tree as deep as it is long, and what walks the tree must
  /// not run out of stack.
  private static let longest = 1000

  /// Parses a text that stands in a scalar of a source; places in it are places in the source.
  public static func parse(_ text: String, at node: Node) throws(DiagnosticsError) -> Expression {
    let tokens: [ExpressionLexer.Placed]
    do {
      tokens = try ExpressionLexer.tokens(of: text)
    } catch {
      throw fault(error.message, help: error.help, at: location(node, error.start, error.end))
    }
    guard tokens.count <= longest else {
      throw fault(
        "longer than \(longest) words and signs", help: nil,
        at: location(node, tokens[longest].start, tokens[longest].end))
    }
    var parser = ExpressionParser(tokens: tokens, node: node)
    let expression = try parser.disjunction()
    guard case .end = parser.current.token else {
      throw parser.unexpected("an operator or the end of the expression")
    }
    return expression
  }

  private init(tokens: [ExpressionLexer.Placed], node: Node) {
    self.tokens = tokens
    self.node = node
  }

  private var current: ExpressionLexer.Placed { tokens[min(position, tokens.count - 1)] }

  private static func location(_ node: Node, _ start: Int, _ end: Int) -> SourceLocation {
    var place = node.location
    guard case .scalar(_, let style) = node.content, style != .block, place.start.line == place.end.line
    else { return place }
    let origin = place.start.column + (style == .quoted ? 1 : 0)
    place.start.column = origin + start
    place.end = SourcePosition(line: place.start.line, column: origin + max(end, start + 1))
    return place
  }

  private static func fault(_ message: String, help: String?, at place: SourceLocation) -> DiagnosticsError {
    DiagnosticsError([
      Diagnostic(code: "E040", message: "expression: \(message)", location: place, caretNote: help)
    ])
  }

  private func place(_ start: Int, _ end: Int) -> SourceLocation { Self.location(node, start, end) }

  private func unexpected(_ wanted: String) -> DiagnosticsError {
    let found =
      switch current.token {
      case .word(let word): "'\(word)'"
      case .text: "a text"
      case .column: "a column"
      case .number(let number): "'\(number)'"
      case .symbol(let symbol): "'\(symbol)'"
      case .end: "the end"
      }
    return Self.fault(
      "\(found) stands where \(wanted) should", help: nil, at: place(current.start, current.end))
  }

  private mutating func take(word: String) -> Bool {
    guard current.token == .word(word) else { return false }
    position += 1
    return true
  }

  private mutating func take(symbol: String) -> Bool {
    guard current.token == .symbol(symbol) else { return false }
    position += 1
    return true
  }

  private mutating func disjunction() throws(DiagnosticsError) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw Self.fault("too deep", help: nil, at: place(current.start, current.end))
    }
    let start = current.start
    var left = try conjunction()
    while take(word: "or") { left = .binary(.or, left, try conjunction(), span(start)) }
    return left
  }

  private mutating func conjunction() throws(DiagnosticsError) -> Expression {
    let start = current.start
    var left = try negation()
    while take(word: "and") { left = .binary(.and, left, try negation(), span(start)) }
    return left
  }

  private mutating func negation() throws(DiagnosticsError) -> Expression {
    let start = current.start
    var count = 0
    while take(word: "not") { count += 1 }
    let operand = try comparison()
    return count % 2 == 1 ? .not(operand, span(start)) : operand
  }

  private mutating func comparison() throws(DiagnosticsError) -> Expression {
    let start = current.start
    let left = try sum()
    for symbol: Expression.BinaryOperator in [
      .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual,
    ] where take(symbol: symbol.rawValue) {
      return .binary(symbol, left, try sum(), span(start))
    }
    if take(word: "is") {
      let negated = take(word: "not")
      guard take(word: "known") else { throw unexpected("'known' or 'not known'") }
      return .known(left, negated: negated, span(start))
    }
    let negated = take(word: "not")
    if take(word: "in") { return .membership(left, of: try list(), negated: negated, span(start)) }
    if negated { throw unexpected("'in'") }
    return left
  }

  private mutating func list() throws(DiagnosticsError) -> [Expression] {
    guard take(symbol: "(") else {
      if case .word(let word) = current.token, word.hasPrefix("parameters.") { return [try primary()] }
      throw unexpected("'('")
    }
    var items = [try sum()]
    while take(symbol: ",") { items.append(try sum()) }
    guard take(symbol: ")") else { throw unexpected("',' or ')'") }
    return items
  }

  private mutating func sum() throws(DiagnosticsError) -> Expression {
    let start = current.start
    var left = try product()
    while true {
      if take(symbol: "+") {
        left = .binary(.add, left, try product(), span(start))
      } else if take(symbol: "-") {
        left = .binary(.subtract, left, try product(), span(start))
      } else {
        return left
      }
    }
  }

  private mutating func product() throws(DiagnosticsError) -> Expression {
    let start = current.start
    var left = try signed()
    while true {
      if take(symbol: "*") {
        left = .binary(.multiply, left, try signed(), span(start))
      } else if take(symbol: "/") {
        left = .binary(.divide, left, try signed(), span(start))
      } else {
        return left
      }
    }
  }

  private mutating func signed() throws(DiagnosticsError) -> Expression {
    let start = current.start
    if take(symbol: "-") { return .negated(try primary(), span(start)) }
    return try primary()
  }

  private mutating func primary() throws(DiagnosticsError) -> Expression {
    let token = current
    let here = place(token.start, token.end)
    switch token.token {
    case .text(let text):
      position += 1
      return .literal(.text(text), here)
    case .number(let text):
      position += 1
      guard let literal = Self.literal(text) else {
        throw Self.fault(
          "this is neither a number, a date nor a month", help: "such as 5, 2.5, 2009-01 or 2009-01-31",
          at: here)
      }
      return .literal(literal, here)
    case .word(let word):
      position += 1
      if word.hasPrefix("parameters.") { return .parameter(String(word.dropFirst(11)), here) }
      if word.hasPrefix("each.") { return .binding(String(word.dropFirst(5)), here) }
      return .name(word, here)
    case .column(let name):
      position += 1
      return .column(name, here)
    case .symbol("("):
      position += 1
      let inner = try disjunction()
      guard take(symbol: ")") else { throw unexpected("')'") }
      return inner
    default:
      throw unexpected("a column, a value or '('")
    }
  }

  private static func literal(_ text: String) -> Expression.Literal? {
    if case .date(let year, let month, let day)? = ScalarValueReader.read(text, as: .date) {
      return .date(year: year, month: month, day: day)
    }
    if case .month(let year, let month)? = ScalarValueReader.read(text, as: .month) {
      return .month(year: year, month: month)
    }
    if case .text(let text)? = ScalarValueReader.read(text, as: .week) { return .week(text) }
    if case .text(let text)? = ScalarValueReader.read(text, as: .quarter) { return .quarter(text) }
    if case .text(let text)? = ScalarValueReader.read(text, as: .halfYear) { return .halfYear(text) }
    if case .integer(let number)? = ScalarValueReader.read(text, as: .int) { return .integer(number) }
    if case .real(let number)? = ScalarValueReader.read(text, as: .real) { return .real(number) }
    return nil
  }

  private func span(_ start: Int) -> SourceLocation {
    place(start, position > 0 ? tokens[position - 1].end : start + 1)
  }
}

extension Expression {
  /// Where the expression stands.
  public var location: SourceLocation {
    switch self {
    case .literal(_, let place), .name(_, let place), .column(_, let place), .parameter(_, let place),
      .binding(_, let place),
      .binary(_, _, _, let place), .not(_, let place), .negated(_, let place),
      .membership(_, _, _, let place), .known(_, _, let place):
      place
    }
  }
}
