/// A file of Parquet with one group of rows, as bytes: what a small table is stored as without an engine.
///
/// Texts are places in a list of the texts that occur, each run of equal ones written once; numbers stand as they are.
/// Nothing is compressed.
struct ParquetFile {
  /// The number of rows.
  let rowCount: Int
  private var content = Array("PAR1".utf8)
  private var columns: [Column] = []

  /// A column as the end of the file tells of it.
  private struct Column {
    var name: String
    var type: PhysicalType
    var isOptional: Bool
    var encodings: [Encoding]
    var dictionaryOffset: Int?
    var offset: Int
    var size: Int
  }

  private enum PhysicalType: Int {
    case int64 = 2
    case double = 5
    case bytes = 6
  }

  private enum Encoding: Int {
    case plain = 0
    case runs = 3
    case places = 8
  }

  private enum Page: Int {
    case data = 0
    case dictionary = 2
  }

  /// Creates a file without columns; those that are added have `rowCount` values each.
  init(rowCount: Int) { self.rowCount = rowCount }

  /// Adds a column of texts.
  mutating func add(_ texts: KeyColumn, name: String) {
    let start = content.count
    var list: [UInt8] = []
    for text in texts.texts {
      list += Self.bytes(UInt32(truncatingIfNeeded: text.utf8.count))
      list += text.utf8
    }
    addPage(.dictionary, list, values: texts.texts.count, .plain)
    let offset = content.count
    let width = max(1, Int.bitWidth - max(0, texts.texts.count - 1).leadingZeroBitCount)
    addPage(
      .data, [UInt8(truncatingIfNeeded: width)] + Self.runs(texts.places, bitWidth: width), values: rowCount,
      .places)
    columns.append(
      Column(
        name: name, type: .bytes, isOptional: false, encodings: [.plain, .runs, .places],
        dictionaryOffset: start, offset: offset, size: content.count - start))
  }

  /// Adds a column of numbers, of which some may be missing.
  mutating func add(_ numbers: [Double?], name: String) {
    let offset = content.count
    let levels = Self.runs(numbers.map { $0 == nil ? 0 : 1 }, bitWidth: 1)
    var page = Self.bytes(UInt32(truncatingIfNeeded: levels.count)) + levels
    for number in numbers { if let number { page += Self.bytes(number.bitPattern) } }
    addPage(.data, page, values: rowCount, .plain)
    addColumn(name, .double, isOptional: true, [.plain, .runs], from: offset)
  }

  /// Adds a column of whole numbers.
  mutating func add(_ numbers: [Int64], name: String) {
    let offset = content.count
    addPage(.data, numbers.flatMap { Self.bytes($0) }, values: rowCount, .plain)
    addColumn(name, .int64, isOptional: false, [.plain, .runs], from: offset)
  }

  private mutating func addColumn(
    _ name: String, _ type: PhysicalType, isOptional: Bool, _ encodings: [Encoding], from offset: Int
  ) {
    columns.append(
      Column(
        name: name, type: type, isOptional: isOptional, encodings: encodings, dictionaryOffset: nil,
        offset: offset, size: content.count - offset))
  }

  /// The whole file.
  var bytes: [UInt8] {
    let root = ThriftWriter.structure { element in
      element.text(4, "schema")
      element.number32(5, columns.count)
    }
    let elements = columns.map { column in
      ThriftWriter.structure { element in
        element.number32(1, column.type.rawValue)
        element.number32(3, column.isOptional ? 1 : 0)
        element.text(4, column.name)
        // Bytes are text in UTF-8.
        if column.type == .bytes { element.number32(6, 0) }
      }
    }
    let group = ThriftWriter.structure { group in
      group.structures(1, columns.map(chunk))
      group.number64(2, columns.reduce(0) { $0 + $1.size })
      group.number64(3, rowCount)
    }
    let metadata = ThriftWriter.structure { file in
      file.number32(1, 1)
      file.structures(2, [root] + elements)
      file.number64(3, rowCount)
      file.structures(4, rowCount > 0 ? [group] : [])
      file.text(6, "waymark")
    }
    return content + metadata + Self.bytes(UInt32(truncatingIfNeeded: metadata.count)) + "PAR1".utf8
  }

  private func chunk(_ column: Column) -> [UInt8] {
    ThriftWriter.structure { chunk in
      chunk.number64(2, column.dictionaryOffset ?? column.offset)
      chunk.structure(3) { data in
        data.number32(1, column.type.rawValue)
        data.numbers32(2, column.encodings.map(\.rawValue))
        data.texts(3, [column.name])
        data.number32(4, 0)
        data.number64(5, rowCount)
        data.number64(6, column.size)
        data.number64(7, column.size)
        data.number64(9, column.offset)
        if let offset = column.dictionaryOffset { data.number64(11, offset) }
      }
    }
  }

  private mutating func addPage(_ page: Page, _ data: [UInt8], values: Int, _ encoding: Encoding) {
    content += ThriftWriter.structure { header in
      header.number32(1, page.rawValue)
      header.number32(2, data.count)
      header.number32(3, data.count)
      header.structure(page == .data ? 5 : 7) { details in
        details.number32(1, values)
        details.number32(2, encoding.rawValue)
        guard page == .data else { return }
        details.number32(3, Encoding.runs.rawValue)
        details.number32(4, Encoding.runs.rawValue)
      }
    }
    content += data
  }

  /// Numbers as runs of equal ones.
  private static func runs(_ numbers: [Int], bitWidth: Int) -> [UInt8] {
    let width = (bitWidth + 7) / 8
    var result: [UInt8] = []
    var start = 0
    while start < numbers.count {
      var end = start + 1
      while end < numbers.count, numbers[end] == numbers[start] { end += 1 }
      result += ThriftWriter.variable(UInt64(end - start) << 1)
      result += bytes(numbers[start]).prefix(width)
      start = end
    }
    return result
  }

  /// The bytes of a number, the lowest first.
  private static func bytes(_ number: some FixedWidthInteger) -> [UInt8] {
    (0..<number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }
}
