import Language

extension CheckedPipeline {
  /// What a page or a graph may show of the pipeline.
  public var summary: PipelineSummary {
    PipelineSummary(
      name: name, title: title,
      stages: stages.map { stage in
        var inputs: [String] = []
        for edge in stage.edges where !inputs.contains(edge.stage) { inputs.append(edge.stage) }
        var summary = PipelineSummary.Stage(
          name: stage.declaration.name, kind: stage.kind.name, instances: stage.instances.count,
          inputs: inputs, lists: lists(stage), dataClass: stage.classes.values.max() ?? .confidential)
        summary.pages = stage.checked.pages.map { pages in
          .init(keys: pages.subject.map { _ in stage.pageKeys(parameters) }, hasIndex: pages.hasIndex)
        }
        return summary
      })
  }

  private func lists(_ stage: Stage) -> [String: String] {
    stage.declaration.bindings.reduce(into: [:]) { lists, binding in
      if case .code(let list) = binding.type { lists[binding.name] = list }
    }
  }
}
