import Tables
import Testing

@testable import Codebook

/// Months and quarters of fiscal years, of the Buddhist era, and with names in many languages.
@Suite struct FirstContractFiscalTests {
  static let names = [
    "July", "August", "September", "October", "November", "December", "January", "February", "March", "April",
    "May", "June",
  ]

  @Test func monthsOfAFiscalYearAreThoseOfItsTwoYears() throws {
    var lines = ["Financial year,Month,Victims rescued"]
    for year in 2019...2022 {
      for (place, name) in Self.names.enumerated() {
        lines.append("\(year)/\(year % 100 + 1),\(name),\(20 + place)")
      }
    }
    let drafted = try DraftedContract(text: lines.joined(separator: "\n") + "\n")
    #expect(
      drafted.lines.contains {
        $0.contains("from: [\"Financial year\", Month]") && $0.contains("starts: july")
      }, "\(drafted.lines)")
    // July stands first, and January seventh.
    #expect(
      drafted.rows.contains("2019-07 20") && drafted.rows.contains("2020-01 26")
        && drafted.rows.contains("2023-06 31"))
  }

  @Test func quartersOfAFiscalYearAreThoseOfItsTwoYears() throws {
    var lines = ["Financial Year,Quarter,Victims rescued"]
    for year in 2016...2023 {
      for quarter in 1...4 {
        lines.append("FY \(year)/\(year % 100 + 1),Q\(quarter),\(quarter * 10 + year % 7)")
      }
    }
    let drafted = try DraftedContract(text: lines.joined(separator: "\n") + "\n")
    // July begins the first quarter of the fiscal year, so that it is the third of the calendar's.
    #expect(
      drafted.rows.contains("2016-Q3 \(10 + 2016 % 7)") && drafted.rows.contains("2017-Q2 \(40 + 2016 % 7)"),
      "\(drafted.rows)")
    #expect(drafted.lines.contains { $0.contains("July is taken") })
  }

  /// A heading of quarters and how the third is written.
  static let quarters = [
    ("Trimestre", "T3"), ("Квартал", "III"), ("Quarter", "3rd"), ("Trimestre", "3º trimestre"), ("q", "3"),
  ]

  @Test(arguments: quarters) func quartersBesideYearsAreReadAsTheyAreWritten(
    _ heading: String, _ third: String
  ) throws {
    var lines = ["Year,\(heading),Victims"]
    let texts = [
      "T3": ["T1", "T2", "T3", "T4"], "III": ["I", "II", "III", "IV"], "3rd": ["1st", "2nd", "3rd", "4th"],
      "3º trimestre": ["1º trimestre", "2º trimestre", "3º trimestre", "4º trimestre"],
      "3": ["1", "2", "3", "4"],
    ]
    for year in 2016...2020 {
      for (place, text) in (texts[third] ?? []).enumerated() {
        lines.append("\(year),\(text),\(place * 10 + year % 7)")
      }
    }
    let drafted = try DraftedContract(text: lines.joined(separator: "\n") + "\n")
    #expect(drafted.rows.contains("2018-Q3 \(20 + 2018 % 7)"), "\(drafted.lines)")
  }

  @Test func yearsOfTheBuddhistEraAreToldInTheCommonOne() throws {
    var lines = ["ปี,จังหวัด,จำนวนผู้เสียหาย"]
    for year in 2555...2566 { lines += ["\(year),ตาก,\(60 + year % 7)", "\(year),สงขลา,\(90 + year % 5)"] }
    let drafted = try DraftedContract(text: lines.joined(separator: "\n") + "\n")
    #expect(drafted.lines.contains { $0.contains("era: buddhist") }, "\(drafted.lines)")
    #expect(
      drafted.rows.contains { $0.contains(" 2012 ") } && !drafted.rows.contains { $0.contains(" 2555 ") })
  }

  @Test func monthsWithYearsOfTwoDigitsNeedAPivot() throws {
    var lines = ["Month,Victims"]
    for year in 20...22 {
      for name in Self.names { lines.append("\(name.prefix(3))-\(year),\(year + name.count)") }
    }
    let drafted = try DraftedContract(text: lines.joined(separator: "\n") + "\n")
    #expect(
      drafted.lines.contains { $0.contains("type: month") && $0.contains("pivot: 50") }, "\(drafted.lines)")
    #expect(drafted.rows.contains("2021-07 25"))
  }

  /// The names of January, February and March, beside a year.
  static let months = [
    ["Ocak 2021", "Şubat 2021", "MART 2021"], ["січень 2021", "лютий 2021", "березень 2021"],
    ["январь 2021", "февраля 2021", "март 2021"], ["ม.ค. 2564", "ก.พ. 2564", "มี.ค. 2564"],
    ["มกราคม 2564", "กุมภาพันธ์ 2564", "มีนาคม 2564"], ["জানুয়ারি 2021", "ফেব্রুয়ারি 2021", "মার্চ 2021"],
    ["Januari 2021", "Februari 2021", "Machi 2021"],
    ["janeiro de 2021", "fevereiro de 2021", "março de 2021"],
    ["2021年1月", "2021年2月", "2021年3月"], ["2021년 1월", "2021년 2월", "2021년 3월"],
    ["stycznia 2021", "lutego 2021", "marca 2021"],
  ]

  @Test(arguments: months) func namesOfMonthsAreKnownInManyLanguages(_ texts: [String]) throws {
    var form = PeriodForm(frequency: .month)
    form.era = .buddhist
    let reading = PeriodReading(form: form)
    let found = texts.map { text -> String in
      if case .success(.period(let period)) = reading.period(text) { period.description } else { text }
    }
    #expect(found == ["2021-01", "2021-02", "2021-03"])
  }

  @Test func aYearOfTheBuddhistEraIsRefusedWhereNothingSaysSo() {
    guard case .failure(let fault) = PeriodReading(form: PeriodForm(frequency: .year)).period("2564") else {
      Issue.record("2564 was read")
      return
    }
    #expect(fault.message.contains("era: buddhist"))
  }
}
