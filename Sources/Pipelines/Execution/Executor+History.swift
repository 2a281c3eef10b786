extension Executor {
  /// The entry of this run in the history.
  func record(started: String, elapsed: Duration, store: Store) throws(SystemFailure) -> RunRecord {
    let instances = graph.instances.indices.compactMap { instance in
      outputs[instance] == nil
        ? nil : keys[instance].map { (graph.instances[instance].address.description, $0) }
    }
    let published = pipeline.places.compactMap { place in
      PublicationState.latest(in: place.folder).map {
        RunRecord.Publication(folder: place.folder, name: $0, key: place.key)
      }
    }
    return RunRecord(
      number: result.run, today: today, started: started,
      milliseconds: Int(elapsed / .milliseconds(1)),
      result: result.interruption != nil
        ? .interrupted : !result.failures.isEmpty ? .failed : result.computed == 0 ? .unchanged : .computed,
      exitCode: result.exitCode, computed: result.computed, reused: result.reused,
      skipped: result.skipped, failed: result.failedAddresses, published: published,
      comparedWith: previous?.number ?? 0, version: options.version,
      instances: try RunHistory(store: store).keep(instances))
  }
}
