import Language
import Tables
import Testing

@testable import Briefs

/// The sentences of findings in English.
@Suite struct FindingSentenceTests {
  private func headline(_ direction: FindingStatement.Direction, p: Double) -> String {
    var statement = FindingStatement(subject: SeriesName(measure: LocalizedText("detections"), parts: []))
    statement.direction = direction
    statement.evidence = p < 0.01 ? .strong : p < 0.05 ? .moderate : .weak
    statement.firstPeriod = Period(year: 2009, month: 1)
    return English().text(.found(statement: Found(statement)))
  }

  @Test(arguments: [
    (FindingStatement.Direction.rising, 0.002, "Recorded detections have risen since 2009"),
    (.rising, 0.03, "Recorded detections have probably risen since 2009"),
    (.risen, 0.002, "Recorded detections have risen since 2009, but fell in the last year"),
    (.falling, 0.002, "Recorded detections have fallen since 2009"),
    (.falling, 0.03, "Recorded detections have probably fallen since 2009"),
    (.fallen, 0.03, "Recorded detections have probably fallen since 2009, but rose in the last year"),
    (.changed, 0.4, "Recorded detections have changed since 2009, not in one direction"),
    (.noClearChange, 0.4, "Recorded detections show no clear change since 2009"),
  ])
  func verbsFollowTheEvidence(direction: FindingStatement.Direction, p: Double, words: String) {
    #expect(headline(direction, p: p) == words)
  }

  @Test func sizeRangeAndFamilyAreTold() {
    let unit = LocalizedText("detections")
    let text = English().paragraph([
      .list(
        phrases: [
          .changePerYear(change: .init(value: 117.4, lower: 20, upper: 253), unit: unit),
          .percentPerYear(percent: .init(value: 9.4, lower: 4.2, upper: 13), of: .count),
        ], joint: .semicolon), .adjustedP(p: 1 / 150, family: 37),
    ])
    #expect(
      text
        == "About 117 more detections each year, by the median slope (likely range 20 to 253 more); +9.4 per cent a year over the whole time (likely range +4.2 per cent to +13 per cent). Adjusted p 0.007, over 37 series tested together."
    )
  }

  @Test(arguments: [
    (RangedValue(value: 117, lower: -18, upper: 253), "18 fewer to 253 more"),
    (
      RangedValue(value: -40, lower: -60, upper: -20),
      "About 40 fewer detections each year, by the median slope (likely range 20 to 60 fewer)"
    ), (RangedValue(value: 0.9, lower: 0, upper: 1.6), "0.0 to 1.6 more"),
    (RangedValue(value: 0, lower: 0, upper: 0), "About as many detections each year, by the median slope"),
  ])
  func rangesKeepTheirSign(_ range: RangedValue, _ expected: String) {
    let text = English().text(.changePerYear(change: range, unit: LocalizedText("detections")))
    #expect(text.contains(expected), "\(text)")
  }

  /// A p value is no chance that something is so, and is worded as none.
  @Test(arguments: [
    (0.0004, "Adjusted p <0.001"), (0.0012, "Adjusted p 0.001"), (0.032, "Adjusted p 0.032"),
    (0.77, "Adjusted p 0.77"), (.nan, "Adjusted p –"),
  ])
  func probabilitiesAreNumbersNotChances(_ p: Double, _ expected: String) {
    #expect(English().text(.adjustedP(p: p, family: 1)) == expected)
  }
}
