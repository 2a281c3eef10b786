import Foundation
import Testing

/// `waymark doctor --last`: silence is noticed.
struct DeadManTests {
  private let workspace: SmallWorkspace

  init() throws { workspace = try SmallWorkspace() }

  private func last(_ more: String...) throws -> CommandRun {
    try CommandRun.waymark(["doctor", "--last", SmallWorkspace.pipeline] + more, in: workspace.url)
  }

  private var status: URL { workspace.url.appending(path: "reports/small/status.json") }

  /// Moves the time of the last success by so many hours.
  private func age(by hours: Double) throws {
    let text = try String(contentsOf: status, encoding: .utf8)
    let earlier = Date().addingTimeInterval(-3600 * hours).ISO8601Format()
    let moved = text.replacing(/"time" : "[^"]*"/) { _ in "\"time\" : \"\(earlier)\"" }
    try Data(moved.utf8).write(to: status)
  }

  @Test func whatWasNeverPublishedIsLate() throws {
    let none = try last()
    #expect(none.exitCode == 1 && none.output.contains("nothing whole is published"), "\(none)")
  }

  @Test func aRunIsRecentForADayAndLateAfterIt() throws {
    #expect(try workspace.run().exitCode == 0)
    let now = try last()
    #expect(now.exitCode == 0 && now.output.hasPrefix("ok"), "\(now)")
    try age(by: 26.5)
    #expect(try last().exitCode == 0)
    try age(by: 27.5)
    let late = try last()
    #expect(late.exitCode == 1 && late.output.contains("27 hours ago; daily is late after 27"), "\(late)")
    #expect(late.messages.contains("waymark run \(SmallWorkspace.pipeline)"), "\(late)")
    #expect(try last("--expect", "weekly").exitCode == 0)
    try age(by: -2)
    let ahead = try last()
    #expect(ahead.exitCode == 1 && ahead.output.contains("a clock is wrong"), "\(ahead)")
  }

  @Test func aRunWithNothingToDoIsAWordOfLife() throws {
    #expect(try workspace.run().exitCode == 0)
    try age(by: 100)
    #expect(try last().exitCode == 1)
    #expect(try workspace.run().messages.contains("nothing to do"))
    #expect(try last().exitCode == 0)
  }

  @Test func aFailedNightDoesNotCount() throws {
    #expect(try workspace.run().exitCode == 0)
    try age(by: 100)
    try workspace.write("month,route\n", to: "data/figures/detections.csv")
    #expect(try workspace.run().exitCode == 3)
    let late = try last()
    #expect(late.exitCode == 1 && late.messages.contains("the last attempt"), "\(late)")
  }

  @Test func whatIsNotWholeIsLate() throws {
    #expect(try workspace.run().exitCode == 0)
    let page = workspace.url.appending(path: "reports/small/latest/index.html")
    try FileManager.default.removeItem(at: page.resolvingSymlinksInPath())
    #expect(try last().exitCode == 1)
  }

  @Test func thePipelineSaysHowOftenItIsExpected() throws {
    let path = SmallWorkspace.pipeline
    #expect(try workspace.run().exitCode == 0)
    try age(by: 24 * 30)
    #expect(try last().exitCode == 1)
    let plain = "to: ../reports/small, audience: public"
    try workspace.write(
      SmallWorkspace.text.replacing(plain, with: plain + ", expect: monthly"), to: path)
    let monthly = try last()
    #expect(monthly.exitCode == 0 && monthly.output.contains("monthly is late after"), "\(monthly)")
    // The word enters no key.
    #expect(try workspace.run().messages.contains("nothing to do"))
    try workspace.write(
      SmallWorkspace.text.replacing(plain, with: plain + ", expect: often"), to: path)
    let wrong = try last()
    #expect(wrong.exitCode == 2 && wrong.messages.contains("often"), "\(wrong)")
  }
}
