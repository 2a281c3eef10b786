import Tables
import Testing

@testable import Codebook

/// What texts of periods tell, by the type of their column.
@Suite struct PeriodReadingTests {
  private static func read(_ text: String, _ form: PeriodForm) -> String {
    switch PeriodReading(form: form).period(text) {
    case .success(.period(let period)): period.description
    case .success(.other(let period)): "apart \(period)"
    case .success(.total(let isWhole)): isWhole ? "total" : "part of a total"
    case .failure(let fault): fault.rule
    }
  }

  @Test(arguments: [
    ("2024-01", "2024-01"), ("2024M01", "2024-01"), ("2024-M01", "2024-01"), ("202401", "2024-01"),
    ("2024-1", "2024-01"), ("01/2024", "2024-01"), ("1/2024", "2024-01"), ("2024/1", "2024-01"),
    ("Jan 2024", "2024-01"), ("2024 January", "2024-01"), ("JAN-2024", "2024-01"), ("jan2024", "2024-01"),
    ("2024-01-01", "2024-01"), ("01/01/2024", "2024-01"), ("20240101", "2024-01"),
    ("2024-01-01 00:00:00", "2024-01"), ("2024-01-01T00:00:00.000Z", "2024-01"),
    ("1 January 2024", "2024-01"),
    ("août 2023", "2023-08"), ("AOUT 2023", "2023-08"), ("Févr. 2024", "2024-02"),
    ("décembre 2024", "2024-12"),
    ("setiembre de 2024", "2024-09"), ("Ene. 2024", "2024-01"), ("enero de 2024", "2024-01"),
    ("كانون الثاني 2024", "2024-01"), ("تشرين الأول ٢٠٢٣", "2023-10"), ("أيار 2024", "2024-05"),
    ("يناير ٢٠٢٤", "2024-01"), ("اگست 2024", "2024-08"), ("ستمبر ۲۰۲۴", "2024-09"), ("ژوئیه 2024", "2024-07"),
    ("\u{200F}2024-03\u{200E}", "2024-03"), (" 2024-03 ", "2024-03"), ("२०२४-०३", "2024-03"),
    ("2024.03", "2024-03"), ("03.2024", "2024-03"), ("2024-03*", "2024-03"), ("2024-03 (p)", "2024-03"),
    ("2024-03p", "2024-03"),
    ("Mar 2024²", "2024-03"),
  ])
  func aMonthIsRead(text: String, month: String) {
    #expect(Self.read(text, PeriodForm(frequency: .month)) == month)
  }

  @Test(arguments: [
    ("", "month"), ("2024-13", "month"), ("2024.1", "month"), ("24-01", "month"), ("01/24", "month"),
    ("2024-01-15", "month"), ("15/01/2024", "month"), ("2024Q1", "month"), ("2024", "month"),
    ("2024-01**x", "month"),
    ("2024-W05", "month"), ("202413", "month"), ("45292", "month"), ("Smarch 2024", "month"),
    ("Jan Feb 2024", "month"),
    ("01/02/2024", "ambiguous-period"), ("02/01/2024", "ambiguous-period"), ("مهر 1402", "calendar"),
    ("1402-07", "calendar"), ("Muharram 1445", "calendar"), ("2024-2025", "month"),
  ])
  func whatIsNoMonthIsRefused(text: String, rule: String) {
    #expect(Self.read(text, PeriodForm(frequency: .month)) == rule)
  }

  @Test func aMessageSaysWhatToWriteAndNeverTheValue() {
    for (text, frequency) in [
      ("9171-99", Period.Frequency.month), ("30/12/2017", .month), ("1402-07", .month), ("9171", .week),
      ("Q1 2917", .month),
    ] {
      guard case .failure(let fault) = PeriodReading(form: PeriodForm(frequency: frequency)).period(text)
      else {
        Issue.record("\(text) was read")
        continue
      }
      #expect(!fault.message.contains(text))
      #expect(fault.message.contains("such as") || fault.message.contains("write"))
    }
  }

  @Test func patternsSayWhichNumberIsTheDay() throws {
    for (pattern, month) in [("d/M/yyyy", "2024-02"), ("M/d/yyyy", "month")] {
      let form = PeriodForm(frequency: .month, patterns: [try #require(DatePattern(pattern))])
      #expect(Self.read("01/02/2024", form) == month)
    }
    let form = PeriodForm(frequency: .day, patterns: [try #require(DatePattern("M/d/yyyy"))])
    #expect(Self.read("02/01/2024", form) == "2024-02-01")
    #expect(Self.read("01/02/2024", PeriodForm(frequency: .day)) == "ambiguous-period")
    #expect(Self.read("13/02/2024", PeriodForm(frequency: .day)) == "2024-02-13")
  }

  @Test func numbersOfSpreadsheetsAreReadWhereTheColumnSaysSo() throws {
    let excel = [try #require(DatePattern("excel"))]
    #expect(Self.read("43101", PeriodForm(frequency: .month, patterns: excel)) == "2018-01")
    #expect(Self.read("43301", PeriodForm(frequency: .month, patterns: excel)) == "month")
    #expect(Self.read("43301.5", PeriodForm(frequency: .day, patterns: excel)) == "2018-07-20")
  }

  @Test func yearsOfTwoDigitsNeedAPivot() {
    let pivot = PeriodForm(frequency: .month, pivot: 30)
    #expect(Self.read("Jan-24", pivot) == "2024-01")
    #expect(Self.read("01/24", pivot) == "2024-01")
    #expect(Self.read("11/12", pivot) == "ambiguous-period" || Self.read("11/12", pivot) == "month")
    #expect(Self.read("19", PeriodForm(frequency: .year, pivot: 30)) == "2019")
    #expect(Self.read("85", PeriodForm(frequency: .year, pivot: 30)) == "1985")
  }

  @Test(arguments: [
    ("2024", "2024"), ("2017.0", "2017"), ("2017.00", "2017"), ("٢٠٢٤", "2024"), ("2017.5", "year"),
    ("20231", "year"),
    ("19", "year"), ("1399", "calendar"), ("2024-01", "year"), ("2023/24", "year"),
  ])
  func aYearIsRead(text: String, year: String) {
    #expect(Self.read(text, PeriodForm(frequency: .year)) == year)
  }

  @Test(arguments: [
    ("Q1 2024", "2024-Q1"), ("2024Q1", "2024-Q1"), ("2024-Q1", "2024-Q1"), ("2024 q4", "2024-Q4"),
    ("1er trimestre 2024", "2024-Q1"),
    ("T3 2024", "2024-Q3"), ("Jan-Mar 2024", "2024-Q1"), ("2024-04-01", "2024-Q2"), ("2024-05-01", "quarter"),
    ("2024", "quarter"),
    ("Q5 2024", "quarter"), ("2024-1", "quarter"), ("Feb-Apr 2024", "quarter"),
  ])
  func aQuarterIsRead(text: String, quarter: String) {
    #expect(Self.read(text, PeriodForm(frequency: .quarter)) == quarter)
  }

  @Test(arguments: [
    ("First quarter 2024", "2024-Q1"), ("Primer trimestre 2024", "2024-Q1"),
    ("III trimestre 2024", "2024-Q3"),
    ("الربع الأول 2024", "2024-Q1"), ("2024 الربع الثاني", "2024-Q2"), ("تیسری سہ ماہی 2024", "2024-Q3"),
    ("سه ماهه دوم 2024", "2024-Q2"), ("Januar bis März 2024", "quarter"),
    ("January to March 2024", "2024-Q1"),
    ("1Q24", "quarter"), ("II kvartal 2024", "2024-Q2"), ("الربع الثالث من عام 2024", "2024-Q3"),
    ("Fifth quarter 2024", "quarter"), ("first quarter", "quarter"),
  ])
  func aQuarterIsReadByTheWordForItsNumber(text: String, quarter: String) {
    #expect(Self.read(text, PeriodForm(frequency: .quarter)) == quarter)
  }

  @Test(arguments: [
    ("2024-S1", "2024-S1"), ("2024S2", "2024-S2"), ("H1 2024", "2024-S1"), ("2024-H2", "2024-S2"),
    ("1H2024", "2024-S1"), ("2024 h2", "2024-S2"), ("S1 2024", "2024-S1"), ("1st half 2024", "2024-S1"),
    ("First half of 2024", "2024-S1"), ("2nd half-year 2024", "2024-S2"), ("1er semestre 2024", "2024-S1"),
    ("Segundo semestre de 2024", "2024-S2"), ("I semestre 2024", "2024-S1"), ("Semester II 2024", "2024-S2"),
    ("1. Halbjahr 2024", "2024-S1"), ("1. yarıyıl 2024", "2024-S1"), ("2 полугодие 2024", "2024-S2"),
    ("Jan-Jun 2024", "2024-S1"), ("July to December 2024", "2024-S2"), ("janvier-juin 2024", "2024-S1"),
    ("النصف الأول 2024", "2024-S1"), ("النصف الثاني من ٢٠٢٤", "2024-S2"), ("نیمه دوم 2024", "2024-S2"),
    ("پہلی ششماہی 2024", "2024-S1"), ("2024-01-01", "2024-S1"), ("2024-12-31", "2024-S2"),
    ("01/07/2024 - 31/12/2024", "2024-S2"),
    ("H3 2024", "half-year"), ("S05 2024", "half-year"), ("Feb-Jul 2024", "half-year"), ("2024", "half-year"),
    ("2024-Q1", "half-year"), ("1H24", "half-year"), ("Third half 2024", "half-year"),
    ("2024-1", "half-year"),
    ("النصف الثاني من عام 2024", "2024-S2"), ("I pusmetis 2024", "2024-S1"), ("1403-S1", "calendar"),
  ])
  func aHalfYearIsRead(text: String, half: String) {
    #expect(Self.read(text, PeriodForm(frequency: .halfYear)) == half)
  }

  @Test(arguments: [("1H24", "2024-S1"), ("H2 '19", "2019-S2"), ("S1 85", "1985-S1"), ("H1 2024", "2024-S1")])
  func aHalfOfAYearOfTwoDigitsNeedsAPivot(text: String, half: String) {
    #expect(Self.read(text, PeriodForm(frequency: .halfYear, pivot: 50)) == half)
  }

  @Test(arguments: [
    ("2024W5", "2024-W05"), ("2024-W05", "2024-W05"), ("W05 2024", "2024-W05"), ("week 5 2024", "2024-W05"),
    ("2024-01-29", "2024-W05"), ("KW 05/2024", "2024-W05"), ("S05 2024", "2024-W05"),
    ("5. hafta 2024", "2024-W05"),
    ("29/01/2024 - 04/02/2024", "2024-W05"), ("2024-01-29 to 2024-02-04", "2024-W05"),
    ("29.01.-04.02.2024", "2024-W05"), ("30.12.-05.01.2025", "2025-W01"), ("2024/01/29-02/04", "2024-W05"),
    ("30.01.-05.02.2024", "week"), ("30/01/2024 - 05/02/2024", "week"), ("S5 2024", "2024-W05"),
    ("S1 2024", "2024-W01"),
    ("202405", "2024-W05"),
    ("202453", "week"), ("1/29/2024 – 2/4/2024", "2024-W05"),
    ("2024-01-30", "week"), ("2024-W53", "week"), ("2024-05", "week"),
  ])
  func aWeekIsRead(text: String, week: String) {
    #expect(Self.read(text, PeriodForm(frequency: .week)) == week)
  }

  /// Weeks by their first or their last day, with the week of ISO 8601 that holds most of each.
  @Test(arguments: [
    ("2023-01-01", 6, WeekEdge.Side.first, "2023-W01"), ("2022-12-31", 5, .last, "2022-W52"),
    ("2023-01-07", 5, .last, "2023-W01"), ("2022-12-31", 5, .first, "2023-W01"),
    ("2023-01-01", 6, .last, "2022-W52"),
    ("2023-01-02", 0, .first, "2023-W01"), ("2023-01-04", 2, .first, "2023-W01"),
    ("2023-01-06", 4, .first, "2023-W02"),
    ("2023-01-02", 6, .first, "week"), ("2023-W01", 6, .first, "2023-W01"),
    ("14/01/2023", 5, .last, "2023-W02"), ("15/01/2023", 5, .last, "week"),
  ])
  func aWeekIsToldByOneOfItsDays(text: String, weekday: Int, side: WeekEdge.Side, week: String) {
    var form = PeriodForm(frequency: .week)
    form.weekEdge = WeekEdge(weekday: weekday, side: side)
    #expect(Self.read(text, form) == week)
  }

  @Test(arguments: [
    ("2023/24", "2023/24"), ("2023-24", "2023/24"), ("2023/2024", "2023/24"), ("FY2023/24", "2023/24"),
    ("1999/00", "1999/00"),
    ("2023", "year"), ("2023/25", "year"), ("FY2023", "year"),
  ])
  func aFiscalYearIsRead(text: String, year: String) throws {
    let frequency = try #require(Period.Frequency(.year, firstMonth: 4))
    #expect(Self.read(text, PeriodForm(frequency: frequency)) == year)
  }

  @Test func aSolarHijriMonthStaysOne() {
    let form = PeriodForm(frequency: .month(of: .persian))
    for text in ["1402-07", "مهر ۱۴۰۲", "مهر 1402", "میزان ۱۴۰۲", "1402/7", "Mehr 1402", "1402-07-01"] {
      #expect(Self.read(text, form) == "1402-07", "\(text)")
    }
    #expect(Self.read("2023-10", form) == "calendar")
    #expect(Self.read("January 1402", form) == "calendar")
    #expect(Self.read("1402-07-02", form) == "month")
  }

  @Test func calendarsInOneColumnAreToldApartByTheYear() {
    let days = PeriodForm(frequency: .day, calendars: [.persian, .gregorian])
    #expect(Self.read("1402-07-15", days) == "2023-10-07")
    #expect(Self.read("2023-10-07", days) == "2023-10-07")
    let months = PeriodForm(frequency: .month, calendars: [.persian, .gregorian], conversion: .approximate)
    #expect(Self.read("1402-07", months) == "2023-10")
    #expect(Self.read("2023-11", months) == "2023-11")
    // Twelve months of the one are twelve of the other.
    let converted = (1...12).map { Self.read("1402-\($0)", months) }
    #expect(converted.first == "2023-04" && converted.last == "2024-03" && Set(converted).count == 12)
  }

  @Test func periodsOfAnotherLengthAreKeptApartWhereTheColumnSaysSo() {
    #expect(Self.read("2020", PeriodForm(frequency: .month, others: .apart)) == "apart 2020")
    #expect(Self.read("2020-03", PeriodForm(frequency: .year, others: .apart)) == "apart 2020-03")
    #expect(Self.read("2020-03", PeriodForm(frequency: .month, others: .apart)) == "2020-03")
    #expect(Self.read("x", PeriodForm(frequency: .month, others: .apart)) == "month")
  }

  /// What a table writes is read back as it was.
  @Test func thePeriodsOfATableAreReadBack() throws {
    let day = CalendarDay(year: 2019, month: 8, day: 5)
    for frequency in [
      Period.Frequency.day, .week, .month, .quarter, .year, .month(of: .persian), .year(of: .persian),
      .month(of: .islamicCivil), try #require(Period.Frequency(.year, firstMonth: 10)),
    ] {
      let first = try #require(Period(frequency, containing: day))
      for step in 0..<30 {
        let period = first.advanced(by: step)
        #expect(Self.read(period.description, PeriodForm(frequency: frequency)) == period.description)
      }
    }
  }

  @Test func textsOfSeveralColumnsAreOne() {
    #expect(PeriodParts.joined(["2024", "January"], PeriodForm(frequency: .month)) == "2024 January")
    #expect(PeriodParts.joined(["2024.0", "1.0"], PeriodForm(frequency: .month)) == "2024-1")
    #expect(PeriodParts.joined(["2024", "1"], PeriodForm(frequency: .quarter)) == "2024 Q1")
    #expect(PeriodParts.joined(["2024", ""], PeriodForm(frequency: .month)) == "")
  }
}
