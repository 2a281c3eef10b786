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
    var columns: [Role: String] = [:]
    for role in Role.allCases {
      let words = [role.rawValue] + (others[role] ?? [])
      columns[role] = words.lazy.map(joined).compactMap { word in names.first { joined($0) == word } }.first
    }
    return columns
  }

  /// Whether no column tells when a session was, or how many it taught, so that every row would be of a trainer who reported none.
  var tellsOfNoSession: Bool {
    [.date, .women, .men, .total, .before, .after].allSatisfy { columns[$0] == nil }
  }

  /// A heading without spaces and marks: `trained_by` is `trainedby`.
  private static func joined(_ heading: String) -> String { TrainingHeading(heading).words.joined() }

  private static let others: [Role: [String]] = [
    .trainer: [
      "trainer code", "trainer id", "master trainer", "trainers", "facilitator", "code", "formateur",
      "formatrice",
      "code formateur", "code du formateur", "formador", "formadora", "capacitador", "código formador",
      "código del formador", "código do formador", "instructor", "مدرب", "المدرب", "رمز المدرب", "مربی",
      "آموزش دهنده", "کد مربی", "کد آموزش دهنده", "ٹرینر", "ٹرینر کوڈ", "تربیت کار", "тренер", "код тренера",
      "инструктор",
    ],
    .trainedBy: [
      "taught by", "teacher", "trained by code", "parent", "own trainer", "formé par", "formado por",
      "capacitado por", "treinado por", "تدرب على يد", "دربه", "آموزش دیده از", "آموزش توسط", "تربیت از",
      "تربیت دہندہ", "обучен", "кем обучен", "обучил",
    ],
    .trainedOn: [
      "own training", "trained in", "training date", "date of own training", "formé le", "formado el",
      "fecha de formación", "fecha de capacitación", "date de formation", "data de formação", "تاريخ التدريب",
      "تاریخ آموزش", "تاریخ تربیت", "تربیت کی تاریخ", "дата обучения",
    ],
    .date: [
      "session date", "date of session", "day", "month", "fecha", "fecha de la sesión", "date de la séance",
      "date séance", "data", "data da sessão", "التاريخ", "تاريخ الجلسة", "تاریخ", "تاریخ جلسه", "дата",
      "дата занятия",
    ],
    .place: [
      "city", "location", "venue", "lieu", "ville", "lugar", "ciudad", "local", "cidade", "المكان", "المدينة",
      "محل",
      "شهر", "مکان", "مقام", "شہر", "место", "город",
    ],
    .agency: Array(TrainingHeading.agencies).sorted(),
    .women: [
      "female", "females", "women trained", "femmes", "mujeres", "mulheres", "نساء", "النساء", "إناث", "زنان",
      "خواتین",
      "женщины", "женщин", "f",
    ],
    .men: [
      "male", "males", "men trained", "hommes", "hombres", "homens", "رجال", "الرجال", "ذكور", "مردان", "مرد",
      "مرد حضرات",
      "мужчины", "мужчин", "m",
    ],
    .total: [
      "officers", "participants", "attended", "number", "participantes", "asistentes", "effectif",
      "total participants",
      "المجموع", "العدد", "المشاركون", "مجموع", "شمار", "تعداد", "شرکاء", "کل", "всего", "участников",
      "участники",
    ],
    .before: [
      "mean before", "pre mean", "pre test", "mean pre", "pre", "avant", "moyenne avant", "antes",
      "media antes",
      "média antes", "قبل", "متوسط قبل", "پیش از", "میانگین پیش", "پہلے", "до", "средний до",
    ],
    .after: [
      "mean after", "post mean", "post test", "mean post", "post", "après", "moyenne après", "después",
      "media después",
      "depois", "média depois", "بعد", "متوسط بعد", "پس از", "میانگین پس", "بعد میں", "после",
      "средний после",
    ],
  ]

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
  /// The day after which no date can lie; nil where that is not looked at.
  var today: CalendarDay?

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
    var writtenCodes: [String: String] = [:]
    var spellings: [String: String] = [:]
    var calendars: [SheetDate.Calendar: Int] = [:]
    let order = dateOrder ?? DateOrder.told(by: dates)
    let read = rows.rows.indices.filter { row in
      !SheetText.isSummary(rows.rows[row].fields, code: written(.trainer, row))
    }
    try rows.refuseFormulas(in: layout.columns.values.sorted(), of: read)
    let holders = SessionTrainers(read.map { raw(.trainer, $0) })
    let trainers = Set(read.flatMap { holders.codes(in: raw(.trainer, $0)) })
    if read.count < rows.rows.count {
      told.add("summary-rows", rows.rows.count - read.count) { SheetText.summaryNote($0) }
    }
    for row in read {
      let written = written(.trainer, row)
      let codes = holders.codes(in: raw(.trainer, row))
      guard !SheetText.isBlank(written), !missing.contains(FoldedText.fold(written)) else {
        problems.add(
          rows.fault(row, column: layout.columns[.trainer], rule: "code", "there is no code of a trainer"))
        continue
      }
      for code in codes where writtenCodes[code] == nil {
        writtenCodes[code] = codes.count == 1 ? written : code
      }
      var session = TrainingSession(
        trainer: codes[0], trainedBy: teacher(row, among: trainers, holders, &told))
      session.others = Array(codes.dropFirst())
      let own = date(.trainedOn, row, order, &problems)
      let held = date(.date, row, order, &problems)
      for date in [own, held] {
        if let date, date.calendar != .commonEra { calendars[date.calendar, default: 0] += 1 }
      }
      (session.trainedMonth, session.trainedDay) = (own?.month, own?.day)
      (session.month, session.day) = (held?.month, held?.day)
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
      } else if codes.count > 1 {
        told.add("several-trainers") {
          "\($0) session\($0 == 1 ? " was" : "s were") held by several trainers together: \($0 == 1 ? "it counts" : "each counts") once, and for each of them"
        }
      }
      sessions.append(session)
    }
    let signs = CodeSigns(Array(writtenCodes.values))
    for fault in signs.faults(
      rows.file, column: layout.columns[.trainer], of: "trainer", told: .oneByOne)
    {
      problems.add(fault)
    }
    guard problems.isEmpty else { throw problems }
    signs.noteNames(in: &told)
    for (calendar, count) in calendars.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      told.add("calendar \(calendar.rawValue)", count) {
        "\($0) date\($0 == 1 ? " has a year" : "s have years") of the \(calendar == .buddhist ? "Buddhist" : "Solar Hijri") calendar, told in the common era"
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

  /// What stands in the column of a role, with its line breaks.
  private func raw(_ role: SessionLayout.Role, _ row: Int) -> String {
    guard let place = layout.columns[role].flatMap(rows.place) else { return "" }
    return rows.rows[row].fields[place].replacing("\n", with: ";")
  }

  /// The teacher that a row names, the first of several.
  ///
  /// `A` is a trainer where a trainer has this code, and else means that nothing is known.
  private func teacher(
    _ row: Int, among trainers: Set<String>, _ holders: SessionTrainers, _ told: inout SheetNotes
  ) -> String? {
    let written = written(.trainedBy, row)
    let codes = holders.codes(in: raw(.trainedBy, row))
    if codes.count > 1 {
      told.add("several-teachers") {
        "\($0) cell\($0 == 1 ? " names" : "s name") several who trained; the first is taken"
      }
    }
    let code = codes.first ?? ""
    if trainers.contains(code), !SheetText.isBlank(written) { return code }
    return text(.trainedBy, row).isEmpty ? nil : code
  }

  /// All dates of the sheet.
  private var dates: [String] {
    [SessionLayout.Role.trainedOn, .date].flatMap { role in rows.rows.indices.map { text(role, $0) } }
  }

  /// Whether a date tells day and month only together with others.
  private var needsOrder: Bool {
    dates.contains { isDate($0, .dayMonth) && !isDate($0, nil) }
  }

  private func isDate(_ text: String, _ order: DateOrder?) -> Bool {
    (try? SheetDate(text, order: order)) != nil
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

  /// A day or a month; nil where it is not known.
  private func date(
    _ role: SessionLayout.Role, _ row: Int, _ order: DateOrder?, _ problems: inout SourceProblems
  ) -> SheetDate? {
    let text = text(role, row)
    guard !text.isEmpty else { return nil }
    func refuse(_ rule: String, _ message: String, _ remedy: String? = nil) -> SheetDate? {
      var fault = rows.fault(row, column: layout.columns[role], rule: rule, message)
      fault.remedy = remedy
      problems.add(fault)
      return nil
    }
    do throws(SheetDate.Fault) {
      let date = try SheetDate(text, order: order)
      guard let today, date.isAfter(today) else { return date }
      return refuse("future-date", "the date lies after today")
    } catch {
      switch error {
      case .unclear:
        return refuse(
          "date",
          "the cell holds no day or month that is told in one way only, such as 2020-03-09 or 2020-03",
          DateOrder.allCases.contains(where: { isDate(text, $0) })
            ? "say which number is the day: --dates day-month or --dates month-day; in a pipeline the contract has the formats of its dates"
            : nil)
      case .lunarHijri:
        return refuse(
          "date", "the year is one of the lunar Hijri calendar, whose days differ from country to country",
          "write these dates in the common era, or in the Solar Hijri calendar")
      case .year:
        return refuse(
          "date",
          "the year is none of a training: neither 1990 to 2100, nor such a year of the Buddhist or Solar Hijri calendar"
        )
      }
    }
  }
}
