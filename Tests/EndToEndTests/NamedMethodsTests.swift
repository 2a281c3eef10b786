import Foundation
import Testing

/// `trend: {methods: …}`: what `waymark trend` says of a file, a pipeline says of a table.
@Suite struct NamedMethodsTests {
  private static let pipeline = "pipelines/methods.yaml"

  /// The detections of two nationalities by year, trends of them with `methods`, and a published page.
  private static func text(_ methods: String, _ from: String = "{counts: series, exposure: persons}")
    -> String
  {
    """
    waymark: 1
    pipeline: methods
    title: Detections, every way
    stages:
      detections:
        load: {files: ../data/figures/frontex-detections.csv, contract: ../data/contracts/frontex-detections.yaml}
      population:
        load: {files: ../data/figures/population.csv, contract: ../data/contracts/population.yaml}
      persons:
        from: population
        disaggregate: {measure: {persons: sum(population)}, by: {country: each}, period: year}
      series:
        from: detections
        where: nationality in (AFG, PAK) and month >= 2009-01
        disaggregate: {measure: {detections: sum(detections)}, by: {nationality: each}, period: month, fill: zero}
      trends:
        from: \(from)
        trend: {season: 12, methods: \(methods)}
      night:
        from: {counts: series, findings: trends}
        render: {template: nightly, formats: [html, json, csv], audience: public}
      publish:
        from: {pages: night}
        publish: {to: ../reports/methods, audience: public}

    """
  }

  /// The findings on trends and of methods, in order; a stage may make others beside them.
  private func trendsAndMethods(_ text: String) throws -> [[String: Any]] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]]).filter {
      finding in
      let body = finding["body"] as? [String: Any]
      return body?["trend"] != nil || body?["methods"] != nil
    }
  }

  private func methods(_ finding: [String: Any]) throws -> [String: [String: Any]] {
    let body = try #require(finding["body"] as? [String: [String: Any]])
    return try #require(body["methods"]?["results"] as? [String: [String: Any]])
  }

  @Test func everyMethodIsReachedByItsNameAndStoredShownAndPublished() throws {
    let workspace = try Workspace()
    let help = try CommandRun.waymark(["trend", "--method", "help"], in: workspace.url)
    let names = help.output.split(separator: "\n").filter { !$0.hasPrefix(" ") }.map(String.init)
    #expect(names.count > 55)
    try workspace.write(
      Self.text("[\(names.joined(separator: ", ")), {name: theilSen, level: 0.9, intercept: joint}]"),
      to: Self.pipeline)
    let run = try workspace.waymark("run", Self.pipeline, "--param", "today=2026-11-24")
    #expect(run.exitCode == 0, "\(run.messages)")
    let shown = try workspace.waymark("show", Self.pipeline, "trends").output
    let findings = try trendsAndMethods(shown)
    // Two trends, two series with their methods, and what is said of both together.
    #expect(findings.count == 5)
    let (one, together) = (try methods(findings[2]), try methods(findings[4]))
    let set = "theilSen:level=0.9:intercept=joint"
    #expect(Set(one.keys).union(together.keys) == Set(names + [set]))
    #expect(
      Set(together.keys) == [
        "mannKendallRegional", "mannKendallMultivariate", "mannKendallCorrelatedMultivariate",
      ])
    for (name, result) in one.merging(together, uniquingKeysWith: { one, _ in one }) {
      #expect(result["quantities"] != nil || result["notEstimable"] != nil, "\(name)")
    }

    let folder = "reports/methods/latest/"
    let csv = try CSVTable(try workspace.text(folder + "trends.methods.csv"))
    #expect(Set(csv.all.compactMap { $0["method"] }) == Set(names + [set]))
    let report = try workspace.text(folder + "report.json")
    // Each method stands on the page, in the table of its kind.
    for name in names { #expect(report.contains("\"\(name)\""), "\(name)") }

    // The one-off on the published table says the same, number by number.
    let file = try CommandRun.waymark(
      [
        "trend", folder + "series.csv", "--time", "month", "--value", "detections", "--by", "nationality",
        "--method", "pettitt,baiPerron,stl,mannKendallRegional,\(set)", "--format", "csv",
      ], in: workspace.url)
    #expect(file.exitCode == 0, "\(file.messages)")
    let asked = try CSVTable(file.output).all
    #expect(asked.count > 500)
    func key(_ row: [String: String]) -> [String?] { ["nationality", "method", "quantity"].map { row[$0] } }
    let published = Dictionary(
      csv.all.map { (key($0), $0["value"]) }, uniquingKeysWith: { first, _ in first })
    for var row in asked {
      // A number of a period has it behind its name where there is no column for it.
      if let period = row["period"], !period.isEmpty, let name = row["quantity"], row["value"] != period {
        row["quantity"] = "\(name).\(period)"
      }
      guard let there = try #require(published[key(row)]), let here = row["value"] else {
        Issue.record("\(row)")
        continue
      }
      // The one-off gives six digits.
      guard let number = Double(there), let told = Double(here) else {
        #expect(here == there, "\(row)")
        continue
      }
      #expect(abs(told - number) <= 1e-5 * abs(number), "\(row)")
    }
  }

  @Test func namingMethodsLeavesTheTrendsAsTheyWereAndIsComparedByDiff() throws {
    let workspace = try Workspace()
    try workspace.write(Self.text("[]"), to: Self.pipeline)
    #expect(try workspace.waymark("run", Self.pipeline).exitCode == 0)
    let before = try workspace.text("reports/methods/latest/trends.csv")
    #expect(!workspace.exists("reports/methods/latest/trends.methods.csv"))
    #expect(try !workspace.text("reports/methods/latest/report.json").contains("pettitt"))
    try workspace.write(Self.text("[pettitt, {name: theilSen, level: 0.9}]"), to: Self.pipeline)
    #expect(try workspace.waymark("run", Self.pipeline).exitCode == 0)
    #expect(try workspace.text("reports/methods/latest/trends.csv") == before)
    let diff = try workspace.waymark("diff", "1", "2", "--format", "csv")
    #expect(diff.output.contains("trends,new,detections pettitt u,nationality=AFG,,"), "\(diff.output)")
    #expect(diff.output.contains("trends,new,detections theilSen:level=0.9 slope,nationality=PAK,,"))
    #expect(!diff.output.contains("detections direction"))
  }

  /// Women were fewer than five in one year, and how many is hidden; men were counted in every year.
  @Test func aSeriesWithAHiddenCellHasAReasonAndNoNumberOfWhatIsLeft() throws {
    let years = (2009...2020).map { year in
      "\(year),Female,\(year == 2014 ? "<5" : String(20 + (year * 7) % 11))\n\(year),Male,\(30 + (year * 5) % 9)"
    }
    let workspace = try FiguresWorkspace(
      contract: FigureMeaningTests.sexes, rows: "year,sex,n\n" + years.joined(separator: "\n"),
      disaggregate: "{measure: {n: sum(n)}, by: {sex: each}, period: year}",
      stages: "  trends:\n    from: agg\n    trend: {methods: [pettitt, theilSen, holm, mannKendallRegional]}"
    )
    let shown = try workspace.waymark("show", FiguresWorkspace.pipeline, "trends")
    #expect(shown.exitCode == 0, "\(shown.messages)")
    let findings = try trendsAndMethods(shown.output)
    #expect(findings.count == 5)
    let (women, men, both) = try (methods(findings[2]), methods(findings[3]), methods(findings[4]))
    for result in [women["pettitt"], women["theilSen"], both["mannKendallRegional"]] {
      #expect(result?["notEstimable"] as? String == "hiddenValues" && result?.count == 1)
    }
    #expect(women["holm"]?["quantities"] != nil && men["pettitt"]?["quantities"] != nil)
  }

  @Test(arguments: [
    ("[¦theilsen]", "there is no method 'theilsen'", "did you mean 'theilSen'?"),
    ("¦pettit", "there is no method 'pettit'", "did you mean 'pettitt'?"),
    ("[{name: theilSen, ¦levle: 0.9}]", "theilSen has no parameter 'levle'", "did you mean 'level'?"),
    ("[{name: boxPierce, lags: ¦0}]", "'lags' of boxPierce takes a whole number from 1 to 120", nil),
    ("[{name: pettitt, ¦lag: 1}]", "pettitt has no parameter 'lag'", "it has none"),
    ("[{name: theilSen, level: ¦[0.9]}]", "'level' of theilSen takes a number", nil),
    ("[¦{level: 0.9}]", "takes methods by name", "{name: theilSen, level: 0.9}"),
    ("[¦theilSen:level=0.9]", "there is no method", "{name: theilSen, level: 0.9}"),
    ("[pettitt, ¦pettitt]", "names 'pettitt' twice", nil),
    ("[¦weightedLeastSquares]", "weightedLeastSquares needs an exposure", "{counts: STAGE, exposure: STAGE}"),
  ])
  func aMethodThatCannotBeAskedForIsRefusedWhereItStands(
    _ methods: String, _ message: String, _ help: String?
  ) throws {
    let workspace = try Workspace()
    let text = Self.text(methods, "series")
    let line = try #require(text.split(separator: "\n").firstIndex { $0.contains("¦") }) + 1
    let start = try #require(text.split(separator: "\n")[line - 1].split(separator: "¦").first)
    try workspace.write(text.replacing("¦", with: ""), to: Self.pipeline)
    let check = try workspace.waymark("check", Self.pipeline)
    #expect(check.exitCode == 2)
    #expect(
      check.messages.contains("methods.yaml:\(line):\(start.count + 1): error[E015]"), "\(check.messages)")
    #expect(check.messages.contains(message), "\(check.messages)")
    if let help { #expect(check.messages.contains(help), "\(check.messages)") }
  }
}
