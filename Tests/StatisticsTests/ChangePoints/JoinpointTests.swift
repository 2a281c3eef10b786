import Statistics
import Testing

@testable import Trends

@Suite struct JoinpointTests {
  /// Every set of joinpoints, each fitted on its own.
  private func exhaustive(_ x: [Double], _ y: [Double], _ roots: [Double]?, _ count: Int) -> (Double, [Int]) {
    var best = (Double.infinity, [Int]())
    func extend(_ set: [Int]) {
      if set.count == count {
        if let curve = SegmentedLine(x: x[...], y: y[...], roots: roots?[...], kinks: set.map { x[$0] }),
          curve.sumOfSquares < best.0
        {
          best = (curve.sumOfSquares, set)
        }
        return
      }
      for place in stride(from: set.last.map { $0 + 3 } ?? 2, to: x.count - 2, by: 1) {
        extend(set + [place])
      }
    }
    extend([])
    return best
  }

  @Test(arguments: [UInt64(1), 2, 3, 4])
  func theGridFindsWhatEverySetFittedAloneGives(seed: UInt64) throws {
    var numbers = SeededNumbers(seed)
    var x = [0.0]
    for _ in 1..<20 { x.append(x[x.count - 1] + 1 + Double(numbers.below(3))) }
    let y = x.map { max($0 - 15, 0) * 0.1 + numbers.normal() }
    let roots = seed % 2 == 0 ? x.map { _ in 0.2 + numbers.uniform() } : nil
    let search = try #require(JoinpointSearch(x: x, roots: roots, toEnd: 2, between: 2))
    let sets = try #require(search.best(of: [y], upTo: 4)?.first)
    for count in 0...3 {
      let (squares, set) = exhaustive(x, y, roots, count)
      #expect(sets[count].observations == set)
      #expect(abs(sets[count].sumOfSquares - squares) <= 1e-11 * squares)
    }
  }

  /// Sixteen years with bends in the seventh and the eleventh; the grid is every third month, and joinpoints then move.
  @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6])
  func aLongSeriesHasTheJoinpointsOfTheWholeGrid(seed: UInt64) throws {
    var numbers = SeededNumbers(20 + seed)
    let x = (0..<196).map(Double.init)
    let y = x.map { 10 + max($0 - 85, 0) * 0.2 - max($0 - 134, 0) * 0.5 + numbers.normal() }
    let fit = try joinpoint(x: x, y: y, options: .init(scale: .identity)).get()
    #expect(fit.models.count == 5)
    let whole = try #require(JoinpointSearch(x: x, roots: nil, toEnd: 2, between: 2))
    let sets = try #require(whole.best(of: [y], upTo: 3)?.first)
    for (model, set) in zip(fit.models, sets).prefix(3) { #expect(model.joinpoints == set.observations) }
    // A third joinpoint has only noise to follow, in which many sets are nearly as good.
    #expect(fit.models[3].sumOfSquares <= 1.01 * sets[3].sumOfSquares)
    #expect(fit.selected == 2)
  }

  @Test func aBatchGivesEachSeriesWhatItGetsAlone() throws {
    var numbers = SeededNumbers(7)
    let x = (0..<20).map(Double.init)
    let series = (0..<70).map { _ in numbers.normals(20).map { 20 + $0 } }
    let batch = joinpoint(x: x, series: series)
    for (one, all) in zip(series, batch) { #expect(joinpoint(x: x, y: one) == all) }
  }

  @Test func permutationsAreThoseOfEverySampleFittedAlone() throws {
    var numbers = SeededNumbers(11)
    let x = (0..<14).map(Double.init)
    let y = x.map { 10 + max($0 - 6, 0) * 0.4 + 0.8 * numbers.normal() }
    let permutation = JoinpointPermutation(permutations: 49, seed: 5)
    let options = JoinpointOptions(scale: .identity, selection: .permutation(permutation), maximum: 2)
    let fit = try joinpoint(x: x, y: y, options: options).get()
    let first = try #require(fit.tests.first)
    let line = try #require(SegmentedLine(x: x[...], y: y[...], kinks: []))
    let fitted = zip(y, line.residuals).map(-)
    func ratio(_ y: [Double]) -> Double { exhaustive(x, y, nil, 0).0 / exhaustive(x, y, nil, 2).0 }
    var exceeding = 0
    for replicate in 0..<49 {
      var stream = RandomStream(seed: 5, series: 0, replicate: UInt32(replicate))
      var order = line.residuals
      stream.shuffle(&order)
      if ratio(zip(fitted, order).map(+)) >= ratio(y) { exceeding += 1 }
    }
    #expect(first.smaller == 0 && first.larger == 2)
    #expect(first.p == Double(exceeding + 1) / 50)
    #expect(first.level == 0.025)
  }

  @Test func theSequenceMeetsAtTheNumberOfKinks() throws {
    var numbers = SeededNumbers(3)
    let x = (0..<30).map(Double.init)
    let y = x.map { 50 + $0 - 2.5 * max($0 - 15, 0) + 0.5 * numbers.normal() }
    let permutation = JoinpointPermutation(permutations: 99)
    let fit = try joinpoint(
      x: x, y: y, options: .init(scale: .identity, selection: .permutation(permutation), maximum: 3)
    ).get()
    #expect(fit.selected == 1)
    #expect(fit.tests.map { [$0.smaller, $0.larger] } == [[0, 3], [1, 3], [1, 2]])
    #expect(abs(Double(fit.model.joinpoints[0]) - 15) <= 1)
  }

  @Test func anExactKinkEndsTheListAndIsChosen() throws {
    let x = (0..<20).map(Double.init)
    let fit = try joinpoint(x: x, y: x.map { 3 + max($0 - 9, 0) }, options: .init(scale: .identity)).get()
    #expect(fit.models.count == 2 && fit.selected == 1)
    #expect(fit.model.joinpoints == [9])
    #expect(fit.model.criteria == .failure(.zeroVarianceAfterDetrending))
    #expect(abs(fit.model.segments[1].slope.value - 1) < 1e-12)
  }

  @Test func zerosHaveNoLogarithmButALikelihood() throws {
    var numbers = SeededNumbers(9)
    let x = (0..<40).map(Double.init)
    let counts = x.map { numbers.poisson($0 < 20 ? 1 : 4) }
    #expect(counts.contains(0))
    #expect(joinpoint(x: x, y: counts) == .failure(.zeroBaseline))
    let fit = try poissonJoinpoint(x: x, counts: counts).get()
    #expect(holdsFiniteNumbersOnly(fit))
    #expect(fit.models.map(\.sumOfSquares) == fit.models.map(\.sumOfSquares).sorted(by: >))
  }

  @Test(arguments: [UInt64(1), 2, 3, 4])
  func theSearchByLikelihoodFindsWhatEverySetFittedAloneGives(seed: UInt64) throws {
    var numbers = SeededNumbers(seed)
    let x = (0..<20).map(Double.init)
    let mean = 2.0 + Double(seed)
    let counts = x.map { numbers.poisson($0 < 9 ? mean / 3 : mean) }
    let fit = try poissonJoinpoint(x: x, counts: counts, options: .init(maximum: 2)).get()
    let places = try #require(ScaledPlaces(x))
    let zeros = x.map { _ in 0.0 }
    func deviance(_ set: [Int]) -> Double {
      PoissonCurve(
        x: places.values[...], counts: counts[...], offset: zeros[...], kinks: set.map { places.values[$0] }
      )?.deviance ?? .infinity
    }
    var best = [deviance([]), Double.infinity, Double.infinity]
    for first in 2..<18 {
      best[1] = min(best[1], deviance([first]))
      for second in stride(from: first + 3, to: 18, by: 1) {
        best[2] = min(best[2], deviance([first, second]))
      }
    }
    for (model, deviance) in zip(fit.models, best) { #expect(model.sumOfSquares <= deviance * (1 + 1e-9)) }
    #expect(fit.models.count == 3)
  }

  @Test func theLikelihoodWithExposureIsAtItsMaximum() throws {
    let x = (0..<8).map(Double.init)
    let counts = (1...8).map(Double.init)
    let exposure = (0..<8).map { 10 + 2 * Double($0) }
    let fit = try poissonJoinpoint(x: x, counts: counts, exposure: exposure, options: .init(maximum: 0)).get()
    let slope = fit.models[0].segments[0].slope.value
    // The score equations of the model, which hold at the maximum.
    let means = zip(x, exposure).map { $1 * exponential(fit.models[0].intercept + slope * $0) }
    #expect(abs(zip(counts, means).reduce(0) { $0 + $1.0 - $1.1 }) < 1e-8)
    #expect(abs(zip(x, zip(counts, means)).reduce(0) { $0 + $1.0 * ($1.1.0 - $1.1.1) }) < 1e-7)
  }

  @Test func theEmpiricalIntervalIsSeededAndHoldsTheMeanChange() throws {
    var numbers = SeededNumbers(21)
    let x = (0..<25).map(Double.init)
    let y = x.map { 100 + 4 * $0 - 6 * max($0 - 12, 0) + 3 * numbers.normal() }
    let options = JoinpointOptions(averageInterval: .empirical(JoinpointResampling(samples: 60, seed: 4)))
    let first = try joinpoint(x: x, y: y, options: options).get()
    let average = try #require(try first.model.averageChange.empirical?.get())
    #expect(average.lower < average.value && average.value < average.upper)
    #expect(try joinpoint(x: x, y: y, options: options).get() == first)
    let parametric = try first.model.averageChange.parametric.get()
    #expect(abs(average.value - parametric.value) < 1e-12)
  }

  @Test(arguments: [(6, 0), (7, 1), (11, 1), (12, 2), (17, 3), (22, 4), (60, 4), (121, 4)])
  func theLargestNumberFollowsTheTable(observations: Int, joinpoints: Int) {
    #expect(JoinpointOptions.recommendedMaximum(observations: observations) == joinpoints)
  }
}
