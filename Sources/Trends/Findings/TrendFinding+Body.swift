import Statistics

extension TrendFinding: FindingBody {
  /// The word of the kind.
  public static var kind: String { "trend" }

  /// Every estimate with its range, why there is none, and the last stretch of the story with the last year.
  public static var columns: [String] {
    [
      "direction", "direction_low", "direction_high", "doubt", "method", "p", "adjusted_p", "slow_drift",
      "ratio_per_year", "ratio_low", "ratio_high", "smallest_detectable_ratio", "slope_per_year",
      "slope_low", "slope_high", "per_exposure", "dispersion", "pattern", "pattern_words", "stretches",
      "last_stretch_first", "last_stretch_direction", "last_stretch_mean_low", "last_stretch_mean_high",
      "last_step_ratio", "last_step_low", "last_step_high", "last_year_ratio", "last_year_p",
      "last_year_levelled_ratio", "last_year_levelled_p", "exceptional_periods", "ratio_without_exceptional",
      "ratio_without_exceptional_low", "ratio_without_exceptional_high", "p_without_exceptional",
      "shares_of_change", "contradicted_by", "events", "explanations", "not_estimable",
    ]
  }

  /// One line.
  public var lines: [[FindingValue?]] {
    func number(_ value: Double?) -> FindingValue? { value.map(FindingValue.number) }
    func word(_ value: String?) -> FindingValue? { value.map(FindingValue.word) }
    let directions = [direction, directionAtBounds?.low ?? direction, directionAtBounds?.high ?? direction]
    let (test, pattern, story) = (try? self.test.get(), try? self.pattern.get(), try? self.story.get())
    let (ratio, slope) = (try? ratioPerYear.get(), try? slopePerYear.get())
    let last = story?.stretches.last
    var line: [FindingValue?] = directions.map { (try? $0.get()).map { .word($0.rawValue) } }
    line += [
      word(doubt?.rawValue), word(test?.method.rawValue), number(test?.p), number(try? adjustedP.get()),
      word(test?.drift.rawValue),
    ]
    line += [ratio?.value, ratio?.lower, ratio?.upper, try? smallestDetectableRatio.get()].map(number)
    line += [slope?.value, slope?.lower, slope?.upper].map(number)
    line += [.word(isPerExposure ? "yes" : "no"), number(try? dispersion.get())]
    line += [word(pattern?.rawValue), .word(pattern?.words ?? PatternCategory.wordsForNone)]
    line += [
      number((story?.stretches.count).map(Double.init)), word(last?.first), word(last?.direction.rawValue),
      number(last?.mean.low), number(last?.mean.high), number(last?.step),
      number(last?.stepInterval?.lower), number(last?.stepInterval?.upper), number(story?.lastYear?.ratio),
      number(story?.lastYear?.p), number(story?.lastYear?.levelled?.ratio),
      number(story?.lastYear?.levelled?.p),
      word(story.flatMap { $0.exceptional.isEmpty ? nil : $0.exceptional.joined(separator: ";") }),
      number(withoutExceptional?.ratioPerYear.value), number(withoutExceptional?.ratioPerYear.lower),
      number(withoutExceptional?.ratioPerYear.upper), number(withoutExceptional?.p),
      word(
        shares.shares.isEmpty
          ? nil : shares.shares.map { "\($0.dimension)=\($0.value)" }.joined(separator: ";")),
      word(shares.contradicted.isEmpty ? nil : shares.contradicted.joined(separator: ";")),
      word(
        steps.isEmpty
          ? nil : steps.map { "\($0.event.kind.rawValue)=\($0.event.date)" }.joined(separator: ";")),
      word(explanations.isEmpty ? nil : explanations.map(\.text).joined(separator: ";")), .word(reason),
    ]
    return [line]
  }

  /// All of it: the direction, its size with its range, the evidence and the story, stretch by stretch.
  public var facts: [FindingFact] {
    var facts = [FindingFact("direction", direction) { .word($0.rawValue) }]
    if let doubt { facts.append(FindingFact("doubt", .word(doubt.rawValue))) }
    if let directionAtBounds {
      facts.append(FindingFact("direction at the least", directionAtBounds.low) { .word($0.rawValue) })
      facts.append(FindingFact("direction at the most", directionAtBounds.high) { .word($0.rawValue) })
    }
    for (name, size) in [("ratio per year", ratioPerYear), ("slope per year", slopePerYear)] {
      facts += [
        FindingFact(name, size) { .number($0.value) },
        FindingFact("\(name), lower end", size) { .number($0.lower) },
        FindingFact("\(name), upper end", size) { .number($0.upper) },
      ]
    }
    if let withoutExceptional {
      let (name, ratio) = ("ratio per year without exceptional periods", withoutExceptional.ratioPerYear)
      facts += [
        FindingFact("exceptional periods", .word(withoutExceptional.periods.joined(separator: ";"))),
        FindingFact(name, .number(ratio.value)), FindingFact("\(name), lower end", .number(ratio.lower)),
        FindingFact("\(name), upper end", .number(ratio.upper)),
        FindingFact("p without exceptional periods", .number(withoutExceptional.p)),
      ]
    }
    facts += [
      FindingFact("smallest detectable ratio", smallestDetectableRatio) { .number($0) },
      FindingFact("test", test) { .word($0.method.rawValue) },
      FindingFact("statistic", test) { .number($0.statistic) },
      FindingFact("p", test) { .number($0.p) }, FindingFact("adjusted p", adjustedP) { .number($0) },
      FindingFact("persistence", test) { .number($0.persistence) },
      FindingFact("correlated share", test) { .number($0.correlatedShare) },
      FindingFact("slow drift", test) { .word($0.drift.rawValue) },
      FindingFact("pattern", pattern) { .word($0.rawValue) },
      FindingFact("dispersion", dispersion) { .number($0) },
      FindingFact("per exposure", .word(isPerExposure ? "yes" : "no")),
    ]
    switch story {
    case .failure(let reason): facts.append(FindingFact("story", .word("not estimable: \(reason.rawValue)")))
    case .success(let story): facts += story.facts
    }
    facts += shares.shares.map {
      FindingFact("share of the change of the total by \($0.dimension)", .number($0.value))
    }
    facts += shares.contradicted.map { FindingFact("parts by \($0)", .word("all move the other way")) }
    for (number, step) in steps.enumerated() {
      facts += [
        FindingFact("event \(number + 1)", .word(step.event.words)),
        FindingFact("event \(number + 1), ratio of levels", .number(step.ratio)),
      ]
    }
    for (number, explanation) in explanations.enumerated() {
      facts += [
        FindingFact("explanation \(number + 1)", .word(explanation.text)),
        FindingFact("explanation \(number + 1), evidence", .word(explanation.evidence)),
      ]
    }
    return facts
  }

  /// Why the direction is missing; else why other estimates are, each with its name.
  private var reason: String {
    if case .failure(let reason) = direction { return reason.rawValue }
    var reasons: [String] = []
    if case .failure(let reason) = ratioPerYear { reasons.append("ratio: " + reason.rawValue) }
    if case .failure(let reason) = slopePerYear { reasons.append("slope: " + reason.rawValue) }
    if case .failure(let reason) = pattern { reasons.append("pattern: " + reason.rawValue) }
    if case .failure(let reason) = story { reasons.append("story: " + reason.rawValue) }
    return reasons.joined(separator: "; ")
  }
}

extension SeriesStory {
  /// What is compared from run to run: the stretches by number, and the last year.
  var facts: [FindingFact] {
    var facts = [FindingFact("stretches", .number(Double(stretches.count)))]
    for (number, stretch) in stretches.enumerated() {
      let name = "stretch \(number + 1)"
      facts += [
        FindingFact("\(name), first period", .word(stretch.first)),
        FindingFact("\(name), direction", .word(stretch.direction.rawValue)),
        FindingFact("\(name), least mean", .number(stretch.mean.low)),
        FindingFact("\(name), largest mean", .number(stretch.mean.high)),
      ]
      if let step = stretch.step {
        facts.append(FindingFact("\(name), ratio to the one before", .number(step)))
      }
      if let interval = stretch.stepInterval {
        facts += [
          FindingFact("\(name), ratio to the one before, lower end", .number(interval.lower)),
          FindingFact("\(name), ratio to the one before, upper end", .number(interval.upper)),
        ]
      }
    }
    if let lastYear {
      facts += [
        FindingFact("last year, ratio to the year before", .number(lastYear.ratio)),
        FindingFact("last year, p", .number(lastYear.p)),
      ]
      if let levelled = lastYear.levelled {
        facts += [
          FindingFact("last year, ratio with exceptional periods levelled", .number(levelled.ratio)),
          FindingFact("last year, p with exceptional periods levelled", .number(levelled.p)),
        ]
      }
    }
    return facts
  }
}
