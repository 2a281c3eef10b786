public import Evaluations
public import Statistics

/// How scores of a test are printed.
public struct ScoreScale: Sendable, Hashable, Codable {
  /// The most that a score can be; nil where it is not known.
  public var maximum: Double?

  /// Creates a scale.
  public init(maximum: Double?) { self.maximum = maximum }

  /// The decimals of a mean or a difference: the shorter the scale, the more of them.
  public var decimals: Int {
    guard let maximum, maximum.isFinite, maximum > 0 else { return 1 }
    return maximum <= 2 ? 2 : maximum <= 200 ? 1 : 0
  }
}

/// A change of scores between two occasions as a page tells it.
public struct ToldGain: Sendable, Hashable, Codable {
  /// What can be said of it; `cannotTell` also where so few pairs could never have shown anything.
  public var verdict: Gain.Verdict
  /// The pairs.
  public var pairs: Int
  /// The mean change; nil where it cannot be estimated.
  public var mean: Double?
  /// The mean change with its range; nil where there is no range, as where all changed by the same.
  public var change: RangedValue?
  /// How many of the pairs changed; nil where that is not shown.
  public var changed: Int?
  /// The mean of the earlier scores.
  public var before: Double?
  /// The mean of the later scores.
  public var after: Double?
  /// The p value of the test that nothing changed; nil where there is none.
  public var p: ToldProbability?
  /// Why there is no test; nil where there is one.
  public var reason: NotEstimable?
  /// The smallest p value that so many pairs could ever show, where no result could have been told from chance.
  public var smallestP: Double?
  /// How scores are printed.
  public var scale: ScoreScale

  /// Takes from a gain what a page tells.
  public init(_ gain: Gain, scale: ScoreScale) {
    pairs = gain.pairs
    mean = gain.change
    change = try? RangedValue(gain.mean.get())
    changed = gain.rose.flatMap { rose in gain.fell.map { rose + $0 } }
    before = try? gain.meanBefore.get()
    after = try? gain.meanAfter.get()
    p = ToldProbability(gain.test, below: gain.pBelow)
    reason = if p == nil, case .failure(let reason) = gain.test { reason } else { nil }
    smallestP = (try? gain.smallestP.get()).flatMap { $0 >= 0.05 ? $0 : nil }
    verdict = smallestP == nil ? gain.verdict : .cannotTell
    self.scale = scale
  }

  /// How strong the evidence for a change is.
  var evidence: Evidence {
    guard verdict != .cannotTell, let p else { return .untested }
    return verdict == .noClearChange ? .weak : p.isBelow(0.01) ? .strong : .moderate
  }
}

/// Whether groups gained differently, as a page tells it.
public struct ToldComparison: Sendable, Hashable, Codable {
  /// What can be said of it.
  public var verdict: GroupComparison.Verdict
  /// The groups, with their pairs.
  public var groups: [Group]
  /// How much more the first of two gained than the second; nil of more groups, and where it cannot be estimated.
  public var difference: RangedValue?
  /// The p value of the test that all gained alike; nil where there is none.
  public var p: ToldProbability?
  /// Why there is no test; nil where there is one.
  public var reason: NotEstimable?
  /// The smallest p value that groups of these sizes could ever show; nil where that is below 0.05.
  public var smallestP: Double?
  /// The smallest difference that would be seen four times in five, in standard deviations of the gains.
  public var detectable: Double?
  /// How scores are printed.
  public var scale: ScoreScale

  /// A group that is compared.
  public struct Group: Sendable, Hashable, Codable {
    /// The group.
    public var part: SeriesName.Part
    /// How many of it have both scores; nil where that is not shown.
    public var pairs: Int?
  }

  init(_ comparison: GroupComparison, groups: [Group], scale: ScoreScale) {
    self.groups = groups
    difference = (try? comparison.difference?.wrappedValue.get()).map { RangedValue($0) }
    p = ToldProbability(comparison.test, below: comparison.pBelow)
    reason = if p == nil, case .failure(let reason) = comparison.test { reason } else { nil }
    smallestP = (try? comparison.smallestP.get()).flatMap { $0 >= 0.05 ? $0 : nil }
    detectable = try? comparison.detectable.get()
    verdict = comparison.verdict
    self.scale = scale
  }

  /// How strong the evidence for a difference is.
  var evidence: Evidence {
    guard verdict != .cannotTell, let p else { return .untested }
    return verdict == .noClearDifference ? .weak : p.isBelow(0.01) ? .strong : .moderate
  }
}

/// A p value as a page tells it.
public enum ToldProbability: Sendable, Hashable, Codable {
  /// The value itself.
  case exact(p: Double)
  /// Below this, which is as much as may be told outside of the office; 1 for all that is not below a half.
  case below(bound: Double)

  /// Takes the p value of a test, or the bound that stands for it; nil where there is neither.
  init?(_ test: Estimate<TestStatistic>, below bound: Double?) {
    if case .success(let test) = test {
      self = .exact(p: test.p)
    } else if let bound {
      self = .below(bound: bound)
    } else {
      return nil
    }
  }

  /// The value as a field; words where it is a bound.
  var entry: Entry {
    switch self {
    case .exact(let p): .quantity(quantity: Quantity(p, form: .probability))
    case .below: .words(phrase: .evaluation(.probability(p: self)))
    }
  }

  /// Whether the value is known to be below a level.
  func isBelow(_ level: Double) -> Bool {
    switch self {
    case .exact(let p): p < level
    case .below(let bound): bound <= level
    }
  }
}

extension RangedValue {
  /// Takes an estimate with its interval.
  init(_ estimate: IntervalEstimate) {
    self.init(value: estimate.value, lower: estimate.lower, upper: estimate.upper)
  }
}

extension Quantity {
  /// What was estimated; a dash where it could not be.
  init(_ estimate: Estimate<Double>, form: Form) {
    switch estimate {
    case .success(let value): self.init(value, form: form)
    case .failure(let reason):
      self.init(.none(reason: reason == .hiddenValues ? .hidden : .notEstimable), form: form)
    }
  }

  /// A count; nil is one that is not shown.
  init(told count: Int?) {
    self = count.map { Quantity(count: $0) } ?? Quantity(.none(reason: .hidden))
  }

  /// A value that may not be there.
  init(_ value: Double?, form: Form) {
    self = value.map { Quantity($0, form: form) } ?? Quantity(.none(reason: .notEstimable), form: form)
  }
}
