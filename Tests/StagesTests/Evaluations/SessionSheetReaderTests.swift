import Evaluations
import Tables
import Testing

@testable import Stages

/// 2 June 2024, or June 2024, in several calendars.
private let datesOfOtherCalendars: [(String, Int?, SheetDate.Calendar)] = [
  ("2567-06-02", 2, .buddhist), ("02/06/2567", 2, .buddhist), ("1403-03-13", 2, .solarHijri),
  ("۱۴۰۳/۰۳/۱۳", 2, .solarHijri), ("2024-06-02T09:00:00", 2, .commonEra), ("1403-03", nil, .solarHijri),
  ("06/2024", nil, .commonEra),
]

/// Dates with the rule that they break on 30 November 2026.
private let datesByRule: [(String, String)] = [
  ("1446-03-13", "date"), ("0024-03-13", "date"), ("2300-03-13", "date"), ("2032-03-13", "future-date"),
  ("2026-12-01", "future-date"), ("2027-01", "future-date"), ("2026-11-30", ""), ("2026-11", ""),
  ("1410-01-01", "future-date"), ("2568-01-01", ""),
]

/// Sessions as they come by mail.
@Suite struct SessionSheetReaderTests {
  private static let names = [
    "Trainer", "Taught by", "date", "women", "men", "total", "Mean before", "mean_after",
  ]

  private static func read(_ rows: [[String]]) throws(SourceProblems) -> [TrainingSession] {
    try SessionSheetReader(
      layout: SessionLayout(columns: SessionLayout.detected(in: names)),
      rows: SheetRows(
        file: "sessions.csv", names: names, rows: rows.enumerated().map { .init(fields: $1, line: $0 + 2) })
    ).sessions().sessions
  }

  @Test func aPerCentOfWomenIsNoNumberOfThem() {
    let columns = SessionLayout.detected(in: [
      "Trainer", "Date", "Total", "% women", "Pre-test average", "Average post-test",
    ])
    #expect(columns[.women] == nil && columns[.total] == "Total")
    #expect(columns[.before] == "Pre-test average" && columns[.after] == "Average post-test")
    #expect(SessionLayout.detected(in: ["Тренер", "Обучен кем"])[.trainedBy] == "Обучен кем")
    #expect(SessionLayout.detected(in: ["Trainer", "F", "M", "% women"])[.women] == "F")
  }

  @Test func blanksAreNotKnownAndMonthsOrDaysTellTheMonth() throws {
    let sessions = try Self.read([
      ["t 1", "", "2020-03-09", "3", "۱۲", "15", "8,5", "11"], ["T2", "T1", "2021-01", "", "", "20", "", ""],
      ["T2", "T1", "", "-", "4", "", "", ""],
    ])
    #expect(sessions.map(\.trainer) == ["T1", "T2", "T2"] && sessions.map(\.trainedBy) == [nil, "T1", "T1"])
    #expect(sessions.map(\.month) == [2020 * 12 + 2, 2021 * 12, nil])
    #expect(sessions.map(\.officers) == [["F": 3, "M": 12], [:], ["M": 4]])
    #expect(sessions.map(\.total) == [15, 20, nil] && sessions[0].meanBefore == 8.5)
  }

  @Test func whatIsNoNumberOrNoDayIsNamed() {
    do throws(SourceProblems) {
      _ = try Self.read([
        ["T1", "", "3/4/2020", "-2", "many", "1.5", "x", ""], ["", "", "", "", "", "", "", ""],
      ])
      Issue.record("nothing was wrong")
    } catch {
      #expect(
        error.faults.map { "\($0.line ?? 0) \($0.column ?? "") \($0.rule)" } == [
          "2 date date", "2 women count", "2 men count", "2 total count", "2 Mean before number",
          "3 Trainer code",
        ])
    }
  }

  @Test func aTrainerMayBeCalledAndTrainedByA() throws {
    let sessions = try Self.read([
      ["A", "", "2020-03", "1", "2", "3", "", ""], ["B", "A", "2020-09", "1", "2", "3", "", ""],
      ["C", "absent", "2020-09", "1", "2", "3", "", ""],
    ])
    #expect(sessions.map(\.trainer) == ["A", "B", "C"] && sessions.map(\.trainedBy) == [nil, "A", nil])
  }

  @Test func aRowWithoutDateAndNumbersIsATrainerWhoReportedNone() throws {
    let sessions = try Self.read([
      ["T1", "", "2020-03", "1", "2", "3", "", ""], ["T2", "T1", "", "", "", "", "", ""],
      ["T3", "T1", "2020-05", "", "", "", "", ""],
    ])
    #expect(sessions.map(\.occurrence) == [.held, .noneReported, .held])
    let cascade = CascadeAnalysis.cascade(of: sessions, settings: CascadeSettings())
    #expect(cascade.sessions == 2 && cascade.trainers.count == 3)
    #expect(cascade.trainers.first { $0.code == "T2" }?.report == .noneUndated)
  }

  @Test func rowsOfTotalsAreNoTrainers() throws {
    let sessions = try Self.read([
      ["T1", "", "2020-03", "1", "2", "3", "", ""], ["Total", "", "", "1", "2", "3", "", ""],
      ["Moyenne", "", "", "1", "2", "3", "", ""],
    ])
    #expect(sessions.map(\.trainer) == ["T1"])
  }

  @Test(arguments: [
    (["05.03.2021", "06.03.2021"], [2, 2], [5, 6]), (["25/03/2021", "03/04/2021"], [2, 3], [25, 3]),
    (["03/25/2021", "03/04/2021"], [2, 2], [25, 4]),
  ])
  func theOrderOfDayAndMonthIsToldByOtherDates(dates: [String], months: [Int], days: [Int]) throws {
    let sessions = try Self.read(dates.map { ["T1", "", $0, "1", "2", "3", "", ""] })
    #expect(sessions.map(\.month) == months.map { 2021 * 12 + $0 } && sessions.map(\.day) == days)
  }

  @Test func theOrderOfDayAndMonthMayBeSaid() {
    #expect(DateOrder.told(by: ["25/03/2021", "03/25/2021"]) == nil)
    #expect(DateOrder.told(by: ["03/04/2021", ""]) == nil)
    #expect((try? SheetDate("03/04/2021", order: .monthDay))?.month == 2021 * 12 + 2)
    #expect((try? SheetDate("31/02/2021", order: .dayMonth)) == nil)
  }

  @Test(arguments: datesOfOtherCalendars)
  func yearsOfOtherCalendarsAreToldInTheCommonEra(
    _ text: String, _ day: Int?, _ calendar: SheetDate.Calendar
  ) throws {
    let date = try SheetDate(text, order: .dayMonth)
    #expect(date.month == 2024 * 12 + 5 && date.day == day && date.calendar == calendar)
  }

  @Test(arguments: datesByRule)
  func datesThatCannotBeAreRefusedByRule(_ text: String, _ rule: String) throws {
    var reader = SessionSheetReader(
      layout: SessionLayout(columns: SessionLayout.detected(in: Self.names)),
      rows: SheetRows(
        file: "sessions.csv", names: Self.names,
        rows: [.init(fields: ["T1", "", text, "1", "2", "", "", ""], line: 2)]))
    reader.today = CalendarDay(year: 2026, month: 11, day: 30)
    do throws(SourceProblems) {
      _ = try reader.sessions()
      #expect(rule.isEmpty)
    } catch {
      #expect(error.faults.map(\.rule) == [rule] && error.faults[0].line == 2)
    }
  }

  @Test(arguments: [
    "MT01 & MT07", "MT01/MT07", "mt01, MT07", "MT01 and MT 07", "MT01; MT07", "MT01\nMT07", "MT01 et MT07",
    "MT01 و MT07",
  ])
  func aCellMayNameSeveralTrainers(_ cell: String) throws {
    let sessions = try Self.read([
      [cell, "", "2020-03-09", "3", "12", "", "", ""], ["MT07", "", "2020-04-09", "1", "2", "", "", ""],
    ])
    #expect(sessions.map(\.trainer) == ["MT01", "MT07"] && sessions.map(\.others) == [["MT07"], []])
  }

  @Test(arguments: ["ISB/01", "ISB-01", "2024/01", "A+", "T1 (Lahore, Multan)"])
  func aCodeOfTwoPiecesIsOne(_ cell: String) throws {
    let sessions = try Self.read([[cell, "", "2020-03-09", "3", "12", "", "", ""]])
    #expect(sessions[0].others.isEmpty)
    #expect(
      try Self.read([
        ["7", "", "2020-03", "1", "2", "", "", ""], ["7, 9", "", "2020-04", "1", "2", "", "", ""],
      ])[1].others.isEmpty)
  }

  @Test(arguments: [
    ("Participants Female", "Participants Male", "Participants Total"),
    ("No. of women", "No. of men", "Number of participants"),
    ("Women trained", "Men trained", "Officers trained"),
    ("Mujeres capacitadas", "Hombres capacitados", "Total de participantes"),
    ("Nombre de femmes", "Nombre d'hommes", "Nombre de participants"),
    ("Количество женщин", "Количество мужчин", "Всего участников"),
    ("Participants (F)", "Participants (M)", "Participants (total)"),
    ("Жінки", "Чоловіки", "Кількість учасників"),
  ])
  func columnsOfOfficersMaySayMoreThanWhomTheyCount(_ women: String, _ men: String, _ total: String) {
    let columns = SessionLayout.detected(in: ["Trainer", "Actual date", women, men, total])
    #expect(
      columns[.women] == women && columns[.men] == men && columns[.total] == total
        && columns[.date] == "Actual date")
  }

  @Test func articlesOfHeadingsMeanNothing() {
    let columns = SessionLayout.detected(in: [
      "Code du formateur", "Date de séance", "Lieu de la séance", "Officer number",
    ])
    #expect(
      columns[.trainer] == "Code du formateur" && columns[.date] == "Date de séance" && columns[.total] == nil
    )
  }

  @Test func columnsAreFoundInFrench() {
    let columns = SessionLayout.detected(in: [
      "formateur", "formé par", "formé le", "date", "lieu", "service", "femmes", "hommes", "total", "avant",
      "après",
    ])
    #expect(columns.count == SessionLayout.Role.allCases.count { !$0.isExtra })
  }

  /// Dates with years of two digits, and what they are: the month since the year 0, the day.
  @Test(arguments: [
    ("15-Mar-21", 2021 * 12 + 2, 15), ("15 mars 21", 2021 * 12 + 2, 15), ("7.8.21", 2021 * 12 + 7, 7),
    ("25/04/22", 2022 * 12 + 3, 25), ("1-Dec-99", 1999 * 12 + 11, 1),
  ])
  func yearsOfTwoDigitsAreReadBehindADayAndAMonth(_ text: String, _ month: Int, _ day: Int) throws {
    let session = try Self.read([["T1", "", text, "3", "4", "", "", ""]])[0]
    #expect(session.month == month && session.day == day)
  }

  @Test(arguments: ["21-03-15", "03/04/21", "99/12/01", "Mar-21"])
  func datesThatMayBeTwoAreRefused(_ text: String) {
    #expect(throws: SourceProblems.self) { _ = try Self.read([["T1", "", text, "3", "4", "", "", ""]]) }
  }

  @Test(arguments: ["14/06/2022; 20/07/2022", "14/06/2022, 20/07/2022", "14/06/2022\n20/07/2022"])
  func severalDaysOfOneRowAreOneSessionOfTheFirst(_ text: String) throws {
    let session = try Self.read([["T1", "", text, "3", "4", "", "", ""]])[0]
    #expect(session.month == 2022 * 12 + 5 && session.day == 14)
  }

  @Test func moreOfficersThanAHallHoldsAreRefused() throws {
    func read(_ men: String, _ largest: Int?) throws(SourceProblems) -> [TrainingSession] {
      var reader = SessionSheetReader(
        layout: SessionLayout(columns: SessionLayout.detected(in: Self.names)),
        rows: SheetRows(
          file: "s.csv", names: Self.names,
          rows: [.init(fields: ["T1", "", "2024-06-02", "3", men, "", "", ""], line: 2)]))
      if let largest { reader.largestSession = largest }
      return try reader.sessions().sessions
    }
    #expect(throws: SourceProblems.self) { _ = try read("2000", nil) }
    #expect(try read("500", nil)[0].officers["M"] == 500)
    #expect(try read("2000", 2_000)[0].officers["M"] == 2_000)
  }

  @Test(arguments: [("9", "75"), ("9", "0.75"), ("0.45", "12")])
  func meansOfTwoScalesInOneRowAreRefused(_ before: String, _ after: String) {
    #expect(throws: SourceProblems.self) {
      _ = try Self.read([["T1", "", "2024-06-02", "3", "4", "", before, after]])
    }
  }

  @Test func aDateOfTrainingIsThatOfTheSessionWhereNoOtherIs() {
    let alone = SessionLayout.detected(in: [
      "Master Trainer", "Date(s) of training", "Agency of participants", "No. of participants (F)",
      "Pre-test avg (%)", "Post-test avg (%)",
    ])
    #expect(alone[.date] == "Date(s) of training" && alone[.trainedOn] == nil)
    #expect(alone[.agency] == "Agency of participants" && alone[.before] == "Pre-test avg (%)")
    #expect(alone[.after] == "Post-test avg (%)")
    let both = SessionLayout.detected(in: ["Trainer", "Training date", "Date", "Women"])
    #expect(both[.trainedOn] == "Training date" && both[.date] == "Date")
    let spanish = SessionLayout.detected(in: ["Capacitador", "Fecha de la capacitación", "Mujeres"])
    #expect(spanish[.date] == "Fecha de la capacitación" && spanish[.trainedOn] == nil)
  }
}
