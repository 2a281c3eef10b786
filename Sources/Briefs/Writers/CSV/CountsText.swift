import Language
package import Tables

/// A table of counts as CSV; a measure has its value, both bounds, its SDMX status and the words of its marks.
package enum CountsText {
  /// Returns a header line and one line a row; a table without rows is its header, an unknown figure an empty field.
  package static func csv(_ table: CountsTable) -> String {
    var header = table.schema.dimensions.map(\.name)
    if let period = table.schema.period { header.append(period.name) }
    for measure in table.schema.measures {
      header += [measure, measure + "_low", measure + "_high", measure + "_status", measure + "_marks"]
    }
    var lines = [header.map(CSVField.text).joined(separator: ",")]
    for row in 0..<table.rowCount {
      var fields = table.dimensions.map { CSVField.text($0[row]) }
      if !table.periods.isEmpty { fields.append(CSVField.figure(table.periods[row].description)) }
      for cells in table.measures {
        let cell = cells[row]
        fields += [
          number(cell.value), number(cell.low), number(cell.high), cell.sdmxCode, cell.marks.text,
        ]
      }
      lines.append(fields.joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func number(_ value: Double?) -> String {
    guard let value else { return "" }
    return Int64(exactly: value).map { String($0) } ?? String(value)
  }
}
