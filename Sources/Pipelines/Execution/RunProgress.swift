import Synchronization

/// How many rows the attempts that run now have read, as far as their engines tell; safe from any thread.
public final class RunProgress: Sendable {
  /// What something that is watched says.
  public enum Reading: Sendable {
    /// It has read so many rows for what it does now.
    case rows(Int)
    /// It cannot tell now.
    case unknown
    /// It is gone, and is asked no more.
    case over
  }

  private let probes = Mutex<[@Sendable () -> Reading]>([])

  /// Watches nothing yet.
  public init() {}

  /// Asks for a reading from now on.
  public func watch(_ probe: @escaping @Sendable () -> Reading) {
    probes.withLock { $0.append(probe) }
  }

  /// The rows read so far by what runs now; nil where nothing can tell.
  ///
  /// It falls when something ends.
  public var rows: Int? {
    probes.withLock { probes in
      var sum: Int?
      probes.removeAll { probe in
        switch probe() {
        case .rows(let count): sum = (sum ?? 0) &+ count
        case .unknown: break
        case .over: return true
        }
        return false
      }
      return sum
    }
  }
}
