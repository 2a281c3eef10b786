import Evaluations
import Statistics
import TestSupport
import Testing

@Suite("The choice of trainers")
struct SelectionTests {
  private func selection(
    _ scores: [Double], best count: Int, reliability: Double = 0.7, declared: Set<Int> = []
  ) -> TrainerSelection? {
    var settings = EvaluationSettings()
    settings.choice = .best(count)
    settings.reliability = .declared(reliability)
    let participants = scores.enumerated().map { place, score in
      Participant(
        code: "P\(1_000 + place)", groups: ["sex": place % 5 == 0 ? "F" : "M"], scores: [.after: score],
        choice: declared.isEmpty ? .unknown : declared.contains(place) ? .chosen : .notChosen)
    }
    return EvaluationAnalysis.evaluation(
      of: ScoreSheet(participants: participants, maximum: 100, dimensions: ["sex"]), settings: settings
    ).selection
  }

  /// Scores that lie as the middles of equal parts of the normal distribution.
  private func normalScores(_ count: Int) -> [Double] {
    (0..<count).map { NormalDistribution.quantile((Double($0) + 0.5) / Double(count)) }
  }

  @Test("Of 23 chosen of 70 at a reliability of 0.7, 74 per cent are truly the best, and they fall by 0.33")
  func published() throws {
    // numpy, 200,000 repetitions: 0.7421 and 0.3261.
    let expected = try ExpectedChoice.choosing(23, of: 70, reliability: 0.7).get()
    #expect(abs(expected.trulyBest.value - 0.7421) < 0.004)
    #expect(abs(expected.fall - 0.3261) < 0.003)
    #expect(expected.trulyBest.lower < 0.7 && expected.trulyBest.upper > 0.8)
  }

  @Test(
    "Of many, the share is that of the bivariate normal distribution", arguments: [0.3, 0.7, 0.95])
  func exact(reliability: Double) throws {
    for share in [0.1, 0.4] {
      let count = 2_000
      let chosen = Int((share * Double(count)).rounded())
      let z = NormalDistribution.upperQuantile(share)
      let exact =
        BivariateNormalDistribution.survival(z, z, correlation: reliability.squareRoot()) / share
      let before = try ExpectedChoice.choosing(chosen, of: count, reliability: reliability).get()
      #expect(abs(before.trulyBest.value - exact) < 0.004, "share \(share)")
      #expect(abs(before.fall - (1 - reliability) * NormalDistribution.density(z) / share) < 0.004)
      let after = try #require(selection(normalScores(count), best: chosen, reliability: reliability))
      #expect(abs(try after.trulyBest.get().value - exact) < 0.004, "share \(share)")
    }
  }

  @Test("Scores known or not, a choice of 23 of 70 is worth the same")
  func observed() throws {
    let choice = try #require(selection(normalScores(70).map { 60 + 10 * $0 }, best: 23))
    #expect(abs(try choice.trulyBest.get().value - 0.742) < 0.02)
    #expect(abs(try choice.fall.get() - 0.326) < 0.01)
    let spread = try choice.fallInPoints.get() / choice.fall.get()
    #expect(abs(try choice.standardError.get() - spread * 0.3.squareRoot()) < 1e-9)
    let zone = try choice.tieZone.get()
    #expect(
      abs(zone.upper - zone.value - 1.959963984540054 * 2.0.squareRoot() * (try choice.standardError.get()))
        < 1e-9)
    #expect(choice.zoneChosen.allSatisfy { $0 >= "P1047" })
    #expect(choice.zoneChosen.count == choice.zoneChosenCount)
  }

  @Test("Equal scores at the cut are undecided, and no order of the file decides")
  func ties() throws {
    // The best three of 9, 8, 7, 7, 7, 1: one place for three.
    let scores: [Double] = [7, 9, 7, 1, 8, 7]
    let choice = try #require(selection(scores, best: 3))
    #expect(choice.undecided == ["P1000", "P1002", "P1005"])
    #expect(choice.undecidedPlaces == 1)
    #expect(try choice.cut.get() == 7)
    #expect(choice.balance.allSatisfy { $0.p == .failure(.tied) })
    let decided = try #require(selection(scores, best: 5))
    #expect(decided.undecided.isEmpty)
    #expect(decided.balance.allSatisfy { $0.p != .failure(.tied) })
    #expect(try choice.fall.get() > 0)
  }

  @Test("The balance of a declared choice is Fisher's test")
  func balance() throws {
    // stats.fisher_exact([[4, 19], [5, 42]]).pvalue
    var declared = Set(stride(from: 0, to: 20, by: 5))
    declared.formUnion((20..<70).filter { $0 % 5 != 0 }.prefix(19))
    var settings = EvaluationSettings()
    settings.reliability = .declared(0.7)
    let women = Set([0, 5, 10, 15, 20, 25, 30, 35, 40])
    let participants = (0..<70).map { place in
      Participant(
        code: "P\(1_000 + place)", groups: ["sex": women.contains(place) ? "F" : "M"],
        scores: place == 69 ? [:] : [.after: Double(place % 13)],
        choice: declared.contains(place) ? .chosen : .notChosen)
    }
    let choice = try #require(
      EvaluationAnalysis.evaluation(
        of: ScoreSheet(participants: participants, maximum: 20, dimensions: ["sex"]), settings: settings
      ).selection)
    #expect(choice.basis == .declared)
    #expect(choice.chosen == 23)
    // All of whom the file says whether they were chosen are candidates, so that shares of groups add up; one has no score.
    #expect(choice.candidates == 70)
    #expect(choice.scored == 69)
    for (part, all) in [(\TrainerSelection.Balance.candidates, 70), (\.chosen, 23)] {
      #expect(choice.balance.reduce(0) { $0 + $1[keyPath: part] } == all)
    }
    let own = try #require(choice.balance.first { $0.code == "F" })
    #expect(own.chosen == 4)
    #expect(own.candidates == 9)
    #expect(abs(try own.p.get() - 0.46292640421970066) < 1e-9)
  }

  @Test("Where not the best were chosen, the lowest score chosen is theirs, and they are expected to rise")
  func worst() throws {
    let choice = try #require(
      selection((0..<40).map { 7 + Double($0) / 4 }, best: 10, declared: Set(0..<10)))
    #expect(try choice.lowestChosen.get() == 7)
    // The tenth best is the 31st.
    #expect(try choice.cut.get() == 7 + 30 / 4.0)
    #expect(try choice.fall.get() < 0)
    guard case .chosenBelowZone(let count)? = choice.limits.first else {
      Issue.record("no limit")
      return
    }
    #expect(count > 0 && count <= 10)
    let best = try #require(selection((0..<40).map(Double.init), best: 10, declared: Set(30..<40)))
    #expect(try best.lowestChosen.get() == best.cut.get())
    #expect(best.limits.isEmpty)
  }

  @Test("Ties at the cut, too many to choose and chosen without a score are said")
  func limits() throws {
    // 25 of 40 share the best score, for ten places.
    let tied = try #require(selection((0..<40).map { $0 < 25 ? 15 : 9 }, best: 10))
    #expect(tied.limits == [.tiedAtCut(tied: 25, places: 10)])
    #expect(tied.balance.map(\.chosen) == [0, 0])
    #expect(tied.balance.map(\.undecided) == [5, 20])
    #expect(try tied.lowestChosen.get() == 15)
    let many = try #require(selection((0..<40).map(Double.init), best: 45))
    #expect(many.limits == [.notFewerThanCandidates(chosen: 45, scored: 40)])
    #expect(many.lowestChosen == .failure(.tooShort))
    var participants = (0..<30).map {
      Participant(code: "P\(100 + $0)", scores: [.after: Double($0)], choice: $0 < 22 ? .notChosen : .chosen)
    }
    for place in 27..<30 { participants[place].scores = [:] }
    var settings = EvaluationSettings()
    settings.reliability = .declared(0.7)
    let missing = try #require(
      EvaluationAnalysis.evaluation(
        of: ScoreSheet(participants: participants, maximum: 100, dimensions: []), settings: settings
      ).selection)
    #expect(missing.candidates == 30)
    #expect(missing.scored == 27)
    #expect(missing.chosen == 8)
    #expect(missing.limits == [.chosenWithoutScore(count: 3)])
  }

  @Test("What cannot be chosen has a typed reason")
  func reasons() throws {
    let scores = normalScores(10)
    #expect(selection(scores, best: 10)?.trulyBest == .failure(.tooShort))
    #expect(selection(scores, best: 0)?.cut == .failure(.tooShort))
    #expect(selection([5, 5, 5, 5], best: 2)?.trulyBest == .failure(.constant))
    for reliability in [0, 1, -0.2, 1.4] {
      #expect(selection(scores, best: 3, reliability: reliability)?.fall == .failure(.negativeVariance))
    }
    #expect(selection(scores, best: 3, reliability: .nan)?.reliability == nil)
    #expect(selection(scores, best: 3, reliability: .nan)?.tieZone == .failure(.tooFewKnown))
    #expect(ExpectedChoice.choosing(3, of: 3, reliability: 0.7) == .failure(.tooShort))
    #expect(ExpectedChoice.choosing(3, of: 9, reliability: .nan) == .failure(.negativeVariance))
    // Nobody chosen and nobody asked to choose.
    #expect(EvaluationAnalysis.evaluation(of: workshop, settings: EvaluationSettings()).selection == nil)
  }

  @Test("Without a reliability nobody is counted within a zone that is not known")
  func noZone() throws {
    let sheet = ScoreSheet(
      participants: (0..<12).map { Participant(code: "P\($0)", scores: [.after: Double($0)]) }, maximum: 20,
      dimensions: [])
    var settings = EvaluationSettings()
    settings.choice = .best(3)
    let unknown = try #require(EvaluationAnalysis.evaluation(of: sheet, settings: settings).selection)
    #expect(unknown.zoneChosenCount == nil && unknown.zoneNotChosenCount == nil)
    settings.reliability = .declared(0.7)
    let known = try #require(EvaluationAnalysis.evaluation(of: sheet, settings: settings).selection)
    #expect(known.zoneChosenCount == 3)
  }
}
