import Evaluations
import Statistics
import Testing
import Trends

@testable import Briefs
@testable import Stages

/// From a sheet to a finding that is stored, printed, compared, and cut down for everybody.
@Suite struct EvaluationRunTests {
  /// Forty participants of two sexes, of whom one has no second score.
  private static let sheet: ScoreSheet = {
    var participants: [Participant] = []
    for place in 0..<40 {
      var participant = Participant(code: "K-\(place)", groups: ["sex": place % 2 == 0 ? "F" : "M"])
      participant.scores[.before] = Double(5 + place % 7)
      if place != 7 { participant.scores[.after] = Double(8 + (place * 5) % 9) }
      participant.choice = place % 4 == 0 ? .chosen : .notChosen
      participants.append(participant)
    }
    return ScoreSheet(participants: participants, maximum: 20, dimensions: ["sex"])
  }()

  private static let sessions: [TrainingSession] = (0..<8).map { place in
    let officers = ["F": place, "M": 9 + place]
    return TrainingSession(
      trainer: "K-\(place / 2 * 4)", trainedMonth: 24242, month: 24246 + place, agency: "POLICE",
      officers: officers, meanBefore: 8, meanAfter: Double(10 + place))
  }

  private static let run: EvaluationRun = {
    var choices = EvaluationChoices()
    choices.selection = .init(number: nil, occasion: .after, reliability: 0.7)
    return EvaluationRun(sheet: sheet, sessions: sessions, choices: choices)
  }()

  @Test func everyLineHasEveryColumnAndEveryFactANameOfItsOwn() {
    let finding = Self.run.finding()
    let lines = finding.lines
    #expect(lines.count > 60 && lines.allSatisfy { $0.count == EvaluationFinding.columns.count })
    // A line has a value, or says why it has none.
    #expect(lines.allSatisfy { ($0[2] == nil) == ($0[5] != nil) })
    let names = finding.facts.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(!names.contains { $0.contains("K-") })
    #expect(finding.facts.first { $0.name == "all paired" }?.value == .number(39))
    #expect(lines.contains { $0[0] == .word("trainer K-0") && $0[1] == .word("seats") })
  }

  @Test func theFindingIsStoredPrintedAndComparedLikeAnyOther() throws {
    let now = [Self.run.finding().finding()]
    let stored = try FindingsStore.bytes(now)
    #expect(try FindingsStore().findings(stored) == now)
    let file = try #require(FindingsText.files(now).first)
    #expect(file.kind == "evaluation")
    #expect(
      file.text.hasPrefix(
        "measure,first,last,n,n_hidden,n_missing,n_derived,group,quantity,value,lower,upper,reason\n"))
    #expect(file.text.contains("\nscore,,,39,0,0,0,all,paired,39.0,,,\n"))
    var before = Self.run
    before.sheet?.participants[3].scores[.after] = 2
    #expect(
      !FigureComparison.changes(now: now, then: [before.finding().finding()], causes: []).listed.isEmpty)
    #expect(FigureComparison.changes(now: now, then: now, causes: []).listed.isEmpty)
  }

  @Test func whatIsReleasedTellsOfNoPerson() throws {
    let released = Self.run.released(Self.run.finding())
    let text = String(decoding: try FindingsStore.bytes([released.finding()]), as: UTF8.self)
    #expect(released.evaluation != nil && !text.contains("K-"))
    #expect(!released.lines.contains { $0[0].map { $0.text.hasPrefix("trainer") } ?? false })
    // A stricter threshold shows less.
    var strict = Self.run
    strict.choices.threshold = 25
    let stricter = strict.released(strict.finding())
    #expect((stricter.evaluation?.groups.count ?? 0) < (released.evaluation?.groups.count ?? 0))
  }

  @Test func theSentencesSayWhatTheNumbersCannotTell() {
    var small = Self.run
    small.sheet?.participants = Array(Self.sheet.participants.prefix(4))
    small.sessions = nil
    let sentences = EvaluationSentences(small.finding()).all
    #expect(sentences.contains { $0.hasPrefix("all: of 4 who attended, 4 have both scores") })
    #expect(sentences.contains { $0.contains("the smallest possible p is 0.125") }, "\(sentences)")
  }

  /// Codes of participants and of a trainer, and as whom the trainer is taken.
  @Test(arguments: [
    (["P-10", "P11"], "P10", "P-10"), (["P10"], "P-10", "P10"), (["P-10", "P_10"], "P10", "P10"),
    (["P10", "P-10"], "P10", "P10"), (["X1"], "P10", "P10"),
  ])
  func trainersAreMetByCodesThatDifferInMarks(_ codes: [String], _ trainer: String, _ expected: String) {
    let sheet = ScoreSheet(
      participants: codes.map { Participant(code: $0, groups: [:], scores: [:], choice: .chosen) }, items: [],
      maximum: nil, dimensions: [])
    var run = EvaluationRun(
      sheet: sheet,
      sessions: [TrainingSession(trainer: trainer), TrainingSession(trainer: "T2", trainedBy: trainer)],
      choices: EvaluationChoices())
    let note = run.matchTrainers("sessions.csv")
    #expect(run.sessions?[0].trainer == expected && run.sessions?[1].trainedBy == expected)
    #expect((note != nil) == (expected != trainer))
  }
}
