import Testing

@testable import Tables

/// Names of months in the languages in which files are kept.
@Suite struct MonthNamesTests {
  @Test func noNameIsTwoMonths() {
    for calendar in PeriodCalendar.allCases {
      let months = Dictionary(grouping: MonthNames.spellings(calendar), by: \.name).mapValues {
        Set($0.map(\.month))
      }
      #expect(months.filter { $0.value.count > 1 }.isEmpty, "\(months.filter { $0.value.count > 1 })")
    }
  }

  @Test func everyLanguageHasTwelvePlaces() {
    #expect(MonthNames.others.allSatisfy { $0.count == 12 })
  }

  @Test func caseAccentsAndPointsMeanNothing() {
    for name in ["ŞUBAT", "subat", "Sept.", "sept", "ม.ค.", "มค"] {
      #expect(MonthNames.month(name) != nil, "\(name)")
    }
    #expect(MonthNames.month("Şubat")?.number == 2 && MonthNames.month("ก.พ.")?.number == 2)
  }
}
