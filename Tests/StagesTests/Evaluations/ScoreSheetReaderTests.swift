import Evaluations
import Tables
import Testing

@testable import Stages

/// Scores as they are typed, and what is wrong with them.
@Suite struct ScoreSheetReaderTests {
  private static func rows(_ names: [String], _ rows: [[String]]) -> SheetRows {
    SheetRows(
      file: "scores.csv", names: names, rows: rows.enumerated().map { .init(fields: $1, line: $0 + 2) })
  }

  private static let wide: ScoreLayout = {
    var layout = ScoreLayout(participant: "code")
    layout.scores = [.before: "pre", .after: "post"]
    layout.groups = ["sex"]
    return layout
  }()

  private static func sheet(
    _ table: [[String]], by layout: ScoreLayout = wide, names: [String] = ["code", "sex", "pre", "post"],
    missing: Set<String> = []
  ) throws(SourceProblems) -> ScoreSheet {
    var reader = ScoreSheetReader(layout: layout, rows: rows(names, table), missing: missing)
    return try reader.sheet().sheet
  }

  /// The rules that a sheet breaks, with their lines.
  private static func faults(
    _ table: [[String]], by layout: ScoreLayout = wide, names: [String] = ["code", "sex", "pre", "post"]
  ) -> [String] {
    do throws(SourceProblems) {
      _ = try sheet(table, by: layout, names: names)
      return []
    } catch {
      return error.faults.map { "\($0.line ?? 0) \($0.column ?? "") \($0.rule)" }
    }
  }

  @Test func zeroIsAScoreAndBlankIsNone() throws {
    let sheet = try Self.sheet([["A1", "F", "0", "12"], ["A2", "M", "", "7"], ["A3", "", "absent", "-"]])
    #expect(sheet.participants.map(\.scores) == [[.before: 0, .after: 12], [.after: 7], [:]])
    #expect(sheet.participants.map(\.groups) == [["sex": "F"], ["sex": "M"], [:]])
    #expect(sheet.maximum == nil)
  }

  @Test func scoresAreReadHoweverTheyAreTyped() throws {
    let sheet = try Self.sheet([
      [" a 1", "f", "۱۲", "12,5"], ["A2", "F", "١٤٫٥", " 9.5 "], ["a3", "F", "n/a", "7"],
    ])
    #expect(sheet.participants.map(\.code) == ["A1", "A2", "A3"])
    #expect(sheet.participants.map { $0.scores[.before] } == [12, 14.5, nil])
    #expect(sheet.participants.map { $0.scores[.after] } == [12.5, 9.5, 7])
    // Of one word in several spellings the first stands for all.
    #expect(Set(sheet.participants.map { $0.groups["sex"] }) == ["f"])
  }

  @Test func ninetyNinesBesideSmallScoresAreRefused() {
    let rows = (1...6).map { ["A\($0)", "F", "\(6 + $0)", "\(10 + $0)"] }
    #expect(Self.faults(rows + [["A7", "F", "9", "99"]]) == ["8 post maximum"])
    // Per cents reach 99.
    #expect(
      Self.faults((1...6).map { ["A\($0)", "F", "\(50 + $0)", "\(80 + $0)"] } + [["A7", "F", "60", "99"]])
        .isEmpty)
  }

  @Test func scoresOutOfANumberTellTheMaximum() throws {
    let sheet = try Self.sheet([["A1", "F", "12/20", "15/20"], ["A2", "F", "9", "20"]])
    #expect(sheet.maximum == 20)
    #expect(sheet.participants.map { $0.scores[.after] } == [15, 20])
    var layout = Self.wide
    layout.maximum = 20
    #expect(
      try Self.sheet([["A1", "F", "60 %", "20/20"]], by: layout).participants[0].scores == [
        .before: 12, .after: 20,
      ])
    #expect(Self.faults([["A1", "F", "6/10", "1"]], by: layout) == ["2 pre maximum"])
    #expect(Self.faults([["A1", "F", "6/10", "1"], ["A2", "F", "6/20", "1"]]).contains("3 pre maximum"))
  }

  @Test func aColumnMaySayWhatScoresAreOutOf() throws {
    let names = ["code", "phase", "score", "out of"]
    var layout = ScoreLayout(participant: "code")
    layout.phase = .init(column: "phase", words: ScoreColumns.phaseWords)
    layout.scores = [.before: "score", .after: "score"]
    layout.takeMaxima(ScoreColumns(names: names))
    let table = [
      ["A1", "pre", "10", "20"], ["A1", "post", "30", "50"], ["A2", "pre", "5", "20"],
      ["A2", "post", "", "50"],
    ]
    let sheet = try Self.sheet(table, by: layout, names: names)
    #expect(sheet.maximum == 100 && sheet.participants[0].scores == [.before: 50, .after: 60])
    #expect(sheet.participants[1].scores == [.before: 25])
    // A number of its own wins.
    layout.outOf = [:]
    layout.maximum = 50
    layout.takeMaxima(ScoreColumns(names: names))
    #expect(layout.outOf.isEmpty)
  }

  @Test func scoresOfDifferentScalesAreRefused() throws {
    let points = (0..<6).map { ["A\($0)", "F", "\(8 + $0)", "\(50 + 5 * $0)"] }
    #expect(Self.faults(points) == ["0 pre maximum"])
    var layout = Self.wide
    layout.maximum = 100
    #expect(try Self.sheet(points, by: layout).maximum == 100)
  }

  @Test func aDateInPlaceOfAScoreIsCalledOne() {
    for date in ["2020-05-01", "2020-05-01T00:00:00", "12-Dec", "Dec-20"] {
      #expect(Self.faults([["A1", "F", date, "12"], ["A2", "F", "3", "12"]]) == ["2 pre date"])
    }
  }

  @Test func ratingsHaveNoAnswerKey() {
    var layout = ScoreLayout(participant: "code")
    layout.add([("q1", "confidence_q1")], [.before])
    layout.answers = ["q1": "5"]
    #expect(
      Self.faults([["A1", "4"]], by: layout, names: ["code", "confidence_q1"]) == ["1 confidence_q1 answers"])
  }

  @Test func sharesAreReadAsShownAndRefusedBesidePoints() throws {
    let row = SheetRows.Row(
      SourceRow(fields: ["A1", "F", "0.85", "0.55"], line: 2, marks: [2: .percent, 3: .percent]))
    #expect(row.fields == ["A1", "F", "85 %", "55 %"])
    #expect(Self.faults([row.fields, ["A2", "F", "85", "60 %"]]) == ["3 pre maximum"])
    #expect(
      try Self.sheet([row.fields, ["A2", "F", "0", "60 %"]]).participants[0].scores == [
        .before: 85, .after: 55,
      ])
    var layout = Self.wide
    layout.maximum = 20
    #expect(
      try Self.sheet([row.fields, ["A2", "F", "17", "9"]], by: layout).participants[0].scores[.before] == 17)
  }

  @Test func formulasWithoutResultsStopWhereTheyAreRead() throws {
    let names = ["code", "sex", "pre", "post", "helper"]
    func read(_ place: Int) throws(SourceProblems) -> Int {
      var reader = ScoreSheetReader(
        layout: Self.wide,
        rows: SheetRows(
          file: "scores.xlsx", names: names,
          rows: [
            .init(fields: ["A1", "F", "1", "2", ""], line: 2, formulas: [place]),
            .init(fields: ["Total", "", "", "", ""], line: 3, formulas: [2, 3]),
          ]))
      return try reader.sheet().sheet.participants.count
    }
    #expect(try read(4) == 1)
    do throws(SourceProblems) {
      _ = try read(3)
      Issue.record("a formula was read")
    } catch {
      #expect(
        error.faults.map { "\($0.line ?? 0) \($0.column ?? "") \($0.rule)" } == [
          "2 post formula-without-value"
        ])
    }
  }

  @Test(arguments: ["17/20", "17 / 20", "17 out of 20", "17 sur 20", "17 de 20", "۱۷ از ۲۰", "17 из 20"])
  func aScoreOutOfAnother(_ text: String) { #expect(ScoreText(text, missing: []) == .part(17, of: 20)) }

  @Test(arguments: ["A", "abs", "-", "ausente", "no se presentó", "DNA", "غائب", "отсутствовал", "?"])
  func wordsForAbsence(_ text: String) { #expect(ScoreText(text, missing: []) == .missing) }

  @Test func aRowOfRightAnswersIsTheKey() throws {
    var layout = ScoreLayout(participant: "code")
    layout.add([("q1", "pre_q1"), ("q2", "pre_q2")], [.before])
    layout.add([("q1", "post_q1"), ("q2", "post_q2")], [.after])
    let names = ["code", "pre_q1", "pre_q2", "post_q1", "post_q2"]
    let sheet = try Self.sheet(
      [["KEY", "a", "b", "A", "B"], ["P1", "a", "c", "a", "b"]], by: layout, names: names)
    #expect(sheet.participants.map(\.scores) == [[.before: 1, .after: 2]])
    #expect(
      Self.faults([["Key:", "a", "b", "c", "b"], ["P1", "a", "c", "a", "b"]], by: layout, names: names)
        .contains { $0.hasPrefix("2 ") && $0.hasSuffix(" answers") })
  }

  @Test func totalsAndFootersWithoutACodeAreNoParticipants() throws {
    let sheet = try Self.sheet([
      ["A1", "F", "5", "9"], ["", "Total", "5", "9"], ["", "Prepared by the trainer", "", ""],
    ])
    #expect(sheet.participants.count == 1)
    #expect(Self.faults([["A1", "F", "5", "9"], ["", "F", "5", "9"]]) == ["3 code code"])
  }

  @Test func ofSeveralFollowUpsInRowsTheLatestCounts() throws {
    var layout = ScoreLayout(participant: "code")
    layout.phase = .init(column: "phase", words: ScoreColumns.phaseWords)
    for occasion in Occasion.allCases { layout.scores[occasion] = "score" }
    let rows = [
      ["A1", "pre", "5"], ["A1", "post", "9"], ["A1", "12 months", "7"], ["A1", "6 months", "8"],
    ]
    let sheet = try Self.sheet(rows, by: layout, names: ["code", "phase", "score"])
    #expect(sheet.participants[0].scores == [.before: 5, .after: 9, .followUp: 7])
  }

  @Test func ratingsAreNoTest() throws {
    let ratings = (0..<10).map { ["A\($0)", "F", "\(1 + $0 % 4)", "\(2 + $0 % 4)"] }
    #expect(try Self.sheet(ratings).instrument == .selfAssessment)
    #expect(try Self.sheet(Array(ratings.prefix(4))).instrument == .test)
    #expect(try Self.sheet(ratings + [["B", "F", "0", "4"]]).instrument == .test)
    var layout = Self.wide
    layout.maximum = 5
    #expect(try Self.sheet(ratings, by: layout).instrument == .test)
    layout.scores = [.before: "confidence before", .after: "confidence after"]
    #expect(
      try Self.sheet(
        Array(ratings.prefix(2)), by: layout, names: ["code", "sex", "confidence before", "confidence after"]
      ).instrument == .selfAssessment)
  }

  @Test func numbersOfPersonsStopTheRun() {
    let rows = (0..<6).map { ["35202-123456\($0)-1", "F", "5", "9"] }
    #expect(Self.faults(rows) == ["0 code identity-number"])
  }

  @Test func whatBreaksTheRulesIsNamedByLineColumnAndRule() {
    var layout = Self.wide
    layout.maximum = 20
    let table = [
      ["A1", "F", "5", "21"], ["A2", "F", "-1", "twelve"], ["a 1", "F", "4", ""], ["", "F", "1", "2"],
    ]
    #expect(
      Self.faults(table, by: layout) == [
        "2 post above-maximum", "3 pre below-zero", "3 post number", "4 code duplicate-code", "5 code code",
      ])
  }

  @Test func halvesOfAParticipantArePutTogetherAndContradictionsAreUnknown() throws {
    var reader = ScoreSheetReader(
      layout: Self.wide,
      rows: Self.rows(
        ["code", "sex", "pre", "post"], [["A1", "F", "5", ""], ["A1", "M", "", "9"], ["A2", "", "1", "2"]]))
    let (sheet, notes) = try reader.sheet()
    #expect(sheet.participants.map(\.scores) == [[.before: 5, .after: 9], [.before: 1, .after: 2]])
    #expect(sheet.participants[0].groups.isEmpty)
    #expect(notes.map(\.rule) == ["contradiction"])
  }

  @Test func namesOfPersonsAreNoCodes() {
    #expect(Self.faults([["Amina Khan", "F", "1", "2"], ["Bilal", "M", "1", "2"]]) == ["0 code names"])
    #expect(Self.faults([["آمنہ", "F", "1", "2"], ["بلال خان", "M", "1", "2"]]) == ["0 code names"])
    #expect(Self.faults([["AMX", "F", "1", "2"], ["KHI-02", "M", "1", "2"], ["b7", "M", "1", "2"]]) == [])
  }

  @Test func rowsOfAnOccasionAreOneParticipant() throws {
    var layout = ScoreLayout(participant: "code")
    layout.phase = .init(column: "test", words: ScoreColumns.phaseWords)
    layout.scores = [.before: "score", .after: "score", .followUp: "score"]
    let names = ["code", "test", "score"]
    let sheet = try Self.sheet(
      [["A1", "Pre", "5"], ["A1", "POST", "9"], ["A1", "follow-up", "8"], ["A2", "pre", ""]], by: layout,
      names: names)
    #expect(sheet.participants.map(\.scores) == [[.before: 5, .after: 9, .followUp: 8], [:]])
    #expect(
      Self.faults(
        [["A1", "pre", "5"], ["A1", "Pre-test", "6"], ["A1", "later", "6"]], by: layout, names: names) == [
          "3 code duplicate-code", "4 test phase",
        ])
  }

  private static func items(answers: [String: String]) -> ScoreLayout {
    var layout = ScoreLayout(participant: "code")
    layout.add([("q1", "pre_q1"), ("q2", "pre_q2")], [.before])
    layout.add([("q1", "post_q1"), ("q2", "post_q2")], [.after])
    layout.answers = answers
    return layout
  }

  private static let itemNames = ["code", "pre_q1", "pre_q2", "post_q1", "post_q2"]

  @Test func lettersAreMarkedByTheKeyAndBlanksAreNotAnswered() throws {
    let layout = Self.items(answers: ["q1": "a", "q2": "b"])
    let sheet = try Self.sheet(
      [["A1", "A", "c", "a)", " B."], ["A2", "", "b", "", ""], ["A3", "absent", "", "a", "A/B"]], by: layout,
      names: Self.itemNames)
    #expect(sheet.maximum == 2 && sheet.items == ["q1", "q2"])
    #expect(sheet.participants[0].answers == [.before: [1, 0], .after: [1, 1]])
    #expect(sheet.participants[1].answers == [.before: [nil, 1]])
    #expect(sheet.participants[2].answers == [.after: [1, 0]])
    // Who left a question blank took the test; who left all blank did not.
    #expect(sheet.participants.map(\.scores) == [[.before: 1, .after: 2], [.before: 1], [.after: 1]])
    var unknown = layout
    unknown.unanswered = .unknown
    #expect(
      try Self.sheet([["A2", "", "b", "a", "b"]], by: unknown, names: Self.itemNames).participants[0].scores
        == [
          .after: 2
        ])
  }

  @Test func itemsAreRightWrongOrAPart() throws {
    let layout = Self.items(answers: [:])
    let sheet = try Self.sheet([["A1", "1", "0,5", "right", "✗"]], by: layout, names: Self.itemNames)
    #expect(sheet.participants[0].answers == [.before: [1, 0.5], .after: [1, 0]])
    #expect(
      Self.faults([["A1", "c", "2", "1", "-1"]], by: layout, names: Self.itemNames) == [
        "2 pre_q1 item", "2 pre_q2 above-maximum", "2 post_q2 below-zero",
      ])
  }

  @Test func aColumnThatMarksTheChosenLeavesTheOthersOut() throws {
    var layout = Self.wide
    layout.chosen = "sex"
    #expect(
      try Self.sheet([["A1", "x", "1", "2"], ["A2", "", "1", "2"]], by: layout).participants.map(\.choice)
        == [
          .chosen, .notChosen,
        ])
    #expect(
      try Self.sheet([["A1", "yes", "1", "2"], ["A2", "no", "1", "2"], ["A3", "", "1", "2"]], by: layout)
        .participants.map(
          \.choice) == [.chosen, .notChosen, .unknown])
    #expect(Self.faults([["A1", "perhaps", "1", "2"]], by: layout) == ["2 sex chosen"])
  }

  @Test func patternsNameItemsByWhatTheOccasionsShare() throws {
    let pattern = try #require(ColumnPattern("pre_q*"))
    let found = pattern.items(in: ["code", "pre_q1", "pre_q20", "post_q1", "pre_q"])
    #expect(found.map(\.name) == ["q1", "q20"] && found.map(\.column) == ["pre_q1", "pre_q20"])
    #expect(ColumnPattern("q") == nil && ColumnPattern("*q*") == nil)
  }

  @Test func columnsAreFoundByTheirNames() {
    let columns = ScoreColumns(names: [
      "Code", "Gender", "Pre-test score", "post_score", "Score follow-up", "Q1", "q 2",
    ])
    #expect(columns.participant == "Code" && columns.groups == ["Gender"])
    #expect(
      columns.scoresByOccasion == [
        .before: "Pre-test score", .after: "post_score", .followUp: "Score follow-up",
      ])
    #expect(columns.items.map(\.name) == ["q1", "q2"])
    let items = ScoreColumns(names: ["pre_q1", "pre_q2", "post_q1", "post_q2"]).itemsByOccasion
    #expect(
      items[.before]?.map(\.name) == ["q1", "q2"] && items[.after]?.map(\.column) == ["post_q1", "post_q2"])
  }

  /// The rules of what is remarkable about a sheet.
  private static func notes(
    _ table: [[String]], by layout: ScoreLayout = wide, names: [String] = ["code", "sex", "pre", "post"]
  ) throws -> [String] {
    var reader = ScoreSheetReader(layout: layout, rows: rows(names, table))
    return try reader.sheet().notes.map { "\($0.rule) \($0.count)" }
  }

  @Test func testsOutOfDifferentNumbersAreToldAsPerCent() throws {
    let sheet = try Self.sheet([["A1", "F", "12/20", "30/50"], ["A2", "F", "10", "80 %"]])
    #expect(sheet.maximum == 100)
    #expect(sheet.participants.map(\.scores) == [[.before: 60, .after: 60], [.before: 50, .after: 80]])
    var layout = Self.wide
    layout.maxima = [.before: 20, .after: 50]
    let declared = try Self.sheet([["A1", "F", "12", "30"]], by: layout)
    #expect(declared.maximum == 100 && declared.participants[0].scores == [.before: 60, .after: 60])
    #expect(Self.faults([["A1", "F", "12", "51"]], by: layout) == ["2 post above-maximum"])
    // 60 per cent of what is not said is no score of the same scale as 12.
    #expect(Self.faults([["A1", "F", "12", "60 %"]]) == ["0 pre maximum"])
    #expect(
      try Self.sheet([["A1", "F", "12/20", "60 %"]]).participants[0].scores == [.before: 12, .after: 12])
  }

  @Test func sharesWithoutASignAreRemarked() throws {
    let table = [["A1", "F", "0.4", "0.6"], ["A2", "F", "0.5", "1"]]
    #expect(try Self.notes(table) == ["maximum 1"])
  }

  @Test func rowsOfTotalsAndMeansAreNoParticipants() throws {
    let table = [
      ["A1", "F", "1", "2"], ["Mean", "", "1", "2"], ["A2", "F", "1", "2"], ["Total:", "", "9", "9"],
    ]
    #expect(try Self.sheet(table).participants.map(\.code) == ["A1", "A2"])
    #expect(try Self.notes(table) == ["summary-rows 2"])
  }

  @Test func namesWithAnInitialAndAddressesAreNoCodes() throws {
    #expect(Self.faults([["DIALLO A.", "F", "1", "2"], ["TRAORE J.", "M", "1", "2"]]) == ["0 code names"])
    #expect(
      Self.faults([["a.b@police.sn", "F", "1", "2"], ["c1@police.sn", "M", "1", "2"]]) == ["0 code names"])
    let table = [["Jean Traoré", "F", "1", "2"], ["P1", "F", "1", "2"], ["P2", "F", "1", "2"]]
    #expect(try Self.notes(table) == ["name-as-code 1"])
  }

  @Test func codesThatNearlyMeetAreRemarked() throws {
    let table = [
      ["P01", "F", "1", ""], ["P1", "F", "", "2"], ["P-02", "F", "1", ""], ["P 2", "F", "", "2"],
    ]
    #expect(try Self.notes(table) == ["codes-nearly-meet 2"])
    #expect(try Self.notes([["P01", "F", "1", "2"], ["P1", "F", "", "2"]]) == ["codes-nearly-meet 1"])
    // A Cyrillic letter that looks like a Latin one, and O for 0.
    #expect(
      try Self.notes([["P01", "F", "1", "2"], ["\u{0420}01", "F", "", "2"]]) == ["codes-nearly-meet 1"])
    #expect(try Self.notes([["P01", "F", "1", "2"], ["PO1", "F", "", "2"]]) == ["codes-nearly-meet 1"])
    // Codes of two numbers are no slips of each other.
    #expect(try Self.notes([["1-11", "F", "1", "2"], ["11-1", "F", "1", "2"]]) == [])
  }

  @Test func severalColumnsMayMakeTheCode() throws {
    let table = [["1", "Lahore", "1", "2"], ["1", "Karachi", "3", "4"]]
    var layout = ScoreLayout(participant: "code")
    layout.scores = [.before: "pre", .after: "post"]
    let names = ["code", "workshop", "pre", "post"]
    #expect(Self.faults(table, by: layout, names: names) == ["3 code duplicate-code"])
    layout.within = ["workshop"]
    let codes = try Self.sheet(table, by: layout, names: names).participants.map(\.code)
    #expect(codes == ["KARACHI/1", "LAHORE/1"])
  }

  @Test func anItemMayBeWorthMore() throws {
    var layout = Self.items(answers: [:])
    layout.itemMaximum = 4
    let sheet = try Self.sheet([["A1", "4", "0", "2", "3"]], by: layout, names: Self.itemNames)
    #expect(sheet.participants[0].answers == [.before: [1, 0], .after: [0.5, 0.75]])
    #expect(
      Self.faults([["A1", "4", "5", "1", "1"]], by: layout, names: Self.itemNames) == [
        "2 pre_q2 above-maximum"
      ])
  }

  @Test func aKeyMayNameItemsByHeadingOrNumber() {
    let layout = Self.items(answers: [:])
    #expect(
      ["q1", "pre_q1", "POST_Q1", "1", "Question 1"].map(layout.item) == Array(repeating: "q1", count: 5))
    #expect(layout.item(called: "q3") == nil)
  }

  @Test func aDuplicateIsSaidOnceWithTheFirstLine() {
    do throws(SourceProblems) {
      _ = try Self.sheet([["A1", "F", "1", "2"], ["A1", "F", "1", "2"]])
      Issue.record("nothing was wrong")
    } catch {
      #expect(error.lines.count == 1 && error.lines[0].contains("stands in the file twice, first in line 2"))
    }
  }

  /// Three attempts at the first test, of 5, 9 and 7 points.
  @Test(arguments: [(ScoreLayout.Attempts.first, 5.0), (.last, 7), (.best, 9)])
  func oneOfSeveralAttemptsCounts(_ attempts: ScoreLayout.Attempts, _ score: Double) throws {
    var layout = Self.wide
    let rows = [
      ["A1", "F", "5", "12"], ["A2", "M", "6", "13"], ["A1", "F", "9", ""], ["A1", "F", "7", ""],
    ]
    #expect(Self.faults(rows, by: layout) == ["4 code duplicate-code", "5 code duplicate-code"])
    layout.attempts = attempts
    let sheet = try Self.sheet(rows, by: layout)
    #expect(sheet.participants[0].scores == [.before: score, .after: 12])
  }
}
