/// Results that a run computed again because the method or an engine has another version.
public struct RunUpgrade: Sendable, Hashable {
  /// The number of the run before, which the earlier version made.
  public var earlierRun: Int
  /// The version of Waymark that made it; nil where it did not say.
  public var earlierVersion: String?
  /// How many results were computed again for that reason.
  public var recomputed: Int

  /// Whether a result that differs for these causes differs by an upgrade, perhaps among other things.
  public static func isCause(_ causes: [String]) -> Bool {
    !ChangeCauses.upgrades.isDisjoint(with: causes)
  }
}

extension Executor {
  /// What an upgrade did in this run, which is not in the history yet.
  ///
  /// It is beside the last run that came to its end; where nothing was computed again nothing is read.
  func upgrade(_ store: Store) -> RunUpgrade? {
    guard !renewed.isEmpty else { return nil }
    let history = RunHistory(store: store)
    guard let earlier = history.all.last(where: { [.computed, .unchanged].contains($0.result) }) else {
      return nil
    }
    let causes = ChangeCauses(
      store: store, index: contents.index, now: currentKeys, then: PreviousRun(earlier, history).keys)
    let recomputed = renewed.sorted().count { instance in
      RunUpgrade.isCause(causes.causes(of: graph.instances[instance].address.description))
    }
    guard recomputed > 0 else { return nil }
    return RunUpgrade(
      earlierRun: earlier.number, earlierVersion: earlier.version, recomputed: recomputed)
  }

  /// The keys of the instances of this run that are known so far, by address.
  var currentKeys: [String: String] {
    Dictionary(
      graph.instances.indices.compactMap { position in
        keys[position].map { (graph.instances[position].address.description, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }
}
