import Testing

@testable import Codebook

/// Short tables: one mark is a fifth of a column, and two periods are all there is to tell a total by.
@Suite struct FirstContractShortTests {
  /// What stands in one of five cells, and what the contract says of it.
  static let marks = [
    ("*", "marks: {\"*\": hidden}"), ("c", "marks: {c: hidden}"), ("[x]", "marks: {\"[x]\": hidden}"),
    ("12 (p)", "marks: {\"(p)\": provisional}"), ("12p", "marks: {p: provisional}"),
    ("<5", "masks: {\"<5\": [0, 4]}"),
    ("..", "role: measure"), ("(*)", "marks: {\"(*)\": hidden}"), ("~120", "marks: {\"~\": estimated}"),
  ]

  @Test(arguments: marks, ["Convictions", "Northern zone"])
  func aMarkInAShortColumnLeavesNoFiguresOut(_ mark: (String, String), _ heading: String) throws {
    let text =
      "Year,\(heading),Prosecutions\n2019,14,33\n2020,\(mark.0),21\n2021,8,25\n2022,9,40\n2023,14,38\n"
    let contract = try FirstContractTests.contract(text)
    let column = try #require(contract.columns.first { $0.name == heading })
    // Under a heading that says nothing of figures nobody knows what `~120` is.
    if mark.0 == "~120", heading == "Northern zone" {
      #expect(column.doubts.contains { $0.contains("left out") })
    } else {
      #expect(column.role == .measure, "\(column.what)")
      #expect(contract.text(source: "x", declaration: []).contains(mark.1))
    }
  }

  /// Figures that are not exact, each with what a contract says of it.
  @Test(arguments: [
    ("~120", "\"~\": estimated"), ("≈ 120", "estimated"), ("c. 120", "c.: estimated"),
    ("ca 120", "ca: estimated"),
    (">120", "\">\": at-least"), ("120+", "\"+\": at-least"), ("more than 120", "more than\": at-least"),
    ("plus de 120", "plus de\": at-least"),
  ])
  func aFigureThatIsNotExactSaysSo(_ cell: String, _ mark: String) throws {
    let rows = (2010..<2024).flatMap { year in
      ["F", "M"].enumerated().map { place, sex in
        "\(year),\(sex),\(year == 2013 && sex == "M" ? cell : String(year * 7 % 90 + place))"
      }
    }
    let contract = try FirstContractTests.contract("year,sex,victims\n" + rows.joined(separator: "\n") + "\n")
    #expect(contract.kind == .counts)
    let column = try #require(contract.columns.first { $0.name == "victims" })
    #expect(column.role == .measure && !column.doubts.isEmpty)
    #expect(contract.text(source: "x", declaration: []).contains(mark))
  }

  /// Half of the cells are plain figures, and each is another one: they are no texts of persons.
  @Test func figuresOfWomenAndMenWithSomethingBesideThemAreNoListOfPersons() throws {
    let odd = ["(12)", "14 / 3", "?7", "119 ou 120", "[8"]
    let rows = (2010..<2024).flatMap { year in
      ["F", "M"].enumerated().map { place, sex in
        let number = (year - 2010) * 2 + place
        return "\(year),\(sex),\(number % 5 == 3 ? odd[number / 5 % 5] : String(20 + number * 7))"
      }
    }
    let contract = try FirstContractTests.contract("year,sex,victims\n" + rows.joined(separator: "\n") + "\n")
    #expect(contract.kind == .counts, "\(contract.kindEvidence)")
    let column = try #require(contract.columns.first { $0.name == "victims" })
    #expect(column.role == .measure && !column.doubts.isEmpty)
  }

  @Test func withheldFiguresOfAShortColumnAreNotKnown() throws {
    let drafted = try DraftedContract(
      text: "Year,District,Convictions\n2019,A,12\n2019,B,*\n2020,A,8\n2020,B,9\n")
    #expect(drafted.rows.contains("A 2019 12") && drafted.rows.contains("B 2019 none"), "\(drafted.rows)")
  }

  /// Headings of figures that speak of an age, a number or a code.
  @Test(arguments: [
    "Adult women", "Age unknown", "Age of victims under 18", "Code violations", "Adult (18 or over)",
    "No. of victims",
    "Officials convicted", "Age not specified",
  ]) func aHeadingOfFiguresIsNoAgeAndNoNumber(_ heading: String) throws {
    let contract = try FirstContractTests.contract(
      "Year,\"\(heading)\",Prosecutions\n2019,14,33\n2020,0,21\n2021,8,25\n2022,9,40\n")
    #expect(contract.columns.first { $0.name == heading }?.role == .measure)
  }

  @Test func figuresThatNeverChangeAreRead() throws {
    let contract = try FirstContractTests.contract(
      "Year,Shelters,Officials convicted,Victims\n2019,7,0,33\n2020,7,0,21\n2021,7,0,25\n")
    #expect(contract.columns.filter { $0.role == .measure }.count == 3)
  }

  /// How many years a table of four provinces and their country has.
  @Test(arguments: [1, 2, 3, 4]) func aTotalIsToldFromFewYears(_ years: Int) throws {
    let provinces = ["Bagmati", "Koshi", "Lumbini", "Karnali"]
    var lines = ["Year,Province,Victims"]
    for year in 0..<years {
      let values = provinces.indices.map { 131 + $0 * 57 + year * (11 + $0 * 5) }
      lines += zip(provinces, values).map { "\(2020 + year),\($0),\($1)" }
      lines.append("\(2020 + year),Mulk,\(values.reduce(0, +))")
    }
    let drafted = try DraftedContract(text: lines.joined(separator: "\n") + "\n")
    #expect(FirstContractOverlapTests.sum(drafted, 2020) == 131 * 4 + 57 * 6)
    #expect(
      drafted.lines.contains { $0.hasPrefix("Province:") && $0.contains("# check: 'Mulk'") },
      "\(drafted.lines)")
  }

  @Test func aSmallSumInOneYearMayBeChance() throws {
    let drafted = try DraftedContract(
      text: "Year,Province,Victims\n2020,Koshi,4\n2020,Mulk,9\n2020,Karnali,5\n")
    #expect(drafted.lines.contains { $0.contains("additive: false") && $0.contains("as that may be chance") })
  }

  @Test(arguments: [1, 2, 3]) func totalsOfSomeAmongTotalsOfAllAreToldFromFewYears(_ years: Int) throws {
    let names = ["NIGERIA", "NORTH", "Kano", "Kaduna", "SOUTH", "Edo", "Lagos", "Delta"]
    var rows = names.map { [$0] }
    for year in 0..<years {
      let parts = [22 + year, 17 + year * 3, 31 + year * 2, 40 + year, 15 + year * 4]
      let north = parts[0] + parts[1]
      let south = parts[2] + parts[3] + parts[4]
      for (place, value) in [north + south, north, parts[0], parts[1], south, parts[2], parts[3], parts[4]]
        .enumerated()
      {
        rows[place].append("\(value)")
      }
    }
    let heading = (["Area"] + (0..<years).map { "\(2020 + $0)" }).joined(separator: ",")
    guard years > 1 else {
      // One year is no table of periods in its heading.
      let long = "Year,Area,Victims\n" + rows.map { "2020,\($0[0]),\($0[1])" }.joined(separator: "\n") + "\n"
      let drafted = try DraftedContract(text: long)
      #expect(FirstContractOverlapTests.sum(drafted, 2020) == 125, "\(drafted.lines)")
      return
    }
    let drafted = try DraftedContract(
      text: ([heading] + rows.map { $0.joined(separator: ",") }).joined(separator: "\n") + "\n")
    #expect(FirstContractOverlapTests.sum(drafted, 2020) == 125, "\(drafted.lines)")
  }
}
