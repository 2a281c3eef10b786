import Foundation

/// One attempt of a run to compute one instance and to make it an object.
struct InstanceAttempt: Sendable {
  var instance: Int
  var attempt: StageAttempt
  var key: String
  var name: String
  var run: Int
  var stageFields: String
  var inputs: [StoreRecord.Pair]
  var classes: [String: DataClass]

  var address: InstanceAddress { attempt.address }

  /// Computes, and names the result; it counts when the committer has written it.
  func execute(in store: Store, committer: GroupCommitter) async -> Result<StoreRecord, StageFailure> {
    let clock = ContinuousClock()
    let begin = clock.now
    do {
      // What readers see rests on what is on the disk.
      if attempt.checked.publicationFolder != nil, let failure = await committer.settle() { throw failure }
      let folder = try store.makeAttempt(name)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      // A command outside is ended first, so that it is not left to itself.
      let limit = attempt.control.timeout.map { attempt.kind.endsByItself ? $0 + .seconds(10) : $0 }
      let outcome = try await Deadline.run(limit, permit: attempt.permit) { [attempt] in
        try await attempt.kind.execute(attempt)
      }
      let files = try ObjectFiles.digest(folder)
      try store.adopt(folder, digest: files, key: key)
      let dataClass = classes.values.max() ?? .confidential
      return .success(
        StoreRecord(
          run: run, address: address.description, key: key, stageFields: stageFields,
          dataClass: dataClass, milliseconds: Int(begin.duration(to: clock.now) / .milliseconds(1)),
          outputs: pairs(outcome, store), files: store.secret.guarded(files, dataClass),
          dataDate: outcome.dataDate ?? "", inputs: inputs, conditions: outcome.conditions,
          portClasses: classes))
    } catch {
      return .failure(failure(error))
    }
  }

  /// Computes once more and keeps nothing but the hashes.
  func repeated(in store: Store) async -> Result<[StoreRecord.Pair], StageFailure> {
    do {
      let folder = try store.makeAttempt(name)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      return .success(pairs(try await attempt.kind.execute(attempt), store))
    } catch {
      return .failure(failure(error))
    }
  }

  /// The content hashes as the store keeps them, in order of the ports' names.
  ///
  /// That of a manifest is kept as it is: the next run compares it with what readers find, and a
  /// manifest holds no hash of anything confidential.
  private func pairs(_ outcome: StageOutcome, _ store: Store) -> [StoreRecord.Pair] {
    let isPublication = attempt.checked.publicationFolder != nil
    return outcome.hashes.map { port, hash in
      let kept = isPublication ? hash : store.secret.guarded(hash, classes[port] ?? .confidential)
      return StoreRecord.Pair(name: port, hash: kept)
    }.sorted { $0.name < $1.name }
  }

  private func failure(_ error: any Error) -> StageFailure {
    switch error {
    case let failure as StageFailure: failure
    case let failure as SystemFailure: failure.stageFailure
    default:
      StageFailure(
        cause: .engine, message: "defect in stage kind '\(attempt.kind.name)': \(type(of: error))")
    }
  }
}
