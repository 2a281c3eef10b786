import Foundation
import Testing

/// Nights of one pipeline: an alert is new, goes on, is closed, and a quiet night says so.
@Suite(.serialized) struct AlertNightTests {
  private let workspace: SmallWorkspace

  private static let pipeline = """
    waymark: 1
    pipeline: small
    title: Detections
    stages:
      detections:
        load: {files: ../data/figures/detections.csv, contract: ../data/contracts/detections.yaml}
      series:
        from: detections
        disaggregate: {measure: {detections: sum(detections)}, by: {route: total+each}, period: month, fill: zero}
      trends:
        from: series
        trend: {season: 12}
      figures:
        from: {now: series, then: previous.series}
        compare: {}
      statements:
        from: {now: trends, then: previous.trends}
        compare: {}
      night:
        from: {counts: series, findings: trends, changes: [figures, statements]}
        render: {page: nightly, formats: [html, json], audience: public}
      publish:
        from: {pages: night}
        publish: {to: ../reports/small, audience: public}

    """

  init() throws { workspace = try SmallWorkspace(pipeline: Self.pipeline) }

  /// Runs a night on months from 2020-01 on; the last one is the month of the night.
  private func night(_ counts: [[Int]]) throws -> (run: CommandRun, page: String) {
    func month(_ place: Int) -> String {
      "\(2020 + place / 12)-\(place % 12 < 9 ? "0" : "")\(place % 12 + 1)"
    }
    let last = month(counts.count - 1)
    try workspace.write(
      """
      contract: detections
      unit: count
      published: {by: An office, release: of the month, date: 2026-01-01, url: https://example.org/, terms: free}
      coverage: {from: 2020-01, to: \(last), absent: zero}
      columns:
        month: {type: month, role: period}
        route: {type: code, list: frontex-routes, role: dimension}
        detections: {type: count, role: measure}

      """, to: "data/contracts/detections.yaml")
    let rows = counts.enumerated().flatMap { place, row in
      zip(["CMED", "EMED", "WBAL"], row).map { "\(month(place)),\($0),\($1)" }
    }
    try workspace.write(
      "month,route,detections\n" + rows.joined(separator: "\n") + "\n", to: "data/figures/detections.csv")
    let run = try workspace.run()
    let page = workspace.url.appending(path: "reports/small/latest/index.html").resolvingSymlinksInPath()
    return (run, (try? String(contentsOf: page, encoding: .utf8)) ?? "")
  }

  /// Counts around levels, the same every time.
  private static func counts(_ months: Int) -> [[Int]] {
    (0..<months).map { place in
      [20, 8, 40].enumerated().map { route, level in
        level + (place * (7 + 4 * route) + route) % 9 - 4
      }
    }
  }

  @Test func alertsComeGoOnAndEndAndQuietNightsSaySo() throws {
    let calm = Self.counts(44)
    let first = try night(Array(calm.prefix(40)))
    #expect(first.run.exitCode == 0, "\(first.run.messages)")
    #expect(first.page.contains("This is the first report"))
    #expect(first.page.contains("No alert: the latest figures of 4 series"))
    #expect(!first.page.contains("A quiet night"))

    let second = try night(Array(calm.prefix(41)))
    #expect(second.run.exitCode == 0, "\(second.run.messages)")
    #expect(second.page.contains("A quiet night: no alert among 4 series"), "\(second.page.prefix(6000))")
    #expect(second.page.contains("New: 4 figures for May 2023"))
    #expect(second.page.contains("<details class=\"fold\">"))

    var surge = Array(calm.prefix(42))
    surge[41][1] = 90
    let third = try night(surge)
    #expect(third.run.exitCode == 0, "\(third.run.messages)")
    #expect(third.page.contains("In June 2023, 90 detections"))
    #expect(third.page.contains("The last report did not have it."))
    #expect(!third.page.contains("A quiet night"))
    // The same again has nothing to do, and the page stays.
    #expect(try workspace.run().messages.contains("nothing to do"))

    surge.append(calm[42])
    surge[42][1] = 80
    let fourth = try night(surge)
    #expect(fourth.page.contains("The last report had it, too."), "\(fourth.run.messages)")

    surge.append(calm[43])
    let fifth = try night(surge)
    #expect(fifth.page.contains("No longer an alert"), "\(fifth.run.messages)")

    // A figure of the past that was revised is no quiet night, whatever else is.
    surge[10][0] += 1
    let sixth = try night(surge)
    #expect(sixth.page.contains("2 revised") && !sixth.page.contains("A quiet night"))
  }

  /// Nobody declared that the last months are not all in; they look so.
  @Test func aTailThatNobodyDeclaredIsNoTrendAndNoAlert() throws {
    var counts = Self.counts(48)
    for (place, share) in zip(45..<48, [0.7, 0.4, 0.1]) {
      counts[place] = counts[place].map { Int(Double($0) * share) }
    }
    let night = try night(counts)
    #expect(night.run.exitCode == 0, "\(night.run.messages)")
    #expect(
      night.page.contains(/The last [34] months, until December 2023, look incomplete/),
      "\(night.page.prefix(5000))")
    #expect(night.page.contains("all at once: the period may be incomplete"))
    #expect(!night.page.contains("were to be expected</h3>") && !night.page.contains("have fallen"))
    #expect(!night.page.contains("not in one direction") && !night.page.contains("probably fallen"))
  }

  /// A small number that its publisher hides tonight is not printed again as what stood there.
  @Test func whatIsHiddenTonightIsNotToldAsWhatWas() throws {
    func rows(_ last: String) -> String {
      (0..<40).map { place in
        let month = "\(2020 + place / 12)-\(place % 12 < 9 ? "0" : "")\(place % 12 + 1)"
        return "\(month),CMED,\(place == 39 ? last : String(20 + place % 7))"
      }.joined(separator: "\n")
    }
    try workspace.write(
      """
      contract: detections
      unit: count
      published: {by: An office, release: of the month, date: 2026-01-01, url: https://example.org/, terms: free}
      coverage: {from: 2020-01, to: 2023-04, absent: zero}
      columns:
        month: {type: month, role: period}
        route: {type: code, list: frontex-routes, role: dimension}
        detections: {type: count, role: measure, masks: {"<5": [0, 4]}}

      """, to: "data/contracts/detections.yaml")
    for last in ["3", "<5"] {
      try workspace.write("month,route,detections\n" + rows(last) + "\n", to: "data/figures/detections.csv")
      let run = try workspace.run()
      #expect(run.exitCode == 0, "\(run.messages)")
    }
    let page = try String(
      contentsOf: workspace.url.appending(path: "reports/small/latest/index.html").resolvingSymlinksInPath(),
      encoding: .utf8)
    #expect(page.contains("not told") && page.contains("2 revised"), "\(page.prefix(4000))")
    let changes = page.components(separatedBy: "Changes since the last report").last ?? ""
    let table = changes.components(separatedBy: "</table>").first ?? ""
    #expect(!table.contains(">3<"), "\(table)")
  }

  @Test func aStageLooksForWhatItIsToldTo() throws {
    func findings(_ find: String) throws -> String {
      let workspace = try SmallWorkspace(
        pipeline: SmallWorkspace.text.replacing("trend: {season: 12}", with: "trend: {season: 12\(find)}"))
      return try workspace.waymark("show", SmallWorkspace.pipeline, "trends[PAK]").output
    }
    let both = try findings("")
    #expect(both.contains("\"trend\":") && both.contains("\"alert\":"))
    let trends = try findings(", find: trends")
    #expect(trends.contains("\"trend\":") && !trends.contains("\"alert\":"))
    let alerts = try findings(", find: [alerts], alert-level: 0.01")
    #expect(
      !alerts.contains("\"trend\":") && alerts.contains("\"alert\":") && alerts.contains("\"level\":0.01"))
    let workspace = try SmallWorkspace(
      pipeline: SmallWorkspace.text.replacing("trend: {season: 12}", with: "trend: {find: alarms}"))
    let wrong = try workspace.waymark("check", SmallWorkspace.pipeline)
    #expect(wrong.exitCode == 2 && wrong.messages.contains("alarms"), "\(wrong.messages)")
    let nothing = try SmallWorkspace(
      pipeline: SmallWorkspace.text.replacing("trend: {season: 12}", with: "trend: {find: []}"))
    let empty = try nothing.waymark("check", SmallWorkspace.pipeline)
    #expect(empty.exitCode == 2 && empty.messages.contains("names nothing to look for"), "\(empty.messages)")
  }
}
