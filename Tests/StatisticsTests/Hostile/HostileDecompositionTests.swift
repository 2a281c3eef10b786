import Statistics
import Testing
import Trends

/// Whatever the series, each method gives finite numbers or a reason.
@Suite struct HostileDecompositionTests {
  /// Values that arithmetic stumbles over, in every order that a small generator finds.
  private static func series(_ seed: Int) -> [Double?] {
    var state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let palette: [[Double?]] = [
      [0], [7], [0, 0, 0, 1], [1e308, -1e308, 0], [1.7e308],
      [.leastNonzeroMagnitude, 0, .leastNormalMagnitude / 8], [nil, 3, 4], [nil],
      [.nan, .infinity, 2, 1], [1, 2, 2, 3, 3, 3], [1e16, 1, -1e16], [1e308, 1e-308, nil, 0],
      [-3, nil, nil, 8],
    ]
    let values = palette[next(below: palette.count)]
    let length = next(below: 3) == 0 ? next(below: 6) : next(below: 70)
    return (0..<length).map { _ in values[next(below: values.count)] }
  }

  private static func isSound(_ values: [Double?], _ parts: [[Double]], _ remainder: [Double?]) -> Bool {
    parts.allSatisfy { $0.count == values.count && $0.allSatisfy(\.isFinite) }
      && remainder.count == values.count && remainder.allSatisfy { $0?.isFinite ?? true }
      && zip(values, remainder).allSatisfy { ($0?.isFinite ?? false) == ($1 != nil) }
  }

  @Test(arguments: HostileSeries.blocks) func everySeriesHasAResultOrAReason(block: Int) {
    let count = HostileSeries.countInBlock(usual: 320)
    for seed in block * count..<(block + 1) * count {
      let values = Self.series(seed)
      let period = [2, 3, 4, 12, 1, 0][seed % 6]
      for options in [
        STLOptions.r(period: period, length: values.count, fitting: .robust),
        .statsmodels(period: period, seasons: seed % 9, fitting: seed % 2 == 0 ? .robust : .leastSquares),
      ] {
        if case .success(let fit) = stl(values, period: period, options: options) {
          #expect(Self.isSound(values, [fit.trend, fit.seasonal], fit.remainder), "stl, seed \(seed)")
        }
      }
      for fit in [
        mstlR(values, periods: [period, 5]), mstlStatsmodels(values, periods: [period, 5], fitting: .robust),
        mstl(values, periods: [period]) { .r(period: $1, length: values.count, fitting: .robust) },
      ] {
        if case .success(let fit) = fit {
          #expect(
            Self.isSound(values, [fit.trend] + fit.seasons.map(\.values), fit.remainder), "mstl, seed \(seed)"
          )
        }
      }
      for model in [ClassicalDecomposition.Model.additive, .multiplicative] {
        if case .success(let fit) = classicalDecomposition(values, period: period, model: model) {
          let numbers = fit.seasonal + (fit.trend + fit.remainder).compactMap(\.self)
          #expect(numbers.allSatisfy { $0.isFinite }, "classical, seed \(seed)")
        }
      }
      let known = values.enumerated().compactMap { place, value in
        value.flatMap { $0.isFinite ? (Double(place), $0) : nil }
      }
      let scale = powerOfTwoScale(of: known.map(\.1))
      #expect(scale > 0 && known.allSatisfy { abs($0.1 / scale) < 0x1p401 }, "scale, seed \(seed)")
      let weights = bisquareWeights(known.map(\.1))
      #expect(weights.allSatisfy { (0...1).contains($0) }, "weights, seed \(seed)")
      let x = known.map { seed % 5 == 0 ? ($0.0 - 30) * 5e306 : $0.0 }
      for (span, delta) in [(2.0 / 3, 0), (0, 2), (Double.nan, .infinity)] {
        if case .success(let curve) = lowess(x: x, y: known.map(\.1), span: span, delta: delta) {
          #expect(curve.count == known.count && curve.allSatisfy { $0.isFinite }, "lowess, seed \(seed)")
        }
      }
    }
  }
}
