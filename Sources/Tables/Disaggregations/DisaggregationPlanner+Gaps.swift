import Language

/// What sums would rest on and the source does not have.
///
/// Where figures are added up, an absent one is not nothing: it may be published only as a part of a total, not have
/// been collected yet, or be missing. Such figures get a row here, so that the sum is what the algebra of cells makes of it.
extension DisaggregationPlanner {
  /// Whether figures of several combinations or periods are added up.
  private var addsUp: Bool {
    !dissolved.isEmpty || isPeriodDissolved || hasAlternatives
      || schema.dimensions.contains { hasTotal($0) && !isPublished($0) && !isUnadditive($0) }
  }

  // MARK: What should be there

  /// The rows of the source, and one for each period in which a combination that it names in another has none: missing
  /// where the coverage says so, not collected before collecting began.
  func withAbsent(_ rows: Relation) -> Relation {
    guard addsUp, unsummable.isEmpty, let column = schema.period else { return rows }
    // Of a figure that is not there nobody knows whether it fulfils a condition on figures.
    let isCutByFigures = !conditions.allSatisfy {
      $0.mentionedColumns.isDisjoint(with: schema.measures)
    }
    let others = schema.dimensions.map(\.name)
    let named = released.filtered(
      by: conditions.filter {
        $0.mentionedColumns.isDisjoint(with: schema.measures + [column.name])
      } + crossing)
    var rows = rows
    func add(_ periods: [Period], of combinations: Relation, _ content: Cell.Content) {
      guard !periods.isEmpty else { return }
      rows = .fill(
        rows,
        Grid(
          axes: [
            .combinations(of: combinations, keys: others),
            .listed(key: column.name, values: periods.map { ($0.description, []) }),
          ], bounds: [], content: content))
    }
    let periods = filledSourcePeriods
    for start in lateStarts {
      let category = start.category.map { of(start.dimension, .equal, $0) }
      // A period of the result that holds both times has a part, and is marked.
      let before = periods.filter { period in
        switch disaggregation.period {
        case nil: false
        case period.frequency: period < start.first
        default: period.year < start.first.year
        }
      }
      add(before, of: named.filtered(by: category.map { [$0] } ?? []), .none(.notCollected))
    }
    if absent == .missing, !isCutByFigures { add(periods, of: named, .none(.missing)) }
    return rows
  }

  /// The settled figures, marked where they are a part of a period of the result.
  func withParts(_ settled: Relation) -> Relation {
    guard addsUp, let column = schema.period else { return settled }
    var rows = settled
    for start in lateStarts {
      let category = start.category.map { of(start.dimension, .equal, $0) } ?? .literal(.boolean(true))
      if disaggregation.period == nil {
        rows = .marked(rows, .partial, where: category)
      } else if isPeriodDissolved, start.first.frequency == .month, start.first.month != 1 {
        let inYear = TypedExpression.binary(
          .and, month(.greaterOrEqual, start.first.year, 1), month(.lessOrEqual, start.first.year, 12),
          .boolean)
        rows = .marked(rows, .partial, where: .binary(.and, category, inYear, .boolean))
      }
    }
    guard isPeriodDissolved, disaggregation.period == .year, absent == nil else { return rows }
    // A year without some of its months is a part of one where nothing says that an absent month is a zero.
    let keys = rows.keys.map { Grouping.Key($0, $0 == column.name ? .year(of: $0) : .key($0)) }
    let sums = disaggregation.measures.map { measure -> Grouping.Aggregate in
      .init(
        settledName(measure),
        schema.isAdditive(measure: measure.source)
          ? .sum(settledName(measure)) : .constant(.unknown(.notPublished)))
    }
    return .marked(
      .group(rows, Grouping(keys: keys, aggregates: sums + [.init(Self.parts, .count)])), .partial,
      where: .binary(.less, .column(Self.parts, .real), .literal(.integer(12)), .boolean))
  }

  /// The number of months that a year of a figure has rows of.
  private static let parts = "@periods"

  private func month(
    _ symbol: Expression.BinaryOperator, _ year: Int, _ month: Int
  ) -> TypedExpression {
    .binary(
      symbol, .column(schema.period?.name ?? "", .month), .literal(.month(year: year, month: month)), .boolean
    )
  }

  private struct LateStart {
    var dimension: String
    /// The category, or nil for all.
    var category: String?
    var first: Period
  }

  /// When collecting began of dimensions without a total, and of their categories, where that is after the coverage.
  private var lateStarts: [LateStart] {
    guard let coverage = schema.coverage else { return [] }
    return schema.dimensions.filter { !isPublished($0) }.flatMap { dimension -> [LateStart] in
      if let start = dimension.since, start > coverage.first {
        return [LateStart(dimension: dimension.name, category: nil, first: start)]
      }
      return dimension.categoriesSince.sorted { $0.key < $1.key }.filter { $0.value > coverage.first }.map {
        LateStart(dimension: dimension.name, category: $0.key, first: $0.value)
      }
    }
  }

  // MARK: What is published only in a total

  /// The figures, and "not published separately" for each that a unit does not have in a crossing which it does not
  /// publish; a unit is a combination of the dimensions without totals, in a period.
  ///
  /// One who publishes no ages is no part of the sum of children, and the sum is no longer that of all.
  func withCrossings(_ settled: Relation) -> Relation {
    let published = schema.dimensions.filter(isPublished)
    let shown = published.filter { by.contains($0.name) }
    // Of these a figure needs parts; of those that are shown beside their total, either.
    let needed = published.filter {
      by.contains($0.name) && !hasTotal($0) || isCut($0.name) && !isFixedToMargin($0.name)
    }.map(\.name)
    guard !needed.isEmpty || !shown.isEmpty else { return settled }
    let open = shown.map(\.name).filter { !needed.contains($0) }
    let unit = settled.keys.filter { key in !shown.contains { $0.name == key } }
    let rows = released.filtered(by: conditions.filter { isOfUnits($0, published.map(\.name)) })
    let keys = unit.map { Grouping.Key($0) }

    // Of a unit that is zero on the whole all parts are.
    let isZero =
      published.map { isMargin($0.name) }
      + schema.measures.map { measure in
        TypedExpression.binary(.equal, .column(measure, .real), .literal(.integer(0)), .boolean)
      }
    let zero = Relation.group(rows.filtered(by: isZero), Grouping(keys: keys, aggregates: []))
    let units = Relation.join(
      .group(rows, Grouping(keys: keys, aggregates: [])), zero, on: unit, .unmatched)
    var axes = [Grid.Axis.combinations(of: units, keys: unit)]
    if !shown.isEmpty { axes.append(.combinations(of: settled, keys: shown.map(\.name))) }
    let whole = Relation.fill(settled, Grid(axes: axes, bounds: [], content: .none(.notPublished)))

    // Which parts each unit publishes, for each set of dimensions that are at their total.
    func flag(_ name: String) -> String { "@crossing \(name)" }
    let flags = open.map { Grouping.Key(flag($0), .isPart($0)) }
    var sets = [unit]
    for key in flags { sets = sets + sets.map { $0 + [key.name] } }
    let parts = rows.filtered(by: needed.map { isPart($0) })
    let crossings: Relation = .group(
      Relation.group(parts, Grouping(keys: keys + flags, sets: sets, aggregates: [])).filtered(
        by: flags.map { of($0.name, .notEqual, "0") }),
      Grouping(keys: keys + flags.map { .init($0.name, .isPart($0.name)) }, aggregates: []))
    let sums = settled.cells.map { Grouping.Aggregate($0, .sum($0)) }
    let all = settled.keys.map { Grouping.Key($0) }
    let flagged = open.isEmpty ? whole : Relation.group(whole, Grouping(keys: all + flags, aggregates: sums))
    let absent = Relation.join(flagged, crossings, on: unit + flags.map(\.name), .unmatched)
    return .union([
      settled, open.isEmpty ? absent : .group(absent, Grouping(keys: all, aggregates: sums)),
    ])
  }

  /// Whether a condition is one on units and their periods.
  private func isOfUnits(_ condition: TypedExpression, _ published: [String]) -> Bool {
    condition.mentionedColumns.isDisjoint(with: published + schema.measures)
  }

  private func isFixedToMargin(_ name: String) -> Bool {
    conditions.contains { $0 == isMargin(name) }
  }
}
