import Evaluations
import Trends

/// Evaluates scores and sessions that were read.
struct EvaluationRun {
  var sheet: ScoreSheet?
  var sessions: [TrainingSession]?
  var unanswered = ScoreLayout.Unanswered.wrong
  var choices: EvaluationChoices

  /// What the scores and the sessions tell.
  func finding() -> EvaluationFinding {
    EvaluationFinding(evaluation: nil, cascade: nil)
  }

  /// What may leave the office of a finding.
  func released(_ finding: EvaluationFinding) -> EvaluationFinding {
    finding
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
