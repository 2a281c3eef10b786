import Evaluations
import Statistics

extension EvaluationLine {
  /// The lines of an evaluation.
  static func lines(_ evaluation: Evaluation) -> [EvaluationLine] {
    var lines: [EvaluationLine] = []
    if let maximum = evaluation.maximum { lines.append(.init("all", "maximum score", .number(maximum))) }
    for group in [evaluation.whole] + evaluation.groups { lines += self.lines(group) }
    for comparison in evaluation.comparisons {
      let name = "\(comparison.dimension) \(comparison.codes.joined(separator: "/"))"
      if let difference = comparison.difference {
        lines.append(.init(name, "difference of mean gains", difference.wrappedValue))
      }
      lines.append(.init(name, "p of equal gains", p: comparison.test))
      if let bound = comparison.pBelow { lines.append(.init(name, "p of equal gains below", .number(bound))) }
      lines.append(.init(name, "smallest possible p", comparison.smallestP))
      lines.append(.init(name, "detectable difference", comparison.detectable))
    }
    let share = evaluation.isOfRatings ? "mean rating, share of the highest," : "share right"
    for item in evaluation.items { lines += self.lines(item, share: share) }
    for test in evaluation.reliability {
      let name = "test \(test.occasion.rawValue)"
      lines.append(.init(name, "persons", count: test.persons))
      lines.append(.init(name, "items", count: test.items))
      lines.append(.init(name, "alpha", test.alpha))
      lines.append(.init(name, "standard error of measurement", test.standardError))
    }
    if let selection = evaluation.selection { lines += self.lines(selection) }
    return lines + withheld(evaluation.withheld)
  }

  /// The lines of a group, or of all together.
  private static func lines(_ group: GroupResult) -> [EvaluationLine] {
    let name = group.dimension.map { "\($0) \(group.code ?? "")" } ?? "all"
    let (attendance, gain) = (group.attendance, group.gain)
    var lines: [EvaluationLine] = [
      .init(name, "attended", count: attendance.attended),
      .init(name, "with a score before", count: attendance.before),
      .init(name, "with a score after", count: attendance.after),
      .init(name, "paired", count: attendance.paired),
      .init(name, "with a follow-up", count: attendance.followUp),
      .init(name, "without a score", count: attendance.without),
    ]
    if let limit = attendance.fewerMissingThan {
      lines.append(.init(name, "fewer missing than", .number(Double(limit))))
    }
    if let difference = attendance.missingAfterDifference {
      lines.append(.init(name, "first score of those missing after", difference.wrappedValue))
    }
    lines += self.lines(gain, name, "gain")
    if let retention = group.retention { lines += self.lines(retention, name, "change to follow-up") }
    if let lasting = group.lasting { lines += self.lines(lasting, name, "change from before to follow-up") }
    return lines
      + group.limits.enumerated().map { .init(name, "limit \($0.offset + 1)", .word($0.element.word)) }
  }

  private static func lines(_ gain: Gain, _ name: String, _ word: String) -> [EvaluationLine] {
    var lines: [EvaluationLine] = [
      .init(name, "\(word): mean before", gain.meanBefore),
      .init(name, "\(word): mean after", gain.meanAfter),
      .init(name, "\(word): mean", gain.mean, known: gain.change),
      .init(name, "\(word): median", gain.median),
      .init(name, "\(word): normalised", gain.normalised), .init(name, "\(word): effect", gain.effect),
      .init(name, "\(word): effect of Hedges", gain.hedges),
      .init(name, "\(word): p signed rank", p: gain.test),
      .init(name, "\(word): p paired t", p: gain.pairedT), .init(name, "\(word): rose", count: gain.rose),
      .init(name, "\(word): stayed", count: gain.stayed), .init(name, "\(word): fell", count: gain.fell),
      .init(name, "\(word): smallest possible p", gain.smallestP),
      .init(name, "\(word): detectable effect", gain.detectable),
      .init(name, "\(word): verdict", .word(gain.verdict.rawValue)),
    ]
    if let bound = gain.pBelow { lines.append(.init(name, "\(word): p signed rank below", .number(bound))) }
    for (quantity, count) in [
      ("at maximum before", gain.atMaximumBefore), ("at maximum after", gain.atMaximumAfter),
    ]
    where count != nil {
      lines.append(.init(name, "\(word): \(quantity)", count: count))
    }
    return lines
  }

  private static func lines(_ item: ItemResult, share: String) -> [EvaluationLine] {
    let name = "item \(item.name)"
    return [
      .init(name, "pairs", count: item.pairs), .init(name, "\(share) before", item.before),
      .init(name, "\(share) after", item.after), .init(name, "gained", count: item.gained),
      .init(name, "lost", count: item.lost), .init(name, "p McNemar", p: item.test),
      .init(name, "adjusted p", item.adjustedP), .init(name, "discrimination", item.discrimination),
      .init(name, "verdict", .word(item.verdict.rawValue)),
    ] + item.defects.enumerated().map { .init(name, "defect \($0.offset + 1)", .word($0.element.rawValue)) }
  }

  private static func reliability(of selection: TrainerSelection) -> EvaluationLine {
    var line = EvaluationLine(
      "choice of trainers", "reliability", selection.reliability.map { .number($0) })
    if case .failure(let failure) = selection.tieZone, line.value == nil { line.reason = failure.rawValue }
    return line
  }

  private static func lines(_ selection: TrainerSelection) -> [EvaluationLine] {
    let name = "choice of trainers"
    var lines: [EvaluationLine] = [
      .init(name, "candidates", count: selection.candidates), .init(name, "chosen", count: selection.chosen),
      .init(name, "basis", .word(selection.basis.rawValue)),
      .init(name, "occasion", .word(selection.occasion.rawValue)),
      reliability(of: selection),
      .init(name, "source of reliability", .word(selection.reliabilitySource.rawValue)),
      .init(name, "standard error of measurement", selection.standardError),
      .init(name, "cut", selection.cut), .init(name, "lowest score chosen", selection.lowestChosen),
      .init(name, "tie zone", selection.tieZone),
      .init(name, "chosen in the zone", count: selection.zoneChosenCount, of: selection.tieZone),
      .init(name, "not chosen in the zone", count: selection.zoneNotChosenCount, of: selection.tieZone),
      .init(name, "truly best", selection.trulyBest),
      .init(name, "fall on a retest in standard deviations", selection.fall),
      .init(name, "fall on a retest in points", selection.fallInPoints),
    ]
    lines += selection.limits.enumerated().map {
      .init(name, "limit \($0.offset + 1)", .word($0.element.word))
    }
    for balance in selection.balance {
      let group = "chosen \(balance.dimension) \(balance.code)"
      lines.append(.init(group, "chosen", count: balance.chosen))
      lines.append(.init(group, "candidates", count: balance.candidates))
      lines.append(.init(group, "p of a blind choice", balance.p))
    }
    return lines
  }
}

extension TrainerSelection.Limit {
  /// The limit as one word.
  fileprivate var word: String {
    switch self {
    case .notFewerThanCandidates: "notFewerThanCandidates"
    case .tiedAtCut: "tiedAtCut"
    case .chosenBelowZone: "chosenBelowZone"
    case .chosenWithoutScore: "chosenWithoutScore"
    }
  }
}

extension EvaluationLimit {
  /// The limit as one word.
  fileprivate var word: String {
    switch self {
    case .noPairs: "noPairs"
    case .noTestCanTell: "noTestCanTell"
    case .fewChanged: "fewChanged"
    case .testAndIntervalDisagree: "testAndIntervalDisagree"
    case .followUpMissing: "followUpMissing"
    case .detectable: "detectable"
    case .ceiling: "ceiling"
    case .attrition: "attrition"
    case .selectiveAttrition: "selectiveAttrition"
    case .equalChanges: "equalChanges"
    case .regressionToMean: "regressionToMean"
    case .unknownRegressionToMean: "unknownRegressionToMean"
    case .noFollowUp: "noFollowUp"
    case .noComparisonGroup: "noComparisonGroup"
    case .comparisonGroup: "comparisonGroup"
    case .unknownMaximum: "unknownMaximum"
    case .selfAssessment: "selfAssessment"
    }
  }
}
