import Language

extension Executor {
  /// The key of an instance whose inputs are known.
  func key(of instance: Int, store: Store) -> String {
    let content = contentKey(of: instance, store: store)
    return variant(of: instance).map { InstanceKey.key(of: content, variant: $0) } ?? content
  }

  /// The way of computing that the kind of an instance chooses, or nil.
  func variant(of instance: Int) -> String? {
    let stage = graph.stage(of: instance)
    return stage.kind.variant(of: stage.checked, readers: readers[instance])
  }

  /// The hash of everything that the outputs of an instance follow from, whatever the variant.
  func contentKey(of instance: Int, store: Store) -> String {
    let item = graph.instances[instance]
    let stage = graph.stages[item.stage]
    let dataClass = stage.highestClass
    let shared = fields(of: item.stage, store: store)
    let inputs = inputs(of: instance, store: store)
    let key = InstanceKey.key(
      stageFields: shared.digest, bindings: item.address.bindings, inputs: inputs)
    return store.secret.guarded(key, dataClass)
  }

  /// What an instance reads, with its hashes.
  func inputs(of instance: Int, store: Store) -> [InstanceKey.Input] {
    let item = graph.instances[instance]
    let stage = graph.stages[item.stage]
    let earlier = previousInputs(of: instance, store).map { input in
      let hash = input.record.outputs.first { $0.name == input.edge.sourcePort }?.hash ?? ""
      return InstanceKey.Input(
        port: input.edge.port, stage: "previous.\(input.address.stage)", sourcePort: input.edge.sourcePort,
        bindings: input.address.bindings, hash: ([hash] + input.causes).joined(separator: " "))
    }
    let remembered = remembered(by: instance, store).map { input in
      InstanceKey.Input(
        port: input.edge.port, stage: RememberedInput.prefix + input.edge.stage,
        sourcePort: input.edge.sourcePort,
        bindings: graph.instances[input.source].address.bindings, hash: input.hash)
    }
    return earlier + [remembered].compactMap(\.self)
      + item.inputs.map { position, source in
        let edge = stage.edges[position]
        return InstanceKey.Input(
          port: edge.port, stage: edge.stage, sourcePort: edge.sourcePort,
          bindings: graph.instances[source].address.bindings,
          hash: outputs[source]?.first { $0.name == edge.sourcePort }?.hash ?? "")
      }
  }

  /// What the keys of all instances of a stage share, computed once.
  func fields(of stage: Int, store: Store) -> (fields: [KeyField], digest: String) {
    if let known = stageFields[stage] { return known }
    let item = graph.stages[stage]
    let fields = InstanceKey.fields(of: item, in: pipeline, summary: summary) { file in
      let isSource = item.checked.sourceFiles.contains(file)
      return stamps.hash(file, keyedBy: isSource && item.highestClass > .public ? store.secret : nil)
    }
    let result = (fields, InstanceKey.digest(fields))
    stageFields[stage] = result
    return result
  }

  /// What a publication tells its readers of what it was made from, and all of it.
  func provenance(
    of stage: CheckedPipeline.Stage, store: Store
  ) -> (told: Provenance, complete: Provenance) {
    guard stage.checked.publicationFolder != nil else { return (Provenance(), Provenance()) }
    return (
      provenance(Lineage.told(by: stage, in: pipeline), store),
      provenance(Lineage.complete(pipeline), store)
    )
  }

  private func provenance(_ lineage: Lineage, _ store: Store) -> Provenance {
    var provenance = lineage.provenance(stamps: &stamps)
    provenance.remembered = graph.instances.indices.filter { lineage.tells(graph.stage(of: $0)) }
      .compactMap { rememberedProvenance(of: $0, store) }
    return provenance
  }
}

extension CheckedPipeline.Stage {
  /// The highest class of what the stage makes.
  var highestClass: DataClass { classes.values.max() ?? .confidential }
}
