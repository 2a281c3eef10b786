import Foundation
import Language
import Pipelines
import Synchronization

/// Tells people or programs what a run does, on standard error.
final class RunReporter: Sendable {
  /// How events are told.
  enum Form: Sendable {
    /// A line for people each; what was up to date is only counted.
    case lines
    /// The same, with a bar below them that stays in its place.
    case bar
    /// Nothing but what goes wrong, warnings included.
    case quiet
    /// One JSON object a line.
    case json
  }

  private struct State {
    var bar: ProgressBar
    var drawn: ContinuousClock.Instant?
  }

  /// The time within which a bar is not drawn again unless there is a line to write above it.
  private static let pause = Duration.milliseconds(100)

  private let form: Form
  private let state: Mutex<State>
  private let clock = ContinuousClock()
  private let begin: ContinuousClock.Instant

  init(form: Form, jobs: Int) {
    self.form = form
    state = Mutex(State(bar: ProgressBar(jobs: jobs)))
    begin = clock.now
  }

  /// Takes an event.
  func tell(_ event: RunEvent) {
    guard form != .json else {
      Terminal.note(json(event))
      return
    }
    let lines = lines(event)
    guard form == .bar else {
      for line in lines { Terminal.note(line) }
      return
    }
    state.withLock { state in
      state.bar.update(event)
      draw(&state, below: lines)
    }
  }

  /// Draws the bar anew, with the rows that have been read; without a bar nothing happens.
  func refresh(rows: Int?) {
    guard form == .bar else { return }
    state.withLock { state in
      state.bar.update(rows: rows, at: elapsed)
      state.drawn = nil
      draw(&state, below: [])
    }
  }

  /// Takes the bar away.
  func close() { if form == .bar { Terminal.progress("\r\u{1B}[K") } }

  private var elapsed: Int { Int(begin.duration(to: clock.now) / .milliseconds(1)) }

  /// Writes lines and the bar below them in one piece, so that it does not flicker.
  private func draw(_ state: inout State, below lines: [String]) {
    if lines.isEmpty, let drawn = state.drawn, drawn.duration(to: clock.now) < Self.pause { return }
    state.drawn = clock.now
    let text = lines.map { VisibleText.line($0) + "\n" }.joined()
    let bar = VisibleText.line(state.bar.text(columns: Terminal.columns, elapsed: elapsed))
    Terminal.progress("\r\u{1B}[K" + text + bar)
  }

  private func lines(_ event: RunEvent) -> [String] {
    switch event {
    case .recovered(let run, let committed, let count):
      let name = run.map { "run \($0)" } ?? "an earlier run"
      return [
        "recovered: \(name) stopped without finishing; \(committed) of \(count) instances were committed and are reused"
      ]
    case .computed(let address, let review, let milliseconds):
      let done =
        "done     \(address)"
        + (milliseconds < 1_000 ? "" : "  \(DurationText.words(milliseconds: milliseconds))")
      return (form == .quiet ? [] : [done])
        + review.new.filter { form != .quiet || $0.isWarning }.map {
          "\($0.isWarning ? "warning " : "note    ") \(address): \($0.text)"
        }
    case .accepted(let address, let conditions):
      return conditions.map { "accepted \(address): \($0.text)" }
    case .began, .started, .reused: return []
    case .damaged(let address): return ["damaged  \(address): its stored result is computed again"]
    case .retried(let address, let failure, let milliseconds):
      return ["retry    \(address) in \(milliseconds / 1_000) s: \(failure.message)"]
    case .failed(let address, let failure):
      return ["failed   \(address): \(failure.message)"] + failure.details.map { "         \($0)" }
        + (failure.help.map { ["help     \($0)"] } ?? [])
    case .skipped(let address): return ["skipped  \(address)"]
    }
  }

  /// What a program reads of an event.
  private struct Line: Encodable {
    var time: String
    var event: String
    var instance: String?
    var run: Int?
    var instances: Int?
    var committed: Int?
    var milliseconds: Int?
    var warnings: [String]?
    var notes: [String]?
    /// Those of the warnings and notes that the last published run had too.
    var repeated: [String]?
    var cause: String?
    var message: String?
    var details: [String]?
  }

  private func json(_ event: RunEvent) -> String {
    var line = Line(time: Today.instant(Date()), event: "")
    switch event {
    case .began(let run, let count, _): (line.event, line.run, line.instances) = ("began", run, count)
    case .recovered(let run, let committed, let count):
      (line.event, line.run, line.committed, line.instances) = ("recovered", run, committed, count)
    case .started(let address): (line.event, line.instance) = ("started", address.description)
    case .computed(let address, let review, let milliseconds):
      (line.event, line.instance, line.milliseconds) = ("done", address.description, milliseconds)
      let all = review.new + review.repeated + review.stopping
      line.warnings = Self.texts(all.filter(\.isWarning))
      line.notes = Self.texts(all.filter { !$0.isWarning })
      line.repeated = Self.texts(review.repeated)
    case .accepted(let address, let conditions):
      (line.event, line.instance) = ("accepted", address.description)
      line.warnings = Self.texts(conditions)
    case .reused(let address): (line.event, line.instance) = ("reused", address.description)
    case .damaged(let address): (line.event, line.instance) = ("damaged", address.description)
    case .retried(let address, let failure, let milliseconds):
      (line.event, line.instance, line.milliseconds) = ("retry", address.description, milliseconds)
      (line.cause, line.message) = (failure.cause.rawValue, failure.message)
    case .failed(let address, let failure):
      (line.event, line.instance) = ("failed", address)
      (line.cause, line.message) = (failure.cause.rawValue, failure.message)
      line.details = failure.details.isEmpty ? nil : failure.details
    case .skipped(let address): (line.event, line.instance) = ("skipped", address.description)
    }
    return Self.text(line)
  }

  private static func texts(_ conditions: [DataCondition]) -> [String]? {
    conditions.isEmpty ? nil : conditions.map(\.text)
  }

  /// A JSON object on one line, in which nothing is obeyed by a terminal.
  static func text(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(value)).map { VisibleText.json(String(decoding: $0, as: UTF8.self)) } ?? "{}"
  }
}
