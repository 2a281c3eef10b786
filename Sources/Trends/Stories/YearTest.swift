import Glibc
import Statistics

/// The test of the mean of the last year against years before, under the noise of one stretch.
struct YearTest {
  private let segmentation: StorySegmentation
  private let periods: Int

  init(_ segmentation: StorySegmentation) {
    self.segmentation = segmentation
    periods = segmentation.rules.periodsPerYear
  }

  /// The ratio of the means and the two-sided p value of no change.
  ///
  /// `latest` is the sum of the last year, `before` that of so many years before it. The noise is that of the series as one
  /// stretch, so that slow movement counts as noise; the season enters as the unevenness of the year. A t test of the
  /// logarithm of the ratio, half an event added to both sums. `place` is the grid place of the last year's first period.
  /// `spread` is the variance of the counts within the years; below five a period it counts where it is more.
  func comparison(
    latest: Double, before: Double, years: Int, spread: Double, place: Int
  ) -> (ratio: Double, p: Double) {
    let (year, span) = (Double(periods), Double(periods * years))
    let (last, earlier) = ((latest + 0.5) / year, (before + 0.5) / span)
    let logRatio = log(last) - log(earlier)
    let mean = max(latest / (year + span) + before / (year + span), 0.05)
    let noise = segmentation.whole
    let model = DependenceGrid.models[noise.model]
    let share = model.coefficient == 0 ? 0 : model.share
    let scale = CountScale.overdispersion * mean
    var one = max(noise.variance * (1 / scale + 1), 1 / mean)
    // The scale cannot even out counts that are mostly zero.
    if mean < 5 { one = max(one, spread / (mean * mean)) }
    let phi = model.coefficient
    let earlierPeriods = periods * years
    let within: Double = correlations(phi, periods, periods, apart: 0) / (year * year)
    let withinEarlier: Double = correlations(phi, earlierPeriods, earlierPeriods, apart: 0) / (span * span)
    let across: Double = correlations(phi, earlierPeriods, periods, apart: earlierPeriods) / (year * span)
    let dependent: Double = share * (within + withinEarlier - 2 * across)
    let independent: Double = (1 - share) * (1 / year + 1 / span)
    let variance: Double = (dependent + independent) * one * unevenness(from: place)
    let freedom = max(6, Double(segmentation.points.count) / 6)
    guard variance > 0, let t = StudentTDistribution(degreesOfFreedom: freedom) else {
      return (exp(logRatio), 1)
    }
    return (exp(logRatio), t.twoSidedP(logRatio / variance.squareRoot()))
  }

  /// By how much the season makes a sum over a year vary more than a sum over equal periods.
  private func unevenness(from place: Int) -> Double {
    let effects = segmentation.effects
    var (sum, squares) = (0.0, 0.0)
    for period in place..<(place + periods) {
      let weight = exp(effects[period % effects.count])
      sum += weight
      squares += weight * weight
    }
    return Double(periods) * squares / (sum * sum)
  }

  /// The sum of the autocorrelations between all periods of two runs, the second beginning so many after the first.
  private func correlations(_ coefficient: Double, _ first: Int, _ second: Int, apart: Int) -> Double {
    var sum = 0.0
    // How many pairs lie so far apart: a trapezium of counts.
    for lag in (apart - first + 1)...(apart + second - 1) {
      let pairs = min(first, second, min(lag - (apart - first), apart + second - lag))
      sum += Double(pairs) * pow(coefficient, Double(abs(lag)))
    }
    return sum
  }
}
