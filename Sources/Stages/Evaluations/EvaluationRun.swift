import Evaluations
import Tables
import Trends

/// Evaluates scores and sessions that were read.
struct EvaluationRun {
  var sheet: ScoreSheet?
  var sessions: [TrainingSession]?
  /// Whether the sessions tell who trained whom.
  var lineage = CascadeSettings.Lineage.told
  var unanswered = ScoreLayout.Unanswered.wrong
  var choices: EvaluationChoices
  /// The dimensions that are told; nil for all.
  var shown: [String]?

  /// How the scores are evaluated.
  private var settings: EvaluationSettings {
    var settings = EvaluationSettings()
    settings.seed = choices.seed
    settings.unanswered = unanswered == .wrong ? .wrong : .unknown
    settings.admission = choices.selectedByFirstTest == .yes ? .byFirstTest : .open
    if let selection = choices.selection {
      settings.choiceOccasion = selection.occasion
      if let number = selection.number { settings.choice = .best(number) }
      if let reliability = selection.reliability { settings.reliability = .declared(reliability) }
    }
    return settings
  }

  /// How the spread is read: those who were chosen are the first generation, where the scores say who was.
  private var cascadeSettings: CascadeSettings {
    let chosen = Set(sheet?.participants.filter { $0.choice == .chosen }.map(\.code) ?? [])
    let first = (sessions ?? []).filter {
      chosen.isEmpty ? $0.trainedBy == nil : !chosen.isDisjoint(with: $0.trainers)
    }
    return CascadeSettings(
      chosen: chosen.isEmpty ? nil : chosen.sorted(), trainedMonths: trainedMonths(of: chosen, saidBy: first),
      lineage: lineage,
      asOf: choices.asOf.map {
        .init(month: $0.month.ordinal, day: $0.number - $0.month.firstDay.number + 1)
      })
  }

  /// When the chosen were trained of whom no session says it: when all of their workshop were of whom one does.
  ///
  /// Where the scores tell no workshops, nobody knows.
  private func trainedMonths(of chosen: Set<String>, saidBy sessions: [TrainingSession]) -> [String: Int] {
    guard let sheet, let dimension = sheet.dimensions.first(where: ScoreColumns.isWorkshop) else {
      return [:]
    }
    let workshops = Dictionary(
      sheet.participants.map { ($0.code, $0.groups[dimension]) }, uniquingKeysWith: { first, _ in first })
    var said: [String: Set<Int>] = [:]
    for session in sessions {
      for code in session.trainers {
        if let month = session.trainedMonth, let workshop = workshops[code] ?? nil {
          said[workshop, default: []].insert(month)
        }
      }
    }
    return chosen.reduce(into: [:]) { months, code in
      guard let workshop = workshops[code] ?? nil, let own = said[workshop], own.count == 1 else { return }
      months[code] = own.first
    }
  }

  /// Why nobody can be chosen as asked: there are fewer with a score than are to be chosen.
  var choiceFault: String? {
    guard let sheet, let selection = choices.selection, let number = selection.number else { return nil }
    let candidates = sheet.participants.count { $0.scores[selection.occasion] != nil }
    guard number > candidates else { return nil }
    return
      "\(number) \(number == 1 ? "is" : "are") to be chosen by \(number == 1 ? "the score" : "their scores") \(selection.occasion.word), and \(candidates) \(candidates == 1 ? "participant has" : "participants have") one"
  }

  /// What the scores and the sessions tell.
  func finding() -> EvaluationFinding {
    EvaluationFinding(
      evaluation: sheet.map { EvaluationAnalysis.evaluation(of: $0, settings: settings) },
      cascade: sessions.map { CascadeAnalysis.cascade(of: $0, settings: cascadeSettings) })
  }

  /// A finding with the groups that were asked for; what may leave the office is decided over all before.
  func showing(_ finding: EvaluationFinding) -> EvaluationFinding {
    guard let shown else { return finding }
    var result = finding
    result.evaluation = finding.evaluation?.showing(shown)
    return result
  }

  /// What may leave the office of a finding.
  func released(_ finding: EvaluationFinding) -> EvaluationFinding {
    let evaluation = finding.evaluation?.released(threshold: choices.threshold)
    let cascade = finding.cascade?.released(threshold: choices.threshold)
    var withheld: [Evaluation.Withheld] = []
    if finding.evaluation != nil, evaluation == nil {
      withheld.append(.init(dimension: nil, reason: .fewParticipants))
    }
    if finding.cascade != nil, cascade == nil { withheld.append(.init(dimension: nil, reason: .fewTrainers)) }
    return EvaluationFinding(evaluation: evaluation, cascade: cascade, withheld: withheld)
  }
}

extension EvaluationFinding {
  /// The finding as stages store it: it is about no period, and about all participants together.
  func finding() -> Finding {
    Finding(
      measure: evaluation == nil ? "officers" : "score", key: [],
      window: FindingWindow(
        firstPeriod: "", lastPeriod: "", basis: SeriesBasis(known: evaluation?.whole.attendance.paired ?? 0)),
      family: nil, body: self)
  }
}
