import Foundation
import Statistics
import Testing

/// What rows of a triangle that are not complete are going to be.
@Suite struct NowcastTests {
  /// Rows of equal counts of which the shares have become known by each delay, cut off at the last row.
  static func triangle(_ count: Double, rows: Int, known shares: [Double]) -> ReportingTriangle {
    ReportingTriangle(
      cumulative: (0..<rows).map { row in
        shares.enumerated().map { row + $0.offset < rows ? (count * $0.element).rounded() : nil }
      })
  }

  /// Poisson counts with delays drawn from shares, and the counts that the last rows come to.
  static func simulated(
    mean: Double, rows: Int, increments: [Double], from stream: inout RandomStream
  ) -> (triangle: ReportingTriangle, truth: [Double]) {
    let whole = (0..<rows).map { _ in
      increments.map { share in
        var (count, product) = (-1.0, 1.0)
        let limit = exp(-mean * share)
        repeat {
          count += 1
          product *= stream.uniform()
        } while product > limit
        return count
      }
    }
    let known = whole.enumerated().map { row, added in
      added.enumerated().map { row + $0.offset < rows ? Optional($0.element) : nil }
    }
    return (ReportingTriangle(increments: known), whole.map { $0.reduce(0, +) })
  }

  @Test func sharesThatNeverChangeCompleteTheTail() throws {
    let nowcast = try nowcast(Self.triangle(1000, rows: 40, known: [0.1, 0.4, 0.7, 1])).get()
    #expect(nowcast.rows.map(\.row) == [37, 38, 39])
    #expect(nowcast.rows.map(\.recorded) == [700, 400, 100])
    #expect(zip(nowcast.shares, [0.1, 0.4, 0.7, 1]).allSatisfy { abs($0 - $1) < 1e-12 })
    for row in nowcast.rows {
      let completed = try row.completed.get()
      #expect(completed.lower < 1000 && 1000 < completed.upper && abs(completed.value - 1000) < 1)
      #expect(completed.lower >= row.recorded)
    }
    let total = try Nowcast.total(of: nowcast.rows).get()
    #expect(total.lower < 3000 && 3000 < total.upper && total.upper < 3400)
    #expect(nowcast.retrospective.coverage == 1)
  }

  /// Chance alone in what is recorded by a delay: the interval is that of the negative binomial distribution.
  @Test func theIntervalIsAtLeastThatOfChance() throws {
    let row = try #require(try nowcast(Self.triangle(1000, rows: 60, known: [0.1, 1])).get().rows.first)
    let completed = try row.completed.get()
    let chance = try #require(NegativeBinomialDistribution(mean: completed.value - 100, size: 101))
    #expect(completed.lower <= 100 + chance.quantile(0.025))
    #expect(completed.upper >= 100 + chance.upperQuantile(0.025))
    #expect(completed.upper < 1.3 * (100 + chance.upperQuantile(0.025)))
  }

  @Test func intervalsHoldWhatBecomesKnown() throws {
    var (held, all, missed) = (0, 0, 0)
    for replicate in 0..<150 {
      var stream = RandomStream(seed: 17, series: 4, replicate: UInt32(replicate))
      let (triangle, truth) = Self.simulated(
        mean: 30, rows: 48, increments: [0.3, 0.3, 0.2, 0.2], from: &stream)
      for row in try nowcast(triangle).get().rows {
        let completed = try row.completed.get()
        all += 1
        if completed.lower <= truth[row.row], truth[row.row] <= completed.upper { held += 1 }
        if truth[row.row] > completed.upper { missed += 1 }
      }
    }
    // 450 intervals of 95 %; three standard errors are 3 points.
    #expect(Double(held) / Double(all) > 0.92 && held < all)
    #expect(Double(missed) / Double(all) < 0.06)
  }

  /// Registrations of events that lie in the middle of their months.
  @Test func delaysOfRegistersAreFound() throws {
    let delays = registrationLags.map { min(12, (15 + $0) / 30) }
    let shares = (0...12).map { delay in Double(delays.count { $0 <= delay }) / Double(delays.count) }
    let nowcast = try nowcast(Self.triangle(400, rows: 60, known: shares)).get()
    #expect(zip(nowcast.shares, shares).allSatisfy { abs($0 - $1) < 0.002 })
    // Half of the events are registered within 48 days, nine in ten within 143.
    #expect(shares[1] < 0.5 && shares[2] > 0.5 && shares[3] < 0.9 && shares[5] > 0.9)
    for row in nowcast.rows {
      let completed = try row.completed.get()
      #expect(completed.lower <= 400 && 400 <= completed.upper)
    }
  }

  @Test func correctionsDownwardsLowerTheValueAndItsLowerEnd() throws {
    let falling = Self.triangle(1000, rows: 30, known: [1.1, 1.05, 1])
    for row in try nowcast(falling).get().rows {
      let completed = try row.completed.get()
      #expect(abs(completed.value - 1000) < 2 && completed.lower <= 1000 && completed.upper >= 1000)
      #expect(row.share == 1)
    }
    // What is withdrawn at the end takes part of what was added before it.
    let increments: [[Double?]] = (0..<30).map { row in
      [600.0, 450, -50].enumerated().map { row + $0.offset < 30 ? $0.element : nil }
    }
    let rows = try nowcast(ReportingTriangle(increments: increments)).get().rows
    #expect(rows.map(\.recorded) == [1050, 600])
    for row in rows {
      let completed = try row.completed.get()
      #expect(completed.lower <= 1000 && 1000 <= completed.upper)
    }
  }

  @Test func aSparseSeriesIsCompletedByTheDelaysOfItsTotal() throws {
    let total = Self.triangle(1000, rows: 40, known: [0.1, 0.5, 1])
    // Three events in forty periods, all known at once.
    let sparse = ReportingTriangle(
      cumulative: (0..<40).map { row in
        (0..<3).map { row + $0 < 40 ? (row % 15 == 0 ? 1 : 0) : nil }
      })
    let own = try nowcast(sparse).get()
    let borrowed = try nowcast(sparse, delaysOf: total).get()
    #expect(own.shares[0] == 1)
    #expect(abs(borrowed.shares[0] - 0.1) < 1e-12)
    let completed = try #require(borrowed.rows.last).completed.get()
    #expect(completed.value > 0 && completed.value < 1 && completed.lower == 0 && completed.upper >= 1)
  }

  @Test func whatCannotBeToldHasAReason() throws {
    func reason(_ triangle: ReportingTriangle) -> NotEstimable? {
      if case .failure(let reason) = nowcast(triangle) { return reason }
      return nil
    }
    #expect(reason(ReportingTriangle(cumulative: [])) == .tooShort)
    #expect(reason(Self.triangle(100, rows: 4, known: [0.5, 0.8, 1])) == .tooShort)
    #expect(reason(Self.triangle(0, rows: 40, known: [0.5, 1])) == .allZero)
    #expect(reason(Self.triangle(-5, rows: 40, known: [0.5, 1])) == .negativeValues)
    #expect(reason(Self.triangle(1e12, rows: 40, known: [0.5, 1])) == .noConvergence)
    // Nothing is ever known at once: of the last row nothing can be said, of the one before it something.
    let late = try nowcast(Self.triangle(100, rows: 40, known: [0, 0.5, 1])).get()
    #expect(late.rows.map(\.completed.isEstimated) == [true, false])
    if case .failure(let reason)? = late.rows.last?.completed { #expect(reason == .zeroBaseline) }
  }

  @Test func hostileTrianglesGiveAValueOrAReason() throws {
    let odd: [Double?] = [0, 0, 1, 5, 1e9, 1e300, .infinity, .nan, nil, -3, 0.3, 1e-300]
    var (estimated, stream) = (0, RandomStream(seed: 3, series: 1))
    for _ in 0..<2000 {
      let (rows, delays) = (stream.below(20), stream.below(6))
      let largest = stream.below(3) == 0 ? odd.count : 4
      let triangle = ReportingTriangle(
        cumulative: (0..<rows).map { _ in (0..<delays).map { _ in odd[stream.below(largest)] } })
      for row in chainLadder(triangle).rows {
        if case .success(let value) = row.ultimate { #expect(value.isFinite) }
        if case .success(let value) = row.standardError { #expect(value.isFinite && value >= 0) }
      }
      guard case .success(let nowcast) = nowcast(triangle) else { continue }
      estimated += 1
      #expect(nowcast.retrospective.coverage.isFinite && nowcast.retrospective.intervalScore.isFinite)
      for row in nowcast.rows {
        guard case .success(let value) = row.completed else { continue }
        #expect(value.lower.isFinite && value.lower <= value.value && value.value <= value.upper)
        #expect(value.upper.isFinite && row.share >= 0 && row.share <= 1)
      }
    }
    #expect(estimated > 100)
  }

  @Test func aTriangleOfSomePeriodsAgoIsTheSmallerOne() {
    let now = Self.triangle(100, rows: 10, known: [0.2, 0.6, 1])
    #expect(now.asOf(periodsAgo: 3) == Self.triangle(100, rows: 7, known: [0.2, 0.6, 1]))
    #expect(now.asOf(periodsAgo: 0) == now)
    #expect(now.asOf(periodsAgo: 99).cumulative.isEmpty)
  }

  @Test func aFactorOfOneRowHasNoVariance() {
    let ladder = chainLadder(ReportingTriangle(cumulative: [[2, 4, 6], [3, 6], [5]]))
    #expect(ladder.factors.map { try? $0.get() } == [2, 1.5])
    #expect(ladder.variances == [.success(0), .failure(.tooShort)])
    #expect(ladder.rows.map { try? $0.ultimate.get() } == [6, 9, 15])
    #expect(ladder.rows.map(\.standardError) == [.success(0), .failure(.tooShort), .failure(.tooShort)])
  }

  /// Bracher and others 2021: the weighted sum of half widths and misses.
  @Test func scoresAreThoseOfTheirFormulas() {
    #expect(intervalScore(lower: 10, upper: 20, level: 0.8, observed: 15) == 10)
    #expect(abs(intervalScore(lower: 10, upper: 20, level: 0.8, observed: 22) - 30) < 1e-9)
    #expect(abs(intervalScore(lower: 10, upper: 20, level: 0.8, observed: 7) - 40) < 1e-9)
    #expect(weightedIntervalScore(median: 12, intervals: [], observed: 15) == 3)
    let interval = IntervalEstimate(value: 12, lower: 10, upper: 20, level: 0.8)
    // (0.5 * 3 + 0.1 * 10) / 1.5
    #expect(abs(weightedIntervalScore(median: 12, intervals: [interval], observed: 15) - 2.5 / 1.5) < 1e-12)
  }
}

extension Result {
  fileprivate var isEstimated: Bool { (try? get()) != nil }
}
