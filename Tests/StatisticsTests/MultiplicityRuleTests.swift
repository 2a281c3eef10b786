import Statistics
import Testing
import Trends

/// How a table of series is adjusted by the rules of a trend stage.
@Suite struct MultiplicityRuleTests {
  private static func series(_ code: String, slope: Double, _ seed: UInt64) -> LabelledSeries {
    var stream = RandomStream(seed: 11, series: seed)
    let values: [Double?] = (0..<40).map { slope * Double($0) + stream.normal() }
    return LabelledSeries(
      measure: "detections", key: [.init(dimension: "route", code: code)],
      periods: values.indices.map(String.init), values: values, bounds: values.map { $0.map { ($0, $0) } })
  }

  private static func findings(_ series: [LabelledSeries], _ rule: Multiplicity) -> [TrendFinding] {
    TrendAnalysis.trends(
      series, season: 1, periodsPerYear: 1, alpha: 0.05, multiplicity: rule)
  }

  @Test func rulesAdjustAsTheirFunctions() throws {
    let series = [("A", 0.0), ("B", 0.03), ("C", 0.08), ("D", 0.02)].enumerated().map {
      Self.series($1.0, slope: $1.1, UInt64($0))
    }
    let p = Self.findings(series, .holm).map { try? $0.test.get().p }
    for (rule, adjust) in [
      (Multiplicity.benjaminiHochberg, benjaminiHochberg), (.benjaminiYekutieli, benjaminiYekutieli),
      (.holm, holm), (.bonferroni, bonferroni),
    ] {
      #expect(Self.findings(series, rule).map { try? $0.adjustedP.get() } == adjust(p), "\(rule)")
    }
  }

  @Test func categoriesOfATotalThatStandsStillAreNotTested() throws {
    let parts = [Self.series("A", slope: 0.2, 1), Self.series("B", slope: -0.2, 2)]
    let still = Self.findings([Self.series("_T", slope: 0, 4)] + parts, .hierarchical)
    #expect(try still[0].direction.get() == .noClearChange)
    #expect(try still[1].adjustedP.get() == 1 && still[1].direction.get() == .noClearChange)
    let rising = Self.findings([Self.series("_T", slope: 0.2, 4)] + parts, .hierarchical)
    #expect(try rising.map { try $0.direction.get() } == [.rising, .rising, .falling])
    // Without a total the categories are a family of their own.
    #expect(try Self.findings(parts, .hierarchical).map { try $0.direction.get() } == [.rising, .falling])
  }

  @Test func aFamilyIsTestedAtYekutielisLevel() throws {
    let total = Self.findings([Self.series("_T", slope: 0.05, 4)], .hierarchical)[0]
    #expect(try abs(total.adjustedP.get() / (2.88 * total.test.get().p) - 1) < 1e-12)
  }
}
