/// What the rows of a reporting triangle that are not yet complete are going to be.
public struct Nowcast: Sendable {
  /// The rows that are not complete, in order.
  public var rows: [Row]
  /// The share of a count that is usually known by each delay; the last is 1.
  public var shares: [Double]
  /// How earlier nowcasts did.
  public var retrospective: Retrospective

  /// One row that is not complete.
  public struct Row: Sendable, Hashable {
    /// Its place in the triangle.
    public var row: Int
    /// The delay at which it is.
    public var delay: Int
    /// What is recorded of it so far.
    public var recorded: Double
    /// The share of a count that is usually known by that delay, at most 1.
    public var share: Double
    /// What will be known at the longest delay, with its predictive interval; the ends are whole numbers above what is
    /// recorded, but where figures are corrected downwards.
    public var completed: Estimate<IntervalEstimate>
    /// The variance of what is still to come; 0 where there is no value.
    public var variance: Double
  }

  /// What earlier nowcasts expected, beside what became known.
  public struct Retrospective: Sendable, Hashable {
    /// How many earlier nowcasts were compared.
    public var count: Int
    /// The mean dispersion beside that of chance: 0 is none.
    public var dispersion: Double
    /// In what part of them the interval held what became known, each time with a dispersion fitted to all others.
    public var coverage: Double
    /// The mean interval score, in counts, of those of the latest row at the latest dates, at most twelve
    /// (Gneiting and Raftery 2007, section 6.2); 0 where there was none.
    public var intervalScore: Double
  }
}

extension Nowcast {
  /// What some rows are going to be together: the sum of the values, with the interval of a negative binomial distribution
  /// that has the mean and variance of what is still to come of all of them.
  ///
  /// The reason of the first row that has none; `tooShort` of no rows.
  public static func total(of rows: [Row], level: Double = 0.95) -> Estimate<IntervalEstimate> {
    guard !rows.isEmpty else { return .failure(.tooShort) }
    var (recorded, value, lower, variance) = (0.0, 0.0, 0.0, 0.0)
    for row in rows {
      guard case .success(let completed) = row.completed else { return row.completed }
      recorded += row.recorded
      value += completed.value
      // Where single rows may fall below what is recorded of them, so may their sum.
      lower += min(completed.lower, row.recorded)
      variance += row.variance
    }
    let mean = max(0, value - recorded)
    let tail = 1 - min(max(level, 0.5), 0.999)
    guard mean >= 1e-10 else {
      return .success(
        IntervalEstimate(value: value, lower: min(lower, value), upper: max(value, recorded), level: 1 - tail)
      )
    }
    // At least the variance of Poisson counts, which the largest size stands for.
    let size = min(1e15, max(1e-10, mean * mean / max(variance - mean, mean * mean * 1e-15)))
    guard let sum = NegativeBinomialDistribution(mean: mean, size: size) else {
      return .failure(.noConvergence)
    }
    let isCorrected = lower < recorded
    return .success(
      IntervalEstimate(
        value: value, lower: isCorrected ? lower : min(value, recorded + sum.quantile(tail / 2)),
        upper: max(value, recorded + sum.upperQuantile(tail / 2)), level: 1 - tail))
  }
}

/// Completes the rows of a triangle by what is usually known after each delay.
///
/// The shares known by each delay are those of the chain ladder over the latest rows. What is still to come of a row has
/// a negative binomial distribution around what the shares make of its count; its dispersion, beside that of chance
/// alone, is fitted to the errors of nowcasts as of up to 36 earlier dates, each with the shares of its date (the idea of
/// baselinenowcast, Johnson and others 2025): a mean over a grid of dispersions, weighted by how likely they make those
/// errors, at the same delay where there are ten, else at all.
///
/// Where figures are corrected downwards nothing is added; the value follows the shares, and the lower end reaches as
/// low as corrections after that delay have gone.
///
/// - Parameters:
///   - triangle: The series.
///   - donor: A triangle of the same rows and delays that shares are taken from, such as that of all categories, for
///     a series of few counts; nil takes its own.
///   - level: The level of the intervals, in 0.5...0.999.
/// - Returns: The nowcast, `tooShort` without three complete rows and one earlier nowcast to judge by, `allZero` where
///   nothing was ever recorded, `negativeValues` where a count is below 0, `noConvergence` where one is above 1e9. Of a row, `zeroBaseline` where
///   nothing is ever known by its delay. Never a value that is no number. O(dates x rows x delays).
public func nowcast(
  _ triangle: ReportingTriangle, delaysOf donor: ReportingTriangle? = nil, level: Double = 0.95
) -> Estimate<Nowcast> {
  let known =
    triangle.cumulative.joined().compactMap { $0 } + (donor?.cumulative.joined().compactMap { $0 } ?? [])
  guard known.allSatisfy({ $0 >= 0 }) else { return .failure(.negativeValues) }
  guard known.allSatisfy({ $0 <= 1e9 }) else { return .failure(.noConvergence) }
  let source = donor ?? triangle
  guard source.delayCount == triangle.delayCount, source.cumulative.count == triangle.cumulative.count,
    let usual = usualLevel(triangle)
  else { return .failure(.tooShort) }
  return ReportedShares.estimate(source).flatMap { shares in
    let errors = RetrospectiveErrors(triangle, donor: source)
    guard !errors.pairs.isEmpty else { return .failure(.tooShort) }
    let tail = 1 - min(max(level, 0.5), 0.999)
    var weights: [Int: DispersionWeights] = [:]
    let rows = triangle.cumulative.indices.compactMap { row -> Nowcast.Row? in
      guard !triangle.isComplete(row), let latest = triangle.latest(of: row) else { return nil }
      let share = shares.values[latest.delay]
      var completed: Estimate<IntervalEstimate> = .failure(.zeroBaseline)
      var variance = 0.0
      if share > 0 {
        let used = weights[latest.delay] ?? errors.weights(delay: latest.delay)
        weights[latest.delay] = used
        let expected = PredictedRemainder(known: latest.count, share: share, target: 1, level: usual)
        variance = used.prediction(expected)?.variance ?? 0
        completed = interval(
          latest.count, share: share, expected, used, tail,
          lowest: lowestCorrection(triangle, after: latest.delay, tail: tail))
      }
      return Nowcast.Row(
        row: row, delay: latest.delay, recorded: latest.count, share: min(1, share), completed: completed,
        variance: variance)
    }
    return .success(
      Nowcast(rows: rows, shares: shares.values, retrospective: Nowcast.Retrospective(errors, tail: tail)))
  }
}

private func interval(
  _ recorded: Double, share: Double, _ expected: PredictedRemainder, _ weights: DispersionWeights,
  _ tail: Double,
  lowest: Double
) -> Estimate<IntervalEstimate> {
  guard let prediction = weights.prediction(expected) else { return .failure(.noConvergence) }
  let value = share > 1 ? recorded / share : recorded + expected.mean
  let lower = min(recorded + prediction.quantile(tail / 2), (recorded * lowest).rounded(.down))
  let upper = max(recorded + prediction.upperQuantile(tail / 2), value.rounded(.up))
  guard value.isFinite, lower.isFinite, upper.isFinite else { return .failure(.noConvergence) }
  return .success(IntervalEstimate(value: value, lower: min(lower, value), upper: upper, level: 1 - tail))
}

/// The lowest ratio, but for the rarest, of what became of complete rows to what was known of them by a delay.
///
/// Infinite where no complete row fell, so that it takes nothing off.
private func lowestCorrection(_ triangle: ReportingTriangle, after delay: Int, tail: Double) -> Double {
  let ratios = triangle.cumulative.compactMap { row -> Double? in
    guard let then = row[delay], then > 0, let last = row.last.flatMap({ $0 }) else { return nil }
    return last / then
  }.sorted()
  guard let first = ratios.first, first < 1 else { return .infinity }
  return min(1, ratios[min(ratios.count - 1, Int(tail / 2 * Double(ratios.count)))])
}

extension Nowcast.Retrospective {
  /// How many of the latest dates are scored; intervals take longer than the probabilities of what came.
  private static let scoredDates = 12

  init(_ errors: RetrospectiveErrors, tail: Double) {
    count = errors.pairs.count
    dispersion = errors.weightsOfAll.mean
    var (held, judged, score, scored) = (0, 0, 0.0, 0)
    for (place, pair) in errors.pairs.enumerated() {
      guard let prediction = errors.weights(delay: pair.delay, without: place).prediction(pair.expected)
      else { continue }
      judged += 1
      // Inside is what is beyond neither end: the ends are the first counts with no more than half the tail beyond them.
      let isHeld =
        prediction.tails(pair.added).lower >= tail / 2 && prediction.tails(pair.added - 1).upper > tail / 2
      if isHeld { held += 1 }
      guard pair.isLatestRow, scored < Self.scoredDates else { continue }
      scored += 1
      score += Statistics.intervalScore(
        lower: prediction.quantile(tail / 2), upper: prediction.upperQuantile(tail / 2), level: 1 - tail,
        observed: pair.added)
    }
    coverage = judged > 0 ? Double(held) / Double(judged) : 0
    intervalScore = scored > 0 ? score / Double(scored) : 0
  }
}
