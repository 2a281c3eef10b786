import Foundation
import Language
import TablesTestSupport
import Testing

@testable import Tables

/// DuckDB and the interpreter agree, cell by cell, on random relations.
@Suite struct RelationConformanceTests {
  typealias Row = RelationInterpreter.Row

  /// How many trees; `WAYMARK_RELATIONS` raises it.
  private static let count =
    ProcessInfo.processInfo.environment["WAYMARK_RELATIONS"].flatMap { Int($0) } ?? 1_000

  /// Rows in an order of their own, as lines.
  private static func lines(_ rows: [Row]) -> [String] {
    rows.map { row in
      let keys = row.keys.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      let cells = row.cells.sorted { $0.key < $1.key }.map { name, cell in
        "\(name)=\(cell.status) \(cell.low.map(\.description) ?? "") \(cell.high.map(\.description) ?? "") \(cell.marks.text)"
      }
      return (keys + cells).joined(separator: ", ").split(separator: "-0.0").joined(separator: "0.0")
    }.sorted()
  }

  private static func rows(of result: ResultColumns, _ relation: Relation) -> [Row] {
    (0..<result.rowCount).map { place in
      var row = Row(keys: [:], cells: [:])
      for key in relation.keys {
        if case .texts(let texts)? = result[key] { row.keys[key] = texts[place] }
      }
      for cell in relation.cells {
        guard case .texts(let statuses)? = result[cell + "_status"],
          case .integers(let marks)? = result[cell + "_marks"], case .reals(let values)? = result[cell],
          case .reals(let lows)? = result[cell + "_low"], case .reals(let highs)? = result[cell + "_high"]
        else { continue }
        row.cells[cell] = Cell(
          status: CellStatus(rawValue: statuses[place] ?? "") ?? .missing, value: values[place],
          low: lows[place], high: highs[place], marks: CellMarks(rawValue: Int(marks[place] ?? -1)))
      }
      return row
    }
  }

  /// An engine that has the tables.
  private static func engine(_ tables: [String: [Row]]) throws -> DuckDBEngine {
    // Planned as they stand: most of the time would go into optimising trees that run for a moment.
    let engine = try DuckDBEngine(DuckDBDatabase(threads: 1, memoryLimit: "1GB", spillFolder: nil))
    _ = try engine.query("PRAGMA disable_optimizer")
    for number in 0..<tables.count {
      let table = RandomRelations.stored(number)
      let rows = tables[table.name] ?? []
      let cells = table.cells.map { cell -> SQL in
        if table.plainCells.contains(cell) { return "\(name: cell) DOUBLE" }
        return """
          \(name: cell) DOUBLE, \(name: cell + "_low") DOUBLE, \(name: cell + "_high") DOUBLE, \
          \(name: cell + "_status") VARCHAR, \(name: cell + "_marks") BIGINT
          """
      }
      let keys = table.keys.map { key -> SQL in
        table.encodings[key] == nil ? "\(name: key) VARCHAR" : "\(name: key) BIGINT"
      }
      _ = try engine.query("CREATE TEMP TABLE \(name: table.name) (\(keys + cells))")
      var columns = table.keys.map { key -> ColumnData in
        let texts = rows.map { $0.keys[key] ?? "" }
        guard let encoding = table.encodings[key] else { return .texts(NullableArray(known: texts)) }
        return .integers(NullableArray(known: texts.map { Int64(encoding.number(of: $0) ?? -9) }))
      }
      for name in table.cells {
        let cells = rows.compactMap { $0.cells[name] }
        columns.append(.reals(NullableArray(cells.map(\.value), placeholder: 0)))
        if table.plainCells.contains(name) { continue }
        columns += [
          .reals(NullableArray(cells.map(\.low), placeholder: 0)),
          .reals(NullableArray(cells.map(\.high), placeholder: 0)),
          .texts(NullableArray(known: cells.map(\.status.rawValue))),
          .integers(NullableArray(known: cells.map { Int64($0.marks.rawValue) })),
        ]
      }
      try engine.append(columns, to: table.name)
    }
    return engine
  }

  private static func places(_ tables: [String: [Row]]) -> [String: SQL] {
    Dictionary(uniqueKeysWithValues: tables.keys.map { ($0, "\(name: $0)") })
  }

  /// The names of the nodes of a tree.
  private static func nodes(_ relation: Relation) -> Set<String> {
    switch relation {
    case .scan: ["scan"]
    case .filter(let rows, _): nodes(rows).union(["filter"])
    case .group(let rows, let grouping):
      nodes(rows).union(["group", grouping.sets == nil ? "group" : "sets"]).union(
        grouping.aggregates.map { aggregate in
          switch aggregate.rule {
          case .sum: "sum"
          case .count: "count"
          case .constant: "constant"
          case .reconciled, .published, .contradictions, .gap: "reconciled"
          }
        })
    case .union(let relations): relations.reduce(into: ["union"]) { $0.formUnion(nodes($1)) }
    case .join(let rows, let other, _, let rule):
      nodes(rows).union(nodes(other)).union([rule == .matched ? "matched" : "unmatched"])
    case .fill(let rows, _): nodes(rows).union(["fill"])
    case .marked(let rows, _, _): nodes(rows).union(["marked"])
    }
  }

  @Test func theEngineAgreesWithTheInterpreter() throws {
    var seen: [String: Int] = [:]
    let batch = 2_500
    for start in stride(from: 0, to: Self.count, by: batch) {
      var source = RandomRelations(seed: UInt64(start + 1))
      let engine = try Self.engine(source.tables)
      let interpreter = RelationInterpreter(tables: source.tables)
      let printer = DuckDBRelationPrinter(tables: Self.places(source.tables))
      for number in start..<min(start + batch, Self.count) {
        let relation = source.tree(depth: 3 + number % 3)
        let expected = interpreter.rows(relation)
        let found = try Self.rows(of: engine.query(printer.statement(relation)), relation)
        let (one, other) = (Self.lines(found), Self.lines(expected))
        try #require(one == other, "tree \(number): \(relation)")
        var kinds = Self.nodes(relation)
        for cell in expected.flatMap(\.cells.values) {
          kinds.insert(cell.status.rawValue)
          for word in cell.marks.text.split(separator: " ") { kinds.insert(String(word)) }
        }
        for kind in kinds { seen[kind, default: 0] += 1 }
      }
    }
    let rare = seen.filter { $0.value * 20 < Self.count }
    #expect(rare.isEmpty, "each kind is to occur in one of twenty trees at least")
    #expect(seen.count == 25, "\(seen.keys.sorted())")
  }

  /// The rows of a table as the evaluator has them.
  private static func columns(_ rows: [Row]) -> RelationRows {
    RelationRows(
      count: rows.count,
      keys: Dictionary(
        uniqueKeysWithValues: RandomRelations.keys.map { key in
          (key, KeyColumn(rows.map { $0.keys[key] ?? "" }))
        }),
      cells: Dictionary(
        uniqueKeysWithValues: RandomRelations.cells.map { cell in
          (cell, rows.map { $0.cells[cell] ?? .missing })
        }))
  }

  private static func rows(of result: RelationRows, _ relation: Relation) -> [Row] {
    (0..<result.count).map { place in
      Row(
        keys: Dictionary(
          uniqueKeysWithValues: Set(relation.keys).map { ($0, result.keys[$0]?[place] ?? "no such key") }),
        cells: Dictionary(
          uniqueKeysWithValues: Set(relation.cells).map { ($0, result.cells[$0]?[place] ?? .missing) }))
    }
  }

  /// Trees of this path cost a hundredth of those of an engine.
  @Test(arguments: 1...12) func theEvaluatorAgreesWithTheInterpreter(seed: Int) throws {
    var source = RandomRelations(seed: UInt64(seed))
    let interpreter = RelationInterpreter(tables: source.tables)
    let evaluator = RelationEvaluator(tables: source.tables.mapValues(Self.columns))
    for number in 0..<Self.count {
      let relation = source.tree(depth: 3 + number % 3)
      let (one, other) = (
        Self.lines(Self.rows(of: try evaluator.rows(relation), relation)),
        Self.lines(interpreter.rows(relation))
      )
      try #require(one == other, "tree \(number): \(relation)")
    }
  }

  /// Changes of the printed text, each a mistake that a printer could make.
  static let faults: [(String, String)] = [
    ("UNION ALL", "UNION"), ("WHERE NOT EXISTS", "WHERE EXISTS"), ("WHERE EXISTS", "WHERE NOT EXISTS"),
    ("max(\"@status", "min(\"@status"), ("coalesce(bit_or(", "coalesce(bit_and("),
    ("sum(\"@high", "sum(\"@low"), ("sum(\"@low", "sum(\"@high"), (") = 1 THEN", ") = 0 THEN"),
    ("'infinity'", "'-infinity'"), ("min(\"@summed\") OVER", "max(\"@summed\") OVER"),
    ("\"@summed\" = \"@least\"", "\"@summed\" >= \"@least\""),
    ("\"@summed\" > 0 THEN 2", "\"@summed\" > 0 THEN 0"),
    ("left(\"p\", 4)", "left(\"p\", 3)"), ("THEN '0' ELSE '1'", "THEN '1' ELSE '0'"),
    ("nullif(", "coalesce("),
    (", FALSE)", ", TRUE)"), ("THEN least(", "THEN greatest("), ("PARTITION BY", "ORDER BY"),
    ("SELECT DISTINCT", "SELECT"), (" AND ", " OR "), (" <> ?", " = ?"), (" < ", " <= "), ("first(", "max("),
    ("CAST(count(*)", "CAST(1 + count(*)"), ("= ? AND \"", "= ? OR \""), (" * ", " + "), ("(- ", "(+ "),
    ("HAVING count(*) > 0", ""), ("max(\"c\") AS", "min(\"c\") AS"), ("bool_or(", "bool_and("),
    ("\"@summed\" = \"@next\"", "\"@summed\" > 0"), ("NOT isnan", "isnan"), ("<= 2 THEN", "< 2 THEN"),
    (" THEN 1 ELSE 0 END AS DOUBLE", " THEN 0 ELSE 1 END AS DOUBLE"),
    (" + 2)", " + 1)"), (" // 12) ELSE", " // 11) ELSE"), (" | CASE WHEN", " & CASE WHEN"),
    ("\" = -1", "\" = 0"), (", 0) <> ", ", 0) = "),
  ]

  @Test(arguments: faults) func aMistakeOfThePrinterIsFound(old: String, new: String) throws {
    var source = RandomRelations(seed: 99)
    let engine = try Self.engine(source.tables)
    let interpreter = RelationInterpreter(tables: source.tables)
    let printer = DuckDBRelationPrinter(
      tables: Self.places(source.tables), fault: { $0.replacingOccurrences(of: old, with: new) })
    let isFound = try (0..<1_500).contains { number in
      let relation = source.tree(depth: 3 + number % 3)
      let sound = try DuckDBRelationPrinter(tables: Self.places(source.tables)).statement(relation)
      let statement = try printer.statement(relation)
      if statement.text == sound.text { return false }
      // One that the engine refuses proves nothing of the comparison.
      guard let result = try? engine.query(statement) else { return false }
      return Self.lines(Self.rows(of: result, relation)) != Self.lines(interpreter.rows(relation))
    }
    #expect(isFound, "'\(old)' for '\(new)'")
  }
}
