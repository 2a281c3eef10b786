import Testing

@testable import Briefs

@Suite struct FindingSentenceTests {
  private func statement(
    _ direction: FindingStatement.Direction, p: Double, change: FindingStatement.Range,
    percent: FindingStatement.Range? = nil, usual: Double? = 50
  ) -> FindingStatement {
    FindingStatement(
      subject: "Recorded detections", unit: "detections", direction: direction,
      evidence: p < 0.01 ? .strong : p < 0.05 ? .moderate : .weak, firstPeriod: "2009-01",
      lastPeriod: "2025-04",
      changePerYear: change, percentPerYear: percent, usualLevel: usual, adjustedP: p,
      alternative: "Recording may have changed.")
  }

  @Test func verbsFollowTheEvidence() {
    let up = FindingStatement.Range(value: 117, lower: 20, upper: 253)
    #expect(
      FindingSentence(statement: statement(.rising, p: 0.002, change: up)).headline
        == "Recorded detections have risen since 2009")
    #expect(
      FindingSentence(statement: statement(.rising, p: 0.03, change: up)).headline
        == "Recorded detections have probably risen since 2009")
    #expect(
      FindingSentence(statement: statement(.noClearChange, p: 0.4, change: up)).headline
        == "Recorded detections show no clear change since 2009")
  }

  @Test func sizeRangeChanceAndAlternativeAreTold() {
    let text = FindingSentence(
      statement: statement(
        .rising, p: 1 / 150, change: .init(value: 117.4, lower: 20, upper: 253),
        percent: .init(value: 9.4, lower: 4.2, upper: 13))
    ).text
    #expect(
      text
        == "About 117 more detections each year than the year before (likely range 20 to 253 more); +9% a year (likely range +4% to +13%) of the usual level. Without a trend this would be seen by chance about 1 time in 150. Recording may have changed."
    )
  }

  @Test(arguments: [
    (FindingStatement.Range(value: 117, lower: -18, upper: 253), "18 fewer to 253 more"),
    (
      FindingStatement.Range(value: -40, lower: -60, upper: -20),
      "About 40 fewer detections each year than the year before (likely range 20 to 60 fewer)"
    ),
    (FindingStatement.Range(value: 0.9, lower: 0, upper: 1.6), "0.0 to 1.6 more"),
    (
      FindingStatement.Range(value: 0, lower: 0, upper: 0),
      "About as many detections each year as the year before"
    ),
  ])
  func rangesKeepTheirSign(_ range: FindingStatement.Range, _ expected: String) {
    #expect(ChangeText.yearly(range, unit: "detections").contains(expected))
  }

  @Test(arguments: [
    (0.0004, "less than 1 time in 1,000"), (0.0012, "about 1 time in 830"), (0.032, "about 1 time in 31"),
    (0.77, "more than 1 time in 2"), (.nan, "an unknown number of times"),
  ])
  func chancesAreFrequencies(_ p: Double, _ expected: String) {
    #expect(ChangeText.chance(p) == expected)
  }
}
