/// The heading of a wide table, one row of which is periods: in order over figures that are no such periods.
///
/// Rows of words right below it, and one that stands above groups of its periods, are of the heading too: years over sexes, sexes over years.
struct WideHeading {
  /// Where it stands.
  private(set) var rows: Range<Int>
  /// Whether no two columns have one name.
  private(set) var areNamesUnique: Bool

  private static let mostRows = 4

  /// Looks at a row; nil where it is no such heading.
  ///
  /// - Parameters:
  ///   - place: the first row in which figures stand.
  ///   - isFigureless: whether no figure stands in a row.
  init?(at place: Int, in rows: [SourceRow], isFigureless: (Int) -> Bool) {
    let cells = rows[place].fields
    guard let first = cells.first, !CellForm.isFigure(first) else { return nil }
    let columns = cells.indices.filter { CellForm.isFigure(cells[$0]) }
    let periods = columns.compactMap { CellForm.period(cells[$0]) }
    guard periods.count == columns.count, let start = columns.first else { return nil }
    // Rows of words below, in every column from the first period on.
    var end = place + 1
    while end < rows.count, end - place < Self.mostRows, !rows[end].isBlank, isFigureless(end),
      Self.isOfWords(rows[end], from: start, atLeast: columns.count)
    {
      end += 1
    }
    let hasWords = end > place + 1
    // A row of units stands below every period and says nothing of them.
    if hasWords, !Self.divides(rows[end - 1], columns, start) { end = place + 1 }
    let below = rows[end...].filter { !$0.isBlank }.prefix(5)
    guard
      !below.isEmpty,
      below.contains(where: { row in columns.contains { Self.holds(row, $0) } }),
      below.allSatisfy({ row in
        let filled = columns.filter { Self.holds(row, $0) }
        return filled.isEmpty || filled.contains { CellForm.period(row.fields[$0]) == nil }
      })
    else { return nil }
    // One year among words: a heading where rows below it have more figures than it has.
    let isYearAmongWords =
      periods.count == 1 && cells.count > 2 && !cells.contains(where: CellForm.isBlank)
      && below.allSatisfy { row in row.fields.count(where: CellForm.isFigure) > 2 }
    let above = Self.groups(rows, above: place, over: columns, isFigureless)
    let isOrdered = Self.isOrdered(periods)
    let isGrouped = above.map { Self.areOrdered(periods, within: $0.groups) } ?? false
    guard
      isOrdered && periods.count > 1 || isYearAmongWords || isGrouped
        || end > place + 1 && Self.isOrdered(Self.runs(periods))
    else { return nil }
    var top = place
    let lacksNames = cells[..<start].contains(where: CellForm.isBlank)
    if let above, !isOrdered || Set(above.groups).count > 1 || lacksNames { top = above.row }
    self.rows = top..<end
    let names = TableHeading(Array(rows[self.rows])).names.map { $0.lowercased() }
    areNamesUnique = Set(names).count == names.count
  }

  /// Whether a row has words, none of them for nothing, in at least as many columns as there are periods.
  private static func isOfWords(_ row: SourceRow, from start: Int, atLeast count: Int) -> Bool {
    guard row.fields.count > start else { return false }
    let cells = row.headings[start...].filter { !CellForm.isBlank($0) }
    return cells.count >= count && cells.allSatisfy { !CellForm.isMissing($0) || CellForm.isUnit($0) }
  }

  /// Whether the words of a row divide the periods: there are more of them, or they are no units.
  private static func divides(_ row: SourceRow, _ columns: [Int], _ start: Int) -> Bool {
    let cells = row.headings[start...].filter { !CellForm.isBlank($0) }
    return cells.count > columns.count || !cells.allSatisfy(CellForm.isUnit)
  }

  private static func holds(_ row: SourceRow, _ column: Int) -> Bool {
    column < row.fields.count && !CellForm.isBlank(row.fields[column])
  }

  /// Whether periods follow each other; years among shorter ones are totals, and stand anywhere.
  private static func isOrdered(_ all: [Int]) -> Bool {
    let shorter = all.filter { $0 % 400 != 0 }
    let periods = shorter.count > 1 ? shorter : all
    guard Set(all).count == all.count else { return false }
    return zip(periods, periods.dropFirst()).allSatisfy { $0 < $1 }
      || zip(periods, periods.dropFirst()).allSatisfy { $0 > $1 }
  }

  /// The periods without those that repeat the one before, as where merged cells are written out.
  private static func runs(_ periods: [Int]) -> [Int] {
    periods.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }

  /// The row of words right above that stands over groups of columns, and the word over each of these; nil where there is none.
  private static func groups(
    _ rows: [SourceRow], above place: Int, over columns: [Int], _ isFigureless: (Int) -> Bool
  ) -> (row: Int, groups: [String])? {
    guard place > 0, !rows[place - 1].isBlank, isFigureless(place - 1) else { return nil }
    let above = TableHeading([rows[place - 1], rows[place]])
    let words = columns.compactMap { column in
      above.places.firstIndex(of: column).flatMap { above.parts[$0].first }
    }
    guard words.count == columns.count, words.allSatisfy({ !$0.isEmpty }) else { return nil }
    return (place - 1, words)
  }

  /// Whether the periods of each group are in order, and those of one group stand side by side.
  private static func areOrdered(_ periods: [Int], within groups: [String]) -> Bool {
    var seen: Set<String> = []
    var group: [Int] = []
    for (place, word) in groups.enumerated() {
      if place > 0, groups[place - 1] == word {
        group.append(periods[place])
      } else {
        guard seen.insert(word).inserted, isOrdered(group) else { return false }
        group = [periods[place]]
      }
    }
    return isOrdered(group) && seen.count > 1 && Set(periods).count > 1
  }
}
