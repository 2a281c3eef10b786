import Language

/// What sums would rest on and the source does not have.
///
/// Where figures are added up, an absent one is not nothing: it may be published only as a part of a total, not have
/// been collected yet, or be missing. Such figures get a row here, so that the sum is what the algebra of cells makes of it.
extension DisaggregationPlanner {
  /// The settled figures at the periods of the result, with a row for what is not known of those that are added up.
  func known(_ settled: Relation) -> Relation {
    guard addsUp else { return settled }
    var rows = withCrossings(settled)
    guard let column = schema.period, let frequency = disaggregation.period else { return rows }
    let isYearly = isPeriodDissolved
    let starts = schema.dimensions.filter { !isPublished($0) }.flatMap { lateStarts(of: $0) }
    let isAbsentUnknown = absent != .zero
    let mayMiss = absent == .missing
    guard isYearly && isAbsentUnknown || mayMiss || !starts.isEmpty else { return rows }
    if isYearly {
      let keys = rows.keys.map { Grouping.Key($0, $0 == column.name ? .year(of: $0) : .key($0)) }
      let sums = disaggregation.measures.map { measure -> Grouping.Aggregate in
        .init(
          settledName(measure),
          schema.isAdditive(measure: measure.source)
            ? .sum(settledName(measure)) : .constant(.unknown(.notPublished)))
      }
      rows = .group(rows, Grouping(keys: keys, aggregates: sums + [.init(Self.parts, .count)]))
      if isAbsentUnknown {
        // A year without some of its months is a part of one where an absent month is not a zero.
        rows = .marked(
          rows, .partial,
          where: .binary(.less, .column(Self.parts, .real), .literal(.integer(12)), .boolean))
      }
    }
    let others = rows.keys.filter { $0 != column.name }
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
    for start in starts {
      let category = start.category.map { of(start.dimension, .equal, $0) } ?? .literal(.boolean(true))
      if frequency == .year, start.first.frequency == .month, start.first.month != 1 {
        let year: TypedExpression = .binary(
          .equal, .column(column.name, .year), .literal(.year(start.first.year)), .boolean)
        rows = .marked(rows, .partial, where: .binary(.and, category, year, .boolean))
      }
      add(
        periods(before: start.first), of: .filter(rows, category), .none(.notCollected))
    }
    if mayMiss { add(filledPeriods.map(\.period), of: rows, .none(.missing)) }
    return rows
  }

  /// The number of months that a year of a figure has rows of.
  private static let parts = "@periods"

  /// Whether figures of several combinations or periods are added up.
  private var addsUp: Bool {
    !dissolved.isEmpty || isPeriodDissolved
      || schema.dimensions.contains { hasTotal($0) && !isPublished($0) && !isUnadditive($0) }
  }

  private func of(
    _ dimension: String, _ symbol: Expression.BinaryOperator, _ code: String
  ) -> TypedExpression {
    .binary(symbol, .column(dimension, .text), .literal(.code(code)), .boolean)
  }

  // MARK: What is collected later

  private struct LateStart {
    var dimension: String
    /// The category, or nil for all.
    var category: String?
    var first: Period
  }

  private func lateStarts(of dimension: CountsSchema.Dimension) -> [LateStart] {
    guard let coverage = schema.coverage else { return [] }
    if let start = dimension.since, start > coverage.first {
      return [LateStart(dimension: dimension.name, category: nil, first: start)]
    }
    return dimension.categoriesSince.sorted { $0.key < $1.key }.filter { $0.value > coverage.first }.map {
      LateStart(dimension: dimension.name, category: $0.key, first: $0.value)
    }
  }

  private func periods(before start: Period) -> [Period] {
    filledPeriods.map(\.period).filter { period in
      period.frequency == start.frequency ? period < start : period.year < start.year
    }
  }

  // MARK: What is published only in a total

  /// The figures, and "not published separately" for each that a unit does not have in a crossing which it does not
  /// publish; a unit is a combination of the dimensions without totals, in a period.
  ///
  /// One who publishes no ages is no part of the sum of children, and the sum is no longer that of all.
  private func withCrossings(_ settled: Relation) -> Relation {
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
      published.map { margin($0.name, .equal) }
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
    let parts = rows.filtered(by: needed.map { margin($0, .notEqual) })
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
    conditions.contains { $0 == margin(name, .equal) }
  }
}
