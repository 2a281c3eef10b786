import Evaluations
import Language
import Tables

/// Columns of numbers that look like scores and are not read, so that nobody takes a follow-up for one that was not held.
enum UnreadNumbers {
  /// The fewest numbers of such a column.
  private static let fewest = 5

  /// What is said of them.
  static func notes(_ rows: SheetRows, _ layout: ScoreLayout) -> [String] {
    let used = Set(layout.columns + layout.earlierFollowUps)
    let scores = Set(layout.scores.values).compactMap(rows.place).flatMap { place in
      rows.rows.compactMap { number($0.fields[place]) }
    }
    guard let most = scores.max(), let least = scores.min(), layout.phase == nil else { return [] }
    let found = rows.names.indices.filter { place in
      guard !used.contains(rows.names[place]), !isOther(rows.names[place]) else { return false }
      let filled = rows.rows.map { $0.fields[place] }.filter { !SheetText.isBlank($0) }
      let numbers = filled.compactMap(number)
      guard numbers.count >= fewest, numbers.count * 10 >= filled.count * 8 else { return false }
      // A running number counts on.
      let steps = zip(numbers, numbers.dropFirst()).count { $1 - $0 == 1 }
      guard steps * 10 < numbers.count * 8 else { return false }
      return numbers.allSatisfy { $0 <= most + 1e-9 && $0 >= min(least, 0) }
        && (numbers.max() ?? 0) * 2 >= most
    }
    guard !found.isEmpty else { return [] }
    let names = found.map { "'\(rows.names[$0])'" }.joined(separator: ", ")
    return [
      "\(rows.file): \(names) hold\(found.count == 1 ? "s" : "") numbers such as the scores have, and \(found.count == 1 ? "is" : "are") not read; where they are scores of a later test: --follow-up COLUMN, several with commas between"
    ]
  }

  private static func number(_ text: String) -> Double? {
    switch ScoreText(text, missing: []) {
    case .points(let number), .part(let number, _), .percent(let number): number
    case .missing, .unreadable: nil
    }
  }

  /// Whether a heading says that numbers below it are no scores.
  private static func isOther(_ name: String) -> Bool {
    let words = Set(TrainingHeading(name).words)
    return ScoreColumns.isRating(name) || !TrainingHeading.differences.isDisjoint(with: words)
      || !others.isDisjoint(with: words) || TrainingHeading.codes.contains(TrainingHeading(name).text)
      || TrainingHeading.maxima.contains(TrainingHeading(name).text)
  }

  private static let others = TrainingHeading.set([
    "age", "years", "experience", "edad", "años", "âge", "ans", "возраст", "стаж", "вік", "سن", "العمر",
    "عمر",
    "room", "table", "batch", "phone", "day", "days", "attendance", "hours", "cohort",
  ])
}

/// Columns of groups that are named once above their rows, as a sheet with merged cells leaves them where it is saved as text.
enum UnfilledGroups {
  /// What is said of them.
  static func notes(_ rows: SheetRows, _ layout: ScoreLayout) -> [String] {
    let found = layout.groups.filter { name in
      guard let place = rows.place(of: name) else { return false }
      let cells = rows.rows.map { HeadingText.plain($0.fields[place]) }
      let filled = cells.filter { !SheetText.isBlank($0) }
      return filled.count > 1 && filled.count * 2 <= cells.count && Set(filled).count == filled.count
        && cells.first.map { !SheetText.isBlank($0) } ?? false
    }
    guard !found.isEmpty else { return [] }
    let names = found.map { "'\($0)'" }.joined(separator: ", ")
    return [
      "\(rows.file): \(names) \(found.count == 1 ? "is" : "are") blank in most rows, and each group stands once: where it is named above its rows, --fill-down \(found.joined(separator: ",")) reads blank cells as the one above"
    ]
  }
}
