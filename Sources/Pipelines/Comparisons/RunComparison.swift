/// What two runs of a pipeline made, side by side.
public struct RunComparison: Sendable {
  /// An instance of either run whose result differs.
  public struct Difference: Sendable {
    /// The instance, `region`.
    public var address: String
    /// The ports that either made.
    public var ports: [String]
    /// The absolute folder of what the later run made; nil where it did not, or it was removed.
    public var now: String?
    /// The absolute folder of what the earlier run made; nil where it did not, or it was removed.
    public var then: String?
    /// Whether all that either run made is still stored, so that figures can be compared.
    public var isStored: Bool
    /// The higher class of both.
    public var dataClass: DataClass
    /// Why they differ.
    public var causes: [String]
  }

  /// The instances that differ, by address.
  public var differences: [Difference]
  /// How many instances are the same.
  public var equal: Int
}

extension StoreMaintenance {
  /// Compares the instances of two runs by their content.
  ///
  /// - Throws: a failure of cause `data` where the store no longer holds what one of them made.
  public func compare(_ then: RunRecord, _ now: RunRecord) throws(StageFailure) -> RunComparison {
    let contents = StoreContents(store)
    let history = RunHistory(store: store)
    for run in [then, now] where history.instances(of: run).isEmpty {
      throw StageFailure(
        cause: .data, message: "what run \(run.number) made is no longer stored",
        help: "waymark gc --keep-runs N keeps what the last N runs made")
    }
    let (old, new) = (PreviousRun(then, history).keys, PreviousRun(now, history).keys)
    let causes = ChangeCauses(store: store, index: contents.index, now: new, then: old)
    var result = RunComparison(differences: [], equal: 0)
    for address in Set(old.keys).union(new.keys).sorted() {
      let (later, earlier) = (
        new[address].flatMap { contents.index[$0] }, old[address].flatMap { contents.index[$0] }
      )
      if new[address] == old[address] || later != nil && later?.outputs == earlier?.outputs {
        result.equal += 1
        continue
      }
      let ports = Set([later, earlier].compactMap { $0 }.flatMap(\.outputs).map(\.name)).sorted()
      func folder(_ record: StoreRecord?) -> String? {
        record.flatMap { contents.record($0.key) }.map { store.object($0.key) }
      }
      let (now, then) = (folder(later), folder(earlier))
      result.differences.append(
        .init(
          address: address, ports: ports, now: now, then: then,
          isStored: (now != nil || new[address] == nil) && (then != nil || old[address] == nil),
          dataClass: [later, earlier].compactMap { $0?.dataClass }.max() ?? .confidential,
          causes: causes.causes(of: address)))
    }
    return result
  }
}
