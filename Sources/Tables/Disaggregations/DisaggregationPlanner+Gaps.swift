import Language

/// What sums would rest on and the source does not have.
///
/// Where figures are added up, an absent one is not nothing: it may be published only as a part of a total, not have
/// been collected yet, or be missing. Such figures get a row here, so that the sum is what the algebra of cells makes of it.
extension DisaggregationPlanner {
  /// Whether figures of several combinations or periods are added up.
  private var addsUp: Bool {
    !dissolved.isEmpty || isPeriodDissolved || hasAlternatives || !totalled.isEmpty
  }

  // MARK: What should be there

  /// The rows of the source, and one for each period in which a combination that it names in another has none: missing
  /// where the coverage says so, not collected before collecting began.
  func withAbsent(_ rows: Relation) -> Relation {
    guard addsUp, unsummable.isEmpty, schema.period != nil else { return rows }
    let named = namedRows(by: conditions)
    var rows = rows
    let periods = filledSourcePeriods
    for start in lateStarts {
      let category = start.category.map { of(start.dimension, .equal, $0) } ?? isPart(start.dimension)
      let before = periods.filter { $0.lastDay < start.first.firstDay }
      // A period of the result that holds both times is a part of one.
      func holdsBoth(_ period: Period) -> Bool {
        switch disaggregation.period {
        case nil: true
        case period.frequency: false
        case let frequency?:
          period.enclosing(frequency) == Period(frequency, containing: start.first.firstDay)
        }
      }
      let late = named.filtered(by: [category])
      rows = filled(rows, before.filter { !holdsBoth($0) }, of: late, .none(.notCollected))
      rows = filled(rows, before.filter(holdsBoth), of: late, .exact(0), .partial)
    }
    // Of a figure that is not there nobody knows whether it fulfils a condition on figures.
    let isCutByFigures = !conditions.allSatisfy {
      $0.mentionedColumns.isDisjoint(with: schema.measures)
    }
    return isCutByFigures ? rows : withMissing(rows, of: named)
  }

  /// The rows that name what should be there in other periods too, of those that some conditions leave.
  private func namedRows(by conditions: [TypedExpression]) -> Relation {
    released.filtered(
      by: conditions.filter {
        $0.mentionedColumns.isDisjoint(with: schema.measures + (schema.period.map { [$0.name] } ?? []))
      } + crossing)
  }

  private func withMissing(_ rows: Relation, of named: Relation) -> Relation {
    absent == .missing ? filled(rows, filledSourcePeriods, of: named, .none(.missing)) : rows
  }

  private func filled(
    _ rows: Relation, _ periods: [Period], of combinations: Relation, _ content: Cell.Content,
    _ marks: CellMarks = []
  ) -> Relation {
    guard !periods.isEmpty, let column = schema.period else { return rows }
    let unadditive = schema.measures.filter { !schema.isAdditive(measure: $0) }
    return .fill(
      rows,
      Grid(
        axes: [
          .combinations(of: combinations, keys: schema.dimensions.map(\.name)),
          .listed(key: column.name, values: periods.map { ($0.description, marks) }),
        ], bounds: [], content: content,
        exceptions: content == .exact(0)
          ? Dictionary(unadditive.map { ($0, .none(.notCollected)) }) { first, _ in first } : [:]))
  }

  /// The settled figures, marked where they are a part of a period of the result.
  func withParts(_ settled: Relation) -> Relation {
    guard isPeriodDissolved, let frequency = disaggregation.period, absent == nil, let column = schema.period
    else {
      return settled
    }
    // A year without some of its months is a part of one where nothing says that an absent month is a zero.
    let keys = settled.keys.map {
      Grouping.Key(
        $0, $0 == column.name ? .enclosing(of: $0, from: column.frequency, in: frequency) : .key($0))
    }
    let sums = disaggregation.measures.map { sum(of: $0, settledName($0), as: settledName($0)) }
    let counted = Relation.group(
      settled, Grouping(keys: keys, aggregates: sums + [.init(Self.parts, .count)]))
    let conditions = fewerParts(than: frequency, of: column)
    guard let first = conditions.first else { return counted }
    return .marked(
      counted, .partial, where: conditions.dropFirst().reduce(first) { .binary(.or, $0, $1, .boolean) })
  }

  /// What is true of a figure that lacks some of the source's periods of one of the result.
  private func fewerParts(
    than frequency: Period.Frequency, of column: CountsSchema.PeriodColumn
  ) -> [TypedExpression] {
    func isLess(_ count: Int) -> TypedExpression {
      .binary(.less, .column(Self.parts, .real), .literal(.integer(Int64(count))), .boolean)
    }
    let perYear = column.frequency.periodsPerYear
    guard column.frequency.length == .day else { return [isLess(perYear / frequency.periodsPerYear)] }
    // Months and years differ in their days.
    guard let seen = schema.seen, let first = Period(frequency, containing: seen.first.firstDay),
      let last = Period(frequency, containing: seen.last.lastDay)
    else { return [isLess(perYear / frequency.periodsPerYear)] }
    let byCount = Dictionary(grouping: (first...max(first, last)).all) {
      $0.lastDay.number - $0.firstDay.number + 1
    }
    return byCount.sorted { $0.key < $1.key }.map { count, periods in
      .binary(
        .and, isLess(count),
        .membership(
          .column(column.name, frequency.scalarType),
          of: periods.map { .literal(.text($0.description)) }, negated: false), .boolean)
    }
  }

  /// The number of the source's periods that a longer one of a figure has rows of.
  private static let parts = "@periods"

  /// When collecting began of a dimension or of one of its categories.
  struct LateStart {
    /// The dimension.
    var dimension: String
    /// The category, or nil for all.
    var category: String?
    /// The first period of which there can be figures.
    var first: Period
  }

  /// When collecting began of dimensions and of their categories, where that is after the coverage.
  var lateStarts: [LateStart] {
    guard let coverage = schema.coverage else { return [] }
    return schema.dimensions.flatMap { dimension -> [LateStart] in
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
    let ofUnits = conditions.filter { isOfUnits($0, published.map(\.name)) }
    let rows = withMissing(
      released.filtered(by: ofUnits),
      of: released.filtered(by: ofUnits.filter { !$0.mentionedColumns.contains(schema.period?.name ?? "") }))
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
    var bounds: [TypedExpression] = []
    if disaggregation.fill == .zero {
      // As wide as the grid of zeros, which would else stand for what is not published.
      axes += shown.map {
        .categories(of: scan, key: $0.name, more: open.contains($0.name) ? [CountsSchema.marginCode] : [])
      }
      bounds = self.bounds(of: shown.map(\.name), .none(.notPublished))
    } else if !shown.isEmpty {
      let names = shown.map(\.name)
      let all = [settled, namedRows(by: conditions)].map {
        Relation.group($0, Grouping(keys: names.map { .init($0) }, aggregates: []))
      }
      axes.append(.combinations(of: .union(all), keys: names))
    }
    let whole = Relation.fill(settled, Grid(axes: axes, bounds: bounds, content: .none(.notPublished)))

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
