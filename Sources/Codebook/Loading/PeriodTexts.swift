public import Tables

/// Reads texts as periods of one length and calendar, by what each text tells, and of its century and era what all of them tell.
public struct PeriodTexts: Sendable {
  private let reading: PeriodReading
  /// What was taken for granted about the texts, in words, or nil.
  public let taken: String?

  /// Creates a reader of periods of a frequency.
  ///
  /// - Parameter texts: the texts of the column; empty where only what each text alone tells is to be read.
  public init(_ frequency: Period.Frequency, like texts: [String] = []) {
    var form = PeriodForm(frequency: frequency)
    var taken: String?
    let keys = frequency.calendar == .gregorian ? RecognisedPeriod(texts, by: .heading)?.keys ?? [] : []
    if keys.contains(where: { $0.key == "era" }) {
      form.era = .buddhist
      taken = "years of the Buddhist era, 543 ahead, told in the common era"
    }
    if let pivot = keys.first(where: { $0.key == "pivot" }).flatMap({ Int($0.value) }) {
      form.pivot = pivot
      taken =
        "two digits beside months as years, \(pivot - 1) as \(2000 + pivot - 1) and \(pivot) as \(1900 + pivot)"
    }
    reading = PeriodReading(form: form)
    self.taken = taken
  }

  /// The period of a text, or nil where it tells none of this frequency, or may mean two.
  public func period(_ text: String) -> Period? {
    guard case .success(.period(let period)) = reading.period(text) else { return nil }
    return period
  }

  /// One text of a year and a month that two columns tell.
  public static func joined(_ year: String, _ month: String) -> String {
    PeriodParts.joined([year, month], PeriodForm(frequency: .month))
  }
}
