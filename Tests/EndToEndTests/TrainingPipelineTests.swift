import Foundation
import Testing

/// The training of 70, from messy sheets to two publications.
@Suite(.serialized) struct TrainingPipelineTests {
  static let pipeline = "pipelines/training.yaml"

  private func lines(_ csv: String) -> [String: [String]] {
    var lines: [String: [String]] = [:]
    for row in csv.split(separator: "\n").dropFirst() {
      // measure, window and basis, then group, quantity, value, lower, upper, reason.
      let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard cells.count >= 13 else { continue }
      lines["\(cells[7]) \(cells[8])"] = Array(cells[9...])
    }
    return lines
  }

  @Test func theWorkshopIsEvaluatedForTheOfficeAndForEverybody() throws {
    let workspace = try Workspace()
    let run = try workspace.waymark("run", Self.pipeline, "--param", "today=2026-11-24")
    #expect(run.exitCode == 0, "\(run.messages)")
    let inside = lines(try workspace.text("reports/training/latest/evaluation.evaluation.csv"))
    #expect(inside["all attended"]?.first == "70.0")
    // The published totals: 70 in three workshops, Lahore 18, Karachi 27; 23 chosen, of whom 4 women.
    for (group, attended) in [
      ("workshop LAHORE", "18.0"), ("workshop KARACHI", "27.0"), ("workshop ISLAMABAD", "25.0"),
    ] {
      #expect(inside["\(group) attended"]?.first == attended, "\(group)")
    }
    #expect(
      inside["choice of trainers chosen"]?.first == "23.0" && inside["chosen sex F chosen"]?.first == "4.0")
    #expect(inside["item q7 defect 1"]?.first == "negativeDiscrimination")
    #expect(inside["item q13 defect 1"]?.first == "everyoneRightBefore")
    #expect(inside["item q16 verdict"]?.first == "worse")
    #expect(inside.keys.contains { $0.hasPrefix("trainer ISB-") })
    // Nothing of one person leaves the office: no code of a participant, a trainer or a name, no group below five.
    for (name, data) in try workspace.files(below: "reports/training-public/latest") {
      let text = String(decoding: data, as: UTF8.self)
      for secret in ["ISB-", "LHE-", "KHI-", "T2-0", "Synthetic Participant"] {
        #expect(!text.contains(secret), "\(name) holds \(secret)")
      }
    }
    let outside = lines(try workspace.text("reports/training-public/latest/evaluation.evaluation.csv"))
    #expect(outside["all paired"] != nil && !outside.keys.contains { $0.hasPrefix("trainer ") })
    #expect(outside.keys.contains { $0.contains("withheld") })
    let page = try workspace.text("reports/training/latest/index.html")
    #expect(page.contains("Made-up figures"))
    #expect(try workspace.text("reports/training-public/latest/index.html").contains("Made-up figures"))
    // What was made once is not made again.
    let again = try workspace.waymark("run", Self.pipeline, "--param", "today=2026-11-24")
    #expect(again.exitCode == 0 && again.messages.contains("nothing to do"), "\(again.messages)")
  }

  @Test func theFindingsThemselvesAreNotForEverybody() throws {
    let workspace = try Workspace()
    let text = try workspace.text(Self.pipeline)
    try workspace.write(
      text.replacing("findings: evaluation.released", with: "findings: evaluation"), to: Self.pipeline)
    let check = try workspace.waymark("check", Self.pipeline)
    #expect(check.exitCode == 2 && check.messages.contains("E080"), "\(check.messages)")
  }

  /// A change of the pipeline, the code of what is said about it, and a word of that.
  @Test(arguments: [
    ("by: [sex, agency, workshop]", "by: [sex, participant_name]", "E081", "participant_name"),
    ("by: [sex, agency, workshop]", "by: [sex, moon]", "E015", "columns:"),
    ("chosen: chosen", "participant: participant_name", "E081", "told by"),
    ("chosen: chosen", "threshold: 4", "E015", "5"),
    ("choose: {on: after}", "choose: {on: noon}", "E015", "noon"),
    ("choose: {on: after}", "choose: {on: after, reliability: 1}", "E015", "between 0 and 1"),
    ("follow-up: followup_score", "follow-up: followup", "E015", "followup_score"),
    ("before: pre_q*, after: post_q*", "before: pre_q*, after: past_q*", "E015", "past_q*"),
    ("q20: B}", "q21: B}", "E015", "q21"), ("q20: B}", "q19: B}", "E0", "q19"),
    ("follow-up: followup_score", "score: followup_score", "E015", "phase"),
    ("trained-by: trained_by", "trained_by: trained_by", "E015", "trained-by"),
    ("trained-by: trained_by", "trained-by: trained_buy", "E015", "trained_by"),
    ("table: answers, sessions: sessions", "sessions: sessions", "E015", "no 'table' is connected"),
    ("table: answers, sessions: sessions", "table: answers", "E015", "none are connected"),
    ("trained-by: trained_by", "co-trainer: nobody", "E015", "columns:"),
    ("choose: {on: after}", "unanswered: perhaps", "E015", "wrong, unknown"),
    ("choose: {on: after}", "selected-by-first-test: maybe", "E015", "yes, no"),
  ])
  func nonsenseIsRefusedWhereItStands(old: String, new: String, code: String, words: String) throws {
    let workspace = try Workspace()
    let text = try workspace.text(Self.pipeline)
    #expect(text.contains(old))
    try workspace.write(text.replacing(old, with: new), to: Self.pipeline)
    let check = try workspace.waymark("check", Self.pipeline)
    #expect(check.exitCode == 2 && check.messages.contains(code), "\(check.messages)")
    #expect(check.messages.contains(words) && check.messages.contains("training.yaml:"), "\(check.messages)")
  }

  @Test func aParticipantTwiceStopsTheRunWithTheLine() throws {
    let workspace = try Workspace()
    let path = "data/training/answers.csv"
    let rows = try workspace.text(path).split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    try workspace.write((rows.dropLast() + [rows[5], ""]).joined(separator: "\n"), to: path)
    let run = try workspace.waymark("run", Self.pipeline)
    #expect(run.exitCode == 3 && run.messages.contains("duplicate-code"), "\(run.messages)")
    #expect(run.messages.contains("answers.csv:\(rows.count)"), "\(run.messages)")
    #expect(!run.messages.contains("ISB-0"), "\(run.messages)")
  }

  @Test func recordsAsTheirSourceWritesThemAreReadWithTheirLines() throws {
    let workspace = try Workspace()
    try workspace.write(
      """
      contract: scores
      unit: person
      columns:
        code: {type: text, role: key}
        sex: {type: code, list: sex, role: dimension}
        before: {type: text}
        after: {type: text}

      """, to: "data/contracts/scores.yaml")
    let rows = (1...12).map { "P\($0),\($0 % 2 == 0 ? "female" : "M"),\($0),\($0 + 3 + $0 % 3)/20" }
    try workspace.write(
      (["code,sex,before,after"] + rows).joined(separator: "\n") + "\n", to: "data/scores.csv")
    let text = """
      waymark: 1
      pipeline: scores
      stages:
        scores:
          load: {files: ../data/scores.csv, contract: ../data/contracts/scores.yaml}
        evaluation:
          from: scores
          evaluate: {}

      """
    try workspace.write(text, to: "pipelines/scores.yaml")
    let run = try workspace.waymark("run", "pipelines/scores.yaml")
    #expect(run.exitCode == 0, "\(run.messages)")
    let shown = try workspace.waymark("show", "pipelines/scores.yaml", "evaluation")
    #expect(
      shown.output.contains(#""paired":12"#) && shown.output.contains(#""code":"F""#),
      "\(shown.output.prefix(400))")
    // Of one test alone nothing can be told.
    let contract = try workspace.text("data/contracts/scores.yaml")
    try workspace.write(contract.replacing("after:", with: "later:"), to: "data/contracts/scores.yaml")
    let half = try workspace.waymark("check", "pipelines/scores.yaml")
    #expect(half.exitCode == 2 && half.messages.contains("'after: COLUMN'"), "\(half.messages)")
    try workspace.write(contract, to: "data/contracts/scores.yaml")
    try workspace.write(
      (["code,sex,before,after"] + rows + ["P13,F,3,21/20"]).joined(separator: "\n") + "\n",
      to: "data/scores.csv")
    let wrong = try workspace.waymark("run", "pipelines/scores.yaml")
    #expect(
      wrong.exitCode == 3 && wrong.messages.contains("scores.csv:14: column 'after'"), "\(wrong.messages)")
  }
}
