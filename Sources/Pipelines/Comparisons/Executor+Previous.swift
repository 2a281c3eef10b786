extension Executor {
  /// What an instance reads of an earlier run.
  struct PreviousInput {
    var edge: CheckedPipeline.Edge
    var address: InstanceAddress
    var record: StoreRecord
    var causes: [String]
  }

  /// Finds out which run `previous` means, once everything it may be compared with is known.
  ///
  /// It is the last published run; but while nothing differs from that run, it is what that run itself
  /// was compared with. So a second run on the same day has nothing to do, and a report that was made
  /// again is the same.
  func resolvePrevious(_ store: Store) -> PreviousRun {
    if let previous { return previous }
    let history = RunHistory(store: store)
    let places = pipeline.publishedFolders
    var result = PreviousRun()
    if let published = PreviousRun.published(history, places: places) {
      let isSame = graph.compared.allSatisfy { instance in
        let key = published.run.keys[graph.instances[instance].address.description]
        return key.flatMap { contents.index[$0] }?.outputs == outputs[instance]
      }
      let count = published.run.keys.keys.count { address in
        graph.comparedStages.contains(String(address.prefix { $0 != "[" }))
      }
      result =
        isSame && count == graph.compared.count
        ? PreviousRun.numbered(published.record.comparedWith, history) : published.run
    }
    previous = result
    return result
  }

  /// What an instance reads of the earlier run; what is gone or damaged there is not read.
  ///
  /// Nor is what was of a higher class than the pipeline was proven for, which can only be where
  /// another run was published in between.
  func previousInputs(of instance: Int, _ store: Store) -> [PreviousInput] {
    let item = graph.instances[instance]
    let stage = graph.stages[item.stage]
    guard stage.edges.contains(where: \.isPrevious) else { return [] }
    let run = resolvePrevious(store)
    let causes = ChangeCauses(
      store: store, index: contents.index,
      now: currentKeys, then: run.keys)
    var inputs: [PreviousInput] = []
    for edge in stage.edges where edge.isPrevious {
      for address in addresses(edge, of: item, in: run) {
        guard let key = run.keys[address.description], let record = contents.record(key),
          record.dataClass(of: edge.sourcePort) <= edge.provenClass,
          whole.contains(key) || store.isWhole(record)
        else { continue }
        whole.insert(key)
        inputs.append(
          PreviousInput(
            edge: edge, address: address, record: record, causes: causes.causes(of: address.description)))
      }
    }
    return inputs
  }

  /// The instances that an edge to an earlier run reads, those that are there no longer included.
  private func addresses(
    _ edge: CheckedPipeline.Edge, of reader: InstanceGraph.Instance, in run: PreviousRun
  ) -> [InstanceAddress] {
    let names =
      pipeline.stages.first { $0.declaration.name == edge.stage }?.declaration.bindings.map(\.name) ?? []
    let known = run.keys.keys.sorted().compactMap { text -> InstanceAddress? in
      guard text == edge.stage || text.hasPrefix(edge.stage + "[") else { return nil }
      let values = text.dropFirst(edge.stage.count + 1).dropLast().split(separator: ",").map(String.init)
      guard values.count == names.count else { return nil }
      return InstanceAddress(
        stage: edge.stage, bindings: zip(names, values).map { Binding(name: $0, value: $1) })
    }
    if edge.pairing.isAll { return known }
    return known.filter { address in
      address.bindings.allSatisfy { binding in
        reader.address.bindings.allSatisfy { $0.name != binding.name || $0.value == binding.value }
      }
    }
  }
}
