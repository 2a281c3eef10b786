import Foundation
import Language

extension Executor {
  /// Runs what is due and says how it ended; nothing thrown escapes.
  public func run() async -> RunReport {
    let clock = ContinuousClock()
    let begin = clock.now
    let started = options.instant()
    do {
      let store = try Store(folder: Self.storeFolder(of: pipeline, options: options))
      let history = RunHistory(store: store)
      let lock = try await StoreLock.take(folder: store.folder, policy: lockPolicy)
      result.run = max(history.lastNumber, lock.lost?.run ?? 0) + 1
      lock.tell(holder(stage: "", since: started))
      try Faults.reach(.lockTaken, path: store.folder)
      for place in pipeline.places { shown[place.folder] = PublicationState.latest(in: place.folder) }
      try recover(store, history, lost: lock.lost, isShared: lock.isShared)
      var isShared = lock.isShared
      if case .unlocked = lockPolicy {
        lock.share()
        isShared = true
      }
      stamps = SourceStamps(path: store.folder + "/sources.json", isTrusted: !options.rehashes)
      let left = excluded(store)
      for instance in left.sorted() { _ = scheduler.handle(.excluded(instance)) }
      report(
        .began(
          run: result.run, instances: graph.instances.count - left.count,
          milliseconds: options.estimates == .fromHistory ? expected(without: left) : [:]))
      let committer = GroupCommitter(store: store)
      await work(store, committer, lock, since: started)
      if await committer.settle() != nil, let (address, problem) = await committer.failure {
        fail(address: address, problem.stageFailure)
      }
      stamps.save()
      if Task.isCancelled, !scheduler.isFinished { result.interruption = options.interruption.signal }
      result.upgrade = upgrade(store)
      let elapsed = begin.duration(to: clock.now)
      if options.recording == .entered || result.exitCode != 0 {
        try history.add(record(started: started, elapsed: elapsed, store: store))
      }
      if options.recording == .entered, result.exitCode == 0 {
        try remember(store, isAlone: !isShared)
      }
      lock.release()
    } catch let busy as BusyStore {
      result.busyHolder = busy.holder
    } catch let failure as StageFailure {
      fail(address: pipeline.name, failure)
    } catch let failure as SystemFailure {
      fail(address: pipeline.name, failure.stageFailure)
    } catch {
      // Nothing else is thrown: it was cancelled while it waited for the lock.
      result.interruption = options.interruption.signal
    }
    return result
  }

  /// What happens where another run is under way.
  var lockPolicy: LockPolicy { options.lock ?? pipeline.control.lock }

  private func recover(
    _ store: Store, _ history: RunHistory, lost: StoreLock.Holder?, isShared: Bool
  ) throws {
    guard !isShared else {
      contents = StoreContents(store)
      return
    }
    let recovered = try StoreRecovery.recover(store)
    contents = recovered.contents
    guard let lost else {
      if recovered.didWork { report(.recovered(run: nil, committed: 0, of: graph.instances.count)) }
      return
    }
    let committed = contents.index.commits(of: lost.run)
    try history.add(RunRecord.interrupted(lost, committed: committed))
    report(.recovered(run: lost.run, committed: committed, of: graph.instances.count))
  }

  private func holder(stage: String, since: String) -> StoreLock.Holder {
    StoreLock.Holder(
      pid: getpid(), host: ProcessInfo.processInfo.hostName, since: since, run: result.run, stage: stage)
  }

  /// How long instances took the last time, by address.
  private func expected(without left: Set<Int>) -> [String: Int] {
    var expected: [String: Int] = [:]
    for (index, instance) in graph.instances.enumerated() where !left.contains(index) {
      let address = instance.address.description
      if let last = contents.index.latest(of: address) { expected[address] = last.milliseconds }
    }
    return expected
  }

  /// Starts what can start until nothing runs and nothing will; once cancelled, only waits for what runs.
  private func work(
    _ store: Store, _ committer: GroupCommitter, _ lock: StoreLock, since: String
  ) async {
    await withTaskGroup(of: TaskEnd.self) { group in
      var running = 0
      /// The time for which the loop is woken next.
      var armed: Int?
      let clock = ContinuousClock()
      let begin = clock.now
      func now() -> Int { Int(begin.duration(to: clock.now) / .milliseconds(1)) }
      turns: while true {
        for attempt in Task.isCancelled ? [] : due(store, at: now()) {
          report(.started(attempt.address))
          lock.tell(holder(stage: attempt.address.description, since: since))
          group.addTask {
            .attempt(attempt.instance, await attempt.execute(in: store, committer: committer))
          }
          running += 1
        }
        let wake = Task.isCancelled ? nil : scheduler.nextStart
        if let wake, wake != armed {
          armed = wake
          group.addTask {
            try? await Task.sleep(for: .milliseconds(max(0, wake - now())))
            return .woken
          }
        }
        guard running > 0 || wake != nil, let end = await group.next() else { break turns }
        switch end {
        case .woken: armed = nil
        case .attempt(let instance, let outcome):
          running -= 1
          // What was stopped did not fail.
          if Task.isCancelled, case .failure = outcome { continue }
          await settle(instance, outcome, store, committer, at: now())
          if await committer.failure != nil { break turns }
        }
      }
      group.cancelAll()
    }
  }

  private enum TaskEnd: Sendable {
    /// An attempt ended.
    case attempt(Int, Result<StoreRecord, StageFailure>)
    /// Something that failed may be tried again.
    case woken
  }

  /// The attempts to start now; what is up to date is finished on the way.
  private func due(_ store: Store, at now: Int) -> [InstanceAttempt] {
    var due: [InstanceAttempt] = []
    var chosen = scheduler.starts(at: now)
    while !chosen.isEmpty {
      for instance in chosen {
        let key = key(of: instance, store: store)
        keys[instance] = key
        let stage = graph.stage(of: instance)
        if let record = contents.record(key), stage.kind.stands(record.outcome, of: stage.checked) {
          conclude(instance, record, store, isNew: false, at: now)
        } else if forgetDamagedReleases(of: instance, store) {
          // Without what is forgotten it has another key.
          _ = scheduler.handle(.returned(instance), at: now)
        } else if let lost = damagedInputs(of: instance, store), !lost.isEmpty {
          _ = scheduler.handle(.returned(instance), at: now)
          for source in lost { lose(source, at: now) }
        } else {
          due.append(attempt(instance, key: key, store: store))
        }
      }
      chosen = scheduler.starts(at: now)
    }
    return due
  }

  /// The inputs whose objects are not as they were committed.
  private func damagedInputs(of instance: Int, _ store: Store) -> [Int]? {
    Set(graph.instances[instance].inputs.map(\.source)).sorted().filter { source in
      guard let key = keys[source], !whole.contains(key) else { return false }
      guard let record = contents.record(key), store.isWhole(record) else { return true }
      whole.insert(key)
      return false
    }
  }

  private func lose(_ instance: Int, at now: Int) {
    guard let key = keys[instance], contents.record(key) != nil else { return }
    contents.forget(key)
    result.reused -= 1
    outputs[instance] = nil
    report(.damaged(graph.instances[instance].address))
    _ = scheduler.handle(.lost(instance), at: now)
  }

  private func settle(
    _ instance: Int, _ outcome: Result<StoreRecord, StageFailure>, _ store: Store,
    _ committer: GroupCommitter, at now: Int
  ) async {
    switch outcome {
    case .success(let record):
      if contents.index.latest(of: record.address) != nil { renewed.insert(instance) }
      contents.add(record)
      whole.insert(record.key)
      let shared = stageFields[graph.instances[instance].stage]?.fields ?? []
      await committer.add(record, fields: shared)
      conclude(instance, record, store, isNew: true, at: now)
    case .failure(let failure):
      let mayPass = failure.cause == .io || failure.cause == .engine
      follow(
        scheduler.handle(mayPass ? .failedForNow(instance) : .failed(instance), at: now), failure, at: now)
    }
  }

  /// Lets the readers of a result start, unless something was found that nobody knew of, or a gate stands between.
  private func conclude(
    _ instance: Int, _ record: StoreRecord, _ store: Store, isNew: Bool, at now: Int
  ) {
    let review = review(instance, record, store)
    let stage = graph.stage(of: instance).declaration.name
    let isAccepted = options.acceptedStages.contains(stage)
    finish(instance, record, review, isNew: isNew)
    if isAccepted, !review.stopping.isEmpty {
      report(.accepted(graph.instances[instance].address, review.stopping))
    }
    if !isAccepted, let failure = review.failure(of: stage) {
      follow(scheduler.handle(.failed(instance), at: now), failure, at: now)
    } else if let failure = gateFailure(of: instance, record, store) {
      follow(scheduler.handle(.failed(instance), at: now), failure, at: now)
    } else {
      _ = scheduler.handle(.succeeded(instance), at: now)
    }
  }

  private func follow(_ actions: [Scheduler.Action], _ failure: StageFailure, at now: Int) {
    for action in actions {
      switch action {
      case .fail(let instance): fail(address: graph.instances[instance].address.description, failure)
      case .retry(let instance, let time):
        report(.retried(graph.instances[instance].address, failure, milliseconds: time - now))
      case .skip(let skipped):
        result.skipped += 1
        report(.skipped(graph.instances[skipped].address))
      }
    }
  }

  private func fail(address: String, _ failure: StageFailure) {
    result.failures.append(failure)
    result.failedAddresses.append(address)
    report(.failed(address, failure))
  }

  private func finish(_ instance: Int, _ record: StoreRecord, _ review: ConditionReview, isNew: Bool) {
    outputs[instance] = record.outputs
    if !record.dataDate.isEmpty { result.dataDate = max(result.dataDate ?? "", record.dataDate) }
    let address = graph.instances[instance].address
    if isNew {
      result.computed += 1
      for place in pipeline.places(of: graph.stage(of: instance))
      where PublicationState.latest(in: place.folder) != shown[place.folder] {
        result.published.insert(place.folder)
      }
      result.warnings += review.warnings
      result.repeatedWarnings += review.repeated.count(where: \.isWarning)
      report(.computed(address, review, milliseconds: record.milliseconds))
    } else {
      result.reused += 1
      report(.reused(address))
    }
  }
}
