import Codebook
import Evaluations
import Language
import Tables

/// Makes the scores of participants of the rows of a sheet, or says all that is wrong with them.
///
/// Blank is not answered, and 0 is a score. A participant has at most one score an occasion; what several rows say of one
/// participant is put together, and where they contradict each other in a group, it is not known.
struct ScoreSheetReader {
  let layout: ScoreLayout
  let rows: SheetRows
  /// The code lists by which words of columns of groups are read.
  var lists: [String: CodeList] = [:]
  /// More words, folded, that mean that nothing is known.
  var missing: Set<String> = []

  private var problems = SourceProblems()
  private var notes: [String: Int] = [:]
  private var participants: [String: Draft] = [:]
  private var maximum: Double?
  private var spellings: [String: [String: String]] = [:]

  /// A participant as far as the rows were read.
  private struct Draft {
    var groups: [String: String] = [:]
    var contradicted: Set<String> = []
    var scores: [Occasion: Double] = [:]
    var answers: [Occasion: [Double?]] = [:]
    var occasions: Set<Occasion> = []
    var choice: Participant.Choice?
    var isName = false
  }

  init(layout: ScoreLayout, rows: SheetRows, lists: [String: CodeList] = [:], missing: Set<String> = []) {
    (self.layout, self.rows, self.lists, self.missing) = (layout, rows, lists, missing)
  }

  /// The scores, and what is remarkable about them.
  mutating func sheet() throws(SourceProblems) -> (sheet: ScoreSheet, notes: [SheetNote]) {
    try findColumns()
    readMaximum()
    for row in rows.rows.indices { read(row) }
    let names = participants.values.count(where: \.isName)
    if names > 1, names * 2 > participants.count {
      problems.add(
        SourceFault(
          file: rows.file, column: layout.participant, rule: "names",
          message:
            "reads as names of persons; give each participant a code that tells nobody who it is, and name its column"
        ))
    }
    guard problems.isEmpty else { throw problems }
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
        participants: all, items: layout.items.map(\.name), maximum: maximum, dimensions: layout.groups),
      told()
    )
  }

  private func findColumns() throws(SourceProblems) {
    var problems = SourceProblems()
    for name in layout.columns where rows.place(of: name) == nil {
      problems.add(
        SourceFault(
          file: rows.file, line: 1, column: name, rule: "header", message: "there is no such column"))
    }
    guard problems.isEmpty else { throw problems }
  }

  /// The most that a score can be: as declared, as scores such as `12/20` say, or one for each item.
  private mutating func readMaximum() {
    maximum = layout.maximum
    guard maximum == nil else { return }
    let columns = Set(layout.scores.values).sorted().compactMap { name in
      rows.place(of: name).map { (name: name, place: $0) }
    }
    for (index, row) in rows.rows.enumerated() {
      for column in columns {
        let most: Double?
        switch ScoreText(row.fields[column.place], missing: missing) {
        case .part(_, let whole): most = whole
        case .percent: most = 100
        default: most = nil
        }
        guard let most else { continue }
        if most <= 0 || maximum.map({ $0 != most }) == true {
          problems.add(
            rows.fault(
              index, column: column.name, rule: "maximum", "is out of another number than the scores above"))
        } else {
          maximum = most
        }
      }
    }
    if maximum == nil, !layout.items.isEmpty { maximum = Double(layout.items.count) }
  }

  private mutating func read(_ row: Int) {
    let (fields, sheet) = (rows.rows[row].fields, rows)
    func text(_ column: String) -> String { sheet.place(of: column).map { fields[$0] } ?? "" }
    let written = text(layout.participant)
    let code = SheetText.code(written)
    guard !code.isEmpty, !missing.contains(FoldedText.fold(written)) else {
      problems.add(rows.fault(row, column: layout.participant, rule: "code", "there is no code"))
      return
    }
    var occasions = layout.occasions
    if let phase = layout.phase {
      let word = FoldedText.fold(HeadingText.plain(text(phase.column)))
      guard let occasion = Occasion.allCases.first(where: { phase.words[$0]?.contains(word) == true }) else {
        problems.add(
          rows.fault(
            row, column: phase.column, rule: "phase",
            "tells none of the occasions, which 'phase' names the words of"))
        return
      }
      occasions = [occasion]
    }
    var draft = participants[code] ?? Draft()
    draft.isName = draft.isName || SheetText.isName(written)
    for group in layout.groups { take(group, text(group), into: &draft) }
    if let chosen = layout.chosen { choose(text(chosen), chosen, row, &draft) }
    for occasion in occasions {
      let score = layout.scores[occasion].flatMap { self.score(text($0), column: $0, row) }
      let answers = self.answers(occasion, row, text)
      guard score != nil || answers.contains(where: { $0 != nil }) else { continue }
      guard draft.occasions.insert(occasion).inserted else {
        problems.add(
          rows.fault(
            row, column: layout.participant, rule: "duplicate-code",
            "this participant has this occasion twice"))
        continue
      }
      record(score, answers, occasion, &draft)
    }
    participants[code] = draft
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
      if !isComplete { notes["unanswered", default: 0] += own.count { $0 == nil } }
      if let score, let sum, isComplete, abs(score - sum) > 1e-9 { notes["sum-differs", default: 0] += 1 }
    }
    draft.scores[occasion] = score ?? sum
  }

  private mutating func score(_ text: String, column: String, _ row: Int) -> Double? {
    let value: Double
    switch ScoreText(text, missing: missing) {
    case .missing: return nil
    case .points(let points): value = points
    case .part(let points, let most):
      guard most == maximum else {
        problems.add(
          rows.fault(row, column: column, rule: "maximum", "is out of another number than the maximum"))
        return nil
      }
      value = points
    case .percent(let share): value = share * (maximum ?? 100) / 100
    case .unreadable:
      problems.add(
        rows.fault(
          row, column: column, rule: "number",
          "is no score; 'missing' says which words mean that there is none"))
      return nil
    }
    guard value >= 0 else {
      problems.add(rows.fault(row, column: column, rule: "below-zero", "is below 0"))
      return nil
    }
    guard maximum.map({ value <= $0 }) ?? true else {
      problems.add(
        rows.fault(row, column: column, rule: "above-maximum", "is above the most that can be reached"))
      return nil
    }
    return value
  }

  /// The credit of each item on an occasion.
  private mutating func answers(_ occasion: Occasion, _ row: Int, _ text: (String) -> String) -> [Double?] {
    layout.items.map { item in
      guard let column = item.columns[occasion] else { return nil }
      return credit(text(column), of: item, column: column, row)
    }
  }

  private mutating func credit(_ text: String, of item: ScoreLayout.Item, column: String, _ row: Int)
    -> Double?
  {
    let plain = HeadingText.plain(text)
    let word = FoldedText.fold(plain)
    guard !word.isEmpty, !missing.contains(word) else { return nil }
    if let key = layout.answers[item.name] {
      let answer = Self.answer(plain)
      // `a` is an answer here, and does not mean that somebody was away.
      if answer.count != 1, SheetText.missingWords.contains(word) { return nil }
      if answer.allSatisfy({ !$0.isLetter && !$0.isNumber }) { return nil }
      if answer.count > 1, key.count == 1 { notes["several-answers", default: 0] += 1 }
      return answer == key ? 1 : 0
    }
    if let isRight = SheetText.isRight(plain) { return isRight ? 1 : 0 }
    let credit: Double
    switch ScoreText(plain, missing: missing) {
    case .missing: return nil
    case .points(let points): credit = points
    case .part(let points, let most) where most > 0: credit = points / most
    case .percent(let share): credit = share / 100
    case .part, .unreadable:
      problems.add(
        rows.fault(
          row, column: column, rule: "item",
          "is neither right, wrong nor a part from 0 to 1; where letters were chosen, 'answers' gives the key"
        ))
      return nil
    }
    guard (0...1).contains(credit) else {
      problems.add(
        rows.fault(
          row, column: column, rule: credit < 0 ? "below-zero" : "above-maximum",
          "an item is worth from 0 to 1"))
      return nil
    }
    return credit
  }

  /// A chosen answer as it is compared: `B)`, `b.` and `b` are one.
  static func answer(_ text: String) -> String {
    FoldedText.fold(HeadingText.plain(text)).filter { !" ().:،".contains($0) }
  }

  /// Takes what a row says of the group of its participant.
  private mutating func take(_ dimension: String, _ text: String, into draft: inout Draft) {
    let plain = HeadingText.plain(text)
    let word = FoldedText.fold(plain)
    guard !word.isEmpty, word != "-", !missing.contains(word), word != "_u", word != "unknown", word != "n/a"
    else {
      return
    }
    let code: String
    if let list = lists[dimension] {
      guard let found = list.code(matching: plain) else {
        notes["unknown-code \(dimension)", default: 0] += 1
        return
      }
      guard found != CountsSchema.unknownCode else { return }
      code = found
    } else {
      // Of one word in several spellings the first stands for all: `F.I.A.` and `fia` are one.
      let letters = word.filter { $0.isLetter || $0.isNumber }
      code = spellings[dimension]?[letters] ?? plain
      spellings[dimension, default: [:]][letters] = code
    }
    guard let known = draft.groups[dimension] else {
      draft.groups[dimension] = code
      return
    }
    if known != code, draft.contradicted.insert(dimension).inserted {
      notes["contradiction \(dimension)", default: 0] += 1
    }
  }

  private mutating func choose(_ text: String, _ column: String, _ row: Int, _ draft: inout Draft) {
    let plain = HeadingText.plain(text)
    guard !plain.isEmpty, plain != "-", !missing.contains(FoldedText.fold(plain)) else { return }
    guard let isChosen = SheetText.truth(plain) else {
      problems.add(rows.fault(row, column: column, rule: "chosen", "is neither yes nor no"))
      return
    }
    let choice: Participant.Choice = isChosen ? .chosen : .notChosen
    if let known = draft.choice, known != choice {
      draft.choice = .unknown
      notes["contradiction \(column)", default: 0] += 1
    } else {
      draft.choice = choice
    }
  }

  /// What was counted on the way, in words.
  private func told() -> [SheetNote] {
    notes.sorted { $0.key < $1.key }.map { key, count in
      let parts = key.split(separator: " ", maxSplits: 1).map(String.init)
      let column = parts.count > 1 ? parts[1] : ""
      let text =
        switch parts[0] {
        case "unanswered":
          layout.unanswered == .wrong
            ? "\(count) answers are blank in tests that were taken; they count as wrong"
            : "\(count) answers are blank in tests that were taken; the scores of these tests are not known"
        case "sum-differs":
          "\(count) scores are not the sum of their items; the scores were taken as they stand"
        case "several-answers": "\(count) cells hold more than one answer; they count as wrong"
        case "unknown-code":
          "\(count) cells of '\(column)' hold no code of its list; these groups are unknown"
        default: "the rows of \(count) participants contradict each other in '\(column)'; it is unknown"
        }
      return SheetNote(rule: parts[0], count: count, text: "\(rows.file): \(text)")
    }
  }
}
