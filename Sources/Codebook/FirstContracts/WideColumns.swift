/// Columns whose headings are periods, each a column of figures: they become rows.
enum WideColumns {
  /// The fewest headings that make a table wide.
  private static let fewest = 2

  /// The table with such columns as rows; nil where there are none, or where their cells are no figures.
  static func find(in table: FirstTable) -> (table: FirstTable, unpivot: FirstContract.Unpivot)? {
    let types = table.columns.map { RecognisedPeriod.type(ofHeading: $0.name) }
    var best: Range<Int>?
    var start = 0
    while start < types.count {
      guard let type = types[start] else {
        start += 1
        continue
      }
      var end = start
      while end < types.count, types[end] == type { end += 1 }
      if end - start > best?.count ?? 0 { best = start..<end }
      start = end
    }
    guard let range = best, range.count >= fewest, range.count < types.count,
      let type = types[range.lowerBound], range.allSatisfy({ isOfFigures(table.columns[$0]) })
    else { return nil }
    // A column that the file has already keeps its name.
    let taken = Set(table.columns.map { $0.name.lowercased() })
    func free(_ name: String) -> String { taken.contains(name) ? name + "_of_heading" : name }
    let unpivot = FirstContract.Unpivot(
      first: table.columns[range.lowerBound].name, last: table.columns[range.upperBound - 1].name,
      into: free(type),
      values: free("value"))
    return (table.unpivoted(range, into: unpivot.into, values: unpivot.values), unpivot)
  }

  private static func isOfFigures(_ column: FirstTable.Column) -> Bool {
    let texts = column.texts.filter { !ColumnSurvey.isBlank($0) }
    return texts.isEmpty || NumberForm(texts, share: 0.9) != nil
  }
}
