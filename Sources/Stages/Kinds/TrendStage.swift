import Language
public import Pipelines
import Statistics
import Tables
import Trends

/// `trend`: the default verdict on every series of a table of counts, and other methods that are named.
public struct TrendStage: StageKind {
  /// The key that names the kind in a pipeline.
  public let name = "trend"
  /// Raised when equal inputs would give different outputs.
  public let version = 7

  private struct Payload: Sendable {
    var season: Int
    var alpha: Double
    var multiplicity: Multiplicity
    var methods: [TrendMethodRequest]
    /// The dimension of the sources.
    var source: String?
  }

  /// Checks one stage and says what it will make; reads no source.
  public func check(_ declaration: StageDeclaration, in context: CheckContext) -> CheckedStage? {
    guard
      let configuration = StageConfiguration(
        declaration, kind: name, keys: ["season", "alpha", "multiplicity", "methods", "source"], required: [],
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
    let season = configuration.wholeNumber("season", in: 1...366) ?? period.frequency.usualSeason
    let alpha = configuration.number("alpha", in: 0.0001...0.5) ?? 0.05
    let rules = Multiplicity.allCases.map(\.rawValue)
    let rule =
      configuration.choice("multiplicity", of: rules).flatMap(Multiplicity.init) ?? .benjaminiHochberg
    let methods = configuration.methods(
      "methods", hasExposure: context.inputs.contains { $0.port == "exposure" })
    let source = configuration.sourceDimension("source", of: port.schema)
    let payload = Payload(
      season: season, alpha: alpha, multiplicity: rule, methods: methods, source: source)
    return CheckedStage(
      outputs: [CheckedOutput(port: "findings", type: .findings)],
      canonicalConfiguration:
        "season \(season)\nalpha \(alpha)\nmultiplicity \(rule.rawValue)"
        + (methods.isEmpty ? "" : "\nmethods \(methods.map(\.text).joined(separator: " "))")
        + (source.map { "\nsource \($0)" } ?? ""),
      payload: payload)
  }

  /// Computes one instance in its private folder.
  public func execute(_ attempt: StageAttempt) async throws -> StageOutcome {
    guard let payload = attempt.checked.payload as? Payload,
      let input = attempt.inputs.first(where: { $0.port == "counts" })
    else { throw StageFailure(cause: .engine, message: "stage \(attempt.address) has no counts") }
    let tables = StoredTables.of(attempt)
    let table = try tables.read(input.folder, for: attempt)
    var series = SeriesAssembly.series(of: table)
    if let input = attempt.inputs.first(where: { $0.port == "exposure" }), let first = table.periods.min() {
      let population = try tables.read(input.folder, for: attempt)
      let exposure = ExposureAssembly(population, counts: table.schema)
      for place in series.indices {
        series[place].exposure = exposure.exposure(of: series[place], first: first)
      }
    }
    let perYear = table.schema.period?.frequency.periodsPerYear ?? 1
    let findings = ExplanationAnalysis.explained(
      TrendAnalysis.findings(
        series, season: payload.season, periodsPerYear: perYear, alpha: payload.alpha,
        family: "all series of \(attempt.address)", multiplicity: payload.multiplicity),
      of: series, recording: RecordingAssembly.context(of: table.schema, source: payload.source),
      periodsPerYear: perYear)
    let inputs = series.map {
      TrendMethodInput(
        series: $0, first: table.periods.min(), season: payload.season, periodsPerYear: perYear,
        alpha: payload.alpha, multiplicity: payload.multiplicity)
    }
    let others = MethodFindings.findings(payload.methods, over: inputs)
    let folder = try PortFolder.make("findings", of: attempt)
    let hash = try FindingsStore.write(findings + others, folder: folder)
    return StageOutcome(
      hashes: ["findings": try FindingsSource.write(table.schema, beside: hash, folder: folder)])
  }
}
