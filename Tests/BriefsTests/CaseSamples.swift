import Language
import Tables
import Trends

@testable import Briefs

/// Small fixed inputs of the page of case records.
enum CaseSamples {
  private static let dimensions = ["matter", "sex", "majority", "route"]
  private static let months = (0..<36).map { Period(frequency: .month, ordinal: 2015 * 12 + $0) }

  /// One key and its level a month.
  private static let series: [(key: [String], level: Double)] = ["SOM", "TIP"].flatMap { matter in
    let scale = matter == "TIP" ? 1.0 : 3
    return [
      (["F", "ADULT", "_T"], 6), (["F", "CHILD", "_T"], 2), (["F", "_T", "_T"], 8),
      (["M", "ADULT", "_T"], 4),
      (["M", "CHILD", "_T"], 1), (["M", "_T", "_T"], 5), (["_T", "_T", "AFG-IRN-TUR"], 9),
      (["_T", "_T", "DOMESTIC"], 4), (["_T", "_T", "_T"], 13),
    ].map { ([matter] + $0.0, $0.1 * scale) }
  }

  static let people = CountsTable(
    schema: CountsSchema(
      contracts: ["case-records"], citations: [],
      dimensions: dimensions.map {
        .init(
          name: $0,
          codeList: ["matter": "matters", "sex": "sex", "majority": "age-group", "route": "case-routes"][$0],
          hasMargin: $0 != "matter")
      }, period: .init(name: "event_date", frequency: .month), measures: ["people"]),
    dimensions: dimensions.indices.map { place in series.flatMap { one in months.map { _ in one.key[place] } }
    },
    periods: series.flatMap { _ in months },
    measures: [
      series.flatMap { one in (0..<36).map { .exact((one.level * (1 + Double($0) / 36)).rounded()) } }
    ], rowCount: series.count * 36)

  /// Paths of one year with an unknown transit, a small one, and margins that must not be added.
  private static let paths: [([String], Double)] = [
    (["TIP", "AFG", "IRN", "TUR"], 120), (["TIP", "AFG", "_U", "TUR"], 60),
    (["TIP", "PAK", "IRN", "TUR"], 80),
    (["TIP", "NPL", "IND", "SAU"], 3), (["TIP", "_T", "_T", "_T"], 263), (["TIP", "AFG", "_T", "_T"], 180),
    (["SOM", "IRQ", "BLR", "POL"], 500), (["SOM", "_T", "_T", "_T"], 500),
  ]

  static let flows = CountsTable(
    schema: CountsSchema(
      contracts: ["case-records"], citations: [],
      dimensions: ["matter", "origin", "transit_1", "destination"].map {
        .init(name: $0, codeList: $0 == "matter" ? "matters" : "countries", hasMargin: $0 != "matter")
      }, period: .init(name: "event_date", frequency: .year), measures: ["people"]),
    dimensions: (0..<4).map { place in paths.map { $0.0[place] } },
    periods: paths.map { _ in Period(year: 2017) }, measures: [paths.map { .exact($0.1) }],
    rowCount: paths.count
  ).sorted()

  static func finding(_ key: [String], _ direction: TrendFinding.Direction, slope: Double, p: Double)
    -> Finding
  {
    var finding = Samples.finding("x", direction, slope: slope, p: p)
    finding.measure = "people"
    finding.key = zip(dimensions, key).map { .init(dimension: $0, code: $1) }
    return finding
  }

  static let quality = CleaningSummary(
    stage: "cases",
    audit: CleaningAudit(
      rows: 20_000, records: 19_412, columns: ["sex", "citizenship"],
      entries: [
        .init(action: .changed, rule: "recoded", column: "sex", count: 8_120),
        .init(action: .unknown, rule: "not in list", column: "citizenship", count: 310),
        .init(action: .rejected, rule: "order", column: nil, count: 96),
        .init(action: .merged, rule: "key", column: nil, count: 492),
      ]))

  static var inputs: PageInputs {
    PageInputs(
      title: LocalizedText("Case records by sex, age and route"), audience: .insiders,
      tables: [
        .init(stage: "people", bindings: [], table: people.sorted()),
        .init(stage: "flows", bindings: [], table: flows),
      ],
      findings: [
        .init(
          stage: "trends", bindings: [], reads: ["people"],
          findings: [
            finding(["TIP", "_T", "_T", "_T"], .rising, slope: 3, p: 0.0002),
            finding(["TIP", "F", "CHILD", "_T"], .rising, slope: 1, p: 0.02),
            finding(["TIP", "M", "_T", "_T"], .noClearChange, slope: 0.1, p: 0.5),
            finding(["SOM", "_T", "_T", "_T"], .falling, slope: -2, p: 0.004),
            finding(["SOM", "_T", "_T", "DOMESTIC"], .noClearChange, slope: 0, p: 0.8),
          ])
      ], quality: [quality],
      graph: RunGraph(
        nodes: [.init(name: "cases", kind: "clean"), .init(name: "people", kind: "disaggregate")],
        edges: [.init(from: "cases", to: "people")]),
      labels: .init(full: { list, code in
        [
          "F": "Female", "M": "Male", "CHILD": "Under 18", "ADULT": "18 and over",
          "DOMESTIC": "Within the country",
        ][code].map { LocalizedText($0) }
      }))
  }
}
