import Evaluations
import Foundation
import Language
import Statistics
import Testing
import Trends

@testable import Briefs

/// What a page says of a training, and what it refuses to say.
@Suite struct EvaluationPageTests {
  private static func report(
    _ evaluation: Evaluation? = EvaluationSamples.evaluation, _ cascade: Cascade? = nil,
    audience: PageInputs.Audience = .insiders
  ) throws -> Report {
    try Samples.report("training", EvaluationSamples.inputs(evaluation, cascade, audience: audience))
  }

  private static func text(
    _ evaluation: Evaluation? = EvaluationSamples.evaluation, _ cascade: Cascade? = nil,
    audience: PageInputs.Audience = .insiders
  ) throws -> String {
    ReadPage(try report(evaluation, cascade, audience: audience).html).text
      .replacing("\u{00A0}", with: " ")
  }

  private static func changed(_ change: (inout Evaluation) -> Void) -> Evaluation {
    var evaluation = EvaluationSamples.evaluation
    change(&evaluation)
    return evaluation
  }

  // MARK: Did scores rise

  @Test func theFirstSentenceSaysByHowMuchScoresRose() throws {
    let text = try Self.text()
    #expect(
      text.contains("Test scores rose by 5.2 points of 20 on average (likely range 4.3 to 6.1)"), "\(text)")
    #expect(text.contains("Of 70 who attended, 61 have both scores."))
    #expect(text.contains("Of 61 with both scores, 52 rose, 5 stayed and 4 fell"))
  }

  @Test func aFallAndNoClearChangeAreSaidAsSuch() throws {
    let fell = Self.changed {
      $0.whole.gain = EvaluationSamples.gain(61, 15, 13.5, (-2.4, -0.6), p: 0.002, rose: 10, fell: 44)
    }
    #expect(
      try Self.text(fell).contains(
        "Test scores fell by 1.5 points of 20 on average (likely range 0.6 to 2.4)"))
    let unclear = Self.changed {
      $0.whole.gain = EvaluationSamples.gain(61, 15, 15.3, (-0.4, 1), p: 0.4, rose: 30, fell: 25)
    }
    let text = try Self.text(unclear)
    #expect(
      text.contains("No clear change of test scores: +0.3 points of 20 on average (−0.4 to +1.0)"), "\(text)")
    #expect(!text.contains("scores rose"))
  }

  @Test func fourPairsAreRefusedThoughAllRose() throws {
    let four = Self.changed {
      $0.whole.gain = EvaluationSamples.gain(
        4, 10, 15, (-1, 11), p: 0.125, rose: 4, fell: 0, smallestP: 0.125)
    }
    let text = try Self.text(four)
    #expect(text.contains("Whether test scores rose cannot be told"), "\(text)")
    #expect(
      text.contains("4 pairs: no result could have been told from chance (the smallest possible p is 0.125).")
    )
    #expect(text.contains("Recorded is a mean change of +5.0 points.") && !text.contains("scores rose by"))
  }

  @Test func nobodyWithBothScoresIsSaidOnceAndDrawsNothing() throws {
    let none = Self.changed {
      $0.whole.gain = EvaluationSamples.none
      $0.whole.attendance.paired = 0
      $0.groups = []
      $0.comparisons = []
    }
    let text = try Self.text(none)
    #expect(text.contains("Whether test scores rose cannot be told"), "\(text)")
    #expect(text.contains("Of 70 who attended, nobody has both scores.") && !text.contains("NaN"))
    #expect(!text.contains("Of 0 with both scores"))
  }

  @Test func aFollowUpSaysWhetherScoresHeld() throws {
    let kept = Self.changed {
      $0.whole.retention = EvaluationSamples.gain(
        40, 15, 14.8, (-0.9, 0.5), p: 0.6, rose: 15, fell: 18)
    }
    #expect(
      try Self.text(kept).contains(
        "At the follow-up 40 persons took the test once more: no clear change since the end of the training, −0.2 points (−0.9 to +0.5)."
      ))
  }

  // MARK: For whom

  @Test func whetherWomenGainedAsMuchIsAnsweredWithWhatItCouldHaveShown() throws {
    let text = try Self.text()
    #expect(
      text.contains(
        "Did women gain as much as men? No clear difference: −0.6 points (−5.9 to +4.7)"), "\(text)")
    #expect(
      text.contains(
        "No clear difference is not the same as none: with 4 and 57 pairs only a difference of 1.5 standard deviations"
      ))
    #expect(text.contains("Did the groups by workshop gain alike? No clear difference (p 0.21)"))
    #expect(text.contains("Women4 pairs: no result could have been told from chance"))
  }

  @Test(arguments: [
    (2.1, "More, by 2.1 points (likely range 0.4 to 3.8)"),
    (-2.1, "Less, by 2.1 points (likely range 0.4 to 3.8)"),
  ])
  func aDifferenceIsSaidFromTheSideOfTheFirst(_ difference: Double, _ words: String) throws {
    let clear = Self.changed {
      let ends = difference > 0 ? (0.4, 3.8) : (-3.8, -0.4)
      $0.comparisons[0] = GroupComparison(
        dimension: "sex", codes: ["F", "M"],
        difference: .success(
          IntervalEstimate(value: difference, lower: ends.0, upper: ends.1, level: 0.95)),
        test: .success(TestStatistic(value: 2.5, p: 0.01)), smallestP: .success(0.0001),
        detectable: .success(1))
    }
    #expect(try Self.text(clear).contains("Did women gain as much as men? " + words))
  }

  @Test func groupsTooSmallForAnyTestAreRefused() throws {
    let few = Self.changed {
      $0.comparisons[0] = GroupComparison(
        dimension: "sex", codes: ["F", "M"],
        difference: .success(IntervalEstimate(value: 3, lower: -3, upper: 9, level: 0.95)),
        test: .success(TestStatistic(value: 2.5, p: 0.1)), smallestP: .success(0.1), detectable: .success(3))
    }
    let text = try Self.text(few)
    #expect(
      text.contains(
        "That cannot be told: with 4 and 57 pairs no result could have been told from chance (the smallest possible p is 0.1)"
      ), "\(text)")
  }

  // MARK: Which questions

  @Test func questionsThatFailedAreNamed() throws {
    let text = try Self.text()
    #expect(text.contains("Of 20 questions, 15 improved and 1 got worse"), "\(text)")
    #expect(text.contains("Got worse: Non-punishment."))
    #expect(
      text.contains(
        "Those who did well on the rest of the test did worse on it, so its key may be wrong: Interpreters."))
    #expect(text.contains("p values are adjusted over the 20 questions of the test"))
  }

  @Test func totalsWithoutQuestionsSayNothingOfQuestions() throws {
    let totals = Self.changed {
      $0.items = []
      $0.reliability = []
    }
    let text = try Self.text(totals)
    #expect(!text.contains("questions, ") && !text.contains("Which questions?"))
  }

  // MARK: Who is chosen

  @Test func thoseWhomTheTestCannotTellApartAreNamedInTheOfficeAlone() throws {
    let inside = try Self.text()
    #expect(inside.contains("17 of the chosen and 22 of the others stand there."), "\(inside)")
    #expect(inside.contains("P3, P6, P9") && inside.contains("about 74 per cent of them"))
    #expect(
      inside.contains(
        "3 candidates share the lowest score chosen, and 2 places are left for them: P7, P31, P44."))
    let outside = try Self.text(audience: .everyone)
    #expect(!outside.contains("P3, P6") && !outside.contains("P44"))
    #expect(outside.contains("17 of the chosen and 22 of the others stand there."))
  }

  // MARK: The cascade

  @Test func aCascadeSaysTheRangeOfOfficersAndWhoHasNotReported() throws {
    let text = try Self.text(nil, EvaluationSamples.cascade())
    #expect(
      text.contains(
        "Taught were 1,362 to 2,043 or more different officers, in 96 sessions by 80 trainers of 3 generations"
      ),
      "\(text)")
    #expect(text.contains("Of 80 trainers, 39 held a session within six months of their own training"))
    #expect(text.contains("21 have reported no session though six months have passed"))
    #expect(
      text.contains("MT-3, MT-7, MT-11") && text.contains("A session before the own training: T2-9, T3-2."))
    // Of scores, of which nothing was read, nothing is said.
    #expect(!text.contains("Test scores") && !text.contains("cannot be told"))
  }

  @Test func noCodeOfAPersonLeavesTheOffice() throws {
    let report = try Self.report(
      EvaluationSamples.evaluation, EvaluationSamples.cascade(), audience: .everyone)
    let texts = [report.html, try JSONWriter.text(report)]
    for text in texts {
      for code in ["MT-", "T2-", "T3-", "P31", "P66", "P67"] { #expect(!text.contains(code), "\(code)") }
    }
    let inside = try Self.report(EvaluationSamples.evaluation, EvaluationSamples.cascade()).html
    for code in ["MT-", "T2-", "T3-", "P31", "P67"] { #expect(inside.contains(code), "\(code)") }
  }

  @Test func whatIsWithheldIsSaidAndNothingIsDenied() throws {
    var cascade = EvaluationSamples.cascade()
    cascade.trainers = []
    cascade.problems = []
    cascade.generations = []
    cascade.withheld = [
      .init(dimension: "generation", reason: .smallGroup), .init(dimension: nil, reason: .singlePersons),
    ]
    let released = Self.changed {
      $0.groups = []
      $0.comparisons = []
      $0.withheld = [.init(dimension: "sex", reason: .smallGroup)]
      $0.whole.attendance.attended = nil
      $0.whole.attendance.fewerMissingThan = 10
      $0.whole.gain.rose = nil
      $0.selection?.cut = .failure(.hiddenValues)
      $0.selection?.tieZone = .failure(.hiddenValues)
      $0.selection?.zoneChosenCount = 0
      $0.selection?.zoneNotChosenCount = 0
    }
    let text = try Self.text(released, cascade, audience: .everyone)
    #expect(
      text.contains(
        "Groups by sex are not shown: some are so few that figures would tell of single persons."),
      "\(text)")
    #expect(text.contains("61 have both scores; fewer than 10 others attended."))
    #expect(
      text.contains("Groups by generation are not shown") && text.contains("Taught were 1,362 to 2,043"))
    for denial in ["0 trainers", "inside the zone", "No session", "nobody has", "Of 0"] {
      #expect(!text.contains(denial), "\(denial)")
    }
  }

  @Test func aGenerationThatHidesItsSexesDoesNotSayThereWereNone() throws {
    var cascade = EvaluationSamples.cascade()
    for place in cascade.generations.indices { cascade.generations[place].bySex = [] }
    let report = try Self.report(nil, cascade)
    let table = try #require(
      report.blocks.compactMap { block -> DataTable? in
        if case .table(let table) = block { table } else { nil }
      }.first)
    #expect(
      table.rows[0].suffix(2).allSatisfy { $0 == .quantity(quantity: Quantity(.none(reason: .hidden))) })
  }

  @Test func nothingAtAllIsSaidAsThat() throws {
    let report = try Self.report(nil, nil)
    let words = report.blocks.flatMap(\.phrases).map(English().text).joined()
    #expect(!words.contains("Test scores") && !words.contains("Taught"))
  }

  @Test func everyWordOfAnEvaluationIsSaid() {
    for word in EvaluationPhrase.Word.allCases {
      #expect(!English().text(.evaluation(.word(word: word))).isEmpty, "\(word)")
    }
    for word in TrainerPhrase.Word.allCases {
      #expect(!English().text(.trainers(.word(word: word))).isEmpty, "\(word)")
    }
    for report in Cascade.Trainer.Report.allCases {
      #expect(!English().text(.trainers(.standing(report: report))).isEmpty)
    }
  }

  @Test func aBlockTakesOneOfItsParts() throws {
    #expect(throws: DiagnosticsError.self) {
      try PageFile.read(
        YAMLReader.read(
          SourceText(name: "p", text: "waymark: 1\npage: p\nblocks:\n  - evaluation: gains\n")), folder: "")
    }
  }
}
