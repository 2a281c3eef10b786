import Tables
import Testing

@testable import Stages

/// Rows of totals and means, however they are called.
@Suite struct SummaryRowsTests {
  private static func sheet(_ rows: [[String]]) -> SheetRows {
    SheetRows(
      file: "scores.csv", names: ["code", "sex", "pre", "post"],
      rows: rows.enumerated().map { .init(fields: $1, line: $0 + 2) })
  }

  private static let persons = [
    ["P01", "F", "8", "12"], ["P02", "M", "9", "14"], ["P03", "F", "11", "12"], ["P04", "M", "6", "13"],
    ["P05", "F", "10", "17"],
  ]

  private static func left(_ more: [[String]]) -> (rows: [Int], unsure: [Int]) {
    let found = SummaryRows(
      sheet(persons + more), .init(code: "code", numbers: ["pre", "post"], groups: ["sex"]))
    return (found.rows.map { $0 - persons.count }, found.unsure.map { $0 - persons.count })
  }

  @Test(arguments: [
    "Class average", "Sub-total Lima", "Subtotal X", "Max score", "n=20", "n = 20", "Promedio", "Std dev",
    "Mean of group 2", "Total participants", "MT01 total", "Average W1", "Moyenne du groupe", "Media",
    "Promedio taller W1", "Средний балл", "Итого по группе", "المتوسط العام", "میانگین کلاس", "Pass rate",
  ])
  func aRowIsToldByTheWordsOfItsCode(_ code: String) {
    #expect(Self.left([[code, "", "1", "2"], ["P06", "F", "3", "5"]]).rows == [0])
    #expect(Self.left([["", code, "1", "2"]]).rows == [0])
  }

  @Test(arguments: [["Минимум", "Сдали"], ["Jumla", "Wastani", "Waliofaulu"], ["Đạt", "Đạt %"]])
  func wordsThatCloseASheetBelowCodesWithDigitsAreNoPersons(_ words: [String]) {
    let rows = words.map { [$0, "", "7", "16"] }
    #expect(Self.left(rows).unsure == Array(rows.indices))
    // Somebody of a group is a person, whatever the code.
    #expect(Self.left([[words[0], "F", "7", "16"]]).unsure == [])
  }

  @Test(arguments: [
    "% correct", "Class size", "Best score", "Note maximale", "Taux de réussite", "Effectif", "Nota máxima",
    "Aprobados",
    "Desv. estándar", "Максимум", "Количество", "النسبة", "أعلى درجة",
  ])
  func aCodeUnlikeAllOthersInARowOfNoGroupIsNoPersonForSure(_ code: String) {
    let found = Self.left([[code, "", "4", "5"]])
    #expect(found.rows == [0] || found.unsure == [0])
    // A person without a sex whose code is like the others is one.
    let person = Self.left([["P06", "", "4", "5"]])
    #expect(person.rows.isEmpty && person.unsure.isEmpty)
  }

  @Test(arguments: ["SUM-01", "MIN01", "Max-3 F", "Amin", "P-N20", "Media02", "Meanwhile", "Totalán"])
  func codesThatBeginLikeSuchWordsAreCodes(_ code: String) {
    #expect(Self.left([[code, "F", "1", "2"]]).rows.isEmpty)
  }

  @Test(arguments: ["Women", "Men", "All", "N 20", "Max 20", "Todos", "Hommes"])
  func whatMayBeNoPersonIsRefused(_ code: String) {
    let found = Self.left([[code, "", "1", "2"]])
    #expect(found.rows.isEmpty && found.unsure == [0])
    var problems = SourceProblems()
    SummaryRows(
      Self.sheet(Self.persons + [[code, "", "1", "2"]]),
      .init(code: "code", numbers: ["pre", "post"], groups: ["sex"])
    ).refuse(&problems)
    #expect(problems.faults.map { "\($0.line ?? 0) \($0.rule)" } == ["7 no-person"])
  }

  @Test func amongCodesOfItsFormAWordIsACode() {
    let rows = ["A", "B", "N", "M"].map { [$0, "F", "8", "12"] } + [["Mean", "", "8", "12"]]
    #expect(SummaryRows(Self.sheet(rows), .init(code: "code", numbers: [], groups: [])).rows == [4])
  }

  @Test func aRowThatIsCalledAsAGroupIsIsNoPerson() {
    func found(_ pre: String, _ post: String) -> SummaryRows {
      let rows = ["ALFA", "BRAVO", "DELTA", "ECHO"].enumerated().map {
        [$1, $0 == 0 ? "Court" : "Police", "8", "12"]
      }
      return SummaryRows(
        Self.sheet(rows + [["Police", "Police", pre, post], ["Court", "Court", "8", "12"]]),
        .init(code: "code", numbers: ["pre", "post"], groups: ["sex"]))
    }
    #expect(found("24", "36").rows == [4, 5] && found("24", "36").unsure.isEmpty)
    #expect(found("3", "5").rows == [5] && found("3", "5").unsure == [4])
    // One-letter codes may be a sex too.
    let letters = ["A", "B", "F", "M"].map { [$0, $0 == "A" ? "F" : "M", "8", "12"] }
    let plain = SummaryRows(
      Self.sheet(letters), .init(code: "code", numbers: ["pre", "post"], groups: ["sex"]))
    #expect(plain.rows.isEmpty && plain.unsure.isEmpty)
  }

  @Test func codesThatBeginLikeWordsAreCodesAmongTheirLike() {
    let rows = ["MAX-0", "N-1", "SD-2", "MIN-3", "SUM-4"].map { [$0, "F", "8", "12"] }
    let found = SummaryRows(Self.sheet(rows), .init(code: "code", numbers: [], groups: []))
    #expect(found.rows.isEmpty && found.unsure.isEmpty)
  }

  @Test func amongCodesWithoutAShapeARowOfWordsIsToldByItsNumbers() {
    let codes = [
      "66B3", "E9A8", "E387", "80B7", "4E55", "A1", "77", "B", "9C9", "C9C", "1A1A", "F00D", "12AB",
    ]
    let rows =
      codes.enumerated().map { [$1, "F", "\($0 % 4)", "\($0 % 5)"] } + [["Lima group", "", "1.38", "1.77"]]
    let found = SummaryRows(Self.sheet(rows), .init(code: "code", numbers: ["pre", "post"], groups: []))
    #expect(found.rows == [13] && found.unsure.isEmpty)
  }

  @Test func aRowIsToldByItsNumbers() {
    // The sum of all, the mean of all, and that of the women.
    #expect(Self.left([["", "", "44", "68"]]).rows == [0])
    #expect(Self.left([["Lima", "", "44", "68"]]).rows == [0])
    #expect(Self.left([["Lima", "", "8.8", "13.6"]]).rows == [0])
    #expect(Self.left([["Women", "F", "9.67", "13.67"], ["Men", "M", "7.5", "13.5"]]).rows == [0, 1])
    // A sum says it whatever the code.
    #expect(Self.left([["P99", "", "44", "68"]]).rows == [0])
    // Somebody whose scores are near the mean is somebody.
    #expect(Self.left([["Lima", "F", "9", "14"]]).rows.isEmpty)
    #expect(Self.left([["P06", "F", "8.8", "13.6"]]).rows.isEmpty)
  }

  @Test func rowsBelowASubtotalAreOfAnother() {
    let more = [
      ["", "", "44", "68"], ["P06", "F", "3", "5"], ["P07", "F", "4", "6"], ["X", "", "7", "11"],
    ]
    #expect(Self.left(more).rows == [0, 3])
  }

  @Test func linesAreNamed() {
    var notes = SheetNotes(file: "scores.csv")
    SummaryRows(
      Self.sheet(Self.persons + [["Mean", "", "1", "2"], ["SD", "", "1", "2"]]),
      .init(code: "code", numbers: [], groups: [])
    ).note(&notes)
    #expect(
      notes.all.map(\.text) == ["scores.csv: 2 rows hold totals or means and are not read: lines 7 and 8"])
  }
}
