internal import Foundation

/// The times of repeated runs of one piece of work, in seconds.
public struct Timing: Sendable, Codable {
  /// Every run, in order.
  public private(set) var runs: [Double] = []

  /// Creates a timing without runs.
  public init() {}

  /// Adds a run that took some seconds.
  public mutating func add(_ seconds: Double) { runs.append(seconds) }

  /// The middle run, or the mean of the two middle ones; 0 of no runs.
  public var median: Double {
    let sorted = runs.sorted()
    guard let last = sorted.last else { return 0 }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + min(sorted[middle], last)) / 2
  }

  /// The fastest run; 0 of no runs.
  public var least: Double { runs.min() ?? 0 }
}

/// The seconds of wall time that a piece of work takes, and what it gives.
public func timed<Result>(_ work: () throws -> Result) rethrows -> (seconds: Double, result: Result) {
  let clock = ContinuousClock()
  let start = clock.now
  let result = try work()
  return (start.duration(to: clock.now) / .seconds(1), result)
}

/// The seconds of processor time that this process has taken, of all its threads.
///
/// Other work on the machine hardly changes it, so it is what one core is compared with another by.
public func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Takes a value in a way that the optimiser cannot see through, so that the work for it stays.
@inline(never)
public func keep<Value>(_ value: Value) {
  withExtendedLifetime(value) {}
}
