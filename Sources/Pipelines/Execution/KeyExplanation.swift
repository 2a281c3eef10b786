public import Language

/// Why an instance would be computed, or not: the parts of its key beside those of the last time.
public struct KeyExplanation: Sendable {
  /// The instance.
  public var address: InstanceAddress
  /// The number of the run that computed it last; nil when none did.
  public var lastRun: Int?
  /// Whether its result is stored and used.
  public var isCurrent: Bool
  /// The parts of its key as they are now.
  public var fields: [KeyField]
  /// The parts that differ from the last time.
  public var changes: [KeyChange]
  /// The instances it reads that would be computed first, so that this one's key is not known yet.
  public var waitsFor: [String]
  /// What its gate says of its stored table, with figures, for the owner alone; nil where nothing.
  public var gate: String?
  /// What its last computation found in the data.
  public var found: [DataCondition]
  /// The figures of its last computation that differ by more than its gate allows; they hold values.
  public var gateDifferences: [String]
}

extension Executor {
  /// Explains the key of an instance; writes nothing.
  ///
  /// Nil when the pipeline has no such instance.
  public func explain(_ text: String) -> KeyExplanation? {
    guard let index = graph.instances.firstIndex(where: { $0.address.description == text }) else {
      return nil
    }
    let due = plan().filter { $0.action != .reuse }.map(\.address)
    let address = graph.instances[index].address
    let store = Store(existing: Self.storeFolder(of: pipeline, options: options))
    let last = contents.index.latest(of: address.description)
    let sources = Set(graph.instances[index].inputs.map { graph.instances[$0.source].address })
    let shared = fields(of: graph.instances[index].stage, store: store).fields
    let inputs = inputs(of: index, store: store).map { input in
      KeyField(name: "input " + input.name, value: input.hash.isEmpty ? "not known yet" : input.hash)
    }
    let stored = last.flatMap { contents.record($0.key) }.flatMap { store.isWhole($0) ? $0 : nil }
    let objection = stored.flatMap { try? gateObjection(of: index, $0, store) }
    return KeyExplanation(
      address: address, lastRun: last?.run, isCurrent: !due.contains(address), fields: shared + inputs,
      changes: last.map { changes(of: index, since: $0, store) } ?? [],
      waitsFor: due.filter(sources.contains).map(\.description), gate: objection?.figures,
      found: last?.conditions ?? [], gateDifferences: last.map { gateDifferences(of: index, $0, store) } ?? []
    )
  }
}
