public import Statistics

/// The thresholds by which scores become a category.
public struct PatternRules: Sendable, Hashable {
  /// A score at least so far from 0 is high or low.
  public var score = 1.96
  /// The share of periods that counts as nearly all.
  public var share = 0.9
  /// The p value of the Mann-Kendall test below which scores rise or fall.
  public var alpha = 0.05

  /// Creates the usual thresholds, or others.
  public init(score: Double = 1.96, share: Double = 0.9, alpha: Double = 0.05) {
    self.score = score
    self.share = share
    self.alpha = alpha
  }

  /// Fewer scores than this say nothing of a pattern.
  private static let fewest = 5

  /// The category of scores in order of time; gaps are left out before.
  ///
  /// High is looked for before low. Nearly all periods high: historical where the last is not,
  /// intensifying or diminishing where the Mann-Kendall test of all scores says so, else persistent.
  /// Otherwise, where the last is high: oscillating where some period was low, new or consecutive where
  /// the high periods are one unbroken run up to the last, else sporadic. Fewer than five scores are
  /// `tooShort`, one that is not finite `noConvergence`. O(n^2).
  /// Source: categories of emerging hot spot analysis (Esri 2014), here without neighbours in space.
  public func category(of scores: [Double]) -> Estimate<PatternCategory> {
    guard scores.count >= Self.fewest else { return .failure(.tooShort) }
    guard scores.allSatisfy(\.isFinite) else { return .failure(.noConvergence) }
    return mannKendall(scores).map { test in
      let trend = test.p < alpha ? test.z : 0
      let high = scores.map { $0 >= score }
      let low = scores.map { $0 <= -score }
      return side(high, against: low, trend: trend).map(\.high)
        ?? side(low, against: high, trend: -trend).map(\.low) ?? .none
    }
  }

  /// A way in which extreme periods lie in time, with its name on both sides.
  private typealias Form = (high: PatternCategory, low: PatternCategory)

  private func side(_ extreme: [Bool], against opposite: [Bool], trend: Double) -> Form? {
    let isLast = extreme.last ?? false
    if Double(extreme.count(where: \.self)) >= share * Double(extreme.count) {
      if !isLast { return (.historicalHigh, .historicalLow) }
      if trend > 0 { return (.intensifyingHigh, .intensifyingLow) }
      return trend < 0 ? (.diminishingHigh, .diminishingLow) : (.persistentHigh, .persistentLow)
    }
    guard isLast else { return nil }
    if opposite.contains(true) { return (.oscillatingHigh, .oscillatingLow) }
    let run = extreme.reversed().prefix { $0 }.count
    guard run == extreme.count(where: \.self) else { return (.sporadicHigh, .sporadicLow) }
    return run == 1 ? (.newHigh, .newLow) : (.consecutiveHigh, .consecutiveLow)
  }
}
