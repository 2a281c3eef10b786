import Statistics
import Testing
import Trends

/// Whatever the series, each period has finite numbers or a reason.
@Suite struct HostileSurveillanceTests {
  /// Series as long as a past needs, made of short hostile ones, all of them counts in two of three.
  private static func series(_ random: inout HostileSeries, _ place: Int) -> [Double?] {
    var values: [Double?] = []
    for _ in 0..<(place % 7) { values += random.next() }
    return place % 3 == 0 ? values : values.map { $0.map(abs) }
  }

  private static func isSound(_ result: Estimate<[SurveillanceEpoch]>, of count: Int) -> Bool {
    guard case .success(let epochs) = result else { return true }
    return !epochs.isEmpty && epochs.count <= count
      && epochs.allSatisfy { epoch in
        guard case .success(let answer) = epoch.answer else { return true }
        return holdsFiniteNumbersOnly(answer) && answer.bound >= 0 && answer.expected >= 0
          && (0...1).contains(answer.model?.p ?? 0) && answer.model?.dispersion ?? 1 >= 1
      }
  }

  @Test(arguments: HostileSeries.blocks) func everyPeriodHasABoundOrAReason(block: Int) {
    var random = HostileSeries(seed: 900 + UInt64(block))
    for place in 0..<HostileSeries.countInBlock(usual: 400) {
      let values = Self.series(&random, place)
      let exposure = place % 4 == 0 ? Optional(random.next() + values.map { $0 ?? 1 }) : nil
      for periods in [1, 4, 12, 52, 365] {
        for preset in [
          FarringtonOptions.flexible(periodsPerYear: periods), .original(periodsPerYear: periods),
        ] {
          var options = preset
          options?.years = .available(1...5)
          options?.bound =
            [.nbPlugin, .muan, .delta(.twoThirds), .delta(.squareRoot), .delta(.none)][place % 5]
          options?.dispersion = place % 2 == 0 ? .pearson : .surveillance
          let result = farrington(values, exposure: exposure, options: options)
          #expect(Self.isSound(result, of: values.count), "Farrington, \(periods) a year, \(values)")
        }
      }
      for method in [EARSOptions.Method.c1, .c2, .c3(.published), .c3(.surveillance)] {
        let options = EARSOptions(method, baseline: 2 + place % 8, minimumDeviation: place % 2 == 0 ? 0 : 0.5)
        #expect(
          Self.isSound(earlyAberrations(values, options: options), of: values.count), "\(method), \(values)")
      }
      for transformation in CountCusumOptions.Transformation.allCases {
        for restart in CountCusumOptions.Restart.allCases {
          let options = CountCusumOptions(transformation: transformation, restart: restart)
          #expect(Self.isSound(countCusum(values, options: options), of: values.count), "CUSUM, \(values)")
        }
      }
    }
  }

  @Test func seriesWithoutAPastSayWhy() {
    let options = FarringtonOptions.flexible(periodsPerYear: 12)
    for count in [0, 1, 12, 36] {
      let values = [Double?](repeating: 3, count: count)
      #expect(farrington(values, options: options) == .failure(.tooShort))
    }
    #expect(farrington([Double?](repeating: nil, count: 90), options: options) == .failure(.tooShort))
    #expect(
      farrington([Double?](repeating: -1, count: 90), options: options) == .failure(.negativeValues))
    #expect(farrington([Double?](repeating: 1, count: 20_001), options: options) == .failure(.tooLong))
    #expect(earlyAberrations([1, 2, 3], options: EARSOptions(.c1)) == .failure(.tooShort))
    #expect(countCusum([1, 2, 3]) == .failure(.tooShort))
    #expect(countCusum([0, 0, 4, 5]) == .failure(.zeroBaseline))
    // Years have no time of the year; windows must lie apart, with room for every part.
    #expect(
      farrington(Array(repeating: 3, count: 30), options: .flexible(periodsPerYear: 1))
        == .failure(.unsuitableFrequency))
    var wide = options
    wide?.halfWindow = 6
    #expect(farrington(Array(repeating: 3, count: 90), options: wide) == .failure(.unsuitableFrequency))
    wide = options
    wide?.parts = 11
    #expect(farrington(Array(repeating: 3, count: 90), options: wide) == .failure(.unsuitableFrequency))
  }
}
