import Synchronization

/// The leave to do what others can see, given once: either the attempt takes it, or its time is over.
///
/// An attempt that nobody waits for any more cannot publish behind the back of the run.
public final class AttemptPermit: Sendable {
  private enum State { case open, taken, withdrawn }

  private let state = Mutex<State>(.open)

  /// Creates a permit that nobody has taken.
  public init() {}

  /// Takes the permit; false when the time of the attempt is over.
  public func take() -> Bool {
    state.withLock { state in
      guard state != .withdrawn else { return false }
      state = .taken
      return true
    }
  }

  /// Withdraws the permit; false when the attempt has taken it, so that its end is to be waited for.
  func withdraw() -> Bool {
    state.withLock { state in
      guard state != .taken else { return false }
      state = .withdrawn
      return true
    }
  }
}
