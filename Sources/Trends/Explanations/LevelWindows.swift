import Glibc

/// Two runs of periods of a series whose levels are compared, and the change between them.
struct LevelWindows: Sendable {
  /// The places before the change.
  var before: Range<Int>
  /// The places after it.
  var after: Range<Int>
  /// Where the later stretch may have begun; nil where the two are the ends of one trend.
  var start: ClosedRange<Int>?
  /// The first place of the later stretch.
  var first: Int { after.lowerBound }

  /// The change of level of some values between the windows; nil where either has no known one.
  func change(of values: [Double?]) -> LevelChange? {
    LevelChange(before: known(values, before), after: known(values, after))
  }

  private func known(_ values: [Double?], _ range: Range<Int>) -> [Double] {
    values[range.clamped(to: values.indices)].compactMap { $0.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil } }
  }

  /// Whether a place is where the later stretch begins, give or take so many periods; anywhere inside of a trend.
  func isAtStart(_ place: Int, within slack: Int) -> Bool {
    guard let start else { return before.upperBound < place && place <= after.lowerBound }
    return start.lowerBound - slack <= place && place <= start.upperBound + slack
  }
}

/// A change of level between two windows, with its scatter.
///
/// The error is that of the logarithm of the ratio: Pearson's dispersion around a line in each window, at least that of Poisson counts,
/// times what the correlation of neighbours, up to 0.7, adds to the variance of a mean.
struct LevelChange: Sendable {
  /// The means a period.
  var before: Double
  var after: Double
  /// The sums.
  var sums: (before: Double, after: Double)
  /// The standard error of `logRatio`.
  var error: Double

  /// The log of the mean after over that before, half an event added to either sum.
  var logRatio: Double {
    log((sums.after + 0.5) / Double(counts.after)) - log((sums.before + 0.5) / Double(counts.before))
  }
  /// The mean after over the mean before, half an event added to either sum.
  var ratio: Double { exp(logRatio) }

  private var counts: (before: Int, after: Int)

  init?(before: [Double], after: [Double]) {
    guard !before.isEmpty, !after.isEmpty else { return nil }
    sums = (before.reduce(0, +), after.reduce(0, +))
    guard sums.before.isFinite, sums.after.isFinite else { return nil }
    counts = (before.count, after.count)
    self.before = sums.before / Double(before.count)
    self.after = sums.after / Double(after.count)
    let noise = [Self.residuals(before), Self.residuals(after)]
    let squares = noise.joined().reduce(0) { $0 + $1 * $1 }
    let freedom = Double(max(1, before.count + after.count - 4))
    let products = noise.reduce(0) { sum, one in
      zip(one, one.dropFirst()).reduce(sum) { $0 + $1.0 * $1.1 }
    }
    let correlation = squares > 0 ? min(max(products / squares, 0), 0.7) : 0
    let dispersion = max(1, squares / freedom) * (1 + correlation) / (1 - correlation)
    error = (dispersion * (1 / (sums.before + 0.5) + 1 / (sums.after + 0.5))).squareRoot()
    guard error.isFinite, logRatio.isFinite else { return nil }
  }

  /// Residuals around a line, over the root of the mean.
  private static func residuals(_ values: [Double]) -> [Double] {
    let count = Double(values.count)
    let mean = values.reduce(0) { $0 + $1 / count }
    guard mean > 0 else { return values.map { _ in 0 } }
    let middle = (count - 1) / 2
    var (products, squares) = (0.0, 0.0)
    for (place, value) in values.enumerated() {
      let time = Double(place) - middle
      products += time * (value - mean)
      squares += time * time
    }
    let slope = values.count > 3 ? products / squares : 0
    return values.enumerated().map { ($1 - mean - slope * (Double($0) - middle)) / mean.squareRoot() }
  }
}
