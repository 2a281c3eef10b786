import Evaluations
import Language
import Statistics

/// What a page says of the scores before and after a training.
struct EvaluationTelling: Telling {
  let catalogue: Catalogue

  func text(_ phrase: EvaluationPhrase) -> String {
    switch phrase {
    case .gained(let gain): gained(gain)
    case .gainedOfPart(let gain, let missing, let all):
      say(
        "evaluation.gainedOfPart",
        ["missing": .count(missing), "all": .count(all), "gained": .text(gained(gain).lowercasedFirst)])
    case .means(let gain): means(gain)
    case .cannotTell(let gain): cannotTell(gain)
    case .paired(let attended?, let paired, _):
      say("evaluation.paired.ofAttended", ["attended": .count(attended), "paired": .count(paired)])
    case .paired(nil, let paired, let fewer):
      say("evaluation.paired", ["paired": .count(paired), "fewer": .count(fewer ?? 0)])
    case .courses(let pairs, let rose, let stayed, let fell):
      say(
        "evaluation.courses",
        ["pairs": .count(pairs), "rose": .count(rose), "stayed": .count(stayed), "fell": .count(fell)])
    case .retained(let gain): told("evaluation.retained", gain, unclear: points)
    case .lasting(let gain): told("evaluation.lasting.\(gain.verdict.rawValue)", gain, unclear: points)
    case .probability(let p): text(p)
    case .about(let number): say("evaluation.about", ["count": .count(number)])
    case .howToRead(let scale): say("evaluation.howToRead", maximum(scale))
    case .withBoth(let paired): say("evaluation.withBoth", ["paired": .count(paired)])
    case .ofPoints(let scale): say("evaluation.ofPoints", maximum(scale))
    case .range(let range, let form): self.range(range, form)
    case .ranged(let range, let form): ranged(range, form)
    case .meaning(let word): meaning(word)

    case .group(let part): capital(group(part))
    case .groupGain(let part, let gain): groupGain(part, gain)
    case .compared(let comparison): question(comparison) + " " + answer(comparison)
    case .comparisonPower(let comparison): power(comparison)
    case .drawnByGroup(let dimension, let scale):
      say("evaluation.drawnByGroup", maximum(scale).merging(["dimension": name(dimension)]) { $1 })
    case .byGroup(let dimension): say("evaluation.byGroup", ["dimension": name(dimension)])
    case .limit(let limit, let scale): text(limit, scale)
    case .source(let contracts):
      say(
        "evaluation.source",
        ["count": .count(contracts.count), "contracts": .text(list(contracts.map(visible)))])
    case .noLimit: say("evaluation.noLimit")
    case .withheld(let dimension, let reason):
      say(
        "evaluation.withheld.\(reason.rawValue)",
        ["groups": .presence(of: dimension), "dimension": dimension.map(name) ?? .text("")])

    case .items(let items, let improved, let worse):
      say(
        "evaluation.items",
        ["items": .count(items), "improved": .count(improved), "worse": .count(worse)])
    case .itemsNamed(let verdict, let names):
      say(
        "evaluation.itemsNamed",
        ["verdict": .choice(verdict.rawValue), "names": .text(some(names.map(own)))])
    case .defect(let defect, let names):
      say("evaluation.defect.\(defect.rawValue)", ["names": .text(some(names.map(own)))])
    case .itemsAdjusted(let items): say("evaluation.itemsAdjusted", ["items": .count(items)])
    case .drawnByItem: say("evaluation.drawnByItem")
    case .drawnByRating: say("evaluation.drawnByRating")
    case .itemVerdict(let verdict, let defects):
      catalogue.joined(
        ([verdict.rawValue] + defects.map(\.rawValue)).map { say("evaluation.itemVerdict.\($0)") },
        by: .semicolon)
    case .itemsRounded(let unit): say("evaluation.itemsRounded", ["unit": .count(unit)])
    case .itemsNotDrawn(let number): say("evaluation.itemsNotDrawn", ["count": .count(number)])
    case .reliability(let occasion, let alpha, let persons, let items, let error, let scale):
      reliability(occasion, alpha, persons, items, error, scale)
    case .word(let word): say("evaluation.word.\(word.rawValue)")
    }
  }

  // MARK: Pieces

  /// A score, a mean or a difference without its sign.
  func number(_ value: Double?, _ scale: ScoreScale) -> MessageArgument {
    figure(value, .number(decimals: scale.decimals))
  }

  /// `4.1 to 6.3`.
  func range(_ range: RangedValue, _ form: Quantity.Form) -> String {
    say(
      "evaluation.range",
      ["lower": figure(range.lower, form), "upper": figure(range.upper, form)])
  }

  /// `+5.2 (+4.1 to +6.3)`.
  func ranged(_ value: RangedValue, _ form: Quantity.Form) -> String {
    say(
      "evaluation.ranged",
      ["value": figure(value.value, form), "range": .text(range(value, form))])
  }

  func name(_ dimension: LocalizedText) -> MessageArgument { .text(self.dimension(dimension)) }

  /// The most that a score can be: a whole number without decimals, another with them.
  func maximum(_ scale: ScoreScale) -> [String: MessageArgument] {
    [
      "maximum": .presence(of: scale.maximum),
      "most": figure(scale.maximum, .number(decimals: Quantity.decimals(for: scale.maximum ?? 0))),
    ]
  }

  func text(_ p: ToldProbability) -> String {
    switch p {
    case .exact(let p): bare(Quantity(p, form: .probability))
    case .below(let bound):
      say(
        "evaluation.probability",
        [
          "bound": .choice(bound < 1 ? "below" : "half"),
          "p": figure(bound < 1 ? bound : 0.5, .significant(digits: 1)),
        ])
    }
  }

  private func meaning(_ word: EvaluationPhrase.Word) -> String {
    switch word {
    case .meanChange, .medianChange, .normalisedGain, .effect, .hedges, .atMaximumBefore, .atMaximumAfter,
      .signedRankP, .pairedTP:
      say("evaluation.meaning.\(word.rawValue)")
    default: ""
    }
  }

  private func reliability(
    _ occasion: Occasion, _ alpha: RangedValue?, _ persons: EvaluationPhrase.ToldPersons, _ items: Int,
    _ error: Double?, _ scale: ScoreScale
  ) -> String {
    let (number, least) =
      switch persons {
      case .exact(let number): (number, "no")
      case .atLeast(let number): (number, "yes")
      }
    let form = Quantity.Form.number(decimals: 2)
    return say(
      "evaluation.reliability",
      [
        "occasion": .choice(occasion.rawValue),
        "alpha": .choice(alpha.map { $0.value < 0 ? "negative" : "known" } ?? "none"),
        "value": figure(alpha?.value, form),
        "range": .text(alpha.map { range($0, form) } ?? ""), "items": .count(items), "least": .choice(least),
        "persons": .count(number), "error": .presence(of: error),
        "points": self.number(error, scale),
      ])
  }

  // MARK: Gains

  private func gained(_ gain: ToldGain) -> String {
    told("evaluation.gained.\(gain.verdict.rawValue)", gain) { change, scale in
      size("evaluation.change", change, scale, .change(decimals: scale.decimals), [:])
    }
  }

  /// A sentence on a gain by its verdict; a change that is not clear has a form of its own.
  private func told(
    _ key: String, _ gain: ToldGain, unclear: (RangedValue, ScoreScale) -> String
  ) -> String {
    let change =
      gain.verdict == .noClearChange ? gain.change.map { unclear($0, gain.scale) } : size(of: gain)
    return say(
      key,
      [
        "verdict": .choice(gain.verdict.rawValue), "amount": .presence(of: change),
        "change": .text(change ?? ""), "shown": .choice(gain.isNotShown ? "no" : "yes"),
        "pairs": .count(gain.pairs),
      ])
  }

  /// `5.2 points of 20 on average (likely range 4.1 to 6.3)`, turned where scores fell, without a range where there is none; nil
  /// where no size is known.
  private func size(of gain: ToldGain) -> String? {
    let form = Quantity.Form.number(decimals: gain.scale.decimals)
    if let change = gain.change {
      return size("evaluation.size", change.magnitude, gain.scale, form, ["ranged": .choice("yes")])
    }
    return gain.mean.map { mean in
      let mean = RangedValue(value: mean.magnitude, lower: mean.magnitude, upper: mean.magnitude)
      return size("evaluation.size", mean, gain.scale, form, ["ranged": .choice("no")])
    }
  }

  private func size(
    _ key: String, _ change: RangedValue, _ scale: ScoreScale, _ form: Quantity.Form,
    _ choices: [String: MessageArgument]
  ) -> String {
    let arguments: [String: MessageArgument] = [
      "points": figure(change.value, form), "range": .text(range(change, form)),
    ]
    return say(key, arguments.merging(maximum(scale)) { $1 }.merging(choices) { $1 })
  }

  /// `+5.2 points (+4.1 to +6.3)`.
  func points(_ change: RangedValue, _ scale: ScoreScale) -> String {
    size("evaluation.pointsChanged", change, scale, .change(decimals: scale.decimals), [:])
  }

  private func means(_ gain: ToldGain) -> String {
    guard let before = gain.before, let after = gain.after else { return "" }
    return say(
      "evaluation.means", ["before": number(before, gain.scale), "after": number(after, gain.scale)])
  }

  private func cannotTell(_ gain: ToldGain) -> String {
    if gain.pairs == 0 { return say("evaluation.cannotTell.noPairs") }
    let why =
      if gain.isNotShown {
        say("evaluation.cannotTell.notShown")
      } else if let smallest = gain.smallestP {
        if let changed = gain.changed, changed < gain.pairs {
          text(.fewChanged(changed: changed, pairs: gain.pairs, smallestP: smallest), gain.scale)
        } else {
          text(.noTestCanTell(pairs: gain.pairs, smallestP: smallest), gain.scale)
        }
      } else {
        say("evaluation.cannotTell.notTested", ["reason": .text(reason(gain.reason))])
      }
    guard let mean = gain.mean else { return why }
    let change = figure(mean, .change(decimals: gain.scale.decimals))
    return why + " " + say("evaluation.cannotTell.recorded", ["change": change])
  }

  /// Why something was not tested.
  func reason(_ reason: NotEstimable?) -> String {
    switch reason {
    case .tooShort: say("evaluation.reason.tooShort")
    case .tooFewKnown: say("evaluation.reason.tooFewKnown")
    case .constant, .zeroVarianceAfterDetrending, .tied: say("evaluation.reason.equal")
    case .allZero: say("evaluation.reason.allZero")
    case nil: say("evaluation.reason.nothing")
    case let reason?: text(reason)
    }
  }
}

extension ToldGain {
  /// Whether what a test says is not shown, rather than not known.
  fileprivate var isNotShown: Bool { reason == .hiddenValues && smallestP == nil }
}
