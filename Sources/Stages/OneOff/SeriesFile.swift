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
  }

  /// The series in order of their keys, on one grid from the first to the last period of the file.
  ///
  /// An empty value is not known; a period without a row is not known either.
  static func read(
    path: String, columns: Columns
  ) throws(SourceFault) -> (series: [LabelledSeries], frequency: Period.Frequency) {
    var reader = try CSVBytesReader(path: path)
    let header = try reader.header()
    var positions: [Int] = []
    for name in [columns.time, columns.value] + columns.by {
      guard let position = header.firstIndex(of: name) else {
        throw SourceFault(
          file: reader.file, line: 1, column: name, rule: "header", message: "there is no such column")
      }
      positions.append(position)
    }
    var cells: [[String]: [Int: Double?]] = [:]
    var frequency: Period.Frequency?
    while let row = try reader.row() {
      func fault(_ column: String, _ rule: String, _ message: String) -> SourceFault {
        SourceFault(file: reader.file, line: reader.line, column: column, rule: rule, message: message)
      }
      let text = row[positions[0]]
      guard
        let period = Period(text: text, frequency: .month) ?? Period(text: text, frequency: .year),
        period.frequency == frequency ?? period.frequency
      else { throw fault(columns.time, "period", "not a month (2026-11) or year (2026) like the others") }
      frequency = period.frequency
      let value = number(row[positions[1]])
      guard row[positions[1]].isEmpty || value != nil else {
        throw fault(columns.value, "number", "not a number")
      }
      let key = positions.dropFirst(2).map { row[$0] }
      guard cells[key]?[period.ordinal] == nil else {
        throw fault(columns.time, "duplicate-key", "this series has this period twice")
      }
      cells[key, default: [:]][period.ordinal] = .some(value)
    }
    guard let frequency else {
      throw SourceFault(file: reader.file, rule: "empty", message: "there are no rows")
    }
    return (assemble(cells, columns, frequency), frequency)
  }

  private static func number(_ text: String) -> Double? {
    switch ScalarValueReader.read(text, as: .real) {
    case .real(let value): value
    case .integer(let value): Double(value)
    default: nil
    }
  }

  private static func assemble(
    _ cells: [[String]: [Int: Double?]], _ columns: Columns, _ frequency: Period.Frequency
  ) -> [LabelledSeries] {
    let ordinals = cells.values.flatMap(\.keys)
    guard let first = ordinals.min(), let last = ordinals.max() else { return [] }
    let labels = (first...last).map { Period(frequency: frequency, ordinal: $0).description }
    return cells.keys.sorted { $0.lexicographicallyPrecedes($1) }.map { key in
      let values = (first...last).map { ordinal in (cells[key]?[ordinal] ?? nil) ?? nil }
      return LabelledSeries(
        measure: columns.value,
        key: zip(columns.by, key).map { TrendFinding.KeyPart(dimension: $0, code: $1) },
        periods: labels, values: values, bounds: values.map { value in value.map { ($0, $0) } })
    }
  }
}
