import Statistics

extension TrendMethod {
  /// Slopes from medians.
  static let robustSlopes = [
    TrendMethod(
      "theilSen",
      parameters: [.init("level", .real(0.5...0.999)), .init("intercept", .words(["separate", "joint"]))],
      use: .byDefault,
      .each { input, settings in
        let line = theilSen(
          x: input.index, y: input.values, level: settings.real("level") ?? 0.95,
          intercept: settings.word("intercept") == "joint" ? .joint : .separate)
        return TrendMethodResult(line) { line in
          [
            "slope": line.slope.value, "lower": line.slope.lower, "upper": line.slope.upper,
            "intercept": line.intercept,
          ]
        }
      })
  ]
}
