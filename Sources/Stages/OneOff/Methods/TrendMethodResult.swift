import Statistics

/// What one method says: named numbers, lists and words, or the reason why there are none.
struct TrendMethodResult: Sendable, Encodable {
  /// What stands beside a name.
  enum Quantity: Sendable, Hashable {
    case number(Double)
    case list([Double])
    case word(String)
  }

  private(set) var quantities: [String: Quantity] = [:]

  /// No value, for a reason.
  init(notEstimable reason: NotEstimable) {
    quantities["notEstimable"] = .word(reason.rawValue)
  }

  /// Numbers by name.
  init(_ numbers: [String: Double] = [:]) {
    for (name, number) in numbers { self[name] = number }
  }

  /// The numbers of an estimate by name, or its reason.
  init<Value>(_ estimate: Estimate<Value>, _ numbers: (Value) -> [String: Double]) {
    switch estimate {
    case .success(let value): self.init(numbers(value))
    case .failure(let reason): self.init(notEstimable: reason)
    }
  }

  /// A number; one that is not finite is kept as `noConvergence`, since no reader could take it.
  subscript(_ name: String) -> Double? {
    get { if case .number(let number)? = quantities[name] { number } else { nil } }
    set {
      guard let newValue else { return quantities[name] = nil }
      if newValue.isFinite {
        quantities[name] = .number(newValue)
      } else {
        quantities[name + "NotEstimable"] = .word(NotEstimable.noConvergence.rawValue)
      }
    }
  }

  /// A list of finite numbers.
  mutating func setList(_ name: String, _ list: [Double]) {
    if list.allSatisfy(\.isFinite) {
      quantities[name] = .list(list)
    } else {
      quantities[name + "NotEstimable"] = .word(NotEstimable.noConvergence.rawValue)
    }
  }

  /// A word, such as a direction.
  mutating func setWord(_ name: String, _ word: String) { quantities[name] = .word(word) }

  /// A number with its interval, or `<name>NotEstimable` with the reason.
  mutating func set(_ name: String, _ estimate: Estimate<IntervalEstimate>) {
    switch estimate {
    case .success(let value):
      self[name] = value.value
      self[name + "Lower"] = value.lower
      self[name + "Upper"] = value.upper
    case .failure(let reason): setWord(name + "NotEstimable", reason.rawValue)
    }
  }

  /// Every quantity as text, in order of the names; places of a list count from 1.
  var lines: [(name: String, value: String)] {
    quantities.sorted { $0.key < $1.key }.flatMap { name, quantity -> [(String, String)] in
      switch quantity {
      case .number(let number): [(name, String(number))]
      case .word(let word): [(name, word)]
      case .list(let list): list.enumerated().map { ("\(name).\($0 + 1)", String($1)) }
      }
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Name.self)
    for (name, quantity) in quantities {
      switch quantity {
      case .number(let number): try container.encode(number, forKey: Name(stringValue: name))
      case .list(let list): try container.encode(list, forKey: Name(stringValue: name))
      case .word(let word): try container.encode(word, forKey: Name(stringValue: name))
      }
    }
  }

  private struct Name: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
