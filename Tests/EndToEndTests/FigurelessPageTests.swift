import Foundation
import Testing

/// A page about a country of which the tables may have nothing, such as one whose code was mistyped.
@Suite struct FigurelessPageTests {
  private static let pipeline = """
    waymark: 1
    pipeline: small
    title: A page
    parameters:
      country: {type: country}
    stages:
      detections:
        load: {files: ../data/figures/detections.csv, contract: ../data/contracts/frontex-detections.yaml}
      counts:
        from: detections
        disaggregate: {measure: {detections: sum(detections)}, by: {nationality: total+each, route: total+each}, period: year}
      page:
        from: {counts: counts}
        render: {page: mine, country: parameters.country, formats: [html, email], audience: public}
      publish:
        from: {pages: page}
        publish: {to: ../reports/small, audience: public}

    """
  private static let page = """
    waymark: 1
    page: mine
    title: page.country
    needs: {country: countries}
    blocks:
      - {table: years, contract: frontex-detections, by: route, where: {nationality: page.country}}
      - trust: all
      - sources: all

    """

  @Test(arguments: [("AFG", 0), ("ITA", 4)])
  func aPageWithoutAFigureOfItsCountryWarnsAndSaysHowItWouldBeDividedUp(_ country: String, _ code: Int32)
    throws
  {
    let workspace = try SmallWorkspace(pipeline: Self.pipeline)
    try FileManager.default.createDirectory(
      at: workspace.url.appending(path: "pipelines/pages"), withIntermediateDirectories: true)
    try workspace.write(Self.page, to: "pipelines/pages/mine.yaml")
    let run = try workspace.run(fault: nil, "--param", "country=\(country)", "--strict")
    #expect(run.exitCode == code, "\(run.messages)")
    #expect(
      run.messages.contains("page 'mine' has no figure of what it is about") == (code != 0), "\(run.messages)"
    )
    let folder = workspace.url.appending(path: "reports/small/\(country)/latest").resolvingSymlinksInPath()
    let mail = try String(contentsOf: folder.appending(path: "email.txt"), encoding: .utf8)
      .replacing(/\s+/, with: " ")
    let isAbsent = mail.contains(
      "No published figures: detections of illegal border-crossing of nationals of Italy, by route")
    #expect(isAbsent == (code != 0), "\(mail)")
  }
}
