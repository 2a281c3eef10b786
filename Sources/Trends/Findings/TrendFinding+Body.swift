import Statistics

extension TrendFinding: FindingBody {
  /// The word of the kind.
  public static var kind: String { "trend" }

  /// Every estimate with its range, and why there is none.
  public static var columns: [String] {
    [
      "direction", "direction_low", "direction_high", "p", "adjusted_p", "slope_per_year", "slope_low",
      "slope_high", "percent_per_year", "percent_low", "percent_high", "rate_ratio_per_year",
      "rate_ratio_low", "rate_ratio_high", "rate_model", "per_exposure", "dispersion", "pattern",
      "pattern_words", "not_estimable",
    ]
  }

  /// One line.
  public var lines: [[FindingValue?]] {
    let directions = [direction, directionAtBounds?.low ?? direction, directionAtBounds?.high ?? direction]
    let intervals = [slopePerYear, percentPerYear, rateRatioPerYear].map { try? $0.get() }
    let pattern = try? self.pattern.get()
    var line: [FindingValue?] = directions.map { (try? $0.get()).map { .word($0.rawValue) } }
    line += [try? test.get().p, try? adjustedP.get()].map { $0.map(FindingValue.number) }
    line += intervals.flatMap { [$0?.value, $0?.lower, $0?.upper] }.map { $0.map(FindingValue.number) }
    line += [.word(rateModel.rawValue), .word(isPerExposure ? "yes" : "no")]
    line.append((try? dispersion.get()).map(FindingValue.number))
    line += [pattern.map { .word($0.rawValue) }, .word(pattern?.words ?? PatternCategory.wordsForNone)]
    line.append(.word(reason))
    return [line]
  }

  /// All of it: the direction, its size in every unit with its range, and the evidence.
  public var facts: [FindingFact] {
    var facts = [FindingFact("direction", direction) { .word($0.rawValue) }]
    if let directionAtBounds {
      facts.append(FindingFact("direction at the least", directionAtBounds.low) { .word($0.rawValue) })
      facts.append(FindingFact("direction at the most", directionAtBounds.high) { .word($0.rawValue) })
    }
    let sizes = [
      ("slope per year", slopePerYear), ("per cent per year", percentPerYear),
      ("rate ratio per year", rateRatioPerYear),
    ]
    for (name, size) in sizes {
      facts += [
        FindingFact(name, size) { .number($0.value) },
        FindingFact("\(name), lower end", size) { .number($0.lower) },
        FindingFact("\(name), upper end", size) { .number($0.upper) },
      ]
    }
    return facts + [
      FindingFact("test s", test) { .number($0.s) }, FindingFact("test z", test) { .number($0.z) },
      FindingFact("p", test) { .number($0.p) }, FindingFact("adjusted p", adjustedP) { .number($0) },
      FindingFact("autocorrelation", test) { .number($0.autocorrelation) },
      FindingFact("pattern", pattern) { .word($0.rawValue) },
      FindingFact("dispersion", dispersion) { .number($0) },
      FindingFact("rate model", .word(rateModel.rawValue)),
      FindingFact("per exposure", .word(isPerExposure ? "yes" : "no")),
      FindingFact("months levelled", .word(isDeseasonalised ? "yes" : "no")),
    ]
  }

  /// Why the direction is missing; else why other estimates are, each with its name.
  private var reason: String {
    if case .failure(let reason) = direction { return reason.rawValue }
    var reasons: [String] = []
    if case .failure(let reason) = percentPerYear { reasons.append("percent: " + reason.rawValue) }
    if case .failure(let reason) = rateRatioPerYear { reasons.append("rate ratio: " + reason.rawValue) }
    if case .failure(let reason) = pattern { reasons.append("pattern: " + reason.rawValue) }
    return reasons.joined(separator: "; ")
  }
}
