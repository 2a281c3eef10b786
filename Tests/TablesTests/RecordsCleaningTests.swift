import Foundation
import Language
import Tables
import Testing

/// Records are cleaned by columns, value by value, or on the way to counts, with the same result.
@Suite struct RecordsCleaningTests {
  /// A source of hostile values in few columns, and beside them as many others as are asked for.
  private struct Source {
    let folder: URL
    let columns: [RecordColumn]
    let path: String

    init(seed: Int, others: Int, key: RecordColumn.Identity) throws {
      folder = FileManager.default.temporaryDirectory.appending(path: "cleaning-\(UUID().uuidString)")
      for name in ["records", "rejects"] {
        try FileManager.default.createDirectory(
          at: folder.appending(path: name), withIntermediateDirectories: true)
      }
      let sexes = CodeWords([("F", ["female", "Mujer"]), ("M", ["male"]), ("_U", ["unclear"])])
      let days = CalendarDay(year: 2000, month: 1, day: 1)...CalendarDay(year: 2026, month: 12, day: 31)
      let patterns = ["d/M/yyyy", "M/d/yyyy"].compactMap { DatePattern($0) }
      let kinds: [(RecordColumn.Reading, [String])] = [
        (.code(sexes), ["F", "female ", "M", "zz", "", "?", "Mujer", " unclear"]),
        (.integer(0...110), ["17", "", "x", "999", "30.0", "-1", "?", " 5"]),
        (.date(patterns, days), ["1/2/2024", "28/7/2024", "", "32/1/2024", "5/5/2024", "2/1/1824"]),
        (.text, ["a", " b", "", "?", "c\u{0301}"]), (.real, ["1.5", "x", "", "7"]),
      ]
      let names = (0..<(10 + others)).map { "c\($0)" }
      columns =
        [RecordColumn(name: "id", reading: .text, missingWords: ["?"], identity: key)]
        + names.enumerated().map { place, name in
          RecordColumn(
            name: name, reading: kinds[place % kinds.count].0, missingWords: ["?"],
            onFailure: place == 6 ? .reject : .missing)
        }
      var state = UInt64(seed)
      func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
      }
      var text = columns.map(\.name).joined(separator: ",") + "\n"
      for _ in 0..<40 {
        var fields = [["", "?"].contains(String(below(3))) ? "" : "p\(below(25))"]
        // What the first columns hold does not follow from how many others there are.
        let few = (0..<10).map { kinds[$0 % kinds.count].1[below(kinds[$0 % kinds.count].1.count)] }
        fields += few + (0..<others).map { kinds[$0 % kinds.count].1[0] }
        text += fields.joined(separator: ",") + "\n"
      }
      path = folder.appending(path: "source.csv").path
      try Data(text.utf8).write(to: URL(filePath: path))
    }

    var cleaning: RecordsCleaning {
      let age = TypedExpression.column("c1", .int)
      let young = DerivedColumn.Condition(
        code: "YOUNG", expression: .binary(.lessOrEqual, age, .literal(.integer(17)), .boolean))
      return RecordsCleaning(
        columns: columns,
        derived: [
          DerivedColumn(
            name: "group", codeList: "groups", codes: CodeWords([("YOUNG", [])]), rule: .conditions([young]))
        ],
        key: columns[0].identity == .record ? "id" : nil,
        rejections: [
          .init(id: "five", expression: .binary(.equal, age, .literal(.integer(5)), .boolean))
        ])
    }

    func engine() throws -> DuckDBEngine {
      try DuckDBEngine(folders: [folder.path], files: [path], threads: 1)
    }

    func open() throws -> RecordsSource {
      try RecordsSource(path: path, columns: columns.map(\.name), contract: "x")
    }

    /// The account of a cleaning, and the records and rejects it wrote, in their first columns and what follows.
    func clean() throws -> (audit: CleaningAudit, rows: [[String]]) {
      defer { try? FileManager.default.removeItem(at: folder) }
      let engine = try engine()
      let store = RecordsStore(engine: engine)
      let (records, rejects) = (
        folder.appending(path: "records").path, folder.appending(path: "rejects").path
      )
      let audit = try store.clean(
        open(), by: cleaning, calendar: RecordsCalendar(column: "c2", coverage: nil), records: records,
        rejects: rejects)
      let kept = try store.rows(of: records + "/records.parquet", limit: 1000, masking: [])
      let left = try store.rows(of: rejects + "/rejects.parquet", limit: 1000, masking: [])
      return (audit, kept.rows.map { $0.prefix(11) + $0.suffix(1) } + left.rows)
    }
  }

  @Test(arguments: 1...12) func aWideSourceIsCleanedAsANarrowOne(_ seed: Int) throws {
    for key in [RecordColumn.Identity.record, .none] {
      let narrow = try Source(seed: seed, others: 0, key: key).clean()
      let wide = try Source(seed: seed, others: 60, key: key).clean()
      #expect(narrow.rows == wide.rows)
      let names = Set(narrow.audit.columns + ["group"])
      let entries = wide.audit.entries.filter { $0.column.map(names.contains) ?? true }
      #expect(narrow.audit.entries == entries)
      #expect(narrow.audit.records == wide.audit.records)
      #expect(narrow.audit.rows == 40 && wide.audit.rows == 40)
      #expect(narrow.audit.entries.contains { $0.action == .rejected })
    }
  }

  @Test(arguments: 1...6) func recordsCountedOnTheWayAreAsUnreadAsStoredOnes(_ seed: Int) throws {
    for key in [RecordColumn.Identity.record, .none] {
      let source = try Source(seed: seed, others: 0, key: key)
      let plan = RecordsDisaggregation(
        dimensions: ["c0", "c5", "group"].map { .init(name: $0, margin: .each) },
        measures: [.init(name: "n", aggregate: .count)],
        period: .init(name: "c2", frequency: .month))
      let schema = CountsSchema(
        contracts: ["x"], citations: [],
        dimensions: plan.dimensions.map { .init(name: $0.name, codeList: nil) },
        period: nil, measures: [], coverage: nil)
      let counted = try #require(
        plan.result(of: source.open(), cleaning: source.cleaning, schema: schema, engine: source.engine())
          .audit)
      let stored = try source.clean().audit
      #expect(
        counted.columns == ["id", "c0", "c1", "c2", "c5", "c6"].filter { key == .record || $0 != "id" })
      for name in counted.columns where name != "id" {
        let (all, some) = (stored.reading(of: name), counted.reading(of: name))
        // Blanks are counted only where there is something to say.
        #expect(all.unread == some.unread, "\(name)")
        if all.unread > 0 { #expect(all.filled == some.filled, "\(name)") }
      }
      #expect(counted.columns.contains { counted.reading(of: $0).unread > 0 })
    }
  }
}
