import Statistics
import Testing

@testable import Trends

@Suite struct StructuralChangeTests {
  @Test(arguments: [BreakpointModel.level, .line])
  func theTriangleHoldsTheSquaresOfEverySegment(model: BreakpointModel) {
    var numbers = SeededNumbers(1)
    let values = numbers.normals(30).map { $0 + 100 }
    let triangle = TriangularResiduals(values, model: model, shortest: 4)
    for start in 0...26 {
      for end in (start + 4)...30 {
        let own = SegmentCosts.exact(values[start..<end], cost: model == .level ? .level : .line)
        #expect(abs(triangle(start..<end) - own) < 1e-9)
      }
    }
  }

  @Test(arguments: [BreakpointModel.level, .line])
  func partitionsAreTheBestOfAll(model: BreakpointModel) throws {
    var numbers = SeededNumbers(2)
    let values = numbers.normals(30)
    let cost: SegmentCost = model == .level ? .level : .line
    let found = try baiPerron(values, model: model).get()
    var best = [Double.infinity, .infinity]
    for first in 4...26 {
      let left = SegmentCosts.exact(values[..<first], cost: cost)
      best[0] = min(best[0], left + SegmentCosts.exact(values[first...], cost: cost))
      for second in stride(from: first + 4, through: 26, by: 1) {
        best[1] = min(
          best[1],
          left + SegmentCosts.exact(values[first..<second], cost: cost)
            + SegmentCosts.exact(values[second...], cost: cost))
      }
    }
    #expect(abs(found.partitions[1].sumOfSquares - best[0]) < 1e-12)
    #expect(abs(found.partitions[2].sumOfSquares - best[1]) < 1e-12)
  }

  @Test func anExactStepIsChosenWithoutAnInterval() throws {
    let values = [1, 1, 1, 1, 1, 1, 5, 5, 5, 5, 5, 5].map(Double.init)
    let found = try baiPerron(values, model: .level).get()
    #expect(found.selected == 1 && found.breaks.map(\.place) == [5])
    #expect(found.breaks[0].interval == .failure(.zeroVarianceAfterDetrending))
    #expect(zip(found.coefficients.joined(), [1, 5]).allSatisfy { abs($0 - $1) < 1e-14 })
    #expect(supF(values) == .failure(.zeroVarianceAfterDetrending))
  }

  /// As strucchange 1.5.3: "cannot be computed" where P(argmax V <= 0) is below or above a tail.
  @Test func aBreakHasNoIntervalWhereItsDistributionLiesOnOneSide() throws {
    var numbers = SeededNumbers(9)
    let quiet = numbers.normals(20).map { 0.001 * $0 }
    let loud = numbers.normals(20).map { 10 + 3 * $0 }
    for values in [quiet + loud, (quiet + loud).reversed()] {
      let found = try baiPerron(values, model: .level, maximum: 1).get()
      #expect(found.breaks.map(\.place) == [19])
      #expect(found.breaks[0].interval == .failure(.noConvergence))
    }
    let alike = try baiPerron(
      numbers.normals(20) + numbers.normals(20).map { $0 + 4 }, model: .level, maximum: 1
    ).get()
    #expect((try? alike.breaks[0].interval.get().contains(19)) == true)
  }

  @Test func tooManyValuesAreSaidToBe() {
    let long = (0..<10_001).map { Double($0 % 7) }
    #expect(baiPerron(long, model: .level) == .failure(.tooLong))
    let places = long.indices.map(Double.init)
    #expect(segmentedRegression(x: places, y: long, breaks: .two) == .failure(.tooLong))
    #expect(segmentedPoisson(x: places, counts: long) == .failure(.tooLong))
  }

  @Test func testsDoNotDependOnTheUnit() throws {
    var numbers = SeededNumbers(5)
    let values = numbers.normals(40)
    for unit in [1e-200, 1e150] {
      let scaled = values.map { $0 * unit }
      for (own, other) in [
        (olsCusum(values), olsCusum(scaled)), (recursiveCusum(values), recursiveCusum(scaled)),
        (mosum(values), mosum(scaled)), (supF(values).map(\.supF), supF(scaled).map(\.supF)),
      ] {
        let (a, b) = (try own.get(), try other.get())
        #expect(abs(a.statistic - b.statistic) < 1e-9 && abs(a.p - b.p) < 1e-9)
      }
    }
  }

  /// Both forms of Kolmogorov's distribution agree where one takes over from the other.
  @Test func thePValueOfTheBridgeIsSmooth() throws {
    var last = 1.0
    for step in 1...60 {
      var values = [Double](repeating: 0, count: 40)
      for place in values.indices {
        values[place] = (place % 2 == 0 ? 1 : -1) + (place < 20 ? 0 : 0.05 * Double(step))
      }
      let p = try olsCusum(values).get().p
      #expect(p <= last)
      last = p
    }
  }
}
