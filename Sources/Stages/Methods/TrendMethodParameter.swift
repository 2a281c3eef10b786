/// A setting of a method, with the values it can take.
struct TrendMethodParameter: Sendable {
  /// The values that make sense.
  enum Values: Sendable {
    case whole(ClosedRange<Int>)
    case real(ClosedRange<Double>)
    case words([String])
  }

  /// What holds where nothing is set.
  enum Standard: Sendable, Hashable {
    /// A value, as it would be set.
    case value(String)
    /// A rule in words, for what depends on the series.
    case rule(String)
  }

  var name: String
  var values: Values
  var standard: Standard

  init(_ name: String, _ values: Values, standard: Standard) {
    self.name = name
    self.values = values
    self.standard = standard
  }

  /// One of some words, the first unless another is set.
  init(_ name: String, oneOf words: [String]) {
    self.init(name, .words(words), standard: .value(words.first ?? ""))
  }

  /// A whole number with a standard.
  init(_ name: String, _ range: ClosedRange<Int>, _ standard: Int) {
    self.init(name, .whole(range), standard: .value(String(standard)))
  }

  /// A number with a standard.
  init(_ name: String, _ range: ClosedRange<Double>, _ standard: Double) {
    self.init(name, .real(range), standard: .value(String(standard)))
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
    case .whole(let range) where range.upperBound == .max: "a whole number from \(range.lowerBound) on"
    case .whole(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .real(let range): "a number from \(range.lowerBound) to \(range.upperBound)"
    case .words(let words): words.joined(separator: " or ")
    }
  }

  /// What holds where nothing is set, in words.
  var standardInWords: String {
    switch standard {
    case .value(let text): text
    case .rule(let words): words
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
