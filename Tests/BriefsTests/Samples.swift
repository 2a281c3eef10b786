import Language
import Statistics
import Tables
import Testing
import Trends

@testable import Briefs

/// Small fixed inputs of the shipped pages.
enum Samples {
  static let frontex = SourceCitation(
    contract: "frontex-detections", publisher: "Frontex", release: "FRAN data of a day", date: "2018-01-31",
    url: "https://example.org/f", terms: "with acknowledgement")
  static let unodc = SourceCitation(
    contract: "glotip-detections", publisher: "UNODC", release: "two releases", date: "2017-04-14",
    url: "https://example.org/g", terms: "with acknowledgement")
  static let wpp = SourceCitation(
    contract: "population", publisher: "UN", release: "WPP", date: "2016-06-17", url: "https://example.org/p",
    terms: "CC BY")

  /// Three years of months: rising with a season, the last two provisional.
  static func month(_ index: Int, _ scale: Double) -> Cell {
    let value = (scale * (20 + Double(index) + Double((index % 12) * 2))).rounded()
    return index >= 34 ? .exact(value, .provisional) : .exact(value)
  }

  private static let months = (0..<36).map { Period(frequency: .month, ordinal: 2015 * 12 + $0) }

  /// Detections by route, of one nationality or of all.
  static func routes(_ scales: [(String, Double)], nationality: String? = nil) -> CountsTable {
    let all = [("_T", scales.reduce(0) { $0 + $1.1 })] + scales
    var dimensions = [CountsSchema.Dimension(name: "route", codeList: "frontex-routes", hasMargin: true)]
    var codes = [all.flatMap { Array(repeating: $0.0, count: 36) }]
    if let nationality {
      dimensions.append(.init(name: "nationality", codeList: "countries", hasMargin: true))
      codes.append(Array(repeating: nationality, count: codes[0].count))
    }
    return CountsTable(
      schema: CountsSchema(
        contracts: ["frontex-detections"], citations: [frontex], dimensions: dimensions,
        period: .init(name: "month", frequency: .month), measures: ["detections"],
        coverage: .init(first: months[0], last: months[35], absent: .zero, provisional: 2)),
      dimensions: codes, periods: all.flatMap { _ in months },
      measures: [all.flatMap { route in (0..<36).map { month($0, route.1) } }], rowCount: all.count * 36)
  }

  /// A row of the table on trafficking.
  struct Row {
    var release = "2017-04-14"
    var country = "PAK"
    var indicator = "VICTIMS"
    var dimension = "TOTAL"
    var category = "_T"
    var sex = "_T"
    var age = "_T"
    var year: Int
    var cell: Cell
  }

  /// Victims with one hidden group, a form, and one revision between two releases.
  static let victims: [Row] = [
    Row(year: 2014, cell: .exact(210)), Row(year: 2015, cell: .exact(260)),
    Row(year: 2016, cell: .exact(301)), Row(release: "2015-05-30", year: 2014, cell: .exact(205)),
    Row(sex: "F", age: "ADULT", year: 2014, cell: .exact(150)),
    Row(sex: "F", age: "ADULT", year: 2015, cell: .exact(181)),
    Row(sex: "F", age: "ADULT", year: 2016, cell: .exact(199)),
    Row(sex: "M", age: "ADULT", year: 2014, cell: .exact(50)),
    Row(sex: "M", age: "ADULT", year: 2016, cell: .exact(80)),
    Row(sex: "F", age: "CHILD", year: 2014, cell: .interval(low: 0, high: 4)),
    Row(sex: "F", age: "CHILD", year: 2015, cell: .interval(low: 0, high: 4)),
    Row(sex: "F", age: "CHILD", year: 2016, cell: .exact(12)),
    Row(sex: "M", age: "CHILD", year: 2016, cell: .exact(10)),
    Row(age: "CHILD", year: 2016, cell: .exact(22)),
    Row(dimension: "FORM", category: "LABOUR", year: 2015, cell: .interval(low: 0, high: 4)),
    Row(dimension: "FORM", category: "LABOUR", year: 2016, cell: .exact(88)),
    Row(indicator: "CONVICTED", dimension: "CITIZENSHIP", category: "_U", year: 2016, cell: .missing),
    Row(
      country: "IRN", dimension: "FORM", category: "LABOUR", year: 2016, cell: .interval(low: 0, high: 4)),
  ]

  static func glotip(_ rows: [Row] = victims) -> CountsTable {
    CountsTable(
      schema: CountsSchema(
        contracts: ["glotip-detections"], citations: [unodc],
        dimensions: [
          .init(name: "release", codeList: nil, isVintage: true),
          .init(name: "country", codeList: "countries"),
          .init(name: "indicator", codeList: "glotip-indicators"),
          .init(name: "dimension", codeList: "glotip-dimensions"),
          .init(name: "category", codeList: "glotip-categories", hasMargin: true),
          .init(name: "sex", codeList: "sex", hasMargin: true),
          .init(name: "age", codeList: "age-group", hasMargin: true),
        ], period: .init(name: "year", frequency: .year), measures: ["value"]),
      dimensions: [
        rows.map(\.release), rows.map(\.country), rows.map(\.indicator), rows.map(\.dimension),
        rows.map(\.category), rows.map(\.sex), rows.map(\.age),
      ], periods: rows.map { Period(year: $0.year) }, measures: [rows.map(\.cell)], rowCount: rows.count
    ).sorted()
  }

  static let population = CountsTable(
    schema: CountsSchema(
      contracts: ["population"], citations: [wpp],
      dimensions: [.init(name: "country", codeList: "countries"), .init(name: "sex", codeList: "sex")],
      period: .init(name: "year", frequency: .year), measures: ["population"]),
    dimensions: [["PAK", "PAK", "PAK", "PAK"], ["F", "F", "M", "M"]],
    periods: [2015, 2020, 2015, 2020].map { Period(year: $0) },
    measures: [
      [.exact(90_000_000), .exact(100_000_000), .exact(95_000_000), .exact(105_000_000)]
    ],
    rowCount: 4)

  static func finding(
    _ route: String, _ direction: TrendFinding.Direction, slope: Double, p: Double,
    story: Estimate<SeriesStory> = .failure(.tooShort)
  ) -> Finding {
    func interval(_ value: Double) -> IntervalEstimate {
      let ends = [value * 0.5, value * 1.5].sorted()
      return IntervalEstimate(value: value, lower: ends[0], upper: ends[1], level: 0.95)
    }
    let ratio = slope < 0 ? 0.92 : 1.08
    let trend = TrendFinding(
      test: .success(
        .init(
          method: .logLinearTrend, statistic: slope < 0 ? -4 : 4, p: p / 2, persistence: 0.3,
          correlatedShare: 0.5, drift: p > 0.3 ? .possible : .excluded)),
      ratioPerYear: .success(
        IntervalEstimate(value: ratio, lower: ratio - 0.05, upper: ratio + 0.05, level: 0.95)),
      slopePerYear: .success(interval(slope)), smallestDetectableRatio: .success(1.12),
      dispersion: .success(1.4), isPerExposure: false,
      pattern: direction == .rising ? .success(.intensifyingHigh) : .success(.none),
      adjustedP: .success(p), direction: .success(direction), story: story)
    return finding(route, trend)
  }

  private static func finding(_ route: String, _ trend: TrendFinding) -> Finding {
    Finding(
      measure: "detections", key: [.init(dimension: "route", code: route)],
      window: FindingWindow(
        firstPeriod: "2015-01", lastPeriod: "2017-12", basis: SeriesBasis(known: 36)),
      family: FindingFamily(
        words: "all series of trends[PAK]", series: 3, multiplicity: .benjaminiHochberg), body: trend)
  }

  /// A finding on a route that could not be tested.
  static func untested(_ route: String, _ reason: NotEstimable = .allZero) -> Finding {
    finding(
      route,
      TrendFinding(
        test: .failure(reason), ratioPerYear: .failure(reason), slopePerYear: .failure(reason),
        smallestDetectableRatio: .failure(reason), dispersion: .failure(reason), isPerExposure: false,
        pattern: .failure(reason), adjustedP: .failure(reason), direction: .failure(reason),
        story: .failure(reason)))
  }

  static let labels: [String: String] = [
    "PAK": "Islamic Republic of Pakistan", "CMED": "Central Mediterranean Route",
    "WBAL": "Western Balkan Route",
    "LABOUR": "Forced labour", "SEXUAL": "Sexual exploitation", "OTHERFORM": "Other forms",
  ]

  static func country(_ code: String) -> PageInputs.Binding {
    .init(name: "country", code: code, list: "countries")
  }

  /// The inputs of a page about one country: its detections, those of the region, and the victims of all.
  ///
  /// A country other than Pakistan has no row of detections, as one that the source does not name.
  static func inputs(
    country: String = "PAK", title: String = "Detections on a route", glotip rows: [Row] = victims
  ) -> PageInputs {
    let names = labels
    let settled = months.prefix(34).enumerated().map { (period: $1, cell: month($0, 3.5)) }
    let story = SampleStory.story(settled, breaks: [9, 22])
    var series = routes([("CMED", 1), ("OTHR", 0), ("WBAL", 2.5)]).sorted()
    var findings = [
      finding("CMED", .rising, slope: 4, p: 0.02), untested("OTHR"),
      finding("WBAL", .noClearChange, slope: -0.3, p: 0.4),
      finding("_T", .rising, slope: 12, p: 0.0004, story: story),
    ]
    if country != "PAK" {
      series = CountsTable(
        schema: series.schema, dimensions: [[]], periods: [], measures: [[]], rowCount: 0)
      findings = []
    }
    return PageInputs(
      title: LocalizedText(title), audience: .everyone,
      tables: [
        .init(
          stage: "region", bindings: [],
          table: routes([("CMED", 3), ("WBAL", 9)], nationality: "_T").sorted()),
        .init(stage: "series", bindings: [Self.country(country)], table: series),
        .init(
          stage: "glotip", bindings: [], table: glotip(rows),
          conditions: [
            DataCondition(
              "duplicate-key", of: "glotip", count: 1,
              text: "glotip.csv: rule 'duplicate-key' made 1 value missing")
          ]),
      ], exposures: [.init(stage: "population", bindings: [], table: population)],
      findings: [
        .init(stage: "trends", bindings: [Self.country(country)], reads: ["series"], findings: findings)
      ],
      graph: RunGraph(
        nodes: [
          .init(name: "detections", kind: "load"), .init(name: "series", kind: "disaggregate", instances: 4),
          .init(name: "night", kind: "render"),
        ], edges: [.init(from: "detections", to: "series"), .init(from: "series", to: "night")]),
      labels: .init(
        full: { names[$1].map { LocalizedText($0) } },
        short: { $1 == "PAK" ? LocalizedText("Pakistan") : nil }),
      links: .init(page: { $0.joined(separator: "/") + "/index.html" }))
  }

  /// A page that comes with the program.
  static func page(_ name: String) throws -> PageFile {
    let text = try #require(ShippedPages.text(name))
    return try PageFile.read(YAMLReader.read(SourceText(name: name, text: text)), folder: "")
  }

  /// The report of a page that comes with the program.
  static func report(_ name: String, _ inputs: PageInputs, country: String? = nil) throws -> Report {
    try page(name).filled(inputs, subject: country.map { ["country": $0] } ?? [:]).report
  }

  /// The pages that are recorded.
  static let recorded = ["brief", "empty-brief", "nightly", "case-records", "overview", "training"]

  static func recorded(_ name: String) throws -> Report {
    switch name {
    case "brief": try report("country-brief", inputs(), country: "PAK")
    case "empty-brief": try report("country-brief", inputs(country: "IRN"), country: "IRN")
    case "case-records": try report(name, CaseSamples.inputs)
    case "training":
      try report(
        name,
        EvaluationSamples.inputs(
          EvaluationSamples.evaluation, EvaluationSamples.cascade(masters: 12, trained: 20, third: 8)))
    default: try report(name, inputs())
    }
  }
}

extension Report {
  /// The page in English.
  var html: String { HTMLPage.text(self, language: English()) }
  /// Its blocks, without their sections.
  var blocks: [Block] { sections.flatMap(\.blocks) }
  /// Its notes on trust.
  var trustNotes: [TrustNote] {
    blocks.flatMap { block -> [TrustNote] in if case .trust(let notes) = block { notes } else { [] } }
  }
  /// Its key messages.
  var messages: [Message] {
    blocks.flatMap { block -> [Message] in if case .messages(let messages) = block { messages } else { [] } }
  }
}
