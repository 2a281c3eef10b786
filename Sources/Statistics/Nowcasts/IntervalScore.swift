/// The interval score of a prediction, in units of what is predicted; smaller is better.
///
/// The width of the interval, and for what lies outside 2 / (1 - level) times its distance from the nearer end. A level of 1
/// or more has no score and is taken as 0.999999 (Gneiting and Raftery 2007, Journal of the American Statistical Association
/// 102, section 6.2).
public func intervalScore(lower: Double, upper: Double, level: Double, observed: Double) -> Double {
  let tail = max(1 - level, 1e-6)
  return (upper - lower) + 2 / tail * (max(0, lower - observed) + max(0, observed - upper))
}

/// The weighted interval score of a median and central intervals (Bracher and others 2021, PLOS Computational Biology 17,
/// equation 1); smaller is better.
///
/// Without intervals it is the distance of the median from what was observed.
public func weightedIntervalScore(median: Double, intervals: [IntervalEstimate], observed: Double) -> Double {
  let sum = intervals.reduce(0.5 * abs(observed - median)) { sum, interval in
    sum + (1 - interval.level) / 2
      * intervalScore(
        lower: interval.lower, upper: interval.upper, level: interval.level, observed: observed)
  }
  return sum / (Double(intervals.count) + 0.5)
}
