extension Executor {
  /// Why the table of an instance may not be used, or nil.
  func gateFailure(of instance: Int, _ record: StoreRecord, _ store: Store) -> StageFailure? {
    let stage = graph.stage(of: instance)
    let name = stage.declaration.name
    guard !options.acceptedStages.contains(name) else { return nil }
    do {
      let folder = store.object(record.key)
      let objections = try stage.kind.objections(folder: folder)
      if !objections.isEmpty {
        let before = try published(instance, store).map { try stage.kind.objections(folder: $0).map(\.key) }
        // What the published run did already is no news: it was warned of.
        let new = objections.filter { before?.contains($0.key) != true }
        if !new.isEmpty {
          return StageFailure(
            cause: .data, message: "stage '\(name)': " + new.map(\.message).joined(separator: "; "),
            help:
              "correct the source or its contract; when the data is right all the same, run once with --accept \(name)"
          )
        }
      }
      guard let gate = stage.gate, let port = stage.checked.outputs.first?.port,
        let now = try stage.kind.profile(folder: "\(folder)/\(port)")
      else { return nil }
      let then = try published(instance, store).flatMap { try stage.kind.profile(folder: "\($0)/\(port)") }
      guard let objection = GateKeeper.objection(gate, now: now, then: then, today: today) else { return nil }
      return StageFailure(
        cause: .gate, message: "gate: \(objection)",
        help: "when the data is right all the same, run once with --accept \(name)")
    } catch {
      return (error as? StageFailure)
        ?? StageFailure(cause: .engine, message: "the gate could not read the table of \(name)")
    }
  }

  /// The folder of what the published run made of the same instance, or nil.
  private func published(_ instance: Int, _ store: Store) -> String? {
    let address = graph.instances[instance].address.description
    let folders = pipeline.stages.compactMap(\.checked.publicationFolder)
    let published = PreviousRun.published(RunHistory(store: store), folders: folders)
    guard let earlier = published?.run.keys[address].flatMap({ contents.record($0) }), store.isWhole(earlier)
    else { return nil }
    return store.object(earlier.key)
  }
}
