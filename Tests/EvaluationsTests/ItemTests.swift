import Evaluations
import Statistics
import Testing

@Suite("The items of a test")
struct ItemTests {
  /// Ten persons; each item is a pair of strings of what was right before and after, `.` is not answered.
  private func sheet(_ items: [(name: String, before: String, after: String)], persons: Int = 10)
    -> ScoreSheet
  {
    func credits(_ text: String) -> [Double?] { text.map { $0 == "." ? nil : $0 == "1" ? 1 : 0 } }
    let before = items.map { credits($0.before) }
    let after = items.map { credits($0.after) }
    let participants = (0..<persons).map { person in
      Participant(
        code: "P\(100 + person)",
        answers: [.before: before.map { $0[person] }, .after: after.map { $0[person] }])
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
    func items(_ times: Int) -> [ItemResult] {
      func persons(_ text: String) -> String { String(repeating: text, count: times) }
      let none = persons("0000000000")
      let ladder = (0..<5).map { step in
        ("q\(step)", none, persons(String((0..<10).map { $0 >= 2 * step ? "1" : "0" })))
      }
      let others = [("key", none, persons("1111100000")), ("noise", none, persons("1011101010"))]
      return EvaluationAnalysis.evaluation(
        of: sheet(ladder + others, persons: 10 * times), settings: EvaluationSettings()
      ).items
    }
    #expect(items(2)[5].defects == [.negativeDiscrimination])
    #expect(items(2)[6].defects.isEmpty)
    // Ten persons are too few to call an item broken.
    #expect(items(1)[5].defects.isEmpty)
  }

  @Test(
    "An item right less often than by guessing, whoever knows more, has a wrong key; one that is hard has not"
  )
  func belowGuessing() {
    let none = String(repeating: "0", count: 40)
    // Of forty the last know most; three of the middle have the keyless one right, the best three the hard one.
    let ladder = (0..<8).map { step in
      ("q\(step)", none, String((0..<40).map { $0 >= 5 * step ? "1" : "0" }))
    }
    let keyless = String((0..<40).map { [8, 18, 27].contains($0) ? "1" : "0" })
    let hard = String((0..<40).map { $0 >= 37 ? "1" : "0" })
    let items = EvaluationAnalysis.evaluation(
      of: sheet(ladder + [("keyless", none, keyless), ("hard", none, hard)], persons: 40),
      settings: EvaluationSettings()
    ).items
    // stats.binom.cdf(3, 40, 0.25) = 0.0047
    #expect(items[8].defects == [.belowGuessing])
    #expect(items[9].defects.isEmpty)
  }

  @Test("A reliability below 0 is none")
  func negativeAlpha() throws {
    let result = EvaluationAnalysis.evaluation(
      of: sheet([("a", "0000000000", "1111100000"), ("b", "0000000000", "0000111111")]),
      settings: EvaluationSettings())
    let after = try #require(result.reliability.first { $0.occasion == .after })
    #expect(after.alpha == .failure(.negativeVariance))
    #expect(after.standardError == .failure(.negativeVariance))
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

/// Items that ask for ratings.
@Suite struct RatedItemTests {
  @Test func aRatingHasNoKeyThatMayBeWrong() {
    // The second item goes against the first, as a key that is wrong does.
    let participants = (0..<30).map { place -> Participant in
      let credit = Double(place % 5 + 1) / 5
      let answers: [Double?] = [credit, 1.2 - credit, credit]
      return Participant(
        code: "P\(place)", answers: [.before: answers, .after: answers.map { $0.map { min(1, $0 + 0.2) } }])
    }
    func evaluation(_ instrument: ScoreSheet.Instrument) -> Evaluation {
      EvaluationAnalysis.evaluation(
        of: ScoreSheet(
          participants: participants, items: ["q1", "q2", "q3"], maximum: 3, dimensions: [],
          instrument: instrument), settings: EvaluationSettings())
    }
    #expect(evaluation(.test).items.contains { !$0.defects.isEmpty })
    let rated = evaluation(.selfAssessment)
    #expect(rated.isOfRatings && rated.items.allSatisfy(\.defects.isEmpty))
  }
}
