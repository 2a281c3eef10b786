/// A setting of a method, with the values it can take.
struct TrendMethodParameter: Sendable {
  /// The values that make sense.
  enum Values: Sendable {
    case whole(ClosedRange<Int>)
    case real(ClosedRange<Double>)
    case words([String])
  }

  var name: String
  var values: Values

  init(_ name: String, _ values: Values) {
    self.name = name
    self.values = values
  }

  /// Whether a text is one of the values.
  func accepts(_ text: String) -> Bool {
    switch values {
    case .whole(let range): Int(text).map(range.contains) ?? false
    case .real(let range): Double(text).map(range.contains) ?? false
    case .words(let words): words.contains(text)
    }
  }

  /// The values in words.
  var description: String {
    switch values {
    case .whole(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .real(let range): "a number from \(range.lowerBound) to \(range.upperBound)"
    case .words(let words): words.joined(separator: " or ")
    }
  }
}

/// The settings that were asked for, by name; each was accepted by its parameter.
struct TrendMethodSettings: Sendable {
  var texts: [String: String] = [:]

  func whole(_ name: String) -> Int? { texts[name].flatMap { Int($0) } }
  func real(_ name: String) -> Double? { texts[name].flatMap { Double($0) } }
  func word(_ name: String) -> String? { texts[name] }
}
