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

  private var store: OlderStore {
    OlderStore(folder: workspace.url.appending(path: "pipelines/.waymark/small"))
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
    // To look accepts nothing.
    let shown = try workspace.waymark("show", SmallWorkspace.pipeline, "detections")
    #expect(shown.exitCode == 0 && shown.output.contains("BGD"), "\(shown)")
    let why = try workspace.waymark("why", SmallWorkspace.pipeline, "detections")
    #expect(why.output.contains("found: detections.csv: rule 'duplicate-key'"), "\(why)")
    #expect(try night(Self.contradiction).exitCode == 3)
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
      log.messages.contains(#""repeated":["detections.csv: rule 'plausible' made 1 value missing""#),
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
    try store.forgetConditions()
    let next = try night(Self.contradiction)
    #expect(next.exitCode == 0 && next.messages.contains("rule 'duplicate-key'"), "\(next.messages)")
    #expect(try night(Self.contradiction + [Self.row(3)]).exitCode == 0)
  }

  @Test func theNightAfterAnUpgradeSaysInOneLineWhatItDid() throws {
    #expect(try night().exitCode == 0)
    try store.renumber(stage: "series", version: "0.0.9")
    let renewed = try night()
    #expect(renewed.exitCode == 0, "\(renewed.messages)")
    #expect(
      renewed.messages.contains("upgrade  waymark 0.0.9 -> ")
        && renewed.messages.contains("recomputed 2 results; 0 figures differ"), "\(renewed.messages)")
    let next = try night([Self.row(3)])
    #expect(next.exitCode == 0 && !next.messages.contains("upgrade"), "\(next.messages)")
  }

  @Test func whatAnUpgradeChangesBesideTheDataIsCountedInItsLine() throws {
    #expect(try night().exitCode == 0)
    try store.renumber(stage: "series", version: "0.0.9")
    let renewed = try night([Self.row(3)], "--log", "json")
    #expect(renewed.messages.contains(#""event":"upgrade""#), "\(renewed.messages)")
    #expect(
      !renewed.messages.contains("; 0 figures differ") && renewed.messages.contains("figures differ"),
      "\(renewed.messages)")
    let diff = try workspace.waymark("diff", "1", "2")
    #expect(diff.output.contains("cause: method version, records"), "\(diff.output)")
  }

  @Test func whatOnlyAnUpgradeOrAParameterChangedIsCounted() throws {
    let text = SmallWorkspace.text.replacing("month <= 2009-12", with: "month <= parameters.until")
      .replacing("parameters:\n", with: "parameters:\n  until: {type: month, default: 2009-12}\n")
    try workspace.write(text, to: SmallWorkspace.pipeline)
    #expect(try night().exitCode == 0)
    let shorter = try night([], "--param", "until=2009-11")
    #expect(shorter.exitCode == 0, "\(shorter.messages)")
    let diff = try workspace.waymark("diff", "1", "2")
    #expect(
      diff.output.contains(
        "series[AFG]: 0 new, 0 revised, 0 withdrawn; not listed: 9 by parameter; cause: parameter until"),
      "\(diff.output)")
    #expect(!diff.output.contains("month=2009-12"))
    let json = try workspace.waymark("diff", "1", "2", "--format", "json").output
    #expect(json.contains(#""counted":{"parameter":9}"#), "\(json)")
    let all = try workspace.waymark("diff", "1", "2", "--all", "--format", "csv").output
    #expect(all.contains("series[AFG],withdrawn,detections,route=_T month=2009-12"), "\(all)")
  }

  /// The last three months of the coverage are provisional; a longer coverage makes them final.
  @Test func anotherStatusOfTheSameValueIsCounted() throws {
    let path = "data/contracts/frontex-detections.yaml"
    let contract = try String(contentsOf: workspace.url.appending(path: path), encoding: .utf8)
    try workspace.write(contract.replacing("to: 2025-04", with: "to: 2009-12"), to: path)
    let more = [Self.row(3), "2009-12,Western African Route,Sea,PAK,7"]
    #expect(try night(more).exitCode == 0)
    try workspace.write(contract.replacing("to: 2025-04", with: "to: 2010-06"), to: path)
    let final = try night(more)
    #expect(final.exitCode == 0, "\(final.messages)")
    let diff = try workspace.waymark("diff", "1", "2")
    #expect(
      diff.output.contains("by status alone; cause: contract") && !diff.output.contains("month=2009-12: 7"),
      "\(diff.output)")
  }

  @Test func everyDifferenceHasACause() throws {
    #expect(try night([], "--param", "countries=AFG").exitCode == 0)
    #expect(try night().exitCode == 0)
    let both = try workspace.waymark("diff", "1", "2", "--rows", "1").output
    #expect(both.contains("series[PAK]: ") && both.contains("cause: first seen"), "\(both)")
    let fewer = try workspace.waymark("diff", "2", "1", "--rows", "1").output
    #expect(fewer.contains("cause: no longer made"), "\(fewer)")
    #expect(try night([Self.row(3)]).exitCode == 0)
    let fields = workspace.url.appending(path: "pipelines/.waymark/small/fields")
    try FileManager.default.removeItem(at: fields)
    let cleared = try workspace.waymark("diff", "2", "3").output
    #expect(
      cleared.contains("detections: 1 new, 0 revised, 0 withdrawn; cause: earlier key no"), "\(cleared)")
    #expect(try workspace.waymark("gc", "--keep-runs", "1").exitCode == 0)
    let gone = try workspace.waymark("diff", "2", "3")
    #expect(
      gone.exitCode == 3 && gone.messages.contains("what run 2 made is no longer stored"), "\(gone)")
  }

  /// A revision that takes 297 of 300 from one country in one year is nothing in the total.
  @Test func aGateOnEachFigureSeesWhatIsNothingInTheTotal() throws {
    let gate = "    gate: {volume: 90%, each: {change: 50%, floor: 20}}\n"
    try workspace.write(
      SmallWorkspace.text.replacing("  trends:\n", with: gate + "  trends:\n"), to: SmallWorkspace.pipeline)
    let large = "2009-04,Eastern Mediterranean Route,Sea,PAK,1000"
    #expect(try night([large, Self.row(300), "2009-06,Western African Route,Sea,PAK,19"]).exitCode == 0)
    // Below the floor, and by less than half.
    let small = try night([large, Self.row(200), "2009-06,Western African Route,Sea,PAK,2"])
    #expect(small.exitCode == 0, "\(small.messages)")
    let dropped = try night([large, Self.row(3), "2009-06,Western African Route,Sea,PAK,2"])
    #expect(dropped.exitCode == 3, "\(dropped.messages)")
    #expect(
      dropped.messages.contains(
        "gate: 2 figures differ from the last published run by more than the 50.0 % that the gate allows"),
      "\(dropped.messages)")
    #expect(!dropped.messages.contains("200 ->"), "\(dropped.messages)")
    let why = try workspace.waymark("why", SmallWorkspace.pipeline, "series[PAK]").output
    #expect(why.contains("gate: detections route=WAFR 2009-05: 200 -> 3"), "\(why)")
  }
}
