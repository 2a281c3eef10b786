import Foundation
import Language
import Tables
import Testing
import Trends

@testable import Briefs

/// The five series of a scorecard that tell a change of crime from one of recording, each with the sentence it deserves.
@Suite struct ExplanationSentenceTests {
  private static let names = PageNames(
    subject: [:], lists: [:], names: [:], phrases: [:],
    labels: PageInputs.Labels(full: { _, _ in nil }))

  /// The total, the sources and the forms of one of the recorded series.
  private static func table(_ name: String) throws -> [LabelledSeries] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Golden/recording_change.json")
    let all = try JSONDecoder().decode(Recorded.self, from: Data(contentsOf: file))
    let rows = try #require(all.series.first { $0.name == name }).series
    func series(_ source: String, _ form: String, _ value: (Recorded.Month) -> Double) -> LabelledSeries {
      let values = rows.map(value)
      return LabelledSeries(
        measure: "victims",
        key: [KeyPart(dimension: "source", code: source), KeyPart(dimension: "form", code: form)],
        periods: rows.map(\.month), values: values, bounds: values.map { ($0, $0) })
    }
    return [
      series("_T", "_T", \.total), series("police", "_T", \.police), series("ngo", "_T", \.ngo),
      series("_T", "sexual", \.sexual), series("_T", "labour", \.labour), series("_T", "_U", \.unknown),
    ]
  }

  private struct Recorded: Decodable {
    struct Month: Decodable {
      var month: String
      var police, ngo, total, unknown, sexual, labour: Double

      enum CodingKeys: String, CodingKey {
        case month, police, ngo, total
        case unknown = "form_unknown"
        case sexual = "form_sexual"
        case labour = "form_labour"
      }
    }

    struct Series: Decodable {
      var name: String
      var series: [Month]
    }

    var series: [Series]
  }

  /// The strongest explanation of each series of a table, in words; nil where there is none.
  private static func sentences(_ name: String) throws -> [String?] {
    let series = try table(name)
    let findings = ExplanationAnalysis.explained(
      TrendAnalysis.findings(series, season: 12, periodsPerYear: 12, alpha: 0.05, family: "all"),
      of: series, recording: RecordingContext(sourceDimension: "source"), periodsPerYear: 12)
    return findings.map { finding in
      var statement = FindingStatement(
        finding, subject: SeriesName(measure: LocalizedText("victims"), parts: []),
        cells: zip(series[0].periods, series[0].values).compactMap { period, value in
          Period(text: period).map { ($0, .exact(value ?? 0)) }
        }, isAdditive: true)
      statement?.explain(finding, page: names, schema: nil)
      return statement?.explanationSentences.first.map { English().text($0) }
    }
  }

  @Test func aRealRiseHoldsInEachSource() throws {
    let sentences = try Self.sentences("real_rise")
    #expect(
      sentences[0]
        == "The change from January 2023 on holds in each of the 2 sources, and without any one of them.")
    #expect(sentences.dropFirst().allSatisfy { $0 == nil })
  }

  @Test func aSourceThatJoinsIsAChangeOfCoverage() throws {
    let sentences = try Self.sentences("new_source_joins")
    #expect(
      sentences[0]
        == "The rise disappears when ngo (from January 2023) is left out (×\u{00A0}1.0 in place of ×\u{00A0}1.5): coverage change."
    )
    // By source and form at once it is not known.
    #expect(sentences[3]?.hasPrefix("In the total, the rise disappears when ngo (from January 2023)") == true)
    #expect(sentences[1] == nil)
  }

  @Test func aMonthFourTimesAsHighIsABacklog() throws {
    let sentences = try Self.sentences("backlog_dump")
    #expect(
      sentences[0]
        == "January 2023 (189, around it 46.5) looks like a registration backlog: all parts stand out alike in this one period."
        || sentences[0]
          == "January 2023 (189, around it 47) looks like a registration backlog: all parts stand out alike in this one period.",
      "\(sentences[0] ?? "")")
    #expect(sentences.allSatisfy { $0?.contains("registration backlog") == true }, "\(sentences)")
  }

  @Test func aRiseOfKnownFormsIsWithinTheFallOfUnknownOnes() throws {
    let sentences = try Self.sentences("unknown_form_falls")
    #expect(sentences[0] == nil && sentences[1] == nil && sentences[2] == nil)
    #expect(
      sentences[3]
        == "The rise from January 2023 on is within what the fall of 'unknown' can explain: from 17 to 24 a period without those of unknown form, from 36 to 29 with all of them."
    )
    #expect(sentences[4]?.contains("what the fall of 'unknown' can explain") == true)
  }

  @Test func lastMonthsThatFallTogetherAreProvisional() throws {
    let sentences = try Self.sentences("late_registration")
    #expect(
      sentences[0]
        == "Each period from June 2023 to December 2023 has fewer than the one before (12 in the last, 45 a period in the year before): registration may be incomplete, so these are provisional."
    )
    #expect(sentences[1]?.contains("registration may be incomplete") == true)
  }

  private static let event = ToldEvent(
    DeclaredEvent(
      date: Period(year: 2023, month: 1), kind: .form, text: LocalizedText("Form of 2023"),
      place: LocalizedText("North")))

  @Test(arguments: [
    (
      ToldExplanation.event(event: event, start: Period(year: 2022, month: 12)),
      "The stretch from December 2022 on starts within two months of a new form (North, January 2023): Form of 2023."
    ),
    (
      .event(event: event, start: Period(year: 2023)),
      "The stretch from 2023 on starts in the same year as a new form (North, January 2023): Form of 2023."
    ),
    (
      .breakMark(period: Period(year: 2020)),
      "The publisher marks a break of the series: figures from 2020 on are not comparable with those before."
    ),
    (
      .sharedShift(
        start: Period(year: 2020, month: 3), dimensions: [LocalizedText("Form"), LocalizedText("Sex")],
        shared: 7,
        eligible: 8, ratio: 0.61),
      "Possible change in recording: 7 of 8 categories by form and sex shift by about the same ratio (×\u{00A0}0.61 in all) from March 2020 on, and no event is declared there."
    ),
  ]) func sentencesSayWhatWasFoundAndNoCause(_ explanation: ToldExplanation, _ words: String) {
    #expect(English().text(Phrase.explanation(explanation: explanation)) == words)
    #expect(!words.contains("because") && !words.contains("caused"))
  }

  @Test func eventsThatATestAllowsForAreNamedWhereATrendIsTold() {
    var statement = FindingStatement(subject: SeriesName(measure: LocalizedText("victims"), parts: []))
    statement.allowedEvents = [Self.event]
    for direction in FindingStatement.Direction.allCases {
      statement.direction = direction
      let isTold = !statement.explanationSentences.isEmpty
      #expect(isTold == (direction != .changed && direction != .untested), "\(direction)")
    }
    #expect(
      English().text(.allowedFor(events: [Self.event]))
        == "The trend is that of the time between declared events, and allows for another level from each on: a new form (North, January 2023): Form of 2023."
    )
  }
}

/// Declared events in charts.
@Suite struct EventLineTests {
  private func events(_ count: Int, of points: Int, _ text: String) -> [ChartEvent] {
    (0..<count).map { number in
      ChartEvent(
        place: number * max(1, points - 1) / max(1, count - 1),
        event: ToldEvent(
          DeclaredEvent(date: Period(year: 2020), kind: .law, text: LocalizedText(text))))
    }
  }

  @Test(arguments: ChartSamples.all) func namesOfEventsCoverNothing(_ sample: ChartSamples) {
    guard !sample.points.isEmpty else { return }
    for text in ChartLabelTests.names {
      for size in DrawingSize.allCases {
        let series = LineSeries(
          name: .own(text: LocalizedText("A")), points: sample.points,
          events: events(5, of: sample.points.count, text).filter {
            sample.points.indices.contains($0.place)
          },
          tone: .smuggling)
        let page = ReadPage(LineChart(series: series, title: "t", language: English(), size: size).drawing())
        #expect(page.faults.isEmpty, "\(sample.name), \(size), \(text): \(page.faults)")
      }
    }
  }

  @Test func anEventIsDrawnAtItsPeriodAndNamedBesideIt() {
    let points = ChartSamples.points((0..<24).map { .exact(Double(20 + $0)) })
    let schema = CountsSchema(contracts: [], citations: [], dimensions: [], period: nil, measures: [])
    var declaring = schema
    declaring.events = [
      DeclaredEvent(
        date: Period(year: 2016), kind: .form, text: LocalizedText("Form of 2016"), applies: ["sex": ["F"]]),
      DeclaredEvent(date: Period(year: 2030), kind: .law, text: LocalizedText("Later")),
    ]
    #expect(ChartEvent.events(schema, codes: [:], through: points) == nil)
    #expect(ChartEvent.events(declaring, codes: ["sex": "M"], through: points) == nil)
    let events = ChartEvent.events(declaring, codes: ["sex": "F"], through: points)
    #expect(events?.map(\.place) == [12])
    func words(_ events: [ChartEvent]?) -> String {
      let series = LineSeries(
        name: .own(text: LocalizedText("A")), points: points, events: events, tone: .smuggling)
      return ReadPage(LineChart(series: series, title: "t", language: English()).drawing()).words(in: .label)
    }
    #expect(words(events).contains("Formof2016") && !words(nil).contains("Formof2016"))
  }
}
