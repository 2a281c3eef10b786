internal import CDuckDB

/// Appends columns to a temporary table of the engine, chunk by chunk, without any text of SQL.
struct DuckDBAppender {
  let functions: wm_duckdb_functions
  let connection: wm_connection?

  /// The rows of a chunk; the engine's own vectors have this length.
  private static let rowsAtOnce = 2048

  /// Appends rows to the temporary table of a name; columns are those of the table in order.
  func append(_ columns: [ColumnData], to table: String) throws(EngineError) {
    let count = columns.first?.count ?? 0
    guard columns.allSatisfy({ $0.count == count }) else {
      throw .malformedTable(reason: "columns to append differ in length")
    }
    var appender: wm_appender?
    defer { _ = functions.appender_destroy(&appender) }
    guard functions.appender_create_ext(connection, "temp", nil, table, &appender) == 0 else {
      throw .statement(kind: .syntax)
    }
    // The numbers of `duckdb_type`.
    var types = columns.map { column -> wm_logical_type? in
      switch column {
      case .integers: functions.create_logical_type(5)
      case .reals: functions.create_logical_type(11)
      case .texts: functions.create_logical_type(17)
      case .booleans: functions.create_logical_type(1)
      }
    }
    defer { for index in types.indices { functions.destroy_logical_type(&types[index]) } }
    var chunk = functions.create_data_chunk(&types, UInt64(types.count))
    guard chunk != nil else { throw .statement(kind: .other) }
    defer { functions.destroy_data_chunk(&chunk) }
    var start = 0
    while start < count {
      if Task.isCancelled { throw .interrupted }
      let rows = start..<min(start + Self.rowsAtOnce, count)
      functions.data_chunk_reset(chunk)
      for (index, column) in columns.enumerated() {
        fill(functions.data_chunk_get_vector(chunk, UInt64(index)), with: column, rows)
      }
      functions.data_chunk_set_size(chunk, UInt64(rows.count))
      guard functions.append_data_chunk(appender, chunk) == 0 else {
        throw .statement(kind: .conversion)
      }
      start = rows.upperBound
    }
    guard functions.appender_close(appender) == 0 else { throw .statement(kind: .conversion) }
  }

  private func fill(_ vector: wm_vector?, with column: ColumnData, _ rows: Range<Int>) {
    switch column {
    case .integers(let values): copy(values, rows, to: vector)
    case .reals(let values): copy(values, rows, to: vector)
    case .booleans(let values): copy(values, rows, to: vector)
    case .texts(let values):
      for (place, row) in rows.enumerated() where values.isKnown(row) {
        var text = values.values[row]
        text.withUTF8 { bytes in
          bytes.withMemoryRebound(to: CChar.self) {
            functions.vector_assign_string_element_len(
              vector, UInt64(place), $0.baseAddress, UInt64($0.count))
          }
        }
      }
      markMissing(values, rows, in: vector)
    }
  }

  private func copy<Value>(_ values: NullableArray<Value>, _ rows: Range<Int>, to vector: wm_vector?) {
    guard let data = functions.vector_get_data(vector) else { return }
    values.values[rows].withUnsafeBufferPointer { source in
      guard let start = source.baseAddress else { return }
      data.assumingMemoryBound(to: Value.self).update(from: start, count: source.count)
    }
    markMissing(values, rows, in: vector)
  }

  private func markMissing<Value>(
    _ values: NullableArray<Value>, _ rows: Range<Int>, in vector: wm_vector?
  ) {
    if values.isComplete { return }
    functions.vector_ensure_validity_writable(vector)
    guard let validity = functions.vector_get_validity(vector) else { return }
    for (place, row) in rows.enumerated() where !values.isKnown(row) {
      validity[place >> 6] &= ~(1 << UInt64(place & 63))
    }
  }
}
