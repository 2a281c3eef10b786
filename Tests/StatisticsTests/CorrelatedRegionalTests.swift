import Statistics
import Testing

/// The regional test across series that go together.
@Suite struct CorrelatedRegionalTests {
  /// Series without any trend that share a part of every month.
  private static func series(_ seed: UInt64, count: Int, length: Int, shared: Double) -> [[Double?]] {
    var numbers = SeededNumbers(seed)
    let common = numbers.normals(length)
    let own = (1 - shared * shared).squareRoot()
    return (0..<count).map { _ in common.map { shared * $0 + own * numbers.normal() } }
  }

  @Test func itsSizeHoldsWhereSeriesGoTogether() throws {
    var (corrected, plain, least) = (0, 0, 1.0)
    let replicates = 1_000
    for seed in 0..<UInt64(replicates) {
      let series = Self.series(seed, count: 9, length: 60, shared: 0.9)
      if try mannKendallCorrelatedRegional(series).get().p < 0.05 { corrected += 1 }
      let independent = try mannKendallRegional(series).get().p
      if independent < 0.05 { plain += 1 }
      least = min(least, independent)
    }
    // 5 % of 1,000 and three standard errors.
    #expect((30...70).contains(corrected), "\(corrected)")
    // What was printed before: half of all series have a trend, some with p values far below any chance.
    #expect(plain > 400 && least < 1e-8, "\(plain), \(least)")
  }

  @Test func itKeepsItsSizeWhereTheyDoNot() throws {
    let found = try (0..<1_000).count { seed in
      try mannKendallCorrelatedRegional(Self.series(UInt64(seed), count: 9, length: 60, shared: 0)).get().p
        < 0.05
    }
    #expect((30...70).contains(found), "\(found)")
  }

  @Test func oneSeriesHasTheVarianceOfThePlainTest() throws {
    let one = Self.series(3, count: 1, length: 41, shared: 0)
    let (ours, plain) = (
      try mannKendallCorrelatedRegional(one).get(), try mannKendall(one[0].compactMap(\.self)).get()
    )
    #expect(ours.s == plain.s && abs(ours.variance - plain.variance) < 1e-9 * plain.variance)
  }

  /// Ranks and signs of each pair of series as Hirsch and Slack (1984) have them, missing values at the middle rank.
  private static func covariance(_ first: [Double?], _ second: [Double?]) -> Double {
    func sign(_ later: Double?, _ earlier: Double?) -> Double {
      guard let later, let earlier else { return 0 }
      return later > earlier ? 1 : later < earlier ? -1 : 0
    }
    func rank(_ values: [Double?], _ place: Int) -> Double {
      let n = Double(values.count { $0 != nil })
      return (n + 1 + values.indices.reduce(0) { $0 + sign(values[place], values[$1]) }) / 2
    }
    var (k, ranks) = (0.0, 0.0)
    for later in first.indices {
      for earlier in 0..<later {
        k += sign(first[later], first[earlier]) * sign(second[later], second[earlier])
      }
      ranks += rank(first, later) * rank(second, later)
    }
    let counts = [first, second].map { one in Double(one.count { $0 != nil } + 1) }
    return (k + 4 * ranks - Double(first.count) * counts[0] * counts[1]) / 3
  }

  @Test(arguments: 0..<20) func gapsAreThoseOfThePublishedCovariances(seed: Int) throws {
    var numbers = SeededNumbers(UInt64(100 + seed))
    let series = (0..<4).map { _ in
      (0..<15).map { _ in numbers.uniform() < 0.2 ? nil : Double(numbers.below(6)) }
    }
    let expected = series.reduce(0) { sum, one in
      sum + series.reduce(0) { $0 + Self.covariance(one, $1) }
    }
    let test = try mannKendallCorrelatedRegional(series).get()
    #expect(abs(test.variance - expected) < 1e-9 * expected)
  }

  @Test func whatDoesNotVaryHasAReason() {
    #expect(mannKendallCorrelatedRegional([]) == .failure(.tooShort))
    #expect(mannKendallCorrelatedRegional([[1, nil], [nil, 2]]) == .failure(.tooShort))
    #expect(mannKendallCorrelatedRegional([[1, 1], [2, 2]]) == .failure(.constant))
  }
}
