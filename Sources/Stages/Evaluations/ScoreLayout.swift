import Evaluations
import Language
import Tables

/// What the columns of a sheet of scores are for.
struct ScoreLayout: Sendable, Hashable {
  /// The column of a sheet with a row a participant and occasion that tells the occasion.
  struct Phase: Sendable, Hashable {
    /// The column.
    var column: String
    /// The words that mean each occasion, folded.
    var words: [Occasion: [String]]

    /// The occasion that a cell tells; nil for none.
    func occasion(of cell: String) -> Occasion? {
      let word = FoldedText.fold(HeadingText.plain(cell))
      return Occasion.allCases.first { words[$0]?.contains(word) == true } ?? ScoreColumns.occasion(of: cell)
    }
  }

  /// One item of the test.
  struct Item: Sendable, Hashable {
    /// What it is called, as the answer key calls it.
    var name: String
    /// The column of its answers on each occasion; of a sheet with a row an occasion one column for all.
    var columns: [Occasion: String]
  }

  /// What an item is worth that a participant who took the test did not answer.
  enum Unanswered: String, Sendable, Hashable, CaseIterable {
    /// Nothing: it counts as wrong.
    case wrong
    /// It is not known, and neither is the score.
    case unknown
  }

  /// Which of several attempts of a participant at one test counts.
  enum Attempts: String, Sendable, Hashable, CaseIterable {
    /// The first that stands in the file.
    case first
    /// The last that stands there.
    case last
    /// The one with the highest score; of equal ones the first.
    case best
  }

  /// The column of the participant's code.
  var participant: String
  /// Which of several attempts counts; nil where a second is a fault.
  var attempts: Attempts?
  /// The columns that stand before it where codes start anew in each group, such as the workshop; with it they make the code.
  var within: [String] = []
  /// The column that tells the occasion; nil where each occasion has columns of its own.
  var phase: Phase?
  /// The column of the score on each occasion; of a sheet with a row an occasion one column for all.
  var scores: [Occasion: String] = [:]
  /// The columns of other follow-ups, which are not read since a later one is.
  var earlierFollowUps: [String] = []
  /// The items in order.
  var items: [Item] = []
  /// The right answer of each item, folded; empty where answers are right or wrong already.
  var answers: [String: String] = [:]
  /// What an item is worth that was not answered.
  var unanswered = Unanswered.wrong
  /// The most that a score can be; nil where the items tell it, or nothing.
  var maximum: Double?
  /// The most of each occasion where they differ; empty where one holds for all.
  var maxima: [Occasion: Double] = [:]
  /// The columns that say what the scores of each occasion are out of; empty where none does.
  var outOf: [Occasion: String] = [:]
  /// The most that an item is worth where cells give its points.
  var itemMaximum = 1.0
  /// The columns that tell groups apart, in order.
  var groups: [String] = []
  /// The columns of other groups by which scores of one contract may be told elsewhere: what is released is decided over them too.
  var releasedBeside: [String] = []
  /// The column that says who was chosen.
  var chosen: String?

  /// The columns that are read, each once, in order.
  var columns: [String] {
    var seen: Set<String> = []
    let all =
      codeColumns + (phase.map { [$0.column] } ?? []) + Occasion.allCases.compactMap { scores[$0] }
      + Occasion.allCases.compactMap { outOf[$0] }
      + items.flatMap { item in Occasion.allCases.compactMap { item.columns[$0] } } + allGroups
      + (chosen.map { [$0] } ?? [])
    return all.filter { seen.insert($0).inserted }
  }

  /// All columns of groups, those that are told and those beside, in an order that does not depend on which are told.
  var allGroups: [String] { Set(groups + releasedBeside).sorted() }

  /// The occasions that have a score or items.
  var occasions: [Occasion] {
    Occasion.allCases.filter { occasion in
      scores[occasion] != nil || items.contains { $0.columns[occasion] != nil }
    }
  }

  /// The columns that make the code of a participant, in order.
  var codeColumns: [String] { within + [participant] }

  /// The occasions that a row of a sheet is about.
  func occasions(of row: Int, in rows: SheetRows) -> [Occasion] {
    guard let phase else { return occasions }
    guard let place = rows.place(of: phase.column) else { return [] }
    return phase.occasion(of: rows.rows[row].fields[place]).map { [$0] } ?? []
  }

  /// The item that an answer key means: by its name, by the heading of one of its columns, or by its number.
  func item(called text: String) -> String? {
    let word = FoldedText.fold(HeadingText.plain(text))
    let number = ScoreColumns.item(word)
    let found = items.filter { item in
      FoldedText.fold(item.name) == word || item.columns.values.contains { FoldedText.fold($0) == word }
    }
    let named = found.isEmpty && number != nil ? items.filter { ScoreColumns.item($0.name) == number } : found
    return named.count == 1 ? named.first?.name : nil
  }

  /// The layout as part of a key: all of it, in one order.
  var canonical: String {
    var lines = ["participant \(codeColumns.joined(separator: " "))"]
    if let phase {
      let words = Occasion.allCases.map { "\($0.rawValue)=\((phase.words[$0] ?? []).joined(separator: "|"))" }
      lines.append("phase \(phase.column) \(words.joined(separator: " "))")
    }
    lines += Occasion.allCases.compactMap { occasion in
      scores[occasion].map { "score \(occasion.rawValue) \($0)" }
    }
    lines += items.map { item in
      let columns = Occasion.allCases.map { item.columns[$0] ?? "" }
      return "item \(item.name) \(columns.joined(separator: " ")) \(answers[item.name] ?? "")"
    }
    lines += ["unanswered \(unanswered.rawValue)", "maximum \(maximum.map { "\($0)" } ?? "")"]
    lines += ["item maximum \(itemMaximum)"]
    lines += Occasion.allCases.compactMap { occasion in
      outOf[occasion].map { "out of \(occasion.rawValue) \($0)" }
    }
    lines += Occasion.allCases.compactMap { occasion in
      maxima[occasion].map { "maximum \(occasion.rawValue) \($0)" }
    }
    lines += [
      "by \(groups.joined(separator: " "))", "beside \(releasedBeside.joined(separator: " "))",
      "chosen \(chosen ?? "")", "attempts \(attempts?.rawValue ?? "")",
    ]
    return lines.joined(separator: "\n")
  }
}

extension ScoreLayout {
  /// Takes the columns that say what scores are out of, where nothing else does.
  mutating func takeMaxima(_ detected: ScoreColumns) {
    guard maximum == nil, maxima.isEmpty, !scores.isEmpty else { return }
    outOf = detected.maxima.filter { occasion, name in
      scores[occasion] != nil && !scores.values.contains(name)
    }
  }
}

extension SheetRows {
  /// The rows with each score as a part of what a column says it is out of: `12` beside `20` as `12/20`.
  func withMaxima(of layout: ScoreLayout, missing: Set<String>) -> SheetRows {
    let columns = layout.outOf.reduce(into: [Int: Int]()) { columns, pair in
      guard let score = layout.scores[pair.key].flatMap(place), let most = place(of: pair.value) else {
        return
      }
      columns[score] = most
    }
    guard !columns.isEmpty else { return self }
    var result = self
    for row in result.rows.indices {
      for (score, most) in columns {
        let (text, whole) = (rows[row].fields[score], rows[row].fields[most])
        guard case .points = ScoreText(text, missing: missing),
          case .points(let number) = ScoreText(whole, missing: missing), number > 0
        else { continue }
        result.rows[row].fields[score] = "\(HeadingText.plain(text))/\(HeadingText.plain(whole))"
      }
    }
    return result
  }
}

/// The name of several columns, such as `pre_q*`: a star stands for any text.
struct ColumnPattern: Sendable, Hashable {
  private let start: String
  private let end: String

  /// Reads a pattern; one without a star, or with several, is none.
  init?(_ text: String) {
    let parts = text.split(separator: "*", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    (start, end) = (String(parts[0]), String(parts[1]))
  }

  /// The columns that it names, in order, each with what its item is called: `pre_q1` and `post_q1` are the item `q1`.
  func items(in names: [String]) -> [(name: String, column: String)] {
    // What stands before the last mark tells the occasion.
    let kept = start.lastIndex { "_ -./".contains($0) }.map { start[start.index(after: $0)...] } ?? start[...]
    return names.filter {
      $0.count > start.count + end.count && $0.hasPrefix(start) && $0.hasSuffix(end)
    }.map { name in
      (name: String(kept + name.dropFirst(start.count).dropLast(end.count)), column: name)
    }
  }
}
