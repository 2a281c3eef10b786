/// Reads the engine's class of error.
enum DuckDBErrorKind {
  /// What the engine says where the disk is full: the words of the system, and the name of its own bound,
  /// which it sets by the space that is free.
  private static let wordsOfFullDisks = [
    "No space left on device", "Disk quota exceeded", "File too large", "max_temp_directory_size",
  ]

  /// The error of a class, one of the numbers of `duckdb_error_type`.
  ///
  /// The text is looked at for those words and not kept: it may quote a record.
  static func error(_ type: Int32, text: UnsafePointer<CChar>? = nil) -> EngineError {
    switch type {
    case 28, 33:
      let message = text.map { String(cString: $0) } ?? ""
      if wordsOfFullDisks.contains(where: message.contains) { return .statement(kind: .diskFull) }
      return type == 33 ? .outOfMemory : .statement(kind: .inputOutput)
    case 29: return .interrupted
    case 1, 2, 5, 32: return .statement(kind: .conversion)
    case 13, 14, 15, 22, 24: return .statement(kind: .syntax)
    case 34: return .statement(kind: .permission)
    default: return .statement(kind: .other)
    }
  }
}
