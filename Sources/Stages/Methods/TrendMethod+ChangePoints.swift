import Statistics
import Trends

extension TrendMethod {
  /// Joinpoints, broken lines, exact segmentation and breakpoints; places count periods from 0.
  static let changePoints = [
    TrendMethod(
      "joinpoint",
      parameters: [
        .init("scale", .words(["logarithm", "identity"])),
        .init("selection", .words(["weightedBIC", "bic", "bic3", "permutation"])), maximum, level, seed,
        .init("interval", .words(["parametric", "empirical"])),
      ],
      .each { input, settings in
        joinpointResult(joinpoint(x: input.index, y: input.values, options: options(settings)))
      }),
    TrendMethod(
      "poissonJoinpoint",
      parameters: [.init("selection", .words(["weightedBIC", "bic", "bic3"])), maximum, level],
      .each { input, settings in
        joinpointResult(
          ChangePointAnalysis.poissonJoinpoints(
            of: input.grid, exposure: input.exposure, options: options(settings)))
      }),
    TrendMethod(
      "segmented", parameters: [.init("breaks", .whole(1...2)), level],
      .each { input, settings in
        let breaks = BreakCount(rawValue: settings.whole("breaks") ?? 1) ?? .one
        return segmentedResult(
          segmentedRegression(
            x: input.index, y: input.values, breaks: breaks, level: settings.real("level") ?? 0.95))
      }),
    TrendMethod(
      "segmentedPoisson",
      .each { input, _ in
        MethodResult(segmentedPoisson(x: input.index, counts: input.values)) {
          [
            "breakpoint": $0.breakpoint, "slopeBefore": $0.slopes[0], "slopeAfter": $0.slopes[1],
            "deviance": $0.deviance, "dispersion": $0.dispersion,
          ]
        }
      }),
    TrendMethod(
      "davies", parameters: [.init("points", .whole(2...1000))],
      .each { input, settings in
        slopeChangeResult(daviesTest(x: input.index, y: input.values, points: settings.whole("points") ?? 10))
      }),
    TrendMethod(
      "slopeScore", parameters: [.init("points", .whole(2...1000))],
      .each { input, settings in
        slopeChangeResult(
          slopeScoreTest(x: input.index, y: input.values, points: settings.whole("points") ?? 10))
      }),
    TrendMethod(
      "levelChanges", parameters: [shortest],
      .each { input, settings in
        let found = ChangePointAnalysis.levels(
          of: input.grid, minimumLength: settings.whole("minimumLength") ?? 3)
        switch found {
        case .failure(let reason): return MethodResult(notEstimable: reason)
        case .success(let levels):
          var result = MethodResult(["changes": Double(levels.changes.count), "penalty": levels.penalty])
          result.setList("changePlaces", levels.changes.map(Double.init))
          result.setList("means", levels.stretches.map(\.mean))
          return result
        }
      }),
    TrendMethod(
      "penalisedSegmentation",
      parameters: [cost, theta, shortest, .init("penalty", .real(0...1e300))],
      .each { input, settings in
        let penalty = settings.real("penalty").map(ChangePenalty.fixed) ?? .schwarz
        return segmentationResult(
          penalisedSegmentation(
            input.values, cost: segmentCost(settings), penalty: penalty,
            minimumLength: settings.whole("minimumLength") ?? 2), input)
      }),
    TrendMethod(
      "optimalSegmentation", parameters: [cost, theta, shortest, .init("segments", .whole(1...1000))],
      .each { input, settings in
        segmentationResult(
          optimalSegmentation(
            input.values, cost: segmentCost(settings), segments: settings.whole("segments") ?? 2,
            minimumLength: settings.whole("minimumLength") ?? 2), input)
      }),
    TrendMethod(
      "baiPerron",
      parameters: [model, .init("trimming", .real(0...0.45)), .init("maximum", .whole(1...1000)), level],
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
    stability("mosum", [.init("bandwidth", .real(0.01...0.5))]) { input, settings in
      mosum(
        input.values, model: breakpointModel(settings), bandwidth: settings.real("bandwidth") ?? 0.15)
    },
    stability("supF", [trimming]) { input, settings in fTests(input, settings).map(\.supF) },
    stability("aveF", [trimming]) { input, settings in fTests(input, settings).map(\.aveF) },
    stability("expF", [trimming]) { input, settings in fTests(input, settings).map(\.expF) },
  ]

  private static let level = TrendMethodParameter("level", .real(0.5...0.999))
  private static let maximum = TrendMethodParameter("maximum", .whole(0...5))
  private static let seed = TrendMethodParameter("seed", .whole(0...Int.max))
  private static let shortest = TrendMethodParameter("minimumLength", .whole(1...10_000))
  private static let theta = TrendMethodParameter("theta", .real(1e-6...1e9))
  private static let trimming = TrendMethodParameter("trimming", .real(0.01...0.45))
  private static let model = TrendMethodParameter("model", .words(["level", "line"]))
  private static let cost = TrendMethodParameter(
    "cost", .words(["level", "poisson", "negativeBinomial", "line"]))

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
