import Testing
import Trends

@testable import Statistics

/// Values that are equal in exact arithmetic are ties, whatever their unit rounds to.
@Suite struct ExactTieTests {
  @Test(arguments: 0..<40) func whitenedValuesAreTiedInEveryUnit(seed: Int) throws {
    var numbers = SeededNumbers(UInt64(seed))
    let values = (0..<40).map { Double(numbers.below(4) + $0 / 6) }
    let index = values.indices.map(Double.init)
    let plain = try mannKendallTrendFreePreWhitened(index: index, values: values).get()
    for unit in [1.0 / 3, 0.1, 1 / 7.0, 1e9 / 3] {
      let scaled = try mannKendallTrendFreePreWhitened(index: index, values: values.map { $0 * unit }).get()
      #expect(scaled.s == plain.s && scaled.variance == plain.variance, "unit \(unit)")
    }
  }

  @Test func valuesThatRoundingTellsApartAreOne() {
    #expect(tied([0.3, 1, 0.1 + 0.2, -1], within: 1e-15) == [0.3, 1, 0.3, -1])
    #expect(tied([0, 1e-3, 2e-3], within: 1e-4) == [0, 1e-3, 2e-3])
    #expect(tied([.infinity, 1, -.infinity], within: 1) == [.infinity, 1, -.infinity])
    #expect(tied([], within: 1).isEmpty)
  }

  /// S1^2 / n1 + S2^2 / n2, which the best break makes largest, compared without rounding.
  @Test(arguments: 0..<200) func theFirstOfEqualBreaksIsTaken(seed: Int) throws {
    var numbers = SeededNumbers(UInt64(seed))
    let values = (0..<16).map { _ in numbers.below(3) }
    let total = values.reduce(0, +)
    guard Set(values).count > 1 else { return }
    var best = (numerator: -1, denominator: 1, place: -1)
    for place in 3..<12 {
      let left = values[...place].reduce(0, +)
      let (n1, n2) = (place + 1, 15 - place)
      let numerator = left * left * n2 + (total - left) * (total - left) * n1
      if numerator * best.denominator > best.numerator * n1 * n2 { best = (numerator, n1 * n2, place) }
    }
    for unit in [1.0, 1.0 / 3, 0.1] {
      let found = try baiPerron(
        values.map { Double($0) * unit }, model: .level, trimming: 0.25, maximum: 1
      ).get()
      // An exact fit without a break is none.
      guard found.partitions.count > 1 else { continue }
      #expect(found.partitions[1].breakpoints == [best.place], "unit \(unit)")
    }
  }
}
