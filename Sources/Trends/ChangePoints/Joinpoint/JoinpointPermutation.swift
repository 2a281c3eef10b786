internal import LinearAlgebra
import Statistics

/// The sequence of permutation tests that chooses the number of joinpoints.
///
/// From k0 = 0 and k1 = the maximum: k0 joinpoints are tested against k1; a rejection raises k0 by one, else
/// k1 falls by one, until they meet. Each test permutes the residuals of the smaller model, adds them to its
/// curve and searches both models anew; p = (1 + permutations with a ratio of sums of squares at least as
/// large) / (1 + permutations). The level of a test is `alpha` over (maximum - k0). In a weighted model the
/// residuals are permuted after multiplication with the roots of the weights. Source: Kim, Fay, Feuer and
/// Midthune (2000).
public struct JoinpointPermutation: Sendable, Hashable {
  /// One test of the sequence.
  public struct Test: Sendable, Hashable {
    /// The number of joinpoints of the smaller model.
    public var smaller: Int
    /// The number of joinpoints of the larger model.
    public var larger: Int
    /// The sum of squares of the smaller model over that of the larger one.
    public var ratio: Double
    /// The p value.
    public var p: Double
    /// The level that p is compared with.
    public var level: Double
    /// Whether the smaller model is rejected.
    public var isRejected: Bool { p <= level }
  }

  /// The number of permutations of each test.
  public var permutations: Int
  /// The level of the whole sequence.
  public var alpha: Double
  /// The seed of the random streams; each permutation has a stream of its own.
  public var seed: UInt64
  /// The number that tells the series from others of the same seed, see `RandomStream`.
  public var series: UInt64

  /// Creates the tests; 4,499 permutations are the default of the NCI program.
  public init(permutations: Int = 4499, alpha: Double = 0.05, seed: UInt64 = 1, series: UInt64 = 0) {
    self.permutations = min(max(permutations, 1), Int(UInt32.max))
    self.alpha = alpha
    self.seed = seed
    self.series = series
  }

  /// Runs the sequence on fitted models of `values`; returns the number of joinpoints and the tests.
  func select(
    _ fit: JoinpointFit, of values: [Double], fitting: JoinpointFitting
  ) -> (selected: Int, tests: [Test]) {
    // An exact model leaves nothing to permute and nothing to improve.
    var largest = fit.models.count - 1
    if case .failure = fit.models[largest].criteria { return (largest, []) }
    let maximum = largest
    var smallest = 0
    var tests: [Test] = []
    var ratios: Ratios?
    while smallest < largest {
      // Tests of one smaller model permute the same residuals, so one search answers for all larger models.
      if ratios?.smaller != smallest {
        ratios = self.ratios(fit.models[smallest], upTo: largest, of: values, fitting: fitting)
      }
      guard let ratios, let observed = ratios.observed[largest], observed.isFinite,
        let exceeding = ratios.exceeding[largest]
      else { break }
      let test = Test(
        smaller: smallest, larger: largest, ratio: observed,
        p: Double(exceeding + 1) / Double(permutations + 1), level: alpha / Double(maximum - smallest))
      tests.append(test)
      if test.isRejected { smallest += 1 } else { largest -= 1 }
    }
    return (smallest, tests)
  }

  /// The ratios of one smaller model to larger ones, by their number of joinpoints.
  private struct Ratios {
    var smaller: Int
    var observed: [Int: Double] = [:]
    /// How many permutations have a ratio at least as large.
    var exceeding: [Int: Int] = [:]
  }

  private func ratios(
    _ model: JoinpointModel, upTo largest: Int, of values: [Double], fitting: JoinpointFitting
  ) -> Ratios? {
    guard let search = fitting.search,
      let curve = SegmentedLine(
        x: fitting.x[...], y: values[...], roots: fitting.roots?[...], kinks: model.positions),
      let sets = search.best(of: [values], upTo: largest)?.first, sets.count > largest
    else { return nil }
    var result = Ratios(smaller: model.joinpoints.count)
    func ratio(_ sets: [JoinpointSearch.Best], _ larger: Int) -> Double {
      guard sets.count > larger, sets[larger].sumOfSquares > 0 else { return .infinity }
      return sets[result.smaller].sumOfSquares / sets[larger].sumOfSquares
    }
    for larger in (result.smaller + 1)...largest {
      result.observed[larger] = ratio(sets, larger)
      result.exceeding[larger] = 0
    }
    let roots = fitting.roots ?? values.map { _ in 1 }
    let residuals = zip(curve.residuals, roots).map(*)
    let base = zip(zip(values, curve.residuals), roots).map { ($0.0 - $0.1) * $1 }
    let chunk = 512
    for start in stride(from: 0, to: permutations, by: chunk) {
      let width = min(chunk, permutations - start)
      var elements: [Double] = []
      elements.reserveCapacity(width * values.count)
      for replicate in start..<start + width {
        var stream = RandomStream(
          seed: seed, series: series, replicate: UInt32(truncatingIfNeeded: replicate))
        var order = residuals
        stream.shuffle(&order)
        for place in values.indices { elements.append(base[place] + order[place]) }
      }
      guard let responses = try? Matrix(rows: values.count, columns: width, elements: elements),
        let all = search.best(ofWeighted: responses, upTo: largest)
      else { return nil }
      for (larger, observed) in result.observed {
        // Rounding must not decide whether the order observed is as extreme as itself.
        result.exceeding[larger, default: 0] += all.count { ratio($0, larger) >= observed * (1 - 1e-10) }
      }
    }
    return result
  }
}
