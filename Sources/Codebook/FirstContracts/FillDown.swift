import Language
import Tables

/// Columns left of the figures in which a group is named once, above the rows that are of it.
enum FillDown {
  /// Their places, and whether something speaks for it beside the form; none where blanks are something else.
  ///
  /// Such a column has a text in the first row, and blanks. With the text above in place of each blank every row is told from the others, and
  /// without it rows are alike; or, less certainly, each text of the first column stands once, and the rows below it name something of their own.
  static func columns(of table: FirstTable) -> (places: [Int], isCertain: Bool) {
    guard table.rowCount > 2 else { return ([], true) }
    let figures = table.columns.indices.filter { index in
      let texts = table.columns[index].texts.filter { !ColumnSurvey.isBlank($0) }
      return !texts.isEmpty && NumberForm(texts, share: 0.9) != nil && RecognisedPeriod(texts) == nil
        && !HeadingWords(table.columns[index].name).mention(HeadingVocabulary.numbering)
        && !SensitiveSign.isKey(HeadingWords(table.columns[index].name))
    }
    guard let first = figures.first else { return ([], true) }
    // A blank in a row of totals is none of a group.
    var totals: Set<Int> = []
    for column in table.columns[..<first] where column.texts.contains(where: ColumnSurvey.isBlank) {
      let isTotal = column.texts.map { DisguisedTotals.meansTotal(HeadingText.plain($0)) }
      for (row, number) in column.rows.enumerated() where isTotal[Int(number)] { totals.insert(row) }
    }
    let candidates = table.columns.indices.prefix { $0 < first }.filter { index in
      let column = table.columns[index]
      let blank = column.texts.map(ColumnSurvey.isBlank)
      guard blank.contains(true), let text = column.rows.first, !blank[Int(text)] else { return false }
      return column.rows.enumerated().contains { row, number in blank[Int(number)] && !totals.contains(row) }
    }
    guard !candidates.isEmpty else { return ([], true) }
    let keys = table.columns.indices.filter { !figures.contains($0) }
    let before = table.combinations(of: keys).count
    let after = table.filledDown(candidates).combinations(of: keys).count
    guard after == table.rowCount else { return ([], true) }
    if before * 10 < table.rowCount * 9 { return (candidates, true) }
    return namesGroups(table, candidates[0], keys) ? ([candidates[0]], false) : ([], true)
  }

  /// Whether each text of a column stands once, above at least as many rows without one that name something else.
  private static func namesGroups(_ table: FirstTable, _ column: Int, _ keys: [Int]) -> Bool {
    let own = table.columns[column]
    let names = zip(own.texts, own.counts).filter { !ColumnSurvey.isBlank($0.0) }
    let groups = names.filter { !DisguisedTotals.meansTotal($0.0) }
    guard groups.count > 1, names.allSatisfy({ $0.1 == 1 }),
      (table.rowCount - names.count) * 5 >= table.rowCount * 2
    else { return false }
    let others = keys.filter { $0 != column }
    return own.rows.enumerated().allSatisfy { row, number in
      !ColumnSurvey.isBlank(own.texts[Int(number)])
        || others.contains {
          !ColumnSurvey.isBlank(table.columns[$0].texts[Int(table.columns[$0].rows[row])])
        }
    }
  }
}

extension FirstTable {
  /// The same with the text above in place of each blank of some columns, as a contract's `fill-down` has it.
  func filledDown(_ filled: [Int]) -> FirstTable {
    var table = FirstTable(header: columns.map(\.name), parts: columns.map(\.parts))
    table.surroundings = surroundings
    var above = CellsAbove(filled)
    for row in 0..<rowCount {
      var fields = columns.map { $0.texts[Int($0.rows[row])] }
      above.fill(&fields)
      guard table.append(fields) else { break }
    }
    return table
  }
}
