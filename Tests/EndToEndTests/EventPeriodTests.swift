import Foundation
import Testing

/// `by-event` of the stage `trend`: figures by the day of recording beside the same figures by the day of the event.
@Suite struct EventPeriodTests {
  private static let contract = """
    coverage: {from: 2019-01, to: 2023-12, absent: zero}
    columns:
      month:    {type: month, role: period}
      province: {type: code, list: provinces, role: dimension}
      n:        {type: count, role: measure, label: victims}
    """

  /// Sixty months of about forty, and 170 in one of them; in the other table what they tell of is spread.
  private static func rows(peak: Bool) -> String {
    "month,province,n\n"
      + (0..<60).map { place in
        let month = "\(2019 + place / 12)-\(place % 12 < 9 ? "0" : "")\(place % 12 + 1)"
        let scatter = [3, -2, 5, -4, 0, 2, -5, 4, -1, 1, -3][place * 7 % 11]
        return "\(month),HER,\((peak && place == 30 ? 170 : 40) + scatter)"
      }.joined(separator: "\n")
  }

  private func workspace(peakOfEvents: Bool) throws -> FiguresWorkspace {
    let workspace = try FiguresWorkspace(
      contract: Self.contract, rows: Self.rows(peak: true),
      disaggregate: "{measure: {n: sum(n)}, by: {province: each}, period: month, fill: zero}",
      stages: """
          happened:
            load: {files: ../data/figures/happened.csv, contract: ../data/contracts/happened.yaml}
          events:
            from: happened
            disaggregate: {measure: {n: sum(n)}, by: {province: each}, period: month, fill: zero}
          trends:
            from: {counts: agg, by-event: events}
            trend: {season: 12}
        """)
    let contract = workspace.url.appending(path: "data/contracts/figures.yaml")
    let text = try String(contentsOf: contract, encoding: .utf8)
    try workspace.write(
      text.replacing("contract: figures", with: "contract: happened"), to: "data/contracts/happened.yaml")
    try workspace.write(Self.rows(peak: peakOfEvents), to: "data/figures/happened.csv")
    return workspace
  }

  @Test(arguments: [(false, "spreadOverEventPeriods"), (true, nil)])
  func aPeakIsABacklogWhereItsEventsAreSpread(_ peakOfEvents: Bool, _ evidence: String?) throws {
    let workspace = try workspace(peakOfEvents: peakOfEvents)
    let run = try workspace.run()
    #expect(run.exitCode == 0, "\(run.messages)")
    let shown = try workspace.waymark("show", FiguresWorkspace.pipeline, "trends")
    #expect(shown.output.contains("backlog") == (evidence != nil), "\(shown.output)")
    if let evidence { #expect(shown.output.contains(evidence)) }
  }

  @Test func eventsThatAreCountedOtherwiseAreRefused() throws {
    let workspace = try workspace(peakOfEvents: false)
    let file = workspace.url.appending(path: FiguresWorkspace.pipeline)
    let text = try String(contentsOf: file, encoding: .utf8)
    let parts = text.components(separatedBy: "events:\n")
    try workspace.write(
      parts[0] + "events:\n" + parts[1].replacing("period: month", with: "period: year"),
      to: FiguresWorkspace.pipeline)
    let check = try workspace.waymark("check", FiguresWorkspace.pipeline)
    #expect(check.exitCode == 2, "\(check.messages)")
    #expect(check.messages.contains("'events' does not count what 'agg' counts"), "\(check.messages)")
  }
}
