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
      text.contains(
        "8 of 69 have no second score; of the others: test scores rose by 5.2 points of 20 on average (likely range 4.3 to 6.1)"
      ), "\(text)")
    #expect(text.contains("Of 70 who attended, 61 have both scores."))
    #expect(text.contains("Of 61 with both scores, 52 rose, 5 stayed and 4 fell"))
  }

  @Test func aFallAndNoClearChangeAreSaidAsSuch() throws {
    let fell = Self.changed {
      $0.whole.gain = EvaluationSamples.gain(61, 15, 13.5, (-2.4, -0.6), p: 0.002, rose: 10, fell: 44)
    }
    #expect(
      try Self.text(fell).contains(
        "test scores fell by 1.5 points of 20 on average (likely range 0.6 to 2.4)"))
    let unclear = Self.changed {
      $0.whole.gain = EvaluationSamples.gain(61, 15, 15.3, (-0.4, 1), p: 0.4, rose: 30, fell: 25)
    }
    let text = try Self.text(unclear)
    #expect(
      text.contains("no clear change of test scores: +0.3 points of 20 on average (−0.4 to +1.0)"), "\(text)")
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
        "40 have a score at the end of the training and one at the follow-up: no clear change since the end of the training, −0.2 points (−0.9 to +0.5)."
      ))
  }

  @Test func whatLastedIsAGainOfItsOwnWithHowManyHaveNoFollowUp() throws {
    let lasted = Self.changed {
      $0.whole.gain = EvaluationSamples.none
      $0.whole.lasting = EvaluationSamples.gain(
        34, 9.8, 13.9, (3.1, 5.1), p: 1e-6, rose: 30, fell: 2)
      $0.whole.limits = [.noPairs, .followUpMissing(missing: 36, of: 70)]
    }
    let text = try Self.text(lasted)
    #expect(
      text.contains(
        "At the follow-up scores were higher by 4.1 points of 20 on average (likely range 3.1 to 5.1) than before the training, over the 34 with both scores"
      ), "\(text)")
    #expect(text.contains("36 of 70 with an earlier score have none at the follow-up"))
  }

  @Test(arguments: [
    (8, -3.0, "8 of 69 have no second score; of the others: test scores rose by 5.2 points"),
    (20, nil, "20 of 69 have no second score; of the others: test scores rose by 5.2 points"),
    (8, nil, "Test scores rose by 5.2 points"),
  ])
  func theFirstSentenceSaysOfWhomItIsWhereManyOrOtherOnesAreMissing(
    _ missing: Int, _ difference: Double?, _ words: String
  ) throws {
    let part = Self.changed {
      $0.whole.limits =
        [.attrition(missing: missing, before: 69)]
        + (difference.map { [.selectiveAttrition(difference: $0, lower: -5, upper: -1)] } ?? [])
    }
    let blocks = try Self.report(part).blocks
    let messages = blocks.compactMap { block in
      if case .messages(let messages) = block { messages } else { nil }
    }
    let first = try #require(messages.first?.first)
    #expect(English().text(first.headline).replacing("\u{00A0}", with: " ").hasPrefix(words))
    // A test of those who stayed is no evidence on all.
    #expect((first.evidence == nil) == words.contains("of the others"))
    if difference != nil {
      #expect(English().text(try #require(first.sentences.first)).contains("3.0 points lower at the first"))
    }
  }

  @Test func equalChangesHaveADirectionAndASizeWithoutARange() throws {
    var gain = EvaluationSamples.gain(20, 12, 14, (2, 2), p: 0.00001, rose: 20, fell: 0)
    gain.mean = .failure(.constant)
    gain.effect = .failure(.constant)
    let equal = Self.changed { [gain] in $0.whole.gain = gain }
    let text = try Self.text(equal)
    #expect(text.contains("test scores rose by 2.0 points of 20 on average"), "\(text)")
    #expect(!text.contains("Not tested"))
  }

  @Test func fewChangesAreSaidAsTheReason() throws {
    let few = Self.changed {
      $0.whole.gain = EvaluationSamples.gain(
        7, 17, 18, (0.1, 1.9), p: 0.0625, rose: 5, fell: 0, smallestP: 0.0625)
    }
    #expect(
      try Self.text(few).contains(
        "Only 5 of 7 changed: 5 changes: no result could have been told from chance (the smallest possible p is 0.0625)"
      ))
  }

  @Test func whatIsReleasedIsTheBoundOfThePAndNoneOfTheCounts() throws {
    let released = try #require(EvaluationSamples.evaluation.released(threshold: 5))
    let text = try Self.text(released, nil, audience: .everyone)
    #expect(text.contains("below 0.001"), "\(text)")
    for denial in ["Wrong to right", "hiddenValues", "some values are hidden", "61 persons"] {
      #expect(!text.contains(denial), "\(denial)")
    }
    #expect(!text.contains("Chosen, inside the zone"))
  }

  @Test func aTestThatIsNotShownIsNotSaidToBeMissing() throws {
    let hidden = Self.changed {
      $0.whole.gain.test = .failure(.hiddenValues)
      $0.whole.gain.verdict = .cannotTell
    }
    let text = try Self.text(hidden, nil, audience: .everyone)
    #expect(text.contains("Whether test scores rose is not shown"), "\(text)")
    #expect(text.contains("What the test says is not shown") && !text.contains("Not tested"))
  }

  @Test func anEvaluationThatIsWithheldWholeSaysWhy() throws {
    var inputs = EvaluationSamples.inputs(nil, nil, audience: .everyone)
    inputs.findings[0].findings[0].body = EvaluationFinding(
      evaluation: nil, cascade: nil, withheld: [.init(dimension: nil, reason: .fewParticipants)])
    let text = ReadPage(try Samples.report("training", inputs).html).text
    #expect(text.contains("The scores are not shown: too few took part"), "\(text)")
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
    let zone =
      "17 of the chosen and 22 of the others stand there, and 3 at the cut on whom equal scores do not decide."
    #expect(inside.contains(zone), "\(inside)")
    #expect(inside.contains("P3, P6, P9") && inside.contains("about 74 per cent of them"))
    #expect(
      inside.contains(
        "3 candidates share the lowest score chosen, and 2 places are left for them: P7, P31, P44."))
    let outside = try Self.text(audience: .everyone)
    #expect(!outside.contains("P3, P6") && !outside.contains("P44"))
    #expect(outside.contains(zone))
  }

  @Test func equalScoresAtTheCutAreNeitherChosenNorNot() throws {
    let tied = Self.changed {
      $0.selection = TrainerSelection(
        candidates: 40, chosen: 10, basis: .best, occasion: .after, reliability: 0.7,
        reliabilitySource: .declared, standardError: .success(1.3), cut: .success(15),
        tieZone: .success(IntervalEstimate(value: 15, lower: 11.3, upper: 18.7, level: 0.95)),
        zoneChosen: [], zoneNotChosen: [], trulyBest: .failure(.tied), fall: .failure(.tied),
        fallInPoints: .failure(.tied), balance: [], undecided: (1...25).map { "P\($0)" }, undecidedPlaces: 10)
    }
    let text = try Self.text(tied)
    #expect(text.contains("25 candidates share the lowest score chosen, and 10 places are left"), "\(text)")
    #expect(text.contains("Chosen, outside the zone0") && text.contains("Not chosen, outside the zone15"))
    #expect(text.contains("At the cut, not decided25"))
  }

  @Test func thoseWhoScoredLessThanTheRestAreExpectedToRise() throws {
    let worst = Self.changed {
      $0.selection?.fall = .success(-0.372)
      $0.selection?.fallInPoints = .success(-0.9)
      $0.selection?.cut = .success(14)
      $0.selection?.lowestChosen = .success(7)
      $0.selection?.limits = [.chosenBelowZone(count: 8)]
    }
    let text = try Self.text(worst)
    #expect(text.contains("0.37 standard deviations (0.9 points) higher"), "\(text)")
    #expect(text.contains("+0.9") && text.contains("the best 23 have 14.0 or more"))
    #expect(text.contains("8 of the chosen scored below all whom the test cannot tell from the cut"))
    #expect(try Self.text().contains("0.33 standard deviations (0.9 points) lower"))
  }

  @Test func perCentsOfFewerThanTwentyAreLeftOutAndSaid() throws {
    let few = Self.changed {
      $0.selection?.balance = [
        .init(dimension: "sex", code: "F", chosen: 5, candidates: 20, p: .success(0.5)),
        .init(dimension: "sex", code: "M", chosen: 5, candidates: 20, p: .success(0.5)),
      ]
    }
    let text = try Self.text(few)
    #expect(
      text.contains("Per cents are not given of fewer than 20.") && !text.contains("Of chosen"), "\(text)")
    #expect(text.contains("Of candidates"))
  }

  // MARK: The cascade

  @Test func aCascadeSaysTheRangeOfOfficersAndWhoHasNotReported() throws {
    let text = try Self.text(nil, EvaluationSamples.cascade())
    #expect(
      text.contains(
        "Taught were 1,362 or more different officers, in 96 sessions by 49 trainers of 3 generations"
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
      $0.selection?.zoneChosenCount = nil
      $0.selection?.zoneNotChosenCount = nil
    }
    let text = try Self.text(released, cascade, audience: .everyone)
    #expect(
      text.contains(
        "Groups by sex are not shown: some are so few that figures would tell of single persons."),
      "\(text)")
    #expect(text.contains("61 have both scores; fewer than 10 others attended."))
    #expect(
      text.contains("Groups by generation are not shown") && text.contains("Taught were 1,362 or more"))
    for denial in ["0 trainers", "inside the zone", "No session", "nobody has", "Of 0"] {
      #expect(!text.contains(denial), "\(denial)")
    }
  }

  @Test func generationsThatHideTheirSexesHaveNoColumnsOfThem() throws {
    var cascade = EvaluationSamples.cascade()
    for place in cascade.generations.indices { cascade.generations[place].bySex = [] }
    func columns(_ cascade: Cascade) throws -> Int {
      try #require(
        try Self.report(nil, cascade).blocks.compactMap { block -> DataTable? in
          if case .table(let table) = block { table } else { nil }
        }.first
      ).columns.count
    }
    #expect(try columns(cascade) == 5 && columns(EvaluationSamples.cascade()) == 7)
    // One of several that hides them hides them there alone.
    var one = EvaluationSamples.cascade()
    one.generations[0].bySex = []
    func hidden(_ cascade: Cascade) throws -> Int {
      try Self.text(nil, cascade).components(separatedBy: "hidden").count
    }
    #expect(try hidden(one) == hidden(EvaluationSamples.cascade()) + 2)
  }

  @Test func whereNothingTellsWhoTrainedWhomNobodyIsDeniedToHaveTrainedOthers() throws {
    var cascade = EvaluationSamples.cascade()
    cascade.generations = [
      .init(
        generation: 0, trainers: cascade.trainers.count, active: nil, sessions: cascade.sessions,
        seats: cascade.seats, bySex: [])
    ]
    for place in cascade.trainers.indices {
      cascade.trainers[place].parent = nil
      cascade.trainers[place].generation = 0
    }
    let text = try Self.text(nil, cascade)
    #expect(
      text.contains("Generation not known") && !text.contains("was trained by another one"),
      "\(text.prefix(900))")
    #expect(!text.contains("0 generations") && !text.contains("Master trainers"))
  }

  @Test func daysThatMayBeOfOneCourseAreSaidWithTheFewestSessions() throws {
    var cascade = EvaluationSamples.cascade()
    cascade.fewestSessions = cascade.sessions - 2
    cascade.sessionsNotHeld = 3
    cascade.problems.append(.courseDays(code: "ISB-01"))
    let text = try Self.text(nil, cascade)
    #expect(
      text.contains("there were \(cascade.sessions - 2) sessions and not \(cascade.sessions)"), "\(text)")
    #expect(text.contains("which may be days of one course: ISB-01"))
    #expect(text.contains("3 sessions were cancelled, postponed or planned, and do not count."))
  }

  @Test func officersHaveNoMostWhereASessionDoesNotSayHowMany() throws {
    var cascade = EvaluationSamples.cascade()
    #expect(try Self.text(nil, cascade).contains("≥ 1,362"))
    cascade.sessionsWithoutNumbers = 0
    let text = try Self.text(nil, cascade)
    #expect(text.contains("1,362–2,043") && text.contains("Taught were 1,362 to 2,043 different officers"))
  }

  @Test func ofTrainersWithoutADateNobodySaysThatSixMonthsHavePassed() throws {
    var cascade = EvaluationSamples.cascade()
    for place in cascade.trainers.indices where cascade.trainers[place].report == .none {
      cascade.trainers[place].report = .noneUndated
    }
    let text = try Self.text(nil, cascade)
    #expect(text.contains("so nobody knows whether six months have passed"), "\(text)")
    #expect(!text.contains("six months have passed, ") && !text.contains("though six months have passed"))
    cascade.generations = []
    cascade.trainers = []
    #expect(try !Self.text(nil, cascade, audience: .everyone).contains("0 trainers"))
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
