import Foundation
import Statistics
import TestSupport
import Testing
import Trends

/// The Farrington method, original and flexible, beyond the numbers of R.
@Suite struct FarringtonTests {
  /// Poisson counts of months around a mean with a season.
  private static func months(_ count: Int, mean: Double, seed: UInt64) -> [Double?] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { month in
      let limit = mean * (month % 12 < 6 ? 1.4 : 0.6)
      var (time, events) = (0.0, 0.0)
      while true {
        time -= log(Double.random(in: 0x1p-53..<1, using: &random))
        if time > limit { return events }
        events += 1
      }
    }
  }

  private static func answers(
    _ counts: [Double?], _ options: FarringtonOptions?, from first: Int = 0
  ) throws -> [SurveillanceAnswer] {
    try farrington(counts, epochs: first..<counts.count, options: options).get().map { try $0.answer.get() }
  }

  /// Without windows and weights the model is the quasi-Poisson regression on time.
  @Test func aModelOfOneLevelIsAQuasiPoissonRegression() throws {
    let counts = Self.months(60, mean: 9, seed: 3)
    var options = try #require(FarringtonOptions.flexible(periodsPerYear: 12))
    (options.parts, options.halfWindow, options.weightsThreshold) = (1, 5, nil)
    (options.years, options.pastNotIncluded) = (.exactly(4), 0)
    let answer = try Self.answers(counts, options, from: 59)[0]
    // The windows of 11 months leave one month a year out.
    let entering = (6..<59).filter { (59 - $0) % 12 != 6 }
    var known = [Double?](repeating: nil, count: 60)
    for place in entering { known[place] = counts[place] }
    let fit = try quasiPoissonRegression(
      CountSeries(counts: known), design: CountDesign(periods: 60, season: .none)
    ).get()
    let model = try #require(answer.model)
    let slope = try #require(model.slope)
    #expect(abs(slope - fit.coefficients[CountDesign.trend]) < 1e-9)
    #expect(abs(model.dispersion - max(fit.dispersion, 1)) < 1e-8)
    #expect(abs(answer.expected - fit.fitted[58]! * exp(slope)) < 1e-7)
  }

  /// The exact bound is that of the test of two Poisson counts, given their sum.
  @Test(arguments: 0...4) func theExactBoundIsTheConditionalTest(events: Int) throws {
    var counts = [Double?](repeating: 0, count: 60)
    for event in 0..<events { counts[59 - 12 * (1 + event % 4)]! += 1 }
    var options = try #require(FarringtonOptions.flexible(periodsPerYear: 12))
    options.years = .exactly(4)
    options.weightsThreshold = nil
    let answer = try Self.answers(counts, options, from: 59)[0]
    #expect(answer.basis == .exact(.tooFewEvents))
    #expect(answer.model?.dispersion == 1)
    // Four windows of three months; the chance that x or more of x + events fall into one of 13 months.
    func chance(_ count: Int) throws -> Double {
      let all = count + events
      let distribution = try #require(BinomialDistribution(trials: Double(all), success: 1.0 / 13))
      return distribution.survival(Double(count) - 1)
    }
    let bound = Int(answer.bound)
    #expect(try chance(bound + 1) <= 0.01 && chance(bound) > 0.01)
    #expect(abs(answer.expected - Double(events) / 12) < 1e-12)
  }

  /// What appears after nothing raises an alarm, and nothing after nothing does not.
  @Test func whatAppearsFromNothingIsAnAlarm() throws {
    var counts = [Double?](repeating: 0, count: 72)
    #expect(try Self.answers(counts, .flexible(periodsPerYear: 12)).allSatisfy { !$0.isAlarm })
    for place in 69..<72 { counts[place] = 3 }
    let found = try Self.answers(counts, .flexible(periodsPerYear: 12), from: 68)
    #expect(found.map(\.isAlarm) == [false, true, true, true])
    #expect(
      found.map(\.basis) == [.exact(.tooFewEvents), .exact(.tooFewEvents)] + [
        .exact(.allZero), .exact(.allZero),
      ])
  }

  /// A past outbreak hardly raises the bound.
  @Test func pastOutbreaksCountLess() throws {
    let plain = Self.months(72, mean: 10, seed: 8)
    var counts = plain
    counts[71 - 24] = 60
    var options = try #require(FarringtonOptions.flexible(periodsPerYear: 12))
    options.trend = .none
    func bound(_ counts: [Double?], _ options: FarringtonOptions) throws -> Double {
      try Self.answers(counts, options, from: 71)[0].bound
    }
    let (usual, weighted) = (try bound(plain, options), try bound(counts, options))
    options.weightsThreshold = nil
    #expect(weighted < 1.3 * usual)
    #expect(try bound(counts, options) > 1.8 * usual)
  }

  /// The latest half of a year has no part in a bound.
  @Test func whatGoesOnDoesNotRaiseItsOwnBound() throws {
    let plain = Self.months(72, mean: 10, seed: 9)
    var counts = plain
    for place in 65..<71 { counts[place] = 90 }
    let options = FarringtonOptions.flexible(periodsPerYear: 12)
    #expect(try Self.answers(counts, options, from: 71) == Self.answers(plain, options, from: 71))
  }

  /// The error of a mean is that of Pearson's dispersion, where the peer's makes it too small by the root of the mean.
  @Test func errorsAreThoseOfTheDispersion() throws {
    var options = try #require(FarringtonOptions.flexible(periodsPerYear: 12, alpha: 0.025))
    (options.parts, options.halfWindow, options.years) = (1, 0, .exactly(3))
    options.trend = .none
    options.bound = .delta(.none)
    options.weightsThreshold = nil
    var counts = [Double?](repeating: nil, count: 37)
    for (place, count) in [(0, 90.0), (12, 110), (24, 100), (36, 100)] { counts[place] = count }
    let answer = try Self.answers(counts, options, from: 36)[0]
    // Three counts with Pearson dispersion (100 + 100) / 100 / 2 = 1: 100 + 1.96 sqrt(100 (1 + 1/3)).
    #expect(abs(answer.bound - (100 + 1.959963984540054 * (100 * 4.0 / 3).squareRoot())) < 1e-9)
    options.dispersion = .surveillance
    let peer = try Self.answers(counts, options, from: 36)[0]
    #expect(abs(peer.bound - (100 + 1.959963984540054 * (100 * (1 + 1.0 / 300)).squareRoot())) < 1e-9)
  }

  /// On days only the same weekday enters, and weekdays do not disturb it.
  @Test func daysAreSetAgainstTheirOwnWeekday() throws {
    var random = SeededGenerator(seed: 5)
    let days = (0..<1500).map { day -> Double? in
      day % 7 < 5
        ? Double(Int.random(in: 15...25, using: &random)) : Double(Int.random(in: 0...2, using: &random))
    }
    let options = FarringtonOptions.flexible(periodsPerYear: 365)
    let found = try farrington(days, options: options).get()
    #expect(found.count == 1500 - 7 * (3 * 52 + 3))
    for epoch in found {
      let expected = try epoch.answer.get().expected
      #expect(epoch.place % 7 < 5 ? expected > 12 : expected < 4)
    }
    var others = days
    for day in 0..<1400 where day % 7 != 1499 % 7 { others[day] = 500 }
    #expect(try Self.answers(others, options, from: 1499) == Self.answers(days, options, from: 1499))
  }

  /// A doubled exposure doubles what is expected of it.
  @Test func exposureIsAllowedFor() throws {
    let counts = Self.months(72, mean: 20, seed: 11)
    let options = FarringtonOptions.flexible(periodsPerYear: 12)
    func last(_ exposure: [Double?]?) throws -> SurveillanceAnswer {
      try farrington(counts, exposure: exposure, epochs: 71..<72, options: options).get()[0].answer.get()
    }
    var exposure = [Double?](repeating: 1000, count: 72)
    let (plain, alike) = (try last(nil), try last(exposure))
    #expect(plain == alike)
    exposure[71] = 2000
    #expect(abs(try last(exposure).expected - 2 * plain.expected) < 1e-9)
  }

  @Test func aPeriodWithoutHalfOfItsPastSaysSo() throws {
    var counts = Self.months(72, mean: 10, seed: 12)
    for place in 30..<60 { counts[place] = nil }
    let epochs = try farrington(counts, options: .flexible(periodsPerYear: 12)).get()
    #expect(epochs.last?.answer == .failure(.tooFewKnown))
    #expect(epochs.allSatisfy { counts[$0.place] != nil })
  }

  /// Shares of clean months with an alarm, as Documentation/Methods.md has them from more series.
  @Test func alarmsInCleanSeriesAreAsFrequentAsSaid() {
    let methods: [(share: ClosedRange<Double>, @Sendable ([Double?]) -> Estimate<[SurveillanceEpoch]>)] = [
      (0.3...1, { farrington($0, options: .original(periodsPerYear: 12)) }),
      (0.4...1.2, { farrington($0, options: .flexible(periodsPerYear: 12)) }),
      (2.8...4.4, { earlyAberrations($0, options: EARSOptions(.c1)) }),
      (3.3...5.1, { earlyAberrations($0, options: EARSOptions(.c2)) }),
      (17...22, { earlyAberrations($0, options: EARSOptions(.c3(.published))) }),
      (5.5...9.5, { countCusum($0) }),
    ]
    let series = (0..<60).map { Self.months(120, mean: 12, seed: 100 + UInt64($0)) }
    for (place, (share, method)) in methods.enumerated() {
      let answers = series.flatMap { ((try? method($0).get()) ?? []).compactMap { try? $0.answer.get() } }
      let alarms = 100 * Double(answers.count(where: \.isAlarm)) / Double(max(answers.count, 1))
      #expect(share.contains(alarms), "method \(place): \(alarms)")
    }
  }
}
