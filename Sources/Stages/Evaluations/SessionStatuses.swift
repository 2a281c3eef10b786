import Language
import Tables

/// Which rows of a sheet are of sessions that were held.
///
/// A column of statuses says it; so does any cell of a date or a number of officers that holds such a word, and one of another column that says no
/// more than that the session was called off. A column that was found by what it is called, and of which no word is understood, is none of statuses.
struct SessionStatuses {
  private let rows: SheetRows
  private let layout: SessionLayout
  private let missing: Set<String>
  private var statuses: [Int: SessionStatus] = [:]
  /// The rows that other columns say were not held.
  private var asides: [Int: SessionStatus.Reason] = [:]
  /// The rows of which another column says that they were put off or planned, and more.
  private var doubtful: [Int: String] = [:]
  private var left: [SessionStatus.Reason: [Int]] = [:]
  private var unsaid: [Int] = []
  private let isNone: Bool

  init(_ reader: SessionSheetReader, _ read: [Int]) {
    (rows, layout, missing) = (reader.rows, reader.layout, reader.missing)
    if let column = layout.columns[.status], let place = rows.place(of: column) {
      let question = SessionStatus.Question(column)
      for row in read {
        statuses[row] = SessionStatus(rows.rows[row].fields[place], question: question, missing: missing)
      }
    }
    let isUnderstood = statuses.values.contains { $0 != .unsaid && $0 != .unclear }
    isNone = layout.columns[.status] != nil && !isUnderstood && !layout.named.contains(.status)
    if isNone { statuses = [:] }
    let said: [SessionLayout.Role] = [.date, .women, .men, .total, .sessionCount]
    let own = said.compactMap { layout.columns[$0].flatMap(rows.place) }
    let used = Set(layout.allColumns.compactMap(rows.place))
    let others = rows.names.indices.filter { !used.contains($0) }
    for row in read where statuses[row] != .held {
      let fields = rows.rows[row].fields
      if let found = own.lazy.compactMap({ SessionStatus.aside(fields[$0])?.reason }).first {
        asides[row] = found
        continue
      }
      for place in others {
        guard let found = SessionStatus.aside(fields[place]) else { continue }
        if found.isCertain { asides[row] = found.reason } else { doubtful[row] = rows.names[place] }
        break
      }
    }
  }

  /// Whether a row is of a session that was held, as far as can be told.
  func isHeld(_ row: Int) -> Bool {
    if case .notHeld? = statuses[row] { return false }
    return asides[row] == nil
  }

  /// Takes a row.
  ///
  /// - Returns: whether its session was held; of a row of which nobody can tell that is refused.
  mutating func take(_ row: Int, _ problems: inout SourceProblems) -> Bool {
    switch statuses[row] {
    case .notHeld(let reason)?:
      left[reason, default: []].append(row)
      return false
    case .unclear?:
      var fault = rows.fault(
        row, column: layout.columns[.status], rule: "status",
        "the cell says neither that the session was held nor that it was not")
      fault.remedy =
        "write held, cancelled, postponed or planned; --cascade status=none leaves the column unread, so that all sessions count"
      problems.add(fault)
      return true
    case .unsaid? where asides[row] == nil: unsaid.append(row)
    default: break
    }
    guard let reason = asides[row] else { return true }
    left[reason, default: []].append(row)
    return false
  }

  /// Says which rows do not count.
  func note(_ notes: inout SheetNotes) {
    let all = left.values.joined().sorted()
    if !all.isEmpty {
      let parts = SessionStatus.Reason.allCases.compactMap { reason in
        left[reason].map { "\($0.count) \(reason == .none ? "not held" : reason.rawValue)" }
      }
      let places = rows.places(all)
      let why = left.keys.allSatisfy { $0 == .none } ? "" : " (\(parts.joined(separator: ", ")))"
      notes.add("not-held", all.count) {
        "\($0) session\($0 == 1 ? " was" : "s were") not held and \($0 == 1 ? "does" : "do") not count\(why): \(places)"
      }
    }
    if !unsaid.isEmpty {
      let places = rows.places(unsaid)
      notes.add("status-blank", unsaid.count) {
        "of \($0) session\($0 == 1 ? "" : "s") the status is blank, and \($0 == 1 ? "it counts" : "they count") as held: \(places)"
      }
    }
    if isNone, let column = layout.columns[.status] {
      notes.add("no-status") { _ in
        "no word of '\(column)' says that a session was held or not, so that all count; where they do say it, write held, cancelled, postponed or planned"
      }
    }
    let open = doubtful.filter { row, _ in !all.contains(row) }
    if !open.isEmpty {
      let places = rows.places(open.keys.sorted())
      let columns = Set(open.values).sorted().map { "'\($0)'" }.joined(separator: ", ")
      notes.add("doubtful-session", open.count) {
        "\($0) row\($0 == 1 ? " counts as a session that was held" : "s count as sessions that were held") though \(columns) speak\($0 == 1 ? "s" : "") of one that was put off or is planned (\(places)): leave the row out, or say it in a column of the status (--cascade status=COLUMN)"
      }
    }
  }
}
