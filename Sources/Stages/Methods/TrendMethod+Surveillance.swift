import Statistics
import Trends

extension TrendMethod {
  /// Methods that watch each period for a count that is higher than its past leads one to expect.
  static let surveillance = [
    TrendMethod(
      "farrington",
      parameters: [years, halfWindow, power, trend, alpha(0.01), minimumCounts],
      .each { input, settings in
        let options = FarringtonOptions.original(
          periodsPerYear: input.periodsPerYear, alpha: settings.real("alpha") ?? 0.01)
        return watched(
          farrington(input.grid, exposure: input.exposure, options: options?.original(with: settings)), input)
      }),
    TrendMethod(
      "farringtonFlexible",
      parameters: [
        years, halfWindow,
        .init(
          "noPeriods", .whole(1...100), standard: .rule("10 for weeks and days, 4 for months and quarters")),
        .init("pastNotIncluded", .whole(0...1000), standard: .rule("half of a year, of days in weeks")),
        .init("weightsThreshold", 0.1...100, 2.58), .init("pThresholdTrend", 0.0...1.0, 1.0),
        .init("bound", oneOf: ["nbPlugin", "muan", "delta"]), power, alpha(0.01),
        .init("dispersion", oneOf: FarringtonOptions.Dispersion.allCases.map(\.rawValue)), minimumCounts,
      ],
      .each { input, settings in
        let options = FarringtonOptions.flexible(
          periodsPerYear: input.periodsPerYear, alpha: settings.real("alpha") ?? 0.01)
        return watched(
          farrington(input.grid, exposure: input.exposure, options: options?.flexible(with: settings)), input)
      }),
    ears("earsC1", alpha: 0.001) { _ in .c1 },
    ears("earsC2", alpha: 0.001) { _ in .c2 },
    ears("earsC3", alpha: 0.025, [.init("form", oneOf: EARSOptions.Form.allCases.map(\.rawValue))]) {
      .c3($0.word("form").flatMap(EARSOptions.Form.init) ?? .published)
    },
    TrendMethod(
      "cusum",
      parameters: [
        .init("reference", 0...100, 1.04), .init("decision", 0.01...1000, 2.26),
        .init("transformation", oneOf: CountCusumOptions.Transformation.allCases.map(\.rawValue)),
        .init("restart", oneOf: CountCusumOptions.Restart.allCases.map(\.rawValue)),
      ],
      .each { input, settings in
        let options = CountCusumOptions(
          reference: settings.real("reference") ?? 1.04, decision: settings.real("decision") ?? 2.26,
          transformation: settings.word("transformation").flatMap(CountCusumOptions.Transformation.init)
            ?? .standard,
          restart: settings.word("restart").flatMap(CountCusumOptions.Restart.init) ?? .afterAlarm)
        return watched(countCusum(input.grid, options: options), input)
      }),
  ]

  private static let years = TrendMethodParameter(
    "years", .whole(1...100), standard: .rule("5, or as many as there are, at least 3"))
  private static let halfWindow = TrendMethodParameter(
    "halfWindow", .whole(0...500), standard: .rule("3 weeks, of days too; 1 month; 0 quarters"))
  private static let power = TrendMethodParameter(
    "power", oneOf: FarringtonOptions.Power.allCases.map(\.rawValue))
  private static let trend = TrendMethodParameter("trend", oneOf: ["tested", "none"])
  private static let minimumCounts = TrendMethodParameter("minimumCounts", 0...1e6, 5)

  private static func alpha(_ standard: Double) -> TrendMethodParameter {
    TrendMethodParameter("alpha", 1e-9...0.5, standard)
  }

  private static func ears(
    _ name: String, alpha standard: Double, _ parameters: [TrendMethodParameter] = [],
    _ method: @escaping @Sendable (TrendMethodSettings) -> EARSOptions.Method
  ) -> TrendMethod {
    TrendMethod(
      name,
      parameters: [
        .init("baseline", 2...1000, 7), alpha(standard), .init("minimumDeviation", 0...1e6, 0.5),
      ] + parameters,
      .each { input, settings in
        let options = EARSOptions(
          method(settings), baseline: settings.whole("baseline") ?? 7, alpha: settings.real("alpha"),
          minimumDeviation: settings.real("minimumDeviation") ?? 0.5)
        return watched(earlyAberrations(input.grid, options: options), input)
      })
  }

  /// The latest period in numbers of its own, and every watched one under its period.
  private static func watched(
    _ estimate: Estimate<[SurveillanceEpoch]>, _ input: TrendMethodInput
  ) -> MethodResult {
    let epochs: [SurveillanceEpoch]
    switch estimate {
    case .failure(let reason): return MethodResult(notEstimable: reason)
    case .success(let found): epochs = found
    }
    var result = MethodResult(["watched": Double(epochs.count)])
    if let last = epochs.last {
      result.setPeriod("latestPeriod", input.period(last.place))
      result["latestObserved"] = last.observed
      switch last.answer {
      case .failure(let reason): result.setReason("latest", reason)
      case .success(let answer):
        result["latestExpected"] = answer.expected
        result["latestBound"] = answer.bound
        result["latestStatistic"] = answer.statistic
        result.setWord("latestAlarm", answer.isAlarm ? "alarm" : "none")
        if case .exact(let reason) = answer.basis { result.setReason("latestModelBound", reason) }
      }
    }
    let answered = epochs.compactMap { epoch in (try? epoch.answer.get()).map { (epoch.place, $0) } }
    func periods(_ isTaken: (SurveillanceAnswer) -> Bool) -> [String?] {
      answered.filter { isTaken($0.1) }.map { input.period($0.0) }
    }
    let all = periods { _ in true }
    result.setDated("expected", all, answered.map(\.1.expected))
    result.setDated("bound", all, answered.map(\.1.bound))
    result.setDated(
      "statistic", periods { $0.statistic != nil }, answered.compactMap { $0.1.statistic })
    result.setPeriods("alarmPeriods", periods(\.isAlarm))
    result.setPeriods("exactBoundPeriods", periods { $0.basis != .method })
    return result
  }
}

extension FarringtonOptions {
  /// The original method as it was asked for; its latest window never enters.
  fileprivate func original(with settings: TrendMethodSettings) -> FarringtonOptions {
    var options = common(with: settings)
    options.pastNotIncluded = options.halfWindow
    options.bound = .delta(Self.power(settings))
    if settings.word("trend") == "none" { options.trend = .none }
    return options
  }

  /// The flexible method as it was asked for.
  fileprivate func flexible(with settings: TrendMethodSettings) -> FarringtonOptions {
    var options = common(with: settings)
    options.parts = settings.whole("noPeriods") ?? parts
    options.pastNotIncluded = settings.whole("pastNotIncluded") ?? pastNotIncluded
    options.weightsThreshold = settings.real("weightsThreshold") ?? weightsThreshold
    if let threshold = settings.real("pThresholdTrend") { options.trend = .tested(threshold: threshold) }
    options.dispersion = settings.word("dispersion").flatMap(Dispersion.init) ?? dispersion
    switch settings.word("bound") {
    case "muan": options.bound = .muan
    case "delta": options.bound = .delta(Self.power(settings))
    default: break
    }
    return options
  }

  private func common(with settings: TrendMethodSettings) -> FarringtonOptions {
    var options = self
    if let number = settings.whole("years") { options.years = .exactly(number) }
    options.halfWindow = settings.whole("halfWindow") ?? halfWindow
    options.minimumCounts = settings.real("minimumCounts") ?? minimumCounts
    return options
  }

  private static func power(_ settings: TrendMethodSettings) -> Power {
    settings.word("power").flatMap(Power.init) ?? .twoThirds
  }
}
