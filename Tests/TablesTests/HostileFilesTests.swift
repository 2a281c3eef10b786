import Foundation
import Language
import Tables
import TestSupport
import Testing

/// Small files that break one rule each, or only look as if they did, written here byte by byte.
@Suite struct HostileFilesTests {
  struct File: CustomTestStringConvertible, Sendable {
    let name: String
    let bytes: [UInt8]
    /// How many records it has, or the rule it breaks and the line.
    let outcome: Outcome
    var testDescription: String { name }

    enum Outcome: Sendable, Hashable {
      case read(Int)
      case refused(rule: String, line: Int?)
    }

    init(_ name: String, _ text: String, _ outcome: Outcome) {
      self.init(name, bytes: Array(text.utf8), outcome)
    }

    init(_ name: String, bytes: [UInt8], _ outcome: Outcome) {
      (self.name, self.bytes, self.outcome) = (name, bytes, outcome)
    }
  }

  static let head = Array("a,b\n1,2\n".utf8)

  static let files: [File] = [
    File("plain", "a,b\n1,2\n3,4\n", .read(2)),
    File("no last line end", "a,b\n1,2\n3,4", .read(2)),
    File("carriage returns", "a,b\r\n1,2\r\n3,4\r\n", .read(2)),
    File("a byte-order mark", "\u{FEFF}a,b\n1,2\n", .read(1)),
    File("a byte-order mark and a quote", "\u{FEFF}\"a\",b\n1,2\n", .read(1)),
    File("quoted separators", "a,b\n\"1,1\",\"2\n2\"\n", .read(1)),
    File("quoted carriage returns", "a,b\n\"1\r\n1\",2\n3,4\n", .read(2)),
    File("quotes in quotes", "a,b\n\"1\"\"\",\"\"\"2\"\n", .read(1)),
    File("only quotes", "a,b\n\"\"\"\",\"\"\n", .read(1)),
    File("empty fields", "a,b\n,\n,\n", .read(2)),
    File("blank lines at the end", "a,b\n1,2\n\n\n", .read(1)),
    File("blank lines at the end, with returns", "a,b\r\n1,2\r\n\r\n", .read(1)),
    File("Persian text", "a,b\nزن,مرد\n", .read(1)),
    File("letters beyond the first plane", "a,b\n\u{1F600},\u{10FFFF}\n", .read(1)),
    File("a mark in the middle", "a,b\n1,\u{FEFF}2\n", .read(1)),
    File("a comma that combines", "a,b\n1,\u{0301}2\n", .read(1)),
    File("a field that is long", "a,b\n1,\(String(repeating: "x", count: 100_000))\n3,4\n", .read(2)),
    File("a heading again", "a,b\n1,2\na,b\n3,4\n", .read(2)),
    File("a blank line in the middle", "a,b\n1,2\n\n3,4\n", .refused(rule: "field-count", line: 3)),
    File("a field too few", "a,b\n1,2\n3\n", .refused(rule: "field-count", line: 3)),
    File("a field too many", "a,b\n1,2\n3,4,5\n", .refused(rule: "field-count", line: 3)),
    File("an empty field too many", "a,b\n1,2\n3,4,\n", .refused(rule: "field-count", line: 3)),
    File("a field too many in the first row", "a,b\n1,2,\n3,4\n", .refused(rule: "field-count", line: 2)),
    File("a last row that is cut", "a,b\n1,2\n3", .refused(rule: "field-count", line: 3)),
    File("another separator", "a,b\n1;2\n", .refused(rule: "field-count", line: 2)),
    File("a quote inside a field", "a,b\n1,2\n3,4\"\n", .refused(rule: "quoting", line: 3)),
    File("inches", "a,b\n1,2\n5\" nail,4\n", .refused(rule: "quoting", line: 3)),
    File("text after a quote", "a,b\n1,2\n\"3\"x,4\n", .refused(rule: "quoting", line: 3)),
    File("a space before a quote", "a,b\n1,2\n3, \"4\"\n", .refused(rule: "quoting", line: 3)),
    File("a space after a quote", "a,b\n1,2\n\"3\" ,4\n", .refused(rule: "quoting", line: 3)),
    File("a quote that is not closed", "a,b\n1,2\n\"3,4\n5,6\n", .refused(rule: "quoting", line: 3)),
    File("three quotes", "a,b\n1,2\n\"\"\",4\n", .refused(rule: "quoting", line: 3)),
    File("a quote escaped by a backslash", "a,b\n1,2\n\"3\\\"3\",4\n", .refused(rule: "quoting", line: 3)),
    File("a NUL", bytes: head + [0x33, 0x00, 0x2C, 0x34, 0x0A], .refused(rule: "encoding", line: 3)),
    File(
      "a NUL in quotes", bytes: head + [0x22, 0x00, 0x22, 0x2C, 0x34, 0x0A],
      .refused(rule: "encoding", line: 3)),
    File("Latin 1", bytes: head + [0x33, 0x2C, 0xE9, 0x0A], .refused(rule: "encoding", line: 3)),
    File(
      "a letter that is cut", bytes: head + [0x33, 0x2C, 0xD8, 0x0A], .refused(rule: "encoding", line: 3)),
    File(
      "a letter that is cut at the end", bytes: head + [0x33, 0x2C, 0xE2, 0x82],
      .refused(rule: "encoding", line: 3)),
    File(
      "an overlong comma", bytes: head + [0x33, 0xC0, 0xAC, 0x34, 0x2C, 0x35, 0x0A],
      .refused(rule: "encoding", line: 3)),
    File(
      "half of a pair", bytes: head + [0x33, 0x2C, 0xED, 0xA0, 0x80, 0x0A],
      .refused(rule: "encoding", line: 3)),
    File(
      "beyond the last letter", bytes: head + [0x33, 0x2C, 0xF4, 0x90, 0x80, 0x80, 0x0A],
      .refused(rule: "encoding", line: 3)),
    File("mixed line ends", "a,b\n1,2\r\n3,4\n", .refused(rule: "line-ends", line: nil)),
    File("mixed line ends, later", "a,b\r\n1,2\r\n3,4\n", .refused(rule: "line-ends", line: nil)),
    File("returns alone", "a,b\r1,2\r3,4\r", .refused(rule: "line-ends", line: nil)),
    File("a return in a field", "a,b\n1,2\n3,4\r\r\n", .refused(rule: "line-ends", line: nil)),
    File(
      "UTF-16", bytes: [0xFF, 0xFE, 0x61, 0x00, 0x0A, 0x00, 0x62, 0x00], .refused(rule: "encoding", line: 1)),
    File("nothing", "", .refused(rule: "not-empty", line: nil)),
    File("a header alone", "a,b\n", .refused(rule: "not-empty", line: 1)),
    File("a heading twice", "a,a\n1,2\n", .refused(rule: "header", line: 1)),
    File("a heading without a name", "a,\n1,2\n", .refused(rule: "header", line: 1)),
  ]

  private static func written<Value>(_ bytes: [UInt8], _ body: (String) throws -> Value) throws -> Value {
    let path = FileManager.default.temporaryDirectory.appending(path: "hostile-\(UUID().uuidString).csv")
    try Data(bytes).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    return try body(path.path)
  }

  /// The rows that the engine counts, once the file was accepted.
  private static func outcome(of path: String) throws -> File.Outcome {
    do throws(SourceFault) {
      var reader = try CSVBytesReader(path: path)
      let source = try RecordsSource(path: path, columns: reader.header(), contract: "x")
      let columns = source.header.map { RecordColumn(name: $0, reading: .text) }
      let output = path + ".out"
      defer { try? FileManager.default.removeItem(atPath: output) }
      do {
        let plan = RecordsDisaggregation(
          dimensions: [], measures: [.init(name: "n", aggregate: .count)], period: nil)
        let result = try plan.result(
          of: source, cleaning: RecordsCleaning(columns: columns),
          schema: CountsSchema(
            contracts: [], citations: [], dimensions: [], period: nil, measures: [], coverage: nil),
          engine: DuckDBEngine(folders: [], files: [path], threads: 1))
        return .read(Int(result.table.measures[0][0].value ?? -1))
      } catch {
        Issue.record("\(error)")
        return .read(-1)
      }
    } catch {
      return .refused(rule: error.rule, line: error.line)
    }
  }

  @Test(arguments: files) func isReadWithAllItsRecordsOrRefusedByRuleAndLine(_ file: File) throws {
    let outcome = try Self.written(file.bytes) { try Self.outcome(of: $0) }
    #expect(outcome == file.outcome)
  }

  /// What the scan must say, by a reader of one byte after the other and a look at the line ends.
  ///
  /// Nil where the names of the columns are at fault, which is no matter of bytes.
  private static func isSound(_ path: String, _ bytes: [UInt8]) -> Bool? {
    do {
      var reader = try CSVBytesReader(path: path)
      _ = try reader.header()
      while try reader.row() != nil {}
    } catch { return error.rule == "header" ? nil : false }
    var (isQuoted, ends) = (false, Set<String>())
    for (place, byte) in bytes.enumerated() {
      if byte == 0x22 { isQuoted.toggle() }
      guard !isQuoted else { continue }
      if byte == 0x0A { ends.insert(place > 0 && bytes[place - 1] == 0x0D ? "both" : "feed") }
      if byte == 0x0D, place + 1 == bytes.count || bytes[place + 1] != 0x0A { return false }
    }
    return ends.count <= 1
  }

  @Test func theScanAgreesWithTheByteReaderOnEveryFile() throws {
    var generator = SeededGenerator(seed: 20_261_129)
    let pieces: [[UInt8]] = [
      [0x2C], [0x0A], [0x22], [0x22, 0x22], [0x0D, 0x0A], [0x0D], [0x61], [0x00], [0xC3, 0xA9], [0xC3],
      [0xE2, 0x82, 0xAC], [0xF0, 0x9F, 0x98, 0x80], [0x80], [0xED, 0xA0, 0x80], [0x2C, 0x22],
      [0x22, 0x2C], [0x0A, 0x22], [0x22, 0x0A], Array(repeating: 0x78, count: 61),
    ]
    let sound: [[UInt8]] = [
      Array("a,b,c\n1,\"2\n2\",3\n\"é\",,\"\"\n".utf8), Array("a,b\r\n1,\"2\"\"2\"\r\n3,4\r\n".utf8),
      Array("a\n1\n\n\"2\"\n".utf8), Array(("a,b\n" + String(repeating: "word,سلام\n", count: 30)).utf8),
    ]
    var verdicts: [Bool: Int] = [:]
    for round in 0..<3000 {
      var bytes: [UInt8]
      if round % 3 == 0 {
        bytes = Array("a,b\n".utf8)
        for _ in 0..<Int.random(in: 0..<40, using: &generator) {
          bytes += pieces.randomElement(using: &generator) ?? []
        }
      } else {
        bytes = sound[round % sound.count]
        for _ in 0..<Int.random(in: 0...2, using: &generator) {
          let place = Int.random(in: 0..<bytes.count, using: &generator)
          let piece = pieces.randomElement(using: &generator) ?? []
          bytes.replaceSubrange(
            place..<min(bytes.count, place + Int.random(in: 0...1, using: &generator)), with: piece)
        }
      }
      guard !bytes.isEmpty, bytes.first != 0xFF else { continue }
      try Self.written(bytes) { path in
        guard let expected = Self.isSound(path, bytes) else { return }
        verdicts[expected, default: 0] += 1
        for window in [64, 128, 1 << 18] {
          let verdict = CSVBytesScan(path: path, window: window).verdict
          #expect((verdict == .sound) == expected, "\(bytes) in windows of \(window): \(verdict)")
        }
      }
    }
    #expect((verdicts[true] ?? 0) > 300 && (verdicts[false] ?? 0) > 300, "\(verdicts)")
  }

  @Test func rowsAndRepeatedHeadingsAreCountedAcrossWindows() throws {
    let rows = (0..<500).map { $0 % 7 == 0 ? "first,second" : "\($0),\"x,\($0)\"" }
    let text = "first,second\n" + rows.joined(separator: "\n")
    try Self.written(Array(text.utf8)) { path in
      for window in [64, 192, 4096, 1 << 18] {
        let scan = CSVBytesScan(path: path, window: window)
        #expect(scan.verdict == .sound)
        #expect(scan.rows == 500)
        #expect(scan.repeatedHeaders == 72)
      }
      #expect(CSVBytesScan(path: path, longestRow: 8).verdict == .length)
    }
  }
}
