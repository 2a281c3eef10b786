import Language
public import Pipelines
import Tables

/// `remember`: a table of counts together with what earlier runs knew of it, as releases by day.
///
/// Periods that are still growing, by what earlier runs knew, are marked provisional.
public struct RememberStage: StageKind {
  /// The key that names the kind in a pipeline.
  public let name = "remember"
  /// Raised when equal inputs would give different outputs.
  public let version = 1

  /// What the dimension of the releases is called unless a pipeline says.
  private static let usualColumn = "known"

  /// Checks one stage and says what it will make; reads no source.
  public func check(_ declaration: StageDeclaration, in context: CheckContext) -> CheckedStage? {
    guard
      let configuration = StageConfiguration(
        declaration, kind: name, keys: ["column"], required: [], report: context.report),
      let input = context.inputs.first(where: { $0.port == "counts" }),
      var port = input.output.schema as? CountsPort
    else { return nil }
    guard port.schema.period != nil else {
      configuration.fail(
        "the counts of '\(input.stage)' have no period", at: input.location,
        help: "add 'period: month' to '\(input.stage)'")
      return nil
    }
    if let vintage = port.schema.dimensions.first(where: \.isVintage) {
      configuration.fail(
        "'\(input.stage)' has releases already, in '\(vintage.name)'", at: input.location,
        help: "'trend' takes what was known from them")
      return nil
    }
    let column = configuration.text("column") ?? Self.usualColumn
    let taken = Set(port.schema.dimensions.map(\.name) + port.schema.measures).union(port.columns.keys)
    guard !taken.contains(column) else {
      configuration.fail(
        "'\(input.stage)' has a column '\(column)' already", at: configuration.location(of: "column"),
        help: "give the day since which figures are known another name, such as 'column: known-since'")
      return nil
    }
    port.schema.dimensions.insert(ReleaseJoining.dimension(column), at: 0)
    port.columns[column] = .date
    return CheckedStage(
      outputs: [CheckedOutput(port: "table", type: .counts, schema: port)],
      canonicalConfiguration: "column \(column)", payload: column)
  }

  /// What a gate looks at: totals and shares.
  public func profile(folder: String) throws -> TableProfile? { try CountsProfile.read(folder: folder) }

  /// Computes one instance in its private folder.
  public func execute(_ attempt: StageAttempt) async throws -> StageOutcome {
    guard let column = attempt.checked.payload as? String,
      let input = attempt.inputs.first(where: { $0.port == "counts" }), let memory = attempt.memory
    else { throw StageFailure(cause: .engine, message: "stage \(attempt.address) lost its configuration") }
    let tables = StoredTables.of(attempt)
    var joining = ReleaseJoining(
      try tables.read(input.folder, for: attempt), since: CalendarDay(number: memory.since), column: column)
    let releases = KnownReleases(
      memory.releases.map { .init(first: CalendarDay(number: $0.first), last: CalendarDay(number: $0.last)) }
        + [.init(first: joining.since, last: joining.since)])
    if let frequency = joining.frequency {
      for place in releases.looked(at: frequency) where memory.releases.indices.contains(place) {
        let table = try tables.read(memory.releases[place].folder, for: attempt)
        joining.add(table, known: releases.releases[place])
      }
    }
    return try EngineAccess.store(
      ProvisionalTail.marked(joining.table), port: "table", of: attempt,
      conditions: conditions(joining, left: memory.left, of: attempt, input.stage))
  }

  /// That earlier releases are left out, and why.
  private func conditions(
    _ joining: ReleaseJoining, left: Int, of attempt: StageAttempt, _ source: String
  ) -> [DataCondition] {
    let parts = [
      joining.unlike.last.map { last in
        "\(joining.unlike.count) of another shape, known until \(Period(day: last.last))"
      },
      left > 0 ? "\(left) no longer whole in the store, or not for those who read '\(source)' now" : nil,
    ].compactMap(\.self)
    guard !parts.isEmpty else { return [] }
    return [
      DataCondition(
        "earlier-releases", of: attempt.address.stage, count: joining.unlike.count + left,
        text:
          "what earlier runs knew of '\(source)' is left out where it cannot be compared: \(parts.joined(separator: "; "))"
      )
    ]
  }
}
