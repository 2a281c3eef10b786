import Statistics
import Testing
import Trends

@Suite struct ClassicalDecompositionTests {
  private static let figures = [3.0, -1, 0, -2]
  private static let values: [Double?] = (0..<24).map { figures[$0 % 4] + 0.5 * Double($0) }

  @Test func aLineWithFiguresIsTakenApartExactly() throws {
    let fit = try classicalDecomposition(Self.values, period: 4).get()
    for place in 2..<22 {
      #expect(abs((fit.trend[place] ?? .infinity) - 0.5 * Double(place)) < 1e-12)
      #expect(abs(fit.seasonal[place] - Self.figures[place % 4]) < 1e-12)
      #expect(abs(fit.remainder[place] ?? .infinity) < 1e-12)
    }
    #expect(fit.trend[1] == nil && fit.remainder[22] == nil)
  }

  @Test func aProductIsTakenApartExactly() throws {
    let factors = [1.5, 0.75, 1, 0.75]
    let values = (0..<24).map { Optional(8 * factors[$0 % 4]) }
    let fit = try classicalDecomposition(values, period: 4, model: .multiplicative).get()
    #expect(fit.trend[10] == 8)
    #expect(Array(fit.seasonal.prefix(4)) == factors)
    #expect(fit.remainder[10] == 1)
  }

  @Test func aGapCostsTheAveragesThatCoverIt() throws {
    var values = Self.values
    values[11] = nil
    let fit = try classicalDecomposition(values, period: 4).get()
    #expect(fit.trend.indices.filter { fit.trend[$0] == nil } == [0, 1, 9, 10, 11, 12, 13, 22, 23])
    #expect(abs(fit.seasonal[0] - 3) < 1e-12)
  }

  @Test func saysWhyThereIsNoDecomposition() {
    #expect(classicalDecomposition([1, 2, 3], period: 2) == .failure(.tooShort))
    #expect(classicalDecomposition(Self.values, period: 0) == .failure(.tooShort))
    let sparse = Self.values.enumerated().map { $0.offset % 4 == 1 ? nil : $0.element }
    #expect(classicalDecomposition(sparse, period: 4) == .failure(.tooFewKnown))
    let zeros = [Double?](repeating: 0, count: 24)
    #expect(classicalDecomposition(zeros, period: 4, model: .multiplicative) == .failure(.zeroBaseline))
  }
}
