import Evaluations
import Trends

/// The answers on one screen: did scores rise, for whom, which questions, who is chosen, how far did it spread.
struct SummaryTelling {
  private let page: PageEvaluation

  init(_ page: PageEvaluation) { self.page = page }

  func blocks() -> [Report.Block] {
    let evaluation = page.body.evaluation
    let messages = [
      evaluation.map(gain), evaluation.flatMap(lasting), evaluation.flatMap(groups),
      evaluation.flatMap(items),
      evaluation?.selection.map(selection), page.body.cascade.map(cascade),
    ].compactMap(\.self)
    let withheld = page.body.withheld.map {
      Report.Block.note(
        phrase: .evaluation(.withheld(dimension: $0.dimension.map(page.label), reason: $0.reason)))
    }
    return (messages.isEmpty ? [] : [.messages(messages: messages)]) + withheld
  }

  private func gain(_ evaluation: Evaluation) -> Message {
    let told = page.told(evaluation.whole.gain)
    let paired = GainTelling.paired(evaluation.whole.attendance)
    let limits = evaluation.whole.limits.filter(Self.leads).map {
      Phrase.evaluation(.limit(limit: $0, scale: page.scale))
    }
    let means: [Phrase] =
      told.pairs == 0
      ? []
      : told.verdict == .cannotTell
        ? [.evaluation(.cannotTell(gain: told))]
        : told.before != nil && told.after != nil ? [.evaluation(.means(gain: told))] : []
    guard let part = missing(evaluation), told.pairs > 0, told.verdict != .cannotTell else {
      return Message(
        headline: .evaluation(.gained(gain: told)), sentences: limits + means + [paired],
        evidence: told.evidence)
    }
    // A test of those who stayed is no evidence on all.
    return Message(
      headline: .evaluation(.gainedOfPart(gain: told, missing: part.missing, of: part.all)),
      sentences: limits + means + [paired], evidence: nil)
  }

  /// Limits without which the first sentence misleads.
  private static func leads(_ limit: EvaluationLimit) -> Bool {
    switch limit {
    case .selectiveAttrition, .regressionToMean, .unknownRegressionToMean, .testAndIntervalDisagree,
      .comparisonGroup:
      true
    default: false
    }
  }

  /// How many of how many have no second score, where that makes the gain one of a part: where they had scored otherwise at the first, or
  /// are a fifth or more, beyond which a loss threatens a study (Schulz and Grimes 2002, Lancet 359:781).
  private func missing(_ evaluation: Evaluation) -> (missing: Int, all: Int)? {
    let limits = evaluation.whole.limits
    let isSelective = limits.contains { if case .selectiveAttrition = $0 { true } else { false } }
    for case .attrition(let missing, let all) in limits {
      return isSelective || 5 * missing >= all ? (missing, all) : nil
    }
    return nil
  }

  /// Whether scores at the follow-up are above those before.
  private func lasting(_ evaluation: Evaluation) -> Message? {
    guard let lasting = evaluation.whole.lasting, lasting.pairs > 0 else { return nil }
    let told = page.told(lasting)
    return Message(
      headline: .evaluation(.lasting(gain: told)), sentences: GainTelling.followUp(evaluation, page),
      evidence: told.evidence)
  }

  /// Whether women gained as much as men; else the first groups that are compared, else why none are.
  private func groups(_ evaluation: Evaluation) -> Message? {
    let comparisons = evaluation.comparisons
    guard let first = comparisons.first(where: { $0.dimension == "sex" }) ?? comparisons.first else {
      return evaluation.withheld.first { $0.dimension != nil }.map {
        Message(
          headline: .evaluation(.byGroup(dimension: page.label($0.dimension ?? ""))),
          sentences: [
            .evaluation(.withheld(dimension: $0.dimension.map(page.label), reason: $0.reason))
          ], evidence: nil)
      }
    }
    let told = page.told(first)
    return Message(
      headline: .evaluation(.compared(comparison: told)),
      sentences: told.verdict == .noClearDifference ? [.evaluation(.comparisonPower(comparison: told))] : [],
      evidence: told.evidence)
  }

  private func items(_ evaluation: Evaluation) -> Message? {
    guard !evaluation.items.isEmpty else { return nil }
    let worse = evaluation.items.filter { $0.verdict == .worse }.map { page.item($0.name) }
    return Message(
      headline: ItemsTelling.summary(evaluation.items),
      sentences: (worse.isEmpty ? [] : [.evaluation(.itemsNamed(verdict: .worse, names: worse))])
        + ItemsTelling.defects(evaluation.items, page), evidence: nil)
  }

  private func selection(_ selection: TrainerSelection) -> Message {
    let telling = SelectionTelling(page, selection)
    return Message(headline: telling.headline, sentences: [telling.zone].compactMap(\.self), evidence: nil)
  }

  private func cascade(_ cascade: Cascade) -> Message {
    let telling = CascadeTelling(page, cascade)
    return Message(
      headline: .trainers(.spread(spread: telling.spread)), sentences: [telling.standing].compactMap(\.self),
      evidence: nil)
  }
}
