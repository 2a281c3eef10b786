import Tables

@testable import Briefs

/// Series that charts have trouble with.
struct ChartSamples: Sendable {
  var name: String
  var points: [ChartPoint]

  static func points(_ cells: [Cell], _ frequency: Period.Frequency = .month) -> [ChartPoint] {
    let first = frequency == .month ? 2015 * 12 : 2015
    return cells.enumerated().map {
      ChartPoint(period: Period(frequency: frequency, ordinal: first + $0), cell: $1)
    }
  }

  /// A level and a rise after it through so many points; one stretch where there is room for no more.
  static func curves(_ count: Int) -> [ChartCurve] {
    guard count > 3 else {
      return [ChartCurve(first: 0, heights: [Double](repeating: 5, count: max(1, count)))]
    }
    let half = count / 2
    return [
      ChartCurve(first: 0, heights: [Double](repeating: 15, count: half)),
      ChartCurve(
        first: half, heights: (half..<count).map { 10 + 20 * Double($0 - half) / Double(count) },
        start: (half - 1)...min(count - 1, half + 1)),
    ]
  }

  static let all: [ChartSamples] = [
    ChartSamples(
      name: "a year with all kinds of cells",
      points: points([
        .exact(12), .exact(15), .exact(0), .missing, .interval(low: 0, high: 4), .exact(22),
        .exact(30), .exact(28, .seriesBreak), .exact(31), .exact(33), .exact(29, .provisional),
        .exact(34, .provisional),
      ])),
    ChartSamples(
      name: "half hidden",
      points: points(
        [
          .interval(low: 0, high: 4), .interval(low: 0, high: 4), .exact(7), .exact(9),
          .exact(8), .missing,
        ],
        .year)),
    ChartSamples(name: "empty", points: []), ChartSamples(name: "one value", points: points([.exact(3)])),
    ChartSamples(name: "one hidden value", points: points([.interval(low: 0, high: 4)])),
    ChartSamples(name: "all zero", points: points(Array(repeating: .exact(0), count: 40))),
    ChartSamples(name: "all missing", points: points(Array(repeating: .missing, count: 13))),
    ChartSamples(name: "constant", points: points(Array(repeating: .exact(5), count: 5))),
    ChartSamples(
      name: "huge", points: points([.exact(1e308), .exact(-1e308), .exact(3e15), .exact(1)])),
    ChartSamples(name: "millions", points: points((0..<60).map { .exact(1_234_567 * Double($0 + 1)) })),
    ChartSamples(
      name: "tiny", points: points([.exact(.leastNonzeroMagnitude), .exact(1e-12), .exact(1e-7)])),
    ChartSamples(
      name: "long", points: points((0..<600).map { $0 % 7 == 0 ? .missing : .exact(Double($0 % 97)) })),
    ChartSamples(
      name: "many years", points: points((0..<250).map { .exact(Double($0)) }, .year)),
    ChartSamples(
      name: "provisional from the start",
      points: points([.exact(3, .provisional), .exact(4, .provisional), .exact(2, .provisional)])),
    ChartSamples(
      name: "not finite", points: points([.exact(.nan), .exact(.infinity), .exact(4), .exact(5)])),
  ]
}
