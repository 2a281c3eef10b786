import Statistics
import Trends

/// The named methods of surveillance, each series by itself, beside our alerts.
enum Peers {
  /// A method with the chance of a false alarm that its bound is set at.
  struct Method: Sendable {
    var name: String
    /// Whether each period of a run of periods is an alarm.
    var alarms: @Sendable (_ counts: [Double?], _ periods: Range<Int>) -> [Bool]
  }

  /// Each at its usual chance, and where it has one, at that of a family of 1,000.
  static let methods: [Method] = {
    let family = 0.05 / Double(Nights.family)
    return [0.01, family].map { (alpha: Double) in
      Method(name: "Farrington flexible, \(alpha)") { counts, periods in
        alarms(
          farrington(counts, epochs: periods, options: .flexible(periodsPerYear: 12, alpha: alpha)), periods)
      }
    }
      + [0.001, family].map { (alpha: Double) in
        Method(name: "EARS C1, \(alpha)") { counts, periods in
          alarms(earlyAberrations(counts, epochs: periods, options: EARSOptions(.c1, alpha: alpha)), periods)
        }
      } + [Method(name: "CUSUM") { counts, periods in alarms(countCusum(counts), periods) }]
  }()

  private static func alarms(_ epochs: Estimate<[SurveillanceEpoch]>, _ periods: Range<Int>) -> [Bool] {
    var alarms = [Bool](repeating: false, count: periods.count)
    for epoch in (try? epochs.get()) ?? [] where periods.contains(epoch.place) {
      alarms[epoch.place - periods.lowerBound] = (try? epoch.answer.get())?.isAlarm ?? false
    }
    return alarms
  }

  /// The share of series with an alarm by the end of each month after the past.
  static func shares(_ method: Method, _ series: [LabelledSeries], past: Int) -> [Double] {
    guard let length = series.first?.values.count, length > past else { return [] }
    var found = [Int](repeating: 0, count: length - past)
    for one in series {
      guard let first = method.alarms(one.values, past..<length).firstIndex(of: true) else { continue }
      for month in first..<found.count { found[month] += 1 }
    }
    return found.map { Double($0) / Double(series.count) }
  }
}
