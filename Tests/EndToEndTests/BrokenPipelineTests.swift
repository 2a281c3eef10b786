import Foundation
import Testing

@Suite(.serialized) struct BrokenPipelineTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    /// Text of the nightly pipeline and what stands in its place.
    let changes: [(String, String)]
    /// Stages that stand after those of the nightly pipeline.
    var appended = ""
    /// What the messages must hold beside code, place and caret.
    let expected: String
    var arguments: [String] = []
    var testDescription: String { name }
  }

  static let page = """
      night:
        from: {counts: region}
        render: {template: nightly, formats: [html], audience: public}

    """

  static let cases: [Case] = [
    Case(
      name: "unknown key",
      changes: [
        (
          "disaggregate: {measure: {detections: sum(detections)}, by: {route: total+each, n",
          "disaggregate: {mesure: {detections: sum(detections)}, by: {route: total+each, n"
        )
      ],
      expected: "did you mean 'measure'?"),
    Case(
      name: "wrong type", changes: [("season: 12, alpha: 0.05", "season: twelve, alpha: 0.05")],
      expected: "season"),
    Case(
      name: "a season that is not whole", changes: [("season: 12, alpha: 0.05", "season: 12.9, alpha: 0.05")],
      expected: "a whole number from 1 to 366"),
    Case(
      name: "missing stage",
      changes: [("from: detections\n    disaggregate", "from: detektions\n    disaggregate")],
      expected: "did you mean 'detections'?"),
    Case(
      name: "a where that load does not heed",
      changes: [("  population:\n", "  population:\n    where: year >= 2015\n")],
      expected: "'load' takes no 'where'"),
    Case(
      name: "a where that trend does not heed",
      changes: [("    trend: {season", "    where: month >= 2020-01\n    trend: {season")],
      expected: "'trend' takes no 'where'"),
    Case(
      name: "cycle", changes: [("from: detections\n    for:", "from: trends\n    for:")], expected: "cycle"),
    Case(
      name: "bad country", changes: [("[AFG, IRN, IRQ, PAK]", "[AFG, IRX, IRQ, PAK]")], expected: "IRX"),
    Case(
      name: "bad expression", changes: [("nationality = each.country", "nationality == each.country")],
      expected: "'='"),
    Case(
      name: "duplicate key",
      changes: [("  population:\n", "  glotip:\n")],
      expected: "glotip"),
    Case(
      name: "missing contract", changes: [("contracts/population.yaml", "contracts/populations.yaml")],
      expected: "populations.yaml"),
    Case(
      name: "bad parameter", changes: [], expected: "AFGH", arguments: ["--param", "countries=AFGH"]),
    Case(
      name: "unpublished counts on a public page",
      changes: [("contracts/frontex-detections.yaml", "contracts/unpublished.yaml")], appended: page,
      expected: "E080"),
    Case(
      name: "a command in between", changes: [],
      appended: """
          outside:
            from: region
            run: {command: [sort]}
          night:
            from: {counts: outside}
            render: {template: nightly, formats: [html], audience: public}

        """, expected: "'outside' is internal"),
    Case(
      name: "an internal page in a public place", changes: [],
      appended: """
          night:
            from: {counts: region}
            render: {template: nightly, formats: [html], audience: internal}
          publish:
            from: {pages: night}
            publish: {to: ../reports/nightly, audience: public}

        """, expected: "'night' is internal"),
  ]

  @Test(arguments: cases)
  func saysCodePlaceCaretAndRemedyAndRunsNothing(_ item: Case) throws {
    let workspace = try Workspace()
    var text = try workspace.text(NightlyTests.pipeline)
    for (old, new) in item.changes {
      try #require(text.contains(old), "the pipeline no longer holds: \(old)")
      text = text.replacing(old, with: new, maxReplacements: 1)
    }
    // Pages are those of the case: the pipeline is cut before its own.
    if !item.appended.isEmpty, let own = text.range(of: "  brief:\n") {
      text = String(text[..<own.lowerBound]) + item.appended
    }
    let contract = try workspace.text("data/contracts/frontex-detections.yaml")
    let lines = contract.split(separator: "\n", omittingEmptySubsequences: false)
    var published = false
    let unpublished = lines.filter { line in
      if line.hasPrefix("published:") {
        published = true
        return false
      }
      if published, line.hasPrefix(" ") { return false }
      published = false
      return true
    }
    try workspace.write(unpublished.joined(separator: "\n"), to: "data/contracts/unpublished.yaml")
    try workspace.write(text, to: "pipelines/broken.yaml")
    for command in ["check", "plan", "run"] {
      let run = try CommandRun.waymark(
        [command, "pipelines/broken.yaml"] + item.arguments, in: workspace.url)
      #expect(run.exitCode == 2, "\(command): \(run.messages)")
      #expect(run.messages.contains(#/[^ ]+:\d+:\d+: error\[E\d+\]: /#), "\(run.messages)")
      #expect(run.messages.contains("^"), "\(run.messages)")
      #expect(run.messages.contains(item.expected), "\(run.messages)")
      #expect(!run.messages.contains("Fatal error") && !run.messages.contains(" at /"), "\(run.messages)")
    }
    #expect(!workspace.exists("reports"))
  }
}
