/// What a slope over its standard error has to exceed, by level, once its model of dependence has been chosen from the data.
///
/// The values come from simulated series of each model (`CriticalValueTable`). Between levels they are linear in the
/// quantile of Student's distribution that each stands for; between lengths, linear in 1/n.
struct CriticalValues {
  /// The levels of the table, two-sided, from the largest.
  static let levels = [0.2, 0.1, 0.05, 0.02, 0.01, 0.001]

  /// Student's quantile at each level.
  private let quantiles: [Double]
  /// The critical value at each level, rising.
  private let values: [Double]
  private let student: StudentTDistribution
  /// The slope, over its standard error, that a test at 5 % finds in four of five series.
  let detectableRatio: Double

  /// What is added to the log likelihood of independence before models are compared: it is worth more than each other one.
  ///
  /// From 0 at 36 values to the whole at 60, linear in 1/n as the table is. The size of it is a choice between power
  /// under independence and size under slow dependence; see Documentation/Methods.md.
  static func independenceBonus(count: Double) -> Double {
    let share = (1 / 36.0 - 1 / count) / (1 / 36.0 - 1 / 60.0)
    return CriticalValueTable.independenceBonus * min(max(share, 0), 1)
  }

  /// The values for a model chosen from `count` values; nil where there are no degrees of freedom.
  ///
  /// With steps they are those of a series so much shorter that its trend is known as well (`TrendColumns.effectiveCount`).
  /// With levels for months the value of independence is never below Student's quantile, since counts scatter less evenly than
  /// the normal values of the table. For waves, and seasons of few periods, the values of series without seasons are scaled
  /// by Student's quantiles.
  init?(model: Int, count: Int, columns: TrendColumns) {
    let n = Double(count)
    guard let student = StudentTDistribution(degreesOfFreedom: n - Double(columns.coefficientCount)),
      let plain = StudentTDistribution(degreesOfFreedom: n - 2)
    else { return nil }
    self.student = student
    quantiles = Self.levels.map { student.upperQuantile($0 / 2) }
    let hasMonths = columns.season == .levels && columns.groupCount > 6
    let table = hasMonths ? CriticalValueTable.months : CriticalValueTable.plain
    let found = Self.interpolated(
      table, lengths: hasMonths ? CriticalValueTable.monthLengths : CriticalValueTable.plainLengths,
      count: columns.effectiveCount,
      model: model)
    var last = 0.0
    values = zip(found, zip(Self.levels, quantiles)).map { value, level in
      var value = value
      if hasMonths, model == 0 { value = max(value, level.1) }
      if !hasMonths, columns.season != .none { value *= level.1 / plain.upperQuantile(level.0 / 2) }
      last = max(value, last * 1.01)
      return last
    }
    let scale = values[2] / found[2]
    detectableRatio = found[Self.levels.count] * max(scale, 1)
  }

  /// The critical value of each level, and the ratio that is found in four of five series.
  private static func interpolated(
    _ table: [Int16], lengths: [Int], count: Double, model: Int
  ) -> [Double] {
    let models = Dependence.candidates.count
    func values(_ place: Int) -> [Double] {
      (0...levels.count).map { Double(table[(place * (levels.count + 1) + $0) * models + model]) / 100 }
    }
    guard let above = lengths.firstIndex(where: { Double($0) >= count }) else {
      return values(lengths.count - 1)
    }
    guard above > 0 else { return values(0) }
    let (low, high) = (1 / Double(lengths[above - 1]), 1 / Double(lengths[above]))
    let share = (low - 1 / count) / (low - high)
    return zip(values(above - 1), values(above)).map { $0 + share * ($1 - $0) }
  }

  /// How much a quantile changes with a critical value beyond the last level.
  private var lastSlope: Double {
    let last = values.count - 1
    let segment = (quantiles[last] - quantiles[last - 1]) / (values[last] - values[last - 1])
    return min(segment, quantiles[last] / values[last])
  }

  /// The quantile of Student's distribution that a slope over its standard error stands for.
  func quantile(_ ratio: Double) -> Double {
    var (value, quantile) = (0.0, 0.0)
    for place in values.indices {
      if ratio <= values[place] {
        return quantile + (ratio - value) * (quantiles[place] - quantile) / (values[place] - value)
      }
      (value, quantile) = (values[place], quantiles[place])
    }
    return quantile + (ratio - value) * lastSlope
  }

  /// The two-sided p value of a slope over its standard error.
  func p(_ ratio: Double) -> Double { min(1, max(student.twoSidedP(quantile(ratio)), .leastNormalMagnitude)) }

  /// Student's quantile at a level, two-sided.
  func studentQuantile(_ level: Double) -> Double { student.upperQuantile(level / 2) }

  /// The critical value at a level, two-sided: the ratio whose quantile is Student's.
  func value(_ level: Double) -> Double {
    let wanted = studentQuantile(level)
    var (value, quantile) = (0.0, 0.0)
    for place in values.indices {
      if wanted <= quantiles[place] {
        return value + (wanted - quantile) * (values[place] - value) / (quantiles[place] - quantile)
      }
      (value, quantile) = (values[place], quantiles[place])
    }
    return value + (wanted - quantile) / lastSlope
  }
}
