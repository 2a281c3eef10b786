import Foundation
import Testing

@Suite(.serialized) struct CaseRecordsTests {
  static let pipeline = "pipelines/case-records.yaml"

  /// The clean value of each column of each kept case, as the truth file tells it row by row.
  private static func expectedRecords(_ truth: CSVTable, columns: [String]) -> [String: [String: String]] {
    var records: [String: [String: String]] = [:]
    for row in truth.all where row["result"] == "keep" {
      let key = row["case_id"] ?? ""
      guard let known = records[key] else {
        records[key] = row
        continue
      }
      for column in columns {
        let (old, new) = (known[column] ?? "", row[column] ?? "")
        if old.isEmpty { records[key]?[column] = new }
        // What the rows of a case contradict each other in is unknown, whatever a third row says.
        if !old.isEmpty, !new.isEmpty, old != new { records[key]?[column] = "conflict" }
      }
    }
    return records
  }

  @Test func everyValueAndEveryRejectedRowIsWhatTheTruthFileSays() throws {
    let workspace = try Workspace()
    let truth = try CSVTable(workspace.text("data/cases/truth-rows.csv"))
    let run = try workspace.waymark("show", Self.pipeline, "cases", "--confidential", "--rows", "100000")
    #expect(run.exitCode == 0, "\(run.messages)")
    let shown = try CSVTable(run.output)
    let columns = truth.header.dropFirst(3).filter { $0 != "person_name" }
    let expected = Self.expectedRecords(truth, columns: columns)
    #expect(shown.all.count == expected.count)
    var wrong: [String: Int] = [:]
    for record in shown.all {
      let told = expected[record["case_id"] ?? ""] ?? [:]
      for column in columns {
        let value = told[column] == "conflict" ? "" : told[column]
        if record[column] != value { wrong[column, default: 0] += 1 }
      }
    }
    #expect(wrong.isEmpty, "\(wrong)")
    #expect(shown.all.allSatisfy { $0["person_name"] == "***" })

    let rejects = try CSVTable(
      workspace.waymark(
        "show", Self.pipeline, "cases", "--port", "rejects", "--confidential", "--rows", "100000"
      ).output)
    let told = truth.all.filter { $0["result"] != "keep" }.map { "\($0["row"] ?? "") \($0["result"] ?? "")" }
    #expect(rejects.all.map { "\($0["row"] ?? "") reject \($0["rule"] ?? "")" } == told)
  }

  @Test func theAuditCountsEveryRuleAsOftenAsTheTruthFileSays() throws {
    let workspace = try Workspace()
    let text = try workspace.waymark("show", Self.pipeline, "cases", "--port", "quality").output
    let quality = try JSONDecoder().decode(Quality.self, from: Data(text.utf8))
    var counted = ["records,": quality.audit.records]
    let followed = ["form", "majority", "age_band"]
    // How duplicates compare, and records without a day, are counted besides; the truth file tells neither.
    for entry in quality.audit.entries
    where !followed.contains(entry.column ?? "") && entry.action != "noted"
      && !entry.rule.hasPrefix("duplicate-")
    {
      counted["\(entry.action == "rejected" ? "reject " : "")\(entry.rule),\(entry.column ?? "")"] =
        entry.count
    }
    var told: [String: Int] = [:]
    for row in try CSVTable(workspace.text("data/cases/truth-rules.csv")).all {
      told["\(row["rule"] ?? ""),\(row["column"] ?? "")"] = Int(row["count"] ?? "")
    }
    #expect(counted == told)
    #expect(quality.audit.rows == 20_000)
  }

  private struct Quality: Decodable {
    struct Audit: Decodable {
      struct Entry: Decodable {
        var action: String
        var rule: String
        var column: String?
        var count: Int
      }
      var rows: Int
      var records: Int
      var entries: [Entry]
    }
    var audit: Audit
  }

  @Test func countsByMonthAddUpToTheKeptCasesAndDoNotDependOnJobs() throws {
    let one = try Workspace()
    let two = try Workspace()
    let run = try one.waymark("run", Self.pipeline, "--jobs", "1")
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(try two.waymark("run", Self.pipeline, "--jobs", "2").exitCode == 0)
    for stage in ["people", "flows", "forms", "countries", "trends"] {
      let first = try one.waymark("show", Self.pipeline, stage).output
      #expect(try two.waymark("show", Self.pipeline, stage).output == first, "\(stage)")
    }
    #expect(try one.waymark("run", Self.pipeline).messages.contains("nothing to do"))
    let truth = try CSVTable(one.text("data/cases/truth-rows.csv"))
    let kept = Self.expectedRecords(truth, columns: ["matter", "sex", "event_date"]).values
    let people = try CSVTable(one.waymark("show", Self.pipeline, "people").output)
    for matter in ["TIP", "SOM"] {
      for sex in ["F", "M", "_T"] {
        let rows = people.rows {
          $0["matter"] == matter && $0["sex"] == sex && $0["route"] == "_T" && $0["age_band"] == "_T"
            && $0["majority"] == "_T"
        }
        let cases = kept.filter {
          $0["matter"] == matter && (sex == "_T" || $0["sex"] == sex)
            && !["", "conflict"].contains($0["event_date"] ?? "")
        }
        #expect(rows.sum("people") == cases.count, "\(matter) \(sex)")
        #expect(rows.count == 144, "every month is filled")
      }
    }
  }

  /// The pipeline with one stage that counts the clean records.
  private static func alone(_ workspace: Workspace, stage: String, after: String) throws -> String {
    let text = try workspace.text(pipeline)
    guard let start = text.range(of: "\n  people:"), let wanted = text.range(of: "\n  \(stage):"),
      let end = text.range(of: "\n  \(after):")
    else { return "" }
    return String(text[..<start.lowerBound]) + String(text[wanted.lowerBound..<end.lowerBound]) + "\n"
  }

  @Test func recordsThatOneStageAloneReadsAreStoredNowhereAndCountTheSame() throws {
    let workspace = try Workspace()
    for (stage, after) in [("people", "flows"), ("forms", "countries")] {
      let path = "pipelines/alone-\(stage).yaml"
      try workspace.write(Self.alone(workspace, stage: stage, after: after), to: path)
      let run = try workspace.waymark("run", path, "--store", workspace.url.path + "/store-\(stage)")
      #expect(run.exitCode == 0, "\(run.messages)")
      #expect(run.messages.contains("rule 'order' rejected 5"), "\(run.messages)")
      let files = try workspace.files(below: "store-\(stage)").keys
      #expect(!files.contains { $0.hasSuffix("records.parquet") })
      let fused = try workspace.waymark(
        "show", path, stage, "--store", workspace.url.path + "/store-\(stage)"
      ).output
      #expect(try workspace.waymark("show", Self.pipeline, stage).output == fused, "\(stage)")
    }
  }

  struct Refusal: CustomTestStringConvertible, Sendable {
    let name: String
    let change: (String, String)
    let code: String
    var testDescription: String { name }
  }

  static let refusals: [Refusal] = [
    Refusal(
      name: "a public audience",
      change: (
        "    trend: {season: 12, alpha: 0.05}\n",
        "    trend: {season: 12, alpha: 0.05}\n  page:\n    from: {counts: people}\n    render: {template: nightly, formats: [html], audience: public}\n"
      ),
      code: "E080"),
    Refusal(
      name: "a key", change: ("by: {matter: each, citizenship:", "by: {matter: each, case_id:"), code: "E081"),
    Refusal(
      name: "a sensitive text",
      change: ("by: {matter: each, citizenship:", "by: {matter: each, person_name:"), code: "E081"),
    Refusal(
      name: "an age in years", change: ("by: {matter: each, citizenship:", "by: {matter: each, age:"),
      code: "E081"),
    Refusal(
      name: "a key in a filter", change: ("where: matter = TIP", "where: matter = TIP and case_id = \"x\""),
      code: "E081"),
    Refusal(
      name: "trafficking plus smuggling", change: ("by: {matter: each, citizenship:", "by: {citizenship:"),
      code: "E082"),
    Refusal(
      name: "trafficking plus smuggling as a margin",
      change: ("by: {matter: each, citizenship:", "by: {matter: total+each, citizenship:"), code: "E082"),
    Refusal(
      name: "records that are not clean",
      change: ("  countries:\n    from: cases", "  countries:\n    from: records"), code: "E015"),
    Refusal(name: "an unknown code", change: ("CHILD: age_band", "CHLID: age_band"), code: "E015"),
    Refusal(
      name: "an unknown column of a rule", change: ("order: event_date >", "order: evnt_date >"), code: "E041"
    ),
  ]

  @Test(arguments: refusals) func whatCouldShowAPersonOrMixMattersIsRefusedBeforeDataIsRead(_ item: Refusal)
    throws
  {
    let workspace = try Workspace()
    let text = try workspace.text(Self.pipeline)
    let changed = text.replacingOccurrences(of: item.change.0, with: item.change.1)
    #expect(changed != text)
    try workspace.write(changed, to: Self.pipeline)
    try FileManager.default.removeItem(at: workspace.url.appending(path: "data/cases/cases.csv"))
    let check = try workspace.waymark("check", Self.pipeline)
    #expect(check.exitCode == 2, "\(check.messages)")
    #expect((check.messages + check.output).contains(item.code), "\(check.messages)")
  }

  @Test func aContractOfRecordsCannotBePublished() throws {
    let workspace = try Workspace()
    let path = "data/contracts/case-records.yaml"
    try workspace.write(
      workspace.text(path) + "published: {by: x, release: x, date: 2025-01-01, url: x, terms: x}\n", to: path)
    let check = try workspace.waymark("check", Self.pipeline)
    #expect(check.exitCode == 2)
    #expect((check.messages + check.output).contains("E090"))
  }

  @Test func recordsAreShownOnlyWhenAskedFor() throws {
    let workspace = try Workspace()
    for stage in ["records", "cases"] {
      let run = try workspace.waymark("show", Self.pipeline, stage)
      #expect(run.exitCode == 2)
      #expect(run.output.isEmpty)
      let shown = try workspace.waymark("show", Self.pipeline, stage, "--confidential", "--rows", "5")
      #expect(
        try CSVTable(shown.output).all.map { $0["person_name"] ?? "" } == Array(repeating: "***", count: 5))
      #expect(!shown.output.contains("Synthetic Person"))
    }
  }
}
