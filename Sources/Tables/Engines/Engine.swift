/// What runs relational plans: binds values, returns columns, writes files.
public protocol Engine: Sendable {
  /// Runs a statement and returns its columns; a cancelled task interrupts it.
  func query(_ sql: SQL) throws(EngineError) -> ResultColumns
}
