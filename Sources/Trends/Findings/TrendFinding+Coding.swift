import Statistics

extension TrendFinding {
  enum CodingKeys: String, CodingKey {
    case test, ratioPerYear, slopePerYear, smallestDetectableRatio, dispersion, isPerExposure, pattern
    case adjustedP, direction, doubt, directionAtBounds, story, shares, steps, explanations
    case withoutExceptional
  }

  /// What versions before stories stored: a rank test, and a ratio from a model of its own.
  private enum EarlierKeys: String, CodingKey {
    case test, rateRatioPerYear, slopePerYear, dispersion, isPerExposure, pattern, adjustedP, direction
    case directionAtBounds
  }

  private struct EarlierTest: Codable, Hashable, Sendable {
    var z: Double
    var p: Double
    var autocorrelation: Double
  }

  /// Reads a body, also as versions before stories stored it: the night after an upgrade compares with those.
  ///
  /// Such a body has no story and no smallest change, for the reason `noConvergence`. Steps and explanations that are absent are
  /// none.
  public init(from decoder: any Decoder) throws {
    let earlier = try decoder.container(keyedBy: EarlierKeys.self)
    if earlier.contains(.rateRatioPerYear) {
      self = try Self(earlier)
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func estimate<Value>(_ key: CodingKeys, _ type: Value.Type) throws -> Estimate<Value>
    where Value: Codable & Hashable & Sendable {
      try container.decode(StoredEstimate<Value>.self, forKey: key).wrappedValue
    }
    self.init(
      test: try estimate(.test, TrendEvidence.self),
      ratioPerYear: try estimate(.ratioPerYear, IntervalEstimate.self),
      withoutExceptional: try container.decodeIfPresent(WithoutExceptional.self, forKey: .withoutExceptional),
      slopePerYear: try estimate(.slopePerYear, IntervalEstimate.self),
      smallestDetectableRatio: try estimate(.smallestDetectableRatio, Double.self),
      dispersion: try estimate(.dispersion, Double.self),
      isPerExposure: try container.decode(Bool.self, forKey: .isPerExposure),
      pattern: try estimate(.pattern, PatternCategory.self), adjustedP: try estimate(.adjustedP, Double.self),
      direction: try estimate(.direction, Direction.self),
      doubt: try container.decodeIfPresent(Doubt.self, forKey: .doubt),
      directionAtBounds: try container.decodeIfPresent(Bounds.self, forKey: .directionAtBounds),
      story: try estimate(.story, SeriesStory.self),
      shares: try container.decode(ChangeShares.self, forKey: .shares),
      steps: try container.decodeIfPresent([EventStep].self, forKey: .steps) ?? [],
      explanations: try container.decodeIfPresent([AlternativeExplanation].self, forKey: .explanations) ?? [])
  }

  /// Writes a body; steps and explanations only where there are any.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(StoredEstimate(wrappedValue: test), forKey: .test)
    try container.encode(StoredEstimate(wrappedValue: ratioPerYear), forKey: .ratioPerYear)
    try container.encodeIfPresent(withoutExceptional, forKey: .withoutExceptional)
    try container.encode(StoredEstimate(wrappedValue: slopePerYear), forKey: .slopePerYear)
    try container.encode(
      StoredEstimate(wrappedValue: smallestDetectableRatio), forKey: .smallestDetectableRatio)
    try container.encode(StoredEstimate(wrappedValue: dispersion), forKey: .dispersion)
    try container.encode(isPerExposure, forKey: .isPerExposure)
    try container.encode(StoredEstimate(wrappedValue: pattern), forKey: .pattern)
    try container.encode(StoredEstimate(wrappedValue: adjustedP), forKey: .adjustedP)
    try container.encode(StoredEstimate(wrappedValue: direction), forKey: .direction)
    try container.encodeIfPresent(doubt, forKey: .doubt)
    try container.encodeIfPresent(directionAtBounds, forKey: .directionAtBounds)
    try container.encode(StoredEstimate(wrappedValue: story), forKey: .story)
    try container.encode(shares, forKey: .shares)
    if !steps.isEmpty { try container.encode(steps, forKey: .steps) }
    if !explanations.isEmpty { try container.encode(explanations, forKey: .explanations) }
  }

  private init(_ earlier: KeyedDecodingContainer<EarlierKeys>) throws {
    func estimate<Value>(_ key: EarlierKeys, _ type: Value.Type) throws -> Estimate<Value>
    where Value: Codable & Hashable & Sendable {
      try earlier.decode(StoredEstimate<Value>.self, forKey: key).wrappedValue
    }
    let test = try estimate(.test, EarlierTest.self).map {
      TrendEvidence(
        method: .mannKendallSeasonalAR1, statistic: $0.z, p: $0.p, persistence: $0.autocorrelation,
        correlatedShare: $0.autocorrelation == 0 ? 0 : 1, drift: .excluded)
    }
    self.init(
      test: test, ratioPerYear: try estimate(.rateRatioPerYear, IntervalEstimate.self),
      slopePerYear: try estimate(.slopePerYear, IntervalEstimate.self),
      smallestDetectableRatio: .failure(.noConvergence),
      dispersion: try estimate(.dispersion, Double.self),
      isPerExposure: try earlier.decode(Bool.self, forKey: .isPerExposure),
      pattern: try estimate(.pattern, PatternCategory.self), adjustedP: try estimate(.adjustedP, Double.self),
      direction: try estimate(.direction, Direction.self),
      directionAtBounds: try earlier.decodeIfPresent(Bounds.self, forKey: .directionAtBounds),
      story: .failure(.noConvergence))
  }
}
