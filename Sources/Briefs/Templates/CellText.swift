import Tables

/// A cell as a table of a page shows it.
enum CellText {
  /// The same without the remark that a value is provisional or breaks a series.
  static func figure(_ cell: Cell, decimals: Int = 0) -> String {
    cell.value.map { NumberText.number($0, decimals: decimals) } ?? text(cell, decimals: decimals)
  }

  /// The value, `<5` or an interval for a hidden one, a word where there is none.
  static func text(_ cell: Cell, decimals: Int = 0) -> String {
    switch cell.content {
    case .exact(let value):
      NumberText.number(value, decimals: decimals)
        + (cell.marks.contains(.provisional)
          ? " (provisional)" : cell.marks.contains(.seriesBreak) ? " (break)" : "")
    case .interval(let low, let high):
      low == 0 && decimals == 0 && high == high.rounded()
        ? "<" + NumberText.number(high + 1)
        : NumberText.number(low, decimals: decimals) + "–" + NumberText.number(high, decimals: decimals)
    case .lowerBound(let low): "≥ " + NumberText.number(low, decimals: decimals)
    case .none(.missing): "missing"
    case .none(.notCollected): "not collected"
    case .none(.hidden): "hidden"
    case .none(.notPublished): "not published separately"
    }
  }
}
