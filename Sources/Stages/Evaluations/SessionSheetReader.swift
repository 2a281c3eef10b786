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
      .trainer: ["trainercode", "trainerid", "code", "formateur", "formatrice", "formador", "مدرب", "مربی"],
      .trainedBy: ["taughtby", "teacher", "trainedbycode", "parent", "formépar", "formepar", "formadopor"],
      .trainedOn: [
        "owntraining", "trainedin", "trainingdate", "forméle", "formele", "formadoel",
      ],
      .date: ["sessiondate", "day", "month", "fecha", "التاريخ", "تاریخ"],
      .place: ["city", "location", "venue", "lieu", "ville", "lugar", "المكان", "محل"],
      .agency: ["service", "organisation", "organization", "department", "agence", "agencia"],
      .women: ["female", "females", "femmes", "mujeres", "نساء", "زنان", "خواتین"],
      .men: ["male", "males", "hommes", "hombres", "رجال", "مردان", "مرد"],
      .total: ["officers", "participants", "attended", "المجموع"],
      .before: ["meanbefore", "premean", "pretest", "meanpre", "pre", "avant", "antes", "قبل"],
      .after: ["meanafter", "postmean", "posttest", "meanpost", "post", "après", "apres", "después", "بعد"],
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
/// Blank is not known. A session without a number of officers stays a session; a row with neither a date nor any number says that its
/// trainer reported none.
struct SessionSheetReader {
  let layout: SessionLayout
  let rows: SheetRows
  /// The code list by which agencies are read; nil for words as they stand.
  var agencies: CodeList?
  /// More words, folded, that mean that nothing is known.
  var missing: Set<String> = []
  /// Which of two numbers of a date is the day; nil for what the dates themselves tell.
  var dateOrder: DateOrder?

  /// The most officers of a session that are believed.
  private static let mostOfficers = 100_000

  /// The sessions in order of the rows, and what is remarkable about them.
  func sessions() throws(SourceProblems) -> (sessions: [TrainingSession], notes: [SheetNote]) {
    var problems = SourceProblems()
    for column in layout.columns.values.sorted() where rows.place(of: column) == nil {
      problems.add(
        SourceFault(
          file: rows.file, line: 1, column: column, rule: "header", message: "there is no such column"))
    }
    guard problems.isEmpty else { throw problems }
    var sessions: [TrainingSession] = []
    var told = SheetNotes(file: rows.file)
    var names = 0
    var spellings: [String: String] = [:]
    let order = dateOrder ?? DateOrder.told(by: dates)
    let read = rows.rows.indices.filter { !SheetText.isSummary(written(.trainer, $0)) }
    let trainers = Set(read.map { SheetText.code(written(.trainer, $0)) })
    if read.count < rows.rows.count {
      told.add("summary-rows", rows.rows.count - read.count) { SheetText.summaryNote($0) }
    }
    for row in read {
      let written = written(.trainer, row)
      let trainer = SheetText.code(written)
      guard !SheetText.isBlank(written), !missing.contains(FoldedText.fold(written)) else {
        problems.add(
          rows.fault(row, column: layout.columns[.trainer], rule: "code", "there is no code of a trainer"))
        continue
      }
      if SheetText.isName(written) { names += 1 }
      var session = TrainingSession(trainer: trainer, trainedBy: teacher(row, among: trainers))
      (session.trainedMonth, session.trainedDay) = date(.trainedOn, row, order, &problems)
      (session.month, session.day) = date(.date, row, order, &problems)
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
      if ![.date, .women, .men, .total, .before, .after].contains(where: { !text($0, row).isEmpty }) {
        session.occurrence = .noneReported
      }
      sessions.append(session)
    }
    if names > 1, names * 2 > read.count {
      problems.add(
        SourceFault(
          file: rows.file, column: layout.columns[.trainer], rule: "names",
          message:
            "reads as names of persons; give each trainer a code that tells nobody who it is, and name its column"
        ))
    }
    guard problems.isEmpty else { throw problems }
    if names > 0 {
      told.add("name-as-code", names) {
        "\($0) row\($0 == 1 ? " has a code that reads" : "s have codes that read") as the name of a person; give a code that tells nobody who it is"
      }
    }
    if dateOrder == nil, let order, needsOrder {
      told.add("date-order") { _ in
        "the first number of a date is taken as the \(order.first), as other dates of the file tell"
      }
    }
    return (sessions, told.all)
  }

  /// What stands in the column of a role, as it was written; empty where there is no such column.
  private func written(_ role: SessionLayout.Role, _ row: Int) -> String {
    guard let place = layout.columns[role].flatMap(rows.place) else { return "" }
    return HeadingText.plain(rows.rows[row].fields[place])
  }

  /// What stands in the column of a role; empty where nothing is known.
  private func text(_ role: SessionLayout.Role, _ row: Int) -> String {
    let plain = written(role, row)
    let word = FoldedText.fold(plain)
    return missing.contains(word) || SheetText.missingWords.contains(word) ? "" : plain
  }

  /// The teacher that a row names: `A` is a trainer where a trainer has this code, and else means that nothing is known.
  private func teacher(_ row: Int, among trainers: Set<String>) -> String? {
    let written = written(.trainedBy, row)
    let code = SheetText.code(written)
    if trainers.contains(code), !SheetText.isBlank(written) { return code }
    let known = SheetText.code(text(.trainedBy, row))
    return known.isEmpty ? nil : known
  }

  /// All dates of the sheet.
  private var dates: [String] {
    [SessionLayout.Role.trainedOn, .date].flatMap { role in rows.rows.indices.map { text(role, $0) } }
  }

  /// Whether a date tells day and month only together with others.
  private var needsOrder: Bool {
    dates.contains { !$0.isEmpty && PeriodTexts(.day).period($0) == nil && DateOrder.dayMonth.day($0) != nil }
  }

  private func count(_ role: SessionLayout.Role, _ row: Int, _ problems: inout SourceProblems) -> Int? {
    let text = text(role, row)
    guard !text.isEmpty else { return nil }
    guard case .points(let number) = ScoreText(text, missing: missing), let count = Int(exactly: number),
      (0...Self.mostOfficers).contains(count)
    else {
      problems.add(
        rows.fault(
          row, column: layout.columns[role], rule: "count",
          "the cell holds no whole number of officers from 0"))
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
      problems.add(
        rows.fault(row, column: layout.columns[role], rule: "number", "the cell holds no mean score"))
      return nil
    }
  }

  /// The months since the year 0 of a day or a month, and the day of the month; nil where they are not known.
  private func date(
    _ role: SessionLayout.Role, _ row: Int, _ order: DateOrder?, _ problems: inout SourceProblems
  ) -> (month: Int?, day: Int?) {
    let text = text(role, row)
    guard !text.isEmpty else { return (nil, nil) }
    if let month = PeriodTexts(.month).period(text) { return (month.ordinal, nil) }
    if let day = PeriodTexts(.day).period(text) ?? order?.day(text), let month = day.enclosing(.month) {
      let first = month.month.flatMap {
        PeriodTexts(.day).period("\(month.year)-\($0 < 10 ? "0" : "")\($0)-01")
      }
      return (month.ordinal, first.map { day.ordinal - $0.ordinal + 1 })
    }
    var fault = rows.fault(
      row, column: layout.columns[role], rule: "date",
      "the cell holds no day or month that is told in one way only, such as 2020-03-09 or 2020-03")
    if DateOrder.allCases.contains(where: { $0.day(text) != nil }) {
      fault.remedy =
        "say which number is the day: --dates day-month or --dates month-day; in a pipeline the contract has the formats of its dates"
    }
    problems.add(fault)
    return (nil, nil)
  }
}
