import Statistics

/// How complete the last periods of series are.
public enum CompletenessAnalysis {
  /// A period with a smaller share known is left out of trends.
  public static let completeShare = 0.95
  /// A series with fewer counts in the rows that tell delays takes those of its total.
  public static let fewestCounts = 100.0

  /// What was found: the findings, and for each series how many periods at its end are not final.
  public struct Result: Sendable {
    /// One finding a series with vintages, in order; without vintages one a measure that has provisional periods.
    public var findings: [Finding]
    /// The provisional periods of each series, in order.
    public var provisional: [Int]
  }

  /// Nowcasts the tail of each series with vintages; the others keep what their contract declares.
  ///
  /// A series of fewer than a hundred counts takes the delays of its total: of the series of its measure that have at each
  /// dimension its own code or `_T`, the one with most `_T` that is no sparser. Series whose nowcast is not estimable keep what
  /// their contract declares too. The result is the same for any number of processors.
  ///
  /// - Parameters:
  ///   - series: The series, with `provisional` as declared.
  ///   - vintages: What was known of each earlier; nil where nothing was kept. As many as there are series.
  public static func result(_ series: [LabelledSeries], vintages: [SeriesVintages?]) -> Result {
    let places = series.indices.filter { vintages.indices.contains($0) && vintages[$0] != nil }
    let bodies = places.mapped { place in
      vintages[place].map { own in
        body(series[place], own, donor: donor(of: place, series, vintages))
      }
    }
    var provisional = series.map(\.provisional)
    var findings: [Finding] = []
    for (place, body) in zip(places, bodies) {
      guard let body else { continue }
      provisional[place] = body.provisional
      findings.append(
        Finding(
          measure: series[place].measure, key: series[place].key, window: FindingWindow(series[place]),
          family: nil,
          body: body))
    }
    let withVintages = Set(places)
    let declared = series.indices.map { withVintages.contains($0) ? 0 : series[$0].provisional }
    findings += Self.findings(series, periods: declared) { CompletenessFinding(declared: $0) }
    return Result(findings: findings, provisional: provisional)
  }

  /// One finding a measure that has such periods at its end, on the first series with most of them.
  static func findings(
    _ series: [LabelledSeries], periods: [Int], _ body: (_ periods: Int) -> CompletenessFinding
  ) -> [Finding] {
    var longest: [(measure: String, place: Int)] = []
    for (place, one) in series.enumerated() where periods.indices.contains(place) && periods[place] > 0 {
      guard let known = longest.firstIndex(where: { $0.measure == one.measure }) else {
        longest.append((one.measure, place))
        continue
      }
      if periods[longest[known].place] < periods[place] { longest[known].place = place }
    }
    return longest.map { measure, place in
      Finding(
        measure: measure, key: [], window: FindingWindow(series[place]), family: nil,
        body: body(periods[place]))
    }
  }

  /// The series whose delays a sparse one takes; nil where it takes its own.
  private static func donor(
    of place: Int, _ series: [LabelledSeries], _ vintages: [SeriesVintages?]
  ) -> (key: [KeyPart], vintages: SeriesVintages)? {
    guard let own = vintages[place], own.counts < fewestCounts else { return nil }
    var best: (margins: Int, place: Int)?
    for other in series.indices
    where other != place && series[other].measure == series[place].measure
      && series[other].key.count == series[place].key.count
    {
      guard let theirs = vintages[other], theirs.counts >= fewestCounts, theirs.fits(own) else { continue }
      let pairs = zip(series[other].key, series[place].key)
      guard pairs.allSatisfy({ $0.code == $1.code || $0.code == SeriesFamily.margin }) else { continue }
      let margins = series[other].key.count { $0.code == SeriesFamily.margin }
      if margins > best?.margins ?? -1 { best = (margins, other) }
    }
    guard let best, let theirs = vintages[best.place] else { return nil }
    return (series[best.place].key, theirs)
  }

  private static func body(
    _ series: LabelledSeries, _ own: SeriesVintages, donor: (key: [KeyPart], vintages: SeriesVintages)?
  ) -> CompletenessFinding {
    let result = nowcast(own.triangle, delaysOf: donor?.vintages.triangle)
    guard case .success(let nowcast) = result else {
      return CompletenessFinding(
        provisional: max(series.provisional, stillGrowing(series, own)),
        nowcast: result.flatMap { _ in .failure(.tooShort) })
    }
    let end = own.firstRow + own.triangle.cumulative.count
    let open = max(0, series.values.count - end)
    // From the first period that is not complete: what stands behind it is newer.
    let first = nowcast.rows.first { $0.share < completeShare }?.row
    let rows = first.map { first in nowcast.rows.filter { $0.row >= first } } ?? []
    let known = rows.map { withLatest($0, series, own) }
    let tail = known.map { row in
      CompletenessFinding.TailPeriod(
        period: series.periods.indices.contains(own.firstRow + row.row)
          ? series.periods[own.firstRow + row.row] : "",
        recorded: row.recorded, share: row.share, completed: row.completed)
    }
    let provisional = first.map { max(0, series.values.count - own.firstRow - $0) } ?? open
    let completion = CompletenessFinding.Completion(
      tail: tail, recorded: known.reduce(0) { $0 + $1.recorded },
      completed: known.isEmpty ? nil : Nowcast.total(of: known),
      openPeriods: open, longestDelay: own.triangle.delayCount - 1,
      delays: donor.map { .borrowed(from: $0.key) } ?? .own, vintages: own.span,
      retrospective: .init(
        count: nowcast.retrospective.count, coverage: nowcast.retrospective.coverage,
        dispersion: nowcast.retrospective.dispersion, intervalScore: nowcast.retrospective.intervalScore))
    return CompletenessFinding(
      provisional: min(provisional, series.values.count), nowcast: .success(completion))
  }

  /// How many periods at the end grew by more than a twentieth since they were looked at before, or were looked at once.
  ///
  /// Too few looks tell no delays; but what still grows is not complete.
  private static func stillGrowing(_ series: LabelledSeries, _ own: SeriesVintages) -> Int {
    var first = own.triangle.cumulative.count
    for row in own.triangle.cumulative.reversed() {
      let known = row.compactMap(\.self)
      if let last = known.last, known.count > 1, last * completeShare <= known[known.count - 2] { break }
      first -= 1
    }
    // Where no row was looked at twice, or the rows end long before the series, nothing is known of its end.
    let end = own.firstRow + own.triangle.cumulative.count
    guard own.triangle.cumulative.contains(where: { $0.count { $0 != nil } > 1 }),
      series.values.count - end <= own.triangle.delayCount
    else { return 0 }
    return min(series.values.count, max(0, series.values.count - own.firstRow - first))
  }

  /// A row with what is recorded of it today, where that is more than at the last date that was compared.
  private static func withLatest(
    _ row: Nowcast.Row, _ series: LabelledSeries, _ own: SeriesVintages
  ) -> Nowcast.Row {
    let place = own.firstRow + row.row
    guard series.values.indices.contains(place), let today = series.values[place], today > row.recorded else {
      return row
    }
    var row = row
    row.completed = row.completed.map { completed in
      // It will be at least what it is; figures that are corrected downwards keep their lower end.
      IntervalEstimate(
        value: max(completed.value, today),
        lower: completed.lower < row.recorded ? completed.lower : max(completed.lower, today),
        upper: max(completed.upper, today), level: completed.level)
    }
    row.recorded = today
    return row
  }
}

extension SeriesVintages {
  /// The counts in the rows that tell delays.
  fileprivate var counts: Double {
    triangle.cumulative.suffix(24 + triangle.delayCount).reduce(0) { sum, row in
      sum + (row.last { $0 != nil }.flatMap { $0 } ?? 0)
    }
  }

  /// Whether its triangle has the rows and delays of another.
  fileprivate func fits(_ other: SeriesVintages) -> Bool {
    firstRow == other.firstRow && triangle.cumulative.count == other.triangle.cumulative.count
      && triangle.delayCount == other.triangle.delayCount
  }
}
