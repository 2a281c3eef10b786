import Language
import Tables

/// The data of a figure as CSV; a figure has its value, both bounds and its status, so that none passes for another.
enum FigureText {
  /// Returns a header line and one line a row; the heads of columns are words of the language.
  static func csv(_ table: DataTable, language: any PageLanguage) -> String {
    let figures = table.columns.indices.map { column in
      column >= table.labelColumns
        && table.rows.contains { $0.indices.contains(column) && !$0[column].isLabel }
    }
    var header: [String] = []
    for (name, isFigure) in zip(table.columns.map(language.text), figures) {
      header += isFigure ? ["", "_low", "_high", "_status"].map { name + $0 } : [name]
    }
    var lines = [header.map(CSVField.text).joined(separator: ",")]
    for row in table.rows {
      var fields: [String] = []
      for (entry, isFigure) in zip(row, figures) {
        fields += isFigure ? figure(entry) : [label(entry, language)]
      }
      lines.append(fields.joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func label(_ entry: Entry, _ language: any PageLanguage) -> String {
    if case .period(let period) = entry { return CSVField.figure(period.description) }
    return CSVField.text(language.text(entry))
  }

  /// Value, low, high and status, the code of SDMX's list CL_OBS_STATUS.
  private static func figure(_ entry: Entry) -> [String] {
    switch entry {
    case .quantity(let quantity), .revision(_, let quantity): return figure(quantity)
    case .change(let range), .ratio(let range):
      return [number(range.value), number(range.lower), number(range.upper), "A"]
    case .words, .period, .direction: return ["", "", "", ""]
    }
  }

  private static func figure(_ quantity: Quantity) -> [String] {
    switch quantity.content {
    case .exact(let value): [number(value), number(value), number(value), status(quantity.marks)]
    case .interval(let low, let high): ["", number(low), number(high), "Q"]
    case .lowerBound(let low): ["", number(low), "", "U"]
    case .none(let reason):
      switch reason {
      case .hidden: ["", "", "", "Q"]
      case .notPublished: ["", "", "", "K"]
      case .notCollected: ["", "", "", "L"]
      case .missing, .noRow, .notEstimable: ["", "", "", "O"]
      }
    }
  }

  private static func status(_ marks: [Quantity.Mark]) -> String {
    let codes: [(Quantity.Mark, String)] = [
      (.partial, "D"), (.provisional, "P"), (.seriesBreak, "B"), (.estimated, "E"),
    ]
    return codes.first { marks.contains($0.0) }?.1 ?? "A"
  }

  private static func number(_ value: Double) -> String {
    guard value.isFinite else { return "" }
    return Int64(exactly: value).map { String($0) } ?? String(value)
  }
}

extension Entry {
  /// Whether the field names something, and is no figure.
  fileprivate var isLabel: Bool {
    switch self {
    case .words, .period, .direction: true
    case .quantity, .change, .ratio, .revision: false
    }
  }
}
