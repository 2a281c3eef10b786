public import Language

/// How a pipeline is run.
public struct RunOptions: Sendable {
  /// How many instances run at once.
  public var jobs: Int
  /// Whether what does not depend on a failure goes on.
  public var keepsGoing: Bool
  /// Whether every source is hashed again.
  public var rehashes: Bool
  /// What is run, with all it reads; nil is everything.
  public var selection: Selection?
  /// The folder of the store, or nil for `.waymark/<pipeline>` beside the pipeline.
  public var storeFolder: String?
  /// What happens where another run is under way; nil is as the pipeline says.
  public var lock: LockPolicy?
  /// Stages whose gate was looked at by a person and is to be passed.
  public var acceptedStages: Set<String>
  /// Whether the run is entered in the history.
  public var recording: Recording
  /// The time of day in UTC, `2026-11-24T02:30:00Z`; for the history and for people, never for results.
  public var instant: @Sendable () -> String

  /// The version of Waymark, for the history; nil where nobody asks.
  public var version: String?

  /// Where the signal is noted that asks the run to end.
  public var interruption: Interruption

  /// Whether `began` says how long instances took the last time, which has to be looked up.
  public var estimates: Estimates
  /// Where engines say how far they are.
  public var progress: RunProgress

  /// Creates options.
  public init(
    jobs: Int, keepsGoing: Bool = false, rehashes: Bool = false, selection: Selection? = nil,
    storeFolder: String? = nil, lock: LockPolicy? = nil,
    acceptedStages: Set<String> = [], recording: Recording = .entered,
    instant: @escaping @Sendable () -> String = { "" }, version: String? = nil,
    interruption: Interruption = Interruption(),
    estimates: Estimates = .left, progress: RunProgress = RunProgress()
  ) {
    self.jobs = jobs
    self.keepsGoing = keepsGoing
    self.rehashes = rehashes
    self.selection = selection
    self.storeFolder = storeFolder
    self.lock = lock
    self.acceptedStages = acceptedStages
    self.recording = recording
    self.instant = instant
    self.version = version
    self.interruption = interruption
    self.estimates = estimates
    self.progress = progress
  }
}

/// Whether a run is entered in the history of its store.
public enum Recording: Sendable, Hashable {
  /// It is.
  case entered
  /// It is not: somebody only looks.
  case left
}

/// Whether the times of earlier runs are looked up.
public enum Estimates: Sendable, Hashable {
  /// They are not.
  case left
  /// They are.
  case fromHistory
}

/// What happens during a run.
public enum RunEvent: Sendable {
  /// A run began, with so many instances; with how long they took the last time, by address, where
  /// that was asked for and is known.
  case began(run: Int, instances: Int, milliseconds: [String: Int])
  /// What a killed run left was removed; of its instances so many were committed and are reused.
  ///
  /// `run` is its number, or nil where it is not known.
  case recovered(run: Int?, committed: Int, of: Int)
  /// The computation of an instance began.
  case started(InstanceAddress)
  /// An instance was computed; what it reported is compared with the last published run.
  case computed(InstanceAddress, ConditionReview, milliseconds: Int)
  /// What an instance reported for the first time does not stop the run, because somebody accepted it.
  case accepted(InstanceAddress, [DataCondition])
  /// An instance was up to date.
  case reused(InstanceAddress)
  /// The stored result of an instance is not as it was written, so it is computed again.
  case damaged(InstanceAddress)
  /// An instance failed and is tried again.
  case retried(InstanceAddress, StageFailure, milliseconds: Int)
  /// An instance failed, or the pipeline of that name.
  case failed(String, StageFailure)
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
  /// Those of them that the last published run had too.
  public var repeatedWarnings = 0
  /// What an upgrade of Waymark or of an engine did; nil where there was none.
  public var upgrade: RunUpgrade?
  /// The day of the newest release among the sources, or nil.
  public var dataDate: String?
  /// The folders in which readers see a new run.
  public var published: Set<String> = []
  /// The number of the run in the history of its store.
  public var run = 0
  /// What failed and why.
  public var failures: [StageFailure] = []
  /// The instances of the failures, in the same order.
  public var failedAddresses: [String] = []
  /// Who holds the lock, when nothing could run.
  public var busyHolder: String?
  /// The signal that ended the run before it was done; nil when it came to its end.
  public var interruption: Int32?

  /// A report of nothing yet.
  public init() {}

  /// The report of one failure.
  public init(failure: StageFailure) { failures = [failure] }

  /// The exit code; where causes differ the one that stops every run comes first.
  public var exitCode: Int32 {
    if busyHolder != nil { return 75 }
    if let interruption { return 128 + interruption }
    let causes = failures.map(\.cause)
    if causes.contains(.cannotWrite) { return 73 }
    if causes.contains(.engine) || causes.contains(.io) { return 1 }
    if causes.contains(.timeout) { return 124 }
    return causes.isEmpty ? 0 : 3
  }
}
