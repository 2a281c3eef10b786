extension DatePattern {
  /// What the first of two numbers beside a year is.
  public enum Order: Sendable, Hashable {
    /// The day.
    case dayFirst
    /// The month.
    case monthFirst
  }

  /// Which of the day and the month stands first where both are numbers; nil where they are not.
  public var order: Order? {
    let day = elements.firstIndex { if case .day = $0 { true } else { false } }
    let month = elements.firstIndex { if case .month = $0 { true } else { false } }
    guard let day, let month else { return nil }
    return day < month ? .dayFirst : .monthFirst
  }

  /// What the numbers of days are counted from where the pattern is of such; nil for any other.
  public var epoch: Epoch? {
    if case .serial(let epoch)? = elements.first { return epoch }
    return nil
  }
}
