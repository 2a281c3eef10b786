public import Tables

/// Reads texts as periods of one length and calendar, by what each text alone tells.
public struct PeriodTexts: Sendable {
  private let reading: PeriodReading

  /// Creates a reader of periods of a frequency.
  public init(_ frequency: Period.Frequency) {
    reading = PeriodReading(form: PeriodForm(frequency: frequency))
  }

  /// The period of a text, or nil where it tells none of this frequency, or may mean two.
  public func period(_ text: String) -> Period? {
    guard case .success(.period(let period)) = reading.period(text) else { return nil }
    return period
  }
}
