import Tables
import TestSupport
import Testing

/// Delimited text in its dialects: what stands between and around fields, and how rows end.
@Suite struct DelimitedSourceTests {
  struct Dialect: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let text: String
    var delimiter: UInt8?
    var quote: String?
    var escape = SourceOptions.Escape.doubled
    var range: String?
    let rows: [[String]]
    let lines: [Int]

    init(
      _ name: String, _ text: String, delimiter: UInt8? = nil, quote: String? = nil, escape: UInt8? = nil,
      range: String? = nil, _ rows: [[String]], lines: [Int]? = nil
    ) {
      testDescription = name
      (self.text, self.delimiter, self.quote, self.range, self.rows) = (text, delimiter, quote, range, rows)
      if let escape { self.escape = .mark(escape) }
      self.lines = lines ?? Array(1...max(1, rows.count))
    }

    var options: SourceOptions {
      var options = SourceOptions()
      (options.delimiter, options.quote, options.escape) = (delimiter, quote, escape)
      options.range = range.flatMap(CellRange.init)
      return options
    }
  }

  static let dialects: [Dialect] = [
    Dialect("commas", "a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    Dialect("semicolons", "a;b\n1,5;2\n", delimiter: 0x3B, [["a", "b"], ["1,5", "2"]]),
    Dialect("tabs", "a\tb\n\t2\n", delimiter: 0x09, [["a", "b"], ["", "2"]]),
    Dialect("bars", "a|b\n1|\n", delimiter: 0x7C, [["a", "b"], ["1", ""]]),
    Dialect("spaces", "a b\n1 \"2 3\"\n", delimiter: 0x20, [["a", "b"], ["1", "2 3"]]),
    Dialect("single quotes", "a,b\n'1,1','it''s'\n", quote: "'", [["a", "b"], ["1,1", "it's"]]),
    Dialect("no quotes", "a,b\n5\" nail,\"2\n", quote: "", [["a", "b"], ["5\" nail", "\"2"]]),
    Dialect(
      "backslashes", "a,b\n\"1\\\"1\",\"c:\\\\d\\n\"\n", escape: 0x5C, [["a", "b"], ["1\"1", "c:\\d\\n"]]),
    Dialect("doubled quotes", "a,b\n\"1\"\"1\",\"\"\"\"\n", [["a", "b"], ["1\"1", "\""]]),
    Dialect(
      "lines in quotes", "a,b\n\"1\n\r\n2\",3\n4,5\n", [["a", "b"], ["1\n\r\n2", "3"], ["4", "5"]],
      lines: [1, 2, 5]),
    Dialect("rows of any width", "a\n1,2,3\n\n4", [["a"], ["1", "2", "3"], [""], ["4"]]),
    Dialect("returns alone", "a,b\r1,2\r3,4", [["a", "b"], ["1", "2"], ["3", "4"]]),
    Dialect("mixed ends", "a,b\r\n1,2\n3,4\r5,6", [["a", "b"], ["1", "2"], ["3", "4"], ["5", "6"]]),
    Dialect("a line for Excel", "sep=;\na;b\n1;2\n", [["a", "b"], ["1", "2"]], lines: [2, 3]),
    Dialect("a quoted line for Excel", "\"sep=\t\"\r\na\tb\r\n", [["a", "b"]], lines: [2]),
    Dialect("a heading that only looks so", "sep=a,b\n1,2\n", [["sep=a", "b"], ["1", "2"]]),
    Dialect("a byte-order mark", "\u{FEFF}\"a\",b\n", [["a", "b"]]),
    Dialect(
      "a range", "x,,\n,a,b\n,1,2\n,3,4\n", range: "B2:C3", [["a", "b"], ["1", "2"]], lines: [2, 3]),
    Dialect("a comma that combines", "a,\u{301}b\n", [["a", "\u{301}b"]]),
  ]

  private static func rows(_ path: String, _ options: SourceOptions) throws -> [SourceRow] {
    var source = try DelimitedSource(path: path, options: options)
    var rows: [SourceRow] = []
    while let row = try source.next() { rows.append(row) }
    return rows
  }

  @Test(arguments: dialects) func rowsAreThoseOfTheDialect(_ dialect: Dialect) throws {
    let file = try WrittenFile(dialect.text)
    let rows = try Self.rows(file.path, dialect.options)
    #expect(rows.map(\.fields) == dialect.rows)
    #expect(rows.map(\.line) == dialect.lines)
  }

  @Test func rowsThatEndInSeveralWaysAreSaid() throws {
    let file = try WrittenFile("a,b\r\n1,2\n")
    var source = try DelimitedSource(path: file.path, options: SourceOptions())
    while try source.next() != nil {}
    #expect(source.notices.map(\.rule) == ["line-ends"])
    let plain = try WrittenFile("a,b\r\n1,2\r\n")
    source = try DelimitedSource(path: plain.path, options: SourceOptions())
    while try source.next() != nil {}
    #expect(source.notices.isEmpty)
  }

  static let faults: [(String, Dialect, rule: String, line: Int?)] = [
    ("a quote inside", Dialect("", "a;b\n5\" x;2\n", delimiter: 0x3B, []), "quoting", 2),
    ("text after a quote", Dialect("", "a,b\n'1'x,2\n", quote: "'", []), "quoting", 2),
    ("an open quote", Dialect("", "a,b\n1,\"2\n3,4\n", []), "quoting", 2),
    ("an open quote that escapes", Dialect("", "a,b\n1,\"2\\\"\n3,4\n", escape: 0x5C, []), "quoting", 2),
    ("a quote as delimiter", Dialect("", "a,b\n", delimiter: 0x22, []), "delimiter", nil),
    ("a line end as delimiter", Dialect("", "a,b\n", delimiter: 0x0A, []), "delimiter", nil),
    ("two marks as a quote", Dialect("", "a,b\n", quote: "<>", []), "quote", nil),
    (
      "another delimiter than the file says", Dialect("", "sep=;\na;b\n", delimiter: 0x2C, []), "delimiter", 1
    ),
    ("nothing", Dialect("", "", []), "not-empty", nil),
  ]

  @Test(arguments: faults.indices) func faultsNameRuleAndLine(_ index: Int) throws {
    let (_, dialect, rule, line) = Self.faults[index]
    let file = try WrittenFile(dialect.text)
    do {
      _ = try Self.rows(file.path, dialect.options)
      Issue.record("\(Self.faults[index].0) was read")
    } catch let fault as SourceFault {
      #expect(fault.rule == rule, "\(fault)")
      #expect(fault.line == line, "\(fault)")
    }
  }

  /// The rows of plain CSV as one byte after the other gives them.
  private static func byteByByte(_ text: String) -> [[String]] {
    var (rows, row, field, isQuoted) = ([[String]](), [String](), [UInt8](), false)
    var bytes = Array(text.utf8)[...]
    while let byte = bytes.popFirst() {
      if byte == 0x22 {
        if isQuoted, bytes.first == 0x22 {
          field.append(0x22)
          bytes.removeFirst()
        } else {
          isQuoted.toggle()
        }
      } else if !isQuoted, byte == 0x2C || byte == 0x0A {
        row.append(String(decoding: field, as: UTF8.self))
        field = []
        guard byte == 0x0A else { continue }
        rows.append(row)
        row = []
      } else {
        field.append(byte)
      }
    }
    return rows
  }

  /// The same rows with a backslash before a quote in quotes.
  private static func escaped(_ text: String) -> String {
    byteByByte(text).map { row in
      row.map { field in
        field.isEmpty ? field : "\"\(field.replacing("\"", with: "\\\""))\""
      }.joined(separator: ",")
    }.joined(separator: "\n") + "\n"
  }

  /// Rows that lie across blocks of 64 bytes and windows of 128 KB, with fields of every length.
  @Test func rowsAcrossBlocksAndWindowsAreWhole() throws {
    var generator = SeededGenerator(seed: 20_261_129)
    var text = ""
    while text.utf8.count < 700_000 {
      let fields = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
        let length = Int.random(
          in: 0...(Int.random(in: 0..<50, using: &generator) == 0 ? 3000 : 20), using: &generator)
        let word = String((0..<length).map { _ in "abcé,\"\nسx ".randomElement(using: &generator) ?? "a" })
        return word.contains { ",\"\n".contains($0) }
          ? "\"" + word.replacing("\"", with: "\"\"") + "\"" : word
      }
      text += fields.joined(separator: ",") + "\n"
    }
    let file = try WrittenFile(text)
    let rows = try Self.rows(file.path, SourceOptions())
    #expect(rows.map(\.fields) == Self.byteByByte(text))
    // The same through the way that escapes by a mark of its own, and decoded from UTF-16.
    var options = SourceOptions()
    options.escape = .mark(0x5C)
    let escaped = try WrittenFile(Self.escaped(text))
    #expect(try Self.rows(escaped.path, options) == rows)
    let wide = try WrittenFile([0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    #expect(try Self.rows(wide.path, SourceOptions()) == rows)
  }

  /// A change of width far below is no reason to leave a row out; DuckDB's own detection drops k rows there.
  @Test(arguments: [1, 2, 3, 100, 1000, 2000, 2045, 2046, 2047, 2048, 4097, 20_000, 29_999])
  func nothingIsDroppedWhereRowsWiden(_ widening: Int) throws {
    var text = ""
    for row in 0..<30_000 { text += row < widening ? "\(row),x\n" : "\(row),x,y\n" }
    let file = try WrittenFile(text)
    var source = try DelimitedSource(path: file.path, options: SourceOptions())
    var rows = 0
    while let row = try source.next() {
      #expect(row.fields.count == (rows < widening ? 2 : 3) && row.line == rows + 1)
      rows += 1
    }
    #expect(rows == 30_000)
    // And no layout is found for such a file: it is refused where it widens.
    let headed = try WrittenFile("id,word\n" + text)
    let fault = try #require(throws: SourceFault.self) {
      try SourceDetection.detect(path: headed.path, options: SourceOptions(), columns: ["id", "word"])
    }
    #expect(fault.rule == "field-count" && fault.line == widening + 2, "\(fault)")
  }
}
