import Evaluations
import Language
import Statistics
import Tables

/// What a page says of the scores before and after a training, in English.
struct EnglishEvaluation: EnglishWords {
  /// Figures and periods are in its words.
  let language: any PageLanguage

  func text(_ phrase: EvaluationPhrase) -> String {
    switch phrase {
    case .gained(let gain): gained(gain)
    case .gainedOfPart(let gain, let missing, let all):
      "\(NumberText.integer(missing)) of \(NumberText.integer(all)) have no second score; of the others: \(gained(gain).lowercasedFirst)"
    case .means(let gain):
      gain.before.flatMap { before in
        gain.after.map {
          "The mean was \(number(before, gain.scale)) before and \(number($0, gain.scale)) after."
        }
      } ?? ""
    case .cannotTell(let gain): cannotTell(gain)
    case .paired(let attended, let paired, let fewer): self.paired(attended, paired, fewer)
    case .courses(let pairs, let rose, let stayed, let fell):
      "Of \(NumberText.integer(pairs)) with both scores, \(NumberText.integer(rose)) rose, \(NumberText.integer(stayed)) stayed and \(NumberText.integer(fell)) fell"
    case .retained(let gain): retained(gain)
    case .lasting(let gain): lasting(gain)
    case .probability(let p): text(p)
    case .about(let number): "about " + NumberText.integer(number)
    case .howToRead(let scale):
      "Likely range: 95 of 100 such ranges hold the true value."
        + (scale.maximum.map { " A score can be \(plain($0)) points at most." } ?? "")
    case .withBoth(let paired): "\(NumberText.integer(paired)) with both scores"
    case .ofPoints(let scale): scale.maximum.map { "of \(plain($0)) points at most" } ?? "points"
    case .range(let range, let form): self.range(range, form)
    case .ranged(let range, let form): "\(figure(range.value, form)) (\(self.range(range, form)))"
    case .meaning(let word): meaning(word)

    case .group(let part): capital(group(part))
    case .groupGain(let part, let gain):
      capital(group(part)) + ", \(count(gain.pairs, "pair", "pairs"))"
        + (gain.change.map { ": \(signed($0, gain.scale))" }
          ?? gain.mean.map { ": \(NumberText.signed($0, decimals: gain.scale.decimals))" } ?? "")
    case .compared(let comparison): compared(comparison)
    case .comparisonPower(let comparison): power(comparison)
    case .drawnByGroup(let dimension, let scale):
      "Mean score before (grey) and after by \(own(dimension).lowercasedFirst)\(scale.maximum.map { ", of \(plain($0)) points" } ?? ""); beside each group its pairs, and the mean gain with its likely range"
    case .byGroup(let dimension): "By \(own(dimension).lowercasedFirst)"
    case .limit(let limit, let scale): capital(text(limit, scale)) + "."
    case .source(let contracts):
      "Recorded by the office itself, by anonymous code (\(count(contracts.count, "contract", "contracts").drop { $0 != "c" }) \(list(contracts)))."
    case .noLimit: "Nothing beyond what is said of all."
    case .withheld(let dimension, let reason): withheld(dimension, reason)

    case .items(let items, let improved, let worse):
      "Of \(count(items, "question", "questions")), \(improved == 0 ? "none" : NumberText.integer(improved)) improved and \(worse == 0 ? "none" : NumberText.integer(worse)) got worse"
    case .itemsNamed(let verdict, let names):
      "\(capital(text(verdict))): \(some(names.map(own)))."
    case .defect(let defect, let names): text(defect, some(names.map(own)))
    case .itemsAdjusted(let items):
      "p values are adjusted over the \(count(items, "question", "questions")) of the test (Benjamini and Hochberg): of those said to have changed, about 1 in 20 can be among them though nothing changed."
    case .drawnByItem:
      "Answers that were right before (grey) and after, in per cent of those who answered both times"
    case .itemVerdict(let verdict, let defects):
      ([text(verdict)] + defects.map(short)).joined(separator: "; ")
    case .itemsRounded(let unit):
      "Numbers of persons are rounded to multiples of \(NumberText.integer(unit)), so that nobody can be told from the rest."
    case .itemsNotDrawn(let number):
      "\(count(number, "more question stands", "more questions stand")) in the table."
    case .reliability(let occasion, let alpha, let persons, let items, let error, let scale):
      "\(capital(text(occasion))): Cronbach's alpha "
        + (alpha.map {
          "\(NumberText.number($0.value, decimals: 2)) (\(range($0, .number(decimals: 2))))"
            + ($0.value < 0 ? ", which is no reliability: the questions do not go together" : "")
        } ?? "cannot be estimated")
        + ", over \(count(items, "question", "questions")) and \(text(persons))."
        + (error.map {
          " A single score is uncertain by about \(number($0, scale)) points (standard error of measurement)."
        } ?? "")
    case .word(let word): text(word)
    }
  }

  // MARK: Pieces

  /// A group inside a sentence: persons who are trained are grown up.
  func group(_ part: SeriesName.Part) -> String {
    switch (part.list ?? part.dimension, part.code) {
    case ("sex", "F"): "women"
    case ("sex", "M"): "men"
    default: category(part)
    }
  }

  /// A score, a mean or a difference without its sign.
  func number(_ value: Double, _ scale: ScoreScale) -> String {
    NumberText.number(value, decimals: scale.decimals)
  }

  /// `4.1 to 6.3`.
  func range(_ range: RangedValue, _ form: Quantity.Form) -> String {
    figure(range.lower, form) + "\u{00A0}to\u{00A0}" + figure(range.upper, form)
  }

  /// `+5.2 points (+4.1 to +6.3)`.
  func signed(_ change: RangedValue, _ scale: ScoreScale, unit: String = "") -> String {
    let form = Quantity.Form.change(decimals: scale.decimals)
    return "\(figure(change.value, form))\(unit) (\(range(change, form)))"
  }

  func text(_ occasion: Occasion) -> String {
    switch occasion {
    case .before: "before the training"
    case .after: "at the end of the training"
    case .followUp: "at the follow-up"
    }
  }

  private func figure(_ value: Double, _ form: Quantity.Form) -> String { text(Quantity(value, form: form)) }

  /// A whole number without decimals, another with them.
  private func plain(_ value: Double) -> String {
    NumberText.number(value, decimals: Quantity.decimals(for: value))
  }

  private func ofPoints(_ scale: ScoreScale) -> String {
    scale.maximum.map { "points of \(plain($0))" } ?? "points"
  }

  /// `5.2 points of 20 on average (likely range 4.1 to 6.3)`, turned where scores fell.
  private func size(_ change: RangedValue, _ scale: ScoreScale) -> String {
    let turned =
      change.value < 0
      ? RangedValue(value: -change.value, lower: -change.upper, upper: -change.lower) : change
    return
      "\(number(turned.value, scale)) \(ofPoints(scale)) on average (likely range \(range(turned, .number(decimals: scale.decimals))))"
  }

  // MARK: Gains

  private func gained(_ gain: ToldGain) -> String {
    switch gain.verdict {
    case .rose: "Test scores rose" + (size(gain).map { " by " + $0 } ?? "")
    case .fell: "Test scores fell" + (size(gain).map { " by " + $0 } ?? "")
    case .noClearChange:
      "No clear change of test scores"
        + (gain.change.map {
          ": \(signed($0, gain.scale, unit: " \(ofPoints(gain.scale)) on average"))"
        } ?? "")
    case .cannotTell: "Whether test scores rose \(untold(gain))"
    }
  }

  /// Why a verdict is not there: it is not shown, or there is none.
  private func untold(_ gain: ToldGain) -> String {
    gain.reason == .hiddenValues && gain.smallestP == nil ? "is not shown" : "cannot be told"
  }

  /// `5.2 points of 20 on average (likely range 4.1 to 6.3)`, without a range where there is none; nil where no size is known.
  private func size(_ gain: ToldGain) -> String? {
    gain.change.map { size($0, gain.scale) }
      ?? gain.mean.map { "\(number($0.magnitude, gain.scale)) \(ofPoints(gain.scale)) on average" }
  }

  private func text(_ p: ToldProbability) -> String {
    switch p {
    case .exact(let p): NumberText.probability(p)
    case .below(let bound):
      bound < 1 ? "below \(NumberText.significant(bound, digits: 1))" : "0.5 or more"
    }
  }

  private func text(_ persons: EvaluationPhrase.ToldPersons) -> String {
    switch persons {
    case .exact(let number): count(number, "person", "persons")
    case .atLeast(let number): "at least " + count(number, "person", "persons")
    }
  }

  private func paired(_ attended: Int?, _ paired: Int, _ fewer: Int?) -> String {
    let have = paired == 0 ? "nobody has" : paired == 1 ? "1 has" : "\(NumberText.integer(paired)) have"
    guard let attended else {
      return capital(have) + " both scores"
        + (fewer.map { "; fewer than \(NumberText.integer($0)) others attended" } ?? "") + "."
    }
    return "Of \(NumberText.integer(attended)) who attended, \(have) both scores."
  }

  private func cannotTell(_ gain: ToldGain) -> String {
    if gain.pairs == 0 { return "Nobody has both scores." }
    let recorded = gain.mean.map {
      " Recorded is a mean change of \(NumberText.signed($0, decimals: gain.scale.decimals)) points."
    }
    if gain.reason == .hiddenValues, gain.smallestP == nil {
      return "What the test says is not shown, since it would tell of single persons." + (recorded ?? "")
    }
    if let smallest = gain.smallestP {
      if let changed = gain.changed, changed < gain.pairs {
        let few = text(.fewChanged(changed: changed, pairs: gain.pairs, smallestP: smallest), gain.scale)
        return capital(few) + "." + (recorded ?? "")
      }
      return capital(tooFew(count(gain.pairs, "pair", "pairs"), smallest)) + "." + (recorded ?? "")
    }
    return "Not tested: \(gain.reason.map(reason) ?? "nothing to test")." + (recorded ?? "")
  }

  private func tooFew(_ pairs: String, _ smallestP: Double) -> String {
    "\(pairs): no result could have been told from chance (the smallest possible p is \(NumberText.significant(smallestP, digits: 3)))"
  }

  private func reason(_ reason: NotEstimable) -> String {
    switch reason {
    case .tooShort: "too few persons"
    case .tooFewKnown: "too few of them have both scores"
    case .constant, .zeroVarianceAfterDetrending, .tied: "all changed by the same"
    case .allZero: "no score changed"
    default: text(reason)
    }
  }

  private func retained(_ gain: ToldGain) -> String {
    let have = "\(NumberText.integer(gain.pairs)) \(gain.pairs == 1 ? "has" : "have")"
    return "\(have) a score at the end of the training and one at the follow-up: "
      + {
        switch gain.verdict {
        case .rose: "scores rose further\(size(gain).map { ", by " + $0 } ?? "")."
        case .fell: "scores fell\(size(gain).map { " by " + $0 } ?? "")."
        case .noClearChange:
          "no clear change since the end of the training\(gain.change.map { ", " + signed($0, gain.scale, unit: " points") } ?? "")."
        case .cannotTell: "whether scores held \(untold(gain))."
        }
      }()
  }

  private func lasting(_ gain: ToldGain) -> String {
    let have = "the \(NumberText.integer(gain.pairs)) with both scores"
    func higher(_ word: String) -> String {
      "At the follow-up scores were \(size(gain).map { "\(word) by \($0)" } ?? word) than before the training, over \(have)"
    }
    return switch gain.verdict {
    case .rose: higher("higher")
    case .fell: higher("lower")
    case .noClearChange:
      "At the follow-up no clear change from before the training\(gain.change.map { ": " + signed($0, gain.scale, unit: " points") } ?? ""), over \(have)"
    case .cannotTell:
      "Whether scores at the follow-up are above those before the training \(untold(gain)), over \(have)"
    }
  }

  private func meaning(_ word: EvaluationPhrase.Word) -> String {
    switch word {
    case .meanChange: "points, over those with both scores"
    case .medianChange: "points: half changed by more, half by less"
    case .normalisedGain: "of what could still be gained, the part that was (Hake 1998)"
    case .effect: "mean change in standard deviations of the changes (d_z)"
    case .hedges: "the same, corrected for small numbers (Hedges)"
    case .atMaximumBefore, .atMaximumAfter: "of those with both scores, so many had all points"
    case .signedRankP: "how often chance alone gives a change as clear, by ranks (Wilcoxon, exact)"
    case .pairedTP: "the same by the paired t test"
    default: ""
    }
  }

  // MARK: Groups

  private func pairs(_ comparison: ToldComparison) -> String {
    let known = comparison.groups.compactMap(\.pairs)
    return known.count == comparison.groups.count && !known.isEmpty
      ? "with \(list(known.map { NumberText.integer($0) })) pairs" : "with so few pairs"
  }

  private func compared(_ comparison: ToldComparison) -> String {
    let groups = comparison.groups.map { one in
      let name = group(one.part)
      // A code list names agencies and places, of whom participants are some.
      return name == category(one.part) ? "those of \(name)" : name
    }
    let isPair = groups.count == 2
    let question =
      isPair
      ? "Did \(groups[0]) gain as much as \(groups[1])?"
      : "Did the groups by \(own(comparison.groups.first?.part.dimensionLabel ?? LocalizedText("")).lowercasedFirst) gain alike?"
    let p = comparison.p.map { "p \(text($0))" } ?? "p not shown"
    return question + " "
      + {
        switch comparison.verdict {
        case .differ:
          if isPair, let change = comparison.difference, change.value != 0 {
            "\(change.value > 0 ? "More" : "Less"), by \(size(change, ScoreScale(maximum: nil), comparison.scale))"
          } else {
            "They gained differently (\(p))"
          }
        case .noClearDifference:
          if isPair, let difference = comparison.difference {
            "No clear difference: \(signed(difference, comparison.scale, unit: " points"))"
          } else {
            "No clear difference (\(p))"
          }
        case .cannotTell:
          if let smallest = comparison.smallestP {
            "That cannot be told: \(tooFew(pairs(comparison), smallest).replacing(":", with: ""))"
          } else {
            "That cannot be told: \(comparison.reason.map(reason) ?? "nothing to test")"
          }
        }
      }()
  }

  private func size(_ change: RangedValue, _ unit: ScoreScale, _ scale: ScoreScale) -> String {
    let turned =
      change.value < 0
      ? RangedValue(value: -change.value, lower: -change.upper, upper: -change.lower) : change
    return
      "\(number(turned.value, scale)) \(ofPoints(unit)) (likely range \(range(turned, .number(decimals: scale.decimals))))"
  }

  private func power(_ comparison: ToldComparison) -> String {
    guard comparison.verdict == .noClearDifference else { return "" }
    let power = comparison.detectable.map {
      ": \(pairs(comparison)) only a difference of \(NumberText.significant($0, digits: 2)) standard deviations of the gains or more would have been seen four times in five"
    }
    return "No clear difference is not the same as none" + (power ?? "") + "."
  }

  private func text(_ limit: EvaluationLimit, _ scale: ScoreScale) -> String {
    switch limit {
    case .noPairs: "nobody has both scores, so no change can be told"
    case .fewChanged(let changed, let pairs, let smallest):
      "only \(NumberText.integer(changed)) of \(NumberText.integer(pairs)) changed: \(tooFew(count(changed, "change", "changes"), smallest))"
    case .testAndIntervalDisagree:
      "the test of the ranks and the likely range of the mean disagree on whether scores changed, so no change is told"
    case .followUpMissing(let missing, let earlier):
      "\(NumberText.integer(missing)) of \(NumberText.integer(earlier)) with an earlier score have none at the follow-up, so whether theirs lasts cannot be told"
    case .noTestCanTell(let pairs, let smallest): tooFew(count(pairs, "pair", "pairs"), smallest)
    case .detectable(let pairs, let effect):
      "with \(count(pairs, "pair", "pairs")) only a change of \(NumberText.significant(effect, digits: 2)) standard deviations or more would have been seen four times in five"
    case .ceiling(let most, let pairs, .before):
      "\(NumberText.integer(most)) of \(NumberText.integer(pairs)) had all points before already, so what they learnt cannot be seen"
    case .ceiling(let most, let pairs, _):
      "\(NumberText.integer(most)) of \(NumberText.integer(pairs)) had all points in the end, so how much more they learnt cannot be seen"
    case .attrition(let missing, let before):
      "\(NumberText.integer(missing)) of \(NumberText.integer(before)) with a score before have none after"
    case .selectiveAttrition(let difference, let lower, let upper):
      "those without a second score had scored \(number(difference.magnitude, scale)) points \(difference < 0 ? "lower" : "higher") at the first than the others (difference \(range(RangedValue(value: difference, lower: lower, upper: upper), .change(decimals: scale.decimals)))), so the gain of those who stayed may not be that of all"
    case .equalChanges:
      "all changed by the same, so that neither an effect in standard deviations nor a likely range has a value"
    case .regressionToMean(let expected):
      "the group was chosen by its low first scores: about \(number(expected, scale)) points of the gain would have come without any training"
    case .unknownRegressionToMean:
      "the group was chosen by its low first scores: part of the gain would have come without any training, and how much cannot be said"
    case .noFollowUp: "there was no test some months later, so whether anything lasts cannot be told"
    case .noComparisonGroup:
      "there is no group without training beside it, so whatever else happened between the tests, and having seen the questions once, is in the gain"
    case .unknownMaximum:
      "the most that can be reached is not known, so neither is how many stood at it, nor which part of the possible gain was made"
    }
  }

  private func withheld(_ dimension: LocalizedText?, _ reason: Evaluation.Withheld.Reason) -> String {
    let what = dimension.map { "Groups by \(own($0).lowercasedFirst) are not shown" } ?? "Not all is shown"
    return switch reason {
    case .smallGroup: "\(what): some are so few that figures would tell of single persons."
    case .smallRemainder:
      "\(what): beside what else is shown, they would tell of single persons."
    case .noPairs: "\(what): nobody has both scores."
    case .equalScores:
      "\(what): some scores are so alike that figures would tell of single persons."
    case .fewParticipants: "The scores are not shown: too few took part not to tell of single persons."
    case .fewTrainers:
      "How far the training spread is not shown: too few trainers held sessions not to tell of single ones."
    case .singlePersons: "What would tell of single persons is left out, such as codes and each trainer."
    }
  }

  // MARK: Questions

  private func text(_ verdict: ItemResult.Verdict) -> String {
    switch verdict {
    case .improved: "improved"
    case .worse: "got worse"
    case .noClearChange: "no clear change"
    case .cannotTell: "cannot be told"
    }
  }

  private func short(_ defect: ItemResult.Defect) -> String {
    switch defect {
    case .everyoneRightBefore: "everyone right before"
    case .nobodyRightAfter: "nobody right after"
    case .negativeDiscrimination: "key may be wrong"
    case .belowGuessing: "right less often than by guessing"
    }
  }

  private func text(_ defect: ItemResult.Defect, _ names: String) -> String {
    switch defect {
    case .everyoneRightBefore: "Everyone had it right before already, so it cannot show a gain: \(names)."
    case .nobodyRightAfter: "Nobody had it right after, so it was not learnt or its key is wrong: \(names)."
    case .belowGuessing:
      "Fewer had it right after than guessing would give, and those who did well on the rest did no better, so its key may be wrong: \(names)."
    case .negativeDiscrimination:
      "Those who did well on the rest of the test did worse on it, so its key may be wrong: \(names)."
    }
  }

  private func text(_ word: EvaluationPhrase.Word) -> String {
    switch word {
    case .attended: "Attended"
    case .bothScores: "With both scores"
    case .meanBefore: "Mean before"
    case .meanAfter: "Mean after"
    case .gain: "Mean gain in points"
    case .atMaximumBefore: "All points before"
    case .atMaximumAfter: "All points after"
    case .rose: "Rose"
    case .stayed: "Stayed"
    case .fell: "Fell"
    case .participants: "Participants"
    case .measure: "Measure"
    case .value: "Value"
    case .likelyRange: "Likely range"
    case .whatItMeans: "What it is"
    case .meanChange: "Mean gain"
    case .medianChange: "Median gain"
    case .normalisedGain: "Normalised gain"
    case .effect: "Effect size"
    case .hedges: "Effect size, corrected"
    case .signedRankP: "p, signed ranks"
    case .pairedTP: "p, t test"
    case .group: "Group"
    case .pairs: "Pairs"
    case .before: "Before"
    case .after: "After"
    case .followUp: "Follow-up"
    case .cannotTell: "What it cannot tell"
    case .question: "Question"
    case .rightBefore: "Right before"
    case .rightAfter: "Right after"
    case .wrongToRight: "Wrong to right"
    case .rightToWrong: "Right to wrong"
    case .adjustedP: "Adjusted p"
    case .discrimination: "With the rest of the test (r)"
    case .verdict: "What can be said"
    case .improved: "Improved"
    case .worse: "Got worse"
    case .noClearChange: "No clear change"
    case .untold: "Cannot be told"
    case .brokenQuestion: "Look at the question itself"
    case .reliability: "Reliability"
    case .ceiling: "All points reached"
    case .missing: "Missing scores"
    case .smallNumbers: "Small numbers"
    case .noFollowUp: "Lasting"
    case .noComparisonGroup: "Cause"
    case .chosenByScore: "Chosen by score"
    case .withheld: "Not shown"
    case .equalChanges: "Equal changes"
    case .scale: "Scale"
    case .source: "Source"
    }
  }
}
