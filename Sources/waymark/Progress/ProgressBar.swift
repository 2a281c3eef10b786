import Foundation
import Pipelines

/// The line that stays below the others on a terminal: how much is done, how long the rest may take, how
/// fast rows are read, and what runs.
struct ProgressBar {
  private var total = 0
  private var finished = 0
  private var running: [String] = []
  private var expected: [String: Int] = [:]
  private var expectedLeft = 0
  private var unknownLeft = 0
  private var computed = 0
  private var computedMilliseconds = 0
  private let jobs: Int
  /// The rows that were read when they were looked at last, and when that was, in milliseconds.
  private var rows: (count: Int, at: Int)?
  private var rowsPerSecond: Int?

  init(jobs: Int) { self.jobs = max(1, jobs) }

  /// Takes an event.
  mutating func update(_ event: RunEvent) {
    switch event {
    case .began(_, let count, let milliseconds):
      total = count
      expected = milliseconds
      expectedLeft = milliseconds.values.reduce(0, +)
      unknownLeft = max(0, count - milliseconds.count)
    case .started(let address): running.append(address.description)
    case .computed(let address, _, let milliseconds):
      computed += 1
      computedMilliseconds += milliseconds
      finish(address.description)
    case .failed(let address, _): finish(address)
    case .retried(let address, _, _): running.removeAll { $0 == address.description }
    case .reused(let address), .skipped(let address): finish(address.description)
    case .damaged: finished -= 1
    case .recovered, .accepted: break
    }
  }

  /// Takes how many rows have been read, some time after the start.
  mutating func update(rows count: Int?, at milliseconds: Int) {
    if let count, let before = rows, count > before.count, milliseconds > before.at {
      rowsPerSecond = (count - before.count) * 1_000 / (milliseconds - before.at)
    } else {
      rowsPerSecond = nil
    }
    rows = count.map { ($0, milliseconds) }
  }

  /// The line, in so many columns at most; empty before the start.
  func text(columns: Int, elapsed milliseconds: Int) -> String {
    guard total > 0 else { return "" }
    let width = 20
    let full = max(0, min(width, width * finished / total))
    let drawn = String(repeating: "#", count: full) + String(repeating: "-", count: width - full)
    func seconds(_ time: Int) -> String { DurationText.words(milliseconds: time / 1_000 * 1_000) }
    var times = milliseconds < 1_000 ? [] : [seconds(milliseconds)]
    if let left = millisecondsLeft, left >= 1_000 { times.append("about \(seconds(left)) left") }
    var parts = ["[\(drawn)] \(finished)/\(total)"]
    if !times.isEmpty { parts.append(times.joined(separator: ", ")) }
    if let rowsPerSecond { parts.append("\(Self.short(rowsPerSecond)) rows/s") }
    parts.append(running.joined(separator: ", "))
    return String(parts.joined(separator: "  ").prefix(max(0, columns - 1)))
  }

  private mutating func finish(_ address: String) {
    finished += 1
    running.removeAll { $0 == address }
    if let milliseconds = expected.removeValue(forKey: address) {
      expectedLeft -= milliseconds
    } else {
      unknownLeft = max(0, unknownLeft - 1)
    }
  }

  /// The time of the rest: as long as it took the last time, or where that is not known as the others
  /// took on average; nil before anything is known.
  private var millisecondsLeft: Int? {
    guard finished < total, unknownLeft == 0 || computed > 0 else { return nil }
    let average = computed == 0 ? 0 : computedMilliseconds / computed
    return (expectedLeft + unknownLeft * average) / min(jobs, max(1, total - finished))
  }

  /// A number with a letter for its size, `2.1 M`.
  private static func short(_ number: Int) -> String {
    switch number {
    case ..<10_000: "\(number)"
    case ..<1_000_000: "\(number / 1_000) k"
    default: "\(number / 1_000_000).\(number / 100_000 % 10) M"
    }
  }
}
