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
    func stored<Stored>(_: Stored.Type) -> UnsafeBufferPointer<Stored> {
      UnsafeBufferPointer(start: data.assumingMemoryBound(to: Stored.self), count: count)
    }
    // The column is taken out while it grows, so that its memory is not copied.
    switch column.data {
    case .booleans(var values):
      column.data = .booleans([])
      values.values.append(contentsOf: stored(Bool.self))
      values.markMissing(last: count, validity)
      column.data = .booleans(values)
    case .reals(var values):
      column.data = .reals([])
      if column.type == 10 {
        values.values.append(contentsOf: stored(Float.self).lazy.map(Double.init))
      } else {
        values.values.append(contentsOf: stored(Double.self))
      }
      values.markMissing(last: count, validity)
      column.data = .reals(values)
    case .texts(var values):
      column.data = .texts([])
      let words = column.words
      switch (column.type, column.wordWidth) {
      case (23, 6): values.values.append(contentsOf: stored(UInt8.self).lazy.map { words[Int($0)] })
      case (23, 7): values.values.append(contentsOf: stored(UInt16.self).lazy.map { words[Int($0)] })
      case (23, _): values.values.append(contentsOf: stored(UInt32.self).lazy.map { words[Int($0)] })
      default:
        // A missing text has no bytes that may be looked at.
        for (row, text) in stored(wm_string.self).enumerated() {
          values.values.append(Self.isKnown(row, validity) ? Self.text(text) : "")
        }
      }
      values.markMissing(last: count, validity)
      column.data = .texts(values)
    case .integers(var values):
      column.data = .integers([])
      switch column.type {
      case 2: values.values.append(contentsOf: stored(Int8.self).lazy.map(Int64.init))
      case 3: values.values.append(contentsOf: stored(Int16.self).lazy.map(Int64.init))
      case 4, 13: values.values.append(contentsOf: stored(Int32.self).lazy.map(Int64.init))
      case 6: values.values.append(contentsOf: stored(UInt8.self).lazy.map(Int64.init))
      case 7: values.values.append(contentsOf: stored(UInt16.self).lazy.map(Int64.init))
      case 8: values.values.append(contentsOf: stored(UInt32.self).lazy.map(Int64.init))
      case 9:
        // Beyond the largest signed number nothing of ours counts; such a value is missing.
        let start = values.values.count
        for (row, value) in stored(UInt64.self).enumerated() {
          values.values.append(Int64(exactly: value) ?? 0)
          if value > UInt64(Int64.max) { values.markMissing(start + row) }
        }
      default: values.values.append(contentsOf: stored(Int64.self))
      }
      values.markMissing(last: count, validity)
      column.data = .integers(values)
    }
  }

  private static func isKnown(_ row: Int, _ validity: UnsafeMutablePointer<UInt64>?) -> Bool {
    guard let validity else { return true }
    return validity[row >> 6] & (1 << UInt64(row & 63)) != 0
  }

  private static func text(_ stored: wm_string) -> String {
    var stored = stored
    let length = Int(stored.inlined.length)
    guard let bytes = wm_string_bytes(&stored) else { return "" }
    return String(
      decoding: UnsafeRawBufferPointer(start: bytes, count: length), as: UTF8.self)
  }
}

extension NullableArray {
  /// Takes over the bits of a vector for the values appended last; no bits say that all are known.
  fileprivate mutating func markMissing(last count: Int, _ bits: UnsafeMutablePointer<UInt64>?) {
    guard let bits else { return }
    let start = values.count - count
    var row = 0
    while row < count {
      let word = bits[row >> 6]
      let end = Swift.min(row + 64, count)
      if word != .max {
        for place in row..<end where word & (1 << UInt64(place & 63)) == 0 { markMissing(start + place) }
      }
      row = end
    }
  }
}
