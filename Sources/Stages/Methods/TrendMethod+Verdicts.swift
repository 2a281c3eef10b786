import Statistics
import Trends

extension TrendMethod {
  /// The default verdict.
  static let verdicts = [
    TrendMethod(
      "trend", hidden: .asBounds, use: .byDefault,
      .batch { inputs, _ in
        guard let first = inputs.first else { return [] }
        return TrendAnalysis.trends(
          inputs.map(\.series), season: first.season, periodsPerYear: first.periodsPerYear,
          alpha: first.alpha, multiplicity: first.multiplicity
        ).map(result)
      })
  ]

  private static func result(_ finding: TrendFinding) -> MethodResult {
    var result = MethodResult()
    result.setAnswer("direction", finding.direction.map(\.rawValue))
    if let doubt = finding.doubt { result.setWord("doubt", doubt.rawValue) }
    if let test = try? finding.test.get() {
      result["p"] = test.p
      result["statistic"] = test.statistic
      result["persistence"] = test.persistence
      result["correlatedShare"] = test.correlatedShare
      result.setWord("method", test.method.rawValue)
      result.setWord("slowDrift", test.drift.rawValue)
    }
    result["adjustedP"] = try? finding.adjustedP.get()
    result.set("ratioPerYear", finding.ratioPerYear)
    if let without = finding.withoutExceptional {
      result.set("ratioPerYearWithoutExceptional", .success(without.ratioPerYear))
      result["pWithoutExceptional"] = without.p
    }
    result.set("slopePerYear", finding.slopePerYear)
    result["smallestDetectableRatio"] = try? finding.smallestDetectableRatio.get()
    result["dispersion"] = try? finding.dispersion.get()
    switch finding.pattern {
    case .success(let pattern): result.setWord("pattern", pattern.rawValue)
    case .failure(let reason): result.setReason("pattern", reason)
    }
    switch finding.story {
    case .success(let story): result.setStory(story)
    case .failure(let reason): result.setReason("story", reason)
    }
    return result
  }
}

extension MethodResult {
  /// Sets the stretches of a story, numbered from 1, and its last year beside the one before.
  fileprivate mutating func setStory(_ story: SeriesStory) {
    self["stretches"] = Double(story.stretches.count)
    for (number, stretch) in story.stretches.enumerated() {
      let name = "stretch\(number + 1)"
      setPeriod(name + "First", stretch.first)
      setPeriod(name + "Last", stretch.last)
      if let start = stretch.start {
        setPeriod(name + "FirstEarliest", start.earliest)
        setPeriod(name + "FirstLatest", start.latest)
      }
      setWord(name + "Direction", stretch.direction.rawValue)
      self[name + "MeanLow"] = stretch.mean.low
      self[name + "MeanHigh"] = stretch.mean.high
      self[name + "FromLow"] = stretch.from.low
      self[name + "FromHigh"] = stretch.from.high
      self[name + "ToLow"] = stretch.to.low
      self[name + "ToHigh"] = stretch.to.high
      self[name + "RatioPerYearLow"] = stretch.ratioPerYear?.low
      self[name + "RatioPerYearHigh"] = stretch.ratioPerYear?.high
      self[name + "Step"] = stretch.step
      self[name + "StepLower"] = stretch.stepInterval?.lower
      self[name + "StepUpper"] = stretch.stepInterval?.upper
    }
    for (number, period) in story.exceptional.enumerated() { setPeriod("exceptional\(number + 1)", period) }
    if let year = story.lastYear {
      setPeriod("lastYearFirst", year.first)
      setPeriod("lastYearLast", year.last)
      self["lastYearRatio"] = year.ratio
      self["lastYearP"] = year.p
      self["lastYearLevelledRatio"] = year.levelled?.ratio
      self["lastYearLevelledP"] = year.levelled?.p
    }
  }
}
