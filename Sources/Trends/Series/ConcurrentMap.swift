import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// What a function gives for each element, in order, computed by all processors.
  ///
  /// The function sees one element at a time, so the result is the same for any number of processors. Elements are
  /// taken in runs of 16, so that a few slow ones do not keep the others waiting.
  func concurrentMap<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
    let run = 16
    let runs = (count + run - 1) / run
    guard runs > 1 else { return map(transform) }
    let results = Mutex<[[Result]]>([[Result]](repeating: [], count: runs))
    DispatchQueue.concurrentPerform(iterations: runs) { number in
      let part = self[(number * run)..<Swift.min(count, (number + 1) * run)].map(transform)
      results.withLock { $0[number] = part }
    }
    return results.withLock { Array<Result>($0.joined()) }
  }
}
