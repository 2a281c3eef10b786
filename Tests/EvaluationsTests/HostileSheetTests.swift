import Evaluations
import Foundation
import Statistics
import TestSupport
import Testing

@Suite("Sheets that cannot be evaluated")
struct HostileSheetTests {
  private func evaluate(_ sheet: ScoreSheet) -> Evaluation {
    EvaluationAnalysis.evaluation(of: sheet, settings: EvaluationSettings())
  }

  @Test("An empty sheet and one of one participant give typed reasons")
  func few() {
    let empty = evaluate(ScoreSheet(participants: [], maximum: nil, dimensions: ["sex"]))
    #expect(empty.whole.limits.first == .noPairs)
    #expect(empty.whole.gain.mean == .failure(.tooShort))
    #expect(empty.groups.isEmpty)
    #expect(empty.released() == nil)
    let one = evaluate(sheet([("A", 4, 9, ["sex": "F"])]))
    #expect(one.whole.gain.mean == .failure(.tooShort))
    #expect(one.whole.limits.first == .noTestCanTell(pairs: 1, smallestP: 1))
    #expect(one.released() == nil)
  }

  @Test("Equal changes and no changes have no effect in standard deviations")
  func equal() {
    let risen = evaluate(sheet((0..<8).map { ("P\($0)", Double($0), Double($0) + 3, [:]) }))
    #expect(risen.whole.gain.effect == .failure(.constant))
    #expect(risen.whole.limits.contains(.equalChanges))
    let same = evaluate(sheet((0..<8).map { ("P\($0)", 7, 7, [:]) }))
    #expect(same.whole.gain.test == .failure(.allZero))
    #expect(same.whole.gain.verdict == .cannotTell)
    #expect(same.whole.limits.contains(.equalChanges))
  }

  @Test("All missing after leaves no pairs")
  func missing() {
    let result = evaluate(sheet((0..<8).map { ("P\($0)", 7, nil, ["sex": "F"]) }))
    #expect(result.whole.limits.first == .noPairs)
    #expect(result.whole.gain.verdict == .cannotTell)
    #expect(result.comparisons.isEmpty)
  }

  @Test("No score makes a number that is not finite", arguments: 0..<40)
  func extremes(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let scores: [Double] = [
      .nan, .infinity, -.infinity, 1e300, -1e300, 1.7e308, -1.7e308, .leastNonzeroMagnitude, 0, 3, 12, 20,
    ]
    let rows = (0..<Int.random(in: 0...14, using: &generator)).map { place in
      (
        "P\(place % 9)", Bool.random(using: &generator) ? scores.randomElement(using: &generator) : 5,
        Bool.random(using: &generator) ? scores.randomElement(using: &generator) : nil,
        ["sex": ["F", "M", ""].randomElement(using: &generator) ?? ""]
      )
    }
    var settings = EvaluationSettings()
    settings.choice = .best(Int.random(in: -1...8, using: &generator))
    settings.reliability = .declared(
      [0.7, 1, 0, -2, .nan, .infinity].randomElement(using: &generator) ?? 0.7)
    settings.admission = .byFirstTest
    var sheet = sheet(rows, maximum: [nil, 20, .nan, 0, 1e300].randomElement(using: &generator) ?? nil)
    for place in sheet.participants.indices {
      sheet.participants[place].scores[.followUp] = scores.randomElement(using: &generator)
    }
    let result = EvaluationAnalysis.evaluation(of: sheet, settings: settings)
    // JSON has no number that is not finite: the encoder throws on one.
    _ = try JSONEncoder().encode(result)
    if let released = result.released() { _ = try JSONEncoder().encode(released) }
  }

  @Test("Answers of wrong lengths and credits that cannot be count as not answered")
  func answers() throws {
    let participants = [[1, nil, 7], [0.5], [], [nil, nil, nil], [.nan, 1, 1, 1, 1]].enumerated().map {
      Participant(code: "P\($0.offset)", answers: [.before: $0.element, .after: [1, 1, 1]])
    }
    let result = evaluate(
      ScoreSheet(participants: participants, items: ["a", "b", "c"], maximum: nil, dimensions: []))
    #expect(result.whole.gain.pairs == 3)
    #expect(result.maximum == 3)
    _ = try JSONEncoder().encode(result)
  }

  @Test("Ten thousand participants take seconds", .timeLimit(.minutes(1)))
  func many() {
    var generator = SeededGenerator(seed: 5)
    let participants = (0..<10_000).map { place in
      let answers = [Occasion.before, .after].map { occasion in
        (occasion, (0..<20).map { _ in Double?(Double.random(in: 0..<1, using: &generator) < 0.6 ? 1 : 0) })
      }
      return Participant(
        code: "P\(place)", groups: ["sex": place % 9 == 0 ? "F" : "M", "place": "L\(place % 12)"],
        answers: Dictionary(uniqueKeysWithValues: answers))
    }
    var settings = EvaluationSettings()
    settings.choice = .best(500)
    settings.reliability = .declared(0.8)
    let result = EvaluationAnalysis.evaluation(
      of: ScoreSheet(
        participants: participants, items: (1...20).map { "q\($0)" }, maximum: nil,
        dimensions: ["sex", "place"]),
      settings: settings)
    #expect(result.whole.gain.pairs == 10_000)
    #expect(result.released()?.withheld.map(\.reason) == [.singlePersons])
  }
}
