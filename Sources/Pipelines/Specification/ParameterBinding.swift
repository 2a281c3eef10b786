import Language

/// A value given to a parameter from outside the file.
public struct ParameterOverride: Sendable {
  /// The parameter.
  public var name: String
  /// The value as text; the values of a list stand between commas.
  public var value: String

  /// Creates an override.
  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

/// What a parameter is that has no default and was not given.
public enum ParameterAbsence: Sendable {
  /// An error: nothing runs without it.
  case refused
  /// Left without a value: all that does not need it is checked.
  case left
}

/// Binds parameters to values: the default, then what was given from outside.
struct ParameterBinding {
  let codes: CodeDirectory
  let absence: ParameterAbsence
  private(set) var diagnostics: [Diagnostic] = []

  mutating func fail(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  init(codes: CodeDirectory, absence: ParameterAbsence) {
    self.codes = codes
    self.absence = absence
  }

  mutating func bind(
    _ parameters: [PipelineSpecification.Parameter], overrides: [ParameterOverride]
  ) -> [String: ParameterValue] {
    let names = parameters.map(\.name)
    for given in overrides where !names.contains(given.name) {
      diagnostics.append(
        Diagnostic(
          code: "E051", message: "there is no parameter '\(given.name)'",
          location: Self.place(given, from: 8, to: 8 + given.name.count),
          caretNote: Suggestion.note(for: given.name, in: names),
          help: "parameters: \(names.joined(separator: ", "))"))
    }
    var values: [String: ParameterValue] = [:]
    for parameter in parameters {
      if let given = overrides.last(where: { $0.name == parameter.name }) {
        let start = 8 + given.name.count + 1
        let texts =
          parameter.type.isList
          ? given.value.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
          : [given.value]
        let location = Self.place(given, from: start, to: start + given.value.count)
        values[parameter.name] = value(texts.map { ($0, location) }, of: parameter)
      } else if let node = parameter.defaultValue {
        let nodes = node.elements ?? [node]
        values[parameter.name] = value(nodes.map { ($0.text ?? "", $0.location) }, of: parameter)
      } else if case .refused = absence {
        diagnostics.append(
          Diagnostic(
            code: "E050", message: "parameter '\(parameter.name)' has no default and was not given",
            location: parameter.location, help: "add --param \(parameter.name)=VALUE"))
      }
    }
    return values
  }

  private static func place(_ given: ParameterOverride, from: Int, to: Int) -> SourceLocation {
    let source = SourceText(name: "command line", text: "--param \(given.name)=\(given.value)")
    return SourceLocation(
      source: source, start: SourcePosition(line: 1, column: from + 1),
      end: SourcePosition(line: 1, column: max(to, from + 1) + 1))
  }

  private mutating func value(
    _ texts: [(text: String, location: SourceLocation)], of parameter: PipelineSpecification.Parameter
  ) -> ParameterValue? {
    var canonical: [String] = []
    let bounds = ParameterBounds(parameter)
    diagnostics += bounds.diagnostics
    for (text, location) in texts {
      guard let value = ScalarValueReader.read(text, as: parameter.type.element) else {
        diagnostics.append(
          Diagnostic(
            code: "E052",
            message: "parameter '\(parameter.name)': this is not a \(parameter.type.element.word)",
            location: location, help: parameter.type.element.example.map { "such as \($0)" }))
        return nil
      }
      if case .code(let list) = parameter.type.element {
        switch codes.lookup(list, text) {
        case .known: break
        case .unknown(let suggestion):
          diagnostics.append(
            Diagnostic(
              code: "E061", message: "'\(text)' is not in code list \(list)", location: location,
              caretNote: suggestion.map { "did you mean '\($0)'?" },
              help: "parameter '\(parameter.name)' takes codes such as AFG"))
          return nil
        case .noSuchList:
          diagnostics.append(
            Diagnostic(code: "E062", message: "there is no code list '\(list)'", location: location))
          return nil
        }
      }
      if let problem = bounds.problem(value) {
        diagnostics.append(
          Diagnostic(
            code: "E052", message: "parameter '\(parameter.name)' = \(text) is \(problem)", location: location
          ))
        return nil
      }
      guard !canonical.contains(value.canonicalText) else {
        diagnostics.append(
          Diagnostic(
            code: "E053", message: "parameter '\(parameter.name)' holds a value twice", location: location))
        return nil
      }
      canonical.append(value.canonicalText)
    }
    if parameter.type.isList { return .list(canonical) }
    return canonical.first.map { .scalar($0) }
  }
}
