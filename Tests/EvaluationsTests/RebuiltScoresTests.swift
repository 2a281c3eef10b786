import Evaluations
import Statistics
import TestSupport
import Testing

/// An attacker who rebuilds whole changes of scores from what is told of a group: all sets of changes that fit, in order of size.
private struct Rebuilder {
  var fits: ([Double]) -> Bool

  /// The sets of `count` changes from -4 to 6 that fit.
  func sets(_ count: Int) -> [[Double]] {
    var found: [[Double]] = []
    var open: [[Double]] = [[]]
    while let set = open.popLast() {
      if set.count == count {
        if fits(set) { found.append(set) }
        continue
      }
      for next in stride(from: set.last ?? -4, through: 6, by: 1) { open.append(set + [next]) }
    }
    return found
  }

  /// Those that fit all that is told of a gain.
  init(told gain: Gain) {
    fits = { changes in
      // Both means are rounded to 0.1.
      if let told = gain.change, abs(changes.reduce(0, +) / Double(changes.count) - told) > 0.1 + 1e-9 {
        return false
      }
      if let bound = gain.pBelow, let test = try? signedRankTest(changes).get(), test.p >= bound {
        return false
      }
      if gain.verdict == .rose, let test = try? signedRankTest(changes).get(), test.p >= 0.05 { return false }
      if let effect = try? gain.effect.get().value,
        let own = try? standardisedMeanChange(changes, level: 0.95).get().value,
        abs(own - effect) > 0.0005
      {
        return false
      }
      return true
    }
  }
}

@Suite("Scores of single persons cannot be rebuilt")
struct RebuiltScoresTests {
  private func rows(
    _ count: Int, dimension: String, code: (Int) -> String, scores: (Int) -> (before: Double, after: Double?)
  ) -> ScoreSheet {
    var people: [(code: String, before: Double?, after: Double?, groups: [String: String])] = []
    for place in 0..<count {
      let own = scores(place)
      people.append(("P\(100 + place)", own.before, own.after, [dimension: code(place)]))
    }
    return sheet(people, dimensions: [dimension])
  }

  private func release(_ sheet: ScoreSheet) throws -> Evaluation {
    try #require(EvaluationAnalysis.evaluation(of: sheet, settings: EvaluationSettings()).released())
  }

  private func evaluation(_ women: [Double], men: Int = 15) -> Evaluation {
    let changes = women + (0..<men).map { Double($0 % 6 - 1) }
    let sheet = rows(changes.count, dimension: "sex", code: { $0 < women.count ? "F" : "M" }) { place in
      let before = 9 + Double(place % 3)
      return (before, before + changes[place])
    }
    return EvaluationAnalysis.evaluation(of: sheet, settings: EvaluationSettings())
  }

  @Test(
    "What is told of a group leaves many sets of gains, which the exact numbers would not",
    arguments: [[2, 1, 1, 0, 0], [4, 4, 3, 3, -2, -3], [4, 3, 2, 2, 1, 1], [5, 4, 3, 2, 2, 1, 0]])
  func rebuilt(women: [Double]) throws {
    let exact = evaluation(women)
    let own = try #require(exact.groups.first?.gain)
    let released = try #require(exact.released())
    let told = try #require(released.groups.first { $0.code == "F" }?.gain)
    #expect(Rebuilder(told: told).sets(women.count).count >= 20)
    // The control: exactly told, few sets are left.
    #expect(Rebuilder(told: own).sets(women.count).count <= 12)
    #expect(told.pBelow == nil)
    #expect(told.verdict == .cannotTell)
    #expect(told.effect == .failure(.hiddenValues))
    #expect(told.mean == .failure(.hiddenValues))
    #expect(told.rose == nil && told.stayed == nil && told.fell == nil)
    let means = try [told.meanBefore.get(), told.meanAfter.get()]
    for mean in means { #expect(abs(mean * 10 - (mean * 10).rounded()) < 1e-9) }
  }

  @Test("Of any few gains many sets are left", arguments: UInt64(0)..<30)
  func random(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let women = (0..<Int.random(in: 5...8, using: &generator)).map { _ in
      Double(Int.random(in: -1...3, using: &generator))
    }
    let told = try #require(
      evaluation(women).released()?.groups.first { $0.code == "F" }?.gain)
    #expect(Rebuilder(told: told).sets(women.count).count >= 20)
  }

  @Test("No exact p value of a group leaves, from which those who rose could be counted")
  func counted() throws {
    // Nobody fell anywhere: p = 2 / 2^rose.
    let released = try release(
      rows(60, dimension: "agency", code: { $0 < 25 ? "FIA" : "police" }) { place in
        let before = 8 + Double(place % 5)
        return (before, before + Double(place % 3))
      })
    #expect(released.groups.count == 2)
    let groups: [Gain] = released.groups.map(\.gain)
    for gain in [released.whole.gain] + groups {
      #expect(gain.test == .failure(.hiddenValues))
      #expect(gain.pairedT == .failure(.hiddenValues))
      #expect(gain.pBelow == 0.001)
      #expect(gain.verdict == .rose)
      #expect(try gain.smallestP.get() == smallestSignedRankP(changes: gain.pairs).get())
    }
    for gain in groups {
      let mean = try gain.mean.get()
      #expect(mean.lower == mean.lower.rounded() && mean.upper == mean.upper.rounded())
      #expect(mean.lower < mean.value && mean.value < mean.upper)
    }
    let comparison = try #require(released.comparisons.first)
    #expect(comparison.test == .failure(.hiddenValues))
    #expect(comparison.pBelow != nil)
    #expect(comparison.verdict == .noClearDifference)
  }

  @Test("No bound of a p value tells that all of a group rose", arguments: 10...16)
  func bounds(count: Int) throws {
    let told = try #require(
      release(
        rows(count + 20, dimension: "sex", code: { $0 < count ? "F" : "M" }) { place in
          let before = 6 + Double(place % 5)
          return (before, before + (place < count ? 1 + Double(place % 4) : Double(place % 5) - 1))
        }
      ).groups.first { $0.code == "F" }?.gain)
    #expect(told.verdict == .rose)
    let bound = try #require(told.pBelow)
    // One who fell by the second smallest change would be told by the same.
    let other = (0..<count).map { Double($0 == 1 ? -2 : $0 + 1) }
    #expect(try signedRankTest(other).get().p < bound)
    #expect(try bound >= 8 * smallestSignedRankP(changes: count).get())
  }

  @Test("A group all at the maximum, and one all of whom changed by the same, tell of nobody")
  func uniform() throws {
    func all(_ after: (Int, Double) -> Double) throws -> Evaluation {
      try release(
        rows(30, dimension: "sex", code: { $0 < 7 ? "F" : "M" }) { place in
          let before = 10 + Double(place % 5)
          return (before, after(place, before))
        })
    }
    let released = try all { place, _ in place == 0 ? 19 : place < 7 ? 20 : 12 + Double(place % 7) }
    #expect(released.groups.isEmpty)
    #expect(released.withheld == [.init(dimension: "sex", reason: .equalScores)])
    let same = try all { _, before in before + 2 }
    for group in [same.whole] + same.groups {
      #expect(!group.limits.contains(.equalChanges))
      #expect(group.gain.rose == nil)
      if case .success(let mean) = group.gain.mean { #expect(mean.upper - mean.lower >= 2) }
    }
    let stayed = try all { _, before in before }
    #expect(stayed.whole.gain.test == .failure(.hiddenValues))
    #expect(stayed.whole.gain.stayed == nil)
    let top = try all { _, _ in 20 }
    #expect(top.whole.gain.meanAfter == .failure(.hiddenValues))
    #expect(top.whole.gain.atMaximumAfter == nil)
    #expect(!top.whole.limits.contains { if case .ceiling = $0 { true } else { false } })
    #expect(top.withheld.contains(.init(dimension: nil, reason: .equalScores)))
  }

  @Test("Where nobody has both scores that is the reason")
  func nobody() throws {
    let released = try release(
      rows(20, dimension: "sex", code: { $0 < 10 ? "F" : "M" }) { _ in (9, nil) })
    #expect(released.withheld == [.init(dimension: "sex", reason: .noPairs)])
  }

  @Test("How many have a follow-up is told where neither they nor the rest are few", arguments: [34, 57, 3])
  func followUp(count: Int) throws {
    var sheet = rows(60, dimension: "sex", code: { _ in "M" }) { (8 + Double($0 % 5), 11 + Double($0 % 7)) }
    sheet.dimensions = []
    for place in 0..<count { sheet.participants[place].scores[.followUp] = 9 + Double(place % 9) }
    let released = try release(sheet)
    let isTold = count == 34
    #expect((released.whole.attendance.followUp == count) == isTold)
    #expect((released.whole.retention != nil) == isTold)
    #expect((released.whole.lasting?.pairs == count) == isTold)
    #expect(released.whole.limits.contains(.followUpMissing(missing: 26, of: 60)) == isTold)
    #expect(released.withheld.contains(.init(dimension: nil, reason: .smallRemainder)) != isTold)
  }
}
