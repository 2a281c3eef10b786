extension Executor {
  /// Why the table of an instance may not be used, or nil.
  func gateFailure(of instance: Int, _ record: StoreRecord, _ store: Store) -> StageFailure? {
    let stage = graph.stage(of: instance)
    guard let gate = stage.gate, !options.acceptedStages.contains(stage.declaration.name) else { return nil }
    do {
      guard let (now, then) = try profiles(of: instance, record, store) else { return nil }
      guard let objection = GateKeeper.objection(gate, now: now, then: then, today: today) else { return nil }
      return StageFailure(
        cause: .gate, message: "gate: \(objection)",
        help: "when the data is right all the same, run once with --accept \(stage.declaration.name)")
    } catch {
      return (error as? StageFailure)
        ?? StageFailure(
          cause: .engine, message: "the gate could not read the table of \(stage.declaration.name)")
    }
  }

  /// The figures that differ by more than the gate of an instance allows, in words.
  ///
  /// They hold values, so that they are for people who ask and for no log. Empty for case records.
  func gateDifferences(of instance: Int, _ record: StoreRecord, _ store: Store) -> [String] {
    guard let each = graph.stage(of: instance).gate?.each, record.dataClass != .confidential,
      store.isWhole(record), let profiles = try? profiles(of: instance, record, store),
      let then = profiles.then
    else { return [] }
    return FigureGate.differences(each, now: profiles.now, then: then).map(\.text)
  }

  /// What a gate looks at in the table of an instance, now and in the last published run; nil without a table.
  private func profiles(
    of instance: Int, _ record: StoreRecord, _ store: Store
  ) throws -> (now: TableProfile, then: TableProfile?)? {
    let stage = graph.stage(of: instance)
    guard let port = stage.checked.outputs.first?.port,
      let now = try stage.kind.profile(folder: "\(store.object(record.key))/\(port)")
    else { return nil }
    let address = graph.instances[instance].address.description
    let folders = pipeline.stages.compactMap(\.checked.publicationFolder)
    let published = PreviousRun.published(RunHistory(store: store), folders: folders)
    let then = try published?.run.keys[address].flatMap { contents.record($0) }.flatMap { earlier in
      store.isWhole(earlier) ? try stage.kind.profile(folder: "\(store.object(earlier.key))/\(port)") : nil
    }
    return (now, then)
  }
}
