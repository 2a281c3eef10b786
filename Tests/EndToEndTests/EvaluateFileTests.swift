import Foundation
import TestSupport
import Testing

/// `waymark evaluate` over files as people type them.
@Suite(.serialized) struct EvaluateFileTests {
  private static let scores = """
    Code,Sex,Pre score,Post score
    A1,F,8,12
    a 2,M,9,13
    A3,F,0,7
    A4,M,11,11
    A5,M,7,
    Code,Sex,Pre score,Post score
    A6,M,10,15
    ,,,

    """

  private func run(_ text: String, _ more: String..., name: String = "scores.csv") throws -> CommandRun {
    let workspace = try SmallWorkspace()
    try workspace.write(text, to: name)
    return try CommandRun.waymark(["evaluate", name] + more, in: workspace.url)
  }

  @Test(arguments: [
    (["M", "H", "M", "H"], ["F", "M", "F", "M"], "read as the other words of the column are"),
    (["M", "F", "M", "F"], ["M", "F", "M", "F"], ""),
    (["H", "F", "H", "F"], ["M", "F", "M", "F"], ""),
    (["Mujer", "H", "M", "H"], ["F", "M", "F", "M"], "read as the other words"),
    // Beside words of both languages it is nobody's.
    (["M", "H", "F", "H"], ["", "M", "F", "M"], "leave it open"),
    // Beside a word for women alone it may mean either.
    (["Mujer", "M", "Mujer", "M"], ["F", "", "F", ""], "leave it open"),
  ])
  func aLetterMeansWhatTheOtherWordsOfItsColumnSay(_ words: [String], _ codes: [String], _ said: String)
    throws
  {
    // Each word stands for nine, so that each group can be told.
    let rows = (0..<36).map { "P\($0),\(words[$0 % 4]),\($0 % 7),\($0 % 7 + 1 + $0 % 3)" }
    let run = try run("Code,Sexo,Before,After\n" + rows.joined(separator: "\n") + "\n", "--by", "Sexo")
    #expect(run.exitCode == 0, "\(run.messages)")
    let counts = Dictionary(codes.filter { !$0.isEmpty }.map { ($0, 9) }, uniquingKeysWith: +)
    for (code, count) in counts {
      let attended = run.output.firstMatch(of: try Regex("\"attended\":(\\d+)[^{}]*},\"code\":\"\(code)\""))?
        .output[1].substring
      #expect(attended.flatMap { Int($0) } == count, "\(code): \(run.output.prefix(600))")
    }
    #expect(
      said.isEmpty ? !run.messages.contains("another language") : run.messages.contains(said),
      "\(run.messages)")
  }

  /// 8 and 10 of 20, and 12 and 14 afterwards, however the sheet writes it.
  @Test(arguments: [
    ("Before,After", "8,12\n10,14", nil), ("Before /20,After /20", "8,12\n10,14", nil),
    ("Before (out of 20),After (out of 50)", "8,30\n10,35", nil),
    ("Before %,After %", "40,60\n50,70", nil), ("Pre-test sur 20,Post-test %", "8,60\n10,70", nil),
    ("Before %,After", "40,12\n50,14", "nothing says how much these scores are out of"),
    ("Before,After %", "8,60\n10,70", "nothing says how much these scores are out of"),
  ])
  func whatAHeadingSaysThatScoresAreOutOfIsHeard(_ heading: String, _ rows: String, _ refusal: String?) throws
  {
    let lines = (0..<8).flatMap { number in
      rows.split(separator: "\n").enumerated().map {
        "\(2 * number + $0.offset),P\(number)\($0.offset),\($0.element)"
      }
    }
    let run = try run("No,Code,\(heading)\n" + lines.joined(separator: "\n") + "\n")
    if let refusal {
      #expect(run.exitCode == 3 && run.messages.contains(refusal), "\(run.messages)")
    } else {
      #expect(run.exitCode == 0, "\(run.messages)")
      #expect(run.output.contains("rose"), "\(run.output.prefix(800))")
      #expect(run.output.contains("\"paired\":16"), "\(run.output.prefix(800))")
    }
  }

  @Test func aWholeNameAmongTheCodesOfTrainersIsRefused() throws {
    let workspace = try SmallWorkspace()
    try workspace.write(
      "Trainer,Date,Participants\nMT01,2024-06-02,12\nMT02,2024-06-03,10\nMT03,2024-06-04,11\nJane Example,2024-06-05,9\n",
      to: "sessions.csv")
    let run = try CommandRun.waymark(["evaluate", "--sessions", "sessions.csv"], in: workspace.url)
    #expect(run.exitCode == 3 && run.messages.contains("names of persons"), "\(run.messages)")
    #expect(!(run.output + run.messages).lowercased().contains("jane"))
  }

  @Test func sessionsWithoutDatesAndNumbersAreRefused() throws {
    let workspace = try SmallWorkspace()
    try workspace.write("MasterTrainer,Quand,Combien\nMT01,2024-06-02,12\n", to: "sessions.csv")
    let run = try CommandRun.waymark(
      ["evaluate", "--sessions", "sessions.csv", "--trainer", "MasterTrainer"], in: workspace.url)
    #expect(run.exitCode == 2, "\(run.messages)")
    #expect(run.messages.contains("columns: MasterTrainer, Quand, Combien"))
    try workspace.write("trainer,date,women,men\nMT01,2999-06-02,1,12\n", to: "sessions.csv")
    let future = try CommandRun.waymark(["evaluate", "--sessions", "sessions.csv"], in: workspace.url)
    #expect(
      future.exitCode == 3 && future.messages.contains("sessions.csv:2: column 'date'"), "\(future.messages)")
    #expect(!future.messages.contains("2999"))
  }

  private static func sheet(_ rows: [[String]]) -> String {
    WorkbookFile.Book.sheet(
      rows.map { row in
        "<row>" + row.map { "<c t=\"str\"><v>\($0)</v></c>" }.joined() + "</row>"
      }.joined())
  }

  private static func scores(_ number: Int, from first: Int, heading: String = "score") -> String {
    sheet([["code", heading]] + (0..<8).map { ["P\($0)", "\((first + $0) * number)"] })
  }

  @Test func beforeAndAfterMayStandOnSheetsOfTheirOwn() throws {
    var book = WorkbookFile.Book(rows: "")
    book.sheets = [
      (
        "Pre-test", "",
        Self.sheet([["code", "sex", "score"]] + (0..<8).map { ["P\($0)", "F", "\(5 + $0)"] })
      ),
      ("Post-test", "", Self.sheet([["code", "score"]] + (0..<8).map { ["p \($0)", "\(8 + $0 * 2)"] })),
    ]
    let path = try book.write()
    let workspace = try SmallWorkspace()
    let run = try CommandRun.waymark(["evaluate", path, "--format", "csv"], in: workspace.url)
    #expect(run.exitCode == 0 && run.output.contains("\nall,paired,8.0,,,\n"), "\(run.messages)")
    let named = try CommandRun.waymark(
      ["evaluate", path, "--sheet", "before=2,after=1", "--format", "csv"], in: workspace.url)
    #expect(named.exitCode == 0 && named.output.contains("\nall,paired,8.0,,,\n"), "\(named.messages)")
    #expect(named.output != run.output)
  }

  @Test func otherSheetsAreLeftAndTheLatestFollowUpIsTaken() throws {
    var book = WorkbookFile.Book(rows: "")
    book.sheets = [
      ("Summary", "", Self.sheet([["mean before", "8.5"]])), ("Pre-test", "", Self.scores(1, from: 5)),
      ("Post-test", "", Self.scores(1, from: 8)), ("6 months", "", Self.scores(1, from: 7)),
      ("3 months", "", Self.scores(1, from: 9)),
    ]
    let workspace = try SmallWorkspace()
    let run = try CommandRun.waymark(["evaluate", book.write(), "--format", "table"], in: workspace.url)
    #expect(run.exitCode == 0 && run.messages.contains("not read: sheets 1, 5"), "\(run.messages)")
    // After six months all have one point less than after the training.
    #expect(
      run.output.contains("to the follow-up, 8 pairs: scores fell, mean change -1 point,"),
      "\(run.output.prefix(900))")
  }

  @Test func theHeadingOfEachSheetSaysWhatItsScoresAreOutOf() throws {
    var book = WorkbookFile.Book(rows: "")
    book.sheets = [
      ("Pre-test", "", Self.scores(1, from: 5, heading: "Score /20")),
      ("Post-test", "", Self.scores(2, from: 8, heading: "Score /40")),
    ]
    let workspace = try SmallWorkspace()
    let run = try CommandRun.waymark(["evaluate", book.write(), "--format", "csv"], in: workspace.url)
    #expect(run.exitCode == 0 && run.messages.contains("out of different numbers"), "\(run.messages)")
    #expect(run.output.contains("\nall,maximum score,100.0,,,\n"), "\(run.output.prefix(200))")
  }

  @Test func aWorkbookOfSeveralSheetsIsToldHowToNameThem() throws {
    var book = WorkbookFile.Book(rows: "")
    book.sheets = [("Cohort A", "", Self.scores(1, from: 5)), ("Cohort B", "", Self.scores(1, from: 8))]
    let workspace = try SmallWorkspace()
    let run = try CommandRun.waymark(["evaluate", book.write()], in: workspace.url)
    #expect(run.exitCode == 3 && run.messages.contains("--sheet before=1,after=2"), "\(run.messages)")
  }

  @Test func whatIsInternalIsSaidAtItsHead() throws {
    let rows = (0..<20).map {
      "P\($0),\($0 < 3 ? "F" : "M"),\($0 % 7),\($0 == 9 ? "" : "\($0 % 7 + $0 % 3)")"
    }
    let text = "Code,Sex,Before,After\n" + rows.joined(separator: "\n") + "\nClass average,,3,4\n"
    let told = try run(text, "--format", "table")
    let lines = told.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("internal:") == true, "\(told.output.prefix(300))")
    #expect(
      lines.count > 2 && lines[1].contains("all (1 person without a score after)")
        && lines[1].contains("Sex F (3 persons)"), "\(told.output.prefix(600))")
    #expect(lines.count > 2 && lines[2].hasPrefix("note:") && lines[2].contains("line 22"))
    let json = try run(text)
    #expect(json.output.contains(#""audience":"internal""#) && json.output.contains("line 22"))
  }

  @Test(arguments: [
    ("Code,Pre-test,Remarks\nP1,4,x\nP2,5,y\n", [], ["before 'Pre-test'", "--after COLUMN"]),
    (
      "Code,Pre,Post\nP1,4,5\nP2,5,6\n", ["--before", "First", "--after", "Second", "--by", "Sex"],
      ["'--before' names 'First'", "'--after' names 'Second'", "'--by' names 'Sex'"]
    ),
    ("Code,Pre,Post\nP1,4,5\nP2,5,6\n", ["--items", "q*"], ["--items before=pre_q*,after=post_q*"]),
    ("Code,q1,q2\nP1,1,0\nP2,1,1\n", ["--items", "before=q1,after=q2"], ["with one star"]),
    (
      "Code,Pre,Post,Chosen\nP1,4,5,yes\nP2,5,6,no\n", ["--choose", "1", "--chosen", "Chosen"],
      ["give one of them"]
    ),
  ])
  func aRequestThatCannotBeMetSaysWhatWould(_ text: String, _ options: [String], _ said: [String]) throws {
    let workspace = try SmallWorkspace()
    try workspace.write(text, to: "scores.csv")
    let run = try CommandRun.waymark(["evaluate", "scores.csv"] + options, in: workspace.url)
    #expect(run.exitCode == 2, "\(run.messages)")
    for words in said { #expect(run.messages.contains(words), "\(run.messages)") }
  }

  @Test func ratingsOfItemsAreNotSharesThatAreRight() throws {
    let names = ["pre", "post"].flatMap { test in (1...4).map { "\(test)_confidence_q\($0)" } }
    let rows = (0..<12).map { place in
      "P\(place)," + (0..<8).map { "\(1 + (place + $0) % 3 + $0 / 4)" }.joined(separator: ",")
    }
    let text = "Code," + names.joined(separator: ",") + "\n" + rows.joined(separator: "\n") + "\n"
    let items = ["--items", "before=pre_confidence_q*,after=post_confidence_q*"]
    let told = try run(text, items[0], items[1], "--item-maximum", "5", "--format", "table")
    #expect(told.exitCode == 0 && told.output.contains("tells how sure"), "\(told.messages)")
    #expect(
      !told.output.contains("share right")
        && told.output.contains("mean rating, share of the highest, before"))
    let keyed = try run(text, items[0], items[1], "--answers", "q1=5,q2=5,q3=5,q4=5")
    #expect(keyed.exitCode == 3 && keyed.messages.contains("neither right nor wrong"), "\(keyed.messages)")
  }

  @Test func aGroupWithoutTrainingIsNoPartOfTheGain() throws {
    let rows = (0..<24).map { place in
      "P\(place),\(place % 2 == 0 ? "Control" : "Trained"),\(place % 5 + 6),\(place % 5 + 6 + (place % 2) * (3 + place % 3))"
    }
    let run = try run("Code,Group,Before,After\n" + rows.joined(separator: "\n"), "--format", "table")
    #expect(
      run.exitCode == 0 && run.output.contains("Among all are those of “Control”"),
      "\(run.output.prefix(900))")
    #expect(!run.output.contains("No group is known") && run.output.contains("the groups gained differently"))
    let border = rows.map { $0.replacing("Control", with: "Border control") }.joined(separator: "\n")
    let other = try self.run("Code,Agency,Before,After\n" + border, "--format", "table")
    #expect(other.output.contains("No group is known"), "\(other.output.prefix(900))")
  }

  @Test func aFileIsReadWithoutBeingTold() throws {
    let run = try run(Self.scores, "--format", "table")
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(
      run.messages.contains("participants by 'Code', before 'Pre score', after 'Post score', groups by 'Sex'")
    )
    #expect(run.output.contains("all: of 6 who attended, 5 have both scores"))
    #expect(run.output.contains("sex F") || run.output.contains("Sex F"))
    #expect(run.output.contains("no result could have been told from chance"))
    let csv = try self.run(Self.scores, "--format", "csv")
    #expect(csv.output.hasPrefix("group,quantity,value,lower,upper,reason\n"))
    #expect(csv.output.contains("\nall,paired,5.0,,,\n"))
    let json = try self.run(Self.scores)
    #expect(
      json.output.hasPrefix(#"{"audience":"internal","evaluation":"#)
        && json.output.contains(#""format":"waymark-evaluation/1""#))
  }

  @Test(arguments: [
    ("code,before,after\nA1,3,5\n", "tooShort"), ("code,before,after\nA1,3,5\nA2,3,5\nA3,4,6\n", ""),
    ("code,before,after\nA1,3,\nA2,4,\n", ""), ("code,before,after\nA1,3,3\nA2,3,3\nA3,3,3\n", ""),
  ])
  func dataThatCannotAnswerSayWhyWithExitZero(text: String, reason: String) throws {
    let run = try run(text, "--format", "csv")
    #expect(run.exitCode == 0, "\(run.messages)")
    let reasons = run.output.split(separator: "\n").compactMap {
      $0.split(separator: ",", omittingEmptySubsequences: false).last
    }
    #expect(reasons.dropFirst().contains { !$0.isEmpty }, "\(run.output)")
    #expect(reason.isEmpty || run.output.contains(reason))
  }

  @Test(arguments: [
    ("code,before,after\nA1,3,5\na1,4,6\n", "scores.csv:3: column 'code'", "duplicate-code"),
    ("code,before,after\nA1,3,Zqxy\n", "scores.csv:2: column 'after'", "number"),
    ("code,before,after\nA1,12/10,5/10\n", "scores.csv:2: column 'before'", "above-maximum"),
    ("code,before,after\nA1,-3,5\n", "scores.csv:2: column 'before'", "below-zero"),
    ("code,before,after\n,3,5\n", "scores.csv:2: column 'code'", "code"),
    ("code,before,after\nZqxy Khan,3,5\nZqxy Ali,3,5\n", "column 'code'", "names"),
    ("", "scores.csv", ""),
  ])
  func aFileThatBreaksItsRulesIsExitThreeWithPlaceAndRule(text: String, place: String, rule: String) throws {
    let run = try run(text)
    #expect(run.exitCode == 3 && run.output.isEmpty, "\(run.messages)")
    #expect(
      run.messages.contains(place) && run.messages.contains(rule.isEmpty ? "rule: " : "rule: \(rule)"),
      "\(run.messages)")
    #expect(!run.messages.contains("Zqxy"), "\(run.messages)")
  }

  @Test func whatTheCommandDoesNotTakeIsExitTwo() throws {
    for more in [
      ["--before", "nothing"], ["--choose", "0"], ["--reliability", "1"], ["--items", "q1"],
      ["--on", "noon"], ["--threshold", "1"],
      ["--reliability", "0.7"], ["--answers", "q1=b"], ["--by", "moon"],
      ["--phase", "Sex", "--before", "Pre score"],
    ] {
      let workspace = try SmallWorkspace()
      try workspace.write(Self.scores, to: "scores.csv")
      let run = try CommandRun.waymark(["evaluate", "scores.csv"] + more, in: workspace.url)
      #expect(run.exitCode == 2 && run.messages.contains("help: "), "\(more): \(run.messages)")
    }
    #expect(try self.run("month,detections\n2024-01,7\n").exitCode == 2)
    #expect(try SmallWorkspace().waymark("evaluate").exitCode == 2)
    #expect(try SmallWorkspace().waymark("evaluate", "nowhere.csv").exitCode == 3)
  }

  @Test func semicolonsDecimalCommasAndRowsOfAnOccasionAreRead() throws {
    let run = try run(
      "code;test;score\nA1;pre;8,5\nA1;post;12\nA2;PRE;9\nA2;Post;11,5\nA3;pre;7\nA3;post;\n", "--format",
      "csv")
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(
      run.output.contains("\nall,paired,2.0,,,\n") && run.output.contains("\nall,gain: mean before,8.75,"))
  }

  @Test func trainersAreChosenAndSessionsAreRead() throws {
    let workspace = try SmallWorkspace()
    try workspace.write(Self.scores, to: "scores.csv")
    try workspace.write(
      "trainer,trained_by,date,women,men,total\nA1,,2021-01,2,8,10\nA2,,2021-03-04,0,12,12\nB1,A1,2021-06,1,9,\n",
      to: "sessions.csv")
    let run = try workspace.waymark(
      "evaluate", "scores.csv", "--choose", "2", "--reliability", "0.7", "--sessions", "sessions.csv",
      "--format",
      "table")
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(run.output.contains("choice of trainers: 2 of 5, the best scores after"))
    #expect(run.output.contains("held 3 sessions with 32 seats"))
    let alone = try workspace.waymark("evaluate", "--sessions", "sessions.csv", "--format", "csv")
    #expect(alone.exitCode == 0 && alone.output.contains("\ncascade,seats,32.0,,,\n"), "\(alone.messages)")
  }

  @Test func moreThanThereAreCannotBeChosen() throws {
    let run = try run(Self.scores, "--choose", "6")
    #expect(run.exitCode == 2 && run.messages.contains("6 are to be chosen"), "\(run.messages)")
  }

  @Test func oneOddWordLeavesTheReadingOfSexOn() throws {
    let run = try run(
      "code,sex,before,after\nA1,f,1,2\nA2,Female,2,4\nA3,m,1,2\nA4,Male,2,3\nA5,?,1,2\nA6,odd,1,3\n",
      "--format", "csv")
    #expect(run.exitCode == 0 && run.messages.contains("1 cell of 'sex' holds no word that is understood"))
    #expect(run.output.contains("\nsex F,") && run.output.contains("\nsex M,"))
    #expect(!run.output.contains("sex odd") && !run.output.contains("sex Female"))
  }

  @Test func columnsOfSessionsMayBeNamedAndAreSaid() throws {
    let workspace = try SmallWorkspace()
    try workspace.write(
      "wer,von,wann,f,m,note\nA,,03/04/2021,1,2,x\nB,A,05/06/2021,2,3,x\n", to: "sessions.csv")
    let more = ["--cascade", "trainer=wer,trained-by=von,date=wann,women=f,men=m", "--format", "table"]
    let unclear = try CommandRun.waymark(
      ["evaluate", "--sessions", "sessions.csv"] + more, in: workspace.url)
    #expect(unclear.exitCode == 3 && unclear.messages.contains("--dates day-month"), "\(unclear.messages)")
    let run = try CommandRun.waymark(
      ["evaluate", "--sessions", "sessions.csv", "--dates", "day-month"] + more, in: workspace.url)
    #expect(run.exitCode == 0 && run.messages.contains("not read: 'note'"), "\(run.messages)")
    #expect(run.output.contains("2 trainers in 2 generations"))
  }
}
