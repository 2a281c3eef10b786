import Language
import Testing

@testable import Tables

/// Rows of one key become one record by the `or` of their words.
@Suite struct CellPackingTests {
  /// Every three codes of a column between two others, where codes are few; of many the lowest, the highest
  /// and those around each power of two.
  @Test(arguments: [1, 2, 3, 4, 7, 8, 9, 40, 255, 256, 120_000])
  func aKeyHasTheCodeThatItsRowsAgreeIn(codes: Int) throws {
    let engine = try DuckDBEngine(folders: [], threads: 1)
    let packing = CellPacking([("before", 2), ("code", codes), ("after", 2)])
    let edges = [0, 1, codes - 1, codes] + (1..<17).flatMap { [(1 << $0) - 1, 1 << $0, (1 << $0) + 1] }
    let chosen = Set(codes <= 9 ? Array(0...codes) : edges.filter { $0 <= codes }).sorted()
    let listed = chosen.map { "(\($0))" as SQL }
    let names = try (0..<packing.words).map(CellPacking.name)
    let packed = zip(packing.packed(), names).map { "\($0) AS \($1)" as SQL }
    let merged = names.map { "bit_or(\($0)) AS \($0)" as SQL }
    let found = try engine.query(
      """
      WITH chosen AS (SELECT * FROM (VALUES \(listed)) listed(code)), \
      keyed AS (SELECT a.code AS a, b.code AS b, c.code AS c FROM chosen a, chosen b, chosen c), \
      rows AS (SELECT *, unnest([a, b, c]) AS code, unnest([1, 1, 0]) AS before, unnest([2, 1, 0]) AS after FROM keyed), \
      merged AS (SELECT a, b, c, \(merged) FROM (SELECT *, \(packed) FROM rows) GROUP BY a, b, c), \
      unpacked AS (SELECT a, b, c, \(try packing.unpacked()) FROM merged) \
      SELECT count(*) AS keys, count(*) FILTER (WHERE before <> 1 OR after <> 0 OR code <> \
      CASE WHEN len(list_distinct(list_filter([a, b, c], lambda x: x > 0))) = 1 THEN greatest(a, b, c) ELSE 0 END) \
      AS wrong FROM unpacked
      """)
    #expect(found.integer("keys", 0) == chosen.count * chosen.count * chosen.count)
    #expect(found.integer("wrong", 0) == 0)
  }
}
