extension Cell {
  /// Creates a cell from its status and its values, or nil when they do not fit.
  public init?(status: CellStatus, value: Double?, low: Double?, high: Double?) {
    switch (status, value, low, high) {
    case (.observed, let value?, _, _): self = .observed(value)
    case (.trueZero, _, _, _): self = .trueZero
    case (.suppressed, _, let low?, let high?) where low <= high: self = .suppressed(low: low, high: high)
    case (.missing, _, _, _): self = .missing
    case (.notCollected, _, _, _): self = .notCollected
    case (.provisional, let value?, _, _): self = .provisional(value)
    case (.seriesBreak, let value?, _, _): self = .seriesBreak(value)
    default: return nil
    }
  }
}
