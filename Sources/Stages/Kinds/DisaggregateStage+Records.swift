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
      let period = reader.period(), let sets = reader.sets(dimensions), let fill = reader.fill(),
      let recording = reader.recording()
    else { return nil }
    if let period = period.value,
      !configuration.isOfCalendar(period.frequency, filter.expression, column: period.name)
    {
      return nil
    }
    guard reader.keepsMattersApart(dimensions, sets.value, filter.expression) else { return nil }
    var plan = RecordsDisaggregation(
      dimensions: dimensions, sets: sets.value, measures: measures, period: period.value,
      filter: filter.expression, fill: fill)
    plan.recording = recording.value
    let source = reader.sourceSchema(dimensions)
    let schema = plan.resultSchema(source)
    var columns: [String: ScalarType] = [:]
    for dimension in dimensions { columns[dimension.name] = port.types[dimension.name] }
    for measure in measures { columns[measure.name] = .count }
    if let period = period.value { columns[period.name] = period.frequency.scalarType }
    if let recording = recording.value { columns[recording.column] = .text }
    let payload = RecordsPayload(
      port: port, cleaning: cleaning, plan: plan, schema: source, parameterTypes: context.parameters)
    var checked = CheckedStage(
      outputs: [
        CheckedOutput(port: "table", type: .counts, schema: CountsPort(schema: schema, columns: columns))
      ],
      evidence: .codedAggregation, canonicalConfiguration: Self.canonical(plan),
      parameters: filter.expression?.mentionedParameters ?? [], payload: payload)
    checked.calendarUse = port.calendarUse
    return checked
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
    let open = isStored ? nil : try payload.port.openSource(in: attempt.folder)
    defer { open?.close() }
    let source = open?.source
    let engine = try EngineAccess.open(for: attempt, files: source.map { [$0.path] } ?? [])
    let bound = plan
    let today = CalendarDay(text: attempt.today)
    let cleaning = payload.cleaning.on(today)
    let result = try EngineAccess.translatingRecords(payload.port.contract.name) { () throws(RecordsError) in
      if let source {
        return try bound.result(
          of: source, cleaning: cleaning, schema: payload.schema, today: today, engine: engine)
      }
      return try bound.result(
        ofStored: stored, cleaning: cleaning, schema: payload.schema, today: today, engine: engine)
    }
    let (subject, file) = (payload.port.contract.name, payload.port.fileName)
    var conditions =
      (open?.conditions ?? []) + result.conditions(of: subject, file: file, period: plan.period?.name)
    // Of stored records 'clean' says what its own rules mention; the rest is used here.
    var used = Set(bound.usedColumns(cleaning).map(\.name))
    if isStored { used.subtract(cleaning.mentionedSourceColumns) }
    let audit = isStored ? QualityText.audit(folder: input.folder + "/../quality") : result.audit
    conditions +=
      audit?.unknowns(
        required: isStored ? [] : cleaning.requiredColumns, used: used, of: subject, file: file) ?? []
    let selection = StoredSelection(plan.filter, ofRecords: result.table.rowCount)
    conditions += [selection?.condition(of: attempt.address.stage)].compactMap(\.self)
    let table = plan.recording == nil ? result.table : ProvisionalTail.marked(result.table)
    let outcome = try EngineAccess.store(table, port: "table", of: attempt, conditions: conditions)
    try selection?.write(folder: attempt.folder + "/table")
    return outcome
  }

  private static func canonical(_ plan: RecordsDisaggregation) -> String {
    let measures = plan.measures.map { "\($0.name)=\($0.aggregate)" }
    let dimensions = plan.dimensions.map { "\($0.name):\($0.margin)" }
    let sets = plan.sets.map { $0.map { $0.joined(separator: "+") }.joined(separator: ",") }
    let recording = plan.recording.map { ["recorded \($0.column) delays \($0.delays)"] } ?? []
    return
      ([
        "records", "measures \(measures.joined(separator: ","))", "by \(dimensions.joined(separator: ","))",
        "sets \(sets ?? "all")", "period \(plan.period.map { "\($0.name) \($0.frequency)" } ?? "none")",
        "fill \(plan.fill)", "where \(plan.filter?.canonicalText ?? "")",
      ] + recording).joined(separator: "\n")
  }
}

extension RecordsDisaggregation.Result {
  /// The rule that every addend of a sum is known.
  static let addendsUnknown = "unknown-addends"

  /// What to tell people: rows by rule and count, never a value.
  func conditions(of subject: String, file: String, period: String?) -> [DataCondition] {
    // The account of a cleaning says the same of the same rules.
    var account = audit ?? CleaningAudit(rows: 0, records: 0, columns: [], entries: [])
    account.notices = notices
    account.entries += rejected.map { .init(action: .rejected, rule: $0.rule, column: nil, count: $0.rows) }
    if duplicates > 0 {
      account.entries.append(
        .init(action: .merged, rule: CleaningAudit.duplicate, column: nil, count: duplicates))
    }
    var conditions = account.conditions(of: subject, file: file)
    func records(_ count: Int) -> String { "\(count) record\(count == 1 ? "" : "s")" }
    if withoutPeriod > 0, let period {
      conditions.append(
        DataCondition(
          "without-period", of: subject, column: period, count: withoutPeriod,
          text: "\(file): \(records(withoutPeriod)) without a known '\(period)' are in no period"))
    }
    if uncovered > 0, let period {
      conditions.append(
        DataCondition(
          RecordsCalendar.uncovered, of: subject, column: period, count: uncovered,
          text: "\(file): \(records(uncovered)) outside the coverage of the contract, by '\(period)'"))
    }
    if unrecorded > 0 {
      conditions.append(
        DataCondition(
          "without-recording", of: subject, count: unrecorded,
          text: "\(file): \(records(unrecorded)) without a known day of recording count as recorded at once"))
    }
    conditions += unknownAddends.map { item in
      DataCondition(
        Self.addendsUnknown, of: subject, column: item.column, count: item.unknown,
        text: item.unknown == item.records
          ? "\(file): '\(item.column)' is known of no record: there is no sum"
          : "\(file): '\(item.column)' is not known of \(item.unknown) of \(records(item.records)): sums with them are lower bounds"
      )
    }
    return conditions
      + nearlyUnique.map { dimension in
        DataCondition(
          DataCondition.codesOfPersons, of: subject, column: dimension, count: 1,
          text:
            "\(file): '\(dimension)' has nearly as many codes as there are records: a code may stand for one person"
        )
      }
  }
}
