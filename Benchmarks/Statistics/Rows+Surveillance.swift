import Series
import Statistics
import Trends

extension Rows {
  /// The bounds and what is expected of the last year, as a night would watch all of it, and a whole series of EARS.
  static func surveillance() -> [Row] {
    let months = SeriesSet(name: "watched-months", count: 24, length: 120, seed: 7)
    let weeks = SeriesSet(name: "watched-weeks", count: 8, length: 416, seed: 8)
    return [
      farringtonRow(
        "Farrington flexible, 12 months", months, call: "farrington_flexible_months",
        software: "surveillance::farringtonFlexible", .flexible(periodsPerYear: 12), epochs: 108..<120),
      farringtonRow(
        "Farrington flexible, 52 weeks", weeks, call: "farrington_flexible_weeks",
        software: "surveillance::farringtonFlexible", .flexible(periodsPerYear: 52), epochs: 364..<416),
      farringtonRow(
        "Farrington, 52 weeks", weeks, call: "farrington_weeks", software: "surveillance::farrington",
        .original(periodsPerYear: 52), epochs: 364..<416),
      Row(
        name: "EARS C2, all weeks", set: weeks,
        peers: [.init(side: .r, call: "ears_weeks", software: "surveillance::earsC", target: nil)],
        tolerances: [1e-12]
      ) { series in
        series.map { values in
          answers(earlyAberrations(values.map(Optional.some), options: EARSOptions(.c2))).map(\.bound)
        }
      },
    ]
  }

  private static func farringtonRow(
    _ name: String, _ set: SeriesSet, call: String, software: String, _ options: FarringtonOptions?,
    epochs: Range<Int>
  ) -> Row {
    Row(
      name: name, set: set, peers: [.init(side: .r, call: call, software: software, target: 60)],
      // The peer stops its iterations early.
      tolerances: [2e-4]
    ) { series in
      series.map { values in
        // The peer has no bound where ours is an exact one.
        answers(farrington(values.map(Optional.some), epochs: epochs, options: options))
          .map { $0.basis == .method ? $0.bound : -1 }
      }
    }
  }

  private static func answers(_ estimate: Estimate<[SurveillanceEpoch]>) -> [SurveillanceAnswer] {
    guard case .success(let epochs) = estimate else { return [] }
    return epochs.compactMap { try? $0.answer.get() }
  }
}
