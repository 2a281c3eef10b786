import Statistics
import Trends

/// What a page says about a finding: always about what was detected or recorded, with its range.
struct FindingSentence {
  /// The finding.
  let finding: TrendFinding
  /// What was recorded, such as `Detections of nationals of Pakistan on all routes`.
  let subject: String
  /// What the measure counts, such as `detections`.
  let unit: String

  /// The headline, the sentence below it and how strong the evidence is.
  var message: Report.Message {
    Report.Message(headline: subject + " " + verb, text: text, evidence: evidence)
  }

  /// How strong the evidence is: by the adjusted p value, and none where nothing could be tested.
  var evidence: Report.Evidence? {
    guard case .success(let direction) = finding.direction, case .success(let p) = finding.adjustedP
    else { return nil }
    if direction == .noClearChange { return .weak }
    return p < 0.01 ? .strong : .moderate
  }

  private var verb: String {
    switch (finding.direction, evidence) {
    case (.success(.rising), .strong): "have risen"
    case (.success(.rising), _): "have probably risen"
    case (.success(.falling), .strong): "have fallen"
    case (.success(.falling), _): "have probably fallen"
    case (.success(.noClearChange), _): "show no clear change"
    case (.failure(let reason), _): "cannot be tested: " + EstimateText.reason(reason)
    }
  }

  private var text: String {
    guard case .success(let direction) = finding.direction else { return period + "." }
    var parts = [EstimateText.slope(finding.slopePerYear, unit: unit)]
    if let percent = EstimateText.percentPhrase(finding.percentPerYear) { parts.append(percent) }
    var text = period + ": " + parts.joined(separator: "; ") + "."
    if direction == .noClearChange { return text + " It is too early to say whether they changed." }
    if case .success(let p) = finding.adjustedP { text += " " + chance(p) }
    return text + " A change in recording or in border surveillance can have the same effect."
  }

  private var period: String {
    EstimateText.month(finding.firstPeriod) + " to " + EstimateText.month(finding.lastPeriod)
  }

  private func chance(_ p: Double) -> String {
    let frequency =
      p < 0.001
      ? "less than 1 time in 1,000" : "about 1 time in " + NumberText.number((1 / p).rounded())
    return "Without a trend, a change as clear as this would be seen by chance \(frequency)."
  }
}
