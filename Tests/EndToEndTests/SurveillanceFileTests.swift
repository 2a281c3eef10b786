import Foundation
import Testing

/// `waymark trend` with methods of surveillance.
@Suite struct SurveillanceFileTests {
  /// Eight years of months with a season, the last of them far too high.
  private static let months = (0..<96).map { place -> String in
    let number = place % 12
    let count = place == 95 ? 90 : 12 + 4 * (number < 6 ? 1 : 0) + place * 7 % 5
    return "\(2001 + place / 12)-\(number < 9 ? "0" : "")\(number + 1),\(count)\n"
  }.joined()

  private func run(_ text: String, _ more: String...) throws -> CommandRun {
    let workspace = try Workspace()
    try workspace.write("month,count\n" + text, to: "series.csv")
    return try CommandRun.waymark(
      ["trend", "series.csv", "--time", "month", "--value", "count"] + more, in: workspace.url)
  }

  private static let methods = "farrington,farringtonFlexible,earsC1,earsC2,earsC3,cusum"

  @Test func theLatestPeriodHasALineOfItsOwnAndEveryPeriodABound() throws {
    let result = try run(Self.months, "--method", Self.methods, "--format", "csv")
    #expect(result.exitCode == 0, "\(result.messages)")
    let rows = try CSVTable(result.output).all
    for method in Self.methods.split(separator: ",") {
      func row(_ quantity: String) -> [String: String]? {
        rows.first { $0["method"] == String(method) && $0["quantity"] == quantity }
      }
      #expect(row("latestPeriod")?["value"] == "2008-12", "\(method)")
      #expect(row("latestAlarm")?["value"] == "alarm", "\(method)")
      #expect(row("latestObserved")?["value"] == "90")
      let bound = try #require(row("latestBound")?["value"].flatMap { Double($0) })
      #expect(bound < 60 && bound > 10, "\(method)")
      let bounds = rows.filter { $0["method"] == String(method) && $0["quantity"] == "bound" }
      #expect(row("watched")?["value"] == String(bounds.count))
      #expect(bounds.last?["period"] == "2008-12" && bounds.count > 40)
      #expect(
        rows.contains {
          $0["method"] == String(method) && $0["period"] == "2008-12"
            && $0["quantity"]?.hasPrefix("alarmPeriods.") == true
        })
    }
  }

  @Test func settingsArePassedOnAndJSONHasEveryPeriod() throws {
    let result = try run(
      Self.months, "--method",
      "farringtonFlexible:bound=muan:years=4:alpha=0.005:pThresholdTrend=0.05,farrington:power=squareRoot,earsC3:form=surveillance,cusum:restart=never",
      "--format", "json")
    #expect(result.exitCode == 0, "\(result.messages)")
    for text in [
      "\"farringtonFlexible:bound=muan:years=4:alpha=0.005:pThresholdTrend=0.05\":{\"alarmPeriods\":{\"periods\":[",
      "\"2008-12\"]",
      "\"latestPeriod\":{\"period\":\"2008-12\"}", "\"farrington:power=squareRoot\"",
    ] {
      #expect(result.output.contains(text), "\(text)")
    }
    let wrong = try run(Self.months, "--method", "farringtonFlexible:bound=normal")
    #expect(wrong.exitCode == 2 && wrong.messages.contains("nbPlugin or muan or delta"), "\(wrong.messages)")
  }

  @Test func aSeriesWithoutAPastOrOfZerosSaysSo() throws {
    let short = try run("2001-01,3\n2001-02,4\n", "--method", Self.methods, "--format", "csv")
    #expect(short.output.components(separatedBy: "notEstimable,tooShort").count == 7, "\(short.output)")
    let zeros = (0..<60).map { "\(2001 + $0 / 12)-\($0 % 12 < 9 ? "0" : "")\($0 % 12 + 1),0\n" }.joined()
    let quiet = try run(zeros, "--method", "farringtonFlexible,cusum", "--format", "csv")
    #expect(
      quiet.output.contains("farringtonFlexible,latestModelBoundNotEstimable,tooFewEvents"), "\(quiet.output)"
    )
    #expect(quiet.output.contains("farringtonFlexible,latestAlarm,none"))
    #expect(quiet.output.contains("cusum,notEstimable,zeroBaseline"))
  }
}
