import Statistics
import Testing
import Trends

/// EARS and CUSUM beyond the numbers of R.
@Suite struct AberrationTests {
  private static let calm: [Double?] = [4, 6, 5, 5, 4, 6, 5, 5, 4, 6, 5, 5, 4]

  private static func last(_ counts: [Double?], _ method: EARSOptions.Method) throws -> SurveillanceAnswer {
    let epochs = try earlyAberrations(counts, options: EARSOptions(method)).get()
    return try #require(epochs.last).answer.get()
  }

  @Test func theBaselineOfC2EndsThreePeriodsBefore() throws {
    // A rise over three periods is in the baseline of C1.
    let rising = Self.calm + [9, 9, 9]
    #expect(try !Self.last(rising, .c1).isAlarm)
    #expect(try Self.last(rising, .c2).isAlarm)
  }

  /// A count far above its baseline is an alarm of C3 as it was published, and none in R.
  @Test func theCurrentExcessCountsInC3() throws {
    let sudden = Self.calm + [40]
    let published = try Self.last(sudden, .c3(.published))
    #expect(published.isAlarm && published.bound < 40 && published.statistic! > 1.96)
    #expect(try !Self.last(sudden, .c3(.surveillance)).isAlarm)
  }

  /// The bound of C3 is the count that would reach the threshold.
  @Test func theBoundOfC3IsWhereTheAlarmBegins() throws {
    for before in [[5.0, 5], [6, 5.5], [6.4, 5.8]] {
      let counts = Self.calm + before.map(Optional.init)
      let bound = try Self.last(counts + [5], .c3(.published)).bound
      #expect(try !Self.last(counts + [bound * (1 - 1e-9)], .c3(.published)).isAlarm)
      #expect(try Self.last(counts + [bound * (1 + 1e-9)], .c3(.published)).isAlarm)
    }
    let earlier = try Self.last(Self.calm + [20, 20, 0], .c3(.published))
    #expect(earlier.isAlarm && earlier.bound == 0)
  }

  @Test func aBaselineOfOneValueHasTheLeastDeviation() throws {
    let flat = [Double?](repeating: 2, count: 12)
    #expect(try Self.last(flat + [3], .c1).bound == 2 + 0.5 * NormalDistribution.upperQuantile(0.001))
    var options = EARSOptions(.c3(.published), minimumDeviation: 0)
    let epochs = try earlyAberrations(flat + [3], options: options).get()
    #expect(epochs.allSatisfy { $0.answer == .failure(.constant) })
    options.method = .c1
    #expect(try earlyAberrations(flat + [3], options: options).get().last?.answer.get().isAlarm == true)
  }

  @Test func aBaselineNeedsHalfOfItsPeriods() throws {
    var counts = Self.calm + [5]
    for place in [7, 8, 9] { counts[place] = nil }
    #expect(throws: Never.self) { try Self.last(counts, .c1) }
    counts[10] = nil
    #expect(throws: NotEstimable.tooFewKnown) { try Self.last(counts, .c1) }
  }

  /// After one outbreak the sum begins anew; without that it raises alarms for long.
  @Test func theSumRestartsAfterAnAlarm() throws {
    let counts = [Double?](repeating: 9, count: 20) + [9, 60] + [Double?](repeating: 9, count: 18)
    let alarms = { (restart: CountCusumOptions.Restart) in
      try countCusum(counts, options: CountCusumOptions(restart: restart)).get()
        .filter { (try? $0.answer.get().isAlarm) ?? false }.map(\.place)
    }
    #expect(try alarms(.afterAlarm) == [21])
    #expect(try alarms(.never) == Array(21...34))
  }

  @Test(arguments: CountCusumOptions.Transformation.allCases)
  func theBoundOfTheSumIsWhereTheAlarmBegins(transformation: CountCusumOptions.Transformation) throws {
    let past = [Double?](repeating: 9, count: 12)
    let options = CountCusumOptions(transformation: transformation)
    func last(_ counts: [Double?]) throws -> SurveillanceAnswer {
      let epochs = try countCusum(past + counts, options: options).get()
      return try #require(epochs.last).answer.get()
    }
    // The first half of 24 values is the past alone.
    let before = [Double?](repeating: 9, count: 10) + [13]
    let bound = try last(before + [9]).bound
    #expect(bound == bound.rounded() && bound > 9)
    #expect(try last(before + [bound]).isAlarm)
    #expect(try !last(before + [bound - 1]).isAlarm)
  }
}
