import Language

/// What a column as a whole tells of how its texts are meant, before any of them is read.
///
/// Only columns are looked at whose texts can mean two things: dates in patterns that contradict each
/// other, and words that another language has for another code. A source without such columns is not
/// read once more.
struct RecordsSurvey {
  let cleaning: RecordsCleaning
  let engine: DuckDBEngine

  /// What a survey decided.
  struct Decision {
    /// The plan with what was decided.
    var cleaning: RecordsCleaning
    /// What was decided and for how many values, by column.
    var entries: [CleaningAudit.Entry] = []
    /// The same for people.
    var notices: [CleaningAudit.Notice] = []
  }

  /// A pair of patterns of a column that contradict each other.
  private struct Pair {
    var column: Int
    var first: DatePattern
    var second: DatePattern
  }

  /// Looks at the columns of a source that are wanted.
  func decision(on source: RecordsSource, wanted: Set<String>) throws(EngineError) -> Decision {
    var decision = Decision(cleaning: cleaning)
    let needed = Set(cleaning.sourceColumns(for: wanted).map(\.name))
    var pairs: [Pair] = []
    var lists: [(column: Int, contested: CodeWords.Contested)] = []
    for (index, column) in cleaning.columns.enumerated() where needed.contains(column.name) {
      switch column.reading {
      case .date(let patterns, _):
        // One pair is enough: three patterns that all contradict each other leave nothing to decide by.
        let found = patterns.indices.flatMap { one in
          patterns.indices.dropFirst(one + 1).filter { patterns[one].contradicts(patterns[$0]) }.map {
            Pair(column: index, first: patterns[one], second: patterns[$0])
          }
        }
        pairs += found.prefix(1)
      case .code(let words):
        // Two languages may contest the same word.
        for item in words.contested {
          let same = lists.firstIndex {
            $0.column == index && $0.contested.word.lowercased() == item.word.lowercased()
          }
          if let same { lists[same].contested.evidence += item.evidence } else { lists.append((index, item)) }
        }
      case .text, .integer, .real: break
      }
    }
    guard !pairs.isEmpty || !lists.isEmpty else { return decision }
    var select: [SQL] = []
    for (number, pair) in pairs.enumerated() {
      let text = WordTables.folded(try .identifier(cleaning.columns[pair.column].name))
      let (first, second) = (ColumnReading.day(text, pair.first), ColumnReading.day(text, pair.second))
      for (name, condition) in [
        ("first", first + SQL(" IS NOT NULL AND ") + second + SQL(" IS NULL")),
        ("second", first + SQL(" IS NULL AND ") + second + SQL(" IS NOT NULL")),
        ("both", first + SQL(" <> ") + second),
      ] {
        select.append(try Self.count(condition, as: "\(name) \(number)"))
      }
    }
    for (number, item) in lists.enumerated() {
      let text = try SQL.identifier(cleaning.columns[item.column].name)
      select.append(try Self.count(Self.holds(text, item.contested.evidence), as: "evidence \(number)"))
      select.append(try Self.count(Self.holds(text, [item.contested.word]), as: "contested \(number)"))
    }
    let counts = try engine.query(SQL("SELECT ") + select.joined(", ") + SQL(" FROM ") + source.relation())
    for (number, pair) in pairs.enumerated() {
      decide(
        pair, first: counts.integer("first \(number)", 0), second: counts.integer("second \(number)", 0),
        both: counts.integer("both \(number)", 0), &decision)
    }
    for (number, item) in lists.enumerated() {
      let found = counts.integer("contested \(number)", 0)
      guard counts.integer("evidence \(number)", 0) > 0, found > 0 else { continue }
      let name = cleaning.columns[item.column].name
      decision.cleaning.columns[item.column].ambiguousWords.append(item.contested.word)
      decision.notices.append(
        .init(
          rule: "ambiguous-code", column: name, count: found,
          text:
            "'\(name)' has the code '\(item.contested.word)' in \(Self.rows(found)) beside words of another language, in which it means another code: unknown there, until the column says 'words: {\(item.contested.word): CODE}'"
        ))
    }
    return decision
  }

  private func decide(
    _ pair: Pair, first: Int, second: Int, both: Int, _ decision: inout Decision
  ) {
    guard both > 0, case .date(let patterns, let range) = cleaning.columns[pair.column].reading else {
      return
    }
    let name = cleaning.columns[pair.column].name
    let texts = "\(Self.rows(both)) fit both \(pair.first.text) and \(pair.second.text)"
    guard (first > 0) != (second > 0) else {
      decision.cleaning.columns[pair.column].patternRule = .agreeing
      let reason =
        first > 0
        ? "some of the others fit only one and some only the other" : "no other tells which is meant"
      decision.notices.append(
        .init(
          rule: "ambiguous-date", column: name, count: both,
          text:
            "dates of '\(name)' in \(texts), and \(reason): unknown there, until 'formats' of the column names one of them"
        ))
      return
    }
    let chosen = first > 0 ? pair.first : pair.second
    decision.cleaning.columns[pair.column].reading = .date(
      [chosen] + patterns.filter { $0 != chosen }, range)
    decision.entries.append(
      .init(action: .changed, rule: "read as \(chosen.text)", column: name, count: both))
    decision.notices.append(
      .init(
        rule: "date-format", column: name, count: both,
        text: "dates of '\(name)' in \(texts): read as \(chosen.text), which alone fits others"))
  }

  private static func rows(_ count: Int) -> String { "\(count) row\(count == 1 ? "" : "s")" }

  private static func count(_ condition: SQL, as name: String) throws(EngineError) -> SQL {
    SQL("count(*) FILTER (WHERE ") + condition + SQL(") AS ") + (try .identifier(name))
  }

  /// Whether a text is one of some words, in whatever letters.
  private static func holds(_ text: SQL, _ words: [String]) -> SQL {
    guard !words.isEmpty else { return SQL("FALSE") }
    return WordTables.folded(text) + SQL(" IN (")
      + words.map { WordTables.folded(.value(.text($0))) }.joined(", ") + SQL(")")
  }
}
