import Evaluations
import Tables
import Testing

@testable import Stages

/// Cells of who trained, beside trainers `T1` called Amina Example and `T2` called Omar Sample, with the generation of whoever they trained.
private let cellsOfTeachers: [(String, Int, String)] = [
  ("Amina Example", 2, "taught-by-name"), ("amina  EXAMPLE", 2, "taught-by-name"),
  ("Example, Amina", 2, "taught-by-name"),
  ("Ms Amina Example", 2, "taught-by-name"), ("T1", 2, ""), ("Amina (T1)", 2, ""),
  ("T1 - Amina Example", 2, ""),
  ("Amina Example & Omar Sample", 2, "taught-by-name"), ("Someone Unknown", 0, "unknown-name"),
  ("Someone Unknown (T99)", 0, "unknown-name"), ("Ministry of Interior", 1, "outside-trainer"),
  ("UNODC", 1, "outside-trainer"), ("UNODC (Amina Other)", 1, "outside-trainer"),
  ("UNODC expert 2 (Amina Other)", 1, "outside-trainer"), ("ToT 2021", 1, "outside-trainer"),
  ("0791234567", 0, "unknown-name"),
  ("", 1, ""),
]

/// Trainers who are called by their names.
@Suite struct TrainerNamesTests {
  private static func read(
    _ rows: [[String]], _ names: [String], _ treatment: TrainerNames.Treatment = .numbered
  ) throws(SourceProblems) -> (sessions: [TrainingSession], notes: [SheetNote]) {
    try SessionSheetReader(
      layout: SessionLayout(columns: SessionLayout.detected(in: names)),
      rows: SheetRows(
        file: "sessions.csv", names: names, rows: rows.enumerated().map { .init(fields: $1, line: $0 + 2) }),
      names: treatment
    ).sessions()
  }

  @Test(arguments: cellsOfTeachers)
  func whoTrainedIsKnownByName(_ teacher: String, _ generation: Int, _ rule: String) throws {
    let (sessions, notes) = try Self.read(
      [
        ["T1", "Amina Example", "", "2024-03-04", "20"], ["T2", "Omar Sample", "", "2024-03-05", "21"],
        ["T3", "Zahra Person", teacher, "2024-05-05", "22"],
      ], ["Trainer code", "Trainer name", "Trained by", "Date", "Total"])
    let cascade = CascadeAnalysis.cascade(of: sessions, settings: CascadeSettings())
    #expect(cascade.trainers.first { $0.code == "T3" }?.generation == generation)
    let rules = ["taught-by-name", "unknown-name", "outside-trainer"]
    #expect(notes.map(\.rule).filter(rules.contains) == (rule.isEmpty ? [] : [rule]))
    let told = "\(cascade)".lowercased() + notes.map(\.text).joined().lowercased()
    for name in ["amina", "omar", "zahra", "someone", "0791"] { #expect(!told.contains(name)) }
  }

  @Test func aNameOfTwoTrainersIsNobodys() throws {
    let (sessions, notes) = try Self.read(
      [
        ["T1", "Amina Example", "", "2024-03-04", "20"], ["T2", "Amina Example", "", "2024-03-05", "21"],
        ["T3", "Zahra Person", "Amina Example", "2024-05-05", "22"],
      ], ["Trainer code", "Trainer name", "Trained by", "Date", "Total"])
    #expect(notes.contains { $0.rule == "name-of-several" })
    let cascade = CascadeAnalysis.cascade(of: sessions, settings: CascadeSettings())
    #expect(cascade.trainers.first { $0.code == "T3" }?.generation == 0)
  }

  @Test func namesAloneBecomeNumbers() throws {
    let rows = [
      ["Amina Example", "", "2024-03-04", "20"], ["Omar Sample", "", "2024-03-05", "21"],
      ["AMINA EXAMPLE", "", "2024-04-05", "22"],
      ["Zahra Person & Omar Sample", "Amina Example", "2024-05-05", "23"],
    ]
    let names = ["Name of trainer", "Trained by", "Date", "Total"]
    let (sessions, notes) = try Self.read(rows, names)
    #expect(
      sessions.filter { $0.occurrence == .held }.map(\.trainers) == [
        ["PERSON-1"], ["PERSON-2"], ["PERSON-1"], ["PERSON-3", "PERSON-2"],
      ])
    #expect(notes.first { $0.rule == "trainers-by-name" }?.text.contains("person-3 first in line 5") == true)
    #expect(throws: SourceProblems.self) { _ = try Self.read(rows, names, .refused) }
  }

  @Test func namesOfTwoInACellAreTwo() throws {
    let (sessions, _) = try Self.read(
      [
        ["Amina Example & Omar Sample", "", "2024-03-04", "20"],
        ["Zahra Person", "Amina Example", "2024-05-05", "23"],
        ["Zahra Person / Yusuf Third", "Omar Sample and Amina Example", "2024-06-05", "23"],
      ], ["Trainers", "Trained by", "Date", "Total"])
    #expect(
      sessions.filter { $0.occurrence == .held }.map(\.trainers) == [
        ["PERSON-1", "PERSON-2"], ["PERSON-3"], ["PERSON-3", "PERSON-4"],
      ])
  }

  @Test func aCodeBesideANameIsTheCode() throws {
    let (sessions, _) = try Self.read(
      [
        ["TOT-01 Amina Example", "", "2024-03-04", "20"],
        ["TOT-02 (Omar Sample)", "Amina Example", "2024-04-05", "21"],
      ],
      ["Trainer", "Trained by", "Date", "Total"])
    #expect(sessions.map(\.trainer) == ["TOT-01", "TOT-02"] && sessions.map(\.trainedBy) == [nil, "TOT-01"])
  }

  @Test func aColumnOfCodesIsTakenBeforeOneOfNames() {
    let columns = SessionLayout.detected(in: ["Trainer", "Trainer code", "Date"])
    #expect(columns[.trainer] == "Trainer code" && columns[.trainerName] == "Trainer")
    #expect(SessionLayout.detected(in: ["Name of trainer", "Date"])[.trainer] == "Name of trainer")
    #expect(SessionLayout.detected(in: ["Name", "Date"])[.trainer] == nil)
  }
}
