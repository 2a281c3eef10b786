import Foundation
import Testing

@Suite struct ExposureTests {
  private static let pipeline = "pipelines/exposure.yaml"
  private static let stages = """
    waymark: 1
    pipeline: exposure
    title: Detections per person
    stages:
      detections:
        load: {files: ../data/figures/frontex-detections.csv, contract: ../data/contracts/frontex-detections.yaml}
      population:
        load: {files: ../data/figures/population.csv, contract: ../data/contracts/population.yaml}
      persons:
        from: population
        disaggregate: {measure: {persons: sum(population)}, by: {country: each}, period: year}
      series:
        from: detections
        where: nationality in (AFG, PAK) and month >= 2009-01
        disaggregate: {measure: {detections: sum(detections)}, by: {nationality: each}, period: month, fill: zero}
      plain:
        from: series
        trend: {season: 12}

    """

  @Test func aRateRatioAllowsForAPopulationMatchedByCodeList() throws {
    let workspace = try Workspace()
    try workspace.write(
      Self.stages + """
          trends:
            from: {counts: series, exposure: persons}
            trend: {season: 12}
        """, to: Self.pipeline)
    let run = try workspace.waymark("run", Self.pipeline)
    #expect(run.exitCode == 0, "\(run.messages)")
    let plain = try findings(workspace, "plain")
    let trends = try findings(workspace, "trends")
    #expect(plain.count == 2 && trends.count == 2)
    for (one, other) in zip(plain, trends) {
      #expect(one["isPerExposure"] as? Bool == false && other["isPerExposure"] as? Bool == true)
      let ratios = try [one, other].map { finding -> Double in
        let estimate = try #require(finding["ratioPerYear"] as? [String: Any])
        let interval = try #require(estimate["value"] as? [String: Any])
        return try #require(interval["value"] as? Double)
      }
      // Both populations grow, so the rate rises less than the number.
      #expect(ratios[0] != ratios[1])
      #expect(one["pattern"] != nil && one["dispersion"] != nil)
    }
    #expect(try workspace.waymark("run", Self.pipeline).messages.contains("nothing to do"))
  }

  @Test func anExposureWithoutPeriodsIsRefused() throws {
    let workspace = try Workspace()
    try workspace.write(
      Self.stages + """
          whole:
            from: population
            disaggregate: {measure: {persons: sum(population)}, by: {country: each}}
          trends:
            from: {counts: series, exposure: whole}
            trend: {season: 12}
        """, to: Self.pipeline)
    let check = try workspace.waymark("check", Self.pipeline)
    #expect(check.exitCode == 2)
    #expect(check.messages.contains("the exposure 'whole' has no period"), "\(check.messages)")
  }

  @Test func countModelsAreReachedByNameWithAnExposure() throws {
    let workspace = try Workspace()
    let counts = [3, 5, 4, 6, 8, 7, 9, 12, 10, 14]
    // Twice the persons each year: the rate halves beside the growth of the counts.
    let rows = counts.enumerated().map { "\(2010 + $0),\($1),\(1000 << $0)" }
    try workspace.write("year,count,persons\n" + rows.joined(separator: "\n") + "\n", to: "counts.csv")
    func ratio(_ more: String...) throws -> Double {
      let run = try CommandRun.waymark(
        ["trend", "counts.csv", "--time", "year", "--value", "count"] + more, in: workspace.url)
      #expect(run.exitCode == 0, "\(run.messages)")
      let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
      let series = try #require((json?["series"] as? [[String: Any]])?.first)
      let methods = try #require(series["methods"] as? [String: [String: Any]])
      return try #require(methods.values.first?["rateRatioPerYear"] as? Double)
    }
    let names = [
      "poissonRegression", "quasiPoissonRegression", "negativeBinomialRegression", "firthPoissonRegression",
    ]
    for name in names {
      let plain = try ratio("--method", name)
      let perPerson = try ratio("--method", name, "--exposure", "persons")
      #expect(plain > 1.1 && abs(perPerson * 2 - plain) < 1e-3 * plain, "\(name)")
    }
  }

  private func findings(_ workspace: Workspace, _ stage: String) throws -> [[String: Any]] {
    let text = try workspace.waymark("show", Self.pipeline, stage).output
    let findings = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    // Beside the trends it is said that the last months may be revised.
    return findings.compactMap { ($0["body"] as? [String: [String: Any]])?["trend"] }
  }
}
