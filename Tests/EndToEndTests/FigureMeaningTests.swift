import Foundation
import Testing

/// What a figure means, from a published file to the table: totals, zeros, blanks, parts of a period.
@Suite struct FigureMeaningTests {
  static let sexes = """
    columns:
      year: {type: year, role: period}
      sex: {type: code, list: sex, match: label, role: dimension}
      n: {type: count, role: measure, masks: {"<5": [0, 4]}}
    margins: {sex: Total}
    """
  static let bySex = "{measure: {n: sum(n)}, by: {sex: total+each}, period: year}"

  @Test func aPublishedTotalIsTheTotal() throws {
    let rows = """
      year,sex,n
      2019,Total,8
      2019,Female,<5
      2019,Male,5
      2020,Total,11
      2020,Female,6
      2020,Male,3
      2021,Total,4
      2022,Female,7
      2022,Male,2
      2023,Female,<5
      2023,Male,2
      """
    let workspace = try FiguresWorkspace(contract: Self.sexes, rows: rows, disaggregate: Self.bySex)
    let run = try workspace.run()
    #expect(run.exitCode == 0, "\(run.messages)")
    let figures = try workspace.figures()
    #expect(figures["_T 2019"] == "8" && figures["F 2019"] == "0...4")
    #expect(figures["_T 2020"] == "11" && figures["_T 2021"] == "4")
    #expect(figures["_T 2022"] == "9 derived" && figures["_T 2023"] == "2...6 derived")
    #expect(run.messages.contains("1 total of 'n'") && run.messages.contains("by up to 2"), "\(run.messages)")
  }

  @Test func aConditionOnADimensionMakesItsTotalASum() throws {
    let rows = "year,sex,n\n2020,Total,11\n2020,Female,6\n2020,Male,3\n2020,Other,1"
    let workspace = try FiguresWorkspace(
      contract: Self.sexes, rows: rows, disaggregate: Self.bySex, filter: "sex in (F, M)")
    #expect(try workspace.figures()["_T 2020"] == "9 derived")
  }

  @Test(arguments: [
    ("blank: total", ["_T 2020": "30", "F 2020": "18"]),
    ("blank: unknown", ["_T 2020": "60", "_U 2020": "30"]),
  ])
  func aBlankMeansWhatTheContractSays(_ blank: String, _ expected: [String: String]) throws {
    let rows = "year,sex,n\n2020,,30\n2020,Female,18\n2020,Male,12"
    let contract = """
      columns:
        year: {type: year, role: period}
        sex: {type: code, list: sex, match: label, role: dimension, \(blank)}
        n: {type: count, role: measure}
      """
    let workspace = try FiguresWorkspace(contract: contract, rows: rows, disaggregate: Self.bySex)
    let figures = try workspace.figures()
    for (key, figure) in expected { #expect(figures[key] == figure, "\(figures)") }
  }

  @Test func aBlankThatIsNotExplainedIsRefusedWithTheLineToAdd() throws {
    let rows = "year,sex,n\n2020,,30\n2020,Female,18\n2020,Male,12"
    let run = try FiguresWorkspace(contract: Self.sexes, rows: rows, disaggregate: Self.bySex).run()
    #expect(run.exitCode == 3)
    #expect(run.messages.contains("figures.csv:2: column 'sex'") && run.messages.contains("blank: total"))
  }

  static let provinces = """
    columns:
      year: {type: year, role: period}
      adm: {type: code, list: provinces, match: label, role: dimension}
      n: {type: count, role: measure}
    """
  static let byProvince = "{measure: {n: sum(n)}, by: {adm: total+each}, period: year}"

  @Test func aTotalInDisguiseIsRefusedWithTheLineToAdd() throws {
    let rows = "year,adm,n\n2021,Herat,12\n2021,Nimroz,3\n2021,All provinces,15"
    let run = try FiguresWorkspace(contract: Self.provinces, rows: rows, disaggregate: Self.byProvince).run()
    #expect(run.exitCode == 3)
    #expect(run.messages.contains("margins: {adm: All provinces}"), "\(run.messages)")
    let named = try FiguresWorkspace(
      contract: Self.provinces + "\nmargins: {adm: All provinces}", rows: rows, disaggregate: Self.byProvince)
    #expect(try named.figures()["_T 2021"] == "15")
    let overruled = try FiguresWorkspace(
      contract: Self.provinces + "\nmargins: {adm: none}", rows: rows, disaggregate: Self.byProvince)
    #expect(try overruled.figures()["_T 2021"] == "30")
  }

  /// Without a word that tells, sums do: in ten years Kabul is the other two together.
  @Test func aCategoryThatIsTheSumOfTheOthersIsSuspect() throws {
    func rows(_ years: Range<Int>) -> String {
      "year,adm,n\n"
        + years.map {
          "\($0),Herat,\($0 % 7 + 1)\n\($0),Nimroz,\($0 % 5 + 2)\n\($0),Kabul,\($0 % 7 + $0 % 5 + 3)"
        }
        .joined(separator: "\n")
    }
    let ten = try FiguresWorkspace(
      contract: Self.provinces, rows: rows(2010..<2020), disaggregate: Self.byProvince
    ).run()
    #expect(ten.exitCode == 3 && ten.messages.contains("10 of 10 groups"), "\(ten.messages)")
    let nine = try FiguresWorkspace(
      contract: Self.provinces, rows: rows(2010..<2019), disaggregate: Self.byProvince
    ).run()
    #expect(nine.exitCode == 0, "\(nine.messages)")
  }

  @Test func everyProblemOfASourceIsNamedUpToTwentyOfARule() throws {
    var rows =
      "year,adm,n\n2020x,Herat,6\n2021,Herat,6.5\n2021,Nimroz,-\n2022,Nowhere,1\n2022,Herat\n1020,Herat,1"
    for year in 1990..<2025 { rows += "\n\(year),Nowhere,1" }
    let run = try FiguresWorkspace(contract: Self.provinces, rows: rows, disaggregate: Self.byProvince).run()
    #expect(run.exitCode == 3)
    for place in [":2:", ":3:", ":4:", ":5:", ":6:", ":7:"] {
      #expect(run.messages.contains("figures.csv\(place)"), "\(place) \(run.messages)")
    }
    #expect(run.messages.contains("and 16 more (rule: code)"), "\(run.messages)")
    #expect(!run.messages.contains("Nowhere"))
  }

  static let months = """
    coverage: {from: 2022-01, to: data, absent: zero}
    columns:
      month: {type: month, role: period}
      adm: {type: code, list: provinces, match: label, role: dimension}
      n: {type: count, role: measure}
    """

  @Test func aPartOfAYearIsMarkedAndIsNoYear() throws {
    var rows = "month,adm,n"
    for year in 2015...2023 {
      for month in 1...12 {
        rows +=
          "\n\(year)-\(month < 10 ? "0" : "")\(month),Herat,\(year - 2005 + (month == 1 ? year * year % 5 : 0))"
      }
    }
    for month in 1...4 { rows += "\n2024-0\(month),Herat,20" }
    let workspace = try FiguresWorkspace(
      contract: Self.months.replacing("2022-01", with: "2015-01"), rows: rows,
      disaggregate: "{measure: {n: sum(n)}, by: {adm: total+each}, period: year, fill: zero}",
      stages: "  tr:\n    from: agg\n    trend: {season: 1}")
    let figures = try workspace.figures()
    #expect(figures["HER 2023"] == "220" && figures["HER 2024"] == "80 partial", "\(figures)")
    let trends = try workspace.waymark("show", FiguresWorkspace.pipeline, "tr").output
    #expect(trends.contains("rising") && !trends.contains("noClearChange"), "\(trends)")
  }

  @Test func nothingBeforeABreakdownWasCollectedIsZero() throws {
    let rows =
      "month,adm,n\n2022-01,Herat,3\n2022-02,Herat,2\n2022-04,Herat,1\n2022-04,Kabul,4\n2022-06,Kabul,1"
    let contract = Self.months.replacing("role: dimension}", with: "role: dimension, since: {KAB: 2022-03}}")
      .replacing("to: data", with: "to: 2022-08")
    let workspace = try FiguresWorkspace(
      contract: contract, rows: rows,
      disaggregate: "{measure: {n: sum(n)}, by: {adm: total+each}, period: month, fill: zero}")
    let run = try workspace.run()
    #expect(run.exitCode == 0, "\(run.messages)")
    let figures = try workspace.figures()
    #expect(figures["HER 2022-03"] == "0" && figures["HER 2022-05"] == "0" && figures["KAB 2022-03"] == "0")
    #expect(figures["KAB 2022-01"] == "L" && figures["KAB 2022-02"] == "L", "\(figures)")
    // What two provinces have is not what one of them had before the other was asked.
    #expect(figures["_T 2022-01"] == "L" && figures["_T 2022-04"] == "5", "\(figures)")
    #expect(figures["HER 2022-07"] == "O" && figures["_T 2022-08"] == "O", "\(figures)")
  }

  @Test func aRejectedRowIsNoZero() throws {
    let rows = "month,adm,n\n2022-01,Herat,3\n2022-01,Kabul,4\n2022-02,Herat,2\n2022-02,Kabul,900"
    let contract =
      Self.months + "\nrules:\n  - {id: plausible, expect: n < 500, on-failure: reject, severity: warn}"
    let workspace = try FiguresWorkspace(
      contract: contract, rows: rows,
      disaggregate: "{measure: {n: sum(n)}, by: {adm: total+each}, period: month, fill: zero}")
    let run = try workspace.run()
    #expect(run.exitCode == 0 && run.messages.contains("rejected 1 row"), "\(run.messages)")
    let figures = try workspace.figures()
    #expect(figures["KAB 2022-02"] == "O" && figures["_T 2022-02"] == "O", "\(figures)")
    #expect(figures["_T 2022-01"] == "7", "\(figures)")
  }

  @Test func whatIsFirstSeenLateIsSaid() throws {
    let rows = "month,adm,n\n2022-01,Herat,3\n2022-02,Herat,2\n2022-04,Kabul,4"
    let run = try FiguresWorkspace(
      contract: Self.months, rows: rows,
      disaggregate: "{measure: {n: sum(n)}, by: {adm: total+each}, period: month, fill: zero}"
    ).run()
    #expect(run.exitCode == 0 && run.messages.contains("KAB 2022-04"), "\(run.messages)")
  }

  @Test func aCodeThatTheSourceDoesNotNameIsNotZero() throws {
    let rows = "month,adm,n\n2022-01,Herat,3\n2022-02,Kabul,2"
    let disaggregate = "{measure: {n: sum(n)}, by: {adm: total+each}, period: month, fill: zero}"
    let asked = try FiguresWorkspace(
      contract: Self.months.replacing("provinces", with: "countries").replacing("label", with: "code"),
      rows: rows.replacing("Herat", with: "AFG").replacing("Kabul", with: "IRQ"), disaggregate: disaggregate,
      filter: "adm = parameters.country", parameters: "parameters: {country: {type: country, default: SYR}}"
    ).run()
    #expect(asked.exitCode == 3, "\(asked.messages)")
    #expect(asked.messages.contains("AFG, IRQ") && asked.messages.contains("SYR"), "\(asked.messages)")
  }

  @Test func oneYearOfMonthsCanBeFilled() throws {
    let rows = "month,adm,n\n2024-01,Herat,3\n2024-02,Herat,4\n2024-04,Herat,5"
    let workspace = try FiguresWorkspace(
      contract: Self.months.replacing("2022-01, to: data", with: "2024-01, to: 2024-04"), rows: rows,
      disaggregate: "{measure: {n: sum(n)}, by: {}, period: year, fill: zero}")
    #expect(try workspace.figures()["2024"] == "12 partial")
  }

  @Test func ratesAreNeverAdded() throws {
    let contract = """
      columns:
        year: {type: year, role: period}
        sex: {type: code, list: sex, match: label, role: dimension}
        n: {type: real, role: measure, kind: rate}
      margins: {sex: Total}
      """
    let rows = "year,sex,n\n2020,Total,0.84\n2020,Female,0.9\n2020,Male,0.77\n2021,Female,1.1\n2021,Male,1.2"
    let workspace = try FiguresWorkspace(contract: contract, rows: rows, disaggregate: Self.bySex)
    let figures = try workspace.figures()
    #expect(figures["_T 2020"] == "0.84" && figures["F 2021"] == "1.1", "\(figures)")
    #expect(figures["_T 2021"] == nil || figures["_T 2021"] == "K", "\(figures)")
  }

  @Test func rulesMayLeaveRowsOutOrStop() throws {
    let rule = { (failure: String) in
      Self.provinces + "\nrules:\n  - {id: known, expect: \"n in (1, 2, 3)\", \(failure)}"
    }
    let rows = "year,adm,n\n2021,Herat,2.0\n2021,Nimroz,9"
    let rejecting = try FiguresWorkspace(
      contract: rule("on-failure: reject"), rows: rows, disaggregate: Self.byProvince)
    #expect(try rejecting.figures()["_T 2021"] == "2")
    let stopping = try FiguresWorkspace(
      contract: rule("severity: error"), rows: rows, disaggregate: Self.byProvince
    ).run()
    #expect(stopping.exitCode == 3 && stopping.messages.contains("figures.csv:3"), "\(stopping.messages)")
  }
}
