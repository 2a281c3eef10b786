import Statistics
import Testing
import Trends

@Suite struct MSTLTests {
  private static let values: [Double?] = (0..<96).map { place in
    Double([4, 0, -4, 0][place % 4]) + Double(place % 12) + 0.25 * Double(place)
  }

  @Test func takesTheShortestSeasonFirstAndAddsUp() throws {
    let fit = try mstlR(Self.values, periods: [12, 4, 4]).get()
    #expect(fit.seasons.map(\.period) == [4, 12])
    for place in Self.values.indices {
      let seasons = fit.seasons.reduce(0) { $0 + $1.values[place] }
      let sum = fit.trend[place] + seasons + (fit.remainder[place] ?? .infinity)
      #expect(abs(sum - (Self.values[place] ?? 0)) < 1e-12 * 40)
    }
  }

  @Test func oneSeasonIsOneSTL() throws {
    let multiple = try mstlStatsmodels(Self.values, periods: [12]).get()
    let single = try stl(Self.values, period: 12, options: .statsmodels(period: 12, seasons: 11)).get()
    #expect(multiple.trend == single.trend)
    #expect(multiple.seasons.map(\.values) == [single.seasonal])
  }

  @Test func leavesOutSeasonsThatDoNotFitTwice() throws {
    #expect(try mstlR(Self.values, periods: [4, 49, 1, -3, .max]).get().seasons.map(\.period) == [4])
    #expect(mstlR(Self.values, periods: [49]) == .failure(.tooShort))
    #expect(mstlR([], periods: [12]) == .failure(.tooShort))
  }
}
