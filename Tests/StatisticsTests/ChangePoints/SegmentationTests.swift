import Statistics
import Testing

@testable import Trends

@Suite struct SegmentationTests {
  private static let costs: [SegmentCost] = [.level, .poisson, .negativeBinomial(theta: 2), .line]

  /// Optimal partitioning without any pruning.
  private func objective(_ values: [Double], _ cost: SegmentCost, _ penalty: Double, _ shortest: Int)
    -> Double
  {
    var best = [Double](repeating: .infinity, count: values.count + 1)
    for end in shortest...values.count {
      best[end] = SegmentCosts.exact(values[..<end], cost: cost)
      for start in stride(from: shortest, through: end - shortest, by: 1) {
        best[end] = min(
          best[end], best[start] + penalty + SegmentCosts.exact(values[start..<end], cost: cost))
      }
    }
    return best[values.count]
  }

  @Test(arguments: costs, [2, 3, 5])
  func pruningLosesNothing(cost: SegmentCost, shortest: Int) throws {
    for seed in UInt64(1)...5 {
      var numbers = SeededNumbers(seed)
      var mean = 5.0
      let values = (0..<50).map { _ in
        if numbers.below(8) == 0 { mean = 1 + 10 * numbers.uniform() }
        return numbers.poisson(mean)
      }
      let shortest = max(shortest, cost.fewest)
      for penalty in [0, 1, 5, 1e9] {
        let found = try penalisedSegmentation(
          values, cost: cost, penalty: .fixed(penalty), minimumLength: shortest
        ).get()
        let wanted = objective(values, cost, penalty, shortest)
        #expect(abs(found.objective - wanted) <= 1e-9 * (abs(wanted) + 1))
        #expect(found.segments.allSatisfy { $0.count >= shortest })
        #expect(found.segments.first?.lowerBound == 0 && found.segments.last?.upperBound == 50)
      }
    }
  }

  @Test func aGivenNumberOfSegmentsIsTheBestOfThatNumber() throws {
    var numbers = SeededNumbers(2)
    let values = numbers.normals(14)
    var best = Double.infinity
    for first in 2...10 {
      for second in stride(from: first + 2, through: 12, by: 1) {
        best = min(
          best,
          [0..<first, first..<second, second..<14].reduce(0) {
            $0 + SegmentCosts.exact(values[$1], cost: .level)
          })
      }
    }
    let found = try optimalSegmentation(values, cost: .level, segments: 3).get()
    #expect(abs(found.cost - best) < 1e-12)
    #expect(optimalSegmentation(values, cost: .level, segments: 8) == .failure(.tooShort))
    #expect(optimalSegmentation(values, cost: .level, segments: 0) == .failure(.tooShort))
  }

  @Test func theNegativeBinomialCostTendsToThePoissonCost() {
    let values: [Double] = [3, 0, 7, 2, 5]
    let poisson = SegmentCosts(values, cost: .poisson)
    let wide = SegmentCosts(values, cost: .negativeBinomial(theta: 1e9))
    // Both leave out constants of the likelihood; differences between segmentations are what counts.
    let own = wide(0, 2) + wide(2, 5) - wide(0, 5)
    #expect(abs(own - (poisson(0, 2) + poisson(2, 5) - poisson(0, 5))) < 1e-5)
  }

  @Test func theDefaultPenaltyFindsAClearStepAndNothingInNoise() throws {
    var numbers = SeededNumbers(4)
    let noise = numbers.normals(100)
    #expect(try penalisedSegmentation(noise, cost: .level).get().changes.isEmpty)
    let step = noise.enumerated().map { $0.element + ($0.offset < 40 ? 0 : 4) }
    #expect(try penalisedSegmentation(step, cost: .level).get().changes == [40])
    let counts = (0..<100).map { numbers.poisson($0 < 60 ? 3 : 12) }
    #expect(try penalisedSegmentation(counts, cost: .poisson).get().changes.count == 1)
  }

  @Test func aLargeOffsetChangesNothing() throws {
    var numbers = SeededNumbers(6)
    let values = (0..<60).map { (numbers.normal() + ($0 < 30 ? 0 : 5)) * 0x1p-20 }.map {
      ($0 * 0x1p40).rounded() * 0x1p-40
    }
    let near = try penalisedSegmentation(values, cost: .level).get()
    let far = try penalisedSegmentation(values.map { $0 + 1024 }, cost: .level).get()
    #expect(near.segments == far.segments)
    #expect(abs(near.cost - far.cost) <= 1e-9 * near.cost)
  }
}
