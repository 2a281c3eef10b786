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
    /// Comparisons of the last year that find a change at 5 %: with one year, with three.
    var lastYear = 0
    var threeYears = 0
  }

  func counts(seed: UInt64, replicates: Int) -> Counts {
    var counts = Counts()
    let means = course.means(count).enumerated().map {
      $1 * mean * (isSeasonal ? Course.season($0) : 1)
    }
    for replicate in 0..<replicates {
      var stream = RandomStream(seed: seed, series: number, replicate: UInt32(replicate))
      let values = noise.series(means, from: &stream)
      let series = LabelledSeries(
        measure: "simulated", key: [], periods: Self.periods(count), values: values,
        bounds: values.map { ($0, $0) })
      guard case .success(let story) = SeriesStory.of(series, season: 12, periodsPerYear: 12) else {
        continue
      }
      add(story, to: &counts)
    }
    return counts
  }

  private static func periods(_ count: Int) -> [String] { (0..<count).map(String.init) }

  private func add(_ story: SeriesStory, to counts: inout Counts) {
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
      if year.p < 0.05 { counts.lastYear += 1 }
      if let three = year.threeYears, three.p < 0.05 { counts.threeYears += 1 }
    }
  }

  private static func place(_ period: String) -> Int { Int(period) ?? -1 }
}
