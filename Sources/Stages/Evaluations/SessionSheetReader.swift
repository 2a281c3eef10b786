import Codebook
import Evaluations
import Language
import Tables

/// Makes sessions of the rows of a sheet, or says all that is wrong with them.
///
/// Blank is not known. A session without a number of officers stays a session; a row with neither a date nor any number says that its
/// trainer reported none.
struct SessionSheetReader {
  let layout: SessionLayout
  private(set) var rows: SheetRows
  /// The code list by which agencies are read; nil for words as they stand.
  var agencies: CodeList?
  /// More words, folded, that mean that nothing is known.
  var missing: Set<String> = []
  /// Which of two numbers of a date is the day; nil for what the dates themselves tell.
  var dateOrder: DateOrder?
  /// The day after which no date can lie; nil where that is not looked at.
  var today: CalendarDay?

  /// The most officers of one session that are believed.
  var largestSession = SessionCounts.largestSession

  /// What is done with a column of trainers that holds their names.
  var names = TrainerNames.Treatment.refused

  /// The sessions in order of the rows, and what is remarkable about them.
  func sessions() throws(SourceProblems) -> (sessions: [TrainingSession], notes: [SheetNote]) {
    var reader = self
    return try reader.read()
  }

  private mutating func read() throws(SourceProblems) -> (sessions: [TrainingSession], notes: [SheetNote]) {
    var problems = SourceProblems()
    for column in layout.allColumns where rows.place(of: column) == nil {
      problems.add(
        SourceFault(
          file: rows.file, line: 1, column: column, rule: "header", message: "there is no such column"))
    }
    guard problems.isEmpty else { throw problems }
    var told = SheetNotes(file: rows.file)
    let read = rowsOfSessions(&told, &problems)
    try rows.refuseFormulas(in: layout.allColumns, of: read)
    if agencies == nil, let agency = layout.columns[.agency],
      let fault = GroupNames(
        rows, read,
        codes: layout.coTrainers
          + [.trainer, .trainedBy, .trainerName].compactMap { layout.columns[$0] }
      ).fault(
        in: agency,
        remedy:
          "write the agency of those who were taught; --cascade agency=none leaves the column unread")
    {
      problems.add(fault)
    }
    var names = TrainerNames(layout, names, missing: missing)
    rows = names.coded(rows, read, &told)
    var statuses = SessionStatuses(self, read)
    let order = try dateOrder(of: read.filter { statuses.isHeld($0) })
    let means = SharesOfPoints(
      rows, [SessionLayout.Role.before, .after].compactMap { layout.columns[$0] }, read, missing: missing)
    rows = means.rows
    means.refuse(&problems)
    let columns = [layout.columns[.trainer]].compactMap(\.self) + layout.coTrainers
    let holders = SessionTrainers(columns.flatMap { column in read.map { raw(column, $0) } })
    let trainers = Set(
      columns.flatMap { column in read.flatMap { holders.codes(in: raw(column, $0)) } }.filter { !$0.isEmpty }
    )
    var codes = TrainerCodes(columns: columns)
    var calendars: [SheetDate.Calendar: Int] = [:]
    var spellings: [String: String] = [:]
    var held = HeldSessions()
    var outside: [Int] = []
    var ranges = 0
    var previous: Int?
    for row in read {
      let written = written(.trainer, row)
      guard !SheetText.isBlank(written), !missing.contains(FoldedText.fold(written)) else {
        let column = layout.columns[.trainer] ?? ""
        var fault = rows.fault(row, column: column, rule: "code", "there is no code of a trainer")
        if row != read.first {
          fault.remedy =
            "give the trainer's code; where a trainer is named once above all sessions, --fill-down \(column) reads blank cells as the one above"
        }
        problems.add(fault)
        continue
      }
      let own = codes.take(row, holders, in: self)
      let teacher = teacher(row, among: trainers, holders, &told)
      let isOutside = teacher.map { OutsideTrainer.isOne($0, beside: trainers) } ?? false
      if isOutside { outside.append(row) }
      var session = TrainingSession(trainer: own[0], trainedBy: isOutside ? nil : teacher)
      session.others = Array(own.dropFirst())
      // A training is over on its last day.
      let trained = date(.trainedOn, row, order, &problems)?.last
      (session.trainedMonth, session.trainedDay) = (trained?.month, trained?.day)
      guard statuses.take(row, &problems) else {
        session.occurrence = .notHeld
        tellApart(&session, own, holders.codes(in: raw(columns[0], row)), &held)
        held.add(session, number: "", row: row)
        continue
      }
      let days = date(.date, row, order, &problems)
      let day = days?.first
      if let days, days.named == 1, days.first != days.last { ranges += 1 }
      for date in [trained, day] {
        if let date, date.calendar != .commonEra { calendars[date.calendar, default: 0] += 1 }
      }
      (session.month, session.day) = (day?.month, day?.day)
      let place = text(.place, row)
      session.place = place.isEmpty ? nil : place
      session.agency = agency(row, &spellings)
      let numbers = SessionCounts(self, row)
      numbers.refuse(&problems)
      if let women = numbers.women { session.officers["F"] = women }
      if let men = numbers.men { session.officers["M"] = men }
      session.total = numbers.total
      session.count = max(1, numbers.sessions ?? 1)
      if let days, days.named > 1, numbers.sessions == nil { held.listed.append(row) }
      takeMeans(row, into: &session, &problems)
      let isEmpty = ![.date, .women, .men, .total, .before, .after]
        .contains { !text($0, row).isEmpty }
      let isOfNobody =
        day == nil && session.meanBefore == nil && session.meanAfter == nil
        && session.officers.values.allSatisfy { $0 == 0 } && (session.total ?? 0) == 0
      if isEmpty || isOfNobody || numbers.sessions == 0 {
        session.occurrence = .noneReported
        if !isEmpty { held.emptied.append(row) }
      }
      if session.occurrence == .held {
        held.sizes.append(
          (row, max((numbers.women ?? 0) + (numbers.men ?? 0), numbers.total ?? 0) / session.count))
      }
      if session.occurrence == .held, session.count > 1 { held.several.append((row, session.count)) }
      tellApart(&session, own, holders.codes(in: raw(columns[0], row)), &held)
      if shares(row), let above = previous, session.occurrence == .held {
        held.join(session, to: above, row: row)
      } else {
        previous = held.add(session, number: SheetText.code(text(.session, row)), row: row)
      }
    }
    codes.check(rows, &problems)
    guard problems.isEmpty else { throw problems }
    codes.note(&told, in: rows)
    held.note(&told, in: rows)
    statuses.note(&told)
    if layout.columns[.trainedBy] == nil {
      told.add("no-lineage") { _ in
        "no column says who trained whom, so that no generations are told; --cascade trained-by=COLUMN names one"
      }
    }
    if ranges > 0 {
      told.add("days", ranges) {
        "\($0) session\($0 == 1 ? " was" : "s were") held on several days, and \($0 == 1 ? "is" : "are") dated by the first"
      }
    }
    OutsideTrainer.note(outside, &told, in: rows)
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
    return (held.sessions, told.all)
  }

  /// Keeps what a row says of a training for the trainer, and not for who helped.
  private func tellApart(
    _ session: inout TrainingSession, _ all: [String], _ leaders: [String], _ held: inout HeldSessions
  ) {
    guard all.count > leaders.count else { return }
    held.tellTraining(of: leaders, by: session)
    session.trainedBy = nil
    (session.trainedMonth, session.trainedDay) = (nil, nil)
  }

  /// Whether a number of officers of a row stands in a cell that is merged with the one above, so that both rows are of one session.
  private func shares(_ row: Int) -> Bool {
    [SessionLayout.Role.women, .men, .total].contains { role in
      layout.columns[role].flatMap(rows.place).map(rows.rows[row].merged.contains) ?? false
    }
  }

  /// The rows that are of sessions, without totals.
  private func rowsOfSessions(_ told: inout SheetNotes, _ problems: inout SourceProblems) -> [Int] {
    let summary = SummaryRows(
      rows,
      .init(
        code: layout.columns[.trainer] ?? "",
        numbers: [SessionLayout.Role.women, .men, .total].compactMap { layout.columns[$0] },
        groups: [layout.columns[.agency]].compactMap(\.self),
        own: [layout.columns[.date]].compactMap(\.self)))
    if !summary.rows.isEmpty { summary.note(&told) }
    summary.refuse(&problems)
    let left = Set(summary.rows)
    return rows.rows.indices.filter { !left.contains($0) }
  }

  /// Which number of a date is the day; a sheet whose dates tell both is refused.
  private func dateOrder(of read: [Int]) throws(SourceProblems) -> DateOrder? {
    if let dateOrder { return dateOrder }
    let cells = [SessionLayout.Role.trainedOn, .date].flatMap { role in
      read.flatMap { row in
        // Of several dates in a cell each tells it.
        let text = text(role, row)
        return ([text] + SheetDays.lists(in: text).joined()).map { (role: role, row: row, text: $0) }
      }
    }
    let texts = cells.map(\.text)
    guard let (first, second) = DateOrder.contradiction(in: texts) else { return DateOrder.told(by: texts) }
    var fault = rows.fault(
      cells[second].row, column: layout.columns[cells[second].role], rule: "date-order",
      "the \(DateOrder.monthDay.first) stands first in this date, and the \(DateOrder.dayMonth.first) in that of \(rows.places([cells[first].row])): nobody can tell which others mean"
    )
    fault.remedy = "write all dates in one order, or as 2024-03-09"
    throw SourceProblems(fault)
  }

  /// The agency of a row; words that differ in spelling alone are one.
  private func agency(_ row: Int, _ spellings: inout [String: String]) -> String? {
    let agency = text(.agency, row)
    if let agencies {
      return agencies.code(matching: agency).flatMap { $0 == CountsSchema.unknownCode ? nil : $0 }
    }
    guard !agency.isEmpty else { return nil }
    // `F.I.A.` and `fia` are one, as in a sheet of scores.
    let word = FoldedText.fold(agency).filter { $0.isLetter || $0.isNumber }
    let known = spellings[word] ?? agency
    spellings[word] = known
    return known
  }

  /// What stands in the column of a role, as it was written; empty where there is no such column.
  private func written(_ role: SessionLayout.Role, _ row: Int) -> String {
    guard let place = layout.columns[role].flatMap(rows.place) else { return "" }
    return HeadingText.plain(rows.rows[row].fields[place])
  }

  /// Whether a text says that nothing is known, or nobody.
  func isUnknown(_ text: String) -> Bool {
    let word = FoldedText.fold(HeadingText.plain(text))
    return SheetText.isBlank(text) || missing.contains(word) || SheetText.missingWords.contains(word)
      || SheetText.nobody.contains(word)
  }

  /// What stands in the column of a role; empty where nothing is known.
  func text(_ role: SessionLayout.Role, _ row: Int) -> String {
    let plain = written(role, row)
    let word = FoldedText.fold(plain)
    return missing.contains(word) || SheetText.missingWords.contains(word) ? "" : plain
  }

  /// What stands in a column, with its line breaks; empty where nothing is known.
  func raw(_ column: String, _ row: Int) -> String {
    guard let place = rows.place(of: column) else { return "" }
    return rows.rows[row].fields[place].replacing("\n", with: ";")
  }

  /// The teacher that a row names, the first of several.
  ///
  /// `A` is a trainer where a trainer has this code, and else means that nothing is known.
  private func teacher(
    _ row: Int, among trainers: Set<String>, _ holders: SessionTrainers, _ told: inout SheetNotes
  ) -> String? {
    let written = written(.trainedBy, row)
    let codes = holders.codes(in: layout.columns[.trainedBy].map { raw($0, row) } ?? "")
    if codes.count > 1 {
      told.add("several-teachers") {
        "\($0) cell\($0 == 1 ? " names" : "s name") several who trained; the first is taken"
      }
    }
    let code = codes.first ?? ""
    if trainers.contains(code), !SheetText.isBlank(written) { return code }
    if OutsideTrainer.isUnknown(written) { return SheetText.code(written) }
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

  /// Whether a text is the number by which spreadsheets keep a day of these years.
  private func isSerial(_ text: String) -> Bool {
    Int(FoldedText.fold(text)).map { (32_000...75_000).contains($0) } ?? false
  }

  private func isDate(_ text: String, _ order: DateOrder?) -> Bool {
    (try? SheetDays(text, order: order)) != nil
  }

  /// The days or the month of a row; nil where they are not known.
  private func date(
    _ role: SessionLayout.Role, _ row: Int, _ order: DateOrder?, _ problems: inout SourceProblems
  ) -> SheetDays? {
    let text = text(role, row)
    guard !text.isEmpty else { return nil }
    func refuse(_ rule: String, _ message: String, _ remedy: String? = nil) -> SheetDays? {
      var fault = rows.fault(row, column: layout.columns[role], rule: rule, message)
      fault.remedy = remedy
      problems.add(fault)
      return nil
    }
    do throws(SheetDate.Fault) {
      let days = try SheetDays(text, order: order)
      guard let today, days.first.isAfter(today) else { return days }
      return refuse(
        "future-date", "the date lies after today",
        "correct it; where the session is still to come, leave the row out, or write *planned* in a column of the status: --cascade status=COLUMN"
      )
    } catch {
      switch error {
      case .unclear:
        let isOpen = DateOrder.allCases.allSatisfy { isDate(text, $0) }
        return refuse(
          "date",
          isOpen
            ? "of this date the first number may be the day or the month, and no other date of the file tells which"
            : "the cell holds neither a day or month that is told in one way only, such as 2020-03-09 or 2020-03, nor days such as 3-5 May 2021",
          DateOrder.allCases.contains(where: { isDate(text, $0) })
            ? "say which number is the day: --dates day-month or --dates month-day; in a pipeline the contract has the formats of its dates"
            : isSerial(text)
              ? "the number is how a spreadsheet keeps a day: give the column the format of a date there, and save the file again"
              : "write it as 2022-10-22, or the month alone as 2022-10; leave it blank where it is not known")
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
