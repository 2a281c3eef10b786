import Language
import Tables
import Testing
import Trends

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

  private static let years = YearComparison(
    first: "2024-01", last: "2024-12", latest: ValueBounds(4_573), before: ValueBounds(2_403), ratio: 1.9,
    p: 0.001,
    levelled: .init(
      periods: ["2024-10"], recorded: ValueBounds(2_400), latest: ValueBounds(2_373.4),
      before: ValueBounds(2_403), ratio: 0.988, p: 0.8))

  /// The sums are what was recorded; one month is no change of a year.
  @Test func oneMonthIsToldBesideTheYearThatItMakes() throws {
    let told = try #require(ToldYear(Self.years, frequency: .month))
    #expect(
      English().text(.lastYear(year: told)).hasSuffix(
        "Oct 2024 alone had 2,400; at the level of the periods beside it, it would be 2,373 after 2,403, "
          + "−1.2 per cent: a difference that such series show without any change."))
    #expect(told.p >= 0.8)
    var same = Self.years
    same.levelled?.ratio = 1.8
    #expect(try #require(ToldYear(same, frequency: .month)).levelled == nil)
  }

  @Test func everyLanguageTellsTheYearWithoutAMonth() throws {
    let told = try #require(ToldYear(Self.years, frequency: .month))
    for language in PageLanguages.all {
      let text = language.text(.lastYear(year: told))
      #expect(text.filter { "{}".contains($0) }.isEmpty && text.count > 60, "\(text)")
    }
  }

  @Test func aSizeIsToldWithoutThePeriodsThatMakeIt() {
    let size = FindingStatement.SizeWithout(
      periods: [Period(year: 2024, month: 10)],
      ratioPerYear: .init(value: 1.02, lower: 0.95, upper: 1.09))
    #expect(
      English().text(.without(size: size, of: .count))
        == "Without Oct 2024: +2.0 per cent a year over the whole time (likely range −5.0 per cent to +9.0 per cent)"
    )
  }

  @Test(arguments: [
    (1.34, 0.95, 1.9, "rose at once by 34 per cent (-5 per cent to 90 per cent), to about 120"),
    (0.66, 0.5, 0.8, "fell at once by 34 per cent (20 per cent to 50 per cent), to about 120"),
    (3.2, 2.1, 4.9, "rose at once to 3.2 (2.1 to 4.9) times as many, to about 120"),
  ])
  func stepsHaveTheirLikelyRange(_ step: Double, _ lower: Double, _ upper: Double, _ words: String) throws {
    let mean = ValueBounds(120)
    let stretch = Stretch(
      first: "2020-03", last: "2024-12", start: .init(earliest: "2020-03", latest: "2020-03"),
      direction: .level,
      mean: mean, from: mean, to: mean, step: step, stepInterval: .init(lower: lower, upper: upper),
      peak: DatedValue(period: "2021-01", value: mean))
    let told = try #require(ToldStretch(stretch, frequency: .month, end: .open))
    let text = English().text(.stretch(stretch: told, continued: .directly))
      .replacing("\u{A0}", with: " ").replacing("\u{2212}", with: "-")
    #expect(text.contains(words), "\(text)")
  }
}
