import Statistics
import Testing

@testable import Trends

@Suite struct StretchSearchTests {
  private static let counts: [Double] = [
    3, 5, 4, 7, 2, 6, 4, 5, 3, 6, 5, 4, 14, 19, 12, 17, 21, 15, 13, 18, 16, 20, 14, 17, 15, 12, 11, 9, 10, 7,
    6,
    5, 4, 4, 3, 2,
  ]

  private static func search(_ places: [Int]? = nil) throws -> StretchSearch {
    let rules = try #require(StoryRules(periodsPerYear: 12))
    let mean = counts.reduce(0, +) / Double(counts.count)
    return StretchSearch(
      StoryPoints(places: places ?? Array(counts.indices), values: counts.map(CountScale.scaled)),
      rules: rules,
      leastVariance: CountScale.leastVariance(mean: mean),
      mostStretches: rules.mostStretches(of: counts.count))
  }

  /// Numbers of stories.py beside this file: dense matrices, every cut tried.
  private static let reference: [([Int], [StretchFit.Shape], Int, Double, Double, Double)] = [
    ([0], [.level], 11, 0.10527145012982647, -57.70918474671828, -52.9031786540735),
    ([0, 12], [.level, .line], 14, 0.05344129554655869, -81.09390104643481, -78.45397472131641),
    (
      [0, 12, 21], [.level, .level, .line], 0, 0.025787966616045842, -102.59358729480155, -98.09857344570175
    ),
  ]

  @Test func candidatesAreThoseOfDenseMatricesAndEveryCut() throws {
    var search = try Self.search()
    let candidates = search.candidates()
    #expect(candidates.count == 3)
    for (candidate, expected) in zip(candidates, Self.reference) {
      #expect(candidate.starts == expected.0)
      #expect(candidate.shapes == expected.1)
      #expect(candidate.model == expected.2)
      #expect(abs(candidate.variance - expected.3) < 1e-10)
      #expect(abs(candidate.cost - expected.4) < 1e-8)
      #expect(abs(candidate.averagedCost - expected.5) < 1e-8)
    }
  }

  @Test func theRunningFilterAgreesWithTheOneOfAllModels() throws {
    // Places with gaps, one of them long.
    let places = Self.counts.indices.map { $0 + $0 / 5 + ($0 > 20 ? 40 : 0) }
    let points = try Self.search(places).points
    for model in DependenceGrid.models.indices {
      var filter = StretchFilter(DependenceGrid.models[model])
      for last in points.places.indices {
        let gap = last > 0 ? places[last] - places[last - 1] : 0
        filter.take(points.values[last], at: Double(places[last]), after: gap)
      }
      let fit = StretchFit(points, first: 0, last: points.count - 1)
      let (group, lane) = (model / 8, model % 8)
      #expect(abs(fit.squares(.level, group)[lane] - StretchSquares.level(filter.products)) < 1e-8)
      #expect(abs(fit.squares(.line, group)[lane] - StretchSquares.line(filter.products)) < 1e-8)
    }
  }

  @Test func runningSumsAgreeWithTheFilter() throws {
    let places = Self.counts.indices.map { $0 + ($0 > 9 ? 3 : 0) }
    let points = try Self.search(places).points
    for coefficient in [0, 0.5, 0.9] {
      let model = DependenceGrid.models[DependenceGrid.place(coefficient: coefficient, share: 1)]
      let costs = PilotCosts(points, model: model, lineCost: 1e9, shortestLine: 6)
      for first in [0, 4, 9, 15] {
        var row = [Double](repeating: -1, count: points.count)
        costs.fill(&row, from: first, shortest: 3)
        var filter = StretchFilter(model)
        for last in first..<points.count {
          let gap = last > first ? places[last] - places[last - 1] : 0
          filter.take(points.values[last], at: Double(places[last]), after: gap)
          if last - first >= 2 { #expect(abs(row[last] - StretchSquares.level(filter.products)) < 1e-9) }
        }
      }
    }
  }

  @Test func theScaleIsItsOwnInverse() {
    for count in [0, 0.2, 1, 17, 4e5, 1e200] {
      #expect(abs(CountScale.count(CountScale.scaled(count)) - count) <= 1e-9 * max(1, count))
    }
    #expect(CountScale.scaled(0) == 0 && CountScale.count(-3) == 0)
  }
}
