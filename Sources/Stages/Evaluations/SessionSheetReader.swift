import Codebook
import Evaluations
import Language
import Tables

/// What the columns of a sheet of sessions are for.
struct SessionLayout: Sendable, Hashable {
  /// The roles of columns, by the words of the configuration.
  enum Role: String, Sendable, CaseIterable {
    case trainer
    case trainedBy = "trained-by"
    case trainedOn = "trained-on"
    case date, place, agency, women, men, total, before, after
  }

  /// The column of each role.
  var columns: [Role: String]

  /// The columns that are called as the roles are, or in some other usual way.
  static func detected(in names: [String]) -> [Role: String] {
    let others: [Role: [String]] = [
      .trainer: ["trainercode", "trainerid", "code"],
      .trainedBy: ["taughtby", "teacher", "trainedbycode", "parent"],
      .trainedOn: ["owntraining", "trainedin", "trainingdate"], .date: ["sessiondate", "day", "month"],
      .place: ["city", "location", "venue"], .women: ["female", "females"], .men: ["male", "males"],
      .total: ["officers", "participants", "attended"],
      .before: ["meanbefore", "premean", "pretest", "meanpre", "pre"],
      .after: ["meanafter", "postmean", "posttest", "meanpost", "post"],
    ]
    func plain(_ name: String) -> String { FoldedText.fold(name).filter { $0.isLetter || $0.isNumber } }
    var columns: [Role: String] = [:]
    for role in Role.allCases {
      let words = [plain(role.rawValue)] + (others[role] ?? [])
      columns[role] = words.lazy.compactMap { word in names.first { plain($0) == word } }.first
    }
    return columns
  }

  /// The layout as part of a key.
  var canonical: String {
    Role.allCases.map { "session \($0.rawValue) \(columns[$0] ?? "")" }.joined(separator: "\n")
  }
}

/// Makes sessions of the rows of a sheet, or says all that is wrong with them.
///
/// Blank is not known. A session without a number of officers stays a session.
struct SessionSheetReader {
  let layout: SessionLayout
  let rows: SheetRows
  /// The code list by which agencies are read; nil for words as they stand.
  var agencies: CodeList?
  /// More words, folded, that mean that nothing is known.
  var missing: Set<String> = []

  /// The most officers of a session that are believed.
  private static let mostOfficers = 100_000

  /// The sessions in order of the rows.
  func sessions() throws(SourceProblems) -> [TrainingSession] {
    var problems = SourceProblems()
    for column in layout.columns.values.sorted() where rows.place(of: column) == nil {
      problems.add(
        SourceFault(
          file: rows.file, line: 1, column: column, rule: "header", message: "there is no such column"))
    }
    guard problems.isEmpty else { throw problems }
    var sessions: [TrainingSession] = []
    var names = 0
    var spellings: [String: String] = [:]
    for row in rows.rows.indices {
      let written = text(.trainer, row)
      let trainer = SheetText.code(written)
      guard !trainer.isEmpty else {
        problems.add(
          rows.fault(row, column: layout.columns[.trainer], rule: "code", "there is no code of a trainer"))
        continue
      }
      if SheetText.isName(written) { names += 1 }
      let teacher = SheetText.code(text(.trainedBy, row))
      var session = TrainingSession(trainer: trainer, trainedBy: teacher.isEmpty ? nil : teacher)
      session.trainedMonth = month(.trainedOn, row, &problems)
      session.month = month(.date, row, &problems)
      (session.trainedDay, session.day) = (day(.trainedOn, row), day(.date, row))
      let place = text(.place, row)
      session.place = place.isEmpty ? nil : place
      let agency = text(.agency, row)
      if let agencies {
        session.agency = agencies.code(matching: agency).flatMap { $0 == CountsSchema.unknownCode ? nil : $0 }
      } else if !agency.isEmpty {
        // `F.I.A.` and `fia` are one, as in a sheet of scores.
        let word = FoldedText.fold(agency).filter { $0.isLetter || $0.isNumber }
        session.agency = spellings[word] ?? agency
        spellings[word] = session.agency
      }
      if let women = count(.women, row, &problems) { session.officers["F"] = women }
      if let men = count(.men, row, &problems) { session.officers["M"] = men }
      session.total = count(.total, row, &problems)
      session.meanBefore = score(.before, row, &problems)
      session.meanAfter = score(.after, row, &problems)
      sessions.append(session)
    }
    if names > 1, names * 2 > rows.rows.count {
      problems.add(
        SourceFault(
          file: rows.file, column: layout.columns[.trainer], rule: "names",
          message:
            "reads as names of persons; give each trainer a code that tells nobody who it is, and name its column"
        ))
    }
    guard problems.isEmpty else { throw problems }
    return sessions
  }

  /// What stands in the column of a role; empty where nothing is known.
  private func text(_ role: SessionLayout.Role, _ row: Int) -> String {
    guard let place = layout.columns[role].flatMap(rows.place) else { return "" }
    let plain = HeadingText.plain(rows.rows[row].fields[place])
    let word = FoldedText.fold(plain)
    return missing.contains(word) || SheetText.missingWords.contains(word) ? "" : plain
  }

  private func count(_ role: SessionLayout.Role, _ row: Int, _ problems: inout SourceProblems) -> Int? {
    let text = text(role, row)
    guard !text.isEmpty else { return nil }
    guard case .points(let number) = ScoreText(text, missing: missing), let count = Int(exactly: number),
      (0...Self.mostOfficers).contains(count)
    else {
      problems.add(
        rows.fault(row, column: layout.columns[role], rule: "count", "is no whole number of officers from 0"))
      return nil
    }
    return count
  }

  private func score(_ role: SessionLayout.Role, _ row: Int, _ problems: inout SourceProblems) -> Double? {
    let text = text(role, row)
    guard !text.isEmpty else { return nil }
    switch ScoreText(text, missing: missing) {
    case .points(let number) where number >= 0: return number
    case .part(let number, _) where number >= 0: return number
    case .percent(let share) where share >= 0: return share
    default:
      problems.add(rows.fault(row, column: layout.columns[role], rule: "number", "is no mean score"))
      return nil
    }
  }

  /// The day of the month, where the cell tells a day.
  private func day(_ role: SessionLayout.Role, _ row: Int) -> Int? {
    guard let day = PeriodTexts(.day).period(text(role, row)), let month = day.enclosing(.month) else {
      return nil
    }
    return day.firstDay.number - month.firstDay.number + 1
  }

  /// The months since the year 0 of a day or a month.
  private func month(_ role: SessionLayout.Role, _ row: Int, _ problems: inout SourceProblems) -> Int? {
    let text = text(role, row)
    guard !text.isEmpty else { return nil }
    if let month = PeriodTexts(.month).period(text) { return month.ordinal }
    if let day = PeriodTexts(.day).period(text)?.enclosing(.month) { return day.ordinal }
    problems.add(
      rows.fault(
        row, column: layout.columns[role], rule: "date",
        "is no day or month that is told in one way only, such as 2020-03-09 or 2020-03"))
    return nil
  }
}
