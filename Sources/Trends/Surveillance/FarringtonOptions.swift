import Statistics

/// The settings of the Farrington method, original and flexible.
///
/// Periods are whole multiples of `step` places of the grid apart: 1 for all but days.
public struct FarringtonOptions: Sendable, Hashable {
  /// How many years back the reference periods go.
  public enum Years: Sendable, Hashable {
    /// So many; a period without them has no answer.
    case exactly(Int)
    /// As many as there are before the period, within a range.
    case available(ClosedRange<Int>)

    /// The fewest and the most of them.
    var range: ClosedRange<Int> {
      switch self {
      case .exactly(let years): years...years
      case .available(let years): years
      }
    }
  }

  /// Whether the mean may have a trend.
  public enum Trend: Sendable, Hashable {
    /// It is kept with three years or more, a p value below the threshold, and where it predicts no more than the largest reference
    /// count.
    case tested(threshold: Double)
    /// Never.
    case none
  }

  /// The scale on which a bound is symmetric around the mean.
  public enum Power: String, Sendable, Hashable, CaseIterable {
    /// Skewness is removed.
    case twoThirds
    /// The variance is stabilised.
    case squareRoot
    /// Counts as they are.
    case none
  }

  /// How a bound is made from mean and dispersion.
  public enum Bound: Sendable, Hashable {
    /// A normal bound on the scale of a power, with the error of the mean (Farrington et al. 1996).
    case delta(Power)
    /// The quantile of a negative binomial distribution with the mean put in; Poisson without dispersion.
    case nbPlugin
    /// The same with the upper end of the mean's own interval put in (Noufaily et al. 2013).
    case muan
  }

  /// The dispersion from which errors of the mean and of the trend are computed.
  public enum Dispersion: String, Sendable, Hashable, CaseIterable {
    /// Pearson's.
    case pearson
    /// That of R's `surveillance` (at least up to 1.20) in its flexible form, which divides by the square of the mean: errors are too small
    /// by about the root of the mean. For comparison only.
    case surveillance
  }

  /// How many periods a year has.
  public var periodsPerYear: Int
  /// How many places of the grid apart periods are.
  public var step: Int
  /// How many years back reference periods go.
  public var years: Years
  /// How many periods on either side of the same time of the year belong to it (w).
  public var halfWindow: Int
  /// The parts of a year that have a level each (noPeriods): 1 takes the same time of the year alone.
  public var parts: Int
  /// How many of the latest periods do not enter (pastNotIncluded).
  public var pastNotIncluded: Int
  /// Anscombe residuals above this lower a weight; nil for no reweighting.
  public var weightsThreshold: Double?
  /// Whether there is a trend.
  public var trend: Trend
  /// How the bound is made.
  public var bound: Bound
  /// The chance of a count above the bound, if nothing has changed; in (0, 0.5].
  public var alpha: Double
  /// The dispersion of errors.
  public var dispersion: Dispersion
  /// With fewer counts than this over four periods, the current one included, the model has no bound (limit54).
  public var minimumCounts: Double

  /// The original method (Farrington, Andrews, Beale and Catchpole 1996), bound at 1 - alpha / 2.
  public static func original(periodsPerYear: Int, alpha: Double = 0.01) -> FarringtonOptions? {
    guard var options = flexible(periodsPerYear: periodsPerYear, alpha: alpha / 2) else { return nil }
    options.parts = 1
    options.pastNotIncluded = options.halfWindow
    options.weightsThreshold = 1
    options.trend = .tested(threshold: 0.05)
    options.bound = .delta(.twoThirds)
    return options
  }

  /// The flexible method (Noufaily, Enki, Farrington, Garthwaite, Andrews and Charlett 2013), with a negative-binomial bound.
  ///
  /// Five years, or as many as there are, three at least. Weeks: w = 3, 10 parts. Months: w = 1, 4 parts. Quarters: w = 0, 4 parts. Days:
  /// those of the same weekday as the current one, as weeks are taken, so that weekdays never enter the comparison; a year is then
  /// 52 weeks. The last half of a year does not enter, so that what goes on does not raise its own bound.
  ///
  /// - Returns: nil for years, which have no time of the year, and for numbers of periods that are none of these.
  public static func flexible(periodsPerYear: Int, alpha: Double = 0.01) -> FarringtonOptions? {
    let (periods, step, halfWindow, parts): (Int, Int, Int, Int)
    switch periodsPerYear {
    case 365, 366: (periods, step, halfWindow, parts) = (52, 7, 3, 10)
    case 52, 53: (periods, step, halfWindow, parts) = (periodsPerYear, 1, 3, 10)
    case 12: (periods, step, halfWindow, parts) = (12, 1, 1, 4)
    case 4: (periods, step, halfWindow, parts) = (4, 1, 0, 4)
    default: return nil
    }
    return FarringtonOptions(
      periodsPerYear: periods, step: step, years: .available(3...5), halfWindow: halfWindow, parts: parts,
      pastNotIncluded: periods / 2, weightsThreshold: 2.58, trend: .tested(threshold: 1), bound: .nbPlugin,
      alpha: alpha, dispersion: .pearson, minimumCounts: 5)
  }

  /// Whether the windows of two years lie apart with room for every part between them, and numbers make sense.
  var areSound: Bool {
    let years = years.range
    let between = periodsPerYear - 2 * halfWindow - 1
    return (2...1000).contains(periodsPerYear) && (1...1000).contains(step) && (0...500).contains(halfWindow)
      && parts >= 1 && between >= (parts == 1 ? 0 : parts - 1) && (1...100).contains(years.lowerBound)
      && years.upperBound <= 100 && (0...100_000).contains(pastNotIncluded) && alpha > 0 && alpha <= 0.5
      && weightsThreshold ?? 1 > 0 && !minimumCounts.isNaN
  }
}
