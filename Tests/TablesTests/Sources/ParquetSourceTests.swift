import Foundation
import TestSupport
import Testing

@testable import Tables

struct ParquetSourceTests {
  private func file(_ query: SQL) throws -> String {
    let path = try WorkbookFile.file([], name: "rows.parquet")
    let engine = try DuckDBEngine(folders: [URL(filePath: path).deletingLastPathComponent().path], threads: 1)
    _ = try engine.query("COPY (\(query)) TO \(text: path) (FORMAT parquet)")
    return path
  }

  @Test func everyTypeBecomesTextInOneWay() throws {
    let path = try file(
      """
      SELECT 1::INTEGER AS i, 12.0::DOUBLE AS d, 0.1::FLOAT AS f, 12.50::DECIMAL(9,2) AS m, 7.00::DECIMAL(9,2) AS n, true AS b, DATE '2024-03-01' AS day,
        TIMESTAMP '2024-03-01 00:00:00' AS midnight, TIMESTAMP '2024-03-01 13:45:00.5' AS t, TIME '13:45:00' AS clock,
        TIMESTAMPTZ '2024-03-01 13:45:00+02' AS z, 'a ''b'' م' AS "text", 9223372036854775807::BIGINT AS big, 'x'::ENUM('x', 'y') AS e, 'abc'::BLOB AS bytes
      UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, false, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
      """)
    let rows = try ReadSource.rows(path)
    #expect(
      rows[0].fields == [
        "i", "d", "f", "m", "n", "b", "day", "midnight", "t", "clock", "z", "text", "big", "e", "bytes",
      ])
    #expect(
      rows[1].fields == [
        "1", "12", "0.1", "12.5", "7", "TRUE", "2024-03-01", "2024-03-01", "2024-03-01T13:45:00.5",
        "13:45:00", "2024-03-01T11:45:00",
        "a 'b' م", "9223372036854775807", "x", "abc",
      ])
    #expect(rows[2].fields == ["", "", "", "", "", "FALSE", "", "", "", "", "", "", "", "", ""])
    #expect(rows.map(\.line) == [1, 2, 3])
  }

  @Test func allRowsComeInTheirOrderAndARangeCutsThem() throws {
    let path = try file("SELECT range AS n, 'r' || range AS word FROM range(60001)")
    let rows = try ReadSource.rows(path)
    #expect(rows.count == 60_002)
    #expect(
      rows.dropFirst().enumerated().allSatisfy { $1.fields == ["\($0)", "r\($0)"] && $1.line == $0 + 2 })
    #expect(try ReadSource.rows(path, range: "B4:B5").map(\.fields) == [["r2"], ["r3"]])
  }

  @Test(arguments: ["[1, 2]", "{'a': 1}", "MAP {'a': 1}", "INTERVAL 1 DAY"])
  func aColumnThatIsNoCellsIsNamed(_ value: String) throws {
    let fault = try #require(
      ReadSource.fault(try file("SELECT 1 AS plain, \(SQL(stringLiteral: value)) AS odd")))
    #expect(fault.column == "odd")
    #expect(fault.rule == "nested")
  }

  @Test func namesOfAnyKindAndOfFilesAreTakenAsTheyAre() throws {
    let path = try file("SELECT 1 AS \"a \"\"b\"\", c\", 2 AS \"file_row_number2\"")
    let odd = URL(filePath: path).deletingLastPathComponent().appending(path: "odd [1]*'.parquet")
    try FileManager.default.copyItem(at: URL(filePath: path), to: odd)
    #expect(
      try ReadSource.rows(odd.path).map(\.fields) == [["a \"b\", c", "file_row_number2"], ["1", "2"]])
  }

  @Test func aDamagedFileIsRefused() throws {
    let bytes = try Array(Data(contentsOf: URL(filePath: file("SELECT range AS n FROM range(1000)"))))
    #expect(
      ReadSource.fault(try WorkbookFile.file(Array(bytes.dropLast(9)), name: "cut.parquet"))?.rule == "format"
    )
    #expect(
      ReadSource.fault(try WorkbookFile.file(Array("PAR1".utf8), name: "short.parquet"))?.rule == "format")
    #expect(
      ReadSource.fault(try WorkbookFile.file(Array("PARE....".utf8), name: "closed.parquet"))?.rule
        == "encrypted")
  }
}
