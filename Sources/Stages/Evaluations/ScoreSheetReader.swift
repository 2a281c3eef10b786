import Codebook
import Evaluations
import Language
import Tables

/// Makes the scores of participants of the rows of a sheet, or says all that is wrong with them.
///
/// Blank is not answered, and 0 is a score. A participant has at most one score an occasion; what several rows say of one
/// participant is put together, and where they contradict each other in a group, it is not known.
struct ScoreSheetReader {
  private(set) var layout: ScoreLayout
  private(set) var rows: SheetRows
  /// The code lists by which words of columns of groups are read.
  var lists: [String: CodeList] = [:]
  var contested: [String: [String: String?]] = [:]
  /// What words of columns of sexes mean beside the list, by column.
  var sexes: [String: SexWords] = [:]
  /// More words, folded, that mean that nothing is known.
  var missing: Set<String> = []
  /// How codes are told: one by one where trainers are chosen, whose codes around the cut are listed.
  var telling = CodeSigns.Telling.together
  /// Which follow-up is read of a sheet with a row an occasion; nil for the latest.
  private var followUp: FollowUpTime?
  /// The other follow-ups of such a sheet, the latest last, each with a word that tells it.
  private(set) var otherFollowUps: [(time: FollowUpTime, word: String)] = []
  /// The rows as they were given.
  private let given: SheetRows

  var problems = SourceProblems()
  var notes: SheetNotes
  private var participants: [String: Draft] = [:]
  var scale: SheetScale
  var spellings: [String: [String: String]] = [:]
  var ratings = Ratings()

  /// Whether scores may be ratings.
  struct Ratings {
    /// How many scores were looked at.
    var count = 0
    /// Whether all of them are whole numbers from 1 to 5.
    var areAll = true
    var largest = 0.0

    mutating func take(_ value: Double, isPoints: Bool = true) {
      count += 1
      areAll = areAll && isPoints && value >= 1 && value <= 5 && value == value.rounded()
      largest = max(largest, value)
    }
  }

  /// A participant as far as the rows were read.
  struct Draft {
    var groups: [String: String] = [:]
    var contradicted: Set<String> = []
    var scores: [Occasion: Double] = [:]
    var answers: [Occasion: [Double?]] = [:]
    var choice: Participant.Choice?
    var written = ""
    /// The row in which the code first stands.
    var row = 0
    /// The row in which each occasion stands.
    var rows: [Occasion: Int] = [:]
  }

  init(
    layout: ScoreLayout, rows: SheetRows, lists: [String: CodeList] = [:], sexes: [String: SexWords] = [:],
    missing: Set<String> = []
  ) {
    (self.layout, self.rows, self.lists, self.missing) = (layout, rows, lists, missing)
    given = rows
    self.sexes = sexes
    if layout.chosen != nil { telling = .oneByOne }
    notes = SheetNotes(file: rows.file)
    scale = SheetScale(maximum: layout.maximum)
  }

  /// A reader of the same rows by another layout, or at another follow-up.
  func reading(_ layout: ScoreLayout, followUp: FollowUpTime?) -> ScoreSheetReader {
    var reader = ScoreSheetReader(layout: layout, rows: given, lists: lists, sexes: sexes, missing: missing)
    reader.followUp = followUp
    return reader
  }

  /// The scores, and what is remarkable about them.
  mutating func sheet() throws(SourceProblems) -> (sheet: ScoreSheet, notes: [SheetNote]) {
    try findColumns()
    rows = rows.withMaxima(of: layout, missing: missing)
    var table = ScoreRows(layout: layout, rows: rows, missing: missing, followUp: followUp)
    let read = try table.read(&notes, &problems)
    layout = table.layout
    otherFollowUps = table.otherFollowUps
    let shares = SharesOfPoints(rows, Set(layout.scores.values).sorted(), read, missing: missing) {
      [layout] column in
      layout.maximum ?? layout.scores.first { $0.value == column }.flatMap { layout.maxima[$0.key] }
    }
    rows = shares.rows
    shares.refuse(&problems)
    refuseMerged(read)
    scale = SheetScale(of: read, rows, layout, missing: missing, &problems)
    if layout.itemMaximum != 1, layout.scores.isEmpty {
      let count = layout.items.count
      notes.add("item-maximum") { _ in
        "each of the \(count) items counts alike, however many points it is worth: a score is out of \(count)"
      }
    }
    if let note = scale.note { notes.add("maximum") { _ in note } }
    for row in read { self.read(row) }
    let signs = CodeSigns(participants.values.map(\.written))
    var suspects = CodeSigns.Suspects()
    for draft in participants.values { suspects.take(draft.written, row: draft.row) }
    for fault in signs.faults(
      rows, column: layout.participant, of: "participant", told: telling, suspects: suspects)
    {
      problems.add(fault)
    }
    guard problems.isEmpty else { throw problems }
    signs.noteNames(in: &notes)
    if signs.numbers > 0 {
      notes.add("number-as-code", signs.numbers) {
        "\($0) code\($0 == 1 ? " reads as a number" : "s read as numbers") of an identity card, a passport or a telephone; give a code that tells nobody who it is"
      }
    }
    noteCodesThatNearlyMeet()
    let instrument = self.instrument
    if instrument == .selfAssessment {
      notes.add("self-assessment") { _ in
        "the scores are ratings: a self-assessment tells how sure people feel, not what they know; where it is a test, say what it is out of (--maximum N)"
      }
    }
    let choices = Set(participants.values.compactMap(\.choice))
    // Where a column marks those who were chosen and nobody else, a blank says that one was not.
    let unsaid: Participant.Choice =
      layout.chosen != nil && choices == [.chosen] ? .notChosen : .unknown
    let all = participants.sorted { $0.key < $1.key }.map { code, draft in
      Participant(
        code: code, groups: draft.groups.filter { !draft.contradicted.contains($0.key) },
        scores: draft.scores, answers: draft.answers, choice: draft.choice ?? unsaid)
    }
    return (
      ScoreSheet(
        participants: all, items: layout.items.map(\.name), maximum: scale.maximum,
        dimensions: layout.allGroups, instrument: instrument),
      notes.all
    )
  }

  /// Refuses scores that stand in a cell for several persons.
  private mutating func refuseMerged(_ read: [Int]) {
    let columns = Set(layout.scores.values).union(layout.items.flatMap(\.columns.values)).sorted()
    for column in columns {
      guard let place = rows.place(of: column) else { continue }
      for row in read where rows.rows[row].merged.contains(place) {
        var fault = rows.fault(
          row, column: column, rule: "merged-score",
          "the cell is merged with the one above, so that one score stands for two rows")
        fault.remedy = "take the merged cells apart, and give each participant a score"
        problems.add(fault)
      }
    }
  }

  private func findColumns() throws(SourceProblems) {
    var problems = SourceProblems()
    for name in layout.columns where rows.place(of: name) == nil {
      problems.add(
        SourceFault(
          file: rows.file, line: 1, column: name, rule: "header", message: "there is no such column"))
    }
    let rated = layout.items.flatMap { $0.columns.values.sorted() }.first(where: ScoreColumns.isRating)
    if !layout.answers.isEmpty, let rated {
      var fault = SourceFault(
        file: rows.file, line: 1, column: rated, rule: "answers",
        message:
          "the heading speaks of a rating, which is neither right nor wrong, and an answer key is given")
      fault.remedy = "leave the key out, and say how many points a rating has: --item-maximum 5"
      problems.add(fault)
    }
    guard problems.isEmpty else { throw problems }
  }

  /// What the scores measure: ratings where a heading says so, or all of them are whole numbers from 1 to 5 and nothing says that they
  /// are points of a test.
  private var instrument: ScoreSheet.Instrument {
    let headings =
      layout.phase == nil
      ? Array(layout.scores.values) + layout.items.flatMap(\.columns.values)
      : Array(Set(layout.scores.values))
    if headings.contains(where: ScoreColumns.isRating) { return .selfAssessment }
    let isUnsaid = layout.maximum == nil && layout.maxima.isEmpty && layout.answers.isEmpty
    let isScale = (3...5).contains(ratings.largest) && ratings.areAll && ratings.count >= Self.fewestRatings
    return isUnsaid && isScale ? .selfAssessment : .test
  }

  /// The fewest scores that are taken for ratings by their values alone.
  private static let fewestRatings = 10

  /// Says which codes would be the same but for a slip of the typist.
  private mutating func noteCodesThatNearlyMeet() {
    var near = NearCodes()
    for (code, draft) in participants { near.add(code, row: draft.row) }
    near.note(&notes, in: rows, of: "participants")
  }

  private mutating func read(_ row: Int) {
    let (fields, sheet) = (rows.rows[row].fields, rows)
    func text(_ column: String) -> String { sheet.place(of: column).map { fields[$0] } ?? "" }
    let written = text(layout.participant)
    let codes = layout.codeColumns.map { SheetText.code(text($0)) }
    let code = codes.joined(separator: "/")
    guard !codes.contains(where: \.isEmpty), !SheetText.isBlank(written),
      !missing.contains(FoldedText.fold(written))
    else {
      problems.add(rows.fault(row, column: layout.participant, rule: "code", "there is no code"))
      return
    }
    var occasions = layout.occasions
    if let phase = layout.phase {
      guard let occasion = phase.occasion(of: text(phase.column)) else {
        var fault = rows.fault(
          row, column: phase.column, rule: "phase", "the cell tells none of the occasions")
        fault.remedy =
          "say which word means which occasion: --phase \(phase.column),before=WORD,after=WORD,follow-up=WORD, or in a pipeline 'phase: {column: \(phase.column), before: WORD, after: WORD}'"
        problems.add(fault)
        return
      }
      occasions = [occasion]
    }
    var draft = participants[code] ?? Draft()
    if draft.written.isEmpty { (draft.written, draft.row) = (written, row) }
    for group in layout.allGroups { take(group, text(group), into: &draft) }
    if let chosen = layout.chosen { choose(text(chosen), chosen, row, &draft) }
    var isOther = false
    for occasion in occasions {
      let score = layout.scores[occasion].flatMap { self.score(text($0), occasion, column: $0, row) }
      let answers = self.answers(occasion, row, text)
      guard score != nil || answers.contains(where: { $0 != nil }) else { continue }
      if let first = draft.rows[occasion] {
        guard let attempts = layout.attempts else {
          problems.add(duplicate(row, first: first))
          break
        }
        isOther = true
        guard counts(score, answers, occasion, attempts, beside: draft) else { continue }
      }
      draft.rows[occasion] = row
      record(score, answers, occasion, &draft)
    }
    // A row may hold several tests.
    if isOther, let attempts = layout.attempts { noteAttempt(attempts) }
    participants[code] = draft
  }

  private mutating func noteAttempt(_ attempts: ScoreLayout.Attempts) {
    notes.add("attempts") {
      "\($0) row\($0 == 1 ? " is another attempt" : "s are other attempts") of a participant at the same test: the \(attempts.rawValue) counts"
    }
  }

  /// Whether another attempt counts in place of the one that was taken.
  private func counts(
    _ score: Double?, _ answers: [Double?], _ occasion: Occasion, _ attempts: ScoreLayout.Attempts,
    beside draft: Draft
  ) -> Bool {
    switch attempts {
    case .first: return false
    case .last: return true
    case .best:
      let own = score ?? answers.reduce(0) { $0 + ($1 ?? 0) }
      return own > draft.scores[occasion] ?? -1
    }
  }

  /// What is said of a participant who has an occasion a second time.
  private func duplicate(_ row: Int, first: Int) -> SourceFault {
    let place = rows.places([first])
    let what =
      layout.phase == nil
      ? "this participant stands in the file twice" : "this participant has this occasion twice"
    var fault = rows.fault(
      row, column: layout.participant, rule: "duplicate-code", "\(what), first in \(place)")
    if layout.codeColumns.count == 1 {
      fault.remedy =
        "correct the codes; where they start anew in each workshop, name both columns: --code workshop,\(layout.participant), or 'participant: [workshop, \(layout.participant)]'; where these are attempts at one test: --attempts first, last or best, or 'attempts: last' in a pipeline"
    }
    return fault
  }

  /// Keeps the score and the answers of an occasion.
  private mutating func record(
    _ score: Double?, _ answers: [Double?], _ occasion: Occasion, _ draft: inout Draft
  ) {
    var sum: Double?
    if answers.contains(where: { $0 != nil }) {
      draft.answers[occasion] = answers
      let own = zip(layout.items, answers).filter { $0.0.columns[occasion] != nil }.map(\.1)
      let isComplete = own.allSatisfy { $0 != nil }
      if isComplete || layout.unanswered == .wrong { sum = own.reduce(0) { $0 + ($1 ?? 0) } }
      if !isComplete {
        let isWrong = layout.unanswered == .wrong
        notes.add("unanswered", own.count { $0 == nil }) {
          "\($0) answer\($0 == 1 ? " is" : "s are") blank in tests that were taken: "
            + (isWrong
              ? "\($0 == 1 ? "it counts" : "they count") as wrong"
              : "the scores of these tests are not known")
        }
      }
      // Where items are worth more than 1, their sum here is one of items, and not of points.
      if let score, let sum, isComplete, layout.itemMaximum == 1, abs(score - sum) > 1e-9 {
        notes.add("sum-differs") {
          "\($0) score\($0 == 1 ? " is not the sum of its items and was" : "s are not the sums of their items and were") taken as \($0 == 1 ? "it stands" : "they stand")"
        }
      }
    }
    draft.scores[occasion] = score ?? sum
  }
}
