import Evaluations
import Language
import Tables

extension EvaluationTelling {
  /// A group inside a sentence: persons who are trained are grown up.
  func group(_ part: SeriesName.Part) -> String {
    switch (part.list ?? part.dimension, part.code) {
    case ("sex", "F"): say("evaluation.group.women")
    case ("sex", "M"): say("evaluation.group.men")
    default: category(part)
    }
  }

  /// A group with its pairs and gain.
  func groupGain(_ part: SeriesName.Part, _ gain: ToldGain) -> String {
    let form = Quantity.Form.change(decimals: gain.scale.decimals)
    let change = gain.change.map { ranged($0, form) } ?? gain.mean.map { bare(Quantity($0, form: form)) }
    return say(
      "evaluation.groupGain",
      [
        "group": .text(capital(group(part))), "pairs": .count(gain.pairs), "amount": .presence(of: change),
        "change": .text(change ?? ""),
      ])
  }

  /// Whether groups gained alike, as a question.
  func question(_ comparison: ToldComparison) -> String {
    let groups = comparison.groups.map { one in
      let name = group(one.part)
      // A code list names agencies and places, of whom participants are some.
      return name == category(one.part)
        ? say("evaluation.group.thoseOf", ["group": .text(name)]) : name
    }
    guard groups.count == 2 else {
      let dimension = comparison.groups.first?.part.dimensionLabel
      return say("evaluation.compared.more", ["dimension": dimension.map(name) ?? .text("")])
    }
    return say(
      "evaluation.compared.two", ["first": .text(groups[0]), "second": .text(groups[1])])
  }

  /// The answer to it.
  func answer(_ comparison: ToldComparison) -> String {
    let scale = comparison.scale
    let difference = comparison.groups.count == 2 ? comparison.difference : nil
    let p: [String: MessageArgument] = [
      "p": .choice(comparison.p == nil ? "hidden" : "known"),
      "value": .text(comparison.p.map(text) ?? ""),
    ]
    switch comparison.verdict {
    case .differ:
      guard let difference, difference.value != 0 else {
        return say("evaluation.compared.differ", p)
      }
      let form = Quantity.Form.number(decimals: scale.decimals)
      let size = say(
        "evaluation.compared.size",
        [
          "points": number(difference.magnitude.value, scale),
          "range": .text(range(difference.magnitude, form)),
        ])
      return say(
        "evaluation.compared.differ.two",
        ["direction": .choice(difference.value > 0 ? "more" : "less"), "change": .text(size)])
    case .noClearDifference:
      guard let difference else { return say("evaluation.compared.noClearDifference", p) }
      return say(
        "evaluation.compared.noClearDifference.two", ["change": .text(points(difference, scale))])
    case .cannotTell:
      guard let smallest = comparison.smallestP else {
        return say(
          "evaluation.compared.cannotTell", ["reason": .text(reason(comparison.reason))])
      }
      return say(
        "evaluation.compared.tooFew",
        pairs(comparison).merging(["p": figure(smallest, .significant(digits: 3))]) { $1 })
    }
  }

  /// What a comparison could have shown.
  func power(_ comparison: ToldComparison) -> String {
    guard comparison.verdict == .noClearDifference else { return "" }
    let detectable = comparison.detectable
    let size: [String: MessageArgument] = [
      "effect": .presence(of: detectable),
      "size": figure(detectable, .significant(digits: 2)),
    ]
    return say("evaluation.comparisonPower", size.merging(pairs(comparison)) { $1 })
  }

  /// The pairs of each group, where they are shown.
  private func pairs(_ comparison: ToldComparison) -> [String: MessageArgument] {
    let known = comparison.groups.compactMap(\.pairs)
    let isKnown = known.count == comparison.groups.count && !known.isEmpty
    return [
      "groups": .choice(isKnown ? "known" : "none"),
      "pairs": .text(list(known.map { bare(Quantity(count: $0)) })),
    ]
  }

  /// What numbers cannot tell, in one sentence.
  func text(_ limit: EvaluationLimit, _ scale: ScoreScale) -> String {
    func tell(_ key: String, _ arguments: [String: MessageArgument] = [:]) -> String {
      say("evaluation.limit.\(key)", arguments)
    }
    func significant(_ value: Double, _ digits: Int) -> MessageArgument {
      figure(value, .significant(digits: digits))
    }
    return switch limit {
    case .noPairs: tell("noPairs")
    case .noTestCanTell(let pairs, let smallest):
      tell("noTestCanTell", ["pairs": .count(pairs), "p": significant(smallest, 3)])
    case .fewChanged(let changed, let pairs, let smallest):
      tell(
        "fewChanged", ["changed": .count(changed), "pairs": .count(pairs), "p": significant(smallest, 3)])
    case .testAndIntervalDisagree: tell("testAndIntervalDisagree")
    case .detectable(let pairs, let effect):
      tell("detectable", ["pairs": .count(pairs), "effect": significant(effect, 2)])
    case .ceiling(let most, let pairs, let occasion):
      tell(
        "ceiling",
        ["occasion": .choice(occasion.rawValue), "count": .count(most), "pairs": .count(pairs)])
    case .attrition(let missing, let before):
      tell("attrition", ["missing": .count(missing), "before": .count(before)])
    case .selectiveAttrition(let difference, let lower, let upper):
      tell(
        "selectiveAttrition",
        [
          "points": number(difference.magnitude, scale),
          "direction": .choice(difference < 0 ? "lower" : "higher"),
          "range": .text(
            range(
              RangedValue(value: difference, lower: lower, upper: upper), .change(decimals: scale.decimals))),
        ])
    case .followUpMissing(let missing, let earlier):
      tell("followUpMissing", ["missing": .count(missing), "earlier": .count(earlier)])
    case .equalChanges: tell("equalChanges")
    case .regressionToMean(let expected): tell("regressionToMean", ["points": number(expected, scale)])
    case .unknownRegressionToMean: tell("unknownRegressionToMean")
    case .noFollowUp: tell("noFollowUp")
    case .noComparisonGroup: tell("noComparisonGroup")
    case .comparisonGroup(_, let code): tell("comparisonGroup", ["group": .text(visible(code))])
    case .unknownMaximum: tell("unknownMaximum")
    case .selfAssessment: tell("selfAssessment")
    }
  }
}

extension RangedValue {
  /// The size of a change whatever its sign: turned where it is below zero.
  var magnitude: RangedValue {
    value < 0 ? RangedValue(value: -value, lower: -upper, upper: -lower) : self
  }
}
