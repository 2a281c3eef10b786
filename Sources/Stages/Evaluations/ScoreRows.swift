import Evaluations
import Language
import Tables

/// The rows of a sheet of scores that are read: without totals, footers, the row of right answers and earlier follow-ups.
struct ScoreRows {
  /// What the columns are for, with the right answers that a row gives.
  private(set) var layout: ScoreLayout
  private let rows: SheetRows
  private let missing: Set<String>
  /// The follow-up that is read; nil for the latest.
  private let followUp: FollowUpTime?
  /// The others, the latest last, each with a word that tells it.
  private(set) var otherFollowUps: [(time: FollowUpTime, word: String)] = []
  private var taken: [Int] = []

  init(layout: ScoreLayout, rows: SheetRows, missing: Set<String>, followUp: FollowUpTime? = nil) {
    (self.layout, self.rows, self.missing, self.followUp) = (layout, rows, missing, followUp)
  }

  /// The rows that are read, in order, and what there is to say of the others.
  mutating func read(
    _ notes: inout SheetNotes, _ problems: inout SourceProblems
  ) throws(SourceProblems) -> [Int] {
    let summary = SummaryRows(
      rows,
      .init(
        code: layout.codeColumns.last ?? "",
        // In a sheet with a row an occasion, one score says nothing of others.
        numbers: layout.phase == nil ? Occasion.allCases.compactMap { layout.scores[$0] } : [],
        groups: layout.allGroups))
    let left = Set(summary.rows)
    taken = rows.rows.indices.filter { !left.contains($0) }
    if !left.isEmpty { summary.note(&notes) }
    summary.refuse(&problems)
    takeKey(&notes, &problems)
    leaveOutFooters(&notes)
    try rows.refuseFormulas(in: layout.columns, of: taken)
    leaveOutEarlierFollowUps(&notes)
    return taken
  }

  /// What stands in the last column of the code, as it was written.
  private func written(_ row: Int) -> String { Self.written(row, rows, layout) }

  private static func written(_ row: Int, _ rows: SheetRows, _ layout: ScoreLayout) -> String {
    rows.place(of: layout.codeColumns.last ?? "").map { rows.rows[row].fields[$0] } ?? ""
  }

  /// Takes the right answers from a row that says that it holds them, where nothing else gives them.
  private mutating func takeKey(_ notes: inout SheetNotes, _ problems: inout SourceProblems) {
    guard !layout.items.isEmpty else { return }
    let keys = taken.filter { AnswerWords.isKey(written($0)) }
    guard let row = keys.first else { return }
    taken.removeAll { keys.contains($0) }
    guard layout.answers.isEmpty, keys.count == 1 else {
      notes.add("key-row", keys.count) { "\($0) row\($0 == 1 ? "" : "s") of right answers not read" }
      return
    }
    var answers: [String: String] = [:]
    for item in layout.items {
      let own = Set(
        item.columns.values.compactMap { rows.place(of: $0) }.map {
          ScoreSheetReader.answer(rows.rows[row].fields[$0])
        }
        .filter { !$0.isEmpty })
      guard own.count == 1, let answer = own.first else {
        problems.add(
          rows.fault(
            row, column: item.columns.values.min(), rule: "answers",
            "the row of right answers has none here, or another one for each occasion"))
        continue
      }
      answers[item.name] = answer
    }
    layout.answers = answers
    notes.add("key-row") { _ in "a row holds the right answers, and they are taken as the key" }
  }

  /// Leaves out rows that have neither a code nor a score, such as names of signatories below a table.
  private mutating func leaveOutFooters(_ notes: inout SheetNotes) {
    let columns = Set(layout.scores.values).union(layout.items.flatMap(\.columns.values))
    let places = columns.compactMap(rows.place)
    let before = taken
    let count = before.count
    taken.removeAll { [rows, missing, layout] row in
      let (cells, code) = (rows.rows[row], Self.written(row, rows, layout))
      return SheetText.isBlank(code)
        && places.allSatisfy {
          ScoreText(cells.fields[$0], missing: missing) == .missing && !cells.formulas.contains($0)
        }
    }
    if taken.count < count {
      let kept = Set(taken)
      let places = rows.places(before.filter { !kept.contains($0) })
      notes.add("no-code", count - taken.count) {
        "\($0) row\($0 == 1 ? " has neither a code nor a score and is" : "s have neither a code nor a score and are") not read: \(places)"
      }
    }
  }

  /// Leaves out rows of follow-ups before the latest one.
  private mutating func leaveOutEarlierFollowUps(_ notes: inout SheetNotes) {
    if !layout.earlierFollowUps.isEmpty {
      let (taken, left) = (layout.scores[.followUp] ?? "", layout.earlierFollowUps)
      notes.add("follow-ups") { _ in
        "of \(left.count + 1) follow-ups the latest is taken, '\(taken)'; not read: \(left.map { "'\($0)'" }.joined(separator: ", "))"
      }
    }
    guard let phase = layout.phase, let place = rows.place(of: phase.column) else { return }
    let times = taken.reduce(into: [Int: FollowUpTime]()) { times, row in
      let cell = rows.rows[row].fields[place]
      if phase.occasion(of: cell) == .followUp { times[row] = FollowUpTime(cell) }
    }
    guard let latest = followUp ?? times.values.max(), Set(times.values).count > 1 else { return }
    let count = taken.count
    let words = times.reduce(into: [FollowUpTime: String]()) { words, pair in
      let word = HeadingText.plain(rows.rows[pair.key].fields[place])
      words[pair.value] = words[pair.value].map { min($0, word) } ?? word
    }
    otherFollowUps = words.filter { $0.key != latest }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    taken.removeAll { row in times[row].map { $0 != latest } ?? false }
    notes.add("follow-ups", count - taken.count) {
      "of several follow-ups the latest is taken; \($0) row\($0 == 1 ? "" : "s") of others not read"
    }
  }
}
