import Foundation
import Simulation
import Statistics
import Trends

/// One kind of simulated series, many times over, and what their stories say.
struct StoryCell: Sendable {
  var name: String
  var noise: SimulatedNoise
  var mean: Double
  var count: Int
  var course = Course.flat
  var isSeasonal = false
  /// The periods of a year and of a season.
  var periodsPerYear = 12
  var season = 12
  /// Distinguishes the random streams of cells.
  var number: UInt64 = 0

  /// What was counted over all series.
  struct Counts: Sendable {
    var series = 0
    /// Those with a break, and breaks beyond the true ones.
    var broken = 0
    var extra = 0
    /// True breaks; those found within two periods; those found within twelve, and of these those in the interval.
    var breaks = 0
    var near = 0
    var found = 0
    var covered = 0
    /// Series in which the stretches around a turn have the signs of the truth, and in which one has a wrong one.
    var signs = 0
    var wrongSigns = 0
    /// Told steps at true breaks found within twelve periods, and those whose interval holds the true ratio.
    var steps = 0
    var stepsCovered = 0
    /// Comparisons of the last year that find a change at 5 %: with one year, with three.
    var lastYear = 0
    var threeYears = 0
  }

  func counts(seed: UInt64, replicates: Int) -> Counts {
    var counts = Counts()
    let means = course.means(count).enumerated().map {
      $1 * mean * (isSeasonal ? Course.season($0 * 12 / season) : 1)
    }
    for replicate in 0..<replicates {
      var stream = RandomStream(seed: seed, series: number, replicate: UInt32(replicate))
      let values = noise.series(means, from: &stream)
      let series = LabelledSeries(
        measure: "simulated", key: [], periods: Self.periods(count), values: values,
        bounds: values.map { ($0, $0) })
      guard
        case .success(let story) = SeriesStory.of(
          series, season: season, periodsPerYear: periodsPerYear)
      else { continue }
      add(story, means, to: &counts)
    }
    return counts
  }

  private static func periods(_ count: Int) -> [String] { (0..<count).map(String.init) }

  private func add(_ story: SeriesStory, _ means: [Double], to counts: inout Counts) {
    counts.series += 1
    let starts = story.stretches.dropFirst()
    if !starts.isEmpty { counts.broken += 1 }
    counts.extra += max(0, starts.count - course.breaks.count)
    for truth in course.breaks {
      counts.breaks += 1
      let nearest = starts.min { abs(Self.place($0.first) - truth) < abs(Self.place($1.first) - truth) }
      guard let nearest, let interval = nearest.start else { continue }
      let distance = abs(Self.place(nearest.first) - truth)
      if distance <= 2 { counts.near += 1 }
      guard distance <= 12 else { continue }
      counts.found += 1
      if Self.place(interval.earliest) <= truth, truth <= Self.place(interval.latest) { counts.covered += 1 }
    }
    for (before, after) in zip(story.stretches, story.stretches.dropFirst()) {
      guard let interval = after.stepInterval,
        course.breaks.contains(where: { abs($0 - Self.place(after.first)) <= 12 })
      else { continue }
      counts.steps += 1
      let truth =
        Self.truth(after, means, end: Self.place(after.first))
        / Self.truth(before, means, end: Self.place(before.last))
      if interval.lower <= truth, truth <= interval.upper { counts.stepsCovered += 1 }
    }
    if case .turn(let before, let after, _) = course {
      let signs = [before, after].map { $0 > 1 ? Stretch.Direction.rising : $0 < 1 ? .falling : .level }
      let told = [story.stretches.first?.direction, story.stretches.last?.direction]
      if !starts.isEmpty, told == signs { counts.signs += 1 }
      let opposite = zip(told, signs).contains {
        ($0 == .rising && $1 == .falling) || ($0 == .falling && $1 == .rising)
      }
      if !starts.isEmpty, opposite { counts.wrongSigns += 1 }
    }
    if let year = story.lastYear {
      if year.lastingP < 0.05 { counts.lastYear += 1 }
      if let three = year.threeYears, (three.levelled?.p ?? three.p) < 0.05 { counts.threeYears += 1 }
    }
  }

  /// What a stretch is said to have: of a level the true mean of its periods, of a line that of one end.
  private static func truth(_ stretch: Stretch, _ means: [Double], end: Int) -> Double {
    guard stretch.direction == .level else { return means[end] }
    let all = means[place(stretch.first)...place(stretch.last)]
    return all.reduce(0, +) / Double(all.count)
  }

  private static func place(_ period: String) -> Int { Int(period) ?? -1 }
}
