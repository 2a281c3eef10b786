import Foundation
import Statistics

/// Series for tests, the same in every run.
struct SeededNumbers {
  private var stream: RandomStream

  init(_ seed: UInt64) { stream = RandomStream(seed: seed, series: 0) }

  mutating func uniform() -> Double { stream.uniform() }
  mutating func normal() -> Double { stream.normal() }
  mutating func below(_ bound: Int) -> Int { stream.below(bound) }

  /// A Poisson count, by products of uniform numbers.
  mutating func poisson(_ mean: Double) -> Double {
    var count = -1.0
    var rest = mean
    while rest >= 0 {
      rest += logOfUniform()
      count += 1
    }
    return count
  }

  private mutating func logOfUniform() -> Double { naturalLogarithm(stream.uniform()) }

  mutating func normals(_ count: Int) -> [Double] { (0..<count).map { _ in normal() } }
}

func naturalLogarithm(_ x: Double) -> Double { log(x) }

func exponential(_ x: Double) -> Double { exp(x) }
