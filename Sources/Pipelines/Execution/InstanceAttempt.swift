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
      let outcome = try await attempt.kind.execute(attempt)
      let files = try ObjectFiles.digest(folder)
      try store.adopt(folder, key: key)
      let dataClass = classes.values.max() ?? .confidential
      let outputs = outcome.hashes.map { port, hash in
        StoreRecord.Pair(name: port, hash: store.secret.guarded(hash, classes[port] ?? .confidential))
      }
      return .success(
        StoreRecord(
          run: run, address: address.description, key: key, stageFields: stageFields,
          dataClass: dataClass, milliseconds: Int(begin.duration(to: clock.now) / .milliseconds(1)),
          outputs: outputs.sorted { $0.name < $1.name }, files: store.secret.guarded(files, dataClass),
          dataDate: outcome.dataDate ?? "", inputs: inputs, warnings: outcome.warnings))
    } catch let failure as StageFailure {
      return .failure(failure)
    } catch let failure as SystemFailure {
      return .failure(failure.stageFailure)
    } catch {
      return .failure(
        StageFailure(
          cause: .engine, message: "defect in stage kind '\(attempt.kind.name)': \(type(of: error))"))
    }
  }
}
