import Tables

/// What a mark beside a figure, or a flag in a column of its own, says of it.
public enum FigureMark: String, Sendable, Hashable, CaseIterable {
  /// Its publisher may still revise it.
  case provisional
  /// Estimated, not counted.
  case estimated
  /// Covers only a part of its period.
  case partial
  /// The definition or the source changed here.
  case `break`
  /// Withheld, whether or not a number stands there.
  case hidden
  /// It should exist and does not.
  case missing
  /// Nothing was collected.
  case notCollected = "not-collected"
  /// It is inside another category.
  case notPublished = "not-published"
  /// At least what stands there.
  case atLeast = "at-least"
  /// It changes nothing, such as the number of a footnote.
  case ignored

  /// A cell of which it is said; nil where it says that there is no figure and one stands there, other than 0.
  func applied(to cell: Cell) -> Cell? {
    var cell = cell
    let isAbsence = [.missing, .notCollected, .notPublished].contains(self)
    if isAbsence, cell.low ?? 0 > 0 || cell.high ?? 0 > 0 { return nil }
    switch self {
    case .ignored: break
    case .provisional: mark(&cell, .provisional)
    case .estimated: mark(&cell, .estimated)
    case .partial: mark(&cell, .partial)
    case .break: mark(&cell, .seriesBreak)
    // An interval is hidden already, and says more.
    case .hidden: if cell.status != .interval { cell = .unknown(.hidden) }
    case .missing: cell = .missing
    case .notCollected: cell = .notCollected
    case .notPublished: cell = .unknown(.notPublished)
    case .atLeast: if let value = cell.low { cell.content = .lowerBound(value) }
    }
    return cell
  }

  private func mark(_ cell: inout Cell, _ mark: CellMarks) {
    // Of nothing there is nothing more to say.
    if cell.low != nil { cell.marks.insert(mark) }
  }
}
