import Foundation

/// What the program found in one sample, as far as effects are looked for.
struct Answers {
  /// An estimate with its interval.
  struct Interval: Decodable {
    var value: Double
    var lower: Double
    var upper: Double
  }

  /// The breaks of one series: the interval of the first month of each new level, and the levels.
  struct Breaks: Decodable {
    struct Months: Decodable { var periods: [String?] }

    var breakLower: Months?
    var breakUpper: Months?
    var coefficients: [Double]?
  }

  /// A finding of the trend stage.
  private struct Finding: Decodable {
    struct Code: Decodable {
      var dimension: String
      var code: String
    }
    struct Estimate: Decodable { var value: Interval? }
    struct Trend: Decodable { var ratioPerYear: Estimate }
    struct Body: Decodable { var trend: Trend? }

    var key: [Code]
    var body: Body
  }

  /// What `waymark trend` prints.
  private struct Series: Decodable {
    struct One: Decodable {
      struct Methods: Decodable { var baiPerron: Breaks? }

      var key: [String: String]
      var methods: Methods
    }

    var series: [One]
  }

  private var ratios: [[String: String]: Interval] = [:]
  private var breaks: [[String: String]: Breaks] = [:]

  /// Reads findings, and the breaks of series of one matter, both as the program prints them.
  init(findings: Data, breaks: Data, matter: String) throws {
    let decoder = JSONDecoder()
    for finding in try decoder.decode([Finding].self, from: findings) {
      let key = Dictionary(finding.key.map { ($0.dimension, $0.code) }) { first, _ in first }
      ratios[key] = finding.body.trend?.ratioPerYear.value
    }
    for series in try decoder.decode(Series.self, from: breaks).series {
      var key = series.key
      key["matter"] = matter
      self.breaks[key] = series.methods.baiPerron
    }
  }

  /// Whether an effect was found with the right sign and the truth inside the interval of 95 %.
  func tell(_ effect: Effect, months: [String]) -> Bool {
    var key = [
      "matter": effect.matter, "route": effect.route, "sex": effect.sex, "majority": effect.ageClass,
    ]
    switch effect.kind {
    case .trend(let ratio):
      key["age_band"] = "_T"
      guard let found = ratios[key] else { return false }
      return (found.value > 1) == (ratio > 1) && (found.lower...found.upper).contains(ratio)
    case .shift(let month, let factor):
      guard let found = breaks[key], months.contains(month), let levels = found.coefficients,
        let lower = found.breakLower?.periods, let upper = found.breakUpper?.periods,
        levels.count == lower.count + 1, upper.count == lower.count
      else { return false }
      return lower.indices.contains { index in
        guard let first = lower[index], let last = upper[index] else { return false }
        return (levels[index + 1] > levels[index]) == (factor > 1)
          && (first...max(first, last)).contains(month)
      }
    }
  }
}
