import Language

/// A disaggregation as relations over its source.
///
/// Each figure is settled at the grain of the source first: for each combination of its dimensions
/// without a total and each of its periods the total is taken as published or, where there is none, summed from
/// parts. Only then are categories and periods added up, so that one who publishes no total does not
/// drop out of a sum with those who do. A source of which each row is such a figure is settled as it stands.
package struct DisaggregationPlan: Sendable {
  /// The name of the source in scans.
  package static let source = "source"
  /// The name of `settled` in scans of `result`.
  package static let settled = "settled"

  /// The figures at the grain of the source, with `@gap` and `@contradictions` of each measure where
  /// the source has totals; nil where `result` reads the source alone.
  package let settledRelation: Relation?
  /// The rows of the result, over `settled` and the source.
  package let result: Relation
  /// The settled figures of which published parts do not make the published total or contradict each
  /// other; nil where there can be none.
  package let doubtful: Relation?
  /// Dimensions over which a sum would be needed that must not be, so that there are no rows.
  package let unsummable: [String]
  /// Dimensions whose total is asked for, is not published and must not be summed, so that it is not there.
  package let untotalled: [String]
  /// Measures that must not be summed beside others that are, and over what they would be.
  package let unsummed: [(measure: String, over: String)]
  /// The shape of the result.
  package let schema: CountsSchema

  /// What no row of a combination and a period says, where the period is covered.
  package enum AbsenceRule: Sendable {
    /// What the coverage says; without one nothing.
    case asCovered
    /// That there was nothing: of records each has its row.
    case zero
  }

  /// Plans a disaggregation of a table of a shape; parameters and bindings have been replaced.
  ///
  /// `encodings` and `plainCells` say how the source is stored, as in `Relation.StoredTable`.
  package init(
    _ disaggregation: Disaggregation, of schema: CountsSchema, absence: AbsenceRule = .asCovered,
    encodings: [String: KeyEncoding] = [:], plainCells: Set<String> = []
  ) {
    let planner = DisaggregationPlanner(disaggregation, schema, absence, encodings, plainCells)
    unsummable = planner.unsummable
    untotalled = planner.untotalled
    unsummed = planner.unsummed
    var shape = disaggregation.resultSchema(of: schema)
    planner.narrow(&shape)
    self.schema = shape
    guard !planner.isSettled else {
      settledRelation = nil
      result = planner.rolledUp(planner.chosen)
      doubtful = nil
      return
    }
    let settled = planner.settled()
    settledRelation = settled
    result = planner.rolledUp(
      .scan(.init(name: Self.settled, keys: settled.keys, cells: settled.cells)))
    doubtful = planner.hasAlternatives ? planner.doubtful(settled) : nil
  }
}

/// What the parts of a plan have in common.
struct DisaggregationPlanner {
  let disaggregation: Disaggregation
  let schema: CountsSchema
  let absence: DisaggregationPlan.AbsenceRule
  /// What no row of a combination and a covered period says; nil where that is not known.
  let absent: CountsSchema.Coverage.Absent?
  private let encodings: [String: KeyEncoding]
  private let plainCells: Set<String>
  /// The conditions on releases alone.
  let releases: [TypedExpression]
  /// All others.
  let conditions: [TypedExpression]

  init(
    _ disaggregation: Disaggregation, _ schema: CountsSchema, _ absence: DisaggregationPlan.AbsenceRule,
    _ encodings: [String: KeyEncoding], _ plainCells: Set<String>
  ) {
    self.absence = absence
    absent = absence == .zero ? .zero : schema.coverage?.absent
    self.disaggregation = disaggregation
    self.schema = schema
    self.encodings = encodings
    self.plainCells = plainCells
    let vintages = Set(schema.dimensions.filter(\.isVintage).map(\.name))
    let all = disaggregation.filter?.conjuncts ?? []
    func isOfReleases(_ condition: TypedExpression) -> Bool {
      !condition.mentionedColumns.isEmpty && condition.mentionedColumns.isSubset(of: vintages)
    }
    releases = all.filter(isOfReleases)
    conditions = all.filter { !isOfReleases($0) }
  }

  // MARK: Dimensions

  var by: [String] { disaggregation.dimensions.map(\.name) }
  private var mentioned: Set<String> { conditions.reduce(into: []) { $0.formUnion($1.mentionedColumns) } }

  /// Whether the result has a margin of a dimension that may be summed.
  func hasTotal(_ dimension: CountsSchema.Dimension) -> Bool {
    !dimension.isVintage
      && disaggregation.dimensions.contains { $0.name == dimension.name && $0.margin == .totalAndEach }
  }

  /// Whether a condition leaves one category of a dimension.
  func isFixed(_ name: String) -> Bool {
    conditions.contains { condition in
      switch condition {
      case .binary(.equal, .column(name, _), .literal, _), .binary(.equal, .literal, .column(name, _), _):
        true
      case .membership(.column(name, _), let values, negated: false): values.count == 1
      default: false
      }
    }
  }

  func isPublished(_ dimension: CountsSchema.Dimension) -> Bool {
    dimension.hasMargin && !dimension.isVintage
  }

  /// The dimensions whose total the source may give and the result may need.
  private var alternating: [CountsSchema.Dimension] {
    schema.dimensions.filter {
      isPublished($0) && (by.contains($0.name) ? hasTotal($0) : !isFixed($0.name))
    }
  }

  /// Whether a condition cuts a dimension, so that a published total is not that of what is left.
  func isCut(_ name: String) -> Bool {
    mentioned.contains(name) || !mentioned.isDisjoint(with: schema.measures)
  }

  /// The dimensions without a total that the result does not name.
  var dissolved: [CountsSchema.Dimension] {
    schema.dimensions.filter {
      !isPublished($0) && !$0.isVintage && !by.contains($0.name) && !isFixed($0.name)
    }
  }

  private var onlyUnadditiveMeasures: Bool {
    disaggregation.measures.allSatisfy { !schema.isAdditive(measure: $0.source) }
  }

  /// Whether figures of a dimension are never added: it says so, or no measure can be.
  func isUnadditive(_ dimension: CountsSchema.Dimension) -> Bool {
    !dimension.isAdditive || onlyUnadditiveMeasures
  }

  var isPeriodDissolved: Bool {
    schema.period.map { $0.frequency != disaggregation.period } ?? false
  }

  /// What a sum would be needed over that must not be.
  var unsummable: [String] {
    let dimensions =
      dissolved.filter(isUnadditive) + alternating.filter { isUnadditive($0) && isCut($0.name) }
    let period = isPeriodDissolved && onlyUnadditiveMeasures ? [schema.period?.name ?? ""] : []
    return dimensions.map(\.name).filter { name in
      // The parts of a dimension of the result are shown even where their sum is not.
      !by.contains(name)
    } + period
  }

  /// Whether figures may be come to in more than one way.
  var hasAlternatives: Bool { !alternating.isEmpty }

  /// The measures of which nothing is left where figures are added up, and over what that is.
  var unsummed: [(measure: String, over: String)] {
    guard unsummable.isEmpty,
      let over = (dissolved.map(\.name) + (isPeriodDissolved ? [schema.period?.name ?? ""] : [])).first
    else { return [] }
    return disaggregation.measures.filter { !schema.isAdditive(measure: $0.source) }.map { ($0.name, over) }
  }

  /// The dimensions whose total is asked for, is not published and must not be summed.
  var untotalled: [String] {
    schema.dimensions.filter { hasTotal($0) && !isPublished($0) && isUnadditive($0) }.map(\.name)
  }

  // MARK: The source

  var scan: Relation {
    .scan(
      .init(
        name: DisaggregationPlan.source,
        keys: schema.dimensions.map(\.name) + (schema.period.map { [$0.name] } ?? []), cells: schema.measures,
        encodings: encodings, plainCells: plainCells)
    )
  }

  /// The rows of the releases that count: those that the filter chooses, and of those of a dimension
  /// that the result does not name, the latest.
  var released: Relation {
    var rows = scan.filtered(by: releases)
    for dimension in schema.dimensions where dimension.isVintage && !by.contains(dimension.name) {
      let latest = Relation.group(rows, Grouping(keys: [], aggregates: [], greatest: dimension.name))
      rows = .join(rows, latest, on: [dimension.name], .matched)
    }
    return rows
  }

  func of(_ dimension: String, _ symbol: Expression.BinaryOperator, _ code: String) -> TypedExpression {
    .binary(symbol, .column(dimension, .text), .literal(.code(code)), .boolean)
  }

  /// Whether a row is at the margin of a dimension.
  func isMargin(_ name: String) -> TypedExpression { of(name, .equal, CountsSchema.marginCode) }

  /// Whether a row is a part: of a category, the unknown one included, of which a comparison would know nothing.
  func isPart(_ name: String) -> TypedExpression {
    .binary(
      .or, of(name, .equal, CountsSchema.unknownCode), of(name, .notEqual, CountsSchema.marginCode), .boolean)
  }

  /// The figures that count, and a row for each that should and is not there.
  var chosen: Relation { withAbsent(released.filtered(by: conditions + crossing)) }

  /// Which parts and totals a figure of the result is made of.
  var crossing: [TypedExpression] {
    var all: [TypedExpression] = []
    for dimension in schema.dimensions where isPublished(dimension) {
      let name = dimension.name
      let isShown = by.contains(name)
      if isShown && !hasTotal(dimension) || isCut(name) && !(isFixed(name) && !isShown) {
        all.append(isPart(name))
      } else if !isShown && !isFixed(name) && isUnadditive(dimension) {
        all.append(isMargin(name))
      }
    }
    if !unsummable.isEmpty { all.append(.literal(.boolean(false))) }
    return all
  }

  // MARK: Settling

  /// Whether each row of the source is a figure of its own: no published totals, and no releases to choose from.
  var isSettled: Bool {
    !schema.dimensions.contains { isPublished($0) || $0.isVintage }
  }

  /// The cell of settled figures that holds a measure.
  func settledName(_ measure: Disaggregation.Measure) -> String { isSettled ? measure.source : measure.name }

  private func flag(_ name: String) -> String { "@part \(name)" }

  private var ways: Grouping.Alternatives {
    .init(dimensions: alternating.map { .init(name: $0.name, flag: flag($0.name)) })
  }

  /// One figure for each combination of the dimensions without a total, each period of the source and
  /// each category or total of the others that the result has.
  func settled() -> Relation {
    let shown = schema.dimensions.filter { isPublished($0) && by.contains($0.name) }
    let plain = schema.dimensions.filter { !isPublished($0) }
    let keys = (plain + shown).map(\.name) + (schema.period.map { [$0.name] } ?? [])
    guard hasAlternatives else {
      return .group(
        chosen,
        Grouping(
          keys: keys.map { .init($0) },
          aggregates: disaggregation.measures.map { .init($0.name, .sum($0.source)) }))
    }
    let flags = alternating.map { Grouping.Key(flag($0.name), .isPart($0.name)) }
    let fixed = keys.filter { key in !shown.contains { $0.name == key && hasTotal($0) } } + flags.map(\.name)
    var sets = [fixed]
    for dimension in shown where hasTotal(dimension) { sets = sets.map { $0 + [dimension.name] } + sets }
    let measures = disaggregation.measures
    var summed = Relation.group(
      chosen,
      Grouping(
        keys: keys.map { .init($0) } + flags, sets: sets,
        aggregates: measures.map { .init($0.name, .sum($0.source)) }))
    // The total of what is never added is the published one alone.
    summed = summed.filtered(
      by: shown.filter { hasTotal($0) && isUnadditive($0) }.map { dimension in
        let whole: TypedExpression = .binary(
          .equal, .column(flag(dimension.name), .text), .literal(.text("0")), .boolean)
        return .binary(.or, whole, isPart(dimension.name), .boolean)
      })
    var aggregates: [Grouping.Aggregate] = []
    for measure in measures {
      aggregates.append(
        .init(
          measure.name,
          schema.isAdditive(measure: measure.source)
            ? .reconciled(measure.name, ways) : .published(measure.name, ways)))
    }
    for measure in measures {
      let isAdditive = schema.isAdditive(measure: measure.source)
      aggregates.append(
        .init("@gap \(measure.name)", isAdditive ? .gap(measure.name, ways) : .constant(.exact(0))))
      aggregates.append(
        .init(
          "@contradictions \(measure.name)",
          isAdditive ? .contradictions(measure.name, ways) : .constant(.exact(0))))
    }
    return .group(summed, Grouping(keys: keys.map { .init($0) }, aggregates: aggregates))
  }

  /// The settled figures with a gap or a contradiction, in those cells alone.
  func doubtful(_ settled: Relation) -> Relation {
    let rows = Relation.scan(
      .init(name: DisaggregationPlan.settled, keys: settled.keys, cells: settled.cells))
    let names = settled.cells.filter { $0.hasPrefix("@") }
    let zero = TypedExpression.literal(.integer(0))
    let tests = names.map { TypedExpression.binary(.greater, .column($0, .real), zero, .boolean) }
    guard let first = tests.first else { return rows }
    return .filter(rows, tests.dropFirst().reduce(first) { .binary(.or, $0, $1, .boolean) })
  }

}

extension Relation {
  /// The rows of which all conditions are true.
  func filtered(by conditions: [TypedExpression]) -> Relation {
    guard let first = conditions.first else { return self }
    return .filter(self, conditions.dropFirst().reduce(first) { .binary(.and, $0, $1, .boolean) })
  }
}
