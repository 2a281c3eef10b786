public import Statistics

/// What one method says: named numbers, lists and words, or the reason why there are none.
public struct MethodResult: Sendable, Hashable, Codable {
  /// What stands beside a name.
  public enum Quantity: Sendable, Hashable {
    /// A number.
    case number(Double)
    /// Numbers in order.
    case list([Double])
    /// A word, such as a direction.
    case word(String)
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

  /// The same one number or word each; places of a list count from 1.
  public var facts: [FindingFact] {
    named.flatMap { name, quantity -> [FindingFact] in
      switch quantity {
      case .number(let number): [FindingFact(name, .number(number))]
      case .word(let word): [FindingFact(name, .word(word))]
      case .notEstimable(let reason): [FindingFact(name, .word(reason.rawValue))]
      case .list(let list): list.enumerated().map { FindingFact("\(name).\($0 + 1)", .number($1)) }
      }
    }
  }
}
