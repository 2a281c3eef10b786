extension Executor {
  /// What a run would do now; writes nothing and loads no engine.
  public func plan() -> [PlannedInstance] {
    let store = Store(existing: Self.storeFolder(of: pipeline, options: options))
    stamps = SourceStamps(path: store.folder + "/sources.json", isTrusted: !options.rehashes)
    contents = StoreContents(store)
    return planned(store, without: excluded(store)).map(\.1)
  }

  /// The instances beside those left out, with what would be done.
  func planned(_ store: Store, without left: Set<Int>) -> [(Int, PlannedInstance)] {
    var runs = [Bool](repeating: false, count: graph.instances.count)
    var plan: [(Int, PlannedInstance)] = []
    for (index, instance) in graph.instances.enumerated() where !left.contains(index) {
      let last = contents.index.latest(of: instance.address.description)
      let action = action(of: index, runs: runs, last: last, store)
      runs[index] = action != .reuse
      plan.append(
        (
          index,
          PlannedInstance(address: instance.address, action: action, milliseconds: last?.milliseconds)
        ))
    }
    return plan
  }

  private func action(
    of index: Int, runs: [Bool], last: StoreRecord?, _ store: Store
  ) -> PlannedInstance.Action {
    let read = graph.instances[index].inputs.map(\.source) + graph.instances[index].awaited
    if let source = read.first(where: { runs[$0] }) {
      return .follow(graph.instances[source].address.description)
    }
    let key = key(of: index, store: store)
    guard let record = contents.record(key) else {
      guard let last else { return .computeFirst }
      return last.key == key ? .replace : .computeChanged(changes(of: index, since: last, store))
    }
    outputs[index] = record.outputs
    let stage = graph.stage(of: index)
    return stage.kind.stands(record.outcome, of: stage.checked) ? .reuse : .restore
  }

  /// What differs between the key of an instance now and that of an earlier commit of it.
  func changes(of instance: Int, since last: StoreRecord, _ store: Store) -> [KeyChange] {
    let now = fields(of: graph.instances[instance].stage, store: store).fields
    let inputs = inputs(of: instance, store: store).map { KeyField(name: "input " + $0.name, value: $0.hash) }
    return KeyChange.between(
      store.fields(digest: last.stageFields)
        + last.inputs.map { KeyField(name: "input " + $0.name, value: $0.hash) },
      now + inputs)
  }
}
