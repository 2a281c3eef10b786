import Foundation
import Synchronization

extension Array where Element: Sendable {
  /// What a function makes of each element, in order, computed on so many cores.
  ///
  /// Elements are taken one after the other by whichever worker is free, so results do not depend on the number of
  /// workers where those of single elements do not.
  package func mapped<Result: Sendable>(
    workers: Int = ProcessInfo.processInfo.activeProcessorCount, _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    guard workers > 1, count > 1 else { return map(transform) }
    let next = Mutex(0)
    let results = Mutex([Result?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: Swift.min(workers, count)) { _ in
      while true {
        let place = next.withLock { next in
          defer { next += 1 }
          return next
        }
        guard place < count else { return }
        let result = transform(self[place])
        results.withLock { $0[place] = result }
      }
    }
    return results.withLock { $0.compactMap(\.self) }
  }
}
