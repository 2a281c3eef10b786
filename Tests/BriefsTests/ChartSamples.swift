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

  static let all: [ChartSamples] = [
    ChartSamples(
      name: "a year with all kinds of cells",
      points: points([
        .observed(12), .observed(15), .trueZero, .missing, .suppressed(low: 0, high: 4), .observed(22),
        .observed(30), .seriesBreak(28), .observed(31), .observed(33), .provisional(29), .provisional(34),
      ])),
    ChartSamples(
      name: "half hidden",
      points: points(
        [
          .suppressed(low: 0, high: 4), .suppressed(low: 0, high: 4), .observed(7), .observed(9),
          .observed(8), .missing,
        ],
        .year)),
    ChartSamples(name: "empty", points: []), ChartSamples(name: "one value", points: points([.observed(3)])),
    ChartSamples(name: "one hidden value", points: points([.suppressed(low: 0, high: 4)])),
    ChartSamples(name: "all zero", points: points(Array(repeating: .trueZero, count: 40))),
    ChartSamples(name: "all missing", points: points(Array(repeating: .missing, count: 13))),
    ChartSamples(name: "constant", points: points(Array(repeating: .observed(5), count: 5))),
    ChartSamples(
      name: "huge", points: points([.observed(1e308), .observed(-1e308), .observed(3e15), .observed(1)])),
    ChartSamples(name: "millions", points: points((0..<60).map { .observed(1_234_567 * Double($0 + 1)) })),
    ChartSamples(
      name: "tiny", points: points([.observed(.leastNonzeroMagnitude), .observed(1e-12), .observed(1e-7)])),
    ChartSamples(
      name: "long", points: points((0..<600).map { $0 % 7 == 0 ? .missing : .observed(Double($0 % 97)) })),
    ChartSamples(
      name: "many years", points: points((0..<250).map { .observed(Double($0)) }, .year)),
    ChartSamples(
      name: "provisional from the start", points: points([.provisional(3), .provisional(4), .provisional(2)])),
    ChartSamples(
      name: "not finite", points: points([.observed(.nan), .observed(.infinity), .observed(4), .observed(5)])),
  ]
}
