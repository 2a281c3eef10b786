import Foundation
import Pipelines

/// Draws the bar anew twice a second, on a thread of its own, since all others may be at work.
struct ProgressTicker {
  private let queue = DispatchQueue(label: "progress")
  private let timer: any DispatchSourceTimer

  /// Begins to draw.
  init(_ reporter: RunReporter, _ progress: RunProgress) {
    timer = DispatchSource.makeTimerSource(queue: queue)
    timer.schedule(deadline: .now() + .milliseconds(500), repeating: .milliseconds(500))
    timer.setEventHandler { reporter.refresh(rows: progress.rows) }
    timer.resume()
  }

  /// Ends; nothing is drawn after it.
  func stop() {
    timer.cancel()
    queue.sync {}
  }
}
