import Evaluations
import Language
import Tables

extension ScoreSheetReader {
  mutating func score(_ text: String, _ occasion: Occasion, column: String, _ row: Int) -> Double? {
    let read = ScoreText(text, missing: missing)
    if read == .missing { return nil }
    guard let value = scale.points(read, occasion) else {
      problems.add(
        read == .unreadable
          ? unreadable(text, column: column, row)
          : rows.fault(
            row, column: column, rule: "maximum", "the score is out of another number than the maximum"))
      return nil
    }
    guard value >= 0 else {
      problems.add(rows.fault(row, column: column, rule: "below-zero", "the score is below 0"))
      return nil
    }
    guard scale.maximum.map({ value <= $0 }) ?? true else {
      problems.add(
        rows.fault(
          row, column: column, rule: "above-maximum", "the score is above the most that can be reached"))
      return nil
    }
    ratings.take(value, isPoints: read == .points(value))
    return value
  }

  /// What is said of a cell that holds no score.
  func unreadable(_ text: String, column: String, _ row: Int) -> SourceFault {
    guard Self.isDate(text) else {
      var fault = rows.fault(row, column: column, rule: "number", "the cell holds no score")
      fault.remedy =
        "correct it, leave it blank where there is none, or say which words mean that: --missing A,B, or 'missing' of the column in a contract"
      return fault
    }
    var fault = rows.fault(
      row, column: column, rule: "date",
      "the cell holds a date, as spreadsheets make of a score such as 5/20 or 12-12")
    fault.remedy = "format the column as text and type the scores again, or write the points alone"
    return fault
  }

  static func isDate(_ text: String) -> Bool {
    let plain = HeadingText.plain(text)
    if plain.firstMatch(of: #/^\d{4}-\d{2}-\d{2}/#) != nil { return true }
    let words = TrainingHeading.words(ofCell: plain)
    return (2...3).contains(words.count) && words.count { FollowUpTime.monthNames[$0] != nil } == 1
      && words.allSatisfy { FollowUpTime.monthNames[$0] != nil || $0.allSatisfy(\.isNumber) }
      || (try? SheetDate(text, order: .dayMonth)) != nil
  }

  /// The credit of each item on an occasion.
  mutating func answers(_ occasion: Occasion, _ row: Int, _ text: (String) -> String) -> [Double?] {
    layout.items.map { item in
      guard let column = item.columns[occasion] else { return nil }
      return credit(text(column), of: item, column: column, row)
    }
  }

  mutating func credit(_ text: String, of item: ScoreLayout.Item, column: String, _ row: Int)
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
      if answer.count > 1, key.count == 1 {
        notes.add("several-answers") {
          "\($0) cell\($0 == 1 ? " holds" : "s hold") more than one answer and count\($0 == 1 ? "s" : "") as wrong"
        }
      }
      return answer == key ? 1 : 0
    }
    if let isRight = AnswerWords.isRight(plain) { return isRight ? 1 : 0 }
    let credit: Double
    switch ScoreText(plain, missing: missing) {
    case .missing: return nil
    case .points(let points):
      credit = points / layout.itemMaximum
      if layout.itemMaximum > 1 { ratings.take(points) }
    case .part(let points, let most) where most > 0: credit = points / most
    case .percent(let share): credit = share / 100
    case .part, .unreadable:
      var fault = rows.fault(
        row, column: column, rule: "item", "the cell is neither right, wrong nor a number of points")
      fault.remedy =
        "correct it; where letters were chosen, the key of right answers is needed: --answers q1=b,q2=c or --answers KEY.csv, or 'answers' in a pipeline"
      problems.add(fault)
      return nil
    }
    guard (0...1).contains(credit) else {
      var fault = rows.fault(
        row, column: column, rule: credit < 0 ? "below-zero" : "above-maximum",
        "an item is worth from 0 to \(layout.itemMaximum == 1 ? "1" : layout.itemMaximum.rounded(toDigits: 6))"
      )
      fault.remedy = "say what an item is worth at most: --item-maximum N, or 'item-maximum: N' in a pipeline"
      problems.add(fault)
      return nil
    }
    return credit
  }

  /// A chosen answer as it is compared: `B)`, `b.` and `b` are one.
  static func answer(_ text: String) -> String {
    FoldedText.fold(HeadingText.plain(text)).filter { !" ().:،".contains($0) }
  }
}
