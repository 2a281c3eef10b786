import Foundation
import TestSupport
import Testing

/// `waymark evaluate` over files with merged cells, several follow-ups, names of trainers and whatever else offices keep.
@Suite(.serialized) struct EvaluateMessyFileTests {
  private func run(_ text: String, _ options: [String], name: String = "scores.csv") throws -> CommandRun {
    let workspace = try SmallWorkspace()
    try workspace.write(text, to: name)
    return try CommandRun.waymark(
      ["evaluate"] + (name == "sessions.csv" ? ["--sessions"] : []) + [name] + options, in: workspace.url)
  }

  private static func book(_ rows: [[String]], merged: [String]) throws -> String {
    let cells = rows.enumerated().map { row, cells in
      "<row r=\"\(row + 1)\">"
        + cells.enumerated().filter { !$0.element.isEmpty }.map { column, text in
          "<c r=\"\(["A", "B", "C", "D", "E", "F"][column])\(row + 1)\" t=\"str\"><v>\(text)</v></c>"
        }.joined() + "</row>"
    }.joined()
    let list = merged.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
    return try WorkbookFile.Book(rows: cells, after: "<mergeCells>\(list)</mergeCells>").write()
  }

  @Test func mergedWorkshopsAreThoseOfEachRow() throws {
    let rows = (0..<8).map {
      ["\($0 == 0 ? "Kabul" : $0 == 4 ? "Herat" : "")", "P\($0)", "\(5 + $0)", "\(8 + $0)"]
    }
    let workspace = try SmallWorkspace()
    let path = try Self.book([["Workshop", "Code", "Pre", "Post"]] + rows, merged: ["A2:A5", "A6:A9"])
    let run = try CommandRun.waymark(["evaluate", path, "--format", "csv"], in: workspace.url)
    #expect(run.exitCode == 0 && run.output.contains("\nWorkshop Kabul,paired,4.0"), "\(run.messages)")
    #expect(
      run.output.contains("\nWorkshop Herat,paired,4.0") && run.messages.contains("read in each of them"))
  }

  @Test func oneScoreMergedOverTwoPersonsIsRefused() throws {
    let workspace = try SmallWorkspace()
    let path = try Self.book(
      [["Code", "Pre", "Post"], ["P1", "5", "8"], ["P2", "6", ""], ["P3", "7", "9"]], merged: ["C2:C3"])
    let run = try CommandRun.waymark(["evaluate", path], in: workspace.url)
    #expect(run.exitCode == 3 && run.messages.contains("rule: merged-score"), "\(run.messages)")
  }

  @Test func rowsThatShareAMergedNumberAreOneSession() throws {
    let workspace = try SmallWorkspace()
    let path = try Self.book(
      [
        ["Trainer", "Trained by", "Date", "Women", "Men"], ["T1", "", "2024-03-04", "5", "15"],
        ["T2", "T1", "2024-05-06", "2", "18"], ["T3", "T1", "", "", ""],
      ], merged: ["C3:C4", "D3:D4", "E3:E4"])
    let run = try CommandRun.waymark(
      ["evaluate", "--sessions", path, "--format", "table"], in: workspace.url)
    #expect(
      run.output.contains("3 trainers in 2 generations held 2 sessions with 40 seats"),
      "\(run.output.prefix(900))")
  }

  @Test func groupsNamedOnceInTextAreFilledWhereThatIsSaid() throws {
    let rows = (0..<8).map { "\($0 == 0 ? "Kabul" : $0 == 4 ? "Herat" : ""),P\($0),\(5 + $0),\(8 + $0)" }
    let text = "Workshop,Code,Pre,Post\n" + rows.joined(separator: "\n") + "\n"
    let unsaid = try run(text, ["--format", "csv"])
    #expect(unsaid.exitCode == 0 && unsaid.messages.contains("--fill-down Workshop"), "\(unsaid.messages)")
    let filled = try run(text, ["--fill-down", "Workshop", "--format", "csv"])
    #expect(filled.output.contains("\nWorkshop Herat,paired,4.0"), "\(filled.messages)")
    #expect(try run(text, ["--fill-down", "Wrkshop"]).exitCode == 2)
  }

  private static let followUps: String = {
    let rows = [5, 7, 6, 9, 8, 11, 5, 12].enumerated().map { "P\($0),\($1),\(4 + $1),\(3 + $1),\(2 + $1)" }
    return "Code,Pretest,Postest,3 months,12 months\n" + rows.joined(separator: "\n") + "\n"
  }()

  @Test(arguments: [
    [], ["--before", "Pretest", "--after", "Postest"], ["--follow-up", "12 months,3 months"],
  ])
  func bothFollowUpsAreTold(_ options: [String]) throws {
    let told = try run(Self.followUps, options + ["--format", "table"])
    #expect(told.exitCode == 0 && !told.output.contains("No test some months later"), "\(told.messages)")
    #expect(told.output.contains("from before to the follow-up, 8 pairs: scores rose, mean change 2 points"))
    #expect(
      told.output.contains(
        "the earlier follow-up '3 months', from after, 8 pairs: scores fell, mean change -1 point"),
      "\(told.output.prefix(1200))")
    let json = try run(Self.followUps, options)
    #expect(json.output.contains(#""earlierFollowUps":[{"#))
  }

  @Test func followUpsMayBeLeftUnreadAndNumbersThatAreNotReadAreNamed() throws {
    let none = try run(Self.followUps, ["--follow-up", "none", "--format", "table"])
    #expect(
      none.output.contains("No test some months later") && none.messages.contains("not read: '3 months'"))
    let unnamed = try run(
      Self.followUps.replacing("3 months,12 months", with: "T3,T4"), ["--format", "table"])
    #expect(
      unnamed.output.contains("'T3', 'T4' hold numbers such as the scores have"),
      "\(unnamed.output.prefix(700))")
  }

  @Test func rowsOfSeveralFollowUpsAreTold() throws {
    let rows = (0..<8).flatMap { place in
      [("pre", 5), ("post", 9), ("3 months", 8), ("12 months", 7)].map { "P\(place),\($0.0),\($0.1 + place)" }
    }
    let told = try run("code,test,score\n" + rows.joined(separator: "\n") + "\n", ["--format", "table"])
    #expect(
      told.output.contains("the earlier follow-up '3 months', from after, 8 pairs: scores fell"),
      "\(told.output.prefix(900))")
  }

  @Test func scoresWithTheirPerCentsAreOutOfWhatTheyTell() throws {
    let rows = (0..<8).map { "P\($0),\(8 + $0) (\((8 + $0) * 5)%),\(12 + $0) (\((12 + $0) * 5)%)" }
    let csv = try run("Code,Pre,Post\n" + rows.joined(separator: "\n") + "\n", ["--format", "csv"])
    #expect(csv.exitCode == 0 && csv.output.contains("\nall,maximum score,20.0,,,\n"), "\(csv.messages)")
  }

  @Test func namesOfTrainersAreReadAndNeverTold() throws {
    let text = """
      Name of trainer,Trained by,Date,Women,Men,Status
      Zqxy Example,,2024-03-04,5,15,Held
      Wvut Sample,Zqxy Example,2024-05-04,3,9,Held
      Rstu Person,Nobody Known,2024-06-04,3,9,Cancelled

      """
    for format in ["table", "csv", "json"] {
      let told = try run(text, ["--format", format], name: "sessions.csv")
      #expect(told.exitCode == 0, "\(told.messages)")
      let all = (told.output + told.messages).lowercased()
      for name in ["zqxy", "wvut", "rstu", "nobody known"] { #expect(!all.contains(name), "\(format)") }
      #expect(all.contains("person-1 first in line 2"))
    }
  }

  @Test func namesOfParticipantsAreNeitherGroupsNorBesideCodes() throws {
    let names = ["Zqxy Aa", "Zqxy Bb", "Zqxy Cc", "Zqxy Dd", "Zqxy Ee", "Zqxy Ff"]
    let rows = names.enumerated().map { "P\($0),\($1),\(5 + $0),\(8 + $0)" }.joined(separator: "\n")
    for (heading, options, code) in [
      ("Code,Name,Pre,Post", ["--by", "Name"], Int32(2)), ("Code,Who,Pre,Post", ["--by", "Who"], 3),
    ] {
      let told = try run("\(heading)\n\(rows)\n", options)
      #expect(told.exitCode == code && told.output.isEmpty, "\(heading): \(told.messages)")
      #expect(!told.messages.lowercased().contains("zqxy"))
    }
    let beside = names.enumerated().map { "P0\($0) \($1),\(5 + $0),\(8 + $0)" }.joined(separator: "\n")
    let told = try run("Code,Pre,Post\n\(beside)\n", [])
    #expect(told.exitCode == 3 && told.messages.contains("rule: names"), "\(told.messages)")
    let places = (1...6).map { "Lahore Police \($0),\(5 + $0),\(8 + $0)" }.joined(separator: "\n")
    #expect(try run("Code,Pre,Post\n\(places)\n", []).exitCode == 0)
  }

  @Test func problemsOfTheCascadeAreSentences() throws {
    let text = """
      trainer,trained-by,date,place,women,men,total
      T1,,2024-03-04,Kabul,5,15,20
      T1,,2024-03-05,Kabul,5,15,20
      T2,T9,2024-05-04,Herat,3,9,13

      """
    let told = try run(text, ["--format", "table"], name: "sessions.csv")
    #expect(told.output.contains("held 2 to 3 sessions with 33 to 53 seats"), "\(told.output.prefix(900))")
    #expect(
      told.output.contains("to be checked: Said to be trained by somebody who is no trainer of the file"))
    #expect(told.output.contains("to be checked: Women and men do not add up"))
    for token in ["unknownTeacher", "totalDiffers", "courseDays"] { #expect(!told.output.contains(token)) }
  }

  @Test(arguments: [
    (
      "Report of the course\n\nCode,Pre,Post\nP1,5,8\nP2,6,9\nTotals and notes,x\n",
      ["--skip", "2", "--until", "Totals"]
    ),
    ("Code,Pre,Post\npoints,points,points\nP1,5,8\nP2,6,9\n", ["--below-header", "1"]),
    ("Code,Pre,Post\nP1,about 5,about 8\nP2,6,9\n", ["--header", "1", "--missing", "about 5,about 8"]),
    ("Code,Pre,Post\nP1,5,8\nP2,6\n", ["--short-rows", "blank"]),
    ("Code,Pre,Post\nP1,5\nP2,6,9\n", ["--short-rows", "blank"]),
  ])
  func whichRowsAreTheTableMayBeSaid(_ text: String, _ options: [String]) throws {
    let told = try run(text, options + ["--format", "csv"])
    #expect(told.exitCode == 0 && told.output.contains("\nall,attended,2.0"), "\(told.messages)")
  }

  @Test(arguments: [
    "Code,Pre,Post\nP1,5,8\nP2,6,9\n\nPrepared by,the unit\nand others,,\n1,2,3,4\n",
    "Code,Pre,Post\nP1,5\nP2,6,9\n",
  ])
  func refusalsSpeakOfOptions(_ text: String) throws {
    let told = try run(text, [])
    #expect(
      told.exitCode == 3 && !told.messages.contains("file: {") && told.messages.contains("--"),
      "\(told.messages)")
  }

  @Test func aColumnIsNamedInWhateverCase() throws {
    let rows = (0..<8).map { "P\($0),\($0 % 2 == 0 ? "F" : "M"),\(5 + $0 % 3),\(8 + $0 % 4)" }
    let text = "Code,Sex,Pre,Post\n" + rows.joined(separator: "\n") + "\n"
    let run = try self.run(text, ["--by", "sex", "--format", "csv"])
    #expect(run.exitCode == 0 && run.output.contains("Sex F"), "\(run.messages)\(run.output)")
    let alone = try self.run(text, ["--by", "code"])
    #expect(
      alone.exitCode == 2 && alone.messages.contains("each group would be one person"), "\(alone.messages)")
  }

  /// Who trained in the workshop that began it all, and of whom nobody knows it.
  @Test(arguments: [("Workshop", 1), ("ToT workshop", 1), ("organisers", 1), ("?", 0), ("unknown", 0)])
  func whoWasTrainedByAWorkshopIsOfTheFirstGeneration(_ by: String, _ generation: Int) throws {
    let text = """
      trainer,date,place,participants,trained_by
      MT01,2021-01-10,Kabul,20,\(by)
      MT02,2021-01-12,Herat,18,\(by)
      T11,2021-04-10,Balkh,15,MT01

      """
    let run = try self.run(text, ["--format", "table"], name: "sessions.csv")
    #expect(run.exitCode == 0, "\(run.messages)")
    let first = run.output.contains("generation 1: 2 of 2") || run.output.contains("generation 1: 2 trainers")
    #expect(first == (generation == 1), "\(run.output)")
  }

  @Test func csvSaysForWhomItIsAndWhatHasNoInterval() throws {
    let rows = (0..<8).map { "P\($0),\($0 < 2 ? "F" : "M"),\(5 + $0),\(8 + $0)" }
    let text = "Code,Sex,Pre,Post\n" + rows.joined(separator: "\n") + "\nClass average,,8.5,11.5\n"
    let run = try run(text, ["--choose", "3", "--format", "csv"])
    let lines = run.output.split(separator: "\n")
    #expect(lines.dropFirst().first == "file,audience,internal,,,", "\(run.messages)")
    #expect(lines.contains { $0.hasPrefix("file,single persons told,") && $0.contains("Sex F (2 persons)") })
    #expect(lines.contains { $0.hasPrefix("file,note 1,") && $0.contains("line 10") })
    // All changed by 3, so that the change is known and has no interval.
    #expect(lines.contains("all,gain: mean,3.0,,,constant"))
    #expect(lines.contains("choice of trainers,chosen in the zone,,,,tooFewKnown"))
    let json = try self.run(text, ["--choose", "3"])
    #expect(!json.output.contains("zoneChosenCount") && json.output.contains("tooFewKnown"))
  }

  @Test func workshopsOnSheetsOfTheirOwnAreReadTogether() throws {
    func sheet(_ heading: [String], _ code: String, _ first: Int) -> String {
      let rows = (0..<8).map { ["\(code)\($0)", "F", String(first + $0), String(first + 2 + $0 / 2)] }
      let cells = ([heading] + rows).map { row in
        "<row>" + row.map { "<c t=\"str\"><v>\($0)</v></c>" }.joined() + "</row>"
      }
      return WorkbookFile.Book.sheet(cells.joined())
    }
    var book = WorkbookFile.Book(rows: "")
    book.sheets = [
      ("Osh", "", sheet(["Code", "Sex", "Before /20", "After /20"], "P", 2)),
      ("Naryn", "", sheet(["Participant code", "Gender", "Pre-test", "Post-test (out of 20)"], "P", 4)),
      ("Summary", "", sheet(["Place", "Sex", "Trainees", "Days"], "X", 1)),
    ]
    let workspace = try SmallWorkspace()
    let path = try book.write()
    func evaluate(_ more: String...) throws -> CommandRun {
      try CommandRun.waymark(["evaluate", path, "--format", "csv"] + more, in: workspace.url)
    }
    let alone = try evaluate("--sheet", "1")
    #expect(alone.exitCode == 0 && alone.messages.contains("not read: sheets 2, 3"), "\(alone.messages)")
    let twice = try evaluate("--sheet", "all")
    #expect(twice.exitCode == 3 && twice.messages.contains("--code workshop,Code"), "\(twice.messages)")
    let all = try evaluate("--sheet", "all", "--code", "workshop,Code")
    #expect(all.exitCode == 0 && all.messages.contains("not read: sheet 3"), "\(all.messages)")
    #expect(all.output.contains("\nworkshop Osh,paired,8.0") && all.output.contains("\nSex F,paired,16.0"))
    #expect(all.output.contains("maximum score,20.0"))
  }

  @Test func aQuestionOfAFormTellsTheOccasion() throws {
    let rows = (0..<8).flatMap { person in
      let tests: [(word: String, score: Int)] = [
        ("Pre-test", 6 + person % 4), ("Post-test", 10 + person % 5),
      ]
      return tests.map { "2024/03/04,\($0.score) / 20,KE-\(person),\($0.word)" }
    }
    let text =
      "Timestamp,Score,Your participant code,Which test is this?\n" + rows.joined(separator: "\n") + "\n"
    let run = try run(text, ["--format", "csv"])
    #expect(
      run.output.contains("\nall,paired,8.0") && run.output.contains("maximum score,20.0"), "\(run.messages)")
  }

  @Test func theEarlierFollowUpIsToldByGroup() throws {
    let rows = (0..<16).map { place in
      let scores = [5 + place % 3, 9 + place % 4, 8 + place % 5, 7 + place % 3].map(String.init)
      return "P\(place),\(place % 2 == 0 ? "F" : "M")," + scores.joined(separator: ",")
    }
    let text = "Code,Sex,Pre,Post,3 months,12 months\n" + rows.joined(separator: "\n") + "\n"
    let run = try run(text, ["--format", "table"])
    #expect(
      run.output.contains("the earlier follow-up '3 months', Sex F, from after, 8 pairs"),
      "\(run.output.prefix(1500))")
  }

  @Test func aDayOfReportIsNoDayOfTheFuture() throws {
    let text = """
      trainer,trained-on,date,women,men
      T1,2021-01-10,2021-03-02,3,17
      T2,2021-01-10,,,

      """
    let plain = try run(text, ["--format", "table"], name: "sessions.csv")
    #expect(plain.output.contains("Six months are counted to March 2021"), "\(plain.output.prefix(900))")
    let later = try run(text, ["--as-of", "2021-09-01", "--format", "table"], name: "sessions.csv")
    #expect(
      later.output.contains("counted to 1 September 2021")
        && later.output.contains("1 trainer reported no session"))
    #expect(try run(text, ["--as-of", "2999-01-01"], name: "sessions.csv").exitCode == 2)
  }

  @Test func aTableOnItsSideIsToldToBeTurned() throws {
    let text = "Code,P1,P2,P3,P4,P5\nBefore,5,6,7,8,9\nAfter,8,9,10,11,12\n"
    let run = try run(text, [])
    #expect(run.exitCode == 2 && run.messages.contains("stand in columns"), "\(run.messages)")
  }

  @Test func sessionsOnSeveralSheetsAreReadTogether() throws {
    func sheet(_ rows: [[String]]) -> String {
      let cells = rows.map { row in
        "<row>" + row.map { "<c t=\"str\"><v>\($0)</v></c>" }.joined() + "</row>"
      }
      return WorkbookFile.Book.sheet(cells.joined())
    }
    var book = WorkbookFile.Book(rows: "")
    book.sheets = [
      ("Q1", "", sheet([["Trainer", "Date", "Women", "Men"], ["T1", "2024-02-03", "4", "11"]])),
      (
        "Q2", "",
        sheet([["Trainer code", "Session date", "Female", "Male"], ["T2", "2024-05-03", "3", "12"]])
      ),
      ("Notes", "", sheet([["Remark", "By"], ["none", "nobody"]])),
    ]
    let workspace = try SmallWorkspace()
    let run = try CommandRun.waymark(
      ["evaluate", "--sessions", book.write(), "--sheet", "all", "--format", "csv"], in: workspace.url)
    #expect(run.exitCode == 0 && run.messages.contains("not read: sheet 3"), "\(run.messages)")
    #expect(run.output.contains("\ncascade,sessions,2.0") && run.output.contains("\ncascade,seats,30.0"))
  }

  @Test func aSheetATestAndWorkshopIsRead() throws {
    func sheet(_ letter: String, _ first: Int) -> String {
      let rows = [["Code", "Score"]] + (0..<8).map { ["\(letter)\($0)", String(first + $0 % 4)] }
      let cells = rows.map { row in
        "<row>" + row.map { "<c t=\"str\"><v>\($0)</v></c>" }.joined() + "</row>"
      }
      return WorkbookFile.Book.sheet(cells.joined())
    }
    var book = WorkbookFile.Book(rows: "")
    book.sheets = [
      ("Osh pre", "", sheet("O", 7)), ("Osh post", "", sheet("O", 11)), ("Naryn pre-test", "", sheet("N", 6)),
      ("Naryn post-test", "", sheet("N", 13)), ("Dates", "", sheet("X", 1)),
    ]
    let workspace = try SmallWorkspace()
    let run = try CommandRun.waymark(
      ["evaluate", book.write(), "--sheet", "all", "--format", "csv"], in: workspace.url)
    #expect(run.exitCode == 0 && run.messages.contains("not read: sheet 5"), "\(run.messages)")
    #expect(
      run.output.contains("\nworkshop Osh,gain: mean,4.0")
        && run.output.contains("\nworkshop Naryn,gain: mean,7.0"))
  }
}
