import Language

extension ParameterBinding {
  /// Puts the values of a profile in the place of defaults; those of every profile are checked.
  mutating func apply(_ name: String?, to specification: inout PipelineSpecification) {
    let names = specification.parameters.map(\.name)
    for profile in specification.profiles {
      for (parameter, _, location) in profile.values where !names.contains(parameter) || parameter == "today"
      {
        fail(
          Diagnostic(
            code: "E051", message: "profile '\(profile.name)': there is no parameter '\(parameter)'",
            location: location, caretNote: Suggestion.note(for: parameter, in: names)))
      }
    }
    guard let name else { return }
    guard let profile = specification.profiles.first(where: { $0.name == name }) else {
      let known = specification.profiles.map(\.name)
      fail(
        Diagnostic(
          code: "E054", message: "there is no profile '\(name)'",
          help: known.isEmpty ? "the pipeline has none" : "profiles: \(known.joined(separator: ", "))"))
      return
    }
    for (parameter, node, _) in profile.values {
      if let place = specification.parameters.firstIndex(where: { $0.name == parameter }) {
        specification.parameters[place].defaultValue = node
      }
    }
  }
}
