import Foundation

extension Executor {
  /// What is needed to compute an instance.
  func attempt(_ instance: Int, key: String, store: Store) -> InstanceAttempt {
    let item = graph.instances[instance]
    let stage = graph.stages[item.stage]
    let inputs = inputs(of: instance, store: store)
    var artefacts = previousInputs(of: instance, store).map { input in
      var artefact = StageAttempt.Artefact(
        port: input.edge.port, stage: input.address.stage, sourcePort: input.edge.sourcePort,
        bindings: input.address.bindings,
        folder: store.object(input.record.key) + "/" + input.edge.sourcePort,
        hash: "", dataClass: input.edge.provenClass)
      artefact.causes = input.causes
      return artefact
    }
    artefacts += item.inputs.map { position, source in
      let edge = stage.edges[position]
      return StageAttempt.Artefact(
        port: edge.port, stage: edge.stage, sourcePort: edge.sourcePort,
        bindings: graph.instances[source].address.bindings,
        folder: store.object(keys[source] ?? "") + "/" + edge.sourcePort,
        hash: outputs[source]?.first { $0.name == edge.sourcePort }?.hash ?? "",
        dataClass: graph.stage(of: source).classes[edge.sourcePort] ?? .confidential)
    }
    // A run that was killed may have left a child that still writes: no name is used twice.
    attempts += 1
    let name = "\(result.run)-\(getpid())-\(attempts)"
    let provenance = provenance(of: stage, store: store)
    var made = StageAttempt(
      address: item.address, declaration: stage.declaration, checked: stage.checked, inputs: artefacts,
      parameters: pipeline.parameters.filter { stage.checked.parameters.contains($0.key) },
      pipeline: summary, dataClass: stage.highestClass, folder: store.folder + "/attempts/" + name,
      kind: stage.kind,
      threads: max(1, ProcessInfo.processInfo.activeProcessorCount / max(1, options.jobs)),
      today: today, provenance: provenance.told, completeProvenance: provenance.complete,
      variant: variant(of: instance), contentKey: contentKey(of: instance, store: store))
    made.control = stage.control
    if let input = remembered(by: instance, store) {
      made.memory = StageAttempt.Memory(
        since: input.since,
        releases: input.releases.map { release in
          .init(
            first: release.span.first, last: release.span.last,
            folder: store.object(release.record.key) + "/" + input.edge.sourcePort)
        }, left: input.left)
    }
    made.objectFolder = store.object(key)
    made.storeFolders = ["objects", "attempts"].map { store.folder + "/" + $0 }
    made.resources = resources
    made.progress = options.progress
    made.publicationBounds = pipeline.publicationBounds
    return InstanceAttempt(
      instance: instance, attempt: made, key: key, name: name, run: result.run,
      stageFields: fields(of: item.stage, store: store).digest,
      inputs: inputs.map { StoreRecord.Pair(name: $0.name, hash: $0.hash) }, classes: stage.classes)
  }
}
