import Statistics

/// The evaluation of a training by the scores of its participants.
public enum EvaluationAnalysis {
  /// What the scores of a sheet tell, and what they cannot.
  ///
  /// A score that is not finite is none. The order of the participants changes nothing. Items are judged over those who answered
  /// them on both occasions, groups over those with both scores; p values of items are adjusted over the items. Trainers are told of
  /// where the sheet says who was chosen, or the settings how many are to be.
  public static func evaluation(of sheet: ScoreSheet, settings: EvaluationSettings) -> Evaluation {
    let papers = sheet.papers(unanswered: settings.unanswered)
    let maximum = sheet.knownMaximum(papers)
    let table = ItemTable(papers: papers, names: sheet.items, level: settings.level)
    var items = table.results
    if sheet.instrument == .selfAssessment {
      // A rating is neither right nor guessed, and has no key that may be wrong.
      for place in items.indices { items[place].defects = [] }
    }
    let reliability = Occasion.allCases.compactMap { table.reliability($0) }
    let analysis = GroupAnalysis(
      settings: settings, maximum: maximum,
      followUp: papers.contains { $0.scores[.followUp] != nil } ? .taken : .none,
      reliabilityBefore: settings.reliability(.before, measured: reliability),
      instrument: sheet.instrument,
      comparison: ComparisonGroup(in: papers, dimensions: sheet.dimensions))
    var groups: [GroupResult] = []
    var comparisons: [GroupComparison] = []
    for (place, dimension) in sheet.dimensions.enumerated() {
      let members = Dictionary(grouping: papers) { $0.groups[place] }
      let ordered = members.map { (code: $0.key, papers: $0.value) }.sorted {
        ($0.code == unknownCode ? 1 : 0, $0.code) < ($1.code == unknownCode ? 1 : 0, $1.code)
      }
      groups += ordered.map { analysis.result(of: $0.papers, dimension: dimension, code: $0.code) }
      if let comparison = GroupComparison(dimension: dimension, groups: ordered, settings: settings) {
        comparisons.append(comparison)
      }
    }
    let selection = TrainerSelection(
      papers, dimensions: sheet.dimensions, settings: settings,
      measured: settings.reliability(settings.choiceOccasion, measured: reliability))
    return Evaluation(
      maximum: maximum, whole: analysis.result(of: papers, dimension: nil, code: nil), groups: groups,
      comparisons: comparisons, items: items, reliability: reliability,
      selection: selection,
      crossing: Crossing(papers, dimensions: sheet.dimensions, selection: selection))
  }
}

extension EvaluationSettings {
  /// The reliability of the test on an occasion: the declared one, else that of its items.
  func reliability(_ occasion: Occasion, measured: [Evaluations.Reliability]) -> Estimate<Double> {
    switch reliability {
    case .declared(let value): value.isFinite ? .success(value) : .failure(.tooFewKnown)
    case .measured:
      measured.first { $0.occasion == occasion }.map { $0.alpha.map(\.value) } ?? .failure(.tooFewKnown)
    }
  }
}
