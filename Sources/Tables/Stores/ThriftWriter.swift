/// Writes values in the compact protocol of Thrift, in which the metadata of Parquet are.
struct ThriftWriter {
  /// What was written.
  private(set) var bytes: [UInt8] = []
  private var lastField = 0

  /// The numbers of the types that are written.
  private enum Kind: UInt8 {
    case number32 = 5
    case number64 = 6
    case text = 8
    case list = 9
    case structure = 12
  }

  /// Writes the fields of a structure, and its end.
  static func structure(_ fields: (inout ThriftWriter) -> Void) -> [UInt8] {
    var writer = ThriftWriter()
    fields(&writer)
    return writer.bytes + [0]
  }

  /// Writes a number of 32 bits.
  mutating func number32(_ field: Int, _ value: Int) {
    begin(field, .number32)
    signed(value)
  }

  /// Writes a number of 64 bits.
  mutating func number64(_ field: Int, _ value: Int) {
    begin(field, .number64)
    signed(value)
  }

  /// Writes a text.
  mutating func text(_ field: Int, _ value: String) {
    begin(field, .text)
    element(value)
  }

  /// Writes a structure.
  mutating func structure(_ field: Int, _ fields: (inout ThriftWriter) -> Void) {
    begin(field, .structure)
    bytes += Self.structure(fields)
  }

  /// Writes a list of structures.
  mutating func structures(_ field: Int, _ elements: [[UInt8]]) {
    list(field, .structure, count: elements.count)
    for element in elements { bytes += element }
  }

  /// Writes a list of numbers of 32 bits.
  mutating func numbers32(_ field: Int, _ values: [Int]) {
    list(field, .number32, count: values.count)
    for value in values { signed(value) }
  }

  /// Writes a list of texts.
  mutating func texts(_ field: Int, _ values: [String]) {
    list(field, .text, count: values.count)
    for value in values { element(value) }
  }

  /// A number of seven bits a byte, the lowest first.
  static func variable(_ number: UInt64) -> [UInt8] {
    var (rest, bytes) = (number, [UInt8]())
    while rest >= 128 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 128)
      rest >>= 7
    }
    return bytes + [UInt8(truncatingIfNeeded: rest)]
  }

  /// Fields come in order, fewer than 16 apart.
  private mutating func begin(_ field: Int, _ kind: Kind) {
    bytes.append(UInt8(truncatingIfNeeded: field - lastField) << 4 | kind.rawValue)
    lastField = field
  }

  private mutating func list(_ field: Int, _ kind: Kind, count: Int) {
    begin(field, .list)
    if count < 15 {
      bytes.append(UInt8(truncatingIfNeeded: count) << 4 | kind.rawValue)
    } else {
      bytes.append(0xF0 | kind.rawValue)
      bytes += Self.variable(UInt64(count))
    }
  }

  private mutating func signed(_ value: Int) {
    bytes += Self.variable(UInt64(bitPattern: Int64(value << 1 ^ value >> 63)))
  }

  private mutating func element(_ text: String) {
    bytes += Self.variable(UInt64(text.utf8.count))
    bytes += text.utf8
  }
}
