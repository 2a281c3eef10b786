import Testing

@testable import Codebook

/// Letters and numbers that stand for categories, and weeks as offices write them.
@Suite struct FirstContractCodesTests {
  /// A table of five years for each text of a column.
  private static func table(_ heading: String, _ texts: [String]) -> String {
    var lines = ["Year,\(heading),Victims"]
    for (place, text) in texts.enumerated() {
      for year in 2019...2023 { lines.append("\(year),\(text),\(11 + place * 17 + (year * 7) % 13)") }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The two letters of a sex in a language, women first, and its heading.
  @Test(arguments: [
    ("Cinsiyet", ["K", "E"]), ("Jenis Kelamin", ["P", "L"]), ("Jinsia", ["Ke", "Me"]), ("Płeć", ["K", "M"]),
    ("Стать", ["Ж", "Ч"]), ("Sex", ["F", "M"]), ("Sex", ["F", "M", "Intersex"]),
  ]) func lettersOfASexAreThoseOfItsLanguage(_ column: (heading: String, letters: [String])) throws {
    let contract = try FirstContractTests.contract(Self.table(column.heading, column.letters))
    let sex = try #require(contract.columns.first { $0.name == column.heading })
    #expect(sex.list == "sex", "\(sex.what)")
    #expect(sex.codes[column.letters[0]] == "F" && sex.codes[column.letters[1]] == "M", "\(sex.codes)")
  }

  /// Without a heading that speaks of a sex, such letters may be anything.
  @Test(arguments: [["L", "P"], ["K", "E"]]) func lettersUnderAnotherHeadingAreOfAListOfTheirOwn(
    _ letters: [String]
  ) throws {
    let contract = try FirstContractTests.contract(Self.table("Type", letters))
    #expect(contract.columns.first { $0.name == "Type" }?.list != "sex")
  }

  /// States of federations, and a few letters under a heading that speaks of no country.
  @Test(arguments: [
    ("UF", ["PA", "MG", "SE", "AL", "AM", "BA", "CE", "GO"]), ("Estado", ["PA", "MG", "SE"]),
    ("State", ["AL", "CA", "CO", "GA", "ID", "IL", "IN", "LA"]), ("Kind", ["ME", "KE"]),
  ]) func lettersOfStatesAreNoCountries(_ column: (heading: String, letters: [String])) throws {
    let contract = try FirstContractTests.contract(Self.table(column.heading, column.letters))
    let states = try #require(contract.columns.first { $0.name == column.heading })
    #expect(states.role == .dimension)
    #expect(states.list != "countries")
  }

  @Test(arguments: [
    ("Nationality", ["AF", "PK", "IR"]), ("Code", ["AF", "PK", "IR", "IQ", "SY", "ET", "NG"]),
  ])
  func lettersOfCountriesAreCountries(_ column: (heading: String, letters: [String])) throws {
    let contract = try FirstContractTests.contract(Self.table(column.heading, column.letters))
    #expect(contract.columns.first { $0.name == column.heading }?.list == "countries")
  }

  @Test(arguments: ["Sex", "Sex of victim", "Form of exploitation", "Route"])
  func numbersOfCategoriesAreNoFigures(
    _ heading: String
  ) throws {
    let drafted = try DraftedContract(text: Self.table(heading, ["1", "2"]))
    #expect(
      drafted.lines.contains {
        $0.hasPrefix("\(heading.contains(" ") ? "\"\(heading)\"" : heading):")
          && $0.contains("role: dimension")
          && $0.contains("# check: numbers stand for its categories")
      }, "\(drafted.lines)")
    #expect(drafted.rows.count == 10, "\(drafted.rows)")
  }

  /// Headings of figures that speak of a sex, a form, a route or a country; the figures may be small and come again.
  @Test(
    arguments: [
      "Sexual exploitation", "Labour exploitation", "Sex trafficking", "Nationals", "Route East",
      "Destination",
      "Foreign nationals", "Purpose unknown",
    ], [1, 40])
  func figuresOfASexAFormOrACountryStayFigures(_ heading: String, _ size: Int) throws {
    let rows = (0..<9).map { "\(2015 + $0),\(17 + $0 * 7 % 11),\(size * (1 + $0 % 3))" }
    let contract = try FirstContractTests.contract(
      "Year,Victims,\(heading)\n" + rows.joined(separator: "\n") + "\n")
    #expect(contract.columns.first { $0.name == heading }?.role == .measure, "\(heading)")
  }

  /// Weeks of two columns: a week as an office writes it, and figures.
  @Test(arguments: [
    ("Woche", "Fälle", "KW 0#/2023"),
    ("Semaine", "Cas", "S0# 2023"),
    ("Week", "Detections", "Week # 2023"),
    ("Hafta", "Vaka", "#. hafta 2023"),
  ]) func aTableOfWeeksIsNoListOfCases(
    _ table: (heading: String, measure: String, week: String)
  ) throws {
    let rows = (1...52).map { week in
      let text = table.week.replacing("0#", with: week < 10 ? "0\(week)" : "\(week)").replacing(
        "#", with: "\(week)")
      return "\(text),\(5 + week * 7 % 11)"
    }
    let contract = try FirstContractTests.contract(
      "\(table.heading),\(table.measure)\n" + rows.joined(separator: "\n") + "\n")
    #expect(contract.kind == .counts, "\(contract.kindEvidence)")
    #expect(contract.columns.map(\.type) == ["week", "count"])
  }

  @Test func weeksByTheirFirstAndLastDayAreWeeks() throws {
    let drafted = try DraftedContract(
      text: """
        Week,Detections
        26/12/2022 - 01/01/2023,5
        02/01/2023 - 08/01/2023,7
        09/01/2023 - 15/01/2023,9

        """)
    #expect(drafted.lines.contains { $0.hasPrefix("Week:") && $0.contains("type: week") }, "\(drafted.lines)")
    #expect(drafted.rows.count == 3 && drafted.rows.contains("2023-W01 7"), "\(drafted.rows)")
  }

  /// Keys of more than 1,024 characters are none of YAML where their value stands behind them.
  @Test(arguments: [40, 900, 1_100, 5_000], ["w", "\u{1A}", "\u{2028}", "\u{FFFF}"])
  func aHeadingOfAnyLengthIsAKey(
    _ length: Int, _ letter: String
  ) throws {
    let heading = "Province " + String(repeating: letter, count: length)
    let drafted = try DraftedContract(
      text:
        "Year,\(heading),Victims\n2021,Balkh,7\n2021,Total,15\n2021,Herat,8\n2022,Balkh,3\n2022,Herat,9\n2022,Total,12\n"
    )
    #expect(drafted.rows.contains("Balkh 2021 7"), "\(drafted.rows)")
  }

  @Test func aYearAndAWeekOfTwoColumnsAreAWeek() throws {
    let rows = (1...20).map { "2023,\($0),\(3 + $0 % 4)" }
    let drafted = try DraftedContract(text: "Year,Week,Cases\n" + rows.joined(separator: "\n") + "\n")
    #expect(
      drafted.rows.contains("2023-W07 6") && drafted.rows.count == 20, "\(drafted.lines) \(drafted.rows)")
  }

  /// Weeks that begin on a Sunday are none that a table has, and their first days are no days of figures.
  @Test func weeksOfOtherDaysAreNoPeriods() throws {
    let contract = try FirstContractTests.contract(
      "Week,Cases\n2023-01-01 to 2023-01-07,5\n2023-01-08 to 2023-01-14,6\n2023-01-15 to 2023-01-21,4\n")
    let week = try #require(contract.columns.first)
    #expect(
      week.role == .dimension && week.doubts.contains { $0.contains("no period that is read") },
      "\(week.what)")
  }

  @Test func monthsWithShortYearsAsHeadingsBecomeRows() throws {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let headings = [22, 23].flatMap { year in months.map { "\($0)-\(year)" } }
    let rows = ["East", "West"].map { route in
      ([route] + headings.indices.map { "\($0 % 7 + (route == "East" ? 3 : 1))" }).joined(separator: ",")
    }
    let drafted = try DraftedContract(
      text: (["Route," + headings.joined(separator: ",")] + rows).joined(separator: "\n") + "\n")
    #expect(drafted.rows.count == 48 && drafted.rows.contains("East 2023-12 5"), "\(drafted.rows.prefix(4))")
  }
}
