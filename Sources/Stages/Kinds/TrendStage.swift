import Language
public import Pipelines
import Statistics
import Tables
import Trends

/// `trend`: the default verdict on every series of a table of counts, alerts on its latest periods, and other methods that are named.
public struct TrendStage: StageKind {
  /// The key that names the kind in a pipeline.
  public let name = "trend"
  /// Raised when equal inputs would give different outputs.
  public let version = 11

  private struct Payload: Sendable {
    var season: Int
    var alpha: Double
    var multiplicity: Multiplicity
    var methods: [TrendMethodRequest]
    var wanted: Set<Wanted>
    var alertLevel: Double
    /// The dimension of the sources.
    var source: String?
  }

  /// What is looked for.
  private enum Wanted: String, CaseIterable {
    /// What happened in each series, and which way it goes.
    case trends
    /// Whether its latest periods are out of what its past leads one to expect.
    case alerts
  }

  /// Checks one stage and says what it will make; reads no source.
  public func check(_ declaration: StageDeclaration, in context: CheckContext) -> CheckedStage? {
    guard
      let configuration = StageConfiguration(
        declaration, kind: name,
        keys: ["season", "alpha", "multiplicity", "methods", "find", "alert-level", "source"], required: [],
        report: context.report),
      let input = context.inputs.first(where: { $0.port == "counts" }),
      let port = input.output.schema as? CountsPort
    else { return nil }
    guard let period = port.schema.period else {
      configuration.fail(
        "the counts of '\(input.stage)' have no period", at: input.location,
        help: "add 'period: month' to '\(input.stage)'")
      return nil
    }
    if let exposure = context.inputs.first(where: { $0.port == "exposure" }) {
      guard let schema = (exposure.output.schema as? CountsPort)?.schema, schema.period != nil else {
        configuration.fail(
          "the exposure '\(exposure.stage)' has no period", at: exposure.location,
          help: "take a table by year or month, such as a population")
        return nil
      }
    }
    if let events = context.inputs.first(where: { $0.port == "by-event" }) {
      guard let schema = (events.output.schema as? CountsPort)?.schema,
        RecordingAssembly.isSame(schema, by: port.schema)
      else {
        configuration.fail(
          "'\(events.stage)' does not count what '\(input.stage)' counts by the periods of the events",
          at: events.location,
          help: "give both the same measures, breakdowns and 'period:'")
        return nil
      }
    }
    let season = configuration.wholeNumber("season", in: 1...366) ?? period.frequency.usualSeason
    let alpha = configuration.number("alpha", in: 0.0001...0.5) ?? 0.05
    let rules = Multiplicity.allCases.map(\.rawValue)
    let rule =
      configuration.choice("multiplicity", of: rules).flatMap(Multiplicity.init) ?? .benjaminiHochberg
    let methods = configuration.methods(
      "methods", hasExposure: context.inputs.contains { $0.port == "exposure" })
    let alertLevel = configuration.number("alert-level", in: 0.0001...0.5) ?? 0.05
    let wanted = Self.wanted(configuration)
    let source = configuration.sourceDimension("source", of: port.schema)
    let payload = Payload(
      season: season, alpha: alpha, multiplicity: rule, methods: methods, wanted: wanted,
      alertLevel: alertLevel, source: source)
    var checked = CheckedStage(
      outputs: [CheckedOutput(port: "findings", type: .findings)],
      canonicalConfiguration:
        "season \(season)\nalpha \(alpha)\nmultiplicity \(rule.rawValue)"
        + "\nfind \(wanted.map(\.rawValue).sorted().joined(separator: " "))\nalert level \(alertLevel)"
        + (methods.isEmpty ? "" : "\nmethods \(methods.map(\.text).joined(separator: " "))")
        + (source.map { "\nsource \($0)" } ?? ""),
      payload: payload)
    // Whether the last period is over by the day of the run; releases say themselves until when they know.
    if !port.schema.dimensions.contains(where: \.isVintage) {
      checked.calendarUse = [.day, .week].contains(period.frequency.length) ? .day : .month
    }
    return checked
  }

  /// What `find` names; both without it.
  private static func wanted(_ configuration: StageConfiguration) -> Set<Wanted> {
    let words = Wanted.allCases.map(\.rawValue)
    guard let texts = configuration.texts("find") else { return Set(Wanted.allCases) }
    if texts.isEmpty {
      configuration.fail(
        "'find' names nothing to look for", at: configuration.location(of: "find"),
        help: "write 'find: trends', 'find: alerts', or leave it out for both")
    }
    return Set(
      texts.compactMap { text, location in
        configuration.checkedChoice(text, of: words, key: "find", at: location) ? Wanted(rawValue: text) : nil
      })
  }

  /// Whether the day until which figures are known lies in a period, which is then not over: what is in it so far is no figure of it.
  ///
  /// Periods that have not begun are projections, and are no question of being over.
  private static func holds(_ day: CalendarDay?, _ period: Period?) -> Bool {
    guard let day, let period else { return false }
    return period.firstDay.number <= day.number && day.number <= period.lastDay.number
  }

  /// Computes one instance in its private folder.
  public func execute(_ attempt: StageAttempt) async throws -> StageOutcome {
    guard let payload = attempt.checked.payload as? Payload,
      let input = attempt.inputs.first(where: { $0.port == "counts" })
    else { throw StageFailure(cause: .engine, message: "stage \(attempt.address) has no counts") }
    let tables = StoredTables.of(attempt)
    let whole = try tables.read(input.folder, for: attempt)
    let table = whole.withoutReleases()
    var series = SeriesAssembly.series(of: table)
    let vintage = whole.schema.dimensions.first(where: \.isVintage)
    let asOf = vintage == nil ? CalendarDay(text: attempt.today) : vintage?.knownUntil?.values.max()?.firstDay
    let running = Self.holds(asOf, table.periods.max()) ? 1 : 0
    for place in series.indices { series[place].provisional = max(series[place].provisional, running) }
    let completeness = CompletenessAnalysis.result(
      series, vintages: VintageAssembly.vintages(whole, of: series))
    for (place, provisional) in completeness.provisional.enumerated() {
      series[place].provisional = max(provisional, running)
    }
    if let input = attempt.inputs.first(where: { $0.port == "exposure" }), let first = table.periods.min() {
      let population = try tables.read(input.folder, for: attempt)
      let exposure = ExposureAssembly(population, counts: table.schema)
      for place in series.indices {
        series[place].exposure = exposure.exposure(of: series[place], first: first)
      }
    }
    var recording = RecordingAssembly.context(of: table.schema, source: payload.source)
    if let input = attempt.inputs.first(where: { $0.port == "by-event" }) {
      let events = try tables.read(input.folder, for: attempt).withoutReleases()
      recording.byEventPeriod = RecordingAssembly.series(of: events, inOrderOf: table.schema)
    }
    let perYear = table.schema.period?.frequency.periodsPerYear ?? 1
    // What looks incomplete is left out of trends and stories. Alerts judge all series of a family together.
    let watched = series
    let tails = SuspectedTails.periods(series, periodsPerYear: perYear)
    for place in series.indices { series[place].provisional = max(series[place].provisional, tails[place]) }
    let family = "all series of \(attempt.address)"
    let findings =
      payload.wanted.contains(.trends)
      ? ExplanationAnalysis.explained(
        TrendAnalysis.findings(
          series, season: payload.season, periodsPerYear: perYear, alpha: payload.alpha, family: family,
          multiplicity: payload.multiplicity),
        of: series, recording: recording, periodsPerYear: perYear) : []
    // What does not add up is no count, and chance does not scatter it like one.
    let counts = watched.filter { table.schema.isAdditive(measure: $0.measure) }
    let alerts =
      payload.wanted.contains(.alerts)
      ? AlertAnalysis.findings(
        counts, season: payload.season, periodsPerYear: perYear, level: payload.alertLevel, family: family,
        margin: CountsSchema.marginCode) : []
    let inputs = series.map {
      TrendMethodInput(
        series: $0, first: table.periods.min(), season: payload.season, periodsPerYear: perYear,
        alpha: payload.alpha, multiplicity: payload.multiplicity)
    }
    let others = MethodFindings.findings(payload.methods, over: inputs)
    let folder = try PortFolder.make("findings", of: attempt)
    let hash = try FindingsStore.write(
      findings + alerts + others + completeness.findings + SuspectedTails.findings(series, tails: tails),
      folder: folder)
    return StageOutcome(
      hashes: ["findings": try FindingsSource.write(table.schema, beside: hash, folder: folder)])
  }
}
