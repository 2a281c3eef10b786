import Evaluations
import Statistics
import Testing

@Suite("The items of a test")
struct ItemTests {
  /// Ten persons; each item is a pair of strings of what was right before and after, `.` is not answered.
  private func sheet(_ items: [(name: String, before: String, after: String)]) -> ScoreSheet {
    func credits(_ text: String) -> [Double?] { text.map { $0 == "." ? nil : $0 == "1" ? 1 : 0 } }
    let before = items.map { credits($0.before) }
    let after = items.map { credits($0.after) }
    let participants = (0..<10).map { person in
      Participant(
        code: "P\(person)", answers: [.before: before.map { $0[person] }, .after: after.map { $0[person] }])
    }
    return ScoreSheet(participants: participants, items: items.map(\.name), maximum: nil, dimensions: [])
  }

  private let table: [(name: String, before: String, after: String)] = [
    ("risen", "0000000001", "1111111110"),
    ("fallen", "1111111110", "0000000001"),
    ("six", "0000001111", "1111111111"),
    ("five", "0000011111", "1111111111"),
    ("mixed", "0000111111", "1111000011"),
    ("easy", "1111111111", "1111111111"),
    ("hard", "0101010101", "0000000000"),
  ]

  @Test("What rose, fell, is unclear and cannot be told is told apart")
  func verdicts() throws {
    let items = EvaluationAnalysis.evaluation(of: sheet(table), settings: EvaluationSettings()).items
    // McNemar: 9:1 p = 22/1024, twice; 6:0 p = 1/32; 5:0 p = 1/16; 4:4 p = 1; none; 0:5 p = 1/16.
    // statsmodels multipletests(method="fdr_bh") of [22/1024, 22/1024, 1/32, 1/16, 1, 1/16].
    let p = [22.0 / 1024, 22.0 / 1024, 1.0 / 32, 1.0 / 16, 1]
    for (item, p) in zip(items, p) { #expect(abs(try item.test.get().p - p) < 1e-12) }
    #expect(abs(try items[0].adjustedP.get() - 0.0625) < 1e-12)
    #expect(
      items.map(\.verdict) == [
        .noClearChange, .noClearChange, .noClearChange, .cannotTell, .noClearChange, .cannotTell, .cannotTell,
      ])
    #expect(items[5].defects == [.everyoneRightBefore])
    #expect(items[6].defects == [.nobodyRightAfter])
    #expect(items[0].gained == 9)
    #expect(items[0].lost == 1)
  }

  @Test("Adjusted over fewer items, six changes one way are enough")
  func few() {
    let items = EvaluationAnalysis.evaluation(of: sheet([table[2]]), settings: EvaluationSettings()).items
    #expect(items.map(\.verdict) == [.improved])
    let worse = EvaluationAnalysis.evaluation(
      of: sheet([("falling", "1111111111", "0000001111")]), settings: EvaluationSettings())
    #expect(worse.items.map(\.verdict) == [.worse])
  }

  @Test("An item that those who know most get wrong is broken, noise around 0 is not")
  func discrimination() {
    let ladder = (0..<5).map { step in
      ("q\(step)", "0000000000", String((0..<10).map { $0 >= 2 * step ? "1" : "0" }))
    }
    let items = EvaluationAnalysis.evaluation(
      of: sheet(ladder + [("key", "0000000000", "1111100000"), ("noise", "0000000000", "1011101010")]),
      settings: EvaluationSettings()
    ).items
    #expect(items[5].defects == [.negativeDiscrimination])
    #expect(items[6].defects.isEmpty)
  }

  @Test("Not answered is wrong or not known, as the settings say")
  func unanswered() throws {
    var settings = EvaluationSettings()
    let one = sheet([("a", "0.0000000.", "1111111111"), ("b", "1111111111", "1111111111")])
    let wrong = EvaluationAnalysis.evaluation(of: one, settings: settings)
    #expect(wrong.items[0].pairs == 10)
    #expect(wrong.whole.gain.pairs == 10)
    settings.unanswered = .unknown
    let unknown = EvaluationAnalysis.evaluation(of: one, settings: settings)
    #expect(unknown.items[0].pairs == 8)
    #expect(unknown.items[0].gained == 8)
    #expect(unknown.whole.gain.pairs == 8)
  }

  @Test("Reliability is that of the items that vary, with the standard error of measurement in points")
  func reliability() throws {
    let ladder = (0..<5).map { step in
      ("q\(step)", "0000000000", String((0..<10).map { $0 >= 2 * step ? "1" : "0" }))
    }
    let result = EvaluationAnalysis.evaluation(of: sheet(ladder), settings: EvaluationSettings())
    let after = try #require(result.reliability.first { $0.occasion == .after })
    // numpy: X is 10 x 4, k/(k-1)*(1 - X.var(0, ddof=1).sum()/X.sum(1).var(ddof=1)) = 0.8 and sd sqrt(20/9).
    #expect(after.items == 4)
    #expect(after.persons == 10)
    let alpha = try after.alpha.get().value
    #expect(abs(alpha - 0.8) < 1e-12)
    #expect(abs(try after.standardError.get() - (20.0 / 9 * 0.2).squareRoot()) < 1e-12)
    let before = try #require(result.reliability.first { $0.occasion == .before })
    #expect(before.alpha == .failure(.tooShort))
  }
}
