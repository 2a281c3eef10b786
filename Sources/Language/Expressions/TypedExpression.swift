/// An expression whose names are resolved and whose types agree.
///
/// Printers turn it into the language of an engine; values become bound parameters there.
public indirect enum TypedExpression: Sendable, Hashable {
  /// A literal value.
  case literal(TypedValue)
  /// A column of the table.
  case column(String, ScalarType)
  /// A declared parameter, not a list unless it is the right side of a membership.
  case parameter(String, ScalarType)
  /// A name bound by `for`.
  case binding(String, ScalarType)
  /// An operator between two expressions; the type is that of the result.
  case binary(Expression.BinaryOperator, TypedExpression, TypedExpression, ScalarType)
  /// The opposite of a truth value; of an unknown one, unknown.
  case not(TypedExpression)
  /// A number with the other sign.
  case negated(TypedExpression)
  /// Whether a value is one of several.
  case membership(TypedExpression, of: [TypedExpression], negated: Bool)
  /// Whether a value is neither missing nor of an unknown category.
  case known(TypedExpression, negated: Bool)
}

/// A value of a known type.
public enum TypedValue: Sendable, Hashable, Codable {
  /// Free text.
  case text(String)
  /// A code.
  case code(String)
  /// A whole number.
  case integer(Int64)
  /// A real number.
  case real(Double)
  /// A calendar day.
  case date(year: Int, month: Int, day: Int)
  /// A calendar month.
  case month(year: Int, month: Int)
  /// A calendar year.
  case year(Int)
  /// A truth value.
  case boolean(Bool)
}
