import Foundation
import Language

/// Runs the instances of a pipeline whose inputs changed.
public actor Executor {
  let pipeline: CheckedPipeline
  let options: RunOptions
  private let report: @Sendable (RunEvent) -> Void
  let graph: InstanceGraph
  var outputs: [Int: [String: String]] = [:]
  private var keys: [Int: String] = [:]
  private var contentKeys: [Int: String] = [:]
  /// The secret of the store, which keys of confidential outputs are made with.
  var secret: [UInt8] = []
  private var result = RunReport()
  var stamps: SourceStamps?
  private var scheduler: Scheduler

  /// Creates an executor; `report` is called for each event, one after the other.
  public init(
    pipeline: CheckedPipeline, options: RunOptions, report: @escaping @Sendable (RunEvent) -> Void
  ) {
    self.pipeline = pipeline
    self.options = options
    self.report = report
    graph = InstanceGraph(pipeline, selection: options.selection)
    scheduler = Scheduler(
      inputs: graph.instances.map { $0.inputs.map(\.source) }, jobs: options.jobs,
      keepsGoing: options.keepsGoing)
  }

  private var today: String {
    if case .scalar(let day) = pipeline.parameters["today"] { day } else { "" }
  }

  /// The folder of the store of a pipeline.
  public static func storeFolder(of pipeline: CheckedPipeline, options: RunOptions) -> String {
    if let folder = options.storeFolder { return folder }
    let parent = pipeline.path.split(separator: "/").dropLast().map { "/" + $0 }.joined()
    return "\(parent)/.waymark/\(pipeline.name)"
  }

  /// The absolute folder of what an instance made, once `run` has returned; nil when it made nothing.
  public func folder(of address: InstanceAddress, port: String) -> String? {
    guard let instance = graph.instances.firstIndex(where: { $0.address == address }),
      let key = keys[instance], outputs[instance] != nil
    else { return nil }
    let store = Self.storeFolder(of: pipeline, options: options)
    return "\(store)/objects/\(key)/\(port)"
  }

  /// Runs what is due and says how it ended; nothing thrown escapes.
  public func run() async -> RunReport {
    let store: Store
    do {
      store = try Store(folder: Self.storeFolder(of: pipeline, options: options))
    } catch {
      result.failures.append(error)
      return result
    }
    let lock: StoreLock
    do {
      lock = try StoreLock(folder: store.folder, holder: options.holder)
    } catch {
      result.busyHolder = error.holder
      return result
    }
    do {
      secret = try store.makeSecret()
    } catch {
      result.failures.append(error)
      return result
    }
    let leftovers = store.removeLeftovers()
    if leftovers > 0 { report(.recovered(attempts: leftovers)) }
    stamps = SourceStamps(path: store.folder + "/sources.json", isTrusted: !options.rehashes)
    await withTaskGroup(of: (Int, Result<Store.Record, StageFailure>).self) { group in
      var running = 0
      var due = self.due(store)
      while running > 0 || !due.isEmpty {
        for (instance, key, attempt) in due {
          group.addTask { (instance, await Self.execute(attempt, key: key, store: store)) }
          running += 1
        }
        guard let (instance, outcome) = await group.next() else { break }
        running -= 1
        settle(instance, outcome)
        due = self.due(store)
      }
    }
    stamps?.save()
    _ = consume lock
    return result
  }

  /// The attempts to start now; what is up to date is finished on the way.
  private func due(_ store: Store) -> [(instance: Int, key: String, attempt: StageAttempt)] {
    var due: [(instance: Int, key: String, attempt: StageAttempt)] = []
    var chosen = scheduler.starts()
    while !chosen.isEmpty {
      for instance in chosen {
        let key = key(of: instance)
        keys[instance] = key
        let stage = graph.instances[instance].stage
        if let record = store.record(key), stage.kind.stands(record.outcome, of: stage.checked) {
          finish(instance, record, isNew: false)
          _ = scheduler.handle(.succeeded(instance))
        } else {
          due.append((instance, key, attempt(instance, key: key, store: store)))
        }
      }
      chosen = scheduler.starts()
    }
    return due
  }

  private func settle(_ instance: Int, _ outcome: Result<Store.Record, StageFailure>) {
    switch outcome {
    case .success(let record):
      finish(instance, record, isNew: true)
      _ = scheduler.handle(.succeeded(instance))
    case .failure(let failure):
      result.failures.append(failure)
      report(.failed(graph.instances[instance].address, failure))
      for skipped in scheduler.handle(.failed(instance)) {
        result.skipped += 1
        report(.skipped(graph.instances[skipped].address))
      }
    }
  }

  private func finish(_ instance: Int, _ record: Store.Record, isNew: Bool) {
    outputs[instance] = record.outcome.hashes
    if let date = record.outcome.dataDate { result.dataDate = max(result.dataDate ?? date, date) }
    let address = graph.instances[instance].address
    if isNew {
      result.computed += 1
      if graph.instances[instance].stage.checked.publicationFolder != nil {
        result.published.append(address.stage)
      }
      result.warnings += record.outcome.warnings.count
      report(.computed(address, warnings: record.outcome.warnings))
    } else {
      result.reused += 1
      report(.reused(address))
    }
  }

  func key(of instance: Int) -> String {
    var current = stamps ?? SourceStamps(path: "", isTrusted: false)
    defer { stamps = current }
    let inputs = graph.instances[instance].inputs.map { edge, source in
      InstanceKey.Input(
        port: edge.port, stage: edge.stage, sourcePort: edge.sourcePort,
        bindings: graph.instances[source].address.bindings,
        hash: outputs[source]?[edge.sourcePort] ?? "")
    }
    let content = InstanceKey.key(
      of: graph.instances[instance], in: pipeline, inputs: inputs, stamps: &current, secret: secret)
    contentKeys[instance] = content
    return graph.variant(of: instance).map { InstanceKey.key(of: content, variant: $0) } ?? content
  }

  private var lineage: [LineageFile] {
    var current = stamps ?? SourceStamps(path: "", isTrusted: false)
    defer { stamps = current }
    return Lineage.files(of: pipeline, stamps: &current)
  }

  private func attempt(_ instance: Int, key: String, store: Store) -> StageAttempt {
    let item = graph.instances[instance]
    let artefacts = item.inputs.map { edge, source in
      StageAttempt.Artefact(
        port: edge.port, stage: edge.stage, sourcePort: edge.sourcePort,
        bindings: graph.instances[source].address.bindings,
        folder: store.object(keys[source] ?? "") + "/" + edge.sourcePort,
        hash: outputs[source]?[edge.sourcePort] ?? "",
        dataClass: graph.instances[source].stage.classes[edge.sourcePort] ?? .confidential)
    }
    return StageAttempt(
      address: item.address, declaration: item.stage.declaration, checked: item.stage.checked,
      inputs: artefacts,
      parameters: pipeline.parameters.filter {
        item.stage.checked.publicationFolder != nil || item.stage.checked.parameters.contains($0.key)
      },
      pipeline: pipeline.summary, dataClass: item.stage.classes.values.max() ?? .confidential,
      folder: store.folder + "/attempts/" + key, kind: item.stage.kind,
      threads: max(1, ProcessInfo.processInfo.activeProcessorCount / max(1, options.jobs)),
      today: today, lineage: lineage, variant: graph.variant(of: instance),
      contentKey: contentKeys[instance] ?? "")
  }

  private static func execute(
    _ attempt: StageAttempt, key: String, store: Store
  ) async -> Result<Store.Record, StageFailure> {
    do {
      let folder = try store.makeAttempt(key)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let outcome = try await attempt.kind.execute(attempt)
      let record = Store.Record(address: attempt.address.description, outcome: outcome)
      try store.commit(folder, key: key, record: record)
      return .success(record)
    } catch let failure as StageFailure {
      return .failure(failure)
    } catch {
      return .failure(
        StageFailure(
          cause: .engine, message: "defect in stage kind '\(attempt.kind.name)': \(type(of: error))"))
    }
  }
}
