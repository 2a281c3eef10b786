import Foundation
import Language
import Tables
import Testing

@testable import Codebook

/// What single columns and small tables are taken as.
@Suite struct FirstContractTests {
  static func contract(_ text: String, kind: FirstContract.Kind? = nil) throws -> FirstContract {
    var reader = try CSVBytesReader(bytes: Array(text.utf8), file: "sample.csv")
    var table = FirstTable(header: try reader.header())
    while let row = try reader.row() { _ = table.append(row) }
    return ContractRecognition(of: table, name: "sample", title: "sample", library: .shipped).contract(
      kind: kind)
  }

  static func column(_ name: String, _ texts: [String], kind: FirstContract.Kind = .records) throws
    -> FirstContract.Column
  {
    let rows = texts.map { CSVField.figure($0) + ",x" }
    let contract = try contract(
      ([CSVField.figure(name) + ",rest"] + rows).joined(separator: "\n") + "\n", kind: kind)
    return try #require(contract.columns.first)
  }

  /// A heading, texts, and what they are in records: the type, the list, and whether nobody may see them.
  static let columns: [(String, [String], String, String?, Bool)] = [
    ("sexo", ["H", "M", "Mujer", "Hombre"], "code", "sex", false),
    ("sex", ["F", "M", "F"], "code", "sex", false),
    ("جنس", ["مرد", "زن", "زن"], "code", "sex", false),
    ("Nationalité", ["Afghane", "Irak", "Pakistan"], "code", "countries", false),
    ("ملیت", ["افغانستان", "ایران", "عراق"], "code", "countries", false),
    (
      "country", ["Iran (Islamic Rep. of)", "Dem. Rep. of the Congo", "Rep. of Korea"], "code", "countries",
      false
    ),
    ("m49 country", ["004", "368", "586"], "code", "countries", false),
    ("has_debt", ["0", "1", "1", "-99"], "code", "yes-no", false),
    ("consent", ["oui", "non"], "code", "yes-no", false),
    ("age", ["17", "34", "51", "8"], "int", nil, false),
    ("First name", ["Abel", "Bita", "Carla"], "text", nil, true),
    ("نام خانوادگی", ["الف", "ب", "ج"], "text", nil, true),
    ("DOB", ["2001-04-05", "1999-12-31", "2010-01-20"], "date", nil, true),
    ("D.O.B.", ["2001-04-05", "1999-12-31", "2010-01-20"], "date", nil, true),
    ("Geburtsdatum", ["05.04.2001", "31.12.1999", "20.01.2010"], "date", nil, true),
    ("contact", ["+93 700 123 456", "+98 21 555 0101", "+92 300 5550102"], "text", nil, true),
    ("reach", ["a.b@example.org", "c@example.org", "d@example.net"], "text", nil, true),
    ("remarks", ["came alone", "with others", "none"], "text", nil, true),
    ("passport", ["A123", "B456", "C789"], "text", nil, true),
    ("latitude", ["31.5", "33.25", "34.125"], "text", nil, true),
    ("case_id", ["K1", "K2", "K3"], "text", nil, false),
  ]

  @Test(arguments: columns) func aColumnOfRecordsIsWhatItsHeadingAndTextsSay(
    _ name: String, _ texts: [String], _ type: String, _ list: String?, _ isSensitive: Bool
  ) throws {
    let column = try Self.column(name, texts)
    #expect(column.type == type && column.list == list && column.isSensitive == isSensitive, "\(column)")
  }

  /// Headings, texts, and the type and the keys of the period.
  static let periods: [(String, [String], String)] = [
    ("month", ["2024-01", "2024-02", "2024-03"], "month"),
    ("t", ["2024-01-01", "2024-02-01", "2024-03-01"], "month"),
    ("when", ["Jan 2024", "Feb 2024", "March 2024"], "month"),
    ("mois", ["janvier 2024", "févr. 2024", "août 2024"], "month"),
    ("month", ["2024M01", "2024M02", "2024M11"], "month"),
    ("period", ["202401", "202402", "202412"], "month"),
    ("Q", ["2024-Q1", "2024-Q2", "2024-Q3"], "quarter"),
    ("period", ["H1 2022", "H2 2022", "H1 2023"], "half-year"),
    ("t", ["2022-S1", "2022-S2", "2023-S1"], "half-year"),
    ("when", ["Jan-Jun 2022", "Jul-Dec 2022", "Jan-Jun 2023"], "half-year"),
    ("semestre", ["1er semestre 2022", "2e semestre 2022", "1er semestre 2023"], "half-year"),
    ("الفترة", ["النصف الأول 2022", "النصف الثاني 2022", "النصف الأول 2023"], "half-year"),
    ("trimestre", ["Primer trimestre 2022", "Segundo trimestre 2022", "Tercer trimestre 2022"], "quarter"),
    ("kuukausi", ["tammikuu 2022", "helmikuu 2022", "kesäkuu 2022"], "month"),
    ("week", ["2024-W05", "2024-W06", "2024-W52"], "week"),
    ("year", ["2019", "2020.0", "2021"], "year"), ("سال", ["۱۴۰۱", "۱۴۰۲", "۱۴۰۳"], "year"),
    ("تاریخ", ["مهر ۱۴۰۲", "آبان ۱۴۰۲", "دی ۱۴۰۲"], "month"),
    ("date", ["3/1/2024", "17/1/2024", "28/2/2024"], "day"),
  ]

  @Test(arguments: periods) func aPeriodIsWhatItsTextsSay(_ name: String, _ texts: [String], _ type: String)
    throws
  {
    let rows = texts.enumerated().map { "\($0.element),\($0.offset * 7 + 3)" }
    let contract = try Self.contract((["\(name),cases"] + rows).joined(separator: "\n") + "\n")
    let column = try #require(contract.columns.first)
    #expect(contract.kind == .counts && column.role == .period && column.type == type, "\(column)")
    let isPersian = texts.contains { $0.contains("۱۴") }
    #expect(column.keys.contains { $0.key == "calendar" && $0.value == "persian" } == isPersian)
    #expect(column.doubts.isEmpty != isPersian)
  }

  @Test(arguments: [
    (["1H22", "2H22", "1H23", "2H23"], "half-year"), (["Q1 '22", "Q2 '22", "Q3 '22", "Q4 '22"], "quarter"),
  ])
  func partsOfYearsOfTwoDigitsAreMarked(_ texts: [String], _ type: String) throws {
    let rows = texts.enumerated().map { "\($0.element),\($0.offset * 7 + 3)" }
    let column = try #require(
      try Self.contract((["period,cases"] + rows).joined(separator: "\n") + "\n").columns.first)
    #expect(column.type == type && !column.doubts.isEmpty, "\(column)")
    #expect(column.keys.contains { $0.key == "pivot" && $0.value == "50" }, "\(column.keys)")
  }

  @Test func aSemesterBesideAYearIsAHalfYear() throws {
    let rows = (2015...2019).flatMap { year in (1...2).map { "\(year),\($0),\(year % 7 * 3 + $0)" } }
    let contract = try Self.contract("año,semestre,víctimas\n" + rows.joined(separator: "\n") + "\n")
    let column = try #require(contract.columns.first { $0.role == .period })
    #expect(column.type == "half-year" && column.keys.contains { $0.key == "from" }, "\(column)")
    #expect(column.doubts.isEmpty, "\(column.doubts)")
  }

  @Test func halvesOfYearsOfTwoDigitsAreHeadings() throws {
    let drafted = try DraftedContract(
      text: "Marz,1H20,2H20,1H21,2H21\nYerevan,5,8,13,21\nGyumri,3,9,4,11\nKapan,2,2,7,1\n")
    #expect(drafted.rows.contains("Gyumri 2021-S2 11") && drafted.rows.count == 12, "\(drafted.lines)")
  }

  @Test func daysAreHeadings() throws {
    let days = (1...6).map { "2024-03-0\($0)" }
    let drafted = try DraftedContract(
      text: (["Beach"] + days).joined(separator: ",") + "\nCalais,5,8,13,21,2,1\nBoulogne,3,9,4,11,0,7\n")
    #expect(drafted.rows.contains("Boulogne 2024-03-04 11") && drafted.rows.count == 12, "\(drafted.lines)")
  }

  @Test func numbersOfWeeksAreNoFigures() throws {
    for (heading, last) in [("epiweek", 52), ("epiweek", 12), ("period", 52)] {
      let rows = (1...last).map { "2022\($0 < 10 ? "0" : "")\($0),\($0 * 7 % 31 + 3)" }
      let contract = try Self.contract("\(heading),cases\n" + rows.joined(separator: "\n") + "\n")
      let column = try #require(contract.columns.first)
      #expect(column.role == .period && column.type == "week" && !column.doubts.isEmpty, "\(column)")
    }
  }

  @Test func halvesOfYearsAreHeadings() throws {
    let contract = try Self.contract(
      "region,H1 2021,H2 2021,H1 2022,H2 2022\nOsh,5,8,13,21\nNaryn,3,9,4,11\nTalas,2,2,7,1\n")
    let column = try #require(contract.columns.first { $0.role == .period })
    #expect(column.name == "half_year" && column.type == "half-year", "\(column)")
  }

  @Test(arguments: [
    ["1,25,430", "21,00,500", "5,117", "980"], ["1٬204", "310", "15٬117", "44"],
    ["۱٬۲۰۴", "۳۱۰", "۱۵٬۱۱۷", "۴۴"],
  ])
  func figuresAreSeenHoweverTheirThousandsAreGrouped(_ figures: [String]) throws {
    let rows = figures.enumerated().map { "\(2018 + $0.offset),\"\($0.element)\"" }
    let contract = try Self.contract((["year,victims"] + rows).joined(separator: "\n") + "\n")
    #expect(contract.kind == .counts)
    #expect(contract.columns.map(\.role) == [.period, .measure])
  }

  @Test func yearsAheadOfTheSunAreThoseOfTheMoon() throws {
    let rows = (1440...1446).map { "\($0),\($0 % 7 * 3 + 1)" }
    let contract = try Self.contract((["year,cases"] + rows).joined(separator: "\n") + "\n")
    let column = try #require(contract.columns.first)
    #expect(column.keys.contains { $0.key == "calendar" && $0.value == "islamic-umalqura" }, "\(column)")
    #expect(!column.doubts.isEmpty)
  }

  @Test func lettersAloneAreNoIndustries() throws {
    for (name, texts) in [("cinsiyet", ["K", "E", "K", "E"]), ("flag", ["A", "P", "M", "Q"])] {
      let column = try Self.column(name, texts)
      #expect(column.list != "htcds-industries", "\(column)")
    }
  }

  @Test func lettersOfTwoLanguagesAreSettledByWordsAndMarked() throws {
    let column = try Self.column("sexo", ["H", "M", "Mujer", "H"])
    #expect(column.codes["M"] == "F" && column.codes["H"] == "M" && !column.doubts.isEmpty)
    #expect(column.keys.contains { $0.key == "words" && $0.value == "{H: M, M: F}" }, "\(column.keys)")
    // Figures have no words of a column: the letters stand for themselves.
    let rows = (2015...2020).flatMap { year in
      ["H", "M", "Mujer"].map { "\(year),\($0),\(year % 7 + $0.count)" }
    }
    let counts = try Self.contract("year,sexo,casos\n" + rows.joined(separator: "\n") + "\n")
    #expect(counts.columns[1].list == "sexo" && counts.columns[1].codes["H"] == "H")
  }

  @Test(arguments: [("% minors", true), ("minors %", true), ("minors", false)])
  func wholePerCentsAreNoAmounts(_ heading: String, _ isShare: Bool) throws {
    let rows = (2015...2020).flatMap { year in
      ["Lima", "Cusco", "Puno"].map { "\(year),\($0),\(year % 7 * 9 + $0.count),\(year % 5 * 11 + $0.count)" }
    }
    let contract = try Self.contract("year,region,victims,\(heading)\n" + rows.joined(separator: "\n") + "\n")
    let column = try #require(contract.columns.last)
    #expect(column.keys.contains { $0.key == "kind" && $0.value == "share" } == isShare, "\(column)")
  }

  @Test func statesOfACountryAreNoCountries() throws {
    let states = ["AL", "AR", "AZ", "CA", "CO", "DE", "GA", "ID", "IL", "IN", "LA", "MA"]
    let rows = (2015...2018).flatMap { year in
      states.enumerated().map { "\(year),\($0.element),\(year % 9 + $0.offset)" }
    }
    let contract = try Self.contract("year,state,victims\n" + rows.joined(separator: "\n") + "\n")
    let column = contract.columns[1]
    #expect(column.list != "countries" || !column.doubts.isEmpty, "\(column)")
  }

  @Test func whatFewRecordsHaveIsInNoListAndNoValueOfARecordIsSaid() throws {
    var rows: [String] = []
    for index in 0..<60 {
      let rare = index < 2 ? "Quillon" : index % 2 == 0 ? "Harbour" : "Station"
      rows.append(
        "K\(index),Zed\(index % 7)a,2024-0\(index % 9 + 1)-11,\(rare),\(index % 3 == 0 ? "Market" : "Road"),2\(index % 8)"
      )
    }
    let contract = try Self.contract(
      "case_id,surname,incident date,found at,kind of place,age\n" + rows.joined(separator: "\n") + "\n")
    #expect(contract.kind == .records)
    let types = Dictionary(uniqueKeysWithValues: contract.columns.map { ($0.name, $0) })
    #expect(types["found at"]?.type == "text" && types["kind of place"]?.type == "code")
    #expect(contract.writtenLists.map(\.name) == ["kind-of-place"])
    let said =
      contract.text(source: "sample.csv", declaration: []) + contract.columns.map(\.evidence).joined()
      + contract.columns.flatMap(\.doubts).joined() + contract.kindEvidence + contract.remarks.joined()
    for value in ["Quillon", "Harbour", "Station", "Zed", "K1", "2024-0", "Market", "Road"] {
      #expect(!said.contains(value), "\(value)")
    }
  }

  @Test func aListOfMoreThanTwoHundredValuesIsNotWritten() throws {
    let rows = (0..<201).flatMap { index in (0..<3).map { _ in "2024-01-\(index % 20 + 10),Kind\(index)" } }
    let contract = try Self.contract("incident date,kind\n" + rows.joined(separator: "\n") + "\n")
    #expect(contract.kind == .records && contract.writtenLists.isEmpty && contract.columns[1].isSensitive)
    let fewer = try Self.contract("incident date,kind\n" + rows.dropLast(3).joined(separator: "\n") + "\n")
    #expect(fewer.writtenLists.count == 1)
  }

  @Test func categoriesOfOneCodeAreNeverMadeOne() throws {
    let rows = (2015...2020).flatMap { year in
      ["men", "women", "boys", "girls"].enumerated().map { "\(year),\($0.element),\(year % 5 + $0.offset)" }
    }
    let column = try Self.contract("year,who,cases\n" + rows.joined(separator: "\n") + "\n").columns[1]
    #expect(column.list == "sex-age" && column.doubts.isEmpty && Set(column.codes.values).count == 4)
  }

  @Test func aBlankThatIsTheSumIsATotalAndAnotherIsLeftOut() throws {
    var rows: [String] = []
    for year in 2015...2020 {
      rows += ["\(year),,\(year % 7 + 12)", "\(year),Female,\(year % 7 + 5)", "\(year),Male,7"]
    }
    let total = try Self.contract("Year,Sex,Value\n" + rows.joined(separator: "\n") + "\n").columns[1]
    #expect(
      total.hasBlankTotals && total.keys.contains { $0.key == "blank" && $0.value == "total" }
        && total.doubts.isEmpty)
    // One between the two is no total of amounts.
    let other = try Self.contract(
      "Year,Sex,Value\n" + rows.map { $0.replacing(",,1", with: ",,") }.joined(separator: "\n") + "\n"
    ).columns[1]
    #expect(!other.hasBlankTotals && !other.doubts.isEmpty)
  }

  @Test func namesThatAreNoCountriesAreNotAddedToThem() throws {
    let names = [
      "Chad", "Mali", "Niger", "Togo", "Benin", "Ghana", "Gabon", "Kenya", "Sudan", "Egypt", "World", "Sahel",
    ]
    let rows = (2015...2018).flatMap { year in
      names.enumerated().map { "\(year),\($0.element),\(year % 9 + $0.offset)" }
    }
    let column = try Self.contract("year,country,cases\n" + rows.joined(separator: "\n") + "\n").columns[1]
    #expect(column.isApart && !column.doubts.isEmpty && column.codes["World"] == "World")
  }

  @Test func headingsThatArePeriodsBecomeRows() throws {
    let contract = try Self.contract("District,2019,2020,2021\nNorth,1,2,3\nSouth,4,..,6\nTotal,5,2,9\n")
    let unpivot = try #require(contract.unpivot)
    #expect(unpivot.columns == ["2019", "2020", "2021"] && unpivot.isSpan)
    #expect(unpivot.into == ["year"] && unpivot.values == "value" && unpivot.periodAxis == 0)
    #expect(contract.missing == [".."] && contract.columns[0].total == "Total")
    #expect(contract.columns.map(\.name) == ["District", "year", "value"])
  }

  @Test func aTableWithoutRowsIsTakenAsRecordsAndMarked() throws {
    let contract = try Self.contract(
      "prs_FirstName,prs_Gender,vic_TypeOfExploitation,cas_IncomingReferralDate,prs_Citizenship,cas_Status\n")
    #expect(contract.kind == .records && contract.unit == "victim")
    #expect(
      contract.columns.map(\.list) == [
        nil, "htcds-gender", "htcds-exploitation", nil, "countries", "htcds-status",
      ])
    #expect(contract.columns[0].isSensitive && contract.columns[3].role == .period)
  }

  /// Texts and how they stand in YAML.
  @Test(arguments: [
    ("Country", "Country"), ("Groups of persons", "\"Groups of persons\""), ("2020", "\"2020\""),
    ("true", "\"true\""),
    ("a\"b\\c", "\"a\\\"b\\\\c\""), ("x: y", "\"x: y\""), ("", "\"\""), ("\u{202E}n", "\"\\U0000202En\""),
    ("کل", "\"کل\""),
  ]) func aWordIsQuotedWhereItMust(_ text: String, _ yaml: String) { #expect(YAMLText.scalar(text) == yaml) }
}
