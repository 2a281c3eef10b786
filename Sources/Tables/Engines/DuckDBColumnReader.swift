internal import CDuckDB

/// Reads the vectors of a result where the engine keeps them, chunk by chunk.
struct DuckDBColumnReader {
  let functions: wm_duckdb_functions

  /// A column while it grows.
  private struct Column {
    var name: String
    var type: Int32
    var words: [String]
    var wordWidth: Int32
    var data: ColumnData
  }

  func read(_ result: inout wm_result) throws(EngineError) -> ResultColumns {
    var columns: [Column] = []
    for index in 0..<functions.column_count(&result) {
      let name = functions.column_name(&result, index).map { String(cString: $0) } ?? ""
      let type = functions.column_type(&result, index)
      guard let empty = Self.emptyData(type) else { throw .unsupportedColumn(name: name) }
      var column = Column(name: name, type: type, words: [], wordWidth: 0, data: empty)
      if type == 23 { readWords(&result, index, into: &column) }
      columns.append(column)
    }
    while true {
      var chunk = functions.fetch_chunk(result)
      guard chunk != nil else { break }
      defer { functions.destroy_data_chunk(&chunk) }
      let count = Int(functions.data_chunk_get_size(chunk))
      if count == 0 { break }
      for index in columns.indices {
        append(functions.data_chunk_get_vector(chunk, UInt64(index)), count, to: &columns[index])
      }
    }
    return ResultColumns(names: columns.map(\.name), columns: columns.map(\.data))
  }

  // The numbers of `duckdb_type`.
  private static func emptyData(_ type: Int32) -> ColumnData? {
    switch type {
    case 1: .booleans([])
    case 2, 3, 4, 5, 6, 7, 8, 9, 12, 13: .integers([])
    case 10, 11: .reals([])
    case 17, 23: .texts([])
    default: nil
    }
  }

  private func readWords(_ result: inout wm_result, _ index: UInt64, into column: inout Column) {
    var type = functions.column_logical_type(&result, index)
    defer { functions.destroy_logical_type(&type) }
    column.wordWidth = functions.enum_internal_type(type)
    for word in 0..<functions.enum_dictionary_size(type) {
      let bytes = functions.enum_dictionary_value(type, UInt64(word))
      column.words.append(bytes.map { String(cString: $0) } ?? "")
      functions.free(bytes)
    }
  }

  private func append(_ vector: wm_vector?, _ count: Int, to column: inout Column) {
    guard let data = functions.vector_get_data(vector) else { return }
    let validity = functions.vector_get_validity(vector)
    func isValid(_ row: Int) -> Bool {
      guard let validity else { return true }
      return validity[row >> 6] & (1 << UInt64(row & 63)) != 0
    }
    func values<Stored, Value>(_: Stored.Type, _ read: (Stored) -> Value) -> [Value?] {
      let stored = data.assumingMemoryBound(to: Stored.self)
      return (0..<count).map { isValid($0) ? read(stored[$0]) : nil }
    }
    switch (column.data, column.type) {
    case (.booleans(let old), _): column.data = .booleans(old + values(Bool.self) { $0 })
    case (.reals(let old), 10): column.data = .reals(old + values(Float.self) { Double($0) })
    case (.reals(let old), _): column.data = .reals(old + values(Double.self) { $0 })
    case (.texts(let old), 23):
      let words = column.words
      let new: [String?] =
        switch column.wordWidth {
        case 6: values(UInt8.self) { words[Int($0)] }
        case 7: values(UInt16.self) { words[Int($0)] }
        default: values(UInt32.self) { words[Int($0)] }
        }
      column.data = .texts(old + new)
    case (.texts(let old), _): column.data = .texts(old + values(wm_string.self, Self.text))
    case (.integers(let old), let type):
      let new: [Int64?] =
        switch type {
        case 2: values(Int8.self) { Int64($0) }
        case 3: values(Int16.self) { Int64($0) }
        case 4, 13: values(Int32.self) { Int64($0) }
        case 6: values(UInt8.self) { Int64($0) }
        case 7: values(UInt16.self) { Int64($0) }
        case 8: values(UInt32.self) { Int64($0) }
        // Beyond the largest signed number nothing of ours counts; such a value is read as missing.
        case 9: values(UInt64.self) { Int64(exactly: $0) }.map { $0 ?? nil }
        default: values(Int64.self) { $0 }
        }
      column.data = .integers(old + new)
    }
  }

  private static func text(_ stored: wm_string) -> String {
    var stored = stored
    let length = Int(stored.inlined.length)
    guard let bytes = wm_string_bytes(&stored) else { return "" }
    return String(
      decoding: UnsafeRawBufferPointer(start: bytes, count: length), as: UTF8.self)
  }
}
