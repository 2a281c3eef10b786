import Tables
import Testing

@Suite struct PeriodTests {
  @Test(arguments: [(2009, 1, "2009-01"), (2025, 12, "2025-12"), (987, 3, "0987-03")])
  func monthsPrintAsISO8601(year: Int, month: Int, text: String) {
    let period = Period(year: year, month: month)
    #expect(period.description == text)
    #expect(period.year == year && period.month == month)
  }
}
