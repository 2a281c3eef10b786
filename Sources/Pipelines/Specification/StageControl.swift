/// How the instances of a stage are run; nothing of it changes what they make.
public struct StageControl: Sendable, Hashable {
  /// How often an attempt that failed for reasons of the system or the engine is repeated.
  public var retries = 0
  /// How long an attempt may take; nil is without end.
  public var timeout: Duration?
  /// The bytes of memory an attempt may have; nil is without a bound of its own.
  public var memory: Int?

  /// Without bounds.
  public init() {}
}

/// How a pipeline is run; nothing of it changes what it makes.
public struct PipelineControl: Sendable, Hashable {
  /// What happens where another run is under way; an option of the command line comes before it.
  public var lock = LockPolicy.fail
  /// Whom to tell.
  public var notification: NotificationRule?

  /// A run that nobody is told of.
  public init() {}
}
