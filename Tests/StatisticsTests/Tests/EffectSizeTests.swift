import Foundation
import Statistics
import TestSupport
import Testing

@Suite struct EffectSizeTests {
  @Test func detectableEffectsAreThoseOfR() throws {
    // R 4.2.2: power.t.test(n = 23, power = 0.8, type = "paired", strict = TRUE)$delta, and so on.
    #expect(abs(try detectableMeanChange(pairs: 23).get() - 0.6112763285) < 1e-4)
    #expect(abs(try detectableMeanChange(pairs: 5).get() - 1.6819981858) < 1e-4)
    #expect(abs(try detectableDifference(first: 20, second: 20).get() - 0.9091575375) < 1e-4)
    // uniroot over 1 - pt(q, df, ncp) + pt(-q, df, ncp) at a tolerance of 1e-12.
    #expect(abs(try detectableDifference(first: 4, second: 19).get() - 1.6163453930346867) < 1e-7)
    #expect(abs(try detectableDifference(first: 2, second: 3).get() - 3.8850861884333638) < 1e-7)
    #expect(detectableMeanChange(pairs: 1) == .failure(.tooShort))
    #expect(detectableDifference(first: 1, second: 1) == .failure(.tooShort))
    #expect(detectableDifference(first: 0, second: 9) == .failure(.tooShort))
    #expect(detectableMeanChange(pairs: 9, power: .nan) == .failure(.noConvergence))
    var last = Double.infinity
    for pairs in [2, 3, 4, 5, 10, 23, 70, 1000] {
      let effect = try detectableMeanChange(pairs: pairs).get()
      #expect(effect < last)
      last = effect
    }
  }

  @Test func effectDoesNotChangeWithTheUnit() throws {
    let changes = [3.0, 1, 4, 1, 5, -2, 6, 0, 2]
    for method in MeanChangeInterval.allCases {
      let effect = try standardisedMeanChange(changes, method: method).get()
      for unit in [1e-300, 0.5, 1024, 1e300] {
        let scaled = try standardisedMeanChange(changes.map { $0 * unit }, method: method).get()
        #expect(abs(scaled.value - effect.value) < 1e-12)
        #expect(abs(scaled.lower - effect.lower) < 1e-9)
      }
      let turned = try standardisedMeanChange(changes.map { -$0 }, method: method).get()
      #expect(abs(turned.lower + effect.upper) < 1e-8)
      #expect(effect.lower < effect.value && effect.value < effect.upper)
    }
  }

  @Test func adjustedIntervalReachesAsFarAsTheMomentsSay() throws {
    // Gains that many end at the maximum with are skewed upwards, which makes the interval narrower; downwards,
    // wider.
    let skewed = (0..<40).map { pow(Double($0) / 40, 3) + 0.2 }
    func width(_ changes: [Double], _ method: MeanChangeInterval) throws -> Double {
      let effect = try standardisedMeanChange(changes, method: method).get()
      return effect.upper - effect.lower
    }
    #expect(try width(skewed, .adjusted) < width(skewed, .noncentralT))
    let other = skewed.map { 1.8 - $0 }
    #expect(try width(other, .adjusted) > width(other, .noncentralT))
    // Of three values the moments tell nothing.
    #expect(try width([1, 2, 4], .adjusted) == width([1, 2, 4], .noncentralT))
  }

  /// An effect whose interval holds 0 beside a mean whose interval does not would be two answers to one question.
  @Test func intervalsOfEffectAndMeanAgreeOnNoChange() throws {
    var random = SeededGenerator(seed: 20_261_201)
    var disagreed = 0
    var excluding = 0
    for round in 0..<3000 {
      let count = 4 + round % 9
      let changes = (0..<count).map { _ in Double(Int.random(in: -3...8, using: &random)) }
      guard let mean = try? oneSampleTTest(changes).get().difference,
        let effect = try? standardisedMeanChange(changes).get()
      else { continue }
      let excludes = mean.lower > 0 || mean.upper < 0
      excluding += excludes ? 1 : 0
      // Ends within rounding of 0 tell nothing either way.
      guard min(abs(mean.lower), abs(mean.upper)) > 1e-6 else { continue }
      if excludes != (effect.lower > 0 || effect.upper < 0) { disagreed += 1 }
    }
    #expect(disagreed == 0 && excluding > 300 && excluding < 2900)
  }

  @Test func correctionOfHedgesIsThatOfGammaFunctions() throws {
    // R 4.2.2: gamma(m/2) / (sqrt(m/2) * gamma((m-1)/2)) = 0.5641895835477563 at 2, 0.9654506587906297 at 22.
    #expect(abs(try #require(hedgesCorrection(degreesOfFreedom: 2)) - 0.5641895835477563) < 1e-14)
    #expect(abs(try #require(hedgesCorrection(degreesOfFreedom: 22)) - 0.9654506587906297) < 1e-14)
    #expect(hedgesCorrection(degreesOfFreedom: 1) == nil)
    #expect(hedgesCorrection(degreesOfFreedom: .nan) == nil)
  }

  @Test func equalChangesHaveNoEffectButAReason() {
    #expect(standardisedMeanChange([2, 2, 2]) == .failure(.constant))
    #expect(standardisedMeanChange([0, 0]) == .failure(.allZero))
    #expect(standardisedMeanChange([1]) == .failure(.tooShort))
    // Changes of 0.1 that differ by the rounding of the scores alone.
    let before = [0.1, 0.2, 0.3, 0.7, 1.1]
    #expect(
      pairedTTest(before: before, after: before.map { $0 + 0.1 }).map(\.statistic.p) == .failure(.constant))
    #expect(standardisedMeanChange([1e9, 1e9 + 0.0001]) == .failure(.noConvergence))
  }

  @Test func normalisedGainStaysBelowOneAndSaysWhyItHasNone() throws {
    let before = [8.0, 12, 10, 15, 9, 17, 11, 14]
    let after = [19.0, 20, 18, 20, 16, 20, 17, 20]
    let gain = try normalisedGain(before: before, after: after, maximum: 20).get()
    #expect(abs(gain.value - (150.0 - 96) / (160 - 96)) < 1e-14)
    #expect(gain.upper < 1 && gain.lower < gain.value)
    let fieller = try normalisedGain(before: before, after: after, maximum: 20, method: .fieller).get()
    #expect(abs(fieller.value - gain.value) < 1e-14)
    // At each of Fieller's ends the t test of gains less the share of the distances has p = 0.05.
    for end in [fieller.lower, fieller.upper] {
      let rests = zip(before, after).map { ($1 - $0) - end * (20 - $0) }
      #expect(abs(try oneSampleTTest(rests).get().statistic.p - 0.05) < 1e-9)
    }
    #expect(
      normalisedGain(before: [20, 20, 20], after: [20, 19, 18], maximum: 20) == .failure(.zeroBaseline))
    #expect(normalisedGain(before: [1, 2, 3], after: [20, 20, 20], maximum: 20) == .failure(.constant))
    #expect(normalisedGain(before: [10, 0], after: [15, 10], maximum: 20) == .failure(.constant))
    #expect(normalisedGain(before: [1], after: [2], maximum: 20) == .failure(.tooShort))
    #expect(normalisedGain(before: [1, 2], after: [2, 4], maximum: .nan) == .failure(.noConvergence))
  }

  @Test func medianLiesBetweenTheValuesThatTheBinomialDistributionNames() throws {
    // R 4.2.2: qbinom(0.025, n, 0.5) is 0, 2, 7 and 27 for 5, 10, 23 and 70: ranks 1 (0.9375), 2, 7 and 27.
    for (count, rank, level) in [(5, 1, 0.9375), (10, 2, 0.95), (23, 7, 0.95), (70, 27, 0.95)] {
      let interval = try medianInterval((1...count).map(Double.init)).get()
      #expect(interval.lower == Double(rank))
      #expect(interval.upper == Double(count + 1 - rank))
      #expect(abs(interval.level - level) < 1e-12)
    }
    #expect(medianInterval([1, 2, 3, 4]) == .failure(.tooShort))
    #expect(try medianInterval([3, 3, 3, 3, 3]).get().upper == 3)
  }

  @Test func bootstrapIsTheSameForAnyNumberOfWorkers() async throws {
    var generator = SeededGenerator(seed: 22)
    let values = (0..<23).map { _ in Double(Int.random(in: -3...9, using: &generator)) }
    let ends = { @Sendable () -> Estimate<IntervalEstimate> in
      bootstrapInterval(count: values.count, seed: 7) { places in
        places.reduce(0) { $0 + values[$1] } / Double(places.count)
      }
    }
    let alone = ends()
    let together = await withTaskGroup(of: Estimate<IntervalEstimate>.self) { group in
      for _ in 0..<8 { group.addTask { ends() } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(together.allSatisfy { $0 == alone })
    // Near to the t interval of the mean, which is exact enough here.
    let (interval, t) = (try alone.get(), try oneSampleTTest(values).get().difference)
    let width = t.upper - t.lower
    #expect(abs(interval.lower - t.lower) < 0.15 * width && abs(interval.upper - t.upper) < 0.15 * width)
    #expect(bootstrapInterval(count: 4, seed: 1) { _ in 1 } == .failure(.tooShort))
    #expect(bootstrapInterval(count: 9, seed: 1) { _ in 1 } == .failure(.constant))
    #expect(bootstrapInterval(count: 9, seed: 1) { _ in .nan } == .failure(.noConvergence))
  }
}
