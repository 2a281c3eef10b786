import Evaluations
import Statistics
import TestSupport
import Testing

/// A sheet of totals: `(code, before, after, groups)`.
func sheet(
  _ rows: [(code: String, before: Double?, after: Double?, groups: [String: String])], maximum: Double? = 20,
  dimensions: [String] = ["sex"]
) -> ScoreSheet {
  let participants = rows.map { row in
    var scores: [Occasion: Double] = [:]
    scores[.before] = row.before
    scores[.after] = row.after
    return Participant(code: row.code, groups: row.groups, scores: scores)
  }
  return ScoreSheet(participants: participants, maximum: maximum, dimensions: dimensions)
}

/// Four women and four men.
let workshop = sheet(
  zip([8.0, 10, 7, 12, 9, 11, 6, 10], [12.0, 13, 9, 15, 9, 16, 11, 9]).enumerated().map { place, scores in
    ("P\(place)", scores.0, scores.1, ["sex": place < 4 ? "F" : "M"])
  })

@Suite("The evaluation of a training")
struct EvaluationAnalysisTests {
  let evaluation = EvaluationAnalysis.evaluation(of: workshop, settings: EvaluationSettings())

  @Test("The gain of eight persons is that of scipy")
  func gain() throws {
    // d = a - b; stats.t.interval(.95, 7, d.mean(), stats.sem(d)); stats.ttest_rel(a, b); signs enumerated in numpy.
    let gain = evaluation.whole.gain
    let mean = try gain.mean.get()
    #expect(mean.value == 2.625)
    #expect(abs(mean.lower - 0.7858896951043814) < 1e-10)
    #expect(abs(mean.upper - 4.464110304895619) < 1e-10)
    #expect(try gain.median.get().value == 3)
    #expect(abs(try gain.effect.get().value - 1.1932698726314552) < 1e-12)
    #expect(abs(try gain.pairedT.get().p - 0.011837965867183898) < 1e-12)
    #expect(try gain.test.get() == TestStatistic(value: 27, p: 0.03125))
    #expect(abs(try gain.normalised.get().value - 0.2413793103448276) < 1e-12)
    #expect([gain.rose, gain.stayed, gain.fell] == [6, 1, 1])
    #expect(gain.verdict == .rose)
  }

  @Test("Two groups are compared by the moderated interval")
  func comparison() throws {
    // numpy, by the formula of `moderatedDifference`.
    let comparison = try #require(evaluation.comparisons.first)
    let difference = try #require(comparison.difference).wrappedValue.get()
    #expect(comparison.codes == ["F", "M"])
    #expect(difference.value == 0.75)
    #expect(abs(difference.lower + 3.2923447881790002) < 1e-9)
    // Two of the 70 ways to deal eight values out to four and four.
    #expect(abs(try comparison.smallestP.get() - 2.0 / 70) < 1e-12)
  }

  @Test(
    "Four and five pairs can never be told from chance, six can, and it is said first", arguments: [4, 5, 6])
  func fewPairs(pairs: Int) throws {
    let rows = (0..<pairs).map { ("P\($0)", Double?(5), Double?(9 + Double($0)), ["sex": "F"]) }
    let result = EvaluationAnalysis.evaluation(of: sheet(rows), settings: EvaluationSettings())
    let group = try #require(result.groups.first)
    switch pairs {
    case 4: #expect(group.limits.first == .noTestCanTell(pairs: 4, smallestP: 0.125))
    case 5: #expect(group.limits.first == .noTestCanTell(pairs: 5, smallestP: 0.0625))
    default: #expect(!group.limits.contains { if case .noTestCanTell = $0 { true } else { false } })
    }
    #expect(group.gain.verdict == (pairs < 6 ? .cannotTell : .rose))
  }

  @Test("Twenty-three pairs show an effect of 0.61 four times in five")
  func detectable() throws {
    let rows = (0..<23).map { ("P\($0)", Double?(5), Double?(6 + Double($0 % 5)), [String: String]()) }
    let result = EvaluationAnalysis.evaluation(of: sheet(rows), settings: EvaluationSettings())
    let effect = result.whole.limits.compactMap {
      if case .detectable(23, let effect) = $0 { effect } else { nil }
    }
    #expect(effect.count == 1)
    #expect(abs((effect.first ?? 0) - 0.61) < 0.005)
  }

  @Test("The order of the participants changes nothing")
  func permutation() {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<5 {
      var shuffled = workshop
      shuffled.participants.shuffle(using: &generator)
      #expect(EvaluationAnalysis.evaluation(of: shuffled, settings: EvaluationSettings()) == evaluation)
    }
  }

  @Test("Who is missing after is counted by group, and whether they had scored otherwise")
  func attrition() throws {
    var rows = (0..<10).map { ("P\($0)", Double?(10 + Double($0 % 3)), Double?(14), ["sex": "F"]) }
    for place in 0..<4 { rows.append(("Q\(place)", 4 + Double(place % 2), nil, ["sex": "M"])) }
    rows.append(("R", nil, nil, ["sex": "M"]))
    rows.append(("S", nil, 12, [:]))
    let result = EvaluationAnalysis.evaluation(of: sheet(rows), settings: EvaluationSettings())
    let attendance = result.whole.attendance
    #expect(attendance.attended == 16)
    #expect(attendance.before == 14)
    #expect(attendance.after == 11)
    #expect(attendance.paired == 10)
    #expect(attendance.without == 1)
    #expect(result.groups.map(\.code) == ["F", "M", "_U"])
    #expect(result.groups[1].limits == [.noPairs])
    #expect(result.whole.limits.contains(.attrition(missing: 4, before: 14)))
    // Means of 4.5 and 10.9.
    let difference = try #require(attendance.missingAfterDifference).wrappedValue.get()
    #expect(abs(difference.value + 6.4) < 1e-12)
    #expect(
      result.whole.limits.first
        == .selectiveAttrition(
          difference: difference.value, lower: difference.lower, upper: difference.upper))
  }

  @Test("A ceiling, a follow-up that was not and a comparison group that is not are named")
  func limits() {
    let rows = (0..<8).map {
      ("P\($0)", Double?(10 + Double($0)), Double?($0 < 3 ? 20 : 17), [String: String]())
    }
    let result = EvaluationAnalysis.evaluation(of: sheet(rows), settings: EvaluationSettings())
    #expect(result.whole.limits.contains(.ceiling(atMaximum: 3, pairs: 8, occasion: .after)))
    #expect(result.whole.limits.contains(.noFollowUp))
    #expect(result.whole.limits.contains(.noComparisonGroup))
    let unknown = EvaluationAnalysis.evaluation(of: sheet(rows, maximum: nil), settings: EvaluationSettings())
    #expect(unknown.whole.limits.last == .unknownMaximum)
    #expect(unknown.whole.gain.normalised == .failure(.tooFewKnown))
    #expect(unknown.whole.gain.atMaximumAfter == nil)
  }

  @Test("Of those let in by low first scores part of the gain comes by itself")
  func regressionToMean() {
    // Candidates 5, 5, 15, 15: mean 10; admitted are those of 5; reliability 0.7.
    let rows: [(String, Double?, Double?, [String: String])] = [
      ("A", 5, 9, [:]), ("B", 5, 8, [:]), ("C", 15, nil, [:]), ("D", 15, nil, [:]),
    ]
    var settings = EvaluationSettings()
    settings.admission = .byFirstTest
    settings.reliability = .declared(0.7)
    func expected(_ settings: EvaluationSettings) -> [EvaluationLimit] {
      EvaluationAnalysis.evaluation(of: sheet(rows), settings: settings).whole.limits.filter {
        switch $0 {
        case .regressionToMean, .unknownRegressionToMean: true
        default: false
        }
      }
    }
    guard case .regressionToMean(let gain)? = expected(settings).first else {
      Issue.record("no regression to the mean")
      return
    }
    #expect(abs(gain - 0.3 * 5) < 1e-12)
    // Those who were not let in are not missing.
    let limits = EvaluationAnalysis.evaluation(of: sheet(rows), settings: settings).whole.limits
    #expect(!limits.contains(.attrition(missing: 2, before: 4)))
    settings.admission = .byFirstTestOf(candidatesMean: 12)
    guard case .regressionToMean(let declared)? = expected(settings).first else {
      Issue.record("no regression to the mean")
      return
    }
    #expect(abs(declared - 0.3 * 7) < 1e-12)
    settings.reliability = .measured
    #expect(expected(settings) == [.unknownRegressionToMean])
    settings.admission = .open
    #expect(expected(settings).isEmpty)
  }

  @Test("Retention is over those with scores after and at the follow-up")
  func retention() throws {
    var sheet = workshop
    for place in 0..<6 { sheet.participants[place].scores[.followUp] = 10 }
    let retention = try #require(
      EvaluationAnalysis.evaluation(of: sheet, settings: EvaluationSettings()).whole.retention)
    #expect(retention.pairs == 6)
    // The mean of 12, 13, 9, 15, 9, 16 is 74/6.
    #expect(abs(try retention.mean.get().value - (10 - 74.0 / 6)) < 1e-12)
  }

  @Test("What dimensions, groups and persons are called changes no p value")
  func wordsChangeNoChance() throws {
    func p(_ dimension: String, _ codes: [String], _ names: String) throws -> [Double] {
      let rows = (0..<60).map { place in
        return (
          code: "\(names)\((place * 37) % 60)", before: Double?(Double(5 + place % 7)),
          after: Double?(Double(8 + (place * place) % 9)), groups: [dimension: codes[place % codes.count]]
        )
      }
      let made = sheet(rows, dimensions: [dimension])
      var settings = EvaluationSettings()
      settings.reliability = .declared(0.7)
      settings.choice = .best(11)
      let evaluation = EvaluationAnalysis.evaluation(of: made, settings: settings)
      let best = try evaluation.selection?.trulyBest.get().value
      return [try evaluation.comparisons.first?.test.get().p, best].compactMap(\.self)
    }
    #expect(try p("sex", ["F", "M"], "P") == p("Género", ["Z", "A"], "X"))
    #expect(try p("agency", ["A", "B", "C"], "P") == p("unit", ["Q", "M", "B"], "Y"))
    #expect(try p("sex", ["F", "M"], "P").count == 2)
  }

  @Test("No t test stands beside pairs that can never be told from chance", arguments: [4, 5, 6])
  func pairedTOfFew(pairs: Int) {
    let rows = (0..<pairs).map { place in
      (code: "P\(place)", before: Double?(5), after: Double?(9 + Double(place)), groups: [String: String]())
    }
    let gain = EvaluationAnalysis.evaluation(
      of: sheet(rows, dimensions: []), settings: EvaluationSettings()
    ).whole.gain
    #expect((try? gain.pairedT.get()) == nil ? pairs < 6 : pairs == 6)
    #expect((try? gain.mean.get()) != nil)
  }
}
