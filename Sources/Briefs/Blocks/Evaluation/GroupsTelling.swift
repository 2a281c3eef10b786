import Evaluations
import Statistics
import Tables

/// The groups of each dimension: before and after, whether they gained alike, and what each cannot tell.
struct GroupsTelling {
  private let page: PageEvaluation
  private let evaluation: Evaluation

  init(_ page: PageEvaluation, _ evaluation: Evaluation) {
    self.page = page
    self.evaluation = evaluation
  }

  func blocks() -> [Report.Block] {
    let told = evaluation.groups.compactMap(\.dimension).eachOnce.flatMap { dimension in
      blocks(of: dimension, evaluation.groups.filter { $0.dimension == dimension })
    }
    let withheld = evaluation.withheld.filter { $0.dimension != nil }
    return told
      + withheld.map {
        .note(
          phrase: .evaluation(.withheld(dimension: $0.dimension.map(page.label), reason: $0.reason)))
      }
  }

  private func blocks(of dimension: String, _ groups: [GroupResult]) -> [Report.Block] {
    let comparison = evaluation.comparisons.first { $0.dimension == dimension }.map(page.told)
    let headline =
      comparison.map { EvaluationPhrase.compared(comparison: $0) }
      ?? .byGroup(dimension: page.label(dimension))
    let form = Quantity.Form.number(decimals: page.scale.decimals)
    let chart = CategoryChart(
      groups: [EvaluationPhrase.Word.before, .after].map {
        .init(name: .evaluation(.word(word: $0)), tone: .neutral)
      },
      categories: groups.map { group in
        .init(
          name: .evaluation(
            .groupGain(part: page.part(dimension, group.code ?? ""), gain: page.told(group.gain))),
          values: [Quantity(group.gain.meanBefore, form: form), Quantity(group.gain.meanAfter, form: form)])
      })
    let figure = page.figure(
      .evaluation(headline),
      .evaluation(.drawnByGroup(dimension: page.label(dimension), scale: page.scale)),
      .dumbbell(chart: chart),
      table(dimension, groups),
      notes: comparison.map { [.evaluation(.comparisonPower(comparison: $0))] } ?? [])
    let limits = groups.map { group in
      let told = Self.limits(of: group)
      return TrustNote(
        topic: .evaluation(.group(part: page.part(dimension, group.code ?? ""))),
        sentences: told.isEmpty
          ? [.evaluation(.noLimit)] : told.map { .evaluation(.limit(limit: $0, scale: page.scale)) })
    }
    return [figure, .trust(notes: limits)]
  }

  /// What holds of the group alone: what is said of all stands once, with the limits of the whole.
  static func limits(of group: GroupResult) -> [EvaluationLimit] {
    group.limits.filter {
      switch $0 {
      case .noFollowUp, .noComparisonGroup, .comparisonGroup, .unknownMaximum, .selfAssessment: false
      default: true
      }
    }
  }

  private func table(_ dimension: String, _ groups: [GroupResult]) -> DataTable {
    let form = Quantity.Form.number(decimals: page.scale.decimals)
    let words: [EvaluationPhrase.Word] = [
      .group, .attended, .bothScores, .meanBefore, .meanAfter, .meanChange, .effect, .signedRankP,
    ]
    return DataTable(
      caption: nil, columns: words.map { .evaluation(.word(word: $0)) },
      rows: groups.map { group in
        let gain = group.gain
        let told = page.told(gain)
        return [
          .words(phrase: .evaluation(.group(part: page.part(dimension, group.code ?? "")))),
          .quantity(quantity: Quantity(told: group.attendance.attended)),
          .quantity(quantity: Quantity(count: gain.pairs)),
          .quantity(quantity: Quantity(gain.meanBefore, form: form)),
          .quantity(quantity: Quantity(gain.meanAfter, form: form)),
          told.change.map {
            .words(phrase: .evaluation(.ranged(range: $0, form: .change(decimals: page.scale.decimals))))
          } ?? .quantity(quantity: Quantity(told.mean, form: .change(decimals: page.scale.decimals))),
          (try? gain.effect.get()).map {
            .words(phrase: .evaluation(.ranged(range: RangedValue($0), form: .number(decimals: 2))))
          } ?? .quantity(quantity: Quantity(gain.effect.map(\.value), form: .number(decimals: 2))),
          told.p?.entry
            ?? .quantity(quantity: Quantity(gain.test.map(\.p), form: .probability)),
        ]
      }
    ).withoutHiddenColumns
  }
}
