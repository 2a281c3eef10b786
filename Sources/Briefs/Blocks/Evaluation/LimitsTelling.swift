import Evaluations
import Trends

/// What the numbers of an evaluation cannot tell, a line a matter, and what is not shown.
struct LimitsTelling {
  private let page: PageEvaluation

  init(_ page: PageEvaluation) { self.page = page }

  func blocks() -> [Report.Block] {
    let limits = page.body.evaluation?.whole.limits ?? []
    var notes: [TrustNote] = []
    func add(_ word: EvaluationPhrase.Word, _ sentence: Phrase) {
      let topic = Phrase.evaluation(.word(word: word))
      if let place = notes.firstIndex(where: { $0.topic == topic }) {
        notes[place].sentences.append(sentence)
      } else {
        notes.append(TrustNote(topic: topic, sentences: [sentence]))
      }
    }
    for limit in limits { add(Self.topic(of: limit), .evaluation(.limit(limit: limit, scale: page.scale))) }
    for one in (page.body.evaluation?.withheld ?? []) + page.body.withheld {
      add(.withheld, .evaluation(.withheld(dimension: one.dimension.map(page.label), reason: one.reason)))
    }
    if !page.contracts.isEmpty { add(.source, .evaluation(.source(contracts: page.contracts))) }
    return notes.isEmpty ? [] : [.trust(notes: notes)]
  }

  private static func topic(of limit: EvaluationLimit) -> EvaluationPhrase.Word {
    switch limit {
    case .noPairs, .noTestCanTell, .detectable, .fewChanged, .testAndIntervalDisagree: .smallNumbers
    case .ceiling: .ceiling
    case .attrition, .selectiveAttrition: .missing
    case .equalChanges: .equalChanges
    case .regressionToMean, .unknownRegressionToMean: .chosenByScore
    case .noFollowUp, .followUpMissing: .noFollowUp
    case .noComparisonGroup, .comparisonGroup: .noComparisonGroup
    case .unknownMaximum, .selfAssessment: .scale
    }
  }
}
