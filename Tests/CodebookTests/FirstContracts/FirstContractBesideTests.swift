import Foundation
import Language
import Tables
import TestSupport
import Testing

@testable import Codebook

/// What stands beside figures: flags, marks in their cells, periods of two columns; and several choices in a cell.
@Suite struct FirstContractBesideTests {
  /// A table of two countries by year with a third column of flags, `year,country,OBS_VALUE,NAME`.
  static func flagged(_ name: String, _ flags: [String]) throws -> FirstContract {
    var lines = ["year,country,OBS_VALUE,\(name)"]
    for (index, flag) in flags.enumerated() {
      lines.append("\(2010 + index),Kenya,\(40 + index * 7 % 11),\(flag)")
      lines.append("\(2010 + index),Uganda,\(90 + index * 5 % 13),")
    }
    return try FirstContractTests.contract(lines.joined(separator: "\n") + "\n")
  }

  /// A heading, flags, and the `flags` of the contract; nil where the column stays text in doubt.
  static let statuses: [(String, [String], String?)] = [
    ("OBS_FLAG", ["b", "p", "", "bp", "e"], "eurostat"), ("Flag", ["p", "", "", "e", "p"], "eurostat"),
    ("OBS_STATUS", ["A", "E", "A", "P", "A"], "sdmx"),
    ("Observation status", ["A", "B", "", "A", "A"], "sdmx"),
    ("flags", ["x1", "q9", "", "x1", "q9"], nil),
  ]

  @Test(arguments: statuses) func aColumnOfFlagsHasTheirMeaning(
    _ name: String, _ flags: [String], _ meaning: String?
  ) throws {
    let contract = try Self.flagged(name, flags)
    let column = try #require(contract.columns.last)
    #expect(contract.kind == .counts)
    #expect(column.role == (meaning == nil ? .attribute : .status))
    #expect(column.keys == (meaning.map { [.init(key: "flags", value: $0)] } ?? []))
    #expect(column.doubts.isEmpty == (meaning != nil), "\(column.doubts)")
  }

  @Test func eachColumnOfFlagsIsOfTheFiguresBeforeIt() throws {
    var lines = ["year,victims,flag of victims,cases,flag of cases"]
    for index in 0..<6 {
      lines.append(
        "\(2015 + index),\(30 + index * 7 % 5),\(index % 2 == 0 ? "p" : ""),\(9 + index),\(index == 3 ? "b" : "")"
      )
    }
    let contract = try FirstContractTests.contract(lines.joined(separator: "\n") + "\n")
    let figures = contract.columns.filter { $0.role == .measure }
    #expect(
      figures.map { $0.keys.last } == [
        .init(key: "status", value: "\"flag of victims\""), .init(key: "status", value: "\"flag of cases\""),
      ])
    #expect(figures.allSatisfy { !$0.doubts.isEmpty })
  }

  /// A cell, what is left of it, its mark and what the mark means.
  static let marks: [(String, String, String?, FigureMark)] = [
    ("980*", "980", "*", .ignored), ("980 **", "980", "**", .ignored), (": c", ":", "c", .hidden),
    ("12 (p)", "12", "(p)", .provisional), ("12(p)", "12", "(p)", .provisional),
    ("1,100 a/", "1,100", "a/", .ignored),
    ("7 [1]", "7", "[1]", .ignored), ("15e", "15", "e", .estimated), (".. p", "..", "p", .provisional),
    ("12", "12", nil, .ignored), ("(12)", "(12)", nil, .ignored), ("12 m", "12 m", nil, .ignored),
    ("12 kg", "12 kg", nil, .ignored), ("Kabul b", "Kabul b", nil, .ignored), ("12 %", "12 %", nil, .ignored),
    ("*", "*", nil, .ignored), ("", "", nil, .ignored),
  ]

  @Test(arguments: marks) func aCellIsItsFigureAndItsMark(
    _ text: String, _ rest: String, _ mark: String?, _ meaning: FigureMark
  ) {
    let parts = CellMarkForm.split(text)
    #expect(parts.rest == rest && parts.mark == mark)
    if let mark { #expect(CellMarkForm.meaning(mark) == meaning) }
  }

  @Test func marksAreInTheContractAndInDoubt() throws {
    let contract = try FirstContractTests.contract(
      "year,victims\n2015,\"2,023*\"\n2016,: c\n2017,980 (p)\n2018,\"1,044\"\n2019,..\n")
    let column = try #require(contract.columns.last)
    #expect(column.role == .measure)
    #expect(
      column.keys.contains(.init(key: "marks", value: "{\"(p)\": provisional, \"*\": ignored, c: hidden}")))
    #expect(column.keys.contains(.init(key: "thousands", value: "\",\"")))
    #expect(column.doubts.contains { $0.contains("'(p)', '*', 'c'") })
    #expect(contract.missing == [":", ".."])
  }

  @Test func lettersBehindNumbersOfRecordsAreNoMarks() throws {
    let column = try FirstContractTests.column("house", ["12b", "14b", "16", "18e"])
    #expect(column.type == "text")
  }

  /// A heading of the second column, its texts, and the type of the period; nil where no period is made of the two.
  static let pairs: [(String, [String], String?)] = [
    ("Month", (1...12).map(String.init), "month"),
    ("mois", ["janvier", "février", "mars", "avril"], "month"),
    ("Quarter", ["Q1", "Q2", "Q3", "Q4"], "quarter"), ("quarter", ["1", "2", "3", "4"], "quarter"),
    ("Month", ["1", "2", "13"], nil), ("Route", ["1", "2", "3"], nil),
  ]

  @Test(arguments: pairs) func aYearAndAPartOfItAreOnePeriod(
    _ name: String, _ parts: [String], _ type: String?
  )
    throws
  {
    var lines = ["\(name),Year,Persons"]
    for year in 2020...2022 {
      for (index, part) in parts.enumerated() {
        lines.append("\(part),\(year),\(30 + index * 7 % 5 + year % 7)")
      }
    }
    let contract = try FirstContractTests.contract(lines.joined(separator: "\n") + "\n", kind: .counts)
    let period = try #require(contract.columns.first { $0.role == .period })
    #expect(period.type == type ?? "year")
    #expect(period.keys == (type == nil ? [] : [.init(key: "from", value: "[Year, \(name)]")]))
    #expect(contract.columns.contains { $0.name == name } == (type == nil))
  }

  /// Forty records of which each has one of these cells in turn.
  static func choices(_ cells: [String]) throws -> FirstContract {
    var lines = ["case_id,forms,sex"]
    for index in 0..<40 {
      lines.append("K\(index),\"\(cells[index % cells.count])\",\(index % 3 == 0 ? "female" : "male")")
    }
    return try FirstContractTests.contract(lines.joined(separator: "\n") + "\n", kind: .records)
  }

  /// Cells, the separator and the choices; none where the column is no list of choices.
  static let cells: [([String], Character, [String])] = [
    (["labour", "sexual", "labour sexual", ""], " ", ["labour", "sexual"]),
    (["debt bondage; threats", "threats", "debt bondage"], ";", ["debt bondage", "threats"]),
    (["debt bondage, threats", "threats", "debt bondage"], ",", ["debt bondage", "threats"]),
    (["north yard", "south yard", "north quay"], " ", []),
    (["Alpha Beta", "Gamma Delta", "Alpha Delta"], " ", []),
  ]

  @Test(arguments: cells) func severalChoicesInACellBecomeColumns(
    _ cells: [String], _ separator: Character, _ words: [String]
  ) throws {
    let contract = try Self.choices(cells)
    let column = contract.columns[1]
    #expect(column.choices?.columns.map(\.word) ?? [] == words)
    guard !words.isEmpty else { return }
    #expect(column.choices?.separator == separator && !column.doubts.isEmpty)
    let text = contract.text(source: "x.csv", declaration: [])
    #expect(
      text.contains("choices:\n  forms: {separator: \(separator == " " ? "space" : "\"\(separator)\"")"))
    #expect(text.contains("derive: {NAME: {list: LIST, flags:"))
    // What is printed names no choice, since choices are values of records.
    #expect(
      words.allSatisfy { word in !column.what.contains(word) && !column.doubts.joined().contains(word) })
  }

  @Test func choicesThatFewRecordsHaveAreNotWritten() throws {
    var lines = ["case_id,forms,sex"]
    for index in 0..<40 {
      let cell = index == 7 ? "labour; rare" : index % 2 == 0 ? "labour; sexual" : "sexual"
      lines.append("K\(index),\(cell),male")
    }
    let contract = try FirstContractTests.contract(lines.joined(separator: "\n") + "\n", kind: .records)
    #expect(contract.columns[1].choices == nil)
    #expect(!contract.text(source: "x.csv", declaration: []).contains("rare"))
  }

  @Test func aSurveyThatHasTheColumnsOfItsChoicesKeepsThem() throws {
    var lines = ["case_id,forms,forms/labour,forms/sexual"]
    for index in 0..<40 {
      lines.append(
        ["K\(index),labour,1,0", "K\(index),sexual,0,1", "K\(index),labour sexual,1,1"][index % 3])
    }
    let contract = try FirstContractTests.contract(lines.joined(separator: "\n") + "\n", kind: .records)
    #expect(contract.columns.map(\.type) == ["text", "text", "code", "code"])
    #expect(contract.columns[1].choices == nil && contract.columns[2].list == "yes-no")
  }

  @Test func choicesLeftAsTextAreHiddenAndNoLongerSplit() throws {
    var contract = try Self.choices(["labour", "sexual", "labour sexual", ""])
    contract.setAside("forms")
    let text = contract.text(source: "x.csv", declaration: [])
    #expect(!text.contains("choices:") && text.contains("sensitive: [forms]"))
  }
}
