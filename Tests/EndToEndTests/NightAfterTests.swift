import Foundation
import Testing

/// Nights one after the other: what is new is said or stops, what was so before is one line, what went is nothing.
@Suite(.serialized) struct NightAfterTests {
  static let source = "data/figures/detections.csv"
  /// Rows of one key that disagree; no figure of the report rests on them.
  static let contradiction = [
    "2009-02,Eastern Mediterranean Route,Sea,BGD,11", "2009-02,Eastern Mediterranean Route,Sea,BGD,12",
  ]
  static let implausible = ["2009-02,Eastern Mediterranean Route,Sea,BGD,2000000"]
  static let refusal = "not so in the last published run: detections.csv: rule 'duplicate-key'"

  private let workspace: SmallWorkspace
  private let rows: String

  init() throws {
    workspace = try SmallWorkspace()
    rows = try String(contentsOf: workspace.url.appending(path: Self.source), encoding: .utf8)
  }

  /// A night on the rows of the first and some more.
  private func night(_ more: [String] = [], _ arguments: String...) throws -> CommandRun {
    try workspace.write(rows + more.map { $0 + "\n" }.joined(), to: Self.source)
    return try CommandRun.waymark(
      ["run", SmallWorkspace.pipeline, "--param", "today=2026-11-24"] + arguments, in: workspace.url)
  }

  private static func row(_ count: Int) -> String { "2009-05,Western African Route,Sea,PAK,\(count)" }

  @Test func whatIsNewStopsUntilItIsAcceptedThenWarnsInOneLineAndIsForgottenWhenItWent() throws {
    #expect(try night().exitCode == 0)
    let before = try workspace.published()
    #expect(try night().messages.contains("nothing to do"))
    // The second night without anybody is like the first.
    for _ in 0..<2 {
      let stopped = try night(Self.contradiction)
      #expect(stopped.exitCode == 3 && stopped.messages.contains(Self.refusal), "\(stopped.messages)")
      #expect(stopped.messages.contains("--accept detections"), "\(stopped.messages)")
      #expect(try workspace.published() == before)
    }
    // What is accepted need not change a page.
    let accepted = try night(Self.contradiction, "--accept", "detections")
    #expect(
      accepted.exitCode == 0 && accepted.messages.contains("accepted detections:"), "\(accepted.messages)")
    let same = try night(Self.contradiction)
    #expect(same.exitCode == 0 && same.messages.contains("nothing to do"), "\(same.messages)")
    let next = try night(Self.contradiction + [Self.row(3)])
    #expect(next.exitCode == 0, "\(next.messages)")
    #expect(next.messages.contains("1 warning as in the last published run"), "\(next.messages)")
    #expect(!next.messages.contains("duplicate-key"), "\(next.messages)")
    // More of the same is the same.
    let more = try night(
      Self.contradiction + Self.contradiction.map { $0.replacing("2009-02", with: "2009-03") })
    #expect(more.exitCode == 0 && more.messages.contains("1 warning as in"), "\(more.messages)")
    let gone = try night([Self.row(4)])
    #expect(gone.exitCode == 0 && !gone.messages.contains("warning"), "\(gone.messages)")
    let again = try night(Self.contradiction + [Self.row(5)])
    #expect(again.exitCode == 3 && again.messages.contains(Self.refusal), "\(again.messages)")
  }

  @Test func whatOnlyWarnsIsSaidInFullOnceAndListedForPrograms() throws {
    #expect(try night().exitCode == 0)
    let first = try night(Self.implausible)
    #expect(first.exitCode == 0, "\(first.messages)")
    #expect(
      first.messages.contains("warning  detections: detections.csv: rule 'plausible' made 1 value missing"),
      "\(first.messages)")
    let log = try night(Self.implausible + [Self.row(3)], "--log", "json")
    #expect(log.exitCode == 0, "\(log.messages)")
    #expect(
      log.messages.contains(#""repeated":["detections.csv: rule 'plausible' made 1 value missing"]"#),
      "\(log.messages)")
  }

  /// A first run is of data that nobody has looked at with Waymark yet: it says what it finds and publishes.
  @Test func aFirstRunSaysWhatItFindsAndPublishes() throws {
    let first = try night(Self.contradiction)
    #expect(first.exitCode == 0 && first.messages.contains("warning  detections:"), "\(first.messages)")
    let next = try night(Self.contradiction + [Self.row(3)])
    #expect(next.exitCode == 0 && next.messages.contains("1 warning as in"), "\(next.messages)")
  }

  /// Records of a store that an earlier version wrote hold lines without rules.
  @Test func theNightAfterAnUpgradeIsNotStoppedByWhatMayHaveBeenThereForYears() throws {
    #expect(try night().exitCode == 0)
    try OlderStore.rewriteLog(in: workspace.url.appending(path: "pipelines/.waymark/small"))
    let next = try night(Self.contradiction)
    #expect(next.exitCode == 0 && next.messages.contains("rule 'duplicate-key'"), "\(next.messages)")
    #expect(try night(Self.contradiction + [Self.row(3)]).exitCode == 0)
  }
}
