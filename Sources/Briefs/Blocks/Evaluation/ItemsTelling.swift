import Evaluations
import Language
import Statistics

/// The questions of the test: which improved, which did not, which are broken.
struct ItemsTelling {
  /// The most questions that a chart shows; those that say most of the training and of the test come first.
  private static let mostDrawn = 30

  private let page: PageEvaluation
  private let evaluation: Evaluation

  init(_ page: PageEvaluation, _ evaluation: Evaluation) {
    self.page = page
    self.evaluation = evaluation
  }

  func blocks() -> [Report.Block] {
    let items = evaluation.items
    var blocks: [Report.Block] = []
    if !items.isEmpty {
      blocks.append(figure())
      let notes = self.notes()
      if !notes.isEmpty { blocks.append(.trust(notes: notes)) }
    }
    let reliability = evaluation.reliability.map { one in
      Phrase.evaluation(
        .reliability(
          occasion: one.occasion, alpha: (try? one.alpha.get()).map { RangedValue($0) },
          persons: page.audience == .insiders ? .exact(count: one.persons) : .atLeast(count: one.persons),
          items: one.items, error: try? one.standardError.get(), scale: page.scale))
    }
    if !reliability.isEmpty {
      blocks.append(
        .trust(notes: [TrustNote(topic: .evaluation(.word(word: .reliability)), sentences: reliability)]))
    }
    return blocks
  }

  /// How many questions improved and how many got worse.
  static func summary(_ items: [ItemResult]) -> Phrase {
    .evaluation(
      .items(
        items: items.count, improved: items.count { $0.verdict == .improved },
        worse: items.count { $0.verdict == .worse }))
  }

  /// Those that got worse first, then those without a clear change, then those that improved; in each the least gain first.
  private var ordered: [ItemResult] {
    let ranks: [ItemResult.Verdict: Int] = [.worse: 0, .noClearChange: 1, .cannotTell: 2, .improved: 3]
    func gain(_ item: ItemResult) -> Double {
      ((try? item.after.get()) ?? 0) - ((try? item.before.get()) ?? 0)
    }
    return evaluation.items.enumerated().sorted { one, other in
      let (left, right) = (ranks[one.element.verdict] ?? 4, ranks[other.element.verdict] ?? 4)
      return (left, gain(one.element), one.offset) < (right, gain(other.element), other.offset)
    }.map(\.element)
  }

  private func figure() -> Report.Block {
    let all = ordered
    let drawn = all.prefix(Self.mostDrawn)
    func percent(_ share: Estimate<Double>) -> Quantity {
      Quantity(share.map { 100 * $0 }, form: .percent(decimals: 0))
    }
    let chart = CategoryChart(
      groups: (isRated ? [EvaluationPhrase.Word.ratedBefore, .ratedAfter] : [.rightBefore, .rightAfter]).map {
        .init(name: .evaluation(.word(word: $0)), tone: .neutral)
      },
      categories: drawn.map { item in
        .init(
          name: label(item),
          values: [percent(item.before), percent(item.after)])
      })
    let words: [EvaluationPhrase.Word] =
      [.question, .pairs]
      + (isRated
        ? [.ratedBefore, .ratedAfter, .ratedUp, .ratedDown]
        : [.rightBefore, .rightAfter, .wrongToRight, .rightToWrong])
      + [.adjustedP, .discrimination, .verdict]
    let table = DataTable(
      caption: nil, columns: words.map { .evaluation(.word(word: $0)) },
      rows: all.map { item in
        [
          .words(phrase: .own(text: page.item(item.name))),
          item.roundedTo == nil
            ? .quantity(quantity: Quantity(count: item.pairs))
            : .words(phrase: .evaluation(.about(count: item.pairs))),
          .quantity(quantity: percent(item.before)), .quantity(quantity: percent(item.after)),
          .quantity(quantity: Quantity(told: item.gained)), .quantity(quantity: Quantity(told: item.lost)),
          .quantity(quantity: Quantity(item.adjustedP, form: .probability)),
          // What leaves the office is rounded to a tenth.
          .quantity(
            quantity: Quantity(
              item.discrimination, form: .number(decimals: page.audience == .insiders ? 2 : 1))),
          .words(phrase: .evaluation(.itemVerdict(verdict: item.verdict, defects: item.defects))),
        ]
      }
    ).withoutHiddenColumns
    let rest = all.count - drawn.count
    return page.figure(
      Self.summary(all), .evaluation(isRated ? .drawnByRating : .drawnByItem), .dumbbell(chart: chart), table,
      notes: [.evaluation(.itemsAdjusted(items: all.count))]
        + (all.compactMap(\.roundedTo).first.map { [.evaluation(.itemsRounded(to: $0))] } ?? [])
        + (rest > 0 ? [.evaluation(.itemsNotDrawn(count: rest))] : []))
  }

  /// Whether the questions ask for ratings, which are neither right nor wrong.
  private var isRated: Bool { evaluation.isOfRatings }

  /// The name of a question, and what stands out of it: most improve.
  private func label(_ item: ItemResult) -> Phrase {
    let name = Phrase.own(text: page.item(item.name))
    guard item.verdict != .improved || !item.defects.isEmpty else { return name }
    let verdict = EvaluationPhrase.itemVerdict(verdict: item.verdict, defects: item.defects)
    return .list(phrases: [name, .evaluation(verdict)], joint: .dot)
  }

  /// The questions by name: what got worse, what shows nothing clear, what is wrong with a question itself.
  private func notes() -> [TrustNote] {
    let verdicts: [(ItemResult.Verdict, EvaluationPhrase.Word)] = [
      (.worse, .worse), (.noClearChange, .noClearChange), (.cannotTell, .untold),
    ]
    var notes = verdicts.compactMap { verdict, word -> TrustNote? in
      let names = evaluation.items.filter { $0.verdict == verdict }.map { page.item($0.name) }
      return names.isEmpty
        ? nil
        : TrustNote(
          topic: .evaluation(.word(word: word)),
          sentences: [.list(phrases: names.map { .own(text: $0) }, joint: .comma)])
    }
    let broken = Self.defects(evaluation.items, page)
    if !broken.isEmpty {
      notes.append(TrustNote(topic: .evaluation(.word(word: .brokenQuestion)), sentences: broken))
    }
    return notes
  }

  /// What is wrong with questions themselves, a sentence a fault.
  static func defects(_ items: [ItemResult], _ page: PageEvaluation) -> [Phrase] {
    ItemResult.Defect.allCases.compactMap { defect in
      let names = items.filter { $0.defects.contains(defect) }.map { page.item($0.name) }
      return names.isEmpty ? nil : .evaluation(.defect(defect: defect, names: names))
    }
  }
}
