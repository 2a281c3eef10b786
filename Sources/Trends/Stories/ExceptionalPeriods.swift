import Statistics

/// Values, alone or a few in a row, far above or below those beside them.
enum ExceptionalPeriods {
  /// The indices of exceptional values, rising, and the values with the median of those around in their place.
  ///
  /// A run shorter than the shortest last stretch counts if all its values lie more than four deviations from the median of the run and
  /// of as many more values as make `2 length + 3` around it, and the value at either end of the run lies on the same side of its
  /// neighbour outside by more than six tenths of that. At an end of the series there is one neighbour: what nothing follows yet
  /// is no new level. Shorter runs are looked for first, and no value is in two runs. A deviation is that of the median step between
  /// neighbours, and at least `least`; where most neighbours are equal there is none. Source: Hampel (1974).
  static func replaced(
    _ values: [Double], _ rules: StoryRules, least: Double
  ) -> (values: [Double], exceptional: [Int]) {
    let steps = zip(values, values.dropFirst()).map { abs($1 - $0) }
    let usual = (median(steps) ?? 0) / 0.6745 / 2.0.squareRoot()
    guard usual > 0 else { return (values, []) }
    let (deviation, longest, places) =
      switch rules.exceptional {
      case .runs: (max(usual, least), rules.shortestLast - 1, 0..<values.count)
      case .singles: (usual, 1, 1..<max(1, values.count - 1))
      }
    /// Whether two neighbours lie so far apart that a run may end between them: most do not, and no median is asked for.
    func mayEnd(_ place: Int, _ neighbour: Int) -> Bool {
      !values.indices.contains(neighbour) || abs(values[place] - values[neighbour]) > 2.3 * deviation
    }
    var replaced = values
    var isExceptional = [Bool](repeating: false, count: values.count)
    for length in stride(from: 1, through: longest, by: 1) where values.count >= 2 * length + 3 {
      for first in stride(from: places.lowerBound, through: places.upperBound - length, by: 1) {
        let run = first..<(first + length)
        guard mayEnd(first, first - 1), mayEnd(run.upperBound - 1, run.upperBound) else { continue }
        // What stands beside an exceptional value is not its run.
        let beside = max(0, first - 1)..<min(values.count, run.upperBound + 1)
        guard rules.exceptional == .singles || !isExceptional[beside].contains(true),
          let middle = middle(of: values, around: run, deviation: deviation)
        else { continue }
        for place in run { (replaced[place], isExceptional[place]) = (middle, true) }
      }
    }
    return (replaced, values.indices.filter { isExceptional[$0] })
  }

  /// The median of the values around a run that stands out from it; nil where it does not stand out.
  private static func middle(of values: [Double], around run: Range<Int>, deviation: Double) -> Double? {
    let width = 2 * run.count + 3
    let start = max(0, min(run.lowerBound - (width - run.count) / 2, values.count - width))
    guard let middle = median(Array(values[start..<(start + width)])) else { return nil }
    let side: Double = values[run.lowerBound] > middle ? 1 : -1
    func standsOut(_ place: Int, from neighbour: Int) -> Bool {
      !values.indices.contains(neighbour)
        || side * (values[place] - values[neighbour]) > 0.6 * abs(values[place] - middle)
    }
    let isFar = values[run].allSatisfy { side * ($0 - middle) > 4 * deviation }
    let isApart =
      standsOut(run.lowerBound, from: run.lowerBound - 1)
      && standsOut(run.upperBound - 1, from: run.upperBound)
    return isFar && isApart ? middle : nil
  }
}
