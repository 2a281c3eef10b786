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

  /// How a year, 2016 the first, is written; the keys that the column has; the row of the second year.
  static let writtenYears: [(@Sendable (Int) -> String, String, String)] = [
    ({ "Apr-\($0 % 100) to Mar-\($0 % 100 + 1)" }, "starts: april, pivot: 50", "2017/18 41"),
    ({ "April \($0) - March \($0 + 1)" }, "starts: april", "2017/18 41"),
    ({ "1 July \($0) - 30 June \($0 + 1)" }, "starts: july", "2017/18 41"),
    ({ "Oct \($0)\u{2013}Sept \($0 + 1)" }, "starts: october", "2017/18 41"),
    ({ "juillet \($0) \u{2013} juin \($0 + 1)" }, "starts: july", "2017/18 41"),
    ({ "Jan \($0) - Dec \($0)" }, "role: period", "2017 41"),
    ({ "'\($0 % 100)" }, "pivot: 50", "2017 41"), ({ "\u{2019}\($0 % 100)" }, "pivot: 50", "2017 41"),
  ]

  @Test(arguments: writtenYears) func yearsAreReadAsTheyAreWritten(
    _ written: @Sendable (Int) -> String, _ keys: String, _ row: String
  ) throws {
    let lines = (0..<7).map { "\"\(written(2016 + $0))\",\(40 + $0)" }
    let drafted = try DraftedContract(text: "Period,Victims\n" + lines.joined(separator: "\n") + "\n")
    #expect(drafted.lines.contains { $0.contains("Period: ") && $0.contains(keys) }, "\(drafted.lines)")
    #expect(drafted.rows.contains(row) && drafted.rows.count == 7, "\(drafted.rows)")
  }

  @Test func daysInOneNumberAreDays() throws {
    let lines = (10..<30).map { "201801\($0),\($0)" }
    let drafted = try DraftedContract(text: "Date,Detections\n" + lines.joined(separator: "\n") + "\n")
    #expect(drafted.rows.contains("2018-01-13 13") && drafted.rows.count == 20, "\(drafted.rows)")
  }

  @Test func yearsThatBeginInSeveralMonthsAreNoSeries() throws {
    #expect(RecognisedFiscalYears(["Apr 2016 - Mar 2017", "Jul 2017 - Jun 2018"], leastShare: 1) == nil)
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

  /// How the second of January 2018 is written, and what the contract of records says of it.
  static let days = [
    ("02-Jan-2018", "formats: [d-MMM-yyyy]"), ("2 January 2018", "formats: [d MMM yyyy]"),
    ("02-Jan-18", "formats: [d-MMM-yy], pivot: 50"),
    ("02.01.18", "formats: [d.M.yy], pivot: 50"), ("2018-01-02 10:30", "formats: [yyyy-MM-dd HH:mm]"),
    ("2018-01-02T10:30:00", "formats: [yyyy-MM-dd HH:mm]"), ("January 02, 2018", "formats: [MMM d, yyyy]"),
  ]

  @Test(arguments: days) func daysOfRecordsHaveAPatternThatReadsThem(_ second: String, _ keys: String) throws
  {
    var lines = ["Ref;Referral date;Sex"]
    for index in 0..<40 {
      let day = 1 + index % 27
      let text = second.replacing("02", with: day < 10 ? "0\(day)" : "\(day)").replacing(
        "2 J", with: "\(day) J")
      lines.append("M\(index);\(text);\(index % 2 == 0 ? "F" : "M")")
    }
    let drafted = try DraftedContract(text: lines.joined(separator: "\n") + "\n")
    let line = try #require(
      drafted.lines.first { $0.contains("Referral date") && $0.contains("type: date") }, "\(drafted.lines)")
    let plain = line.replacing("\"", with: "")
    for key in keys.split(separator: ", p") {
      #expect(plain.contains(key.hasPrefix("ivot") ? "p" + key : key), "\(line)")
    }
    #expect(!line.contains("formats: []"))
  }

  /// A year as a column of its own writes it.
  static let years = ["Year 2012", "2012 г.", "2012.", "2012*", "2012p", "2012 (p)"]

  @Test(arguments: years) func yearsWithAWordOrAMarkAreYears(_ text: String) throws {
    var lines = ["Period,Victims"]
    for year in 2012...2021 {
      lines.append("\(text.replacing("2012", with: String(year))),\(130 + year % 7)")
    }
    let drafted = try DraftedContract(text: lines.joined(separator: "\n") + "\n")
    #expect(drafted.rows.contains("2015 \(130 + 2015 % 7)"), "\(drafted.lines)")
  }

  @Test func quartersBeforeTheirYearAreRead() throws {
    var lines = ["Trimestre,Víctimas"]
    for year in 2017...2020 {
      for quarter in 1...4 { lines.append("\(quarter)T\(year),\(quarter * 10 + year % 7)") }
    }
    let drafted = try DraftedContract(text: lines.joined(separator: "\n") + "\n")
    #expect(drafted.rows.contains("2018-Q3 \(30 + 2018 % 7)"), "\(drafted.lines)")
  }

  @Test func markedYearsAsHeadingsAreKept() throws {
    let drafted = try DraftedContract(
      text: "Province,2019,2020,2021*,2022*\nHerat,1,2,3,4\nBalkh,5,6,7,8\nKabul,9,8,7,6\n")
    #expect(drafted.rows.contains("Herat 2022 4") && drafted.rows.count == 12, "\(drafted.lines)")
  }

  @Test func bandsOfAgesAsHeadingsAreNoAgesOfPersons() throws {
    var lines = ["Year,Age 0-11,Age 12-17,Age 18+"]
    for year in 2012...2021 { lines.append("\(year),\(5 + year % 3),\(6 + year % 5),\(7 + year % 7)") }
    let drafted = try DraftedContract(text: lines.joined(separator: "\n") + "\n")
    #expect(drafted.has("unpivot:") && drafted.rows.count == 30, "\(drafted.lines)")
  }

  /// Texts under a heading of time that tell no period that is read.
  static let unread = ["Spring 2012", "2012 E.C.", "Apr-10 to Mar-11"]

  @Test(arguments: unread) func overTimesThatAreNotReadNothingIsAdded(_ text: String) throws {
    var lines = ["Period,Victims"]
    for year in 2012...2021 {
      lines.append(
        "\(text.replacing("2012", with: String(year)).replacing("-10", with: "-\(year % 100)")),\(130 + year % 7)"
      )
    }
    let contract = try FirstContractTests.contract(lines.joined(separator: "\n") + "\n")
    let period = try #require(contract.columns.first { $0.name == "Period" })
    #expect(
      period.isApart && period.doubts.contains { $0.contains("tell no period") },
      "\(contract.columns.map(\.what))")
  }

  @Test func aTextThatIsNoPeriodIsRefusedWithWhatHelps() {
    func message(_ text: String) -> String {
      if case .failure(let fault) = PeriodReading(form: PeriodForm(frequency: .year)).period(text) {
        fault.message
      } else {
        ""
      }
    }
    #expect(message("12").contains("'pivot'") && !message("Average").contains("'pivot'"))
    #expect(message("Average").contains("until"))
  }
}
