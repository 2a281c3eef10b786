import Codebook
import Tables

/// Columns of a wide file as rows, where the columns that were asked for are not among its headings.
enum WideSeries {
  /// How its columns become rows under the names that were asked for, and that in words; nil where its headings are no periods.
  ///
  /// - Throws: that the headings are periods, where one of the columns is a heading and the other is none.
  static func unpivot(
    _ columns: SeriesFile.Columns, _ path: String, _ found: SourceDetection
  ) throws(SourceFault) -> (layout: TableLayout.Unpivot, said: String)? {
    var rows = try TableRows(Sources.open(path: path, options: found.options), layout: found.layout)
    var table = FirstTable(header: rows.header, parts: rows.parts)
    while let row = try rows.next(), table.append(row.fields) {}
    guard let wide = WideColumns(in: table, library: .shipped), let axis = wide.unpivot.periodAxis else {
      return nil
    }
    var into = wide.unpivot.into
    into[axis] = columns.time
    let kept = rows.header.filter { !wide.unpivot.columns.contains($0) }
    let others = into.indices.filter { $0 != axis }.map { into[$0] }
    let ends = [wide.unpivot.columns.first, wide.unpivot.columns.last].compactMap(\.self)
    let span = "columns \(ends.joined(separator: " to "))"
    guard !kept.contains(columns.time), !kept.contains(columns.value) else {
      throw SourceFault(
        file: rows.file, line: rows.headingLine,
        column: kept.contains(columns.time) ? columns.time : columns.value, rule: "header",
        message:
          "is a column beside \(span), whose headings are periods: give '--time' and '--value' names of your own for these, such as '--time \(wide.unpivot.into[axis]) --value number'"
      )
    }
    let more = others.isEmpty ? "" : "; --by knows \(others.joined(separator: ", ")) of their headings too"
    return (
      .init(columns: .named(wide.unpivot.columns), into: into, values: columns.value),
      "\(span) as rows of '\(columns.time)' and '\(columns.value)'\(more)"
    )
  }
}
