import Codebook
import Evaluations
import Language
public import Pipelines
import Tables
import Trends

/// `evaluate`: what scores before and after a training tell, who was chosen as trainer, and how far the training spread.
public struct EvaluateStage: StageKind {
  /// The key that names the kind in a pipeline.
  public let name = "evaluate"
  /// Raised when equal inputs would give different outputs.
  public let version = 7
  private let codes: CodeSource

  /// The port of findings for insiders.
  static let findings = "findings"
  /// The port of what is left of them for everybody.
  static let released = "released"

  private struct Payload: Sendable {
    var scores: (port: RecordsPort, layout: ScoreLayout)?
    var sessions: (port: RecordsPort, layout: SessionLayout)?
    var choices: EvaluationChoices
    var source: CountsSchema

    /// The code lists by which groups and agencies are told.
    var lists: Set<String> {
      var lists = Set(
        scores.map { scores in scores.layout.allGroups.compactMap(scores.port.codeList(of:)) } ?? [])
      if let (port, layout) = sessions, let list = layout.columns[.agency].flatMap(port.codeList(of:)) {
        lists.insert(list)
      }
      return lists
    }
  }

  init(codes: CodeSource) { self.codes = codes }

  /// Checks one stage and says what it will make; reads no source.
  public func check(_ declaration: StageDeclaration, in context: CheckContext) -> CheckedStage? {
    guard
      let configuration = StageConfiguration(
        declaration, kind: name, keys: EvaluateConfiguration.keys, required: [],
        filter: .refused(help: "leave rows out with 'reject' of a 'clean' stage"), report: context.report)
    else { return nil }
    func port(_ name: String) -> RecordsPort? {
      context.inputs.first { $0.port == name }?.output.schema as? RecordsPort
    }
    let (table, held) = (port("table"), port("sessions"))
    guard table != nil || held != nil else {
      if context.inputs.isEmpty {
        configuration.fail(
          "nothing is connected to 'evaluate'", at: declaration.nameLocation,
          help: "add 'from: STAGE' with scores, or 'from: {table: STAGE, sessions: STAGE}'")
      }
      return nil
    }
    let reader = EvaluateConfiguration(
      declaration: declaration, configuration: configuration, context: context)
    var payload = Payload(
      scores: nil, sessions: nil, choices: EvaluationChoices(), source: Self.source(table ?? held))
    if let table {
      guard let layout = reader.layout(table) else { return nil }
      payload.scores = (table, layout)
      payload.source = Self.source(table, groups: layout.groups)
    }
    if let held {
      guard let layout = reader.sessions(held) else { return nil }
      payload.sessions = (held, layout)
    } else if configuration["cascade"] != nil {
      configuration.fail(
        "'cascade' is about sessions, and none are connected", at: configuration.location(of: "cascade"),
        help: "write 'from: {table: STAGE, sessions: STAGE}'")
      return nil
    }
    guard let choices = reader.choices(payload.scores?.layout) else { return nil }
    payload.choices = choices
    let canonical =
      [payload.scores?.layout.canonical, payload.sessions?.layout.canonical].compactMap(\.self)
      + [choices.canonical]
    var checked = CheckedStage(
      outputs: [
        CheckedOutput(port: Self.findings, type: .findings),
        CheckedOutput(port: Self.released, type: .findings),
      ],
      // Groups are told by codes that are neither keys nor sensitive; anything else was refused.
      evidence: .codedAggregation, canonicalConfiguration: canonical.joined(separator: "\n"),
      definitionFiles: codes.library.files(of: payload.lists), payload: payload)
    checked.calendarUse = [table, held].compactMap { $0?.calendarUse }.contains(.year) ? .year : .none
    return checked
  }

  /// What pages are told of the records: what they are called, how they came about, and the lists of the codes of groups.
  private static func source(_ port: RecordsPort?, groups: [String] = []) -> CountsSchema {
    guard let port else {
      return CountsSchema(contracts: [], citations: [], dimensions: [], period: nil, measures: [])
    }
    var schema = port.contract.schema
    schema.dimensions = groups.map { CountsSchema.Dimension(name: $0, codeList: port.codeList(of: $0)) }
    schema.words = schema.words.filter { groups.contains($0.key) }
    return schema
  }

  /// Computes one instance in its private folder.
  public func execute(_ attempt: StageAttempt) async throws -> StageOutcome {
    guard let payload = attempt.checked.payload as? Payload else {
      throw StageFailure(cause: .engine, message: "stage \(attempt.address) lost its configuration")
    }
    var run = EvaluationRun(sheet: nil, sessions: nil, choices: payload.choices)
    var conditions: [DataCondition] = []
    if let (port, layout) = payload.scores, let input = attempt.inputs.first(where: { $0.port == "table" }) {
      try refuseLostScores(port, layout, input)
      let lists = lists(layout.allGroups, of: port)
      let (sheet, said) = try Self.read(port, input, attempt) { rows throws(SourceProblems) in
        var reader = ScoreSheetReader(layout: layout, rows: rows, lists: lists)
        if payload.choices.selection != nil { reader.telling = .oneByOne }
        return try reader.sheet()
      }
      run.sheet = sheet
      run.unanswered = layout.unanswered
      run.shown = layout.groups
      conditions += said
      if let message = run.choiceFault {
        throw StageFailure(
          cause: .data, message: "\(port.fileName): \(message)", help: "set 'number' of 'choose' to fewer")
      }
    }
    if let (port, layout) = payload.sessions,
      let input = attempt.inputs.first(where: { $0.port == "sessions" })
    {
      let agency = layout.columns[.agency].flatMap { lists([$0], of: port)[$0] }
      let (sessions, said) = try Self.read(port, input, attempt) { rows throws(SourceProblems) in
        var reader = SessionSheetReader(
          layout: layout, rows: rows, agencies: agency, today: CalendarDay(text: attempt.today))
        if let most = payload.choices.largestSession { reader.largestSession = most }
        return try reader.sessions()
      }
      run.sessions = sessions
      run.lineage = layout.lineage
      conditions += said + [run.matchTrainers(port.fileName)].compactMap(\.self).map { attempt.condition($0) }
    }
    let whole = run.finding()
    var outcome = StageOutcome(hashes: [:], conditions: conditions)
    for (port, body) in [
      (Self.findings, run.showing(whole)), (Self.released, run.showing(run.released(whole))),
    ] {
      let folder = try PortFolder.make(port, of: attempt)
      let hash = try FindingsStore.write([body.finding()], folder: folder)
      outcome.hashes[port] = try FindingsSource.write(payload.source, beside: hash, folder: folder)
    }
    return outcome
  }

  /// What is made of the rows of an input, and what there is to say of them.
  private static func read<Value>(
    _ port: RecordsPort, _ input: StageAttempt.Artefact, _ attempt: StageAttempt,
    making make: (SheetRows) throws(SourceProblems) -> (Value, [SheetNote])
  ) throws(StageFailure) -> (Value, [DataCondition]) {
    let read = try RecordRows.read(port, from: input, for: attempt)
    do throws(SourceProblems) {
      let (value, notes) = try make(read.rows)
      return (value, read.conditions + notes.map { attempt.condition($0) })
    } catch {
      throw EngineAccess.sourceFailure(placed(error, in: port, making: make), contract: port.contract.name)
    }
  }

  /// The problems of clean records with the lines of their source, where reading it finds the same.
  private static func placed<Value>(
    _ problems: SourceProblems, in port: RecordsPort,
    making make: (SheetRows) throws(SourceProblems) -> Value
  ) -> SourceProblems {
    guard port.cleaning != nil, let source = try? RecordRows.source(of: port) else { return problems }
    do throws(SourceProblems) {
      _ = try make(source.rows)
      return problems
    } catch {
      let known = Set(problems.faults.map { [$0.rule, $0.column] })
      var placed = SourceProblems()
      for fault in error.faults where known.contains([fault.rule, fault.column]) { placed.add(fault) }
      return placed.isEmpty ? problems : placed
    }
  }

  /// The code lists of some columns.
  private func lists(_ columns: [String], of port: RecordsPort) -> [String: CodeList] {
    columns.reduce(into: [:]) { lists, name in
      lists[name] = port.codeList(of: name).flatMap { codes.library[$0] }
    }
  }

  /// Refuses records of which a cleaning made several rows of one participant one, since nobody knows which of them holds, and
  /// those of which it left out scores because they have no code.
  private func refuseLostScores(
    _ port: RecordsPort, _ layout: ScoreLayout, _ input: StageAttempt.Artefact
  ) throws(StageFailure) {
    guard port.cleaning != nil, port.records.key == layout.participant else { return }
    let entries = QualityText.audit(folder: input.folder + "/../quality")?.entries ?? []
    let isMerged = entries.contains {
      $0.action == .merged && $0.rule == CleaningAudit.duplicate && $0.count > 0
    }
    let isRejected = entries.contains { $0.rule == RecordsCleaning.noKey && $0.count > 0 }
    var problems = SourceProblems()
    if isRejected { problems = try RecordRows.scoresWithoutCode(layout, in: port) }
    if isMerged, layout.phase == nil {
      for fault in try RecordRows.repetitions(of: layout.participant, in: port).faults { problems.add(fault) }
    }
    guard !problems.isEmpty else { return }
    throw EngineAccess.sourceFailure(problems, contract: port.contract.name)
  }
}

extension StageAttempt {
  /// What is remarkable about a sheet, as something that readers are told.
  fileprivate func condition(_ note: SheetNote) -> DataCondition {
    DataCondition(note.rule, of: address.stage, severity: .note, count: note.count, text: note.text)
  }
}
