/// Reads the engine's class of error; its text is never looked at.
enum DuckDBErrorKind {
  // The numbers of `duckdb_error_type`.
  static func error(_ type: Int32) -> EngineError {
    switch type {
    case 29: .interrupted
    case 33: .outOfMemory
    case 1, 2, 5, 32: .statement(kind: .conversion)
    case 13, 14, 15, 22, 24: .statement(kind: .syntax)
    case 28: .statement(kind: .inputOutput)
    case 34: .statement(kind: .permission)
    default: .statement(kind: .other)
    }
  }
}
