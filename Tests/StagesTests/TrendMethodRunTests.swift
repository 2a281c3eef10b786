import Foundation
import Statistics
import Tables
import TestSupport
import Testing
import Trends

@testable import Stages

/// What methods say of a series does not depend on what else is there, nor on how many cores there are.
@Suite struct TrendMethodRunTests {
  private static let first = Period(year: 2001, month: 1)

  /// Counts by month from `offset` months after 2001-01 on, some of them not known.
  private static func input(_ code: String, seed: UInt64, offset: Int, count: Int, gaps: Double = 0.1)
    -> TrendMethodInput
  {
    var random = SeededGenerator(seed: seed)
    let start = first.advanced(by: offset)
    let values = (0..<count).map { place -> Double? in
      let season = 8 * Double((place + offset) % 12)
      let value = 30 + (place > count / 2 ? 25 : 0) + season + Double.random(in: 0...20, using: &random)
      let isKnown = place == 0 || place + 1 == count || Double.random(in: 0...1, using: &random) >= gaps
      return isKnown ? value.rounded() : nil
    }
    return TrendMethodInput(
      series: LabelledSeries(
        measure: "n", key: [KeyPart(dimension: "route", code: code)],
        periods: (0..<count).map { start.advanced(by: $0).description }, values: values,
        bounds: values.map { value in value.map { ($0, $0) } },
        exposure: values.indices.map { 1000 + Double($0 * $0 % 97) }),
      first: start, season: 12, periodsPerYear: 12)
  }

  /// Methods that by their nature set a series against others: siblings, or the family of p values.
  private static func isOfFamily(_ name: String) -> Bool {
    TrendMethod.all.contains { method in
      guard method.name == name, case .batch = method.computation else { return false }
      return true
    }
  }

  @Test(arguments: 0..<6) func seriesThatAreAddedChangeNoResultOfTheOthers(seed: UInt64) throws {
    let requests = TrendMethodRequest.all(hasExposure: true)
    let own = [
      Self.input("A", seed: seed, offset: 14, count: 96),
      Self.input("B", seed: seed + 50, offset: 31, count: 75, gaps: 0),
    ]
    let alone = TrendMethodRun(requests, over: own)
    // One of two rows years before, one that is longer, and one that goes on for longer.
    let added =
      own + [
        Self.input("C", seed: 1, offset: -240, count: 2), Self.input("D", seed: 2, offset: 0, count: 150),
        Self.input("E", seed: 3, offset: 60, count: 96),
      ]
    let beside = TrendMethodRun(requests, over: added)
    for (one, other) in zip(alone.each, beside.each) {
      for (name, result) in one where !Self.isOfFamily(name) {
        #expect(other[name] == result, "\(name)")
      }
    }
  }

  @Test func resultsAreTheSameForAnyNumberOfWorkers() throws {
    let requests = TrendMethodRequest.all(hasExposure: true)
    let inputs = (0..<70).map {
      Self.input("\($0)", seed: UInt64($0), offset: $0 % 5, count: 24 + $0 % 3)
    }
    let one = TrendMethodRun(requests, over: inputs, workers: 1)
    for workers in [2, 5] {
      let several = TrendMethodRun(requests, over: inputs, workers: workers)
      #expect(several.each == one.each)
      #expect(several.together.map(\.results) == one.together.map(\.results))
    }
  }

  /// What is not known at either end is no part of a series.
  @Test func unknownEndsChangeNothing() throws {
    let requests = TrendMethodRequest.all(hasExposure: true)
    let own = Self.input("A", seed: 4, offset: 3, count: 90)
    var series = own.series
    let empty = [Double?](repeating: nil, count: 7)
    series.values = empty + series.values + empty
    series.bounds = empty.map { _ in nil } + series.bounds + empty.map { _ in nil }
    series.exposure = series.exposure.map { empty + $0 + empty }
    series.periods = series.values.indices.map { Self.first.advanced(by: $0 - 4).description }
    let padded = TrendMethodInput(
      series: series, first: Self.first.advanced(by: -4), season: 12, periodsPerYear: 12)
    let (plain, wide) = (TrendMethodRun(requests, over: [own]), TrendMethodRun(requests, over: [padded]))
    for (name, result) in plain.each[0] where !Self.isOfFamily(name) {
      #expect(wide.each[0][name] == result, "\(name)")
    }
    #expect(wide.together.map(\.results) == plain.together.map(\.results))
  }

  @Test func everyDateIsAPeriodAndEveryCurveHasOneAValue() throws {
    let input = Self.input("A", seed: 9, offset: 5, count: 84)
    let run = TrendMethodRun(TrendMethodRequest.all(hasExposure: true), over: [input])
    let periods = Set(input.series.periods)
    var dated = 0
    for (name, result) in run.each[0] {
      for one in result.told {
        guard let period = one.period else { continue }
        dated += 1
        // The ends of intervals may lie outside of the series.
        guard !one.quantity.contains("Lower."), !one.quantity.contains("Upper.") else { continue }
        #expect(periods.contains(period), "\(name) \(one.quantity)")
      }
    }
    #expect(dated > 84 * 8)
    let known = input.values.count
    func count(_ method: String, _ quantity: String) -> Int? {
      run.each[0][method]?.told.count { $0.quantity == quantity }
    }
    #expect(count("stl", "trend") == 84 && count("stl", "remainder") == known)
    #expect(count("lowess", "smoothed") == known)
  }

  /// What the help states as the default of a setting is what holds without it.
  @Test func aStatedDefaultIsTheDefault() throws {
    let input = Self.input("A", seed: 12, offset: 0, count: 60)
    var tried = 0
    for method in TrendMethod.all where !Self.isOfFamily(method.name) {
      let plain = try TrendMethodRequest(method.name, hasExposure: true)
      for parameter in method.parameters {
        guard case .value(let text) = parameter.standard else { continue }
        #expect(parameter.accepts(text), "\(method.name) \(parameter.name)")
        var set = plain
        try set.set(parameter.name, text)
        let run = TrendMethodRun([plain, set], over: [input])
        let results = plain.isTogether ? run.together[0].results : run.each[0]
        #expect(results[set.text] == results[plain.text], "\(set.text)")
        tried += 1
      }
    }
    #expect(tried > 60)
  }

  @Test func resultsWithDatesAreReadAsTheyAreWritten() throws {
    var result = MethodResult(["p": 0.5])
    result.setPeriod("changePeriod", "2016-07")
    result.setPeriods("breakLower", ["2016-05", nil])
    result.setPeriods("breakPeriods", [])
    result.setDated("trend", ["2016-05", nil, "2016-07"], [1, 2, 3])
    let read = try JSONDecoder().decode(MethodResult.self, from: JSONEncoder().encode(result))
    #expect(read == result)
    #expect(
      result.facts.map(\.name) == [
        "breakLower.1", "changePeriod", "p", "trend.2016-05", "trend.2016-07",
      ])
  }
}
