import Foundation
import Testing

/// `events:` from a contract and a pipeline to findings and pages.
@Suite struct DeclaredEventTests {
  private static func contract(_ events: String) -> String {
    """
    coverage: {from: 2019-01, to: 2023-12, absent: zero}
    \(events)
    columns:
      month:    {type: month, role: period}
      province: {type: code, list: provinces, role: dimension, codes-of: sources, label: Source}
      n:        {type: count, role: measure, label: victims}
    """
  }

  /// Two sources; from 2021-07 on one of them has three times as many, in every month the same scatter.
  private static let rows =
    "month,province,n\n"
    + (0..<60).flatMap { place -> [String] in
      let month = "\(2019 + place / 12)-\(place % 12 < 9 ? "0" : "")\(place % 12 + 1)"
      let scatter = [3, -2, 5, -4, 0, 2, -5, 4, -1, 1, -3][place * 7 % 11]
      return [
        "\(month),HER,\((place >= 30 ? 90 : 30) + scatter)", "\(month),NIM,\(31 - scatter)",
      ]
    }.joined(separator: "\n")

  private static let stages = """
      trends:
        from: agg
        trend: {season: 12}
      page:
        from: {counts: agg, findings: trends}
        render: {template: overview, formats: [html, json], audience: public}
    """

  private static let event = "{date: 2021-07, kind: form, text: {en: Form of July}}"

  private func workspace(_ events: String, pipeline: String? = nil) throws -> FiguresWorkspace {
    let workspace = try FiguresWorkspace(
      contract: Self.contract(events), rows: Self.rows,
      disaggregate: "{measure: {n: sum(n)}, by: {province: total+each}, period: month, fill: zero}",
      stages: Self.stages)
    if let pipeline {
      let file = workspace.url.appending(path: FiguresWorkspace.pipeline)
      let text = try String(contentsOf: file, encoding: .utf8)
      try workspace.write(
        text.replacing("figures.yaml}", with: "figures.yaml, events: [\(pipeline)]}"),
        to: FiguresWorkspace.pipeline)
    }
    return workspace
  }

  /// What is found on the total.
  private func total(_ workspace: FiguresWorkspace) throws -> [String: Any] {
    let shown = try workspace.waymark("show", FiguresWorkspace.pipeline, "trends")
    #expect(shown.exitCode == 0, "\(shown.messages)")
    let findings = try #require(
      JSONSerialization.jsonObject(with: Data(shown.output.utf8)) as? [[String: Any]])
    let finding = try #require(
      findings.first { ($0["key"] as? [[String: Any]])?.first?["code"] as? String == "_T" })
    return try #require((finding["body"] as? [String: Any])?["trend"] as? [String: Any])
  }

  @Test func anEventOfTheContractReachesTrendsChartsAndSentences() throws {
    let workspace = try workspace("events: [\(Self.event)]")
    let run = try workspace.run()
    #expect(run.exitCode == 0, "\(run.messages)")
    let total = try self.total(workspace)
    #expect((total["steps"] as? [Any])?.count == 1)
    let kinds = (total["explanations"] as? [[String: Any]])?.flatMap(\.keys)
    #expect(kinds == ["oneSource", "event"])
    let page = try Self.page(workspace)
    #expect(page.contains("Upright lines: a new form (July 2021): Form of July."))
    #expect(page.contains("disappears when Herat is left out"))
    #expect(page.contains("starts within two months of a new form (July 2021): Form of July."))
    #expect(!page.contains("because of"))
  }

  /// The words of the page, in the store.
  private static func page(_ workspace: FiguresWorkspace) throws -> String {
    let root = workspace.url.appending(path: "pipelines/.waymark")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path)
    let page = try #require(paths.first { $0.hasSuffix(".html") })
    return try String(contentsOf: root.appending(path: page), encoding: .utf8)
  }

  @Test func anEventOfThePipelineDoesTheSameAndAChangeOfItRunsAgain() throws {
    let workspace = try workspace("", pipeline: Self.event)
    #expect(try workspace.run().exitCode == 0)
    #expect(try total(workspace)["steps"] != nil)
    #expect(try workspace.run().messages.contains("nothing to do"))
    let file = workspace.url.appending(path: FiguresWorkspace.pipeline)
    let text = try String(contentsOf: file, encoding: .utf8)
    try workspace.write(text.replacing("2021-07", with: "2021-06"), to: FiguresWorkspace.pipeline)
    let again = try workspace.run()
    #expect(again.exitCode == 0 && !again.messages.contains("nothing to do"))
    let total = try self.total(workspace)
    let step = try #require((total["steps"] as? [[String: Any]])?.first)
    #expect((step["event"] as? [String: Any])?["date"] as? String == "2021-06")
  }

  @Test(arguments: [
    ("{date: 2021-07, kind: frm, text: A}", "did you mean 'form'?"),
    ("{date: 2021-07, kind: form, text: A, applies: {provinc: HER}}", "did you mean 'province'?"),
  ]) func checkSaysWhatIsWrongWithAnEventOfThePipeline(_ event: String, _ words: String) throws {
    let workspace = try workspace("", pipeline: event)
    let check = try workspace.waymark("check", FiguresWorkspace.pipeline)
    #expect(check.exitCode == 2 && check.messages.contains(words), "\(check.messages)")
    #expect(check.messages.contains("stage 'source'"))
  }

  @Test func theStageNamesTheSourcesWhereTheContractDoesNot() throws {
    let workspace = try workspace("")
    let contract = workspace.url.appending(path: "data/contracts/figures.yaml")
    let text = try String(contentsOf: contract, encoding: .utf8)
    try workspace.write(text.replacing(", codes-of: sources", with: ""), to: "data/contracts/figures.yaml")
    #expect(try workspace.run().exitCode == 0)
    #expect(try total(workspace)["explanations"] == nil)
    let file = workspace.url.appending(path: FiguresWorkspace.pipeline)
    let pipeline = try String(contentsOf: file, encoding: .utf8)
    try workspace.write(
      pipeline.replacing("{season: 12}", with: "{season: 12, source: province}"),
      to: FiguresWorkspace.pipeline)
    #expect(try workspace.run().exitCode == 0)
    #expect(try total(workspace)["explanations"] != nil)
    try workspace.write(
      pipeline.replacing("{season: 12}", with: "{season: 12, source: provinc}"), to: FiguresWorkspace.pipeline
    )
    let check = try workspace.waymark("check", FiguresWorkspace.pipeline)
    #expect(check.exitCode == 2 && check.messages.contains("did you mean 'province'?"), "\(check.messages)")
  }
}
