/// Fits a log-linear Poisson model with Firth's penalty, which keeps every coefficient finite.
///
/// The likelihood is multiplied by the root of the determinant of the expected information (Jeffreys'
/// prior). The named alternative where `poissonRegression` is `separation` or `allZero`; with many counts
/// the two agree. Its intervals are Wald's. Reasons: `tooShort`, `negativeValues`, `noConvergence`.
/// O(periods x terms^2) a pass. Source: Firth (1993); Heinze and Schemper (2002).
public func firthPoissonRegression(_ series: CountSeries, design: CountDesign) -> Estimate<CountRegression> {
  firthPoissonRegression([series], design: design)[0]
}

/// Fits the same design to many series at once; each gets what it would get alone, to the bit.
public func firthPoissonRegression(
  _ series: [CountSeries], design: CountDesign
) -> [Estimate<CountRegression>] {
  CountRegressionBatch(design: design).firthPoisson(series)
}
