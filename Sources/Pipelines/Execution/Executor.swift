import Foundation
import Language

/// Runs the instances of a pipeline whose inputs changed.
public actor Executor {
  let pipeline: CheckedPipeline
  let options: RunOptions
  let report: @Sendable (RunEvent) -> Void
  let graph: InstanceGraph
  let summary: PipelineSummary
  /// The parts of each stage's keys that its instances share, once they were computed.
  var stageFields: [(fields: [KeyField], digest: String)?]
  /// The content hash of each output of what is up to date or computed, keyed where it is not public.
  var outputs: [[StoreRecord.Pair]?]
  var keys: [String?]
  var result = RunReport()
  var stamps: SourceStamps
  var contents = StoreContents(index: StoreIndex(LogFile.Content.empty), objects: [])
  /// The objects that need no second look: computed in this run, or compared with their digest.
  var whole: Set<String> = []
  var scheduler: Scheduler
  /// For each instance the kinds that read each of its ports in this run.
  var readers: [[String: [String]]]
  var attempts = 0
  let resources = RunResources()
  /// What instances reported in the last published run, once something was reported in this one.
  var publishedConditions: PublishedConditions?
  /// The instances that were computed in this run and had been computed before.
  var renewed: Set<Int> = []
  /// What readers saw in each place when the run began.
  var shown: [String: String] = [:]
  /// The run that `previous` means, once that is known.
  var previous: PreviousRun?
  /// What stages that remember read in earlier runs, once that was read.
  var releaseDays: [RememberedDay.Subject: RememberedDays]?

  /// Creates an executor; `report` is called for each event, one after the other.
  public init(
    pipeline: CheckedPipeline, options: RunOptions, report: @escaping @Sendable (RunEvent) -> Void
  ) {
    self.pipeline = pipeline
    self.options = options
    self.report = report
    let graph = InstanceGraph(pipeline)
    self.graph = graph
    summary = pipeline.summary
    stageFields = Array(repeating: nil, count: pipeline.stages.count)
    outputs = Array(repeating: nil, count: graph.instances.count)
    keys = Array(repeating: nil, count: graph.instances.count)
    readers = graph.readers(without: [])
    stamps = SourceStamps(path: "", isTrusted: false)
    scheduler = Scheduler(
      inputs: graph.instances.map { $0.inputs.map(\.source) + $0.awaited }, jobs: options.jobs,
      keepsGoing: options.keepsGoing,
      retries: graph.instances.map { graph.stages[$0.stage].control.retries })
  }

  /// The folder of the store of a pipeline.
  public static func storeFolder(of pipeline: CheckedPipeline, options: RunOptions) -> String {
    options.storeFolder ?? storeFolder(beside: pipeline.path, pipeline: pipeline.name)
  }

  /// The folder of the store beside the file of a pipeline.
  static func storeFolder(beside path: String, pipeline name: String) -> String {
    path.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/.waymark/" + name
  }

  /// The absolute folder of what an instance made, once `run` has returned; nil when it made nothing.
  public func folder(of address: InstanceAddress, port: String) -> String? {
    guard let instance = graph.instances.firstIndex(where: { $0.address == address }),
      let key = keys[instance], outputs[instance] != nil
    else { return nil }
    return "\(Self.storeFolder(of: pipeline, options: options))/objects/\(key)/\(port)"
  }

  /// Every instance, `trends[AFG]`, each after those it reads.
  public var addresses: [String] { graph.instances.map(\.address.description) }

  var today: String {
    if case .scalar(let day) = pipeline.parameters["today"] { day } else { "" }
  }

  /// The positions of the instances that the selection leaves out; they count as no readers.
  func excluded(_ store: Store) -> Set<Int> {
    guard let selection = options.selection, !selection.isEverything else { return [] }
    let plan = selection.needsPlan ? planned(store, without: []) : []
    outputs = Array(repeating: nil, count: graph.instances.count)
    let last = RunHistory(store: store).all.last { $0.result != .interrupted }
    let resolver = SelectionResolver(
      graph: graph, stale: Set(plan.filter { $0.1.action != .reuse }.map(\.0)),
      failed: Set(last?.failed ?? []))
    let left = Set(graph.instances.indices).subtracting(resolver.instances(selection))
    readers = graph.readers(without: left)
    return left
  }
}
