/// Fits a log-linear Poisson model to a series of counts, with the logarithm of the exposure as offset.
///
/// Not more known counts than coefficients, or terms that the known periods cannot tell apart, are
/// `tooShort`; counts below zero `negativeValues`; only zeros `allZero`. Zeros that drive a coefficient
/// to infinity are `separation`: ask for `firthPoissonRegression` then. Counts so large that sums
/// overflow are `noConvergence`. O(periods * terms^2) a pass. Source: McCullagh and Nelder (1989), chapter 6.
public func poissonRegression(_ series: CountSeries, design: CountDesign) -> Estimate<CountRegression> {
  poissonRegression([series], design: design)[0]
}

/// Fits the same design to many series at once; each gets what it would get alone, to the bit.
public func poissonRegression(
  _ series: [CountSeries], design: CountDesign
) -> [Estimate<CountRegression>] {
  CountRegressionBatch(design: design).poisson(series, family: .poisson)
}
