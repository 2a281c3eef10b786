import Foundation
import Language
import Tables

/// The reference job as Waymark does it: one plan from the messy file to the counts.
enum WaymarkJob {
  private static let forms = ["sexual", "labour", "servitude", "marriage", "organ", "begging", "other"]

  /// The sets of dimensions counted by month, and those counted over all time.
  static let monthly = [
    [], ["sex"], ["ageg"], ["sex", "ageg"], ["form"], ["sex", "ageg", "form"], ["o", "d"], ["o", "d", "sex"],
    ["o", "d", "form"], ["sex", "ageg", "o", "d", "form"],
  ]
  static let timeless = [[], ["sex", "ageg", "o", "d"]]

  /// Counts the records of a file and writes the counts.
  static func run(
    source path: String, countries: [(String, String)], output: String, memoryLimit: String, threads: Int
  ) throws {
    let cleaning = self.cleaning(ReferenceRecords.header, countries)
    let source = try RecordsSource(path: path, columns: ReferenceRecords.header, contract: "reference")
    let folder = URL(filePath: output).deletingLastPathComponent().path
    let engine = try DuckDBEngine(
      folders: [folder], files: [path], threads: threads, memoryLimit: memoryLimit,
      spillFolder: output + ".spill")
    let each = ["rt", "sex", "ageg", "o", "d", "form"]
    let plan = RecordsDisaggregation(
      dimensions: each.map {
        .init(
          name: $0 == "rt" ? "record_type" : $0 == "o" ? "origin" : $0 == "d" ? "destination" : $0,
          margin: $0 == "rt" ? .each : .totalAndEach)
      },
      sets: monthly.map(names), measures: [.init(name: "n", aggregate: .count)],
      period: .init(name: "registration_date", frequency: .month))
    try plan.write(
      of: source, cleaning: cleaning, totals: timeless.map(names), to: output, engine: engine)
  }

  private static func names(_ set: [String]) -> [String] {
    ["record_type"] + set.map { $0 == "o" ? "origin" : $0 == "d" ? "destination" : $0 }
  }

  private static func cleaning(_ header: [String], _ countries: [(String, String)]) -> RecordsCleaning {
    let lists: [String: CodeWords] = [
      "record_type": CodeWords([("TIP", ["tip"]), ("SOM", ["som"])]),
      "sex": CodeWords([("F", ["f", "female", "woman"]), ("M", ["m", "male", "man"])]),
      "age_group": CodeWords(
        ["0--8", "9--17", "18--20", "21--23", "24--26", "27--29", "30--38", "39--47", "48+"].map { ($0, []) }),
      "country": CodeWords(countries.map { ($0.1, [$0.0, $0.0.lowercased()]) }),
      "flag": CodeWords([("1", []), ("0", [])]),
    ]
    let day = CalendarDay(year: 2005, month: 1, day: 1)...CalendarDay(year: 2026, month: 12, day: 31)
    let patterns = ["yyyy-MM-dd", "dd/MM/yyyy"].compactMap { DatePattern($0) }
    let columns = header.map { name -> RecordColumn in
      let reading: RecordColumn.Reading =
        switch name {
        case "registration_date": .date(patterns, day)
        case "age": .integer(0...110)
        case "record_type", "sex", "age_group": .code(lists[name] ?? CodeWords([]))
        case "origin", "destination": .code(lists["country"] ?? CodeWords([]))
        case _ where name.hasPrefix("form_"): .code(lists["flag"] ?? CodeWords([]))
        default: .text
        }
      return RecordColumn(
        name: name, reading: reading, missingWords: ["-99", "Unknown", "N/A"],
        identity: name == "case_id" ? .record : .none)
    }
    return RecordsCleaning(
      columns: columns, derived: [ageBand, form], key: "case_id",
      rejections: [
        .init(id: "type", expression: .known(.column("record_type", .code(list: "types")), negated: true))
      ])
  }

  private static var ageBand: DerivedColumn {
    let age = TypedExpression.column("age", .int)
    let group = TypedExpression.column("age_group", .code(list: "groups"))
    let bands: [(String, Int64, [String])] = [
      ("00-17", 17, ["0--8", "9--17"]), ("18-29", 29, ["18--20", "21--23", "24--26", "27--29"]),
      ("30-47", 47, ["30--38", "39--47"]),
      ("48+", 110, ["48+"]),
    ]
    let conditions = bands.map { code, last, groups in
      DerivedColumn.Condition(
        code: code,
        expression: .binary(
          .or, .binary(.lessOrEqual, age, .literal(.integer(last)), .boolean),
          .binary(
            .and, .known(age, negated: true),
            .membership(group, of: groups.map { .literal(.code($0)) }, negated: false), .boolean),
          .boolean))
    }
    return DerivedColumn(
      name: "ageg", codeList: "bands", codes: CodeWords(bands.map { ($0.0, []) }),
      rule: .conditions(conditions))
  }

  private static var form: DerivedColumn {
    DerivedColumn(
      name: "form", codeList: "forms", codes: CodeWords((forms + ["multiple"]).map { ($0, []) }),
      rule: .flags(
        forms.map { .init(code: $0, column: "form_" + $0, setCode: "1") }, several: "multiple", none: nil))
  }
}
