import Foundation
import Pipelines

/// Ends a run in order when its process is asked to end: the first SIGINT or SIGTERM cancels it, the
/// second ends the process at once.
struct InterruptSignals {
  private let sources: [any DispatchSourceSignal]

  /// Listens from now on, until `stop`.
  init(
    _ interruption: Interruption, _ messages: RunMessages, cancel: @escaping @Sendable () -> Void
  ) {
    let queue = DispatchQueue(label: "signals")
    sources = [SIGINT, SIGTERM].map { number in
      // The source gets the signal even though it is ignored, and the process lives on.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        guard interruption.note(number) == .first else { _exit(128 + number) }
        messages.say("stop", "what runs is ended; once more stops at once")
        cancel()
      }
      source.resume()
      return source
    }
  }

  /// Gives the signals back to the system.
  func stop() {
    for source in sources { source.cancel() }
    for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
  }
}
