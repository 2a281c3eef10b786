import Statistics
import Testing
import Trends

@Suite struct STLTests {
  /// A month of the year, a bend, a step and an outlier, by whole numbers only.
  private static func series(_ length: Int, period: Int = 12) -> [Double] {
    (0..<length).map { place in
      let season = Double((place % period) * (place % period) % 7)
      let outlier = place == length / 3 ? 40.0 : 0
      return 20 + 0.3 * Double(place) + season + Double(place * 37 % 11) / 4 + outlier
    }
  }

  private static let gaps: [[Int]] = [
    [], [0], [59], [5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18], [0, 1, 2, 57, 58, 59],
    Array(stride(from: 1, to: 60, by: 5)),
  ]

  @Test(arguments: gaps, [STLOptions.Fitting.leastSquares, .robust])
  func agreesWithThePlainFormWhateverIsMissing(gap: [Int], fitting: STLOptions.Fitting) throws {
    var values = Self.series(60).map(Optional.some)
    for place in gap { values[place] = nil }
    let options = [
      STLOptions.r(period: 12, length: 60, fitting: fitting),
      .r(period: 12, length: 60, seasonalWindow: .seasons(13), fitting: fitting),
      .statsmodels(period: 12, fitting: fitting),
    ]
    for options in options {
      let fast = try stl(values, period: 12, options: options).get()
      let plain = PlainSTL(period: 12, options: options).decompose(values)
      #expect(zip(fast.trend, plain.trend).allSatisfy { abs($0 - $1) <= 1e-9 * 70 })
      #expect(zip(fast.seasonal, plain.seasonal).allSatisfy { abs($0 - $1) <= 1e-9 * 70 })
      #expect(
        zip(fast.weights, plain.weights).allSatisfy { own, other in
          own.map { abs($0 - (other ?? -1)) <= 1e-7 } ?? (other == nil)
        })
    }
  }

  @Test func aPreparedOneGivesTheSameAsASingleCall() throws {
    let options = STLOptions.statsmodels(period: 12, fitting: .robust)
    let prepared = STL(length: 60, period: 12, options: options)
    var values = Self.series(60).map(Optional.some)
    #expect(try prepared.decompose(values).get() == stl(values, period: 12, options: options).get())
    values[7] = nil
    values[8] = .nan
    #expect(try prepared.decompose(values).get() == stl(values, period: 12, options: options).get())
  }

  @Test func aSeasonThatNeverChangesIsFound() throws {
    let values = (0..<72).map { Double([3, -1, 0, -2][$0 % 4]) + 0.5 * Double($0) }
    let fit = try stl(values, period: 4, options: .r(period: 4, length: 72)).get()
    for (place, season) in fit.seasonal.enumerated() {
      #expect(abs(season - [3, -1, 0, -2][place % 4]) < 0.5)
      #expect(abs(season - fit.seasonal[place % 4]) == 0)
    }
  }

  @Test func anOutlierLosesItsWeightInARobustFit() throws {
    let values = Self.series(60).map(Optional.some)
    let fit = try stl(values, period: 12, options: .statsmodels(period: 12, fitting: .robust)).get()
    #expect(fit.weights[20] == 0)
    let plain = try stl(values, period: 12, options: .statsmodels(period: 12)).get()
    #expect(plain.weights.allSatisfy { $0 == 1 })
  }

  @Test func partsAddUpAndGapsKeepTheirTrend() throws {
    var values = Self.series(60).map(Optional.some)
    values[30] = nil
    let fit = try stl(values, period: 12, options: .statsmodels(period: 12)).get()
    #expect(fit.remainder[30] == nil)
    #expect(fit.trend[30] > fit.trend[20] && fit.trend[30] < fit.trend[40])
    for place in values.indices where place != 30 {
      let sum = fit.trend[place] + fit.seasonal[place] + (fit.remainder[place] ?? .infinity)
      #expect(abs(sum - (values[place] ?? 0)) < 1e-12 * 70)
    }
  }

  @Test func scalesWithTheValuesUpToTheLargest() throws {
    let values = Self.series(48)
    let options = STLOptions.r(period: 12, length: 48, fitting: .robust)
    let plain = try stl(values, period: 12, options: options).get()
    for scale in [0x1p-1000, 0x1p1000] {
      let scaled = try stl(values.map { $0 * scale }, period: 12, options: options).get()
      #expect(zip(scaled.trend, plain.trend).allSatisfy { abs($0 / scale - $1) <= 1e-9 * 70 })
    }
  }

  @Test func saysWhyThereIsNoDecomposition() {
    let options = STLOptions.statsmodels(period: 12)
    #expect(stl([], period: 12, options: options) == .failure(.tooShort))
    #expect(stl(Self.series(23), period: 12, options: options) == .failure(.tooShort))
    #expect(stl(Self.series(60), period: 1, options: options) == .failure(.tooShort))
    #expect(stl(Self.series(60), period: .max, options: options) == .failure(.tooShort))
    let withoutMarch = Self.series(60).enumerated().map { $0.offset % 12 == 2 ? nil : $0.element }
    #expect(stl(withoutMarch, period: 12, options: options) == .failure(.tooFewKnown))
    #expect(
      STL(length: 48, period: 12, options: options).decompose(Self.series(60)) == .failure(.tooShort))
  }
}
