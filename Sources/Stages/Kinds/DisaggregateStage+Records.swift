import Codebook
import Language
import Pipelines
import Tables

extension DisaggregateStage {
  /// What is computed over records.
  struct RecordsPayload: Sendable {
    var port: RecordsPort
    var cleaning: RecordsCleaning
    var plan: RecordsDisaggregation
    var schema: CountsSchema
    var parameterTypes: [String: ParameterType]
  }

  /// Checks a disaggregation of records, and proves that what comes out tells of no single person by a key or a text.
  func checkRecords(
    _ declaration: StageDeclaration, _ configuration: StageConfiguration, _ input: CheckContext.Input,
    _ port: RecordsPort, _ context: CheckContext
  ) -> CheckedStage? {
    guard let cleaning = port.cleaning else {
      configuration.fail(
        "the records of '\(input.stage)' are as their source writes them", at: input.location,
        help: "put a 'clean' stage between '\(input.stage)' and '\(declaration.name)'")
      return nil
    }
    let reader = RecordsAggregation(
      declaration: declaration, configuration: configuration, port: port, cleaning: cleaning, context: context
    )
    // All that is refused is said at once.
    let filter =
      reader.filterTellsNoPerson()
      ? codes.filter(
        declaration, port: CountsPort(schema: port.contract.schema, columns: reader.filterTypes),
        context: context) : nil
    guard let measures = reader.measures(), let dimensions = reader.dimensions(), let filter,
      let period = reader.period(), let sets = reader.sets(dimensions), let fill = reader.fill()
    else { return nil }
    guard reader.keepsMattersApart(dimensions, sets.value, filter.expression) else { return nil }
    let plan = RecordsDisaggregation(
      dimensions: dimensions, sets: sets.value, measures: measures, period: period.value,
      filter: filter.expression, fill: fill)
    let source = reader.sourceSchema(dimensions)
    let schema = plan.resultSchema(source)
    var columns: [String: ScalarType] = [:]
    for dimension in dimensions { columns[dimension.name] = port.types[dimension.name] }
    for measure in measures { columns[measure.name] = .count }
    if let period = period.value { columns[period.name] = period.frequency == .month ? .month : .year }
    let payload = RecordsPayload(
      port: port, cleaning: cleaning, plan: plan, schema: source, parameterTypes: context.parameters)
    return CheckedStage(
      outputs: [
        CheckedOutput(port: "table", type: .counts, schema: CountsPort(schema: schema, columns: columns))
      ],
      evidence: .codedAggregation, canonicalConfiguration: Self.canonical(plan),
      parameters: filter.expression?.mentionedParameters ?? [], payload: payload)
  }

  /// Counts records: those that were stored, else those of the source, cleaned on the way.
  func execute(_ attempt: StageAttempt, records payload: RecordsPayload) throws -> StageOutcome {
    guard let input = attempt.inputs.first else {
      throw StageFailure(cause: .engine, message: "stage \(attempt.address) has no input")
    }
    var plan = payload.plan
    plan.filter = codes.bound(plan.filter, in: attempt, types: payload.parameterTypes)
    let stored = input.folder + "/" + RecordsStore.recordsFile
    let isStored = PortFolder.holds(stored)
    let engine = try EngineAccess.open(for: attempt, files: isStored ? [] : [payload.port.source])
    let source = isStored ? nil : try payload.port.openSource()
    let bound = plan
    let result = try EngineAccess.translatingRecords(payload.port.contract.name) { () throws(RecordsError) in
      if let source {
        return try bound.result(
          of: source, cleaning: payload.cleaning, schema: payload.schema, engine: engine)
      }
      return try bound.result(
        ofStored: stored, cleaning: payload.cleaning, schema: payload.schema, engine: engine)
    }
    var outcome = try EngineAccess.store(
      result.table, port: "table", of: attempt, engine: engine,
      warnings: result.warnings(
        of: AbsolutePath.lastComponent(payload.port.source), period: plan.period?.name))
    // Pages for internal readers say it too.
    let notices = result.nearlyUnique.map(RecordsDisaggregation.Result.notice)
    try LoadNotices.write(notices, folder: attempt.folder + "/table")
    outcome.hashes["table"] = outcome.hashes["table"].map { LoadNotices.hash($0, notices) }
    return outcome
  }

  private static func canonical(_ plan: RecordsDisaggregation) -> String {
    let measures = plan.measures.map { "\($0.name)=\($0.aggregate)" }
    let dimensions = plan.dimensions.map { "\($0.name):\($0.margin)" }
    let sets = plan.sets.map { $0.map { $0.joined(separator: "+") }.joined(separator: ",") }
    return [
      "records", "measures \(measures.joined(separator: ","))", "by \(dimensions.joined(separator: ","))",
      "sets \(sets ?? "all")", "period \(plan.period.map { "\($0.name) \($0.frequency)" } ?? "none")",
      "fill \(plan.fill)", "where \(plan.filter?.canonicalText ?? "")",
    ].joined(separator: "\n")
  }
}

extension RecordsDisaggregation.Result {
  /// What to tell people: rows by rule and count, never a value.
  func warnings(of subject: String, period: String?) -> [String] {
    func rows(_ count: Int) -> String { "\(count) row\(count == 1 ? "" : "s")" }
    var lines = rejected.map { "\(subject): rule '\($0.rule)' rejected \(rows($0.rows))" }
    if duplicates > 0 {
      lines.append("\(subject): \(rows(duplicates)) became one with another row of the same key")
    }
    if withoutPeriod > 0, let period {
      lines.append(
        "\(subject): \(withoutPeriod) record\(withoutPeriod == 1 ? "" : "s") without a known '\(period)' are in no period"
      )
    }
    return lines + nearlyUnique.map { "\(subject): \(Self.notice($0))" }
  }

  /// What to tell of a dimension whose codes are nearly as many as the records that have them.
  static func notice(_ dimension: String) -> String {
    "'\(dimension)' has nearly as many codes as there are records: a code may stand for one person"
  }
}
