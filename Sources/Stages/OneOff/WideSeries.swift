import Codebook
import Tables

/// Columns of a wide file as rows, where the columns that were asked for are not among its headings.
enum WideSeries {
  /// How the columns of a wide file become rows.
  struct Reading {
    var layout: TableLayout.Unpivot
    /// The column of years that tell the period with the months of the headings, or nil where these are periods themselves.
    var years: String?
    /// All of it in words.
    var said: String
  }

  /// How its columns become rows under the names that were asked for; nil where its headings are no periods.
  ///
  /// - Throws: that the headings are periods, where one of the columns is a heading and the other is none.
  static func unpivot(
    _ columns: SeriesFile.Columns, _ path: String, _ found: SourceDetection
  ) throws(SourceFault) -> Reading? {
    var rows = try TableRows(Sources.open(path: path, options: found.options), layout: found.layout)
    let table = try FirstTable(&rows)
    guard let wide = WideColumns(in: table, library: .shipped) else { return nil }
    if let years = wide.years { return try ofMonths(wide, years, columns, rows) }
    guard let axis = wide.unpivot.periodAxis else { return nil }
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
    return Reading(
      layout: .init(
        columns: .named(wide.unpivot.columns), into: into, values: columns.value, split: wide.unpivot.split),
      said: "\(span) as rows of '\(columns.time)' and '\(columns.value)'\(more)")
  }

  /// Headings that are months, beside a column of years.
  private static func ofMonths(
    _ wide: WideColumns, _ years: String, _ columns: SeriesFile.Columns, _ rows: TableRows
  ) throws(SourceFault) -> Reading? {
    let kept = rows.header.filter { !wide.unpivot.columns.contains($0) }
    guard !kept.contains(columns.value), columns.time == years || !kept.contains(columns.time) else {
      throw SourceFault(
        file: rows.file, line: rows.headingLine,
        column: kept.contains(columns.value) ? columns.value : columns.time,
        rule: "header",
        message:
          "is a column beside months as headings: '--time \(years)' reads these with the years, and '--value' takes a name of your own, such as '--value number'"
      )
    }
    let ends = [wide.unpivot.columns.first, wide.unpivot.columns.last].compactMap(\.self)
    return Reading(
      layout: .init(columns: .named(wide.unpivot.columns), into: [monthColumn], values: columns.value),
      years: years,
      said:
        "columns \(ends.joined(separator: " to ")) as months of '\(years)', and their figures as '\(columns.value)'"
    )
  }

  /// What the column of months is called, which no file has.
  static let monthColumn = "month of the heading"
}
