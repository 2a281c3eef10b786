import Evaluations
import Statistics
import Testing

@Suite("What is said of a gain")
struct GainVerdictTests {
  private func whole(_ changes: [Double]) -> GroupResult {
    let rows = changes.enumerated().map { place, change in
      ("P\(100 + place)", Double?(50), Double?(50 + change), [String: String]())
    }
    return EvaluationAnalysis.evaluation(of: sheet(rows, maximum: 100), settings: EvaluationSettings()).whole
  }

  @Test(
    "Where the test and the interval disagree no change is told, and that is said",
    arguments: [
      // Signed ranks 2 * 2 / 64, t interval from 3.02: stats.wilcoxon, stats.t.interval.
      [20, 14, 12, 10, 8, -1.0],
      // 2 / 256, t interval from -3.9.
      [1, 1, 1, 1, 1, 1, 1, 30.0],
    ])
  func contradiction(changes: [Double]) throws {
    let result = whole(changes)
    let p = try result.gain.test.get().p
    let mean = try result.gain.mean.get()
    #expect((p < 0.05) != (mean.lower > 0))
    #expect(result.gain.verdict == .noClearChange)
    #expect(result.limits.contains(.testAndIntervalDisagree))
  }

  @Test("Where all changed by the same there is a verdict, a size, and no interval", arguments: [2.0, -3])
  func equal(change: Double) {
    let result = whole([Double](repeating: change, count: 12))
    #expect(result.gain.verdict == (change > 0 ? .rose : .fell))
    #expect(result.gain.change == change)
    #expect(result.gain.mean == .failure(.constant))
    #expect(result.limits.contains(.equalChanges))
    #expect(!result.limits.contains(.testAndIntervalDisagree))
  }

  @Test("Pairs that stayed tell a test nothing: five of seven that changed can never be told from chance")
  func fewChanged() throws {
    let result = whole([3, 4, 5, 6, 7, 0, 0])
    #expect(try result.gain.smallestP.get() == 0.0625)
    #expect(result.gain.verdict == .cannotTell)
    #expect(result.limits.first == .fewChanged(changed: 5, pairs: 7, smallestP: 0.0625))
    #expect(whole([0, 0, 0, 0, 0, 0, 0, 0]).limits.first == .fewChanged(changed: 0, pairs: 8, smallestP: 1))
    #expect(whole([3, 4, 5, 6, 7, 8, 0]).gain.verdict == .rose)
  }

  @Test("What lasted from before to the follow-up is told without a test in between")
  func lasting() throws {
    let participants = (0..<12).map { place in
      Participant(
        code: "P\(100 + place)",
        scores: place < 8 ? [.before: 8, .followUp: 10 + Double(place)] : [.before: 9])
    }
    let result = EvaluationAnalysis.evaluation(
      of: ScoreSheet(participants: participants, maximum: 20, dimensions: []), settings: EvaluationSettings()
    ).whole
    #expect(result.limits.first == .noPairs)
    let lasting = try #require(result.lasting)
    #expect(lasting.pairs == 8)
    #expect(lasting.verdict == .rose)
    #expect(try lasting.mean.get().value == 5.5)
    #expect(result.retention?.pairs == 0)
    #expect(result.limits.contains(.followUpMissing(missing: 4, of: 12)))
  }
}
