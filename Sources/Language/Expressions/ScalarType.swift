/// The type of a column, a parameter or an expression.
public enum ScalarType: Sendable, Hashable {
  /// Free text.
  case text
  /// A code of the named code list.
  case code(list: String)
  /// A whole number of either sign.
  case int
  /// A whole number that counts something, 0 or more.
  case count
  /// A real number.
  case real
  /// A calendar day.
  case date
  /// A week of ISO 8601, `2026-W48`.
  case week
  /// A calendar month.
  case month
  /// A quarter of a calendar year, `2026-Q4`.
  case quarter
  /// A half of a calendar year, `2026-S2`.
  case halfYear
  /// A calendar year.
  case year
  /// A year that starts in another month than January, `2026/27`.
  case fiscalYear
  /// A truth value; the result of a comparison, never the type of a column.
  case boolean
}
