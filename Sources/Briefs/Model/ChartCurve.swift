import Foundation
import Tables
import Trends

/// The course of a stretch through a chart: a height for each period from its first to its last.
public struct ChartCurve: Sendable, Hashable, Codable {
  /// The place of its first period among the points.
  public var first: Int
  /// The heights, one a period.
  public var heights: [Double]
  /// The places between which it may have begun; nil for the stretch that begins a series.
  public var start: ClosedRange<Int>?

  /// Creates a curve.
  public init(first: Int, heights: [Double], start: ClosedRange<Int>? = nil) {
    self.first = first
    self.heights = heights
    self.start = start
  }

  /// The curves of a story through points; stretches without a point are left out.
  static func curves(_ story: ToldStory?, through points: [ChartPoint]) -> [ChartCurve] {
    guard let story, let first = points.first?.period, let last = points.last?.period else { return [] }
    return story.stretches.compactMap { stretch in
      guard stretch.first.frequency == first.frequency, let from = stretch.from.ends, let to = stretch.to.ends
      else { return nil }
      let places = max(stretch.first, first).ordinal...max(min(stretch.last, last).ordinal, first.ordinal)
      guard stretch.first <= last, stretch.last >= first else { return nil }
      let (low, high) = ((from.low + from.high) / 2, (to.low + to.high) / 2)
      let length = Double(max(1, stretch.last.ordinal - stretch.first.ordinal))
      // Stretches are straight lines on the scale on which they are found.
      let ends = (CountScale.scaled(low), CountScale.scaled(high))
      let heights = places.map { ordinal -> Double in
        if low == high { return low }
        let share = Double(ordinal - stretch.first.ordinal) / length
        return CountScale.count(ends.0 + share * (ends.1 - ends.0))
      }
      let start = stretch.start.map {
        let bounds = [$0.earliest, $0.latest].map {
          min(max($0.ordinal, first.ordinal), last.ordinal) - first.ordinal
        }
        return min(bounds[0], bounds[1])...max(bounds[0], bounds[1])
      }
      return ChartCurve(first: places.lowerBound - first.ordinal, heights: heights, start: start)
    }
  }

  /// Only where stretches begin, on points that may be years of the periods of the story.
  static func starts(_ story: ToldStory?, through points: [ChartPoint]) -> [ChartCurve] {
    guard let story, let first = points.first?.period, let last = points.last?.period else { return [] }
    func place(_ period: Period) -> Int {
      let isSame = period.frequency == first.frequency
      let ordinal = isSame ? period.ordinal : period.year
      return min(max(ordinal, first.ordinal), last.ordinal) - first.ordinal
    }
    return story.stretches.compactMap { stretch in
      guard stretch.first.frequency == first.frequency || first.frequency.length == .year,
        let start = stretch.start
      else { return nil }
      let ends = (place(start.earliest), place(start.latest))
      return ChartCurve(
        first: place(stretch.first), heights: [], start: min(ends.0, ends.1)...max(ends.0, ends.1))
    }
  }
}
