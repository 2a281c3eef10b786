/// An expression of `where`, `when`, `rule`, `derive` or `reject`, as a tree with source places.
///
/// The tree is what is type-checked, hashed and printed to SQL; the text it was parsed from is
/// never pasted anywhere.
public indirect enum Expression: Sendable {
  /// A literal value.
  case literal(Literal, SourceLocation)
  /// A bare word: a column, or a code where it is compared with a column of codes.
  case name(String, SourceLocation)
  /// A column whose name stands in backticks, so that it may hold any character.
  case column(String, SourceLocation)
  /// `parameters.x`.
  case parameter(String, SourceLocation)
  /// `each.x`.
  case binding(String, SourceLocation)
  /// An operator between two expressions.
  case binary(BinaryOperator, Expression, Expression, SourceLocation)
  /// `not x`.
  case not(Expression, SourceLocation)
  /// `- x`.
  case negated(Expression, SourceLocation)
  /// `x in (a, b)` or `x not in (a, b)`.
  case membership(Expression, of: [Expression], negated: Bool, SourceLocation)
  /// `x is known` or `x is not known`.
  case known(Expression, negated: Bool, SourceLocation)

  /// A literal value.
  public enum Literal: Sendable, Hashable {
    /// Double-quoted text.
    case text(String)
    /// A whole number.
    case integer(Int64)
    /// A real number.
    case real(Double)
    /// A date `2026-11-24`, as year, month, day.
    case date(year: Int, month: Int, day: Int)
    /// A month `2026-11`.
    case month(year: Int, month: Int)
    /// A week `2026-W48`.
    case week(String)
    /// A quarter `2026-Q4`.
    case quarter(String)
    /// A half-year `2026-S2`.
    case halfYear(String)
  }

  /// An operator between two expressions.
  public enum BinaryOperator: String, Sendable, Hashable {
    case or, and
    case equal = "=", notEqual = "!="
    case less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
    case add = "+", subtract = "-", multiply = "*", divide = "/"
  }
}
