import Synchronization

/// What kinds of stage keep from one attempt of a run to the next, such as an engine that takes long to
/// open; it goes with the run.
public final class RunResources: Sendable {
  private let held = Mutex<[ObjectIdentifier: any Sendable]>([:])

  /// Creates resources with nothing in them.
  public init() {}

  /// The one value of a type; made when it is asked for the first time.
  public func value<Value: Sendable>(_ make: @Sendable () -> Value) -> Value {
    held.withLock { held in
      if let value = held[ObjectIdentifier(Value.self)] as? Value { return value }
      let value = make()
      held[ObjectIdentifier(Value.self)] = value
      return value
    }
  }
}
