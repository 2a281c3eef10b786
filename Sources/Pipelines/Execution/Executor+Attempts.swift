import Foundation

extension Executor {
  /// What is needed to compute an instance.
  func attempt(_ instance: Int, key: String, store: Store) -> InstanceAttempt {
    let item = graph.instances[instance]
    let stage = graph.stages[item.stage]
    let inputs = inputs(of: instance)
    let artefacts = zip(item.inputs, inputs).map { place, input in
      StageAttempt.Artefact(
        port: input.port, stage: input.stage, sourcePort: input.sourcePort, bindings: input.bindings,
        folder: store.object(keys[place.source] ?? "") + "/" + input.sourcePort, hash: input.hash,
        dataClass: graph.stage(of: place.source).classes[input.sourcePort] ?? .confidential)
    }
    // A run that was killed may have left a child that still writes: no name is used twice.
    attempts += 1
    let name = "\(result.run)-\(getpid())-\(attempts)"
    var made = StageAttempt(
        address: item.address, declaration: stage.declaration, checked: stage.checked, inputs: artefacts,
        parameters: pipeline.parameters.filter {
          stage.checked.publicationFolder != nil || stage.checked.parameters.contains($0.key)
        },
        pipeline: summary, dataClass: stage.highestClass, folder: store.folder + "/attempts/" + name,
        kind: stage.kind,
        threads: max(1, ProcessInfo.processInfo.activeProcessorCount / max(1, options.jobs)),
        today: today, lineage: stage.checked.publicationFolder == nil ? [] : lineage,
      variant: variant(of: instance), contentKey: contentKey(of: instance, secret: store.secret))
    made.control = stage.control
    return InstanceAttempt(
      instance: instance, attempt: made, key: key, name: name, run: result.run, stageFields: fields(of: item.stage, secret: store.secret).digest,
      inputs: inputs.map { StoreRecord.Pair(name: $0.name, hash: $0.hash) }, classes: stage.classes)
  }
}
