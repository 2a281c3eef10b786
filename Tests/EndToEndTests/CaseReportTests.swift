import Foundation
import Testing

@Suite(.serialized) struct CaseReportTests {
  static let pipeline = "pipelines/case-records.yaml"
  static let latest = "reports/case-records/latest"

  private func mode(_ url: URL) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
  }

  @Test func theInternalPageIsForItsOwnerAloneCarriesItsBannerAndNoRecord() throws {
    let workspace = try Workspace()
    let run = try workspace.waymark("run", Self.pipeline, "--param", "today=2026-11-24")
    #expect(run.exitCode == 0, "\(run.messages)")
    let page = try workspace.text("\(Self.latest)/index.html")
    #expect(page.contains("Internal: unprotected counts, not for publication"))
    #expect(page.contains("Trafficking in persons") && page.contains("Smuggling of migrants"))
    #expect(page.contains("Flow diagram.") && page.contains("Recorded figures only"))
    #expect(page.contains("How the records were cleaned") && page.contains("Row left out"))
    #expect(page.contains("Made-up figures (case-records)"))
    let root = workspace.url.appending(path: "reports/case-records")
    let folder = workspace.url.appending(path: Self.latest).resolvingSymlinksInPath()
    #expect(try mode(root) == 0o700 && mode(folder) == 0o700)
    for (name, data) in try workspace.files(below: Self.latest) {
      #expect(try mode(folder.appending(path: name)) == 0o600, "\(name)")
      for secret in ["Synthetic Person", "SYN-0000"] {
        #expect(data.range(of: Data(secret.utf8)) == nil, "\(name) holds \(secret)")
      }
    }
  }

  @Test func theSamePageForThePublicIsRefusedBeforeDataIsRead() throws {
    let workspace = try Workspace()
    let text = try workspace.text(Self.pipeline)
    try workspace.write(text.replacing("audience: internal", with: "audience: public"), to: Self.pipeline)
    try FileManager.default.removeItem(at: workspace.url.appending(path: "data/cases/cases.csv"))
    let run = try workspace.waymark("check", Self.pipeline)
    #expect(run.exitCode == 2, "\(run.messages)")
    #expect(run.messages.contains("E080") || run.messages.contains("internal"), "\(run.messages)")
    #expect(!workspace.exists("reports"))
  }

  @Test func recordsOfOneMatterHaveTheirCountsAndFindingsOnThePage() throws {
    let workspace = try Workspace()
    try workspace.write(
      """
      contract: line-list
      unit: victim
      coverage: {from: 2021-01, to: 2021-12, absent: zero}
      columns:
        id: {type: text, role: key}
        sex: {type: code, list: sex, role: dimension}
        day: {type: date, role: period}

      """, to: "data/contracts/line-list.yaml")
    // Five a month, and twelve more in some of them.
    let months = (0..<60).map { $0 % 12 + 1 } + [1, 1, 1, 2, 5, 5, 7, 9, 9, 9, 9, 12]
    let rows = months.enumerated().map { index, month in
      "K\(index),\(index % 3 == 0 ? "M" : "F"),2021-\(month < 10 ? "0" : "")\(month)-1\(index % 9)"
    }
    try workspace.write((["id,sex,day"] + rows).joined(separator: "\n") + "\n", to: "data/cases/list.csv")
    try workspace.write(
      """
      waymark: 1
      pipeline: list
      stages:
        source:
          load: {files: ../data/cases/list.csv, contract: ../data/contracts/line-list.yaml}
        cases:
          from: source
          clean: {}
        counts:
          from: cases
          disaggregate: {measure: {victims: count()}, by: {sex: total+each}, period: month, fill: zero}
        trends:
          from: counts
          trend: {season: 12}
        report:
          from: {counts: counts, findings: trends, quality: cases}
          render: {page: case-records, formats: [html], audience: internal}
        publish:
          from: {pages: report}
          publish: {to: ../reports/list, audience: internal}

      """, to: "pipelines/list.yaml")
    let run = try workspace.waymark("run", "pipelines/list.yaml", "--strict")
    #expect(run.exitCode == 0, "\(run.messages)")
    let page = try workspace.text("reports/list/latest/index.html")
    #expect(page.contains(">72<") && page.contains(">48<") && page.contains(">24<"))
    #expect(page.contains("Of 3 series tested") && page.contains("None of the 3 series"))
    #expect(page.contains("72 rows were read"))
  }
}
