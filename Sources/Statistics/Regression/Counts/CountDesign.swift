import Glibc

/// The terms of a log-linear model for counts on one grid of periods, shared by all series of a batch.
///
/// The intercept comes first, then the trend in steps of one period from 0 at the first period of the
/// grid, then the season. Gaps are periods of the grid; a series leaves them out by itself.
public struct CountDesign: Sendable, Hashable {
  /// How a repeating pattern within the year enters.
  public enum Season: Sendable, Hashable {
    /// Not at all.
    case none
    /// A sine and a cosine wave for each listed length in periods, such as 12 and 6 for months.
    case harmonics([Double])
    /// A level for each period of the season after the first, such as 12 for months of the year.
    case factors(Int)
  }

  /// The number of periods of the grid.
  public let periods: Int
  /// The season.
  public let season: Season
  /// The columns, one value a period; the intercept is 0 and the trend 1.
  let columns: [[Double]]

  /// The place of the intercept among the coefficients.
  public static let intercept = 0
  /// The place of the trend among the coefficients: the change of the log rate from one period to the next.
  public static let trend = 1

  /// Creates a design; a negative number of periods counts as 0, waves and seasons shorter than two
  /// periods are left out.
  ///
  /// A wave of two periods has no sine, which would be 0 everywhere.
  public init(periods: Int, season: Season = .none) {
    self.periods = max(periods, 0)
    self.season = season
    let places = (0..<self.periods).map(Double.init)
    var columns = [places.map { _ in 1 }, places]
    switch season {
    case .none: break
    case .harmonics(let lengths):
      for length in lengths where length >= 2 && length.isFinite {
        // Angles of one turn, so that a wave repeats to the last bit.
        let angles = places.map { 2 * .pi * ($0.truncatingRemainder(dividingBy: length) / length) }
        if length > 2 { columns.append(angles.map(sin)) }
        columns.append(angles.map(cos))
      }
    case .factors(let count):
      for level in 1..<max(count, 1) {
        columns.append((0..<self.periods).map { $0 % count == level ? 1 : 0 })
      }
    }
    self.columns = columns
  }

  /// The number of coefficients.
  public var count: Int { columns.count }

  /// After how many periods the season repeats: 1 without one, the whole grid where it never does.
  var repetition: Int {
    switch season {
    case .none: return 1
    case .factors(let count): return max(count, 1)
    case .harmonics(let lengths):
      var common = 1
      for length in lengths where length >= 2 && length.isFinite {
        guard let whole = Int(exactly: length), whole < periods else { return periods }
        common = common / greatestCommonDivisor(common, whole) * whole
        if common >= periods { return periods }
      }
      return common
    }
  }

  private func greatestCommonDivisor(_ first: Int, _ second: Int) -> Int {
    var (large, small) = (first, second)
    while small > 0 { (large, small) = (small, large % small) }
    return large
  }
}
