import Language

/// The heading of a table: its columns, and where each stands in the rows of the source.
struct TableHeading {
  /// The name of each column that has one.
  var names: [String]
  /// Where it stands.
  var places: [Int]
  /// The parts of each name, one for each row of the heading.
  var parts: [[String]]
  /// The HXL tag of each column, empty where it has none; nil where the table has no tags.
  var tags: [String]?
  /// How many cells the widest row of the heading has.
  var width: Int

  /// Joins the rows of a heading: the parts of a name with a space between, a blank part of an upper row as the one to its
  /// left, since that is how merged cells are written.
  ///
  /// Where a row says which of its cells are merged, the others are blank. A blank part below another is as that one, since a cell that is merged downwards stands in its first row alone.
  init(_ heading: [SourceRow]) {
    let rows = heading.map(\.headings)
    width = rows.map(\.count).max() ?? 0
    var filled: [[String]] = []
    for (index, row) in rows.enumerated() {
      var cells = row.map(HeadingText.plain)
      cells += Array(repeating: "", count: width - cells.count)
      if index < rows.count - 1, heading[index].spans.isEmpty {
        for place in cells.indices.dropFirst()
        where cells[place].isEmpty
          && !rows[index...].dropFirst().allSatisfy({
            place >= $0.count || HeadingText.plain($0[place]).isEmpty
          })
        {
          cells[place] = cells[place - 1]
        }
      }
      filled.append(cells)
    }
    names = []
    places = []
    parts = []
    for place in 0..<width {
      let cells = filled.map { $0[place] }
      // A cell that is merged over all rows stands in each of them in some formats.
      let name = cells.enumerated().filter { $1 != "" && ($0 == 0 || cells[$0 - 1] != $1) }.map(\.element)
      guard !name.isEmpty else { continue }
      names.append(name.joined(separator: " "))
      places.append(place)
      var whole = cells
      for index in whole.indices.dropFirst() where whole[index].isEmpty { whole[index] = whole[index - 1] }
      parts.append(whole)
    }
  }

  /// The first name that stands twice, whatever its case; nil where none does.
  var repeated: String? {
    var seen: Set<String> = []
    return names.first { !seen.insert($0.lowercased()).inserted }
  }

  /// Whether a row is one of HXL tags: at least two cells, and each that is not blank begins as a tag does.
  static func isTags(_ fields: [String]) -> Bool {
    let cells = fields.map(HeadingText.plain).filter { !$0.isEmpty }
    return cells.count > 1
      && cells.allSatisfy { cell in
        cell.first == "#" && cell.dropFirst().first.map { $0.isASCII && $0.isLetter } == true
      }
  }

  /// Takes a row of tags.
  mutating func take(tags fields: [String]) {
    tags = places.map { place in place < fields.count ? HeadingText.plain(fields[place]) : "" }
  }
}
