/// How many codes a column has beside how many rows know one.
public struct CodeUniqueness: Sendable, Hashable {
  /// The different codes that occur, unknown ones and margins aside.
  public var codes: Int
  /// The rows, or records, that have one of them.
  public var rows: Int

  /// Creates a pair of counts.
  public init(codes: Int, rows: Int) {
    self.codes = codes
    self.rows = rows
  }

  /// Whether there are at least four codes for every five rows, so that a code tells a row.
  public var isNearlyUnique: Bool { rows > 0 && Double(codes) >= 0.8 * Double(rows) }
}
