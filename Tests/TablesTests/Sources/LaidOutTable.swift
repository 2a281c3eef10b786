import Tables

/// The rows that a layout makes of a source: the names first, then the rows as they are but for blank ones.
///
/// A second hand beside the reader of tables, so that detection is judged by what a table is and not by who reads it.
struct LaidOutTable {
  var rows: [[String]]

  init(_ source: any Source, _ layout: TableLayout) throws {
    var source = source
    var all: [SourceRow] = []
    while let row = try source.next() { all.append(row) }
    all.removeFirst(min(all.count, layout.skip))
    let heading = all.prefix(layout.header).map(\.fields)
    let names = Self.names(heading)
    all.removeFirst(heading.count)
    all.removeFirst(min(all.count, layout.belowHeader + (layout.isTagged ? 1 : 0)))
    rows = [names]
    var width: Int?
    for row in all {
      if row.isBlank, names.count > 1 {
        if layout.end == .blank { break }
        continue
      }
      let first = row.fields.first { !$0.allSatisfy(\.isWhitespace) } ?? ""
      if case .word(let word) = layout.end, first.hasPrefix(word) { break }
      let isLong =
        row.fields.count > names.count
        && row.fields[names.count...].allSatisfy { $0.allSatisfy(\.isWhitespace) }
      // Delimiters behind the last field are nothing where all rows have them.
      let expected = width ?? (isLong ? row.fields.count : names.count)
      width = expected
      guard row.fields.count == expected else {
        throw SourceFault(
          file: source.file, line: row.line, rule: "field-count",
          message: "the row has \(row.fields.count) fields, the header \(names.count)")
      }
      rows.append(Array(row.fields.prefix(names.count)))
    }
  }

  /// The parts of each name with a space between, a blank part of an upper row as the one to its left.
  private static func names(_ heading: [[String]]) -> [String] {
    var parts: [[String]] = Array(repeating: [], count: heading.map(\.count).max() ?? 0)
    for (index, row) in heading.enumerated() {
      var left = ""
      for place in parts.indices {
        let cell = place < row.count ? row[place] : ""
        if !cell.isEmpty || index == heading.count - 1 { left = cell }
        if !left.isEmpty { parts[place].append(left) }
      }
    }
    return parts.map { $0.joined(separator: " ") }
  }
}
