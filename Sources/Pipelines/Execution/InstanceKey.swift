import Language

/// The key of an instance: the hash of everything that its output follows from.
enum InstanceKey {
  /// What an input contributes.
  struct Input {
    var port: String
    var stage: String
    var sourcePort: String
    var bindings: [Binding]
    var hash: String
  }

  static func key(
    of instance: InstanceGraph.Instance, in pipeline: CheckedPipeline, inputs: [Input],
    stamps: inout SourceStamps, secret: [UInt8]
  ) -> String {
    let checked = instance.stage.checked
    var hash = ContentHash()
    hash.update(field: "waymark/1")
    hash.update(field: instance.stage.kind.name)
    hash.update(field: UInt64(instance.stage.kind.version))
    hash.update(field: checked.canonicalConfiguration)
    for binding in instance.address.bindings {
      hash.update(field: binding.name)
      hash.update(field: binding.value)
    }
    for name in checked.parameters.sorted() {
      hash.update(field: name)
      switch pipeline.parameters[name] {
      case .scalar(let value): hash.update(field: value)
      case .list(let values): values.forEach { hash.update(field: $0) }
      case nil: break
      }
    }
    if checked.summaryUse == .shown { update(&hash, with: pipeline.summary) }
    // Contents and not paths: a checkout that moves keeps its results.
    for file in checked.definitionFiles + checked.sourceFiles { hash.update(field: stamps.hash(file)) }
    for input in inputs {
      for part in [input.port, input.stage, input.sourcePort] { hash.update(field: part) }
      for binding in input.bindings { hash.update(field: binding.value) }
      hash.update(field: input.hash)
    }
    let key = hash.finish()
    // A plain hash of few records could be found by trying out what they might be.
    let isConfidential = instance.stage.classes.values.contains(.confidential)
    return isConfidential ? ContentHash.keyed(secret, Array(key.utf8)) : key
  }

  /// The key of an instance that computes in one of several ways.
  static func key(of content: String, variant: String) -> String {
    var hash = ContentHash()
    hash.update(field: content)
    hash.update(field: variant)
    return hash.finish()
  }

  private static func update(_ hash: inout ContentHash, with summary: PipelineSummary) {
    hash.update(field: summary.name)
    hash.update(field: summary.title)
    for stage in summary.stages {
      hash.update(field: stage.name)
      hash.update(field: stage.kind)
      hash.update(field: UInt64(stage.instances))
      hash.update(field: stage.dataClass.rawValue)
      for input in stage.inputs { hash.update(field: input) }
    }
  }
}
