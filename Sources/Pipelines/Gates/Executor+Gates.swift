extension Executor {
  /// Why the table of an instance may not be used, or nil.
  ///
  /// It is told to whoever reads the log and to whom the pipeline names, so that it holds a figure only where
  /// the table is public. `waymark why` shows the figures of others to the owner of the store.
  func gateFailure(of instance: Int, _ record: StoreRecord, _ store: Store) -> StageFailure? {
    let name = graph.stage(of: instance).declaration.name
    guard !options.acceptedStages.contains(name) else { return nil }
    do {
      guard let objection = try gateObjection(of: instance, record, store) else { return nil }
      let why =
        record.dataClass == .public
        ? "" : "; 'waymark why FILE \(graph.instances[instance].address)' shows the figures"
      return StageFailure(
        cause: .gate, message: "gate: \(objection.words(of: record.dataClass))",
        help: "when the data is right all the same, run once with --accept \(name)\(why)")
    } catch {
      return (error as? StageFailure)
        ?? StageFailure(cause: .engine, message: "the gate could not read the table of \(name)")
    }
  }

  /// What the gate of an instance says of its stored table; nil where it passes or there is none.
  func gateObjection(
    of instance: Int, _ record: StoreRecord, _ store: Store
  ) throws -> GateKeeper.Objection? {
    guard let gate = graph.stage(of: instance).gate, let profiles = try profiles(of: instance, record, store)
    else { return nil }
    return GateKeeper.objection(gate, now: profiles.now, then: profiles.then, today: today)
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
    let published = PreviousRun.published(
      RunHistory(store: store), places: pipeline.publishedFolders)
    let then = try published?.run.keys[address].flatMap { contents.record($0) }.flatMap { earlier in
      store.isWhole(earlier) ? try stage.kind.profile(folder: "\(store.object(earlier.key))/\(port)") : nil
    }
    return (now, then)
  }
}
