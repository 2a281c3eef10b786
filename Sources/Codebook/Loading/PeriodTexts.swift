public import Tables

/// Reads texts as periods of one length and calendar, by what each text tells, and of its century and era what all of them tell.
public struct PeriodTexts: Sendable {
  /// What the texts of a column tell together of the years in them.
  public struct Years: Sendable {
    var era = PeriodForm.Era.common
    var pivot: Int?
    /// What was taken for granted about the texts, in words, or nil.
    public private(set) var taken: String?

    /// Nothing: only what each text alone tells is read.
    public init() {}

    /// Looks at all texts of a column, which is called one of time.
    public init(of texts: [String]) {
      let keys = RecognisedPeriod(texts, by: .heading)?.keys ?? []
      if keys.contains(where: { $0.key == "era" && $0.value == PeriodForm.Era.buddhist.rawValue }) {
        era = .buddhist
        taken = "years of the Buddhist era, 543 ahead, told in the common era"
      }
      pivot = keys.first { $0.key == "pivot" }.flatMap { Int($0.value) }
      if let pivot {
        taken =
          "two digits beside months as years, \(pivot - 1) as \(2000 + pivot - 1) and \(pivot) as \(1900 + pivot)"
      }
    }
  }

  private let reading: PeriodReading

  /// Creates a reader of periods of a frequency.
  public init(_ frequency: Period.Frequency, _ years: Years = Years()) {
    var form = PeriodForm(frequency: frequency)
    form.era = years.era
    form.pivot = years.pivot
    reading = PeriodReading(form: form)
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
