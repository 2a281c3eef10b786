import Language
import Statistics
import Tables
import Trends

@testable import Briefs

/// Everything that a render stage can be given: tables, fanned out or not, and findings on them, on others or on none.
enum RandomInputs {
  private static let countries = ["AFG", "IRQ", "PAK"]

  static func inputs(seed: UInt64) -> PageInputs {
    var draw = Draw(seed: seed)
    var tables: [PageInputs.Table] = []
    var findings: [PageInputs.Findings] = []
    for number in 1...draw.number(1...3) {
      let stage = "stage-\(number)"
      let schema = RandomTable.schema(number, &draw)
      let bindings: [[PageInputs.Binding]] =
        draw.chance(0.25)
        ? draw.some(draw.number(1...3), of: countries).map {
          [.init(name: "country", code: $0, list: "countries")]
        }
        : [[]]
      let own = bindings.map { bindings in
        let table =
          draw.chance(0.08)
          ? CountsTable(
            schema: schema, dimensions: schema.dimensions.map { _ in [] }, periods: [],
            measures: schema.measures.map { _ in [] }, rowCount: 0) : RandomTable.table(schema, &draw)
        return PageInputs.Table(
          stage: stage, bindings: bindings, table: table,
          conditions: draw.chance(0.2)
            ? [DataCondition("duplicate-key", of: stage, count: 1, text: "\(stage).csv: one value twice")]
            : [],
          revisions: SeriesRevisions(releasesOf: table))
      }
      tables += own
      // At times nothing was tested, at times two stages tested the same table.
      for trend in 0..<draw.one(of: [0, 1, 1, 1, 1, 1, 2]) {
        let name = "trends-\(number)-\(trend)"
        findings += own.map { input in
          let family = "all series of \(name)" + input.bindings.map { "[\($0.code)]" }.joined()
          var found = RandomFindings.findings(on: input.table, family: family, &draw)
          if draw.chance(0.04) {
            let gone = input.table.schema.dimensions.filter { !$0.isVintage }.map {
              KeyPart(dimension: $0.name, code: "GONE")
            }
            found.append(
              RandomFindings.finding(
                "persons", gone, "2015", "2020", family: family, kind: draw.number(0...3), &draw))
          }
          return .init(stage: name, bindings: input.bindings, reads: [stage], findings: found.pooled)
        }
      }
    }
    if draw.chance(0.15) { findings.append(loose(&draw)) }
    return PageInputs(
      title: LocalizedText("Page \(seed)"), audience: draw.chance(0.3) ? .insiders : .everyone,
      tables: tables,
      exposures: draw.chance(0.1)
        ? [.init(stage: "population", bindings: [], table: Samples.population)] : [],
      findings: findings, quality: draw.chance(0.2) ? [CaseSamples.quality] : [],
      changes: draw.chance(0.2) ? [changes(&draw)] : [],
      graph: RunGraph(
        nodes: [.init(name: "load", kind: "load"), .init(name: "stage-1", kind: "disaggregate")],
        edges: [.init(from: "load", to: "stage-1")]),
      labels: .init(full: { _, code in code == "_U" ? nil : LocalizedText("the " + code.lowercased()) }),
      links: draw.chance(0.5)
        ? .init(
          page: { "../" + $0.joined(separator: "-") + "/latest/index.html" },
          shared: "../../latest/index.html",
          index: "../../index.html", files: ["series.csv"]) : .init())
  }

  /// Findings whose table the page was not given.
  private static func loose(_ draw: inout Draw) -> PageInputs.Findings {
    .init(
      stage: "elsewhere", bindings: [], reads: ["another"],
      findings: draw.some(draw.number(0...3), of: ["A", "B", "_T"]).map {
        RandomFindings.finding(
          "removals", [.init(dimension: "office", code: $0)], "2015-01", "2020-12",
          family: "all series of elsewhere",
          kind: draw.number(0...3), &draw)
      }.pooled)
  }

  private static func changes(_ draw: inout Draw) -> PageInputs.Changes {
    .init(
      stage: "changes",
      figures: draw.chance(0.5)
        ? [
          .init(kind: .revised, measure: "persons", key: "F 2019", before: "12", now: "<5", causes: ["data"])
        ] : [],
      counted: draw.number(0...2))
  }
}
