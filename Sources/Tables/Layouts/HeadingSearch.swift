/// Looks for the heading among the first rows of a source.
struct HeadingSearch {
  /// Where the heading is and what stands between it and the figures.
  struct Heading {
    var rows: Range<Int>
    var below = 0
    var isTagged = false
    /// How many columns it names: the place of its last cell that is not blank, from 1.
    var width = 0
  }

  private let rows: [SourceRow]
  private let columns: [String]
  private let file: String
  private let isEqualWidth: Bool
  /// How many cells of each row are not blank.
  private let filled: [Int]
  /// How many cells, and how many that are not blank, most rows have.
  private let usual: (width: Int, filled: Int)
  /// The widths that a row of the table may have: rows may end with a delimiter where the heading does not.
  private let widths: ClosedRange<Int>

  /// How many rows below the heading are said to be none of the table; 0 where that is not said.
  private let saidBelow: Int

  private static let mostRows = 4

  init(_ rows: [SourceRow], columns: [String], file: String, isEqualWidth: Bool, saidBelow: Int = 0) {
    self.saidBelow = saidBelow
    self.rows = rows
    self.columns = columns
    self.file = file
    self.isEqualWidth = isEqualWidth
    filled = rows.map { row in row.fields.count { !CellForm.isBlank($0) } }
    func most(_ values: [Int]) -> Int {
      var counts: [Int: Int] = [:]
      for value in values where value > 0 { counts[value, default: 0] += 1 }
      return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
    }
    let full = zip(rows, filled).filter { $0.1 > 0 }.map(\.0.fields.count)
    let width = most(full)
    usual = (width, most(filled))
    let solid =
      rows.filter { $0.fields.count == width }.map { row in
        (row.fields.lastIndex { !CellForm.isBlank($0) } ?? -1) + 1
      }.max() ?? width
    widths = solid...max(solid, width)
  }

  /// The heading.
  func found() throws(SourceFault) -> Heading {
    var heading: Heading
    if let named = byNames() { heading = named } else { heading = try byForm() }
    heading.width = Self.width(rows[heading.rows])
    return heading
  }

  /// The place of the last cell of rows that is not blank, from 1.
  static func width(_ rows: ArraySlice<SourceRow>) -> Int {
    rows.map { row in (row.fields.lastIndex { !CellForm.isBlank($0) } ?? -1) + 1 }.max() ?? 0
  }

  private func fault(_ line: Int?, _ rule: String, _ message: String) -> SourceFault {
    SourceFault(file: file, line: line, rule: rule, message: message)
  }

  // MARK: By the names that are expected

  /// The first rows that name all columns that the contract expects, or tag them; nil where none do.
  private func byNames() -> Heading? {
    guard !columns.isEmpty else { return nil }
    let wanted = Set(columns)
    for first in rows.indices {
      for count in 1...Self.mostRows where first + count <= rows.count {
        let heading = Array(rows[first..<first + count])
        guard !heading[0].isBlank else { break }
        if count > 1, heading.contains(where: isTags) { break }
        let below = below(first + count)
        var names = Set(Self.names(heading).map(CellForm.plain))
        if let tags = below.tags { names.formUnion(rows[tags].fields.map(CellForm.plain)) }
        guard wanted.isSubset(of: names) else { continue }
        return Heading(rows: first..<first + count, below: below.units, isTagged: below.tags != nil)
      }
    }
    return nil
  }

  /// The names of columns, empty for one without.
  private static func names(_ heading: [SourceRow]) -> [String] {
    let read = TableHeading(heading)
    var names = Array(repeating: "", count: read.width)
    for (place, name) in zip(read.places, read.names) { names[place] = name }
    return names
  }

  /// The rows below a heading that are neither heading nor figures: units, and then tags.
  private func below(_ start: Int) -> (units: Int, tags: Int?) {
    var place = start
    while place < rows.count, isUnits(rows[place]) { place += 1 }
    if place < rows.count, isTags(rows[place]) { return (place - start, place) }
    return (place - start, nil)
  }

  private func isUnits(_ row: SourceRow) -> Bool {
    let cells = row.fields.filter { !CellForm.isBlank($0) }
    guard cells.count * 2 > usual.filled || cells.count == usual.filled, !cells.isEmpty else { return false }
    return cells.allSatisfy(CellForm.isUnit)
  }

  private func isTags(_ row: SourceRow) -> Bool {
    let cells = row.fields.filter { !CellForm.isBlank($0) }
    return cells.count > 1 && cells.allSatisfy(CellForm.isTag)
  }

  // MARK: By what rows look like

  /// Whether a row may be one of the table.
  private func isFull(_ place: Int) -> Bool {
    guard filled[place] * 2 >= usual.filled else { return false }
    let isEnough =
      filled[place] >= min(2, usual.width) || (isEqualWidth && CellForm.isFigure(rows[place].fields[0]))
    return isEnough && isAlike(place)
  }

  private func isAlike(_ place: Int) -> Bool { !isEqualWidth || widths.contains(rows[place].fields.count) }

  /// The rows of text above the first row of figures.
  private func byForm() throws(SourceFault) -> Heading {
    guard let body = rows.indices.first(where: { isFull($0) && hasFigures($0) && !isTags(rows[$0]) }) else {
      return try ofText()
    }
    if let wide = WideHeading(at: body, in: rows, isFigureless: { !hasFigures($0) }) {
      guard wide.areNamesUnique else { throw several(wide.rows.lowerBound, wide.rows.upperBound - 1) }
      let below = below(wide.rows.upperBound)
      return Heading(rows: wide.rows, below: below.units, isTagged: below.tags != nil)
    }
    if body == rows.indices.first(where: { !rows[$0].isBlank }) || body > 0 && !mayBeHeading(body - 1),
      LabelledHeading.isOne(rows[body], above: Array(rows[(body + 1)...].prefix(20)))
    {
      let below = below(body + 1)
      return Heading(rows: body..<body + 1, below: below.units, isTagged: below.tags != nil)
    }
    var end = body
    // Rows in which little stands but a figure are of the table too.
    while end > 1, isEqualWidth, isAlike(end - 1), hasFigures(end - 1), !mayBeHeading(end - 1) { end -= 1 }
    while end > 0, rows[end - 1].isBlank { end -= 1 }
    guard end > 0 else {
      throw fault(
        rows[body].line, "header",
        "no row of headings was found above the figures: write one into the file, or say where it stands with 'file: {skip: ...}'"
      )
    }
    return try heading(endingAt: end, figures: figures(from: body))
  }

  /// The columns in which figures stand from a row on, but for a few rows such as notes.
  private func figures(from body: Int) -> [Int] {
    rows[body].fields.indices.filter { column in
      let cells = rows[body...].compactMap { column < $0.fields.count ? $0.fields[column] : nil }
      let known = cells.filter { !CellForm.isMissing($0) }
      return CellForm.isFigure(rows[body].fields[column])
        && known.count { CellForm.isFigure($0) } * 5 >= known.count * 4
    }
  }

  private func hasFigures(_ place: Int) -> Bool { rows[place].fields.contains(where: CellForm.isFigure) }

  /// The heading of a table in which no cell is a figure: its first full row.
  private func ofText() throws(SourceFault) -> Heading {
    guard let first = rows.indices.first(where: { isFull($0) && filled[$0] * 4 >= usual.filled * 3 }) else {
      throw fault(
        rows.first?.line, "header",
        "no row of headings was found: say where it stands with 'file: {skip: ...}'")
    }
    let below = below(first + 1)
    let names = rows[first].fields.map(CellForm.plain).filter { !$0.isEmpty }
    guard Set(names.map { $0.lowercased() }).count == names.count else {
      throw fault(
        rows[first].line, "header",
        "the first full row names a column twice: say where the heading stands with 'file: {skip: ..., header: ...}'"
      )
    }
    let heading = Heading(rows: first..<first + 1, below: below.units, isTagged: below.tags != nil)
    let start = first + 1 + below.units + (below.tags == nil ? 0 : 1)
    if start < rows.count, rows[start].fields.map(CellForm.plain) == rows[first].fields.map(CellForm.plain) {
      throw several(first, start)
    }
    return heading
  }

  private func several(_ first: Int, _ last: Int) -> SourceFault {
    if first == last {
      return fault(
        rows[first].line, "header",
        "two columns of the heading on line \(rows[first].line) have one name: write names that differ")
    }
    return fault(
      rows[first].line, "header",
      "the heading may be on line \(rows[first].line) or on all lines to \(rows[last].line): say which with 'file: {\(first > 0 ? "skip: \(first), " : "")header: \(last - first + 1)}', or 'file: {below-header: \(last - first)}' where the lines below it are no part of it"
    )
  }

  /// The heading among the rows of text right above `end`.
  ///
  /// - Parameter figures: the columns in which the row below them has figures.
  private func heading(endingAt end: Int, figures: [Int]) throws(SourceFault) -> Heading {
    var first = end
    while first > 0, !rows[first - 1].isBlank, mayBeHeading(first - 1) { first -= 1 }
    guard first < end, !isTags(rows[first]) else {
      let above = rows[end - 1]
      if isEqualWidth, filled[end - 1] > 1, !isAlike(end - 1) {
        throw fault(
          above.line, "field-count",
          "the row has \(above.fields.count) fields, the rows below it \(usual.width)")
      }
      throw fault(
        above.line, "header",
        "the row above the figures is no heading: say where it stands with 'file: {skip: ...}'")
    }
    // A key and its value in the first cells are of what stands above a table.
    while end - first > 1, isAbove(first, end) { first += 1 }
    // A row of text that has no text where the figures are is a row of the table whose figures are missing.
    var last = first + 1
    while last < end, !isTags(rows[last]), !isUnits(rows[last]) || tellsColumnsApart(last, first),
      !lacksFigures(last, figures)
    {
      last += 1
    }
    let below = below(last)
    let heading = Heading(rows: first..<last, below: below.units, isTagged: below.tags != nil)
    guard last - first > 1 else { return heading }
    let lowest = rows[last - 1].fields.map { CellForm.plain($0).lowercased() }.filter { !$0.isEmpty }
    let isMerged = (first..<last - 1).allSatisfy {
      filled[$0] < filled[last - 1] || isSparse($0) || repeats($0) || !rows[$0].spans.isEmpty
    }
    let names = Self.names(Array(rows[first..<last])).filter { !$0.isEmpty }.map { $0.lowercased() }
    guard last - first <= Self.mostRows, Set(names).count == names.count, isMerged,
      Set(lowest).count < lowest.count || isSparse(first) || repeats(first) || !rows[first].spans.isEmpty
    else {
      if saidBelow > 0, last - 1 - first == saidBelow {
        return Heading(rows: first..<first + 1, below: saidBelow + below.units, isTagged: below.tags != nil)
      }
      throw several(first, last - 1)
    }
    return heading
  }

  /// Whether a row of units belongs to the names above it: without it two columns have one name, or none, as where a number and its per cent
  /// stand under one merged word.
  private func tellsColumnsApart(_ place: Int, _ first: Int) -> Bool {
    let above = TableHeading(Array(rows[first..<place]))
    let units = rows[place].fields.indices.filter { !CellForm.isBlank(rows[place].fields[$0]) }
    guard above.repeated != nil || units.contains(where: { !above.places.contains($0) }) else { return false }
    let whole = TableHeading(Array(rows[first...place]))
    return whole.repeated == nil && units.allSatisfy { whole.places.contains($0) }
  }

  private func lacksFigures(_ place: Int, _ figures: [Int]) -> Bool {
    let cells = rows[place].fields
    return figures.allSatisfy { $0 >= cells.count || CellForm.isMissing(cells[$0]) }
  }

  /// Whether blank cells stand between the cells of a row, as where cells are merged.
  private func isSparse(_ place: Int) -> Bool {
    let cells = rows[place].fields
    guard let last = cells.lastIndex(where: { !CellForm.isBlank($0) }) else { return false }
    return cells[...last].contains(where: CellForm.isBlank)
  }

  /// Whether a word stands in neighbouring cells of a row, as where merged cells are written out.
  private func repeats(_ place: Int) -> Bool {
    let cells = rows[place].fields.map(CellForm.plain)
    return zip(cells, cells.dropFirst()).contains { !$0.isEmpty && $0 == $1 }
  }

  private func mayBeHeading(_ place: Int) -> Bool {
    if isTags(rows[place]) { return true }
    guard filled[place] >= min(2, usual.width), isAlike(place) else { return false }
    return !hasFigures(place)
      || rows[place].fields.allSatisfy { CellForm.period($0) != nil || !CellForm.isFigure($0) }
  }

  private func isAbove(_ place: Int, _ last: Int) -> Bool {
    let cells = rows[place].fields
    let right = (cells.lastIndex { !CellForm.isBlank($0) } ?? -1) + 1
    return right == filled[place] && filled[place] <= 2 && filled[last - 1] >= 4
  }
}
