import Synchronization

/// Ends the wait for work that takes longer than it may.
enum Deadline {
  /// Runs work; when its time is over it is cancelled and nobody waits for it any more.
  ///
  /// Work that does not heed cancellation goes on in its private folder until the process ends.
  static func run<Value: Sendable>(
    _ limit: Duration?, _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    guard let limit else { return try await work() }
    return try await withCheckedThrowingContinuation { continuation in
      let race = Race(continuation)
      let worker = Task {
        do {
          race.end(.success(try await work()))
        } catch {
          race.end(.failure(error))
        }
      }
      Task {
        try? await Task.sleep(for: limit)
        let words = DurationText.words(milliseconds: Int(limit / .milliseconds(1)))
        race.end(
          .failure(
            StageFailure(
              cause: .timeout, message: "took longer than \(words)",
              help: "raise 'timeout' of the stage if it needs more time")))
        worker.cancel()
      }
    }
  }

  /// Whoever comes first ends the wait.
  private final class Race<Value: Sendable>: Sendable {
    private let continuation: Mutex<CheckedContinuation<Value, any Error>?>

    init(_ continuation: CheckedContinuation<Value, any Error>) { self.continuation = Mutex(continuation) }

    func end(_ result: Result<Value, any Error>) {
      let first = continuation.withLock { held in
        defer { held = nil }
        return held
      }
      first?.resume(with: result)
    }
  }
}
