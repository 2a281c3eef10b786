import Foundation
import Statistics
import Trends

/// A series without a trend and without a break that looks like a real one.
struct FittedNull: Sendable {
  var name: String
  var known: Int
  var mean: Double
  /// The median of the levels that the story tells.
  var level: Double
  /// The stretches that were taken out.
  var stretches: Int
  /// What these leave of the real series, as it is.
  var left: LatentNoise
  /// The level, the months of the year and the noise.
  var counts: SimulatedCounts
  /// The same noise with the stretches put back; nothing where there was none to tell of.
  var withStretches: SimulatedCounts

  /// nil where a series has no story.
  init?(_ figures: MonthlyFigures.Series, _ estimation: LatentNoise.Estimation) {
    guard let means = Self.means(figures.values) else { return nil }
    let level = means.medianLevel
    (name, known, mean, self.level) = (figures.name, figures.known.count, figures.mean, level)
    stretches = means.stretchCount
    left = LatentNoise(means, .left)
    let noise = estimation == .left ? left : LatentNoise(means, estimation)
    let flat = figures.values.enumerated().map { place, value in
      value.map { _ in level * means.months[place % 12] }
    }
    counts = SimulatedCounts(means: flat, noise: noise)
    var course = figures.values.map { $0.map { _ in 0.0 } }
    for point in means.points { course[point.place] = point.mean }
    withStretches = SimulatedCounts(means: course, noise: noise)
  }

  private static func means(_ values: [Double?]) -> StoryMeans? {
    let series = LabelledSeries(
      measure: "count", key: [], periods: values.indices.map(String.init), values: values,
      bounds: values.map { $0.map { ($0, $0) } })
    let story = SeriesStory.of(series, season: 12, periodsPerYear: 12)
    return (try? story.get()).map { StoryMeans(values, $0) }
  }

  /// What the stories of so many series with stretches leave, as it is: the mean deviation, and that of a long mean.
  ///
  /// Were the noise of the null that of the real series, these would be those of `left`.
  func refitted(seed: UInt64, replicates: Int) -> (deviation: Double, longRun: Double) {
    var (deviation, longRun, number) = (0.0, 0.0, 0.0)
    for replicate in 0..<replicates {
      var stream = RandomStream(seed: seed, key: [name, "with stretches"], replicate: UInt32(replicate))
      guard let means = Self.means(withStretches.series(from: &stream).values) else { continue }
      let noise = LatentNoise(means, .left)
      deviation += noise.deviation
      longRun += noise.longRunDeviation
      number += 1
    }
    return (deviation / max(number, 1), longRun / max(number, 1))
  }
}
