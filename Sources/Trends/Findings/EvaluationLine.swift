import Evaluations
import Statistics

/// One number of an evaluation, or the reason why there is none.
struct EvaluationLine {
  /// What it is about, such as `all`, `sex F` or `item q7`.
  var group: String
  /// What it is, such as `mean gain`.
  var quantity: String
  /// The number or the word.
  var value: FindingValue?
  /// The lower end of its interval.
  var lower: FindingValue?
  /// The upper end of its interval.
  var upper: FindingValue?
  /// Why there is no number.
  var reason: String?
  /// Whether it is about one trainer.
  var isOfOnePerson = false

  init(_ group: String, _ quantity: String, _ value: FindingValue?) {
    (self.group, self.quantity, self.value) = (group, quantity, value)
  }

  /// A number of persons; nil is one that may not be told.
  init(_ group: String, _ quantity: String, count: Int?) {
    self.init(group, quantity, count.map { .number(Double($0)) })
    if count == nil { reason = "withheld" }
  }

  init(_ group: String, _ quantity: String, _ estimate: Estimate<Double>) {
    switch estimate {
    case .success(let number): self.init(group, quantity, .number(number))
    case .failure(let failure):
      self.init(group, quantity, nil)
      reason = failure.rawValue
    }
  }

  init(_ group: String, _ quantity: String, _ estimate: Estimate<IntervalEstimate>) {
    switch estimate {
    case .success(let interval):
      self.init(group, quantity, .number(interval.value))
      (lower, upper) = (.number(interval.lower), .number(interval.upper))
    case .failure(let failure):
      self.init(group, quantity, nil)
      reason = failure.rawValue
    }
  }

  /// A number of persons of something that may have no value, whose reason is that of the number then.
  init(_ group: String, _ quantity: String, count: Int?, of estimate: Estimate<IntervalEstimate>) {
    self.init(group, quantity, count: count)
    if count == nil, case .failure(let failure) = estimate, failure != .hiddenValues {
      reason = failure.rawValue
    }
  }

  /// An estimate whose value is known where it has no interval, with the reason why it has none.
  init(_ group: String, _ quantity: String, _ estimate: Estimate<IntervalEstimate>, known: Double?) {
    self.init(group, quantity, estimate)
    if case .failure(let failure) = estimate, failure != .hiddenValues { value = known.map { .number($0) } }
  }

  init(_ group: String, _ quantity: String, p estimate: Estimate<TestStatistic>) {
    self.init(group, quantity, estimate.map(\.p))
  }

  /// The same line, marked as about one trainer.
  var ofOnePerson: EvaluationLine {
    var line = self
    line.isOfOnePerson = true
    return line
  }

  /// The lines of what is withheld.
  static func withheld(_ parts: [Evaluation.Withheld]) -> [EvaluationLine] {
    parts.enumerated().map { place, part in
      .init(part.dimension ?? "all", "withheld \(place + 1)", .word(part.reason.rawValue))
    }
  }
}
