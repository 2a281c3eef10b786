/// Fits a log-linear model whose variance is the mean times a dispersion, which the data give.
///
/// The coefficients are those of `poissonRegression`, with its reasons; the dispersion is Pearson's
/// chi-squared over the degrees of freedom, below 1 where counts vary less than Poisson counts.
/// Source: Wedderburn (1974); McCullagh and Nelder (1989), section 9.2.
public func quasiPoissonRegression(_ series: CountSeries, design: CountDesign) -> Estimate<CountRegression> {
  quasiPoissonRegression([series], design: design)[0]
}

/// Fits the same design to many series at once; each gets what it would get alone, to the bit.
public func quasiPoissonRegression(
  _ series: [CountSeries], design: CountDesign
) -> [Estimate<CountRegression>] {
  CountRegressionBatch(design: design).poisson(series, family: .quasiPoisson)
}
