/// Where the shape of a negative binomial model comes from.
public enum ThetaChoice: Sendable, Hashable {
  /// Theta and coefficients together have the largest likelihood.
  case maximumLikelihood
  /// Theta is known, above zero and finite; its inverse is often called alpha.
  case fixed(Double)
}

/// Fits a log-linear negative binomial model, the variance being mean + mean^2 / theta (NB2).
///
/// Where counts vary no more than Poisson counts, or theta would be above 10,000, the result is the
/// Poisson fit, and says so. Reasons are those of `poissonRegression`; a fixed theta that is not positive
/// and finite is `noConvergence`. Newton steps of coefficients and log theta together.
/// Source: Lawless (1987); Venables and Ripley (2002), section 7.4.
public func negativeBinomialRegression(
  _ series: CountSeries, design: CountDesign, theta: ThetaChoice = .maximumLikelihood
) -> Estimate<CountRegression> {
  negativeBinomialRegression([series], design: design, theta: theta)[0]
}

/// Fits the same design to many series at once; each gets what it would get alone, to the bit.
public func negativeBinomialRegression(
  _ series: [CountSeries], design: CountDesign, theta: ThetaChoice = .maximumLikelihood
) -> [Estimate<CountRegression>] {
  let batch = CountRegressionBatch(design: design)
  switch theta {
  case .maximumLikelihood: return batch.negativeBinomial(series, theta: nil)
  case .fixed(let value): return batch.negativeBinomial(series, theta: value)
  }
}
