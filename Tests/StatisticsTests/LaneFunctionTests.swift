import Foundation
import Testing

@testable import Statistics

/// Functions of four numbers at a time against those of the C library.
@Suite struct LaneFunctionTests {
  /// Numbers of many sizes, as many as lanes have places.
  private static func numbers(_ count: Int, _ range: ClosedRange<Double>) -> [Lanes] {
    var stream = RandomStream(seed: 3, series: 0)
    return (0..<count).map { _ in
      var lanes = Lanes.zero
      for lane in 0..<4 {
        lanes[lane] = range.lowerBound + (range.upperBound - range.lowerBound) * stream.uniform()
      }
      return lanes
    }
  }

  private static func isNear(_ ours: Double, _ theirs: Double, _ tolerance: Double) -> Bool {
    abs(ours - theirs) <= tolerance * max(abs(theirs), .leastNormalMagnitude)
  }

  @Test func exponentialsAreThoseOfTheLibrary() {
    let powers = Self.numbers(2_000, -700...700) + Self.numbers(2_000, -2...2)
    let factors = Self.numbers(4_000, 0.5...2)
    var results = powers
    Lanes.exponentials(of: powers, times: factors, into: &results)
    for place in powers.indices {
      for lane in 0..<4 {
        #expect(Self.isNear(results[place][lane], exp(powers[place][lane]) * factors[place][lane], 1e-15))
      }
    }
  }

  @Test(arguments: [
    (-1e300, -708.0), (-709, -708), (-.infinity, -708), (710, 709), (1e300, 709), (.infinity, 709),
  ])
  func exponentialsOfWhatIsTooLargeStayFinite(power: Double, bound: Double) {
    let result = Lanes(repeating: power).exponential
    #expect((0..<4).allSatisfy { Self.isNear(result[$0], exp(bound), 1e-15) })
  }

  @Test func logarithmsAreThoseOfTheLibrary() {
    let values =
      Self.numbers(2_000, -700...700).map { lanes in
        var values = lanes
        for lane in 0..<4 { values[lane] = exp(lanes[lane]) }
        return values
      } + Self.numbers(2_000, 0.5...2)
      + [Lanes(.leastNormalMagnitude, .greatestFiniteMagnitude, 1, 0.5.squareRoot())]
    var results = values
    Lanes.logarithms(of: values, into: &results)
    for place in values.indices {
      for lane in 0..<4 { #expect(Self.isNear(results[place][lane], log(values[place][lane]), 4e-16)) }
    }
  }

  @Test func logarithmsOfTheGammaFunctionAreThoseOfTheLibrary() {
    let values = Self.numbers(500, 0.01...3) + Self.numbers(500, 3...1e6)
    var (logarithms, digammas, trigammas) = (values, values, values)
    Lanes.gammaFunctions(of: values, logarithms: &logarithms, digammas: &digammas, trigammas: &trigammas)
    for place in values.indices {
      for lane in 0..<4 {
        let x = values[place][lane]
        #expect(abs(logarithms[place][lane] - lgamma(x)) <= 4e-14 * max(1, abs(lgamma(x))))
        // What the functions are at x + 1 follows from what they are at x.
        let next = Lanes(repeating: x + 1).gammaFunctions
        #expect(abs(next.digamma[0] - digammas[place][lane] - 1 / x) <= 4e-14 * max(1, 1 / x))
        #expect(abs(next.trigamma[0] - trigammas[place][lane] + 1 / (x * x)) <= 4e-14 * max(1, 1 / (x * x)))
      }
    }
  }

  /// The last numbers of an array do not fill the registers, and are computed one by one.
  @Test(arguments: 1...9)
  func aNumberGivesTheSameBitsWhereverItStands(count: Int) {
    let number = Lanes(0.3, 1.7, 25, 4_000)
    let values = [Lanes](repeating: number, count: count)
    let ones = [Lanes](repeating: Lanes(repeating: 1), count: count)
    var (exponentials, logarithms, digammas, trigammas) = (values, values, values, values)
    Lanes.exponentials(of: values, times: ones, into: &exponentials)
    #expect(exponentials.allSatisfy { $0 == number.exponential })
    Lanes.logarithms(of: values, into: &logarithms)
    #expect(logarithms.allSatisfy { $0 == number.logarithm })
    Lanes.gammaFunctions(of: values, logarithms: &logarithms, digammas: &digammas, trigammas: &trigammas)
    let single = number.gammaFunctions
    #expect(logarithms.allSatisfy { $0 == single.logarithm })
    #expect(digammas.allSatisfy { $0 == single.digamma })
    #expect(trigammas.allSatisfy { $0 == single.trigamma })
  }
}
