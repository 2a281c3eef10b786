/// How the covariance of the coefficients of a count model is estimated.
public enum CountCovariance: Sendable, Hashable {
  /// The inverse of the expected information, times the dispersion where the model has one.
  case classical
  /// The scores as they are. Source: White (1982).
  case hc0
  /// The scores over 1 minus leverage. Source: MacKinnon and White (1985).
  case hc3
  /// Dependence up to a lag, weights of Bartlett; consecutive periods that entered are neighbours.
  /// Source: Newey and West (1987).
  case neweyWest(lags: Int)
}
