import Language
import Statistics
import Tables
import Testing
import Trends

@testable import Briefs

/// What a nightly page says of the latest periods and of the last report.
@Suite struct NightPageTests {
  // MARK: Inputs

  private static func watched(
    _ state: AlertFinding.State, _ observed: ValueBounds, range: (Double, Double), expected: Double = 6,
    distance: Double = 5, first: String? = nil, last: String = "2017-10",
    standing: AlertFinding.Watched.Standing = .settled
  ) -> AlertFinding.Watched {
    AlertFinding.Watched(
      first: first ?? last, last: last, standing: standing, observed: observed, expected: expected,
      range: ValueBounds(low: range.0, high: range.1), higherP: 1e-7, lowerP: standing == .settled ? 1 : nil,
      adjustedP: state.isAlert ? 1e-5 : 1, distance: distance, state: state)
  }

  private static func finding(
    _ route: String, _ watched: [AlertFinding.Watched], reason: NotEstimable? = nil,
    shared: AlertFinding.Shared? = nil
  ) -> Finding {
    let state = watched.first { $0.state.isAlert }?.state ?? .usual
    return Finding(
      measure: "detections", key: [KeyPart(dimension: "route", code: route)],
      window: FindingWindow(firstPeriod: "2015-01", lastPeriod: "2017-12", basis: SeriesBasis(known: 36)),
      family: FindingFamily(words: "all", series: 3, multiplicity: .bonferroni),
      body: AlertFinding(
        state: reason.map { .failure($0) } ?? .success(state), watched: watched, level: 0.05, shared: shared))
  }

  private static let usual = finding("CMED", [watched(.usual, ValueBounds(6), range: (0, 12), distance: 0)])
  private static let high = finding(
    "WBAL", [watched(.unusuallyHigh, ValueBounds(384), range: (0, 12))])

  private static func inputs(
    _ alerts: [Finding], changes: [PageInputs.Changes] = []
  ) -> PageInputs {
    var inputs = Samples.inputs()
    inputs.findings[0].findings += alerts
    inputs.changes = changes
    return inputs
  }

  private static func changes(
    _ transitions: [FindingTransition]?, figures: [PageInputs.Changes.Figure] = [],
    earlier: PageInputs.Changes.Earlier = .compared
  ) -> PageInputs.Changes {
    PageInputs.Changes(
      stage: "statements", figures: figures, counted: 0,
      bindings: transitions == nil ? [] : [Samples.country("PAK")],
      reads: [transitions == nil ? "region" : "trends"], transitions: transitions, causes: ["records"],
      earlier: earlier)
  }

  private static func report(_ inputs: PageInputs) throws -> Report { try Samples.report("nightly", inputs) }

  private static func text(_ inputs: PageInputs) throws -> String { ReadPage(try report(inputs).html).text }

  // MARK: Alerts

  @Test func anAlertSaysWhatWasRecordedWhatWasExpectedAndWhatToLookAt() throws {
    let text = try Self.text(Self.inputs([Self.usual, Self.high]))
    #expect(text.contains("In October 2017, 384 detections"), "\(text)")
    #expect(text.contains("where 0 to 12 were to be expected"))
    #expect(text.contains("About 64 times what was to be expected."))
    #expect(text.contains("An alert is not yet a change in crime."))
    #expect(text.contains("Watched: 2 series, October 2017."))
    #expect(text.contains("the chance of any alert among them is at most 5 per cent"))
  }

  @Test(arguments: [
    (AlertFinding.State.unusuallyHigh, ValueBounds(1), "1 detections", "was recorded"),
    (.unusuallyLow, ValueBounds(0), "0 detections", "were recorded"),
    (.unusuallyHigh, ValueBounds(low: 0, high: 4), "<5 detections", "were recorded"),
  ])
  func numbersOfAlertsArePrintedAsOthers(
    _ state: AlertFinding.State, _ observed: ValueBounds, _ number: String, _ verb: String
  ) throws {
    let text = try Self.text(
      Self.inputs([Self.finding("WBAL", [Self.watched(state, observed, range: (8, 12))])]))
    #expect(text.contains("In October 2017, \(number)") && text.contains(verb), "\(text)")
  }

  @Test func whatAppearsSaysSo() throws {
    let run = Self.watched(.appeared, ValueBounds(3), range: (0, 0), expected: 0.01, first: "2017-09")
    let text = try Self.text(Self.inputs([Self.finding("WBAL", [run])]))
    #expect(text.contains("In September 2017 to October 2017, 3 detections"), "\(text)")
    #expect(text.contains("after a time in which none was"))
    // Three hundred times next to nothing is no size.
    #expect(!text.contains("times what was to be expected"))
  }

  @Test func aProvisionalPeriodSaysSoAndOneSeriesIsToldOnce() throws {
    let text = try Self.text(
      Self.inputs([
        Self.finding(
          "WBAL",
          [
            Self.watched(.unusuallyHigh, ValueBounds(384), range: (0, 12), distance: 9),
            Self.watched(
              .unusuallyHigh, ValueBounds(90), range: (0, 13), last: "2017-11", standing: .provisional),
          ])
      ]))
    #expect(text.contains("So it was in November 2017."), "\(text)")
    #expect(!text.contains("90 detections"))
    let only = try Self.text(
      Self.inputs([
        Self.finding(
          "WBAL",
          [
            Self.watched(
              .unusuallyHigh, ValueBounds(90), range: (0, 13), last: "2017-11", standing: .provisional)
          ])
      ]))
    #expect(only.contains("The figure may still be revised."), "\(only)")
  }

  @Test func theLastReportTellsNewFromContinuing() throws {
    let other = Self.finding(
      "CMED", [Self.watched(.unusuallyHigh, ValueBounds(60), range: (0, 12), distance: 9)])
    let before = Self.finding("CMED", [Self.watched(.unusuallyHigh, ValueBounds(50), range: (0, 12))])
    let compared = Self.changes(
      FindingTransition.between([before], [Self.high, other]))
    let report = try Self.report(Self.inputs([Self.high, other], changes: [compared]))
    let messages = report.messages.map { English().paragraph([$0.headline] + $0.sentences) }
    #expect(
      messages[0].contains("384") && messages[0].contains("The last report did not have it."), "\(messages)")
    #expect(messages[1].contains("60") && messages[1].contains("The last report had it, too."), "\(messages)")
    // Without a comparison nothing is said of the last report.
    let alone = try Self.text(Self.inputs([Self.high]))
    #expect(!alone.contains("The last report"), "\(alone)")
  }

  @Test func anAlertThatIsNoMoreIsTold() throws {
    let now = Self.finding("WBAL", [Self.watched(.usual, ValueBounds(6), range: (0, 12))])
    let text = try Self.text(
      Self.inputs([now], changes: [Self.changes(FindingTransition.between([Self.high], [now]))]))
    #expect(text.contains("No longer an alert: detections"), "\(text)")
    #expect(text.contains("which was one in October 2017") && !text.contains("384"), "\(text)")
  }

  @Test func mostSeriesAtOnceIsNoCrime() throws {
    let low = Self.finding(
      "WBAL", [Self.watched(.lowTogether, ValueBounds(1), range: (8, 20))], shared: .fall)
    let text = try Self.text(Self.inputs([low]))
    #expect(text.contains("Most series have fewer than was to be expected in October 2017"), "\(text)")
    #expect(text.contains("the period may be incomplete"))
    // Beside that sentence nothing lies within what was to be expected.
    #expect(text.contains("No other alert of a single series.") && !text.contains("lie within"))
  }

  @Test func whatCannotBeWatchedSaysWhy() throws {
    let text = try Self.text(Self.inputs([Self.finding("WBAL", [], reason: .tooShort)]))
    #expect(text.contains("No series could be watched: 1 for too few periods."), "\(text)")
  }

  @Test func anAlertThatLastsIsNotOver() throws {
    let low = Self.finding("WBAL", [Self.watched(.unusuallyLow, ValueBounds(0), range: (8, 20))])
    let now = Self.finding("WBAL", [Self.watched(.usual, ValueBounds(0), range: (0, 18), last: "2017-11")])
    let text = try Self.text(
      Self.inputs([now], changes: [Self.changes(FindingTransition.between([low], [now]))]))
    #expect(text.contains("It lasts: detections"), "\(text)")
    #expect(
      text.contains("0 in November 2017, still fewer than was to be expected before the alert (8 to 20)"))
    #expect(!text.contains("No longer an alert") && !text.contains("lies within"))
  }

  @Test func aSourceThatFellSilentIsNamed() throws {
    var inputs = Self.inputs([Self.usual, Self.finding("WBAL", [], reason: .missingLatest)])
    let text = try Self.text(inputs)
    #expect(text.contains("No figure for the latest period, where there was one before: Pakistan"), "\(text)")
    #expect(text.contains("Western Balkan Route") && text.contains("ask the source"))
    // One that has been silent for years is no news.
    let table = inputs.tables[1].table
    let route = try #require(table.schema.dimensions.firstIndex { $0.name == "route" })
    inputs.tables[1].table.measures[0] = table.measures[0].enumerated().map { row, cell in
      table.dimensions[route][row] == "WBAL" && table.periods[row].year > 2015 ? .missing : cell
    }
    #expect(!(try Self.text(inputs)).contains("No figure for the latest period, where"))
  }

  // MARK: The last report

  @Test func whatIsHiddenOrWithdrawnSinceIsNotPrintedAgain() throws {
    func figure(_ kind: PageInputs.Changes.Figure.Kind, _ before: String, _ now: String?)
      -> PageInputs.Changes.Figure
    {
      .init(
        kind: kind, measure: "detections", key: "route=WBAL month=2017-01",
        codes: [KeyPart(dimension: "route", code: "WBAL")], period: "2017-01", before: before, now: now,
        causes: ["records"])
    }
    let figures = [
      figure(.revised, "31337", "0...4"), figure(.withdrawn, "41337", nil),
      figure(.revised, "51337", "hidden"),
      figure(.revised, "61337 derived", "13...17 derived"), figure(.revised, "71337", "81337 provisional"),
    ]
    var inputs = Self.inputs([Self.usual], changes: [Self.changes(nil, figures: figures)])
    let report = try Self.report(inputs)
    let page = report.html + (try JSONWriter.text(report))
    for secret in ["31337", "41337", "51337", "61337"] { #expect(!page.contains(secret), "\(secret)") }
    let text = ReadPage(report.html).text
    #expect(text.contains("<5") && text.contains("13–17") && text.contains("not told"), "\(text)")
    #expect(text.contains("71,337") && text.contains("81,337 (provisional)"))
    inputs.audience = .insiders
    #expect(try Self.text(inputs).contains("31,337"))
  }

  @Test func stretchesThatRestedOnAFigureHiddenSinceAreNotToldAgain() throws {
    let stretch = Stretch(
      first: "2015-01", last: "2017-12", start: nil, direction: .level, mean: ValueBounds(31_337),
      from: ValueBounds(31_337), to: ValueBounds(31_337),
      peak: DatedValue(period: "2015-01", value: ValueBounds(31_337)))
    let story = SeriesStory(
      stretches: [stretch], peak: stretch.peak, trough: stretch.peak)
    let before = Samples.finding("CMED", .falling, slope: -4, p: 0.002, story: .success(story))
    var now = Samples.finding("CMED", .rising, slope: 4, p: 0.02, story: .success(story))
    var moved = story
    moved.stretches[0].direction = .rising
    now = Samples.finding("CMED", .rising, slope: 4, p: 0.02, story: .success(moved))
    func text(_ now: Finding) throws -> String {
      try Self.text(
        Self.inputs([Self.usual], changes: [Self.changes(FindingTransition.between([before], [now]))]))
    }
    #expect(try text(now).contains("about 31,000"))
    now.window.basis.hidden = 1
    #expect(!(try text(now)).contains("about 31,000"))
  }

  @Test func whatIsSeenForTheFirstTimeIsNamed() throws {
    let figures = (0..<36).map { month in
      PageInputs.Changes.Figure(
        kind: .new, measure: "detections", key: "route=WBAL month=\(month)",
        codes: [KeyPart(dimension: "route", code: "WBAL"), KeyPart(dimension: "nationality", code: "_T")],
        period: "2017-12", before: nil, now: "12", causes: ["records"])
    }
    var inputs = Self.inputs([Self.usual], changes: [Self.changes(nil, figures: figures)])
    #expect(try Self.text(inputs).contains("In no earlier report: Western Balkan Route."))
    inputs.changes[0].figures.removeLast()
    #expect(!(try Self.text(inputs)).contains("In no earlier report"))
  }

  @Test func theFirstReportHasNoneBefore() throws {
    let text = try Self.text(Self.inputs([Self.usual], changes: [Self.changes(nil, earlier: .absent)]))
    #expect(text.contains("This is the first report"), "\(text)")
    #expect(!text.contains("A quiet night"))
  }

  @Test func newFiguresOfAPeriodAreOneLine() throws {
    let figures = ["CMED", "WBAL"].map { route in
      PageInputs.Changes.Figure(
        kind: .new, measure: "detections", key: "route=\(route) month=2017-12",
        codes: [KeyPart(dimension: "route", code: route)], period: "2017-12", before: nil, now: "12",
        causes: ["records"])
    }
    let revised = PageInputs.Changes.Figure(
      kind: .revised, measure: "detections", key: "route=WBAL month=2017-01",
      codes: [KeyPart(dimension: "route", code: "WBAL")], period: "2017-01", before: "12", now: "40",
      causes: ["records"])
    let text = try Self.text(
      Self.inputs([Self.usual], changes: [Self.changes(nil, figures: figures + [revised])]))
    #expect(text.contains("Since the last report: 2 new figures, 1 revised and 0 withdrawn."), "\(text)")
    #expect(text.contains("New: 2 figures for December 2017 (cause: records)."))
    #expect(text.contains("Western Balkan Route: detections, January 2017"))
  }

  @Test func aSentenceThatNoLongerHoldsStandsBesideWhatHoldsNow() throws {
    let before = Samples.finding("CMED", .falling, slope: -4, p: 0.002)
    let now = Samples.finding("CMED", .rising, slope: 4, p: 0.02)
    let text = try Self.text(
      Self.inputs([Self.usual], changes: [Self.changes(FindingTransition.between([before], [now]))]))
    #expect(text.contains("1 sentence of the last report no longer holds"), "\(text)")
    #expect(text.contains("have fallen since 2015") && text.contains("have probably risen since 2015"))
  }

  // MARK: Quiet nights

  private static var quiet: PageInputs {
    let new = PageInputs.Changes.Figure(
      kind: .new, measure: "detections", key: "month=2017-12", codes: [], period: "2017-12", before: nil,
      now: "12", causes: ["records"])
    var routine = new
    (routine.kind, routine.before, routine.now) = (.revised, "12 provisional", "13 provisional")
    return inputs([usual], changes: [changes(nil, figures: [new, routine]), changes([])])
  }

  @Test func aQuietNightIsOneScreenThatSaysSo() throws {
    let report = try Self.report(Self.quiet)
    let text = ReadPage(report.html).text
    #expect(text.contains("A quiet night: no alert among 1 series"), "\(text)")
    #expect(text.contains("1 figure is new.") && text.contains("Of those revised 1 was provisional."))
    let open = report.sections.filter { $0.folding == .open }.compactMap(\.title).map(English().text)
    #expect(
      open == [
        "How fresh and complete", "Alerts", "Changes since the last report", "Country briefs", "Sources",
      ])
    #expect(
      report.html.ranges(of: "<details class=\"fold\">").count
        == report.sections.count { $0.folding == .folded })
    // What is folded is all there.
    #expect(text.contains("What happened") && text.contains("Stretches"))
  }

  @Test func earlierStretchesToldOtherwiseAreNoNews() throws {
    var inputs = Self.quiet
    let finding = Samples.finding("CMED", .rising, slope: 4, p: 0.02)
    inputs.changes[1].transitions = [FindingTransition(aspects: [.pastRetold], before: finding, now: finding)]
    let text = ReadPage(try Self.report(inputs).html).text
    #expect(text.contains("A quiet night"), "\(text)")
    #expect(text.contains("Of 1 story only stretches before the last one are told otherwise"))
  }

  @Test func anyNewsKeepsThePageOpen() throws {
    var raised = Self.quiet
    raised.findings[0].findings.append(Self.high)
    var revised = Self.quiet
    revised.changes[0].figures[0].kind = .revised
    var told = Self.quiet
    told.changes[1].transitions = FindingTransition.between(
      [Samples.finding("CMED", .falling, slope: -4, p: 0.002)],
      [Samples.finding("CMED", .rising, slope: 4, p: 0.02)])
    var first = Self.quiet
    first.changes[0].earlier = .absent
    var unwatched = Self.quiet
    unwatched.findings[0].findings.removeAll { $0.alert != nil }
    var silent = Self.quiet
    silent.findings[0].findings.append(Self.finding("WBAL", [], reason: .missingLatest))
    for inputs in [raised, revised, told, first, unwatched, silent] {
      let report = try Self.report(inputs)
      #expect(report.sections.allSatisfy { $0.folding == .open })
      #expect(!ReadPage(report.html).text.contains("A quiet night"))
    }
  }

  @Test func everyNumberOfASentenceIsInTheReport() throws {
    let alert = Self.finding(
      "WBAL",
      [Self.watched(.unusuallyHigh, ValueBounds(1_384), range: (10, 112), expected: 60, distance: 7.1)])
    for message in try Self.report(Self.inputs([alert])).messages {
      #expect(PrintedNumbers.unexplained(message.headline).isEmpty, "\(English().text(message.headline))")
    }
  }
}
