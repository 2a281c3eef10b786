import Evaluations
import Language
import Statistics
import Tables
import Trends

@testable import Briefs

/// A workshop of seventy, its choice of trainers and a cascade of three generations, made by hand.
enum EvaluationSamples {
  // MARK: Scores

  private static func interval(_ value: Double, _ lower: Double, _ upper: Double) -> Estimate<
    IntervalEstimate
  > {
    .success(IntervalEstimate(value: value, lower: lower, upper: upper, level: 0.95))
  }

  static func gain(
    _ pairs: Int, _ before: Double, _ after: Double, _ range: (Double, Double), p: Double,
    rose: Int, fell: Int, smallestP: Double = 1e-12, detectable: Double = 0.37, effect: Double = 1.2
  ) -> Gain {
    let mean = after - before
    return Gain(
      pairs: pairs, meanBefore: .success(before), meanAfter: .success(after),
      mean: interval(mean, range.0, range.1),
      median: interval(mean.rounded(), range.0.rounded(), range.1.rounded()),
      normalised: interval(mean / (20 - before), range.0 / (20 - before), range.1 / (20 - before)),
      effect: interval(effect, effect - 0.35, effect + 0.35), hedges: .success(effect * 0.98),
      test: .success(TestStatistic(value: 12, p: p)), pairedT: .success(TestStatistic(value: 9, p: p / 2)),
      rose: rose, stayed: pairs - rose - fell, fell: fell, atMaximumBefore: 0, atMaximumAfter: pairs / 12,
      smallestP: .success(smallestP), detectable: .success(detectable))
  }

  /// A gain of nobody.
  static let none = Gain(
    pairs: 0, meanBefore: .failure(.tooShort), meanAfter: .failure(.tooShort), mean: .failure(.tooShort),
    median: .failure(.tooShort), normalised: .failure(.tooShort), effect: .failure(.tooShort),
    hedges: .failure(.tooShort), test: .failure(.tooShort), pairedT: .failure(.tooShort), rose: 0, stayed: 0,
    fell: 0, atMaximumBefore: 0, atMaximumAfter: 0, smallestP: .failure(.tooShort),
    detectable: .failure(.tooShort))

  private static func group(
    _ dimension: String?, _ code: String?, attended: Int, _ gain: Gain, retention: Gain? = nil,
    _ limits: [EvaluationLimit]
  ) -> GroupResult {
    GroupResult(
      dimension: dimension, code: code,
      attendance: Attendance(
        attended: attended, before: attended - 1, after: gain.pairs + 1, paired: gain.pairs, followUp: nil,
        without: 0, missingAfterDifference: nil), gain: gain, retention: retention, limits: limits)
  }

  private static let topics = [
    "The three elements of trafficking", "Consent of a victim", "Smuggling and trafficking told apart",
    "Means: deception", "Means: abuse of vulnerability", "Forced labour", "Debt bondage",
    "Children: means need not be shown", "First interview", "Interpreters", "Non-punishment", "Referral",
    "Evidence from telephones", "Financial investigation", "Joint investigation", "Data protection",
    "Statements of victims", "Prevention of Trafficking in Persons Act 2018, section 3",
    "Prevention of Smuggling of Migrants Act 2018", "Trauma",
  ]

  private static let items: [ItemResult] = topics.enumerated().map { place, _ in
    let verdict: ItemResult.Verdict =
      place == 10
      ? .worse : [3, 9, 15].contains(place) ? .noClearChange : place == 19 ? .cannotTell : .improved
    let before = place == 19 ? 1 : 0.3 + Double(place * 7 % 11) / 25
    let after =
      place == 19
      ? 1 : verdict == .worse ? before - 0.24 : verdict == .improved ? before + 0.28 : before + 0.03
    return ItemResult(
      name: "q\(place + 1)", pairs: 61, before: .success(before), after: .success(after),
      gained: Int(61 * max(0.1, after - before + 0.05)), lost: Int(61 * max(0.03, before - after + 0.05)),
      test: .success(TestStatistic(value: 3, p: verdict == .improved ? 0.001 : 0.2)),
      adjustedP: place == 19 ? .failure(.tooFewEvents) : .success(verdict == .noClearChange ? 0.41 : 0.004),
      discrimination: place == 19 ? .failure(.constant) : .success(place == 9 ? -0.21 : 0.31),
      verdict: verdict,
      defects: place == 19 ? [.everyoneRightBefore] : place == 9 ? [.negativeDiscrimination] : [])
  }

  private static let limits: [EvaluationLimit] = [
    .detectable(pairs: 61, effect: 0.364), .ceiling(atMaximum: 5, pairs: 61, occasion: .after),
    .attrition(missing: 8, before: 69), .selectiveAttrition(difference: -1.2, lower: -2.3, upper: -0.1),
    .noFollowUp, .noComparisonGroup,
  ]

  static let selection = TrainerSelection(
    candidates: 66, chosen: 23, basis: .declared, occasion: .after, reliability: 0.74,
    reliabilitySource: .measured, standardError: .success(1.4), cut: .success(16),
    tieZone: interval(16, 12.1, 19.9), zoneChosen: (1...17).map { "P\($0 * 3)" },
    zoneNotChosen: (1...22).map { "P\($0 * 3 + 1)" }, trulyBest: interval(0.74, 0.61, 0.87),
    fall: .success(0.33), fallInPoints: .success(0.9),
    balance: [
      .init(dimension: "sex", code: "F", chosen: 4, candidates: 6, p: .success(0.18)),
      .init(dimension: "sex", code: "M", chosen: 19, candidates: 60, p: .success(0.18)),
      .init(dimension: "agency", code: "FIA", chosen: 14, candidates: 38, p: .success(0.79)),
      .init(dimension: "agency", code: "POLICE", chosen: 9, candidates: 28, p: .success(0.79)),
    ], undecided: ["P7", "P31", "P44"], undecidedPlaces: 2)

  static let evaluation = Evaluation(
    maximum: 20,
    whole: group(
      nil, nil, attended: 70, gain(61, 9.8, 15.0, (4.3, 6.1), p: 1e-9, rose: 52, fell: 4), limits),
    groups: [
      group(
        "sex", "F", attended: 6,
        gain(
          4, 10.5, 15.25, (-1.4, 10.9), p: 0.125, rose: 4, fell: 0, smallestP: 0.125, detectable: 2.1,
          effect: 1.1),
        [.noTestCanTell(pairs: 4, smallestP: 0.125), .attrition(missing: 2, before: 6)]),
      group(
        "sex", "M", attended: 64, gain(57, 9.7, 15.0, (4.3, 6.2), p: 1e-9, rose: 48, fell: 4),
        [.detectable(pairs: 57, effect: 0.38), .attrition(missing: 6, before: 63)]),
      group(
        "workshop", "ISB", attended: 25, gain(22, 9.1, 15.3, (4.9, 7.5), p: 1e-5, rose: 21, fell: 0),
        [.detectable(pairs: 22, effect: 0.63)]),
      group(
        "workshop", "KHI", attended: 27, gain(23, 10.2, 15.1, (3.4, 6.3), p: 1e-5, rose: 20, fell: 1),
        [.detectable(pairs: 23, effect: 0.61)]),
      group(
        "workshop", "LHE", attended: 18, gain(16, 10.1, 14.4, (2.2, 6.4), p: 0.002, rose: 11, fell: 3),
        [.detectable(pairs: 16, effect: 0.75), .attrition(missing: 2, before: 18)]),
    ],
    comparisons: [
      GroupComparison(
        dimension: "sex", codes: ["F", "M"], difference: interval(-0.6, -5.9, 4.7),
        test: .success(TestStatistic(value: 0.2, p: 0.84)), smallestP: .success(0.00002),
        detectable: .success(1.5)),
      GroupComparison(
        dimension: "workshop", codes: ["ISB", "KHI", "LHE"], difference: nil,
        test: .success(TestStatistic(value: 3.1, p: 0.21)), smallestP: .success(0.0001),
        detectable: .success(0.9)),
    ], items: items,
    reliability: [
      Reliability(
        occasion: .before, persons: 69, items: 19, alpha: interval(0.66, 0.53, 0.77),
        standardError: .success(1.7)),
      Reliability(
        occasion: .after, persons: 62, items: 19, alpha: interval(0.74, 0.64, 0.82),
        standardError: .success(1.4)),
    ], selection: selection)

  // MARK: The cascade

  private static func trainer(_ code: String, _ parent: Int?, _ generation: Int, _ number: Int)
    -> Cascade.Trainer
  {
    let reports: [Cascade.Trainer.Report] = [
      .withinSixMonths, .withinSixMonths, .later, .none, .withinSixMonths, .notYetDue, .withinSixMonths,
      .none,
    ]
    let report = reports[(number * 5 + generation) % reports.count]
    let isActive = report == .withinSixMonths || report == .later
    let first = isActive ? (report == .later ? 8 : 2 + number % 4) : nil
    let sessions = isActive ? 1 + number % 3 : 0
    return Cascade.Trainer(
      code: code, parent: parent, generation: generation, sessions: sessions,
      seats: sessions * (17 + number % 9), monthsToFirst: first, monthsToLast: first.map { $0 + number % 5 },
      report: report)
  }

  /// Master trainers who each trained some, of whom some trained others.
  static func cascade(masters: Int = 23, trained: Int = 38, third: Int = 19) -> Cascade {
    var trainers = (0..<masters).map { trainer("MT-\($0 + 1)", nil, 1, $0) }
    for number in 0..<trained {
      // A few train many, most train few.
      trainers.append(trainer("T2-\(number + 1)", number * number % max(1, masters / 2), 2, number))
    }
    for number in 0..<third {
      trainers.append(trainer("T3-\(number + 1)", masters + number * number % max(1, trained / 3), 3, number))
    }
    func reached(_ seats: Int) -> [Cascade.Reached] {
      [.init(code: "F", seats: seats / 25), .init(code: "M", seats: seats - seats / 25)]
    }
    let generations = (1...3).map { number -> Cascade.Generation in
      let own = trainers.filter { $0.generation == number }
      let seats = own.reduce(0) { $0 + $1.seats }
      return Cascade.Generation(
        generation: number, trainers: own.count, active: own.count { $0.sessions > 0 },
        sessions: own.reduce(0) { $0 + $1.sessions }, seats: seats, bySex: reached(seats))
    }.filter { $0.trainers > 0 }
    let seats = generations.reduce(0) { $0 + $1.seats }
    return Cascade(
      trainers: trainers, generations: generations,
      bySex: ["F", "M"].map { code in
        .init(
          code: code, seats: generations.reduce(0) { $0 + ($1.bySex.first { $0.code == code }?.seats ?? 0) })
      },
      byAgency: [
        .init(code: "FIA", seats: seats / 3), .init(code: "POLICE", seats: seats / 2),
        .init(code: "_U", seats: seats - seats / 3 - seats / 2),
      ], seats: seats, fewestOfficers: seats * 2 / 3, sessionsWithoutNumbers: 3,
      sessions: generations.reduce(0) { $0 + $1.sessions }, gain: interval(3.1, 2.2, 4.0),
      sessionsWithMeans: 41,
      trainersWithMeans: 22, lastMonth: 2021 * 12,
      problems: [
        .severalTeachers(code: "T2-4"), .beforeOwnTraining(code: "T3-2"), .beforeOwnTraining(code: "T2-9"),
      ])
  }

  // MARK: Inputs

  private static let labels: [String: String] = [
    "F": "Female", "M": "Male", "ISB": "Islamabad", "KHI": "Karachi", "LHE": "Lahore",
    "FIA": "Federal Investigation Agency", "POLICE": "Police",
  ]

  /// What the contract of the scores says: that they are made up, and what each question is on.
  private static let source: CountsSchema = {
    var schema = CountsSchema(
      contracts: ["training-scores"], citations: [], dimensions: [], period: nil, measures: [])
    schema.origin = .synthetic
    for (place, topic) in topics.enumerated() {
      schema.words["q\(place + 1)"] = ColumnWords(label: LocalizedText(topic))
    }
    return schema
  }()

  static func inputs(
    _ evaluation: Evaluation? = evaluation, _ cascade: Cascade? = cascade(),
    audience: PageInputs.Audience = .insiders
  ) -> PageInputs {
    PageInputs(
      title: LocalizedText("Training of police and investigators"), audience: audience, tables: [],
      findings: [
        .init(
          stage: "evaluation", bindings: [], reads: ["scores"],
          findings: [
            Finding(
              measure: "score", key: [],
              window: FindingWindow(firstPeriod: "", lastPeriod: "", basis: SeriesBasis(known: 61)),
              family: nil, body: EvaluationFinding(evaluation: evaluation, cascade: cascade))
          ], source: source)
      ],
      graph: RunGraph(
        nodes: [.init(name: "scores", kind: "load"), .init(name: "evaluation", kind: "evaluate")],
        edges: [.init(from: "scores", to: "evaluation")]),
      labels: .init(full: { labels[$1].map { LocalizedText($0) } }))
  }
}
