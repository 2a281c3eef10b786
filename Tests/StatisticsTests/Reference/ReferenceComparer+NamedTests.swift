import Statistics

extension ReferenceComparer {
  /// Compares the tests of R's stats package, and the reliability of a test.
  static func namedTestsOfR(_ item: ReferenceCase) -> Outcome {
    switch item.call {
    case _ where item.call.hasPrefix("paired"): pairedTestsOfR(item)
    case _ where item.call.hasPrefix("2x2"): tablesOfTwoByTwo(item)
    case _ where item.call.hasPrefix("Cochran"): trendOfShares(item)
    case "k-sample": severalGroups(item)
    case "two Poisson rates": poissonRates(item)
    case _ where item.call.hasPrefix("Cronbach"): reliability(item)
    default: .missing
    }
  }

  /// The part of a case that an outer name holds, as a case of its own.
  private static func part(_ item: ReferenceCase, _ name: String) -> ReferenceCase {
    ReferenceCase(
      file: item.file, id: "\(item.id) \(name)", call: item.call, values: item.values, exposure: nil,
      fields: item.fields, expected: item.expected[name] as? [String: Any] ?? [:])
  }

  /// What differs in a statistic, its p value, and nothing else; a reason where there is no test.
  private static func testDifferences(
    _ item: ReferenceCase, _ name: String, as key: String, _ ours: Estimate<TestStatistic>,
    tolerance: (value: Double, p: Double) = (1e-9, 1e-8)
  ) -> [String?] {
    let part = part(item, name)
    guard case .success(let test) = ours else { return ["\(part.id): \(ours)"] }
    return [
      numberDifference(part, key, test.value, tolerance.value),
      numberDifference(part, "p", test.p, tolerance.p),
    ]
  }

  private static func pairedTestsOfR(_ item: ReferenceCase) -> Outcome {
    let (before, after) = (numbers(item, "pre"), numbers(item, "post"))
    let changes = zip(after, before).map { $0 - $1 }
    guard case .success(let test) = pairedTTest(before: before, after: after),
      case .success(let welch) = welchTest(after, before),
      case .success(let ranks) = mannWhitneyTest(after, before, reference: .normal),
      case .success(let correlation) = correlationTest(before, after)
    else { return .different("\(item.id): not estimable") }
    var differences = [
      numberDifference(item, "t", test.statistic.value, 1e-9),
      numberDifference(item, "p", test.statistic.p, 1e-8),
      numberDifference(item, "df", test.degreesOfFreedom, 0),
      endsDifference(item, "ci95", test.difference, 1e-6),
      numberDifference(part(item, "welch"), "df", welch.degreesOfFreedom, 1e-9),
      numberDifference(part(item, "cor_pearson"), "r", correlation.correlation.value, 1e-9),
      numberDifference(part(item, "cor_pearson"), "p", correlation.statistic.p, 1e-8),
      endsDifference(part(item, "cor_pearson"), "ci95", correlation.correlation, 1e-6),
    ]
    differences += testDifferences(item, "welch", as: "t", .success(welch.statistic))
    differences += testDifferences(
      item, "mannwhitney_nocorr", as: "W", .success(TestStatistic(value: ranks.u, p: ranks.p)))
    differences += testDifferences(
      item, "shapiro_diff", as: "W", shapiroWilkTest(changes), tolerance: (1e-6, 1e-4))
    differences += testDifferences(
      item, "var_F", as: "F", varianceRatioTest(after, before).map(\.statistic))
    for (name, reference) in [
      ("wilcox_approx", SignedRankTest.Reference.normalWithCorrection), ("wilcox_approx_nocorr", .normal),
    ] {
      differences += testDifferences(
        item, name, as: "V", signedRankTest(changes, reference: reference).map(\.statistic))
      differences += rootSearchDifferences(part(item, name), changes, reference)
    }
    let isExact = changes.allSatisfy { $0 != 0 } && Set(changes.map { abs($0) }).count == changes.count
    let exact = part(item, "wilcox_exact")
    if isExact {
      differences += testDifferences(
        item, "wilcox_exact", as: "V", signedRankTest(changes).map(\.statistic))
      guard case .success(let centre) = hodgesLehmann(changes) else {
        return .different("\(item.id): no pseudomedian")
      }
      differences += [
        numberDifference(exact, "pseudomedian", centre.value, 1e-4),
        endsDifference(exact, "ci95", centre, 1e-4),
      ]
    } else {
      // Under ties and zeros the peer takes the corrected normal approximation without saying so.
      differences += testDifferences(
        item, "wilcox_exact", as: "V",
        signedRankTest(changes, reference: .normalWithCorrection).map(\.statistic))
      differences += rootSearchDifferences(exact, changes, .normalWithCorrection)
    }
    let outcome = outcome(of: differences)
    guard outcome == .equal else { return outcome }
    return .deviation(
      isExact
        ? "the normal pseudomedian and its interval are a root search; the exact ones are equal"
        : "with ties and zeros the peer's exact test is a normal one; ours counts all signs")
  }

  /// What speaks against the peer's pseudomedian and interval being places where its normal test steps over 0
  /// and the critical values.
  ///
  /// Its root search stops anywhere on a step or within 1e-4 of one, doubles the share outside where the test
  /// reaches no further, and leaves zeros out before it moves the values; ours are the exact median and ranks
  /// of the means of pairs.
  private static func rootSearchDifferences(
    _ item: ReferenceCase, _ changes: [Double], _ reference: SignedRankTest.Reference
  ) -> [String?] {
    let ends = (item.expected["ci95"] as? [Any] ?? []).compactMap { $0 as? Double }
    let values = changes.filter { $0 != 0 }
    guard let centre = item.expected["pseudomedian"] as? Double, ends.count == 2, let least = values.min(),
      let most = values.max()
    else { return ["\(item.id): no pseudomedian"] }
    func z(_ place: Double, _ reference: SignedRankTest.Reference) -> Double {
      let test = try? signedRankTest(values.map { $0 - place }, reference: reference).get()
      guard let test, let z = test.z else { return 0 }
      return test.positiveSum > test.negativeSum ? -z : z
    }
    var share = 0.05
    func critical() -> Double { NormalDistribution.upperQuantile(share / 2) }
    while share < 1, z(least, reference) < critical() || z(most, reference) > -critical() { share *= 2 }
    // The estimate is sought without the correction.
    let steps = [
      (centre, 0, SignedRankTest.Reference.normal), (ends[0], critical(), reference),
      (ends[1], -critical(), reference),
    ]
    return steps.map { place, level, reference in
      let isCrossed =
        z(place - 2e-4, reference) >= level - 1e-9 && z(place + 2e-4, reference) <= level + 1e-9
      return isCrossed ? nil : "\(item.id): \(place) is no step over \(level)"
    }
  }

  private static func tablesOfTwoByTwo(_ item: ReferenceCase) -> Outcome {
    let input = item.fields["input"] as? [String: Any]
    let table = (input?["table"] as? [[Any]] ?? []).map { $0.compactMap { $0 as? Double } }
    guard table.count == 2, table.allSatisfy({ $0.count == 2 }) else {
      return .different("\(item.id): no table")
    }
    let counts = table.map { $0.map { Int($0) } }
    var differences = testDifferences(item, "chisq", as: "stat", chiSquareTest(table))
    differences += testDifferences(
      item, "chisq_corr", as: "stat", chiSquareTest(table, correction: .halfNearer))
    let fisher = part(item, "fisher")
    guard
      case .success(let test) = fisherExactTest(
        a: counts[0][0], b: counts[0][1], c: counts[1][0], d: counts[1][1])
    else { return .different("\(fisher.id): not estimable") }
    let ends = (fisher.expected["ci95"] as? [Any] ?? []).map { $0 as? Double ?? .infinity }
    differences += [
      numberDifference(fisher, "p", test.p, 1e-8),
      isClose(test.oddsRatio, fisher.expected["or"] as? Double ?? .infinity, 1e-3)
        ? nil : "\(fisher.id): or \(test.oddsRatio)",
      ends.count == 2 && isClose(test.lower, ends[0], 1e-3) && isClose(test.upper, ends[1], 1e-3)
        ? nil : "\(fisher.id): \(test.lower)...\(test.upper), peer \(ends)",
    ]
    let (gained, lost) = (counts[1][0], counts[0][1])
    guard gained + lost > 0 else {
      for reference in McNemarReference.allCases {
        guard mcNemarTest(gained: gained, lost: lost, reference: reference) == .failure(.tooFewEvents) else {
          return .different("\(item.id): McNemar without a change")
        }
      }
      let outcome = outcome(of: differences)
      return outcome == .equal
        ? .deviation("McNemar without a change is notEstimable(tooFewEvents), where the peer has NaN")
        : outcome
    }
    for (name, reference) in [
      ("mcnemar", McNemarReference.chiSquare), ("mcnemar_corr", .chiSquareWithCorrection),
    ] {
      differences += testDifferences(
        item, name, as: "stat", mcNemarTest(gained: gained, lost: lost, reference: reference))
    }
    let exact = (try? mcNemarTest(gained: gained, lost: lost).get())?.p ?? .nan
    return outcome(of: differences + [numberDifference(item, "exact_p", exact, 1e-8)])
  }

  private static func trendOfShares(_ item: ReferenceCase) -> Outcome {
    let (events, trials) = (numbers(item, "x"), numbers(item, "n"))
    let trend = cochranArmitageTest(events: events, trials: trials, scores: numbers(item, "score"))
    let table = zip(events, trials).map { [$0, $1 - $0] }
    return outcome(
      of: testDifferences(item, "trend", as: "stat", trend)
        + testDifferences(item, "homog", as: "stat", chiSquareTest(table)))
  }

  private static func severalGroups(_ item: ReferenceCase) -> Outcome {
    let (values, labels) = (numbers(item, "y"), numbers(item, "g"))
    let groups = Set(labels).sorted().map { label in
      zip(values, labels).filter { $0.1 == label }.map(\.0)
    }
    let welch = welchAnalysisOfVariance(groups)
    let freedom = (try? welch.get())?.denominatorDegreesOfFreedom ?? .nan
    return outcome(
      of: testDifferences(item, "kruskal", as: "stat", kruskalWallisTest(groups))
        + testDifferences(item, "anova", as: "F", analysisOfVariance(groups).map(\.statistic))
        + testDifferences(item, "welch", as: "F", welch.map(\.statistic))
        + testDifferences(item, "bartlett", as: "stat", bartlettTest(groups))
        + [
          numberDifference(part(item, "welch"), "df2", freedom, 1e-9),
          numberDifference(part(item, "kruskal"), "df", Double(groups.count - 1), 0),
        ])
  }

  private static func poissonRates(_ item: ReferenceCase) -> Outcome {
    let (events, exposure) = (numbers(item, "x"), numbers(item, "exposure"))
    guard events.count == 2, exposure.count == 2,
      case .success(let test) = comparePoissonRates(
        events: (Int(events[0]), Int(events[1])), exposure: (exposure[0], exposure[1])),
      case .success(let rate) = poissonRate(events: events[0], exposure: exposure[0])
    else { return .different("\(item.id): not estimable") }
    let peer = part(item, "poisson_test")
    let ends = (peer.expected["ci95"] as? [Any] ?? []).map { $0 as? Double ?? .infinity }
    return outcome(of: [
      isClose(test.ratio, peer.expected["ratio"] as? Double ?? .infinity, 1e-9)
        ? nil : "\(peer.id): ratio \(test.ratio)",
      numberDifference(peer, "p", test.p, 1e-8),
      ends.count == 2 && isClose(test.lower, ends[0], 1e-6) && isClose(test.upper, ends[1], 1e-6)
        ? nil : "\(peer.id): \(test.lower)...\(test.upper), peer \(ends)",
      endsDifference(item, "single_exact_ci95", rate, 1e-6),
    ])
  }

  private static func reliability(_ item: ReferenceCase) -> Outcome {
    let input = item.fields["input"] as? [String: Any]
    let answers = (input?["items"] as? [[Any]] ?? []).map { $0.compactMap { $0 as? Double } }
    let difficulties = itemDifficulties(answers).map { (try? $0.get()) ?? .nan }
    let correlations = correctedItemTotalCorrelations(answers).map { (try? $0.get()) ?? .nan }
    return outcome(of: [
      numberDifference(item, "alpha", (try? cronbachAlpha(answers).get())?.value ?? .nan, 1e-9),
      listDifference(item, "difficulty", difficulties, 1e-9),
      listDifference(item, "item_total_corrected", correlations, 1e-9),
    ])
  }
}
