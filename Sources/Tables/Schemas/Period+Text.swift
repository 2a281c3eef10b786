import Language

extension Period {
  /// Reads a period from ISO 8601 text, or nil when it is not one of that frequency.
  public init?(text: String, frequency: Frequency) {
    switch ScalarValueReader.read(text, as: frequency == .month ? .month : .year) {
    case .month(let year, let month): self.init(year: year, month: month)
    case .year(let year): self.init(year: year)
    default: return nil
    }
  }
}
