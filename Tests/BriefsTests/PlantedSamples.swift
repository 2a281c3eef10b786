import Language
import Statistics
import Tables
import Trends

@testable import Briefs

/// Inputs in which every rule of a page has something to keep, and their overview.
enum PlantedSamples {
  private static func country(_ code: String) -> PageInputs.Binding {
    .init(name: "country", code: code, list: "countries")
  }

  /// Victims by sex in two releases: 2019 became four times as many; 2021 is hidden for women.
  private static let victims: CountsTable = {
    var schema = CountsSchema(
      contracts: ["victims"], citations: [Samples.unodc],
      dimensions: [
        .init(name: "release", codeList: nil, isVintage: true),
        .init(name: "sex", codeList: "sex", hasMargin: true),
      ], period: .init(name: "year", frequency: .year), measures: ["victims"])
    schema.citations[0].contract = "victims"
    schema.narrowed = [Narrowing(dimension: "age", codeList: "age-group", kept: .codes(["CHILD"]))]
    var (codes, years, cells): ([[String]], [Period], [Cell]) = ([[], []], [], [])
    for release in ["2023-01-01", "2024-01-01"] {
      for (sex, level) in [("F", 60.0), ("M", 30), ("_T", 90)] {
        for year in 2015...2022 {
          let isHidden = year == 2021 && sex != "_T"
          let isRevised = year == 2019 && release == "2023-01-01"
          codes[0].append(release)
          codes[1].append(sex)
          years.append(Period(year: year))
          cells.append(
            isHidden
              ? .interval(low: 0, high: 4)
              : .exact((level + Double(year - 2015) * 5) * (isRevised ? 0.25 : 1)))
        }
      }
    }
    return CountsTable(
      schema: schema, dimensions: codes, periods: years, measures: [cells], rowCount: cells.count
    )
    .sorted()
  }()

  /// Made-up journeys of both crimes, of which no table has a sum.
  private static let journeys: CountsTable = {
    var schema = CountsSchema(
      contracts: ["journeys"], citations: [],
      dimensions: [
        .init(name: "matter", codeList: "matters"), .init(name: "route", codeList: "routes", hasMargin: true),
      ], period: .init(name: "year", frequency: .year), measures: ["journeys"])
    schema.origin = .synthetic
    schema.matter = .mixed
    let keys = ["SOM", "TIP"].flatMap { matter in ["A", "B", "_T"].map { [matter, $0] } }
    return CountsTable(
      schema: schema,
      dimensions: (0..<2).map { place in keys.flatMap { key in (0..<6).map { _ in key[place] } } },
      periods: keys.flatMap { _ in (2016...2021).map { Period(year: $0) } },
      measures: [
        keys.enumerated().flatMap { place, _ in (0..<6).map { .exact(Double(40 * (place + 1) + 3 * $0)) } }
      ],
      rowCount: 36)
  }()

  private static func finding(
    _ measure: String, _ key: [(String, String)], _ direction: TrendFinding.Direction
  )
    -> Finding
  {
    var finding = Samples.finding("x", direction, slope: direction == .falling ? -6 : 6, p: 0.004)
    finding.measure = measure
    finding.key = key.map { .init(dimension: $0.0, code: $0.1) }
    finding.firstPeriod = "2015"
    finding.lastPeriod = "2022"
    return finding
  }

  static let inputs: PageInputs = {
    let labels = Samples.labels
    return PageInputs(
      title: LocalizedText("Everything"), audience: .everyone,
      tables: [
        .init(
          stage: "victims", bindings: [country("PAK")], table: victims,
          revisions: SeriesRevisions(releasesOf: victims)),
        .init(stage: "journeys", bindings: [], table: journeys),
      ],
      findings: [
        .init(
          stage: "trends", bindings: [country("PAK")], reads: ["victims"],
          findings: [
            finding("victims", [("sex", "M")], .noClearChange), finding("victims", [("sex", "_T")], .rising),
          ].pooled),
        .init(
          stage: "others", bindings: [], reads: ["journeys"],
          findings: [
            finding("journeys", [("matter", "SOM"), ("route", "A")], .noClearChange),
            finding("journeys", [("matter", "TIP"), ("route", "_T")], .rising),
          ].pooled),
      ], graph: RunGraph(nodes: [], edges: []), labels: .init(full: { labels[$1].map { LocalizedText($0) } }))
  }()

  static func overview() throws -> FilledPage { try Samples.page("overview").filled(inputs) }
}

extension Report {
  /// Changes every block.
  mutating func edit(_ change: (inout Block) -> Void) {
    for section in sections.indices {
      for block in sections[section].blocks.indices { change(&sections[section].blocks[block]) }
    }
  }

  /// Changes every figure.
  mutating func editFigures(_ change: (inout Figure) -> Void) {
    edit { block in
      guard case .figure(var figure) = block else { return }
      change(&figure)
      block = .figure(figure: figure)
    }
  }

  /// Changes every card.
  mutating func editCards(_ change: (inout FindingCard) -> Void) {
    edit { block in
      guard case .findings(var cards) = block else { return }
      for place in cards.indices { change(&cards[place]) }
      block = .findings(cards: cards)
    }
  }

  /// Changes every table of series.
  mutating func editSeriesTables(_ change: (inout SeriesTable) -> Void) {
    edit { block in
      guard case .seriesTable(var table) = block else { return }
      change(&table)
      block = .seriesTable(table: table)
    }
  }

  /// Changes every key message.
  mutating func editMessages(_ change: (inout Message) -> Void) {
    edit { block in
      guard case .messages(var messages) = block else { return }
      for place in messages.indices { change(&messages[place]) }
      block = .messages(messages: messages)
    }
  }

  /// Puts a remark under the last section.
  mutating func add(_ phrase: Phrase) { sections[sections.count - 1].blocks.append(.note(phrase: phrase)) }
}
