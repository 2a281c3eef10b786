extension Executor {
  /// What a run would do now; writes nothing and loads no engine.
  public func plan() -> [PlannedInstance] {
    let store = Store(existing: Self.storeFolder(of: pipeline, options: options))
    stamps = SourceStamps(path: store.folder + "/sources.json", isTrusted: !options.rehashes)
    let known = store.addresses()
    secret = store.secret() ?? []
    var runs: Set<Int> = []
    return graph.instances.enumerated().map { index, instance in
      if let source = instance.inputs.first(where: { runs.contains($0.source) })?.source {
        runs.insert(index)
        return PlannedInstance(
          address: instance.address, action: .follow(graph.instances[source].address.description))
      }
      let key = key(of: index)
      guard let record = store.record(key) else {
        runs.insert(index)
        let isKnown = known.contains(instance.address.description)
        return PlannedInstance(
          address: instance.address, action: isKnown ? .computeChanged : .computeFirst)
      }
      outputs[index] = record.outcome.hashes
      guard instance.stage.kind.stands(record.outcome, of: instance.stage.checked) else {
        return PlannedInstance(address: instance.address, action: .restore)
      }
      return PlannedInstance(address: instance.address, action: .reuse)
    }
  }
}
