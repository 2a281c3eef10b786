import Statistics
import Trends

extension TrendMethod {
  /// Joinpoints, broken lines, exact segmentation and breakpoints.
  static let changePoints = [
    TrendMethod(
      "joinpoint",
      parameters: [
        .init("scale", oneOf: ["logarithm", "identity"]),
        .init("selection", oneOf: ["weightedBIC", "bic", "bic3", "permutation"]), maximum, level, seed,
        .init("interval", oneOf: ["parametric", "empirical"]),
      ],
      .each { input, settings in
        joinpointResult(
          joinpoint(x: input.index, y: input.values, options: options(settings)), input)
      }),
    TrendMethod(
      "poissonJoinpoint",
      parameters: [.init("selection", oneOf: ["weightedBIC", "bic", "bic3"]), maximum, level],
      .each { input, settings in
        joinpointResult(
          ChangePointAnalysis.poissonJoinpoints(
            of: input.grid, exposure: input.exposure, options: options(settings)), input)
      }),
    TrendMethod(
      "segmented", parameters: [.init("breaks", 1...2, 1), level],
      .each { input, settings in
        let breaks = BreakCount(rawValue: settings.whole("breaks") ?? 1) ?? .one
        return segmentedResult(
          segmentedRegression(
            x: input.index, y: input.values, breaks: breaks, level: settings.real("level") ?? 0.95), input)
      }),
    TrendMethod(
      "segmentedPoisson",
      .each { input, _ in
        switch segmentedPoisson(x: input.index, counts: input.values) {
        case .failure(let reason): return MethodResult(notEstimable: reason)
        case .success(let fit):
          var result = MethodResult(["deviance": fit.deviance, "dispersion": fit.dispersion])
          let bend = input.period(near: fit.breakpoint)
          result.setPeriod("breakpointPeriod", bend)
          result.setDated("slopes", [input.period(0), bend], fit.slopes)
          return result
        }
      }),
    TrendMethod(
      "davies", parameters: [.init("points", 2...1000, 10)],
      .each { input, settings in
        slopeChangeResult(
          daviesTest(x: input.index, y: input.values, points: settings.whole("points") ?? 10), input)
      }),
    TrendMethod(
      "slopeScore", parameters: [.init("points", 2...1000, 10)],
      .each { input, settings in
        slopeChangeResult(
          slopeScoreTest(x: input.index, y: input.values, points: settings.whole("points") ?? 10), input)
      }),
    TrendMethod(
      "levelChanges", parameters: [.init("minimumLength", shortest, 3)],
      .each { input, settings in
        let found = ChangePointAnalysis.levels(
          of: input.grid, minimumLength: settings.whole("minimumLength") ?? 3)
        switch found {
        case .failure(let reason): return MethodResult(notEstimable: reason)
        case .success(let levels):
          var result = MethodResult(["changes": Double(levels.changes.count), "penalty": levels.penalty])
          result.setPeriods("changePeriods", levels.changes.map { input.period($0) })
          result.setDated(
            "means", levels.stretches.map { input.period($0.first) }, levels.stretches.map(\.mean))
          return result
        }
      }),
    TrendMethod(
      "penalisedSegmentation",
      parameters: [
        cost, theta, .init("minimumLength", shortest, 2),
        .init("penalty", .real(0...1e300), standard: .rule("Schwarz's, 2 ln n; 3 ln n with cost=line")),
      ],
      .each { input, settings in
        let penalty = settings.real("penalty").map(ChangePenalty.fixed) ?? .schwarz
        return segmentationResult(
          penalisedSegmentation(
            input.values, cost: segmentCost(settings), penalty: penalty,
            minimumLength: settings.whole("minimumLength") ?? 2), input)
      }),
    TrendMethod(
      "optimalSegmentation",
      parameters: [cost, theta, .init("minimumLength", shortest, 2), .init("segments", 1...1000, 2)],
      .each { input, settings in
        segmentationResult(
          optimalSegmentation(
            input.values, cost: segmentCost(settings), segments: settings.whole("segments") ?? 2,
            minimumLength: settings.whole("minimumLength") ?? 2), input)
      }),
    TrendMethod(
      "baiPerron",
      parameters: [
        model, .init("trimming", 0...0.45, 0.15),
        .init("maximum", .whole(1...1000), standard: .rule("as many as fit but one")), level,
      ],
      .each { input, settings in
        breakpointResult(
          baiPerron(
            input.values, model: breakpointModel(settings), trimming: settings.real("trimming") ?? 0.15,
            maximum: settings.whole("maximum"), level: settings.real("level") ?? 0.95), input)
      }),
    stability("olsCusum") { input, settings in olsCusum(input.values, model: breakpointModel(settings)) },
    stability("recursiveCusum") { input, settings in
      recursiveCusum(input.values, model: breakpointModel(settings))
    },
    stability("scoreCusum") { input, settings in scoreCusum(input.values, model: breakpointModel(settings)) },
    stability("mosum", [.init("bandwidth", 0.01...0.5, 0.15)]) { input, settings in
      mosum(
        input.values, model: breakpointModel(settings), bandwidth: settings.real("bandwidth") ?? 0.15)
    },
    stability("supF", [trimming]) { input, settings in fTests(input, settings).map(\.supF) },
    stability("aveF", [trimming]) { input, settings in fTests(input, settings).map(\.aveF) },
    stability("expF", [trimming]) { input, settings in fTests(input, settings).map(\.expF) },
  ]

  private static let level = TrendMethodParameter("level", 0.5...0.999, 0.95)
  private static let maximum = TrendMethodParameter(
    "maximum", .whole(0...5), standard: .rule("0 below 7 values, 1 below 12, 2 below 17, 3 below 22, then 4"))
  private static let seed = TrendMethodParameter("seed", 0...Int.max, 1)
  private static let shortest = 1...10_000
  private static let theta = TrendMethodParameter("theta", 1e-6...1e9, 1)
  private static let trimming = TrendMethodParameter("trimming", 0.01...0.45, 0.15)
  private static let model = TrendMethodParameter("model", oneOf: ["level", "line"])
  private static let cost = TrendMethodParameter(
    "cost", oneOf: ["level", "poisson", "negativeBinomial", "line"])

  private static func breakpointModel(_ settings: TrendMethodSettings) -> BreakpointModel {
    settings.word("model") == "line" ? .line : .level
  }

  private static func segmentCost(_ settings: TrendMethodSettings) -> SegmentCost {
    switch settings.word("cost") {
    case "poisson": .poisson
    case "negativeBinomial": .negativeBinomial(theta: settings.real("theta") ?? 1)
    case "line": .line
    default: .level
    }
  }

  private static func options(_ settings: TrendMethodSettings) -> JoinpointOptions {
    let seed = UInt64(settings.whole("seed") ?? 1)
    var options = JoinpointOptions(
      scale: settings.word("scale") == "identity" ? .identity : .logarithm,
      maximum: settings.whole("maximum"),
      level: settings.real("level") ?? 0.95)
    switch settings.word("selection") {
    case "bic": options.selection = .criterion(.bic)
    case "bic3": options.selection = .criterion(.bic3)
    case "permutation": options.selection = .permutation(JoinpointPermutation(seed: seed))
    default: options.selection = .criterion(.weightedBIC)
    }
    if settings.word("interval") == "empirical" {
      options.averageInterval = .empirical(JoinpointResampling(seed: seed))
    }
    return options
  }

  private static func fTests(_ input: TrendMethodInput, _ settings: TrendMethodSettings) -> Estimate<FTests> {
    supF(input.values, model: breakpointModel(settings), trimming: settings.real("trimming") ?? 0.15)
  }

  private static func stability(
    _ name: String, _ parameters: [TrendMethodParameter] = [],
    _ test: @escaping @Sendable (TrendMethodInput, TrendMethodSettings) -> Estimate<StabilityTest>
  ) -> TrendMethod {
    TrendMethod(
      name, parameters: [model] + parameters,
      .each { input, settings in
        switch test(input, settings) {
        case .failure(let reason): return MethodResult(notEstimable: reason)
        case .success(let test):
          var result = MethodResult(["statistic": test.statistic, "p": test.p])
          if test.precision == .upperBound { result.setWord("precision", "upperBound") }
          return result
        }
      })
  }
}
