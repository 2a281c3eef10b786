/// Resolves the names of an expression and proves that its types agree.
public struct TypeChecker {
  private let scope: ExpressionScope
  private var diagnostics: [Diagnostic] = []

  private typealias Typed = (expression: TypedExpression, type: ScalarType)

  /// The typed expression, or everything that is wrong with it.
  public static func check(
    _ expression: Expression, expecting: ScalarType, in scope: ExpressionScope
  ) -> Result<TypedExpression, DiagnosticsError> {
    var checker = TypeChecker(scope: scope)
    let typed = checker.typed(expression)
    if let typed, typed.type != expecting {
      checker.fail("a \(name(expecting)) is needed, this is a \(name(typed.type))", at: expression)
    }
    if let typed, checker.diagnostics.isEmpty { return .success(typed.expression) }
    return .failure(DiagnosticsError(checker.diagnostics))
  }

  private init(scope: ExpressionScope) { self.scope = scope }

  private static func name(_ type: ScalarType) -> String {
    switch type {
    case .text: "text"
    case .code(let list): "code of \(list)"
    case .int, .count: "whole number"
    case .real: "number"
    case .date: "date"
    case .week: "week"
    case .month: "month"
    case .quarter: "quarter"
    case .halfYear: "half-year"
    case .year: "year"
    case .fiscalYear: "fiscal year"
    case .boolean: "truth value"
    }
  }

  private mutating func fail(
    _ message: String, at expression: Expression, code: String = "E042", note: String? = nil,
    help: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        code: code, message: "expression: \(message)", location: expression.location, caretNote: note,
        help: help))
  }

  private mutating func typed(_ expression: Expression) -> Typed? {
    switch expression {
    case .literal(let literal, _): return Self.literal(literal)
    case .name(let name, _), .column(let name, _):
      if let type = scope.columns[name] { return (.column(name, type), type) }
      let known = scope.columns.keys.sorted()
      fail(
        "column '\(name)' is not in \(scope.tableName)", at: expression, code: "E041",
        note: Suggestion.closest(to: name, in: known).map { "did you mean '\(Self.written($0))'?" },
        help: "columns: \(known.map(Self.written).joined(separator: ", "))")
      return nil
    case .parameter(let name, _):
      if let parameter = scope.parameters[name] {
        if parameter.isList {
          fail("parameter '\(name)' is a list", at: expression, help: "write 'in parameters.\(name)'")
          return nil
        }
        return (.parameter(name, parameter.type), parameter.type)
      }
      fail(
        "there is no parameter '\(name)'", at: expression, code: "E043",
        note: close(name, scope.parameters.keys.sorted()))
      return nil
    case .binding(let name, _):
      if let type = scope.bindings[name] { return (.binding(name, type), type) }
      fail(
        "'each.\(name)' is not bound here", at: expression, code: "E044",
        note: close(name, scope.bindings.keys.sorted()), help: "bind it with 'for: {\(name): ...}'")
      return nil
    case .binary(let symbol, let left, let right, _): return binary(symbol, left, right, expression)
    case .not(let operand, _):
      guard let inner = needed(operand, .boolean) else { return nil }
      return (.not(inner), .boolean)
    case .negated(let operand, _):
      guard let inner = typed(operand) else { return nil }
      guard Self.isNumber(inner.type) else {
        fail("only numbers have a sign", at: operand)
        return nil
      }
      return (.negated(inner.expression), inner.type == .real ? .real : .int)
    case .membership(let operand, let values, let negated, _):
      return membership(operand, values, negated, expression)
    case .known(let operand, let negated, _):
      guard let inner = typed(operand) else { return nil }
      return (.known(inner.expression, negated: negated), .boolean)
    }
  }

  /// A column as an expression writes it: in backticks where it is not a word.
  private static func written(_ column: String) -> String {
    let isWord =
      column.unicodeScalars.first?.properties.isAlphabetic ?? false
      && column.unicodeScalars.allSatisfy {
        $0 == "_" || $0.properties.isAlphabetic || ("0"..."9").contains($0)
      }
    return isWord ? column : "`\(column.replacing("`", with: "``"))`"
  }

  private func close(_ name: String, _ known: [String]) -> String? {
    Suggestion.closest(to: name, in: known).map { "did you mean '\($0)'?" }
  }

  private static func literal(_ literal: Expression.Literal) -> Typed {
    switch literal {
    case .text(let text): (.literal(.text(text)), .text)
    case .integer(let number): (.literal(.integer(number)), .int)
    case .real(let number): (.literal(.real(number)), .real)
    case .date(let year, let month, let day):
      (.literal(.date(year: year, month: month, day: day)), .date)
    case .month(let year, let month): (.literal(.month(year: year, month: month)), .month)
    case .week(let text): (.literal(.text(text)), .week)
    case .quarter(let text): (.literal(.text(text)), .quarter)
    case .halfYear(let text): (.literal(.text(text)), .halfYear)
    }
  }

  private static func isNumber(_ type: ScalarType) -> Bool { [.int, .count, .real].contains(type) }

  private mutating func needed(_ expression: Expression, _ type: ScalarType) -> TypedExpression? {
    guard let inner = typed(expression) else { return nil }
    if inner.type == type { return inner.expression }
    fail("a \(Self.name(type)) is needed, this is a \(Self.name(inner.type))", at: expression)
    return nil
  }

  private mutating func binary(
    _ symbol: Expression.BinaryOperator, _ left: Expression, _ right: Expression, _ whole: Expression
  ) -> Typed? {
    switch symbol {
    case .and, .or:
      let first = needed(left, .boolean)
      let second = needed(right, .boolean)
      guard let first, let second else { return nil }
      return (.binary(symbol, first, second, .boolean), .boolean)
    case .add, .subtract, .multiply, .divide:
      guard let first = typed(left), let second = typed(right) else { return nil }
      guard Self.isNumber(first.type), Self.isNumber(second.type) else {
        fail("'\(symbol.rawValue)' stands between numbers", at: whole)
        return nil
      }
      let isReal = symbol == .divide || first.type == .real || second.type == .real
      let type: ScalarType = isReal ? .real : .int
      return (.binary(symbol, first.expression, second.expression, type), type)
    default:
      guard let (first, second) = operands(left, right, whole) else { return nil }
      return (.binary(symbol, first, second, .boolean), .boolean)
    }
  }

  /// Both sides of a comparison; a bare word or a text beside a code is a code of its list.
  private mutating func operands(
    _ left: Expression, _ right: Expression, _ whole: Expression
  ) -> (TypedExpression, TypedExpression)? {
    if let list = codeList(of: left), let code = word(right) {
      guard let first = typed(left), let second = checked(code, list, right) else { return nil }
      return (first.expression, second)
    }
    if let list = codeList(of: right), let code = word(left) {
      guard let second = typed(right), let first = checked(code, list, left) else { return nil }
      return (first, second.expression)
    }
    guard let first = typed(left), let second = typed(right) else { return nil }
    if let agreed = agreed(first, second) { return agreed }
    fail("a \(Self.name(first.type)) cannot be compared with a \(Self.name(second.type))", at: whole)
    return nil
  }

  private func agreed(_ first: Typed, _ second: Typed) -> (TypedExpression, TypedExpression)? {
    if first.type == second.type || (Self.isNumber(first.type) && Self.isNumber(second.type)) {
      return (first.expression, second.expression)
    }
    if case (.year, .literal(.integer(let number))) = (first.type, second.expression),
      (0...9999).contains(number)
    {
      return (first.expression, .literal(.year(Int(number))))
    }
    if case (.literal(.integer(let number)), .year) = (first.expression, second.type),
      (0...9999).contains(number)
    {
      return (.literal(.year(Int(number))), second.expression)
    }
    // A fiscal year is written as text: between numbers a slash divides.
    if case (.fiscalYear, .literal(.text(let text))) = (first.type, second.expression),
      ScalarValueReader.read(text, as: .fiscalYear) != nil
    {
      return (first.expression, second.expression)
    }
    if case (.literal(.text(let text)), .fiscalYear) = (first.expression, second.type),
      ScalarValueReader.read(text, as: .fiscalYear) != nil
    {
      return (first.expression, second.expression)
    }
    return nil
  }

  private func codeList(of expression: Expression) -> String? {
    let type: ScalarType? =
      switch expression {
      case .name(let name, _), .column(let name, _): scope.columns[name]
      case .parameter(let name, _): scope.parameters[name]?.type
      case .binding(let name, _): scope.bindings[name]
      default: nil
      }
    if case .code(let list)? = type { return list }
    return nil
  }

  /// The word of a bare name that is not a column, or of a text.
  private func word(_ expression: Expression) -> String? {
    switch expression {
    case .name(let name, _): scope.columns[name] == nil ? name : nil
    case .literal(.text(let text), _): text
    default: nil
    }
  }

  private mutating func checked(
    _ code: String, _ list: String, _ expression: Expression
  ) -> TypedExpression? {
    if code == "_T" || code == "_U" { return .literal(.code(code)) }
    switch scope.codes(list, code) {
    case .known: return .literal(.code(code))
    case .unknown(let suggestion):
      fail(
        "'\(code)' is not in code list \(list)", at: expression, code: "E061",
        note: suggestion.map { "did you mean '\($0)'?" })
    case .noSuchList: fail("there is no code list '\(list)'", at: expression, code: "E062")
    }
    return nil
  }

  private mutating func membership(
    _ operand: Expression, _ values: [Expression], _ negated: Bool, _ whole: Expression
  ) -> Typed? {
    guard let subject = typed(operand) else { return nil }
    var items: [TypedExpression] = []
    for value in values {
      if case .parameter(let name, _) = value, let parameter = scope.parameters[name], parameter.isList,
        parameter.type == subject.type
      {
        items.append(.parameter(name, parameter.type))
      } else if let (_, item) = operands(operand, value, whole) {
        items.append(item)
      }
    }
    guard items.count == values.count else { return nil }
    return (.membership(subject.expression, of: items, negated: negated), .boolean)
  }
}
