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
  /// The mean change with its range; nil where it cannot be estimated.
  public var change: RangedValue?
  /// The mean of the earlier scores.
  public var before: Double?
  /// The mean of the later scores.
  public var after: Double?
  /// The mean change, also where it has no range.
  public var mean: Double?
  /// The p value of the test that nothing changed.
  public var p: Double?
  /// What the p value is below, where that alone may be told.
  public var pBelow: Double?
  /// Why there is no test; nil where there is one.
  public var reason: NotEstimable?
  /// The smallest p value that so many pairs could ever show, where no result could have been told from chance.
  public var smallestP: Double?
  /// How scores are printed.
  public var scale: ScoreScale

  /// Takes from a gain what a page tells.
  public init(_ gain: Gain, scale: ScoreScale) {
    pairs = gain.pairs
    change = try? RangedValue(gain.mean.get())
    before = try? gain.meanBefore.get()
    after = try? gain.meanAfter.get()
    mean = gain.change
    p = try? gain.test.get().p
    pBelow = gain.pBelow
    reason = if pBelow == nil, case .failure(let reason) = gain.test { reason } else { nil }
    smallestP = (try? gain.smallestP.get()).flatMap { $0 >= 0.05 ? $0 : nil }
    verdict = smallestP == nil ? gain.verdict : .cannotTell
    self.scale = scale
  }

  /// How strong the evidence for a change is.
  var evidence: Evidence {
    guard verdict != .cannotTell, let p = p ?? pBelow else { return .untested }
    return verdict == .noClearChange ? .weak : p <= 0.01 ? .strong : .moderate
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
  /// The p value of the test that all gained alike.
  public var p: Double?
  /// What the p value is below, where that alone may be told.
  public var pBelow: Double?
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
    p = try? comparison.test.get().p
    pBelow = comparison.pBelow
    reason = if pBelow == nil, case .failure(let reason) = comparison.test { reason } else { nil }
    smallestP = (try? comparison.smallestP.get()).flatMap { $0 >= 0.05 ? $0 : nil }
    detectable = try? comparison.detectable.get()
    verdict = comparison.verdict
    self.scale = scale
  }

  /// How strong the evidence for a difference is.
  var evidence: Evidence {
    guard verdict != .cannotTell, let p = p ?? pBelow else { return .untested }
    return verdict == .noClearDifference ? .weak : p <= 0.01 ? .strong : .moderate
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

  /// A p value, or the bound below which it is where that alone may be told.
  init(_ test: Estimate<TestStatistic>, below bound: Double?) {
    self =
      bound.map {
        $0 <= 0.001
          ? Quantity(0, form: .probability) : Quantity(.interval(low: 0, high: $0), form: .probability)
      }
      ?? Quantity(test.map(\.p), form: .probability)
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
