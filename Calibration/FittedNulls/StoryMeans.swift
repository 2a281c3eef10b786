import Foundation
import Statistics
import Trends

/// What the story of a series explains: a mean of each month, from its stretches and its months of the year.
struct StoryMeans: Sendable {
  /// The count, the mean, and the number of the stretch of each month that tells of noise.
  struct Point: Sendable {
    var place: Int
    var count: Double
    var level: Double
    var mean: Double
    var stretch: Int
    /// The place in the stretch, from -0.5 to 0.5.
    var position: Double
  }

  var points: [Point] = []
  var stretchCount: Int
  /// The numbers of the stretches that rise or fall; the others keep a level.
  var lines: [Int] = []
  /// The factor of each month of the year, 1 on average.
  var months = [Double](repeating: 1, count: 12)

  /// Takes a story as it is; months where nothing was recorded for long, and exceptional ones, tell nothing of noise.
  ///
  /// A stretch goes through its fitted ends on the scale of counts and has the sum of its counts. The factor of a month is the
  /// ratio of its counts to those levels, weighted as under a variance of m + 0.1 m^2, and half an event added to both.
  init(_ values: [Double?], _ story: SeriesStory) {
    stretchCount = story.stretches.count
    let exceptional = Set(story.exceptional)
    for (number, stretch) in story.stretches.enumerated() {
      if stretch.direction == .rising || stretch.direction == .falling { lines.append(number) }
      guard stretch.direction != .nothingRecorded, let first = Int(stretch.first),
        let last = Int(stretch.last)
      else { continue }
      let (from, to) = (CountScale.scaled(stretch.from.low), CountScale.scaled(stretch.to.low))
      var run: [Point] = []
      for place in first...last where !exceptional.contains(String(place)) {
        guard let count = values[place] else { continue }
        let share = last > first ? Double(place - first) / Double(last - first) : 0.5
        let level = CountScale.count(from + (to - from) * share)
        run.append(
          Point(
            place: place, count: count, level: max(level, 1e-3), mean: 0, stretch: number,
            position: share - 0.5))
      }
      let ratio = run.reduce(0) { $0 + $1.count } / run.reduce(0) { $0 + $1.level }
      for index in run.indices { run[index].level = max(run[index].level * ratio, 1e-3) }
      points += run
    }
    var (counts, levels) = ([Double](repeating: 0.5, count: 12), [Double](repeating: 0.5, count: 12))
    for point in points {
      let weight = 1 / (1 + 0.1 * point.level)
      counts[point.place % 12] += weight * point.count
      levels[point.place % 12] += weight * point.level
    }
    months = zip(counts, levels).map { $0 / $1 }
    let average = months.reduce(0, +) / 12
    months = months.map { $0 / average }
    for index in points.indices {
      points[index].mean = points[index].level * months[points[index].place % 12]
    }
  }

  /// The level that half of the months lie below.
  var medianLevel: Double { median(points.map(\.level)) ?? 0 }
}
