import Glibc
import Synchronization

/// The signal that asks a run to end in order: who sets it also cancels the task of the run.
public final class Interruption: Sendable {
  private let number = Atomic<Int32>(0)

  /// Creates an interruption that has not come.
  public init() {}

  /// The place of a signal among those that came.
  public enum Order: Sendable {
    /// It was the first.
    case first
    /// One came before it.
    case later
  }

  /// Notes the signal that came; the first one counts.
  public func note(_ signal: Int32) -> Order {
    let result = number.compareExchange(
      expected: 0, desired: signal, ordering: .sequentiallyConsistent)
    return result.exchanged ? .first : .later
  }

  /// The signal that came; that of the keyboard where a run was cancelled without one.
  var signal: Int32 {
    let number = number.load(ordering: .sequentiallyConsistent)
    return number == 0 ? SIGINT : number
  }
}
