extension Executor {
  /// What computing stored instances again showed.
  public struct Reproduction: Sendable {
    /// How many were computed again.
    public var computed = 0
    /// The instances that came out differently.
    public var different: [String] = []
    /// The instances that could not be computed, with the reason.
    public var failures: [(address: String, failure: StageFailure)] = []
  }

  /// Computes stored instances again, in private folders, and compares what comes out; keeps nothing.
  ///
  /// - Parameter share: the part of the instances that is tried, above 0 and at most 1. The day of the
  ///   run decides which, so that in time all have their turn.
  public func reproduce(share: Double) async throws -> Reproduction {
    let store = try Store(folder: Self.storeFolder(of: pipeline, options: options))
    let lock = try await StoreLock.take(folder: store.folder, policy: lockPolicy)
    defer { if lock.lost == nil { lock.release() } }
    stamps = SourceStamps(path: store.folder + "/sources.json", isTrusted: !options.rehashes)
    contents = StoreContents(store)
    let left = excluded(store)
    // A page says the day of the run that made it, and is made again for that day.
    let days = Dictionary(
      RunHistory(store: store).all.map { ($0.number, $0.today) }, uniquingKeysWith: { _, last in last })
    var reproduction = Reproduction()
    for (index, instance) in graph.instances.enumerated() where !left.contains(index) {
      guard instance.inputs.allSatisfy({ outputs[$0.source] != nil }) else { continue }
      let key = key(of: index, store: store)
      guard let record = contents.record(key) else { continue }
      keys[index] = key
      outputs[index] = record.outputs
      // To publish again would change what readers see.
      guard graph.stage(of: index).checked.publicationFolder == nil,
        Self.isSampled(key, day: today, share: share)
      else { continue }
      report(.started(instance.address))
      var attempt = attempt(index, key: key, store: store)
      if let day = days[record.run], !day.isEmpty { attempt.attempt.today = day }
      switch await attempt.repeated(in: store) {
      case .success(let outputs):
        reproduction.computed += 1
        if outputs != record.outputs { reproduction.different.append(instance.address.description) }
      case .failure(let failure):
        reproduction.failures.append((instance.address.description, failure))
      }
    }
    return reproduction
  }

  private static func isSampled(_ key: String, day: String, share: Double) -> Bool {
    guard share < 1 else { return true }
    let digest = InstanceKey.digest([KeyField(name: day, value: key)])
    return Double(UInt32(digest.prefix(8), radix: 16) ?? 0) / Double(UInt32.max) < share
  }
}
