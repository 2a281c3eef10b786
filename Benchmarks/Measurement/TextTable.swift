/// A table of words and numbers for a terminal.
public struct TextTable {
  private var rows: [[String]]
  private let isNumber: [Bool]

  /// Creates a table from its headings; columns marked as numbers are set flush right.
  public init(_ headings: [(title: String, isNumber: Bool)]) {
    rows = [headings.map(\.title)]
    isNumber = headings.map(\.isNumber)
  }

  /// Adds a row, one cell a column.
  public mutating func add(_ cells: [String]) { rows.append(cells) }

  /// The lines of the table, the headings first.
  public var lines: [String] {
    let widths = isNumber.indices.map { column in
      rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() where column < widths.count {
        let space = String(repeating: " ", count: widths[column] - cell.count)
        line += (isNumber[column] ? space + cell : cell + space) + "  "
      }
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}

/// A duration in the unit that leaves one to three digits before the point, such as `71.2 us`.
public func durationText(_ seconds: Double) -> String {
  let (value, unit) =
    switch seconds {
    case ..<1e-3: (seconds * 1e6, "us")
    case ..<1: (seconds * 1e3, "ms")
    default: (seconds, "s")
    }
  return "\(threeDigits(value)) \(unit)"
}

/// A number with about three digits that count.
public func threeDigits(_ value: Double) -> String {
  let places = value < 1 ? 1000.0 : value < 10 ? 100 : value < 100 ? 10 : 1
  let rounded = (value * places).rounded() / places
  return places == 1 ? String(Int(rounded)) : String(rounded)
}
