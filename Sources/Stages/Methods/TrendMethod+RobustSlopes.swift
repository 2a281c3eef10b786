import Statistics
import Trends

extension TrendMethod {
  /// Slopes from medians.
  static let robustSlopes = [
    TrendMethod(
      "theilSen",
      parameters: [.init("level", 0.5...0.999, 0.95), .init("intercept", oneOf: ["separate", "joint"])],
      use: .byDefault,
      .each { input, settings in
        let line = theilSen(
          x: input.index, y: input.values, level: settings.real("level") ?? 0.95,
          intercept: settings.word("intercept") == "joint" ? .joint : .separate)
        return MethodResult(line) { line in
          [
            "slope": line.slope.value, "lower": line.slope.lower, "upper": line.slope.upper,
            "intercept": line.intercept,
          ]
        }
      }),
    TrendMethod(
      "seasonalSen",
      .each { input, _ in
        MethodResult(seasonalSen(input.grid, season: input.season)) {
          ["slope": $0.slope, "intercept": $0.intercept]
        }
      }),
    TrendMethod(
      "siegel", parameters: [.init("intercept", oneOf: ["hierarchical", "separate"])],
      .each { input, settings in
        MethodResult(
          siegelLine(
            x: input.index, y: input.values,
            intercept: settings.word("intercept") == "separate" ? .separate : .hierarchical)
        ) { ["slope": $0.slope, "intercept": $0.intercept] }
      }),
  ]
}
