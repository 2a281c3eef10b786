import LinearAlgebra
import Statistics
import Testing

@Suite struct BatchLeastSquaresTests {
  static let kinds: [CoefficientCovariance] = [
    .classical, .hc0, .hc1, .hc2, .hc3, .hc4, .neweyWest(lags: 0), .neweyWest(lags: 4),
    .neweyWest(lags: 90, correction: .degreesOfFreedom), .neweyWestAutomatic,
  ]

  private static func design(_ index: [Double]) -> RegressionDesign {
    .trendWithHarmonic(index, period: 12)
  }

  /// Series with noise, an offset, and gaps or exposure where they are wanted.
  private static func series(count: Int, offset: Double = 0, gaps: Bool) -> [[Double?]] {
    var random = HostileSeries(seed: 5)
    return (0..<count).map { _ in
      (0..<60).map { period in
        gaps && random.unit() < 0.2 ? nil : offset + Double(period) * 0.1 + random.unit()
      }
    }
  }

  private static func isNear(
    _ found: Estimate<[Double]>, _ wanted: Estimate<[Double]>, _ tolerance: Double
  ) -> Bool {
    guard case .success(let ours) = found, case .success(let theirs) = wanted else { return false }
    let size = theirs.map(abs).max() ?? 0
    return ours.count == theirs.count
      && zip(ours, theirs).allSatisfy { abs($0 - $1) <= tolerance * max(abs($1), 1e-3 * size) }
  }

  @Test(arguments: kinds) func completeSeriesAgreeWithOneAtATime(kind: CoefficientCovariance) throws {
    try compare(Self.series(count: 40, gaps: false), kind: kind, tolerance: 1e-10)
  }

  @Test(arguments: [CoefficientCovariance.classical, .hc3, .neweyWest(lags: 3)])
  func seriesWithGapsAgreeWithOneAtATime(kind: CoefficientCovariance) throws {
    try compare(Self.series(count: 40, gaps: true), kind: kind, tolerance: 1e-10)
  }

  @Test func anOffsetCostsFewDigits() throws {
    try compare(Self.series(count: 5, offset: 1e9, gaps: false), kind: .classical, tolerance: 1e-6)
    try compare(Self.series(count: 5, offset: 1e9, gaps: true), kind: .classical, tolerance: 1e-6)
  }

  @Test func moreThanATileGivesEverySeriesItsOwn() throws {
    try compare(Self.series(count: SeriesBatch.tileWidth + 2, gaps: false), kind: .hc0, tolerance: 1e-10)
  }

  private func compare(_ series: [[Double?]], kind: CoefficientCovariance, tolerance: Double) throws {
    let index = (0..<60).map(Double.init)
    let batch = SeriesBatch(series)
    let fits = try BatchLeastSquares.factorised(Self.design(index), periods: 60).get()
    let ours = fits.fit(batch, errors: kind)
    let coefficients = fits.coefficients(batch)
    for place in series.indices {
      let (known, values, _) = batch.knownValues(place)
      let fit = try ordinaryLeastSquares(Self.design(known), values: values).get()
      #expect(Self.isNear(ours.coefficients(place), .success(fit.coefficients), tolerance))
      #expect(Self.isNear(coefficients.coefficients(place), .success(fit.coefficients), tolerance * 10))
      #expect(Self.isNear(ours.standardErrors(place), fit.standardErrors(kind), tolerance))
    }
  }

  @Test func exposureWeighsEachValue() throws {
    let series = Self.series(count: 6, gaps: true)
    let exposure = series.indices.map { row in (0..<60).map { Double?(Double(1 + ($0 * 7 + row) % 11)) } }
    let batch = SeriesBatch(series, exposure: exposure)
    let index = (0..<60).map(Double.init)
    let fits = try BatchLeastSquares.factorised(Self.design(index), periods: 60).get()
    let ours = fits.fit(batch, weighting: .exposure)
    for place in series.indices {
      let (known, values, weights) = batch.knownValues(place)
      let given = try #require(weights)
      let fit = try weightedLeastSquares(Self.design(known), values: values, weights: given).get()
      #expect(Self.isNear(ours.coefficients(place), .success(fit.coefficients), 1e-10))
      #expect(Self.isNear(ours.standardErrors(place), fit.standardErrors(.classical), 1e-10))
    }
  }

  @Test func aSeriesWithoutAFitHasAReasonAndLeavesItsNeighboursAlone() throws {
    let index = (0..<10).map(Double.init)
    let fits = try BatchLeastSquares.factorised(.polynomial(index, degree: 1), periods: 10).get()
    let line: [Double?] = index.map { 2 + 3 * $0 }
    let huge: [Double?] = index.map { $0 == 3 ? 1.7e308 : -1.7e308 }
    let ours = fits.fit(SeriesBatch([line, [1, 2], [Double?](repeating: 4, count: 10), huge, []]))
    #expect(Self.isNear(ours.coefficients(0), .success([2, 3]), 1e-13))
    #expect(ours.standardErrors(0) == .success([0, 0]))
    #expect(ours.coefficients(1) == .failure(.tooShort))
    #expect(ours.standardErrors(2) == .success([0, 0]))
    #expect(ours.coefficients(3) == .failure(.noConvergence))
    #expect(ours.coefficients(4) == .failure(.tooShort))
    #expect(ours.coefficients(5) == .failure(.tooShort))
  }

  @Test func aDesignThatCannotBeFittedHasAReason() {
    func reason(_ design: RegressionDesign, _ periods: Int) -> NotEstimable? {
      if case .failure(let reason) = BatchLeastSquares.factorised(design, periods: periods) {
        reason
      } else {
        nil
      }
    }
    #expect(reason(.polynomial([0, 1], degree: 1), 2) == .tooShort)
    #expect(reason(.polynomial([1, 1, 1, 1], degree: 1), 4) == .noConvergence)
    #expect(reason(RegressionDesign(terms: [[0, 1, 2, 3], [0, 2, 4, 6]]), 4) == .noConvergence)
  }

  @Test func aBatchOnAnotherGridIsTooShort() throws {
    let fits = try BatchLeastSquares.factorised(.polynomial([0, 1, 2, 3], degree: 1), periods: 4).get()
    #expect(fits.fit(SeriesBatch([[1, 2, 3]])).coefficients(0) == .failure(.tooShort))
  }
}
