import Codebook
import Evaluations
import Language
import Tables

extension EvaluateFile.Request {
  /// What was taken for what, for whoever runs it.
  func words(_ layout: ScoreLayout, _ names: [String]) -> String {
    var parts = ["participants by \(layout.codeColumns.map { "'\($0)'" }.joined(separator: " and "))"]
    if let phase = layout.phase { parts.append("occasions by '\(phase.column)'") }
    let scores = Occasion.allCases.compactMap { occasion in
      layout.scores[occasion].map { layout.phase == nil ? "\(occasion.word) '\($0)'" : "scores '\($0)'" }
    }
    parts += layout.phase == nil ? scores : Array(scores.prefix(1))
    let maxima = Set(layout.outOf.values).sorted().map { "'\($0)'" }
    if !maxima.isEmpty { parts.append("out of \(maxima.joined(separator: " and "))") }
    if !layout.items.isEmpty { parts.append("\(layout.items.count) items") }
    if !layout.groups.isEmpty {
      parts.append("groups by \(layout.groups.map { "'\($0)'" }.joined(separator: ", "))")
    }
    if !layout.earlierFollowUps.isEmpty {
      parts.append(
        "earlier follow-ups \(layout.earlierFollowUps.map { "'\($0)'" }.joined(separator: ", "))")
    }
    if let chosen = layout.chosen { parts.append("chosen by '\(chosen)'") }
    let used = Set(layout.columns + layout.earlierFollowUps)
    let left = names.filter { !used.contains($0) }.map { "'\($0)'" }
    if !left.isEmpty {
      let more = left.count > Self.listedColumns ? ", ..." : ""
      parts.append("not read: \(left.prefix(Self.listedColumns).joined(separator: ", "))\(more)")
    }
    let open = names.filter { !used.contains($0) && ScoreColumns.mayHoldScores($0) }.map { "'\($0)'" }
    if !open.isEmpty {
      parts.append(
        "of these may hold scores: \(open.joined(separator: ", ")) (--before, --after or --follow-up COLUMN names one)"
      )
    }
    return parts.joined(separator: ", ")
  }

  /// What of a file of sessions was taken for what, and what was not read.
  func words(_ layout: SessionLayout, _ names: [String]) -> String {
    let roles = SessionLayout.Role.allCases
    let taken =
      roles.compactMap { role in layout.columns[role].map { "\(role.rawValue) '\($0)'" } }
      + layout.moreTrainers.map { "\(SessionLayout.Role.coTrainer.rawValue) '\($0)'" }
    let absent = roles.filter { layout.columns[$0] == nil && !$0.isExtra }.map(\.rawValue)
    let used = Set(layout.allColumns)
    let left = names.filter { !used.contains($0) }.map { "'\($0)'" }
    var text = "sessions by \(taken.joined(separator: ", "))"
    if !absent.isEmpty { text += ", no column of \(absent.joined(separator: ", "))" }
    if !left.isEmpty {
      text += ", not read: \(left.joined(separator: ", ")) (--cascade ROLE=COLUMN names one)"
    }
    return text
  }
}
