import Language

/// Holds the names of what is published to the form of codes.
extension PipelineChecker {
  /// Refuses lists of words that fan out stages whose results reach a public publication: an instance is called by its
  /// code there, and a code that is a word can be the name of a person.
  ///
  /// The values of parameters are whoever wrote them, and stay.
  static func openInstances(
    _ stages: [CheckedPipeline.Stage], of specification: PipelineSpecification, codes: CodeDirectory
  ) -> [Diagnostic] {
    let published = published(stages)
    return specification.stages.filter { published.contains($0.name) }.flatMap { stage in
      stage.bindings.compactMap { binding in
        guard case .codeList(let list) = binding.source else { return nil }
        let words = (codes.codes(list) ?? []).filter { !CodeForm.isCode($0) }.count
        guard words > 0 else { return nil }
        return Diagnostic(
          code: "E083",
          message:
            "stage '\(stage.name)' is published with an instance for each code of list '\(list)', of which \(words) \(words == 1 ? "is" : "are") no code",
          location: binding.location, caretNote: "a person could be named in it", help: CodeForm.codeHelp)
      }
    }
  }

  /// The stages whose results reach what is public, and those that make it.
  private static func published(_ stages: [CheckedPipeline.Stage]) -> Set<String> {
    var waiting = stages.filter { stage in
      guard case .audience(.public, _) = stage.checked.evidence else { return false }
      return true
    }.map(\.declaration.name)
    var found = Set(waiting)
    while let name = waiting.popLast() {
      for stage in stages where stage.declaration.name == name {
        for edge in stage.edges where found.insert(edge.stage).inserted { waiting.append(edge.stage) }
      }
    }
    return found
  }
}
