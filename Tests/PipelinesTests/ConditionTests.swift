import Foundation
import Language
import Synchronization
import Testing

@testable import Pipelines

/// What stages report beside what they reported in the run before.
@Suite struct ConditionTests {
  private static func condition(
    _ severity: DataCondition.Severity, rule: String = "total-in-disguise", count: Int = 1
  ) -> DataCondition {
    DataCondition(
      rule, of: "figures", column: "sex", severity: severity, count: count, text: "\(rule) \(count)",
      remedy: "write 'margin: T'")
  }

  private static func run(
    _ workspace: SummingWorkspace, _ value: Int, _ conditions: [DataCondition], accepting: Set<String> = []
  ) async throws -> RunReport {
    let kinds = ["load", "run"].map { SummingStage(name: $0, conditions: $0 == "load" ? conditions : []) }
    return try await workspace.executor([value, 0], kinds: kinds, accepting: accepting).run()
  }

  /// Each severity, with whether it stops the first run and whether a later one.
  @Test(arguments: [
    (DataCondition.Severity.note, false, false), (.warn, false, false), (.stopWhenAdded, false, true),
    (.stopWhenNew, true, true),
  ])
  func aSeverityDecidesWhatANewConditionDoes(
    severity: DataCondition.Severity, stopsFirst: Bool, stopsLater: Bool
  ) async throws {
    let first = try await Self.run(
      try SummingWorkspace(inputs: [[], [0]]), 1, [Self.condition(severity)])
    #expect(first.exitCode == (stopsFirst ? 3 : 0) && first.skipped == (stopsFirst ? 1 : 0))
    let workspace = try SummingWorkspace(inputs: [[], [0]])
    #expect(try await Self.run(workspace, 1, []).exitCode == 0)
    let later = try await Self.run(workspace, 2, [Self.condition(severity)])
    #expect(later.exitCode == (stopsLater ? 3 : 0))
    #expect(later.warnings == (severity == .note ? 0 : 1) && later.repeatedWarnings == 0)
  }

  @Test func theRefusalNamesTheLineToWriteAndTheStageToAccept() async throws {
    let report = try await Self.run(
      try SummingWorkspace(inputs: [[], [0]]), 1, [Self.condition(.stopWhenNew)])
    let failure = try #require(report.failures.first)
    #expect(failure.cause == .gate && failure.message.contains("total-in-disguise 1"))
    #expect(failure.help?.contains("write 'margin: T'") == true)
    #expect(failure.help?.contains("--accept s0") == true)
  }

  @Test func whatWasAcceptedOnceOnlyWarnsWhateverItsCountUntilItHasGone() async throws {
    let workspace = try SummingWorkspace(inputs: [[], [0]])
    #expect(try await Self.run(workspace, 1, [Self.condition(.stopWhenNew)]).exitCode == 3)
    #expect(
      try await Self.run(workspace, 1, [Self.condition(.stopWhenNew)], accepting: ["s0"]).exitCode == 0)
    let next = try await Self.run(workspace, 2, [Self.condition(.stopWhenNew, count: 7)])
    #expect(next.exitCode == 0 && next.repeatedWarnings == 1 && next.warnings == 1)
    // Another rule of the same column is another condition.
    let other = [Self.condition(.stopWhenNew), Self.condition(.stopWhenNew, rule: "blank")]
    let stopped = try await Self.run(workspace, 3, other)
    #expect(stopped.exitCode == 3 && stopped.failures.first?.message.contains("disguise") == false)
    #expect(try await Self.run(workspace, 4, []).exitCode == 0)
    #expect(try await Self.run(workspace, 5, [Self.condition(.stopWhenNew)]).exitCode == 3)
  }

  @Test func recordsOfEarlierVersionsKeepTheirLines() throws {
    let old = [
      "1", "load", "key", "fields", "public", "5", "table=1", "files", "", "", "one line\u{1F}[another",
    ]
    let record = try #require(StoreRecord(fields: old))
    #expect(record.conditions.map(\.text) == ["one line", "[another"] && record.comparability == .lines)
    #expect(record.fields == old + [""])
    var renewed = record
    renewed.conditions = [Self.condition(.warn), Self.condition(.stopWhenNew, rule: "tab\tand \"quote\"")]
    renewed.comparability = .byRule
    #expect(StoreRecord(fields: renewed.fields) == renewed)
    renewed.conditions = []
    #expect(StoreRecord(fields: renewed.fields) == renewed)
  }
}
