import Foundation
import Statistics
import Testing

/// That no input, however odd, gives anything but finite numbers or a reason.
@Suite struct HostileScoreTests {
  private static let odd: [[Double]] = [
    [], [1], [.nan], [.infinity, -.infinity], [0, 0], [5, 5, 5, 5, 5], [1, 2],
    [1e300, -1e300, 1e300, 1e299, 2e300],
    [1.7e308, -1.7e308, 1.7e308, 1.5e308, -1e308, 1e308],
    [.leastNonzeroMagnitude, 0, 2 * .leastNonzeroMagnitude, 0, 4 * .leastNonzeroMagnitude],
    [1e-300, 2e-300, 5e-300, 3e-300, 1e-300], [.nan, 3, .nan, 4, 8, 1, 9, .infinity, 2],
    [1e16, 1e16 + 2, 1e16 + 4, 1e16, 1e16 + 2, 1e16 + 8], [0.1, 0.2, 0.3, 0.1 + 0.2, 0.6, 0.7],
    [-3, -2, -1, 0, 1, 2, 3, 0, 0, 0], (0..<80).map { Double($0 % 7) - 2 }, [1, 1e300, 1e-300, -1e300, 2, 3],
    [0, 0, 0, 0, 0, 1e-8], [.greatestFiniteMagnitude, .greatestFiniteMagnitude, 0, 1, 2],
  ]

  private func check(_ estimate: Estimate<IntervalEstimate>, _ what: String) {
    guard case .success(let one) = estimate else { return }
    #expect(
      one.value.isFinite && one.lower.isFinite && one.upper.isFinite && one.level >= 0.5
        && one.lower <= one.upper,
      "\(what)")
  }

  private func check(_ estimate: Estimate<TestStatistic>, _ what: String) {
    guard case .success(let one) = estimate else { return }
    #expect(one.value.isFinite && one.p >= 0 && one.p <= 1, "\(what) \(one)")
  }

  private func check(_ estimate: Estimate<Double>, _ what: String) {
    guard case .success(let one) = estimate else { return }
    #expect(one.isFinite, "\(what)")
  }

  @Test(arguments: odd.indices) func oneListGivesNumbersOrAReason(place: Int) {
    let values = Self.odd[place]
    let what = "\(values)"
    for level in [0.95, 0, 1, .nan, -.infinity] {
      check(oneSampleTTest(values, level: level).map(\.difference), what)
      check(medianInterval(values, level: level), what)
      check(hodgesLehmann(values, level: level), what)
      for method in MeanChangeInterval.allCases {
        check(standardisedMeanChange(values, level: level, method: method), what)
      }
    }
    check(oneSampleTTest(values).map(\.statistic), what)
    check(hedgesMeanChange(values), what)
    #expect(hedgesCorrection(degreesOfFreedom: values.first ?? 0)?.isFinite ?? true, "\(what)")
    check(sampleMean(values), what)
    check(sampleDeviation(values), what)
    #expect((try? standardised(values).get())?.allSatisfy(\.isFinite) ?? true, "\(what)")
    check(
      clusteredMean(values: values, weights: values.map(abs), clusters: values.indices.map { $0 / 2 }), what)
    check(signTest(values), what)
    check(shapiroWilkTest(values), what)
    for zeros in SignedRankTest.Zeros.allCases {
      for reference in SignedRankTest.Reference.allCases {
        check(signedRankTest(values, zeros: zeros, reference: reference).map(\.statistic), what)
      }
    }
    for ends in BootstrapEnds.allCases {
      check(
        bootstrapInterval(count: values.count, replicates: 199, seed: 1, ends: ends) { places in
          median(places.map { values[$0] }.filter(\.isFinite))
        }, what)
    }
  }

  @Test(arguments: odd.indices) func twoListsGiveNumbersOrAReason(place: Int) {
    let first = Self.odd[place]
    for second in Self.odd {
      let what = "\(first) \(second)"
      check(pairedTTest(before: first, after: second).map(\.statistic), what)
      check(pairedTTest(before: first, after: second).map(\.difference), what)
      check(welchTest(first, second).map(\.statistic), what)
      check(moderatedDifference(first, second), what)
      if first.count + second.count < 20 {
        check(welchPermutationTest(first, second, seed: 1), what)
        check(kruskalWallisPermutationTest([first, second, [1, 2]], seed: 1), what)
      }
      check(averageStandardisedMeanChange(before: first, after: second), what)
      for maximum in [20, 0, -1e300, 1e308, .nan, .infinity] {
        for method in NormalisedGainInterval.allCases {
          check(normalisedGain(before: first, after: second, maximum: maximum, method: method), what)
        }
      }
      for reference in [MannWhitneyTest.Reference.exact, .normal, .normalWithCorrection] {
        check(
          mannWhitneyTest(first, second, reference: reference).map { TestStatistic(value: $0.u, p: $0.p) },
          what)
      }
      check(kruskalWallisTest([first, second]), what)
      check(analysisOfVariance([first, second, [1, 2]]).map(\.statistic), what)
      check(welchAnalysisOfVariance([first, second]).map(\.statistic), what)
      check(varianceRatioTest(first, second).map(\.statistic), what)
      check(bartlettTest([first, second]), what)
      check(correlationTest(first, second).map(\.statistic), what)
      check(chiSquareTest([first, second], correction: .halfNearer), what)
      check(cochranArmitageTest(events: first, trials: second, scores: first), what)
      check(cronbachAlpha([first, second, first.map { $0 + 1 }]), what)
      for one in correctedItemTotalCorrelations([first, second, first]) + itemDifficulties([first, second]) {
        check(one, what)
      }
      check(poissonRate(events: first.first ?? .nan, exposure: second.last ?? .nan), what)
    }
  }

  @Test func countsGiveNumbersOrAReason() {
    let counts = [Int.min, -1, 0, 1, 2, 7, 600_000, .max]
    for a in counts {
      for b in counts {
        for reference in [McNemarReference.exact, .chiSquare, .chiSquareWithCorrection] {
          check(mcNemarTest(gained: a, lost: b, reference: reference), "\(a) \(b)")
        }
        check(smallestSignedRankP(changes: a), "\(a)")
        check(smallestPermutationP(sizes: [a, b]), "\(a) \(b)")
        check(detectableMeanChange(pairs: a), "\(a)")
        check(detectableDifference(first: a, second: b), "\(a) \(b)")
        for c in [-1, 0, 3, .max] {
          if case .success(let test) = fisherExactTest(a: min(a, 5000), b: min(b, 5000), c: c, d: 2) {
            #expect(test.p >= 0 && test.p <= 1 && test.lower <= test.upper)
          }
        }
        if case .success(let rates) = comparePoissonRates(
          events: (min(a, 5000), min(b, 5000)), exposure: (1, 2))
        {
          #expect(rates.p >= 0 && rates.p <= 1 && rates.lower <= rates.upper)
        }
      }
    }
  }
}
