import Evaluations
import Trends

/// The answers on one screen: did scores rise, for whom, which questions, who is chosen, how far did it spread.
struct SummaryTelling {
  private let page: PageEvaluation

  init(_ page: PageEvaluation) { self.page = page }

  func blocks() -> [Report.Block] {
    let evaluation = page.body.evaluation
    let messages = [
      evaluation.map(gain), evaluation.flatMap(groups), evaluation.flatMap(items),
      evaluation?.selection.map(selection), page.body.cascade.map(cascade),
    ].compactMap(\.self)
    return messages.isEmpty ? [] : [.messages(messages: messages)]
  }

  private func gain(_ evaluation: Evaluation) -> Message {
    let told = page.told(evaluation.whole.gain)
    let paired = GainTelling.paired(evaluation.whole.attendance)
    let sentences: [Phrase] =
      told.pairs == 0
      ? [paired]
      : [.evaluation(told.verdict == .cannotTell ? .cannotTell(gain: told) : .means(gain: told)), paired]
    return Message(headline: .evaluation(.gained(gain: told)), sentences: sentences, evidence: told.evidence)
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
