/// How a pipeline is run.
public struct RunOptions: Sendable {
  /// How many instances run at once.
  public var jobs: Int
  /// Whether what does not depend on a failure goes on.
  public var keepsGoing: Bool
  /// Whether every source is hashed again.
  public var rehashes: Bool
  /// Stages to run with all they read; nil is all of them.
  public var selection: Set<String>?
  /// The folder of the store, or nil for `.waymark/<pipeline>` beside the pipeline.
  public var storeFolder: String?
  /// What the lock says of this run.
  public var holder: String

  /// Creates options.
  public init(
    jobs: Int, keepsGoing: Bool = false, rehashes: Bool = false, selection: Set<String>? = nil,
    storeFolder: String? = nil, holder: String = "another run"
  ) {
    self.jobs = jobs
    self.keepsGoing = keepsGoing
    self.rehashes = rehashes
    self.selection = selection
    self.storeFolder = storeFolder
    self.holder = holder
  }
}

/// What happens during a run.
public enum RunEvent: Sendable {
  /// What killed attempts left was removed.
  case recovered(attempts: Int)
  /// An instance was computed.
  case computed(InstanceAddress, warnings: [String])
  /// An instance was up to date.
  case reused(InstanceAddress)
  /// An instance failed.
  case failed(InstanceAddress, StageFailure)
  /// An instance cannot run after a failure.
  case skipped(InstanceAddress)
}

/// How a run ended.
public struct RunReport: Sendable {
  /// The number of instances computed.
  public var computed = 0
  /// The number of instances that were up to date.
  public var reused = 0
  /// The number of instances that could not run.
  public var skipped = 0
  /// The warnings of what was computed.
  public var warnings = 0
  /// The day of the newest release among the sources, or nil.
  public var dataDate: String?
  /// The stages that published a new run.
  public var published: [String] = []
  /// What failed and why.
  public var failures: [StageFailure] = []
  /// Who holds the lock, when nothing could run.
  public var busyHolder: String?

  /// The exit code; where causes differ the one that stops every run comes first.
  public var exitCode: Int32 {
    if busyHolder != nil { return 75 }
    let causes = failures.map(\.cause)
    if causes.contains(.cannotWrite) { return 73 }
    if causes.contains(.engine) { return 1 }
    return causes.contains(.data) ? 3 : 0
  }
}
