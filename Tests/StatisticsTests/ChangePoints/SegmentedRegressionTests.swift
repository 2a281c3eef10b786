import Statistics
import Testing

@testable import Trends

@Suite struct SegmentedRegressionTests {
  private func squares(_ x: [Double], _ y: [Double], _ kinks: [Double]) -> Double {
    SegmentedLine(x: x[...], y: y[...], kinks: kinks)?.sumOfSquares ?? .infinity
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func noPlaceOfAFineGridFitsBetter(seed: UInt64) throws {
    var numbers = SeededNumbers(seed)
    let x = (0..<16).map(Double.init)
    let y = x.map { 0.5 * $0 - max($0 - 7.3, 0) + 0.7 * numbers.normal() }
    let one = try segmentedRegression(x: x, y: y).get()
    let two = try segmentedRegression(x: x, y: y, breaks: .two).get()
    // The reported breaks give the reported sum of squares.
    #expect(abs(squares(x, y, one.breakpoints.map(\.place)) - one.sumOfSquares) < 1e-9)
    #expect(abs(squares(x, y, two.breakpoints.map(\.place)) - two.sumOfSquares) < 1e-9)
    let grid = stride(from: 1.0, through: 14.0, by: 0.25).map { $0 }
    for first in grid {
      #expect(squares(x, y, [first]) >= one.sumOfSquares * (1 - 1e-9))
      // At least two observations lie in the middle piece, ends counted.
      for second in grid where second >= first.rounded(.up) + 1 {
        #expect(squares(x, y, [first, second]) >= two.sumOfSquares * (1 - 1e-9))
      }
    }
  }

  @Test func anExactBreakBetweenObservationsIsFound() throws {
    let x = (0..<12).map(Double.init)
    let fit = try segmentedRegression(x: x, y: x.map { 2 * $0 - 3 * max($0 - 5.25, 0) }).get()
    #expect(abs(fit.breakpoints[0].place - 5.25) < 1e-9)
    #expect(zip(fit.slopes, [2, -1]).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(fit.sumOfSquares < 1e-20)
  }

  @Test func aStraightLineHasNoBreak() {
    let x = (0..<12).map(Double.init)
    #expect(segmentedRegression(x: x, y: x.map { 3 * $0 + 1 }) == .failure(.zeroVarianceAfterDetrending))
    #expect(daviesTest(x: x, y: x.map { 3 * $0 + 1 }) == .failure(.zeroVarianceAfterDetrending))
    #expect(segmentedRegression(x: x, y: x.map { _ in 4 }) == .failure(.constant))
    #expect(segmentedRegression(x: [0, 1, 2], y: [1, 3, 2]) == .failure(.tooShort))
  }

  @Test func countsWithoutEventsAtOneEndHaveABreak() throws {
    let x = (0..<20).map(Double.init)
    let counts: [Double] = [0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 3, 4, 3, 5, 6, 5, 7, 8, 7, 9]
    let fit = try segmentedPoisson(x: x, counts: counts).get()
    #expect(holdsFiniteNumbersOnly(fit))
    #expect(fit.breakpoint > 5 && fit.breakpoint < 13)
    #expect(segmentedPoisson(x: x, counts: x.map { _ in 0 }) == .failure(.allZero))
  }
}
