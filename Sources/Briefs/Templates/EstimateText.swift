import Statistics
import Trends

/// Estimates in words: a value with its likely range, or the reason why there is none.
enum EstimateText {
  /// Why there is no estimate.
  static func reason(_ reason: NotEstimable) -> String {
    switch reason {
    case .tooShort: "too few periods"
    case .tooFewKnown: "too few known values"
    case .allZero: "nothing was recorded"
    case .constant: "every value is the same"
    case .zeroBaseline: "most periods are zero"
    case .zeroVarianceAfterDetrending: "nothing varies around the trend"
    case .negativeVariance: "the variance cannot be estimated"
    case .separation: "a category decides the outcome alone"
    case .noConvergence: "the estimate does not settle"
    }
  }

  /// A change a year in the unit of the measure, with its range.
  static func slope(_ estimate: Estimate<IntervalEstimate>, unit: String) -> String {
    switch estimate {
    case .success(let slope):
      signed(slope.value) + " \(unit) a month for each year that passes (likely range "
        + signed(slope.lower) + " to " + signed(slope.upper) + ")"
    case .failure(let reason): "no rate of change: " + Self.reason(reason)
    }
  }

  /// A change in per cent a year with its range; nil where it cannot be told.
  static func percentPhrase(_ estimate: Estimate<IntervalEstimate>) -> String? {
    guard case .success(let percent) = estimate else { return nil }
    return NumberText.percent(percent.value) + " a year of the usual month ("
      + NumberText.percent(percent.lower)
      + " to " + NumberText.percent(percent.upper) + ")"
  }

  /// The same for a column of a table.
  static func percentCell(_ estimate: Estimate<IntervalEstimate>) -> String {
    switch estimate {
    case .success(let percent):
      NumberText.percent(percent.value, lower: percent.lower, upper: percent.upper)
    case .failure(let reason): Self.reason(reason)
    }
  }

  /// `2009-01` as `January 2009`; a year as it is.
  static func month(_ period: String) -> String {
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    let parts = period.split(separator: "-")
    guard parts.count == 2, let number = Int(parts[1]), names.indices.contains(number - 1) else {
      return period
    }
    return names[number - 1] + " " + parts[0]
  }

  private static func signed(_ value: Double) -> String {
    NumberText.signed(value, decimals: NumberText.decimals(for: value))
  }
}
