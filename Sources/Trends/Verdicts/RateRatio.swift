import Glibc
import Statistics

/// The ratio of rates from one year to the next, from a log-linear model of counts.
struct RateRatio {
  var perYear: Estimate<IntervalEstimate>
  var dispersion: Estimate<Double>

  private init(perYear: Estimate<IntervalEstimate>, dispersion: Estimate<Double>) {
    self.perYear = perYear
    self.dispersion = dispersion
  }

  private init(_ reason: NotEstimable) {
    self.init(perYear: .failure(reason), dispersion: .failure(reason))
  }

  private static let level = 0.95

  /// One ratio a series, in order.
  ///
  /// Trend and, with at least two full seasons known, waves of a season and of half of it; the logarithm of
  /// the exposure as offset. The error is the larger of the model's own and that of Newey and West with
  /// floor(4 (n / 100)^(2/9)) lags, its variance times n / (n - p); Student's t with n - p degrees of
  /// freedom. A series with suppressed cells is fitted with all its lower and all its upper bounds; the
  /// interval covers both.
  static func ratios(
    of series: [LabelledSeries], season: Int, periodsPerYear: Int, model: RateModel
  ) -> [RateRatio] {
    let periods = series.map(\.values.count).max() ?? 0
    var variants: [(place: Int, counts: CountSeries)] = []
    var results = series.map { _ in RateRatio(.tooShort) }
    for (place, one) in series.enumerated() {
      let known = one.bounds.count { $0 != nil }
      let exact = one.values.count { $0 != nil }
      if known == exact {
        variants.append((place, CountSeries(counts: one.values, exposure: one.exposure)))
      } else if exact * 2 < known {
        results[place] = RateRatio(.tooFewKnown)
      } else {
        for bound in [one.bounds.map { $0?.low }, one.bounds.map { $0?.high }] {
          variants.append((place, CountSeries(counts: bound, exposure: one.exposure)))
        }
      }
    }
    var fits = variants.map { _ in RateRatio(.tooShort) }
    let isSeasonal = variants.map { season > 1 && $0.counts.knownCount >= 2 * season }
    for choice in [false, true] {
      let waves = [Double(season), Double(season) / 2].filter { $0 >= 2 }
      let design = CountDesign(periods: periods, season: choice ? .harmonics(waves) : .none)
      let places = variants.indices.filter { isSeasonal[$0] == choice }
      let batch = places.map { variants[$0].counts }
      let regressions =
        switch model {
        case .quasiPoisson: quasiPoissonRegression(batch, design: design)
        case .negativeBinomial: negativeBinomialRegression(batch, design: design)
        }
      for (place, regression) in zip(places, regressions) {
        fits[place] = RateRatio(regression, periodsPerYear: Double(periodsPerYear))
      }
    }
    var isFirst = series.map { _ in true }
    for (variant, fit) in zip(variants, fits) {
      results[variant.place] = isFirst[variant.place] ? fit : covering(results[variant.place], fit)
      isFirst[variant.place] = false
    }
    return results
  }

  private init(_ regression: Estimate<CountRegression>, periodsPerYear: Double) {
    dispersion = regression.flatMap { fit in
      let phi = fit.pearsonChiSquared / Double(fit.residualDegreesOfFreedom)
      return phi.isFinite ? .success(phi) : .failure(.noConvergence)
    }
    perYear = regression.flatMap { fit in
      let n = Double(fit.count)
      let lags = Int((4 * pow(n / 100, 2.0 / 9)).rounded(.down))
      func reach(_ errors: CountCovariance) -> Estimate<Double> {
        fit.waldInterval(of: CountDesign.trend, level: Self.level, errors: errors, reference: .studentT).map {
          $0.upper - $0.value
        }
      }
      return reach(.neweyWest(lags: lags)).flatMap { robust in
        reach(.classical).flatMap { independent in
          let correction = (n / Double(fit.residualDegreesOfFreedom)).squareRoot()
          let reach = max(robust * correction, independent)
          let value = fit.coefficients[CountDesign.trend]
          let ratio = IntervalEstimate(
            value: value, lower: value - reach, upper: value + reach, level: Self.level
          ).raised(periodsPerYear)
          guard ratio.upper.isFinite else { return .failure(.noConvergence) }
          return .success(ratio)
        }
      }
    }
  }

  /// The ratio of two that is nearer to 1, with an interval that covers both; a reason of either is that of both.
  private static func covering(_ low: RateRatio, _ high: RateRatio) -> RateRatio {
    switch (low.perYear, high.perYear) {
    case (.failure, _): return low
    case (_, .failure): return high
    case (.success(let first), .success(let second)):
      let isFirst = abs(log(first.value)) <= abs(log(second.value))
      var result = isFirst ? low : high
      result.perYear = .success(
        IntervalEstimate(
          value: isFirst ? first.value : second.value, lower: min(first.lower, second.lower),
          upper: max(first.upper, second.upper), level: level))
      return result
    }
  }
}
