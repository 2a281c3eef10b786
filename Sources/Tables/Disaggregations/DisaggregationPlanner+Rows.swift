import Language

extension DisaggregationPlanner {
  /// The rows of the result, over the settled figures.
  func rolledUp(_ settled: Relation) -> Relation {
    let period = disaggregation.period.flatMap { frequency in schema.period.map { ($0, frequency) } }
    var keys = by.map { Grouping.Key($0) }
    if let (column, frequency) = period {
      keys.append(
        .init(
          column.name,
          frequency == column.frequency
            ? .key(column.name) : .enclosing(of: column.name, from: column.frequency, in: frequency)))
    }
    let whole = keys.map(\.name)
    var sets = [whole]
    for name in totalled { sets = sets.map { set in set.filter { $0 != name } } + sets }
    if let chosen = disaggregation.sets {
      sets = chosen.map { set in whole.filter { $0 == period?.0.name || set.contains($0) } }
    }
    let measures = disaggregation.measures
    let isDissolved = !dissolved.isEmpty || isPeriodDissolved
    func sums(_ isAdded: Bool, of name: (Disaggregation.Measure) -> String) -> [Grouping.Aggregate] {
      measures.map { isAdded ? sum(of: $0, name($0), as: $0.name) : .init($0.name, .sum(name($0))) }
    }
    // Of what must not be summed nothing is shown, and no zero stands for it.
    let fill = unsummable.isEmpty ? disaggregation.fill : .none
    let settled = withParts(withCrossings(settled))
    // Where all measures add up and nothing is filled, one pass makes the parts and their totals.
    if fill == .none, measures.allSatisfy({ schema.isAdditive(measure: $0.source) }) {
      let rows = Relation.group(
        settled, Grouping(keys: keys, sets: sets, aggregates: sums(true, of: settledName)))
      return marked(rows)
    }
    var rows = marked(
      .group(settled, Grouping(keys: keys, aggregates: sums(isDissolved, of: settledName))))
    if fill == .zero { rows = zeroes(in: rows) }
    let totals = sets.filter { $0.count < whole.count }
    if !totals.isEmpty {
      let partial = Relation.group(
        rows,
        Grouping(keys: whole.map { .init($0) }, sets: totals, aggregates: sums(true) { $0.name }))
      rows = totals.count < sets.count ? .union([rows, partial]) : partial
    }
    return fill == .zero ? unknowns(in: rows) : rows
  }

  /// The dimensions without a published total of which the result has one, summed.
  var totalled: [String] {
    schema.dimensions.filter { hasTotal($0) && !isPublished($0) && !isUnadditive($0) }.map(\.name)
  }

  /// The sum of a cell of a measure; of one that must not be summed, nothing.
  func sum(of measure: Disaggregation.Measure, _ cell: String, as name: String) -> Grouping.Aggregate {
    .init(
      name, schema.isAdditive(measure: measure.source) ? .sum(cell) : .constant(.unknown(.notPublished)))
  }

  // MARK: Marks of periods

  /// The rows, with the marks of their periods: those that may still be revised or hold one such, and those of
  /// which the source covers a part.
  private func marked(_ rows: Relation) -> Relation {
    var rows = rows
    func mark(_ marks: CellMarks, _ conditions: [TypedExpression?]) {
      let conditions = conditions.compactMap { $0 }
      guard let first = conditions.first else { return }
      rows = .marked(
        rows, marks, where: conditions.dropFirst().reduce(first) { .binary(.or, $0, $1, .boolean) })
    }
    if isPeriodDissolved, let frequency = disaggregation.period {
      mark(
        .partial,
        schema.partialPeriods(frequency: frequency).union(cutPeriods).sorted().map { comparison(.equal, $0) })
    }
    if absence == .zero, let coverage = schema.coverage {
      // Records may lie outside what is covered, and are not all of their period.
      mark(.partial, [comparison(.less, coverage.first), comparison(.greater, coverage.last)])
    }
    if let start = schema.coverage?.provisionalStart {
      mark(.provisional, [comparison(.greaterOrEqual, start)])
    }
    return rows
  }

  // MARK: What stands for no row

  /// The rows, and a zero for each combination that the source would name if it were not zero.
  ///
  /// Zero is known for the categories that the source names, from when they are collected, in the periods
  /// between the first and the last that it has a row of, and in the crossings that it publishes in the period.
  private func zeroes(in rows: Relation) -> Relation {
    guard let coverage = schema.coverage else { return rows }
    let collected = schema.dimensions.filter { by.contains($0.name) }.flatMap {
      startConditions(of: $0)
    }
    let filled = Relation.fill(
      rows,
      grid(
        coverage, rows.keys, periods: disaggregation.period == nil ? nil : filledPeriods, bounds: collected,
        content: coverage.absent == .missing ? .none(.missing) : .exact(0)))
    let crossed = schema.dimensions.filter { by.contains($0.name) && isPublished($0) }
    // A release knows of no zero in a period of which it has nothing.
    let vintages = schema.dimensions.filter { by.contains($0.name) && $0.isVintage }.map {
      Grouping.Key($0.name)
    }
    guard !crossed.isEmpty || !vintages.isEmpty else { return filled }
    // Whether a row holds parts or the total of each dimension tells its crossing.
    let flags = crossed.map { Grouping.Key("@crossing \($0.name)", .isPart($0.name)) }
    let keys = rows.keys.map { Grouping.Key($0) }
    let sums = rows.cells.map { Grouping.Aggregate($0, .sum($0)) }
    let flagged = Relation.group(filled, Grouping(keys: keys + flags, aggregates: sums))
    let published = Relation.group(
      rows,
      Grouping(
        keys: (disaggregation.period == nil ? [] : keys.suffix(1)) + vintages + flags,
        aggregates: [.init("@rows", .count)]))
    let kept = Relation.join(flagged, published, on: published.keys, .matched)
    return .group(kept, Grouping(keys: keys, aggregates: sums))
  }

  /// The rows, and what is not known of combinations inside the coverage: those before a breakdown is
  /// collected, and those before the first and after the last period of which the source has a row.
  private func unknowns(in rows: Relation) -> Relation {
    guard let coverage = schema.coverage, let frequency = disaggregation.period else { return rows }
    var rows = rows
    let seen = Set(filledPeriods.map(\.period))
    let unseen = coveredPeriods(frequency).filter { !seen.contains($0.period) }
    if !unseen.isEmpty {
      rows = .fill(rows, grid(coverage, rows.keys, periods: unseen, bounds: [], content: .none(.missing)))
    }
    for dimension in schema.dimensions where by.contains(dimension.name) {
      for condition in startConditions(of: dimension) {
        rows = .fill(
          rows,
          grid(
            coverage, rows.keys, periods: nil, bounds: [.not(condition)], content: .none(.notCollected)))
      }
    }
    return rows
  }

  /// For a dimension that is collected later than the coverage begins, or of which categories are: what is
  /// true of the periods in which each is.
  private func startConditions(of dimension: CountsSchema.Dimension) -> [TypedExpression] {
    lateStarts.filter { $0.dimension == dimension.name }.compactMap { start in
      // A year in which collecting began counts from then.
      guard let since = comparison(.greaterOrEqual, start.first) else { return nil }
      guard let code = start.category else { return since }
      // Of every other category nothing is said here; an unknown one is one of them.
      let other: TypedExpression = .binary(
        .or, of(dimension.name, .equal, CountsSchema.unknownCode), of(dimension.name, .notEqual, code),
        .boolean)
      return .binary(.or, other, since, .boolean)
    }
  }

  /// A comparison of the period of the result with another; nil where it has none.
  private func comparison(_ symbol: Expression.BinaryOperator, _ period: Period) -> TypedExpression? {
    guard let column = schema.period, let frequency = disaggregation.period,
      let place = Period(frequency, containing: period.firstDay)
    else { return nil }
    return .binary(
      symbol, .column(column.name, frequency.scalarType), .literal(.text(place.description)), .boolean)
  }

  private func grid(
    _ coverage: CountsSchema.Coverage, _ keys: [String], periods: [MarkedPeriod]?,
    bounds more: [TypedExpression],
    content: Cell.Content
  ) -> Grid {
    var axes = schema.dimensions.filter { by.contains($0.name) }.map { dimension in
      Grid.Axis.categories(
        of: scan, key: dimension.name, more: needsMargin(dimension, content) ? [CountsSchema.marginCode] : [])
    }
    if let period = schema.period, let frequency = disaggregation.period {
      axes.append(
        .listed(
          key: period.name,
          values: (periods ?? coveredPeriods(frequency)).map {
            ($0.period.description, $0.marks)
          }))
    }
    let unadditive = disaggregation.measures.filter { !schema.isAdditive(measure: $0.source) }
    return Grid(
      axes: axes, bounds: bounds(of: keys, content) + more, content: content,
      // Nothing recorded is no rate of 0.
      exceptions: content == .exact(0)
        ? Dictionary(unadditive.map { ($0.name, .none(.missing)) }) { first, _ in first } : [:])
  }

  /// The conditions that bound the combinations of some keys.
  func bounds(of keys: [String], _ content: Cell.Content) -> [TypedExpression] {
    (releases + conditions).filter { condition in
      // Conditions on the period bound the list of them.
      !condition.mentionedColumns.isEmpty && condition.mentionedColumns.isSubset(of: keys)
        && !isOfPeriods(condition)
    }.map { condition in
      // What bounds the parts of a dimension does not bound its total.
      schema.dimensions.filter { condition.mentionedColumns.contains($0.name) && hasMargin($0, content) }
        .reduce(condition) { .binary(.or, $0, isMargin($1.name), .boolean) }
    }
  }

  /// Whether the combinations of a grid are wanted for the total of a dimension too: a zero only where the
  /// publisher gives totals, since others are summed; what is not known always.
  private func needsMargin(_ dimension: CountsSchema.Dimension, _ content: Cell.Content) -> Bool {
    hasTotal(dimension) && hasMargin(dimension, content)
  }

  private func hasMargin(_ dimension: CountsSchema.Dimension, _ content: Cell.Content) -> Bool {
    if isPublished(dimension) { return true }
    return switch content {
    case .none(.notCollected): true
    case .none(.missing): schema.coverage?.absent == .zero
    default: false
    }
  }
}
