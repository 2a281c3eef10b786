import Codebook
import Foundation
import Language
public import Pipelines
import Tables

/// `disaggregate`: measures by dimensions and period, with margins.
///
/// Over counts it aggregates again, as `Disaggregation` says: published totals are the totals, hidden cells
/// add up to intervals, releases are never added.
public struct DisaggregateStage: StageKind {
  /// The key that names the kind in a pipeline.
  public let name = "disaggregate"
  /// Raised when equal inputs would give different outputs.
  public let version = 7
  let codes: CodeSource

  init(codes: CodeSource) { self.codes = codes }

  private struct Payload: Sendable {
    var filter: TypedExpression?
    var measures: [Disaggregation.Measure]
    var dimensions: [Disaggregation.Dimension]
    var period: Period.Frequency?
    var fill: Disaggregation.FillRule
    var parameterTypes: [String: ParameterType]
  }

  /// Checks one stage and says what it will make; reads no source.
  public func check(_ declaration: StageDeclaration, in context: CheckContext) -> CheckedStage? {
    guard
      let configuration = StageConfiguration(
        declaration, kind: name, keys: ["measure", "by", "sets", "period", "fill", "recorded", "delays"],
        required: ["measure", "by"],
        filter: .heeded, report: context.report),
      let input = context.inputs.first
    else { return nil }
    if let port = input.output.schema as? RecordsPort {
      return checkRecords(declaration, configuration, input, port, context)
    }
    guard let port = input.output.schema as? CountsPort else { return nil }
    for key in ["sets", "recorded", "delays"] where configuration[key] != nil {
      configuration.fail("'\(key)' is for records", at: configuration.location(of: key))
      return nil
    }
    let measures = self.measures(configuration, port)
    let dimensions = self.dimensions(configuration, port)
    let period = self.period(configuration, port)
    let fill = configuration.choice("fill", of: ["none", "zero"])
    let filter = codes.filter(declaration, port: port, context: context)
    guard let measures, let dimensions, let filter else { return nil }
    if let column = port.schema.period,
      !configuration.isOfCalendar(column.frequency, filter.expression, column: column.name)
    {
      return nil
    }
    if fill == "zero", port.schema.coverage == nil {
      configuration.fail(
        "'fill: zero' needs the coverage of the source", at: configuration.location(of: "fill"),
        help: "add 'coverage: {from: ..., to: ..., absent: zero}' to the contract")
      return nil
    }
    let payload = Payload(
      filter: filter.expression, measures: measures, dimensions: dimensions, period: period,
      fill: fill == "zero" ? .zero : .none, parameterTypes: context.parameters)
    let plan = Disaggregation(
      filter: nil, measures: measures, dimensions: dimensions, period: period, fill: payload.fill)
    let schema = plan.resultSchema(of: port.schema)
    var columns = port.columns
    for measure in measures { columns[measure.name] = .count }
    // A table by year is asked for years, whatever the column is called.
    if let column = schema.period { columns[column.name] = column.frequency.scalarType }
    let output = CountsPort(
      schema: schema, columns: columns, additionalCodes: port.additionalCodes, openColumns: port.openColumns)
    let used = Set(schema.dimensions.map(\.name)).union(payload.filter?.mentionedColumns ?? [])
    let open = used.intersection(port.openColumns).min()
    return CheckedStage(
      outputs: [CheckedOutput(port: "table", type: .counts, schema: output)],
      evidence: open.map { name in
        .uncodedAggregation(
          reason: "'\(name)' may hold any text", configuration.location(of: "by"))
      } ?? .codedAggregation,
      canonicalConfiguration: canonical(payload),
      parameters: payload.filter?.mentionedParameters ?? [], payload: payload)
  }

  /// What a gate looks at: totals and shares.
  public func profile(folder: String) throws -> TableProfile? { try CountsProfile.read(folder: folder) }

  /// Sums and conversions are the engine's.
  public func versions(of checked: CheckedStage) -> [KeyField] { [EngineAccess.keyField] }

  /// Computes one instance in its private folder.
  public func execute(_ attempt: StageAttempt) async throws -> StageOutcome {
    if let payload = attempt.checked.payload as? RecordsPayload {
      return try execute(attempt, records: payload)
    }
    guard let payload = attempt.checked.payload as? Payload, let input = attempt.inputs.first else {
      throw StageFailure(cause: .engine, message: "stage \(attempt.address) has no input")
    }
    let filter = codes.bound(payload.filter, in: attempt, types: payload.parameterTypes)
    let tables = StoredTables.of(attempt)
    func unpublished() throws -> DataCondition? {
      try self.unpublished(payload, attempt, input.folder, tables)
    }
    // Where a code that is not named leaves no row, it is looked for only then.
    let isAskedLater = payload.fill == .none && UnpublishedCodes.areSingle(in: payload.filter)
    var condition = isAskedLater ? nil : try unpublished()
    let plan = Disaggregation(
      filter: filter, measures: payload.measures, dimensions: payload.dimensions,
      // What the source does not name has no zeros.
      period: payload.period, fill: condition == nil ? payload.fill : .none)
    let small = try tables.small(input.folder, for: attempt)
    let computed = try EngineAccess.translating { () throws(EngineError) -> Disaggregation.Result? in
      try small.flatMap { source throws(EngineError) in try plan.result(of: source) }
    }
    let folder: String
    let result: Disaggregation.Result
    if let computed {
      folder = try tables.write(computed.table, port: "table", of: attempt)
      result = computed
    } else {
      let engine = try EngineAccess.open(for: attempt)
      folder = try PortFolder.make("table", of: attempt)
      result = try EngineAccess.storing(in: folder) { () throws(EngineError) in
        try plan.store(of: input.folder, in: folder, engine: engine)
      }
      tables.keep(result.table, port: "table", of: attempt)
    }
    if isAskedLater, result.table.rowCount == 0 { condition = try unpublished() }
    // That a code is not named says why there is no row.
    let selection = try StoredSelection(filter, of: tables.schema(input.folder, for: attempt)) {
      () throws(StageFailure) in
      result.table.rowCount > 0 ? nil : try tables.read(input.folder, for: attempt).periods
    }
    try selection?.write(folder: folder)
    let found = [condition, selection?.condition(of: attempt.address.stage)].compactMap(\.self)
    let conditions = found.isEmpty ? result.conditions(of: attempt.address.stage) : found
    var outcome = try EngineAccess.outcome(
      of: result.table, port: "table", in: folder, conditions: conditions)
    guard let hash = outcome.hashes["table"],
      let releases = try releases(plan, small: small, input.folder, tables, attempt)
    else { return outcome }
    outcome.hashes["table"] = try RevisionsStore.write(releases, beside: hash, folder: folder)
    return outcome
  }

  /// The table once for each release of its source; nil where the source has none.
  private func releases(
    _ plan: Disaggregation, small: SmallCounts?, _ folder: String, _ tables: StoredTables,
    _ attempt: StageAttempt
  ) throws -> CountsTable? {
    guard let plan = plan.byRelease(of: try tables.schema(folder, for: attempt)) else { return nil }
    return try EngineAccess.translating { () throws(EngineError) -> CountsTable? in
      if let small, let computed = try plan.result(of: small) { return computed.table }
      return nil
    } ?? engineReleases(plan, folder, attempt)
  }

  private func engineReleases(
    _ plan: Disaggregation, _ folder: String, _ attempt: StageAttempt
  ) throws -> CountsTable {
    let engine = try EngineAccess.open(for: attempt)
    // Beside the ports, so that it goes with the attempt's folder and is no part of what is kept.
    let scratch = try PortFolder.make("releases", of: attempt)
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    return try EngineAccess.storing(in: scratch) { () throws(EngineError) in
      try plan.store(of: folder, in: scratch, engine: engine).table
    }
  }

  /// That this instance asks for what its source does not name; what a parameter asks for so cannot be answered.
  private func unpublished(
    _ payload: Payload, _ attempt: StageAttempt, _ folder: String, _ tables: StoredTables
  ) throws -> DataCondition? {
    let schema = try tables.schema(folder, for: attempt)
    let found = try UnpublishedCodes.first(
      in: payload.filter, of: schema,
      bound: { codes.bound($0, in: attempt, types: payload.parameterTypes) },
      named: { name throws(StageFailure) in try tables.codes(of: name, in: folder, for: attempt) })
    guard let found else { return nil }
    let text = found.text(of: schema.contracts)
    switch found.asker {
    case .pipeline:
      throw StageFailure(cause: .data, message: text, help: "ask for one that it names")
    case .instance:
      return DataCondition(
        "not-published", of: attempt.address.stage, column: found.dimension, count: found.codes.count,
        text: text)
    }
  }

  private func measures(
    _ configuration: StageConfiguration, _ port: CountsPort
  ) -> [Disaggregation.Measure]? {
    guard let node = configuration["measure"] else { return nil }
    guard let entries = node.entries, !entries.isEmpty else {
      configuration.fail(
        "'measure' takes a mapping", at: node.location, help: "such as {detections: sum(detections)}")
      return nil
    }
    var measures: [Disaggregation.Measure] = []
    for entry in entries {
      guard let text = entry.value.text, text.hasPrefix("sum("), text.hasSuffix(")") else {
        configuration.fail(
          "'\(entry.key)' needs a sum over a measure", at: entry.value.location,
          help: "over counts write sum(\(port.schema.measures.first ?? "measure"))")
        return nil
      }
      let source = String(text.dropFirst(4).dropLast()).trimmed
      guard port.schema.measures.contains(source) else {
        configuration.fail(
          "'\(source)' is not a measure of this table", at: entry.value.location,
          note: Suggestion.note(for: source, in: port.schema.measures),
          help: "measures: \(port.schema.measures.joined(separator: ", "))")
        return nil
      }
      measures.append(.init(name: entry.key, source: source))
    }
    return measures
  }

  private func dimensions(
    _ configuration: StageConfiguration, _ port: CountsPort
  ) -> [Disaggregation.Dimension]? {
    guard let node = configuration["by"] else { return nil }
    guard let entries = node.entries else {
      configuration.fail(
        "'by' takes a mapping", at: node.location, help: "such as {route: total+each}")
      return nil
    }
    let known = port.schema.dimensions.map(\.name)
    var dimensions: [Disaggregation.Dimension] = []
    for entry in entries {
      guard known.contains(entry.key) else {
        configuration.fail(
          "'\(entry.key)' is not a dimension of this table", at: entry.keyLocation,
          note: Suggestion.note(for: entry.key, in: known),
          help: "dimensions: \(known.joined(separator: ", "))")
        return nil
      }
      guard let dimension = configuration.dimension(entry) else { return nil }
      dimensions.append(dimension)
    }
    return dimensions
  }

  private func period(_ configuration: StageConfiguration, _ port: CountsPort) -> Period.Frequency? {
    guard configuration["period"] != nil else { return nil }
    guard let source = port.schema.period else {
      configuration.fail("this table has no period", at: configuration.location(of: "period"))
      return nil
    }
    guard let frequency = configuration.frequency(of: source.frequency),
      configuration.addsUp(source.frequency, to: frequency)
    else { return nil }
    return frequency
  }

  private func canonical(_ payload: Payload) -> String {
    let measures = payload.measures.map { "\($0.name)=sum(\($0.source))" }
    let dimensions = payload.dimensions.map { "\($0.name):\($0.margin)" }
    return [
      "measures \(measures.joined(separator: ","))", "by \(dimensions.joined(separator: ","))",
      "period \(payload.period?.rawValue ?? "none")", "fill \(payload.fill)",
      "where \(payload.filter?.canonicalText ?? "")",
    ].joined(separator: "\n")
  }
}

extension Disaggregation.Result {
  /// What to tell people: one line a rule and measure, counts and never a key; how far totals lie from their
  /// parts only where the figures are published.
  func conditions(of stage: String) -> [DataCondition] {
    var conditions: [DataCondition] = []
    for doubt in doubts {
      func add(_ rule: String, _ count: Int, _ text: String) {
        guard count > 0 else { return }
        let totals = "\(count) total\(count == 1 ? "" : "s") of '\(doubt.measure)'"
        conditions.append(
          DataCondition(rule, of: stage, column: doubt.measure, count: count, text: totals + text))
      }
      let gap = Int64(exactly: doubt.largestGap).map { String($0) } ?? String(doubt.largestGap)
      let reach = table.schema.citations.isEmpty ? "" : ", by up to \(gap)"
      add(
        "totals-unlike-parts", doubt.totalsUnlikeParts,
        " as published \(doubt.totalsUnlikeParts == 1 ? "differs from its" : "differ from their") published parts\(reach)"
      )
      add(
        "contradicting-parts", doubt.contradictions, " missing, since published parts contradict each other")
    }
    for name in unsummable {
      conditions.append(
        DataCondition(
          "not-summed", of: stage, column: name, count: 1,
          text: "no rows: figures are not summed over '\(name)'",
          remedy: "name '\(name)' in 'by', or one category in 'where'"))
    }
    for item in unsummed {
      conditions.append(
        DataCondition(
          "not-summed", of: stage, column: item.measure, count: 1,
          text: "no figures of '\(item.measure)': it is not summed over '\(item.over)'"))
    }
    for name in untotalled {
      conditions.append(
        DataCondition(
          "no-total", of: stage, column: name, count: 1,
          text: "no total over '\(name)': its figures are not summed, and none is published"))
    }
    if table.rowCount == 0, unsummable.isEmpty {
      conditions.append(
        DataCondition(
          "no-rows", of: stage, column: nil, count: 1,
          text: "no rows: the source has none that 'where' and 'by' leave"))
    }
    return conditions
  }
}
