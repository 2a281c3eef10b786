import Testing
import Trends

@Suite struct ChangeSharesTests {
  private static func series(
    _ route: String, _ sex: String, _ years: [Double?], exposure: [Double?]? = nil
  ) -> LabelledSeries {
    LabelledSeries(
      measure: "cases", key: [.init(dimension: "route", code: route), .init(dimension: "sex", code: sex)],
      periods: years.indices.map { String(2020 + $0) }, values: years,
      bounds: years.map { $0.map { ($0, $0) } },
      exposure: exposure)
  }

  @Test func partsCarryTheirShareOfTheChange() {
    let shares = ChangeShares.of(
      [
        Self.series("_T", "_T", [10, 100, 200]), Self.series("_T", "F", [5, 50, 125]),
        Self.series("_T", "M", [5, 50, 75]), Self.series("A", "F", [1, 20, 10]),
      ], periodsPerYear: 1)
    #expect(shares[0] == ChangeShares())
    #expect(shares[1].shares == [.init(dimension: "sex", value: 0.75)])
    #expect(shares[2].shares == [.init(dimension: "sex", value: 0.25)])
    // There is no series of route A alone; along the route its total is that of women.
    #expect(shares[3].shares == [.init(dimension: "route", value: -10.0 / 75)])
  }

  @Test func nothingIsSaidOfTotalsThatHardlyChangedOrAreNotKnown() {
    let still = ChangeShares.of(
      [Self.series("_T", "_T", [100, 110]), Self.series("_T", "F", [50, 80])], periodsPerYear: 1)
    #expect(still[1].shares.isEmpty)
    let hidden = ChangeShares.of(
      [Self.series("_T", "_T", [100, 300]), Self.series("_T", "F", [nil, 80])], periodsPerYear: 1)
    #expect(hidden[1].shares.isEmpty)
    #expect(ChangeShares.of([Self.series("_T", "_T", [100])], periodsPerYear: 12) == [ChangeShares()])
  }

  @Test func ratesOfAllPartsAgainstThatOfTheTotalAreSaid() {
    // Both rates fall, but more of the people are now where the rate is high.
    let shares = ChangeShares.of(
      [
        Self.series("_T", "_T", [110, 190], exposure: [2000, 2000]),
        Self.series("_T", "F", [100, 185], exposure: [1000, 1900]),
        Self.series("_T", "M", [10, 0.9], exposure: [1000, 100]),
      ], periodsPerYear: 1)
    #expect(shares[0].contradicted == ["sex"])
    #expect(shares[1].contradicted.isEmpty)
    let counts = ChangeShares.of(
      [
        Self.series("_T", "_T", [110, 190]), Self.series("_T", "F", [100, 90]),
        Self.series("_T", "M", [10, 100]),
      ],
      periodsPerYear: 1)
    #expect(counts[0].contradicted.isEmpty)
  }
}
