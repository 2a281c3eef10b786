import Foundation
import Language
import Pipelines

/// Tells whom a pipeline names that a run failed, is late, or met a gate.
struct RunNotices: Sendable {
  private let name: String
  private let notification: NotificationRule?
  private let folder: String
  private let messages: RunMessages

  init(_ pipeline: CheckedPipeline, _ messages: RunMessages) {
    self.messages = messages
    name = pipeline.name
    notification = pipeline.control.notification
    folder = URL(filePath: pipeline.path).deletingLastPathComponent().path
  }

  /// Tells when the run takes longer than it should, unless it is cancelled before.
  func watchForLateness() -> Task<Void, Never>? {
    guard let notification, notification.events.contains(.late), let lateness = notification.lateness else {
      return nil
    }
    return Task {
      guard (try? await Task.sleep(for: lateness)) != nil else { return }
      let words = DurationText.words(milliseconds: Int(lateness / .milliseconds(1)))
      await send(.late, run: 0, exitCode: 0, "'\(name)' has been running for \(words)")
    }
  }

  /// Tells how a run ended, where somebody wants to know.
  func tell(of report: RunReport, exitCode: Int32) async {
    guard report.busyHolder == nil else {
      await send(.failed, run: 0, exitCode: exitCode, "another run holds the lock of '\(name)'")
      return
    }
    if report.interruption != nil {
      await send(.failed, run: report.run, exitCode: exitCode, "'\(name)' was stopped before it was done")
    }
    let gates = zip(report.failedAddresses, report.failures).filter { $1.cause == .gate }
    for (address, failure) in gates {
      await send(.gate, run: report.run, exitCode: exitCode, "\(address): \(failure.message)")
    }
    let others = zip(report.failedAddresses, report.failures).filter { $1.cause != .gate }
    if let (address, failure) = others.first {
      let more = others.count == 1 ? "" : " (and \(others.count - 1) more)"
      await send(.failed, run: report.run, exitCode: exitCode, "\(address): \(failure.message)\(more)")
    }
  }

  /// Tells that a pipeline could not even be read, as far as its `notify` can.
  static func tellOfWrongPipeline(_ path: String, _ messages: RunMessages) async {
    let file = URL(filePath: path).standardizedFileURL
    guard let node = try? YAMLReader.read(path: file.path, name: path),
      let notification = PipelineNotification.read(node)
    else { return }
    let problem = await notification.send(
      .init(
        event: .failed, pipeline: node["pipeline"]?.text ?? path, run: 0, exitCode: ExitCode.usage.rawValue,
        text: "the pipeline could not start: it has errors"),
      folder: file.deletingLastPathComponent().path)
    if let problem { messages.say("notify", problem) }
  }

  private func send(_ event: NotificationRule.Event, run: Int, exitCode: Int32, _ text: String) async {
    let message = NotificationRule.Message(
      event: event, pipeline: name, run: run, exitCode: exitCode, text: VisibleText.line(text))
    // Nobody is told by a command that fails; the run itself ended as it did.
    if let problem = await notification?.send(message, folder: folder) {
      messages.say("notify", problem)
    }
  }
}
