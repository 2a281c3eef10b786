import Statistics
import TestSupport
import Trends

/// Findings of every kind with values and reasons by chance.
struct RandomFindings {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// A list of trends, of methods and of a kind that only the tests know.
  mutating func list() -> [Finding] {
    (0..<Int.random(in: 0...12, using: &random)).map { place in
      let bodies: [any FindingBody] = [trend(), methods(), record()]
      return finding(bodies[place % 3])
    }
  }

  mutating func finding(_ body: any FindingBody) -> Finding {
    let rule = Multiplicity.allCases.randomElement(using: &random)
    return Finding(
      measure: text(),
      key: (0..<Int.random(in: 0...3, using: &random)).map { KeyPart(dimension: "d\($0)", code: text()) },
      window: FindingWindow(
        firstPeriod: text(), lastPeriod: text(),
        basis: SeriesBasis(known: whole(), hidden: whole(), missing: whole(), derived: whole())),
      family: Bool.random(using: &random)
        ? rule.map { FindingFamily(words: text(), series: whole(), multiplicity: $0) } : nil,
      body: body)
  }

  mutating func trend() -> TrendFinding {
    TrendFinding(
      test: estimate { $0.evidence() }, ratioPerYear: estimate { $0.interval() },
      withoutExceptional: Bool.random(using: &random)
        ? .init(periods: [text()], ratioPerYear: interval(), p: number()) : nil,
      slopePerYear: estimate { $0.interval() }, smallestDetectableRatio: estimate { $0.number() },
      dispersion: estimate { $0.number() }, isPerExposure: Bool.random(using: &random),
      pattern: estimate { $0.one(of: PatternCategory.allCases) ?? .none },
      adjustedP: estimate { $0.number() }, direction: direction(),
      doubt: Bool.random(using: &random) ? one(of: TrendFinding.Doubt.allCases) : nil,
      directionAtBounds: Bool.random(using: &random) ? .init(low: direction(), high: direction()) : nil,
      story: estimate { $0.story() },
      shares: ChangeShares(
        shares: ["sex", "route"].map { .init(dimension: $0, value: number()) },
        contradicted: Bool.random(using: &random) ? ["age"] : []),
      steps: Bool.random(using: &random) ? [EventStep(event: event(), ratio: number())] : [],
      explanations: explanations())
  }

  private mutating func event() -> SeriesEvent {
    SeriesEvent(
      date: text(), kind: one(of: SeriesEvent.Kind.allCases) ?? .form, texts: ["en": text()], place: whole())
  }

  /// One of each kind, or some of them.
  private mutating func explanations() -> [AlternativeExplanation] {
    let start = Bool.random(using: &random) ? text() : nil
    let all: [AlternativeExplanation] = [
      .coverage(
        .init(
          dimension: text(), scope: Bool.random(using: &random) ? .series : .total,
          sources: [.init(code: text(), event: .joined, period: text())], ratio: number(),
          ratioWithout: number())),
      .definition(.init(period: text(), sign: .categoryBegins(dimension: text(), code: text()))),
      .definition(.init(period: text(), sign: .breakMark)),
      .unknown(.init(dimension: text(), start: start, before: bounds(), after: bounds())),
      .backlog(.init(period: text(), value: number(), usual: number(), evidence: .heightOnly)),
      .incompleteTail(.init(first: text(), last: text(), value: number(), usual: number())),
      .sharedShift(
        .init(start: text(), dimensions: [text()], shared: whole(), eligible: whole(), ratio: number())),
      .oneSource(
        .init(dimension: text(), code: text(), start: start, ratio: number(), ratioWithout: number())),
      .event(.init(event: event(), start: text())),
      .eachSource(.init(dimension: text(), sources: whole(), start: start)),
    ]
    return all.filter { _ in Bool.random(using: &random) }
  }

  private mutating func evidence() -> TrendEvidence {
    TrendEvidence(
      method: one(of: TrendEvidence.Method.allCases) ?? .logLinearTrend, statistic: number(), p: number(),
      persistence: number(), correlatedShare: number(),
      drift: one(of: TrendEvidence.Drift.allCases) ?? .excluded)
  }

  private mutating func story() -> SeriesStory {
    SeriesStory(
      stretches: (0..<Int.random(in: 1...3, using: &random)).map { _ in
        Stretch(
          first: text(), last: text(),
          start: Bool.random(using: &random) ? .init(earliest: text(), latest: text()) : nil,
          direction: one(of: Stretch.Direction.allCases) ?? .level, mean: bounds(), from: bounds(),
          to: bounds(), ratioPerYear: Bool.random(using: &random) ? bounds() : nil,
          step: Bool.random(using: &random) ? number() : nil,
          stepInterval: Bool.random(using: &random) ? .init(lower: number(), upper: number()) : nil,
          peak: dated())
      }, exceptional: [text()], peak: dated(), trough: dated(),
      firstSeen: Bool.random(using: &random) ? text() : nil, lastSeen: nil,
      lastYear: Bool.random(using: &random)
        ? YearComparison(
          first: text(), last: text(), latest: bounds(), before: bounds(), ratio: number(), p: number(),
          levelled: levelled(),
          threeYears: Bool.random(using: &random)
            ? .init(lowest: bounds(), highest: bounds(), ratio: number(), p: number(), levelled: levelled())
            : nil) : nil)
  }

  private mutating func levelled() -> YearComparison.Levelled? {
    Bool.random(using: &random)
      ? .init(
        periods: [text(), text()], recorded: bounds(), latest: bounds(), before: bounds(), ratio: number(),
        p: number()) : nil
  }

  private mutating func bounds() -> ValueBounds { ValueBounds(low: number(), high: number()) }

  private mutating func dated() -> DatedValue { DatedValue(period: text(), value: bounds()) }

  mutating func methods() -> MethodsFinding {
    var results: [String: MethodResult] = [:]
    for place in 0..<Int.random(in: 0...4, using: &random) {
      var result = MethodResult(estimate { ["x": $0.number(), "y": $0.number()] }, \.self)
      result.setList("list", (0..<Int.random(in: 0...3, using: &random)).map { _ in number() })
      result.setWord("word", text())
      result.set("interval", estimate { $0.interval() })
      results["method\(place):setting=\(place)"] = result
    }
    return MethodsFinding(results: results, seriesTogether: Bool.random(using: &random) ? whole() : nil)
  }

  mutating func record() -> RecordYearFinding {
    RecordYearFinding(year: whole(), excess: estimate { $0.number() })
  }

  private mutating func direction() -> Estimate<TrendFinding.Direction> {
    estimate { $0.one(of: TrendFinding.Direction.allCases) ?? .rising }
  }

  private mutating func estimate<Value>(_ value: (inout RandomFindings) -> Value) -> Estimate<Value> {
    if let reason = one(of: NotEstimable.allCases), Bool.random(using: &random) { return .failure(reason) }
    return .success(value(&self))
  }

  private mutating func one<Element>(of all: [Element]) -> Element? { all.randomElement(using: &random) }

  private mutating func whole() -> Int { Int.random(in: 0...1_000_000, using: &random) }

  /// Numbers of every size, whole ones among them.
  private mutating func number() -> Double {
    let number = Double(bitPattern: UInt64.random(in: 0...UInt64.max, using: &random))
    return one(of: [0, 1, -1, 0.1, number.isFinite ? number : 2, Double(whole())]) ?? 0
  }

  private mutating func interval() -> IntervalEstimate {
    IntervalEstimate(value: number(), lower: number(), upper: number(), level: number())
  }

  private mutating func text() -> String {
    (0..<Int.random(in: 0...4, using: &random)).map { _ in
      one(of: ["a", "é", "\"", "\\", "\n", "/", "=", ",", "ي", "\u{301}", "notEstimable", "{"]) ?? ""
    }.joined()
  }
}
