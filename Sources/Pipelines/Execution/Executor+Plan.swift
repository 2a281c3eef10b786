extension Executor {
  /// What a run would do now; writes nothing and loads no engine.
  public func plan() -> [PlannedInstance] {
    let store = Store(existing: Self.storeFolder(of: pipeline, options: options))
    stamps = SourceStamps(path: store.folder + "/sources.json", isTrusted: !options.rehashes)
    contents = StoreContents(store)
    let left = Set(excluded())
    var runs = [Bool](repeating: false, count: graph.instances.count)
    var plan: [PlannedInstance] = []
    for (index, instance) in graph.instances.enumerated() where !left.contains(index) {
      let last = contents.index.latest(of: instance.address.description)
      func planned(_ action: PlannedInstance.Action) -> PlannedInstance {
        if action != .reuse { runs[index] = true }
        return PlannedInstance(
          address: instance.address, action: action, milliseconds: last?.milliseconds)
      }
      if let source = instance.inputs.first(where: { runs[$0.source] })?.source {
        plan.append(planned(.follow(graph.instances[source].address.description)))
        continue
      }
      let key = key(of: index, secret: store.secret)
      let stage = graph.stage(of: index)
      guard let record = contents.record(key) else {
        guard let last else {
          plan.append(planned(.computeFirst))
          continue
        }
        let changes = last.key == key ? [] : changes(of: index, since: last, store)
        plan.append(planned(last.key == key ? .replace : .computeChanged(changes)))
        continue
      }
      outputs[index] = record.outputs
      plan.append(planned(stage.kind.stands(record.outcome, of: stage.checked) ? .reuse : .restore))
    }
    return plan
  }

  /// What differs between the key of an instance now and that of an earlier commit of it.
  func changes(of instance: Int, since last: StoreRecord, _ store: Store) -> [KeyChange] {
    let now = fields(of: graph.instances[instance].stage, secret: store.secret).fields
    let inputs = inputs(of: instance).map { KeyField(name: "input " + $0.name, value: $0.hash) }
    return KeyChange.between(
      store.fields(digest: last.stageFields)
        + last.inputs.map { KeyField(name: "input " + $0.name, value: $0.hash) },
      now + inputs)
  }
}
