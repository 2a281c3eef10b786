import Language
import Tables
import Trends

/// Reads series from a CSV file that has no contract.
struct SeriesFile {
  /// The columns that matter.
  struct Columns {
    var time: String
    var value: String
    var by: [String]
    var exposure: String?
  }

  /// What a file holds: the series and, beside each, its exposures on the same grid.
  struct Content {
    var series: [LabelledSeries]
    var exposures: [[Double?]]
    var frequency: Period.Frequency
  }

  /// The numbers of one row.
  private struct Cell {
    var value: Double?
    var exposure: Double?
  }

  /// The series in order of their keys, on one grid from the first to the last period of the file.
  ///
  /// An empty value is not known; a period without a row is not known either.
  static func read(
    path: String, columns: Columns
  ) throws(SourceFault) -> Content {
    var reader = try CSVBytesReader(path: path)
    let header = try reader.header()
    var positions: [Int] = []
    let numbers = [columns.value] + (columns.exposure.map { [$0] } ?? [])
    for name in [columns.time] + numbers + columns.by {
      guard let position = header.firstIndex(of: name) else {
        throw SourceFault(
          file: reader.file, line: 1, column: name, rule: "header", message: "there is no such column")
      }
      positions.append(position)
    }
    var cells: [[String]: [Int: Cell]] = [:]
    var frequency: Period.Frequency?
    while let row = try reader.row() {
      func fault(_ column: String, _ rule: String, _ message: String) -> SourceFault {
        SourceFault(file: reader.file, line: reader.line, column: column, rule: rule, message: message)
      }
      let text = row[positions[0]]
      guard
        let period = Period(text: text), period.frequency == frequency ?? period.frequency
      else {
        throw fault(
          columns.time, "period",
          "not a month (2026-11), quarter (2026-Q4), year (2026), week (2026-W48) or day (2026-11-24) like the others"
        )
      }
      frequency = period.frequency
      var found: [Double?] = []
      for (column, position) in zip(numbers, positions.dropFirst()) {
        let number = number(row[position])
        guard row[position].isEmpty || number != nil else {
          throw fault(column, "number", "not a number")
        }
        found.append(number)
      }
      let key = positions.dropFirst(1 + numbers.count).map { row[$0] }
      guard cells[key]?[period.ordinal] == nil else {
        let others = columns.by + header.indices.filter { !positions.contains($0) }.map { header[$0] }
        let remedy =
          others == columns.by
          ? "" : "; name what tells series apart: --by \(others.joined(separator: ","))"
        throw fault(columns.time, "duplicate-key", "this series has this period twice" + remedy)
      }
      cells[key, default: [:]][period.ordinal] = Cell(value: found[0], exposure: found.last ?? nil)
    }
    guard let frequency else {
      throw SourceFault(file: reader.file, rule: "empty", message: "there are no rows")
    }
    return assemble(cells, columns, frequency)
  }

  private static func number(_ text: String) -> Double? {
    switch ScalarValueReader.read(text, as: .real) {
    case .real(let value): value
    case .integer(let value): Double(value)
    default: nil
    }
  }

  private static func assemble(
    _ cells: [[String]: [Int: Cell]], _ columns: Columns, _ frequency: Period.Frequency
  ) -> Content {
    var content = Content(series: [], exposures: [], frequency: frequency)
    let ordinals = cells.values.flatMap(\.keys)
    guard let first = ordinals.min(), let last = ordinals.max() else { return content }
    let labels = (first...last).map { Period(frequency: frequency, ordinal: $0).description }
    for (key, cells) in cells.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let values = (first...last).map { cells[$0]?.value }
      content.series.append(
        LabelledSeries(
          measure: columns.value,
          key: zip(columns.by, key).map { KeyPart(dimension: $0, code: $1) },
          periods: labels, values: values, bounds: values.map { value in value.map { ($0, $0) } }))
      content.exposures.append((first...last).map { cells[$0]?.exposure })
    }
    return content
  }
}
