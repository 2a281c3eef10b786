import Statistics
import Trends

/// What tests read of a finding that is a trend.
extension Finding {
  var direction: Estimate<TrendFinding.Direction> { trend?.direction ?? .failure(.tooShort) }
  var slopePerYear: Estimate<IntervalEstimate> { trend?.slopePerYear ?? .failure(.tooShort) }
  var ratioPerYear: Estimate<IntervalEstimate> { trend?.ratioPerYear ?? .failure(.tooShort) }
  var adjustedP: Estimate<Double> { trend?.adjustedP ?? .failure(.tooShort) }
  var firstPeriod: String {
    get { window.firstPeriod }
    set { window.firstPeriod = newValue }
  }
  var lastPeriod: String {
    get { window.lastPeriod }
    set { window.lastPeriod = newValue }
  }
}

extension [Finding] {
  /// The findings as one family: each says how many of them have a p value.
  var pooled: [Finding] {
    let tested = count { (try? $0.adjustedP.get()) != nil }
    return map { one in
      var finding = one
      finding.family?.series = tested
      return finding
    }
  }
}
