import Foundation
import Language
import Testing

@testable import Tables

@Suite struct CountsStoreTests {
  @Test func cellsOfEveryStatusSurviveTheStore() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "counts-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let cells: [Cell] = [
      .exact(12), .exact(0), .interval(low: 0, high: 4), .lowerBound(3), .missing, .notCollected,
      .unknown(.hidden), .unknown(.notPublished, .provisional), .exact(0, .provisional),
      .exact(7, [.seriesBreak, .partial]), .interval(low: 1, high: 9, [.derived, .estimated]),
    ]
    let schema = CountsSchema(
      contracts: ["x"], citations: [], dimensions: [.init(name: "a\"b", codeList: nil)],
      period: .init(name: "month", frequency: .month), measures: ["n"])
    let table = CountsTable(
      schema: schema, dimensions: [cells.indices.map { "c\($0 % 2)" }],
      periods: cells.indices.map { Period(year: 2020, month: $0 + 1) }, measures: [cells],
      rowCount: cells.count
    ).sorted()
    let store = CountsStore(engine: try DuckDBEngine(folders: [folder.path], threads: 1))
    for isWrittenByTheEngine in [true, false] {
      if isWrittenByTheEngine {
        try store.write(table, folder: folder.path)
      } else {
        try CountsStore.writeSmall(table, folder: folder.path)
      }
      let read = try store.read(folder: folder.path)
      #expect(read == table)
      #expect(read.contentHash == table.contentHash)
      #expect(try store.rowCount(folder: folder.path) == table.rowCount)
    }
  }

  /// Lists of one, of two to the eighth and of more texts; runs of one and of many rows; no row at all.
  @Test(arguments: [0, 1, 2, 256, 257, 3_000, 70_000])
  func whatIsWrittenWithoutAnEngineIsReadByIt(rows: Int) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "counts-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let schema = CountsSchema(
      contracts: ["x"], citations: [],
      dimensions: [
        .init(name: "one", codeList: nil), .init(name: "é\"", codeList: nil),
        .init(name: "all", codeList: nil),
      ],
      period: .init(name: "year", frequency: .year), measures: ["n", "m"])
    let table = CountsTable(
      schema: schema,
      dimensions: [
        (0..<rows).map { _ in "" }, (0..<rows).map { "Ж\($0 / 200)" }, (0..<rows).map { "code \($0)" },
      ],
      periods: (0..<rows).map { Period(year: 1990 + $0 % 7) },
      measures: [
        (0..<rows).map { $0 % 3 == 0 ? .missing : .exact(Double($0) / 3) },
        (0..<rows).map { .interval(low: -1.5, high: Double($0), CellMarks(rawValue: $0 % 32)) },
      ], rowCount: rows
    ).sorted()
    try CountsStore.writeSmall(table, folder: folder.path)
    let store = CountsStore(engine: try DuckDBEngine(folders: [folder.path], threads: 1))
    #expect(try store.read(folder: folder.path) == table)
    #expect(try store.rowCount(folder: folder.path) == rows)
  }

  /// One letter or a letter and its accent: two texts, though Swift takes them for one.
  @Test func textsKeepTheirBytes() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "counts-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let codes = ["e\u{301}", "\u{E9}"]
    let table = CountsTable(
      schema: CountsSchema(
        contracts: ["x"], citations: [], dimensions: [.init(name: "a", codeList: nil)], period: nil,
        measures: ["n"]),
      dimensions: [codes], periods: [], measures: [[.exact(1), .exact(2)]], rowCount: 2)
    try CountsStore.writeSmall(table, folder: folder.path)
    let read = try CountsStore(engine: DuckDBEngine(folders: [folder.path], threads: 1)).read(
      folder: folder.path)
    #expect(Set(read.dimensions[0].map { Array($0.utf8) }) == Set(codes.map { Array($0.utf8) }))
  }

  @Test func theEngineReadsNothingOutsideItsFolders() throws {
    let engine = try DuckDBEngine(folders: ["/nonexistent"], threads: 1)
    #expect(throws: EngineError.self) {
      try engine.query(SQL("SELECT * FROM read_csv('/etc/passwd')"))
    }
  }

  @Test func valuesAreBoundAndNeverPasted() throws {
    let engine = try DuckDBEngine(folders: [], threads: 1)
    let hostile = "'); DROP TABLE x; --"
    let result = try engine.query(SQL("SELECT ") + .value(.text(hostile)) + SQL(" AS t, 1::UTINYINT AS n"))
    #expect(result["t"] == .texts([hostile]))
    #expect(result["n"] == .integers([1]))
  }
}
