import Pipelines
import Synchronization
import Tables

/// Open engines that attempts of one run use one after the other: opening one takes longer than most
/// attempts.
///
/// Each is shut in to what the run has stored, and never opens anything else. Each attempt has a
/// connection of its own, so that nothing of one is seen by another. One in which a statement failed is
/// not used again.
final class EnginePool: Sendable {
  private struct Place: Hashable {
    var folders: [String]
    var threads: Int
  }

  private let idle = Mutex<[Place: [DuckDBDatabase]]>([:])

  /// An engine that no other attempt uses now.
  func engine(folders: [String], threads: Int, spillFolder: String) throws(EngineError) -> DuckDBEngine {
    let place = Place(folders: folders, threads: threads)
    let database =
      if let waiting = idle.withLock({ $0[place]?.popLast() }) {
        waiting
      } else {
        try DuckDBDatabase(folders: folders, threads: threads, spillFolder: spillFolder)
      }
    return try DuckDBEngine(database) { [weak self] database in
      self?.idle.withLock { $0[place, default: []].append(database) }
    }
  }
}
