/// What a series carries of the change of its totals, and whether its own parts contradict it.
public struct ChangeShares: Sendable, Hashable, Codable {
  /// The share of a total's change that a part carries.
  public struct Share: Sendable, Hashable, Codable {
    /// The dimension along which the series is a part.
    public var dimension: String
    /// The change of the part over that of the total; below 0 where it moves against it, above 1 where others do.
    public var value: Double

    /// Creates a share.
    public init(dimension: String, value: Double) {
      self.dimension = dimension
      self.value = value
    }
  }

  /// The shares along each dimension in which the series is a part, in the order of its key.
  ///
  /// A dimension is left out where a change is not known, where the last known years of part and total differ, or where the
  /// total hardly changed: by less than two standard deviations of Poisson counts.
  public var shares: [Share]
  /// The dimensions along which every part moves against the series, in the order of its key; see `of`.
  public var contradicted: [String]

  /// Creates shares.
  public init(shares: [Share] = [], contradicted: [String] = []) {
    self.shares = shares
    self.contradicted = contradicted
  }

  /// The shares of every series of an instance, in order.
  ///
  /// A change is that of the sum over the last year of the total, up to its last known value, against the year before.
  /// All values of both years must be known exactly, of the part by the same periods. A series is a part of the one that
  /// has the same measure and key but for the code of the margin in one dimension.
  ///
  /// A series is contradicted along a dimension where two or more of its parts have known changes and all move the other way
  /// (Simpson 1951). Rates are compared where both have an exposure in all these periods, else counts; of counts that
  /// add up, this tells that parts are missing.
  /// O(series x periods).
  public static func of(
    _ series: [LabelledSeries], periodsPerYear: Int, margin: String = "_T"
  ) -> [ChangeShares] {
    var places: [Identity: Int] = [:]
    for (index, one) in series.enumerated() {
      let identity = Identity(measure: one.measure, key: one.key)
      if places[identity] == nil { places[identity] = index }
    }
    var shares = series.map { _ in ChangeShares() }
    var against = series.map { _ in [String: (parts: Int, opposed: Int)]() }
    let windows = series.map { LastYears($0, periodsPerYear: periodsPerYear) }
    for (index, one) in series.enumerated() {
      for (place, part) in one.key.enumerated() where part.code != margin {
        var identity = Identity(measure: one.measure, key: one.key)
        identity.key[place].code = margin
        guard
          let total = places[identity], let window = windows[total], window == windows[index],
          let whole = window.change(of: series[total]), let own = window.change(of: one)
        else { continue }
        let change = whole.latest - whole.before
        if abs(change) >= 2 * (whole.latest + whole.before).squareRoot(), change != 0 {
          let value = (own.latest - own.before) / change
          if value.isFinite { shares[index].shares.append(Share(dimension: part.dimension, value: value)) }
        }
        var count = against[total][part.dimension] ?? (0, 0)
        count.parts += 1
        if Self.opposed(own, whole) { count.opposed += 1 }
        against[total][part.dimension] = count
      }
    }
    for (index, one) in series.enumerated() {
      shares[index].contradicted = one.key.map(\.dimension).filter { dimension in
        against[index][dimension].map { $0.parts >= 2 && $0.opposed == $0.parts } ?? false
      }
    }
    return shares
  }

  private static func opposed(_ part: LastYears.Change, _ total: LastYears.Change) -> Bool {
    if let mine = part.rates, let its = total.rates {
      return (mine.latest - mine.before) * (its.latest - its.before) < 0
    }
    return (part.latest > part.before && total.latest < total.before)
      || (part.latest < part.before && total.latest > total.before)
  }

  private struct Identity: Hashable {
    var measure: String
    var key: [KeyPart]
  }
}

/// The periods of the last two years of a series.
private struct LastYears: Equatable {
  /// Sums over both years, and over exposures where they are known.
  struct Change {
    var latest: Double
    var before: Double
    var rates: (latest: Double, before: Double)?
  }

  private let latest: ArraySlice<String>
  private let before: ArraySlice<String>

  init?(_ series: LabelledSeries, periodsPerYear: Int) {
    guard
      periodsPerYear > 0, let last = series.values.lastIndex(where: { $0?.isFinite ?? false }),
      last < series.periods.count, last + 1 >= periodsPerYear, last + 1 - periodsPerYear >= periodsPerYear
    else { return nil }
    let middle = last + 1 - periodsPerYear
    latest = series.periods[middle...last]
    before = series.periods[(middle - periodsPerYear)..<middle]
  }

  /// The change of a series over these periods; nil where a value is not known.
  func change(of series: LabelledSeries) -> Change? {
    guard
      let latest = sum(series.values, over: latest, series),
      let before = sum(series.values, over: before, series)
    else { return nil }
    var change = Change(latest: latest, before: before)
    if let exposure = series.exposure, let now = sum(exposure, over: self.latest, series),
      let then = sum(exposure, over: self.before, series), now > 0, then > 0
    {
      change.rates = (latest / now, before / then)
    }
    return change
  }

  private func sum(
    _ values: [Double?], over periods: ArraySlice<String>, _ series: LabelledSeries
  ) -> Double? {
    guard let first = periods.first, let start = series.periods.firstIndex(of: first) else { return nil }
    var sum = 0.0
    for (offset, period) in periods.enumerated() {
      let place = start + offset
      guard place < values.count, place < series.periods.count, series.periods[place] == period,
        let value = values[place], value.isFinite
      else { return nil }
      sum += value
    }
    return sum.isFinite ? sum : nil
  }
}
