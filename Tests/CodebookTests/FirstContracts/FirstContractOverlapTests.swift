import Testing

@testable import Codebook

/// Categories that hold what others of their column hold, and tables that are no lists of cases: nothing is counted twice.
@Suite struct FirstContractOverlapTests {
  /// A table by year of categories, each with a base; `made` gives the figures of further ones of those of the others.
  static func table(
    _ parts: [(String, Int)], heading: String = "Area", years: Int = 12,
    _ made: ([Int]) -> [(place: Int, name: String, value: Int)] = { _ in [] }
  ) -> String {
    var lines = ["Year,\(heading),Victims"]
    for year in 0..<years {
      let values = parts.enumerated().map { $1.1 + (year * (7 + $0 * 4) + $0 * 5) % (11 + $0 * 6) }
      var rows = zip(parts, values).map { "\(2010 + year),\($0.0),\($1)" }
      for extra in made(values).sorted(by: { $0.place > $1.place }) {
        rows.insert("\(2010 + year),\(extra.name),\(extra.value)", at: extra.place)
      }
      lines += rows
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The sum of a year's figures in the contract's table.
  static func sum(_ drafted: DraftedContract, _ year: Int) -> Int {
    drafted.rows.filter { $0.contains(" \(year) ") && !$0.hasPrefix("_T") }
      .compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }.reduce(0, +)
  }

  @Test func regionsAmongTheirProvincesAreNotAddedToThem() throws {
    let drafted = try DraftedContract(
      text: Self.table([("Mombasa", 20), ("Kilifi", 45), ("Nakuru", 46), ("Turkana", 21)]) { values in
        [(0, "Coast region", values[0] + values[1]), (2, "Rift region", values[2] + values[3])]
      })
    #expect(drafted.lines.contains { $0.contains("'Coast region' is the sum of 2 of the others") })
    #expect(!drafted.rows.contains { $0.contains("region") })
    // 20 + 0 and so on: the provinces alone.
    let alone = try DraftedContract(
      text: Self.table([("Mombasa", 20), ("Kilifi", 45), ("Nakuru", 46), ("Turkana", 21)]))
    #expect(Self.sum(drafted, 2015) == Self.sum(alone, 2015))
  }

  @Test func adultsBesideMenAndWomenAreNotAddedToThem() throws {
    let drafted = try DraftedContract(
      text: Self.table([("Men", 60), ("Women", 90), ("Boys", 10), ("Girls", 25)], heading: "Group") {
        values in
        [(4, "Children", values[2] + values[3]), (4, "Adults", values[0] + values[1])]
      })
    for name in ["Adults", "Children"] {
      #expect(
        drafted.lines.contains { $0.contains("'\(name)' holds") && $0.contains("a rule leaves its rows out") }
      )
    }
  }

  @Test func twoDivisionsOfOneWholeAreNotAdded() throws {
    let drafted = try DraftedContract(
      text: Self.table([("North", 60), ("South", 90)], heading: "Group") { values in
        let whole = values[0] + values[1]
        return [(2, "By sea", whole * 2 / 5), (2, "By land", whole - whole * 2 / 5)]
      })
    #expect(
      drafted.lines.contains { $0.contains("additive: false") && $0.contains("they divide the same figures") }
    )
  }

  /// Words for a total, of which only some are known, with what is added to the sum of the parts.
  static let totals = [
    ("รวม", 0), ("Toplam", 3), ("Усього", 2), ("Jumlah", 0), ("National", 4), ("Jumla", 5), ("All states", 3),
    ("Ensemble du pays", 6), ("Nigeria", 4), ("মোট", 1),
  ]

  @Test(arguments: totals) func aTotalThatIsMoreThanItsPartsIsATotal(_ word: String, _ more: Int) throws {
    let drafted = try DraftedContract(
      text: Self.table([("Edo", 60), ("Kano", 90), ("Lagos", 33)]) { values in
        [(3, word, values.reduce(more, +))]
      })
    #expect(drafted.lines.contains { $0.hasPrefix("margins:") && $0.contains(word) }, "\(drafted.lines)")
  }

  @Test(arguments: ["National", "Pakistan", "All nationalities"])
  func aWholeWhosePartsAreNotAllThereIsATotal(_ word: String) throws {
    let drafted = try DraftedContract(
      text: Self.table([("Punjab", 60), ("KP", 90), ("Sindh", 33)]) { values in
        [(0, word, values.reduce(0, +) * 8 / 5)]
      })
    #expect(drafted.lines.contains { $0.hasPrefix("margins:") && $0.contains(word) }, "\(drafted.lines)")
  }

  /// Categories that are different things, told by their words.
  static let kinds = [
    ["Investigations", "Prosecutions", "Convictions"],
    ["Trata de personas", "Tráfico ilícito de migrantes", "Otros"],
    ["Victims identified", "Persons arrested", "Cases registered"], ["Identified", "Assisted", "Referred"],
    ["TIP", "SOM", "Other"],
  ]

  @Test(arguments: kinds) func differentThingsAreNeverAdded(_ words: [String]) throws {
    let drafted = try DraftedContract(
      text: Self.table(zip(words, [60, 90, 33]).map { ($0, $1) }, heading: "Item"))
    #expect(
      drafted.lines.contains { $0.hasPrefix("Item:") && $0.contains("additive: false") }, "\(drafted.lines)")
  }

  @Test func aPartThatSaysOfWhatIsLeftOut() throws {
    let drafted = try DraftedContract(
      text: Self.table([("Under 18", 29), ("18 and over", 68)], heading: "Group") { values in
        [(1, "of which under 12", values[0] / 2)]
      })
    #expect(drafted.lines.contains { $0.hasPrefix("- {id: further-total-1") }, "\(drafted.lines)")
    #expect(!drafted.rows.contains { $0.contains("OF_WHICH") })
  }

  @Test func figuresThatRiseWithinEveryYearAreRunningTotals() throws {
    var lines = ["Month,Victims"]
    for year in 2019...2023 {
      var sum = 0
      for month in 1...12 {
        sum += 30 + (year * 5 + month * 7) % 23
        lines.append("\(year)-\(month < 10 ? "0" : "")\(month),\(sum)")
      }
    }
    let drafted = try DraftedContract(text: lines.joined(separator: "\n") + "\n")
    #expect(
      drafted.lines.contains { $0.contains("kind: running-total") && $0.contains("running totals") },
      "\(drafted.lines)")
  }

  @Test func aNoteRightBelowATableIsNoCategory() throws {
    var text = "Province,2019,2020,2021\n"
    for (place, name) in ["Split", "Osijek", "Zadar", "Total"].enumerated() {
      text += "\(name),\(place + 4),\(place + 9),\(place + 2)\n"
    }
    let drafted = try DraftedContract(text: text + "Data as of 31 December 2023,,,\n")
    #expect(drafted.has("until: Data"), "\(drafted.lines)")
    #expect(drafted.rows.count == 12)
  }

  @Test func ofACategoryThatMayBeTheTotalNothingIsAdded() throws {
    let drafted = try DraftedContract(
      text: Self.table([("Edo", 60), ("Kano", 90), ("Lagos", 33)]) { values in
        [(3, "Zone A", values.reduce(4, +))]
      })
    #expect(
      drafted.lines.contains { $0.contains("additive: false") && $0.contains("as it may be their total") })
  }

  @Test func unevenPartsAreAdded() throws {
    let drafted = try DraftedContract(
      text: Self.table([("Edo", 200), ("Kano", 90), ("Lagos", 33), ("Delta", 5)]))
    #expect(
      !drafted.lines.contains { $0.contains("additive") || $0.hasPrefix("margins:") }, "\(drafted.lines)")
  }

  @Test func aFigureThatIsToldAgainHasReleases() throws {
    var lines = ["Reference year,Release,Country,Victims"]
    for release in 2022...2024 {
      for year in 2012..<release {
        lines.append("\(year),\(release),Kenya,\(60 + year % 7 + release % 2)")
        lines.append("\(year),\(release),Uganda,\(140 + year % 5 + release % 2)")
      }
    }
    let drafted = try DraftedContract(text: lines.joined(separator: "\n") + "\n")
    #expect(drafted.has("Release: {type: year, role: vintage"), "\(drafted.lines)")
  }

  @Test func provisionalAndFinalFiguresAreNotAdded() throws {
    var lines = ["Year,Status,Victims"]
    for year in 2012..<2022 {
      lines.append("\(year),Provisional,\(90 + year % 7)")
      lines.append("\(year),Final,\(150 + year % 5)")
    }
    let drafted = try DraftedContract(text: lines.joined(separator: "\n") + "\n")
    #expect(
      drafted.lines.contains { $0.hasPrefix("Status:") && $0.contains("additive: false") }, "\(drafted.lines)"
    )
  }

  @Test func runningTotalsAreSaidToBeSuch() throws {
    var lines = ["Month,Detections (cumulative)"]
    var sum = 0
    for month in 1...12 {
      sum += 30 + month % 5
      lines.append("2021-\(month < 10 ? "0" : "")\(month),\(sum)")
    }
    let drafted = try DraftedContract(text: lines.joined(separator: "\n") + "\n")
    #expect(drafted.lines.contains { $0.contains("is called a running total") })
    #expect(drafted.lines.contains { $0.contains("kind: running-total") })
  }

  // MARK: Tables are no lists of cases

  /// Rows in place of one of a table of routes by month, which stays one of figures.
  static let odd = ["2021,13,Sea,50", "2021,12,Sea,57\n2021,12,Sea,57", "2021,Decembre?,Sea,50"]

  @Test(arguments: odd) func oneOddRowMakesNoListOfCases(_ row: String) throws {
    var lines = ["year,month,route,detections"]
    for year in 2020...2022 {
      for month in 1...12 {
        for (route, base) in [("Sea", 40), ("Land", 70)] {
          let isOdd = year == 2021 && month == 12 && route == "Sea"
          lines.append(isOdd ? row : "\(year),\(month),\(route),\(base + (year * 5 + month * 7) % 23)")
        }
      }
    }
    let contract = try FirstContractTests.contract(lines.joined(separator: "\n") + "\n")
    #expect(contract.kind == .counts)
    #expect(
      contract.columns.contains { $0.role == .period && $0.type == "month" },
      "\(contract.columns.map(\.what))")
  }

  @Test func oneHalfYearAmongYearsStaysAColumnOfYears() throws {
    var lines = ["Year,Route,Migrants"]
    for year in 2012...2023 { lines += ["\(year),Sea,\(300 + year % 7)", "\(year),Land,\(900 + year % 11)"] }
    lines += ["2024 (Jan-Jun),Sea,140", "2024 (Jan-Jun),Land,444"]
    let contract = try FirstContractTests.contract(lines.joined(separator: "\n") + "\n")
    #expect(contract.kind == .counts)
    let period = try #require(contract.columns.first { $0.role == .period })
    #expect(period.doubts.contains { $0.contains("1 text tells no period") })
  }

  @Test func aTableOfFiguresBelowZeroKeepsCountingPersons() throws {
    var lines = ["month,Sex,Victims"]
    for month in 1...12 {
      lines.append("2020-\(month < 10 ? "0" : "")\(month),Male,\(month == 7 ? -7 : 30 + month)")
      lines.append("2020-\(month < 10 ? "0" : "")\(month),Female,\(60 + month * 5 % 13)")
    }
    let contract = try FirstContractTests.contract(lines.joined(separator: "\n") + "\n")
    let figures = try #require(contract.columns.first { $0.role == .measure })
    #expect(figures.type == "count")
    #expect(figures.doubts.contains { $0.contains("below zero") })
  }

  /// What stands in the place of one figure.
  static let spoilt = ["see note", "~804", "265 persons", "123.4k", "25 (50.0%)", "8041)"]

  @Test(arguments: spoilt) func oneSpoiltFigureMakesNoListOfCases(_ text: String) throws {
    var lines = ["Year,Victims"]
    for year in 2012...2022 { lines.append("\(year),\(year == 2016 ? text : String(130 + year % 7))") }
    let contract = try FirstContractTests.contract(lines.joined(separator: "\n") + "\n")
    #expect(contract.kind == .counts)
    let figures = try #require(contract.columns.first { $0.role == .measure })
    #expect(figures.name == "Victims" && !figures.doubts.isEmpty)
  }

  // MARK: How figures are written

  @Test func pointsBeforeThreeDigitsOfPersonsGroupThousands() throws {
    var lines = ["Año;Departamento;Migrantes detectados, personas"]
    for year in 2012...2021 {
      lines += ["\(year);Nariño;1.\(430 + year % 9)", "\(year);Antioquia;13.\(960 + year % 13)"]
    }
    let drafted = try DraftedContract(text: lines.joined(separator: "\n") + "\n")
    #expect(
      drafted.lines.contains { $0.contains("type: count") && $0.contains("thousands: \".\"") },
      "\(drafted.lines)")
  }

  @Test func aRateWithThreeDigitsBehindItsPointStaysOne() throws {
    var lines = ["Year,Country,Rate per 100 000"]
    for year in 2012...2021 {
      lines += ["\(year),Kenya,1.\(430 + year % 9)", "\(year),Uganda,13.\(960 + year % 13)"]
    }
    let contract = try FirstContractTests.contract(lines.joined(separator: "\n") + "\n")
    let rate = try #require(contract.columns.first { $0.role == .measure })
    #expect(rate.type == "real")
    #expect(rate.doubts.contains { $0.contains("thousands or of a fraction") })
  }

  @Test func starsBehindFiguresAreMarksUnderAnyHeading() throws {
    var lines = ["Рік;Область;Щось"]
    for year in 2015...2022 {
      lines += ["\(year);Львів;1 \(430 + year % 9)*", "\(year);Одеса;\(960 + year % 13)"]
    }
    let drafted = try DraftedContract(text: lines.joined(separator: "\n") + "\n")
    #expect(
      drafted.lines.contains { $0.contains("role: measure") && $0.contains("marks: {\"*\": ignored}") },
      "\(drafted.lines)")
  }

  @Test func columnsBesideTheirTotalAreCategories() throws {
    var lines = ["Year,Chiang Rai,Tak,Songkhla,รวม"]
    for year in 2012...2021 {
      let values = [30 + year % 7, 50 + year % 11, 17 + year % 5]
      lines.append("\(year)," + values.map(String.init).joined(separator: ",") + ",\(values.reduce(0, +))")
    }
    let drafted = try DraftedContract(text: lines.joined(separator: "\n") + "\n")
    #expect(
      drafted.lines.contains { $0.hasPrefix("unpivot:") && $0.contains("into: category") }, "\(drafted.lines)"
    )
    #expect(drafted.lines.contains { $0.hasPrefix("margins: {category:") })
  }

  // MARK: Cases

  @Test func aRowThatCountsVictimsIsACase() throws {
    var lines = ["case_id,date,district,Victims rescued"]
    for index in 0..<40 {
      lines.append(
        "C\(100 + index),2023-0\(1 + index % 9)-1\(index % 10),\(["North", "South", "East"][index % 3]),\(1 + index % 4)"
      )
    }
    let contract = try FirstContractTests.contract(lines.joined(separator: "\n") + "\n")
    #expect(contract.kind == .records)
    #expect(contract.unit == "event")
  }

  @Test func oneNumberThatIsNoAgeLosesNoAges() throws {
    var lines = ["case_id,date,age"]
    for index in 0..<60 {
      lines.append(
        "C\(100 + index),2023-0\(1 + index % 9)-1\(index % 10),\(index == 7 ? 430 : 9 + index % 40)")
    }
    let contract = try FirstContractTests.contract(lines.joined(separator: "\n") + "\n")
    let age = try #require(contract.columns.first { $0.name == "age" })
    #expect(age.keys.contains { $0.key == "range" })
    #expect(age.doubts.contains { $0.contains("1 number is no age") })
  }
}
