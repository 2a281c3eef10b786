import Foundation
import Testing

/// A brief says which of its figures were overwritten since it was last published, though no release says so.
@Suite struct RevisedBriefTests {
  private static let pipeline = """
    waymark: 1
    pipeline: small
    title: A brief
    parameters:
      country: {type: country}
    stages:
      detections:
        load: {files: ../data/figures/detections.csv, contract: ../data/contracts/frontex-detections.yaml}
      series:
        from: detections
        where: nationality = parameters.country and month <= 2009-12
        disaggregate: {measure: {detections: sum(detections)}, by: {route: total+each}, period: month, fill: zero}
      revisions:
        from: {now: series, then: previous.series}
        compare: {}
      brief:
        from: {counts: series, changes: revisions}
        render: {page: country-brief, country: parameters.country, formats: [email], audience: public}
      publish:
        from: {pages: brief}
        publish: {to: ../reports/small, audience: public}

    """

  private func mail(_ country: String, of workspace: SmallWorkspace) throws -> String {
    let run = try workspace.run(fault: nil, "--param", "country=\(country)")
    #expect(run.exitCode == 0, "\(run.messages)")
    let folder = workspace.url.appending(path: "reports/small/\(country)/latest").resolvingSymlinksInPath()
    return try String(contentsOf: folder.appending(path: "email.txt"), encoding: .utf8)
      .replacing(/\s+/, with: " ")
  }

  @Test func aFigureThatWasOverwrittenIsToldBesideWhatItWasAndCountriesAreNeverCompared() throws {
    let workspace = try SmallWorkspace(pipeline: Self.pipeline)
    let first = "This is the first report"
    #expect(try mail("AFG", of: workspace).contains(first))
    // The last run was about another country, which is no earlier report of this one.
    #expect(try mail("PAK", of: workspace).contains(first))
    let path = workspace.url.appending(path: "data/figures/detections.csv")
    let text = try String(contentsOf: path, encoding: .utf8)
    #expect(text.contains(",Land,AFG,75\n"))
    try workspace.write(
      text.replacing(",Land,AFG,75\n", with: ",Land,AFG,175\n"), to: "data/figures/detections.csv")
    let revised = try mail("AFG", of: workspace)
    #expect(revised.contains("0 new figures, 2 revised and 0 withdrawn"), "\(revised)")
    #expect(revised.contains("January 2009; Before: 75; Now: 175"), "\(revised)")
    #expect(try mail("PAK", of: workspace).contains(first))
  }
}
