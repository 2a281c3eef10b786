import Dispatch
import Synchronization

/// Ends the wait for work that takes longer than it may.
enum Deadline {
  /// Runs work; when its time is over it is cancelled and nobody waits for it any more.
  ///
  /// Engines stop at the statement they run. Work that does not heed cancellation goes on in its private
  /// folder until the process ends, and cannot take the permit to do more; work that has taken it is
  /// waited for. Cancelling the caller cancels the work, and waits for it.
  static func run<Value: Sendable>(
    _ limit: Duration?, permit: AttemptPermit, _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    guard let limit else { return try await work() }
    let race = Race<Value>()
    let worker = Task {
      // The time begins here: before it, the work may have waited for a thread.
      let watch = DispatchWorkItem {
        guard permit.withdraw() else { return }
        let words = DurationText.words(milliseconds: Int(limit / .milliseconds(1)))
        race.end(
          .failure(
            StageFailure(
              cause: .timeout, message: "took longer than \(words)",
              help: "raise 'timeout' of the stage if it needs more time")))
        race.cancel()
      }
      queue.asyncAfter(deadline: .now() + limit / .seconds(1), execute: watch)
      defer { watch.cancel() }
      race.end(await Result(work))
    }
    race.run(worker)
    return try await withTaskCancellationHandler {
      try await race.value
    } onCancel: {
      race.cancel()
    }
  }

  /// A queue of its own, which has a thread even while every thread of the tasks is at work.
  private static let queue = DispatchQueue(label: "deadlines")

  /// Whoever comes first ends the wait.
  private final class Race<Value: Sendable>: Sendable {
    private enum State {
      case open
      case waited(CheckedContinuation<Value, any Error>)
      case ended(Result<Value, any Error>)
      case over
    }

    private let state = Mutex<State>(.open)
    private let worker = Mutex<(task: Task<Void, Never>?, isCancelled: Bool)>((nil, false))

    /// Takes the task that works.
    func run(_ task: Task<Void, Never>) {
      let isCancelled = worker.withLock { worker in
        worker.task = task
        return worker.isCancelled
      }
      if isCancelled { task.cancel() }
    }

    /// Cancels the task that works.
    func cancel() {
      let task = worker.withLock { worker in
        worker.isCancelled = true
        return worker.task
      }
      task?.cancel()
    }

    /// The first end, waited for by one caller.
    var value: Value {
      get async throws {
        try await withCheckedThrowingContinuation { continuation in
          let ended: Result<Value, any Error>? = state.withLock { state in
            if case .ended(let result) = state {
              state = .over
              return result
            }
            state = .waited(continuation)
            return nil
          }
          if let ended { continuation.resume(with: ended) }
        }
      }
    }

    func end(_ result: Result<Value, any Error>) {
      let waiter: CheckedContinuation<Value, any Error>? = state.withLock { state in
        switch state {
        case .open: state = .ended(result)
        case .waited(let continuation):
          state = .over
          return continuation
        case .ended, .over: break
        }
        return nil
      }
      waiter?.resume(with: result)
    }
  }
}

extension Result where Failure == any Error, Success: Sendable {
  /// How some work ends.
  fileprivate init(_ work: @Sendable () async throws -> Success) async {
    do {
      self = .success(try await work())
    } catch {
      self = .failure(error)
    }
  }
}
