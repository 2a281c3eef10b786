import Foundation
import Language
import Testing

@testable import Tables

@Suite struct DuckDBEngineTests {
  private func engine() throws -> DuckDBEngine { try DuckDBEngine(folders: [], threads: 1) }

  @Test func everyTypeIsReadWithItsGaps() throws {
    let result = try engine().query(
      SQL(
        """
        SELECT * FROM (VALUES
          (true, 1::TINYINT, -2::SMALLINT, 3::INTEGER, 4::BIGINT, 5::UTINYINT, 6::USMALLINT, 7::UINTEGER,
           8::UBIGINT, 1.5::FLOAT, 2.5::DOUBLE, DATE '1970-01-11', TIMESTAMP '1970-01-01 00:00:01', 'short',
           'b'::ENUM('a', 'b')),
          (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 18446744073709551615, NULL, NULL, NULL, NULL, NULL,
           NULL),
          (false, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, DATE '1969-12-31', NULL, 'a text of more than twelve bytes', 'a')
        ) AS t(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o)
        """))
    #expect(result["a"] == .booleans(NullableArray([true, nil, false], placeholder: false)))
    for (name, first) in [("b", 1), ("c", -2), ("d", 3), ("e", 4), ("f", 5), ("g", 6), ("h", 7)] {
      #expect(result[name] == .integers(NullableArray([Int64(first), nil, 1], placeholder: 0)), "\(name)")
    }
    #expect(result["i"] == .integers(NullableArray([8, nil, 1], placeholder: 0)))
    #expect(result["j"] == .reals(NullableArray([1.5, nil, 1], placeholder: 0)))
    #expect(result["k"] == .reals(NullableArray([2.5, nil, 1], placeholder: 0)))
    #expect(result["l"] == .integers(NullableArray([10, nil, -1], placeholder: 0)))
    #expect(result["m"] == .integers(NullableArray([1_000_000, nil, nil], placeholder: 0)))
    #expect(
      result["n"]
        == .texts(NullableArray(["short", nil, "a text of more than twelve bytes"], placeholder: "")))
    #expect(result["o"] == .texts(NullableArray(["b", nil, "a"], placeholder: "")))
  }

  /// 0 rows, one row, and numbers around the 2,048 rows of a vector of the engine.
  @Test(arguments: [0, 1, 63, 64, 65, 2047, 2048, 2049, 10_000])
  func whatIsAppendedIsReadBack(rows: Int) throws {
    let engine = try engine()
    func gaps<Value>(_ value: (Int) -> Value) -> [Value?] {
      (0..<rows).map { $0 % 7 == 3 ? nil : value($0) }
    }
    let columns: [ColumnData] = [
      .integers(NullableArray(gaps { Int64($0) }, placeholder: 0)),
      .reals(NullableArray(gaps { Double($0) / 3 }, placeholder: 0)),
      .texts(NullableArray(gaps { "کابل \($0) and more text" }, placeholder: "")),
      .booleans(NullableArray(known: (0..<rows).map { $0 % 2 == 0 })),
    ]
    _ = try engine.query(SQL("CREATE TEMP TABLE t (i BIGINT, r DOUBLE, s VARCHAR, b BOOLEAN)"))
    try engine.append(columns, to: "t")
    let result = try engine.query(SQL("SELECT * FROM t"))
    #expect(result.columns == columns)
  }

  @Test func columnsThatDoNotFitTheTableAreRefusedWithoutATrap() throws {
    let engine = try engine()
    _ = try engine.query(SQL("CREATE TEMP TABLE t (i BIGINT)"))
    #expect(throws: EngineError.self) { try engine.append([.texts(["x"])], to: "t") }
    #expect(throws: EngineError.self) { try engine.append([.integers([1]), .integers([2])], to: "t") }
    #expect(throws: EngineError.self) { try engine.append([.integers([1]), .integers([])], to: "t") }
    #expect(throws: EngineError.self) { try engine.append([.integers([1])], to: "absent") }
  }

  @Test func anErrorHoldsNothingOfTheRecord() throws {
    let secret = "Zqx7Secret"
    let engine = try engine()
    let statement = SQL("SELECT CAST(") + .value(.text(secret)) + SQL(" AS INTEGER)")
    let error = #expect(throws: EngineError.self) { try engine.query(statement) }
    #expect(error == .statement(kind: .conversion))
    #expect(error?.description.contains(secret) == false)
  }

  @Test func tooMuchForTheMemoryLimitIsAnErrorAndFitsWithASpillFolder() throws {
    let sum = SQL("SELECT count(*) AS n FROM (SELECT range AS i FROM range(1500000) ORDER BY hash(range))")
    let tight = try DuckDBEngine(folders: [], threads: 1, memoryLimit: "25MB")
    #expect(throws: EngineError.outOfMemory) { try tight.query(sum) }
    let folder = FileManager.default.temporaryDirectory.appending(path: "spill-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    do {
      let spilling = try DuckDBEngine(folders: [], threads: 1, memoryLimit: "25MB", spillFolder: folder)
      #expect(try spilling.query(sum)["n"] == .integers([1_500_000]))
    }
    #expect(!FileManager.default.fileExists(atPath: folder))
  }

  /// The statement is work for minutes, so that it never ends before it was seen to run.
  @Test func aRunningStatementTellsItsProgressAndCanBeInterrupted() async throws {
    let engine = try engine()
    _ = try engine.query(SQL("CREATE TEMP TABLE t AS SELECT range AS i FROM range(1000000)"))
    #expect(engine.progress == nil)
    let long = Task.detached {
      try engine.query(SQL("SELECT max(sha256(repeat(i::VARCHAR, 5000))) FROM t"))
    }
    var seen: QueryProgress?
    // A busy machine may look late, but not for ever.
    for _ in 0..<60_000 where (seen?.share ?? 0) <= 0 {
      try await Task.sleep(for: .milliseconds(5))
      seen = engine.progress
    }
    engine.interrupt()
    await #expect(throws: EngineError.interrupted) { try await long.value }
    let progress = try #require(seen)
    #expect(progress.share < 1 && progress.rows > 0 && progress.expectedRows > 0, "\(progress)")
  }
}
