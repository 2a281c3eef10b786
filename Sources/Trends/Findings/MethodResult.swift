public import Statistics

/// What one method says: named numbers, lists, words and periods, or the reason why there are none.
///
/// Whatever lies in time is told by periods as the series has them, such as `2016-07`, never by places that are counted. A
/// change is told by the first period of what is new, a bend of a line by the period at which it bends.
public struct MethodResult: Sendable, Hashable, Codable {
  /// What stands beside a name.
  public enum Quantity: Sendable, Hashable {
    /// A number.
    case number(Double)
    /// Numbers in order.
    case list([Double])
    /// A word, such as a direction.
    case word(String)
    /// A period.
    case period(String)
    /// Periods in order, nil where there is none.
    case periods([String?])
    /// A number for each of some periods, in order of time; both are of one length.
    case dated(periods: [String], values: [Double])
    /// The reason why there is none.
    case notEstimable(NotEstimable)
  }

  /// Why the method says nothing; nil where it says something.
  ///
  /// The default verdict may have no direction and yet say what it can.
  public private(set) var notEstimable: NotEstimable?
  /// What it says, by name.
  public private(set) var quantities: [String: Quantity] = [:]

  /// Takes what was read.
  init(notEstimable: NotEstimable?, quantities: [String: Quantity]) {
    self.notEstimable = notEstimable
    self.quantities = quantities
  }

  /// No value, for a reason.
  public init(notEstimable reason: NotEstimable) { notEstimable = reason }

  /// Numbers by name.
  public init(_ numbers: [String: Double] = [:]) {
    for (name, number) in numbers { self[name] = number }
  }

  /// The numbers of an estimate by name, or its reason.
  public init<Value>(_ estimate: Estimate<Value>, _ numbers: (Value) -> [String: Double]) {
    switch estimate {
    case .success(let value): self.init(numbers(value))
    case .failure(let reason): self.init(notEstimable: reason)
    }
  }

  /// A number; one that is not finite is kept as `noConvergence`, since no reader could take it.
  public subscript(_ name: String) -> Double? {
    get { if case .number(let number)? = quantities[name] { number } else { nil } }
    set {
      quantities[name] = newValue.map { $0.isFinite ? .number($0) : .notEstimable(.noConvergence) }
    }
  }

  /// Sets a list of finite numbers; one that holds another is kept as `noConvergence`.
  public mutating func setList(_ name: String, _ list: [Double]) {
    quantities[name] = list.allSatisfy(\.isFinite) ? .list(list) : .notEstimable(.noConvergence)
  }

  /// Sets a word, such as a direction.
  public mutating func setWord(_ name: String, _ word: String) { quantities[name] = .word(word) }

  /// Sets a period; nil sets nothing.
  public mutating func setPeriod(_ name: String, _ period: String?) {
    quantities[name] = period.map { .period($0) }
  }

  /// Sets periods in order, nil where there is none.
  public mutating func setPeriods(_ name: String, _ periods: [String?]) {
    quantities[name] = .periods(periods)
  }

  /// Sets a finite number for each of some periods; numbers without a period are left out, one that is not finite makes
  /// all of them `noConvergence`.
  public mutating func setDated(_ name: String, _ periods: [String?], _ values: [Double]) {
    guard values.allSatisfy(\.isFinite) else {
      return setReason(name, .noConvergence)
    }
    let pairs = zip(periods, values).compactMap { period, value in period.map { ($0, value) } }
    quantities[name] = .dated(periods: pairs.map(\.0), values: pairs.map(\.1))
  }

  /// Sets why a quantity is missing.
  public mutating func setReason(_ name: String, _ reason: NotEstimable) {
    quantities[name] = .notEstimable(reason)
  }

  /// Sets a number with its interval, `<name>Lower` and `<name>Upper`, or the reason why there is none.
  public mutating func set(_ name: String, _ estimate: Estimate<IntervalEstimate>) {
    switch estimate {
    case .success(let value):
      self[name] = value.value
      self[name + "Lower"] = value.lower
      self[name + "Upper"] = value.upper
    case .failure(let reason): setReason(name, reason)
    }
  }

  /// Sets a word where there is one, else why the whole method has no answer.
  public mutating func setAnswer(_ name: String, _ estimate: Estimate<String>) {
    switch estimate {
    case .success(let word): setWord(name, word)
    case .failure(let reason): notEstimable = reason
    }
  }

  /// Every quantity under the name that it has in a flat list, in order of these names.
  ///
  /// A reason stands under `<name>NotEstimable`, that of the whole under `notEstimable`.
  public var named: [(name: String, quantity: Quantity)] {
    var named = quantities.map { name, quantity in
      if case .notEstimable = quantity { (name + "NotEstimable", quantity) } else { (name, quantity) }
    }
    if let notEstimable { named.append(("notEstimable", .notEstimable(notEstimable))) }
    return named.sorted { $0.0 < $1.0 }.map { (name: $0.0, quantity: $0.1) }
  }

  /// One thing that is told, with the period that it belongs to.
  public struct Told: Sendable, Hashable {
    /// The name of the quantity; of what stands in a list, with a dot and its number from 1.
    public var quantity: String
    /// The number or the word; of a period its own.
    public var value: FindingValue
    /// The period; nil where it belongs to none alone.
    public var period: String?
  }

  /// The same one number, word or period each.
  public var told: [Told] {
    named.flatMap { name, quantity -> [Told] in
      switch quantity {
      case .number(let number): [Told(quantity: name, value: .number(number))]
      case .word(let word): [Told(quantity: name, value: .word(word))]
      case .notEstimable(let reason): [Told(quantity: name, value: .word(reason.rawValue))]
      case .list(let list):
        list.enumerated().map { Told(quantity: "\(name).\($0 + 1)", value: .number($1)) }
      case .period(let period): [Told(quantity: name, value: .word(period), period: period)]
      case .periods(let periods):
        periods.enumerated().compactMap { place, period in
          period.map { Told(quantity: "\(name).\(place + 1)", value: .word($0), period: $0) }
        }
      case .dated(let periods, let values):
        zip(periods, values).map { Told(quantity: name, value: .number($1), period: $0) }
      }
    }
  }

  /// The same, each under a name of its own: a number of a period under `<name>.<period>`.
  public var facts: [FindingFact] {
    told.map { one in
      if let period = one.period, case .number = one.value {
        return FindingFact("\(one.quantity).\(period)", one.value)
      }
      return FindingFact(one.quantity, one.value)
    }
  }
}
