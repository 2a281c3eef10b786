import Language

/// The smallest and the largest value that a parameter may take.
struct ParameterBounds {
  private(set) var diagnostics: [Diagnostic] = []
  private var minimum: TypedValue?
  private var maximum: TypedValue?

  /// Reads the bounds of a parameter; those that its type does not know are reported.
  init(_ parameter: PipelineSpecification.Parameter) {
    minimum = bound(parameter.minimum, "min", parameter)
    maximum = bound(parameter.maximum, "max", parameter)
    if let minimum, let maximum, Self.isLess(maximum, minimum) {
      diagnostics.append(
        Diagnostic(
          code: "E054", message: "parameter '\(parameter.name)': 'max' is below 'min'",
          location: parameter.maximum?.location))
    }
  }

  /// What is wrong with a value, such as `below its minimum 3`; nil where nothing is.
  func problem(_ value: TypedValue) -> String? {
    if let minimum, Self.isLess(value, minimum) { return "below its minimum \(minimum.canonicalText)" }
    if let maximum, Self.isLess(maximum, value) { return "above its maximum \(maximum.canonicalText)" }
    return nil
  }

  private mutating func bound(
    _ node: Node?, _ key: String, _ parameter: PipelineSpecification.Parameter
  ) -> TypedValue? {
    guard let node else { return nil }
    switch parameter.type.element {
    case .int, .count, .real, .date, .week, .month, .quarter, .halfYear, .year, .fiscalYear:
      if let value = node.text.flatMap({ ScalarValueReader.read($0, as: parameter.type.element) }) {
        return value
      }
      diagnostics.append(
        Diagnostic(
          code: "E054",
          message: "parameter '\(parameter.name)': '\(key)' is not a \(parameter.type.element.word)",
          location: node.location))
    case .text, .code, .boolean:
      diagnostics.append(
        Diagnostic(
          code: "E054",
          message: "parameter '\(parameter.name)': its type has no order, so it takes no '\(key)'",
          location: node.location))
    }
    return nil
  }

  private static func isLess(_ left: TypedValue, _ right: TypedValue) -> Bool {
    switch (left, right) {
    case (.integer(let left), .integer(let right)): left < right
    case (.real(let left), .real(let right)): left < right
    // Days, months and years of one width are in the order of their texts.
    default: left.canonicalText < right.canonicalText
    }
  }
}

extension ScalarType {
  /// The type as messages name it.
  var word: String {
    switch self {
    case .text: "text"
    case .code(let list): "code of \(list)"
    case .int: "whole number"
    case .count: "whole number from 0"
    case .real: "number"
    case .date: "date"
    case .week: "week"
    case .month: "month"
    case .quarter: "quarter"
    case .halfYear: "half-year"
    case .year: "year"
    case .fiscalYear: "fiscal year"
    case .boolean: "truth value"
    }
  }

  /// A value as it is written, or nil where one would not help.
  var example: String? {
    switch self {
    case .date: "2026-11-24"
    case .week: "2026-W48"
    case .month: "2026-11"
    case .quarter: "2026-Q4"
    case .halfYear: "2026-S2"
    case .year: "2026"
    case .fiscalYear: "2026/27"
    case .int, .count: "5"
    case .real: "0.05"
    case .text, .code, .boolean: nil
    }
  }
}
