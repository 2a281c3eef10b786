/// The model of counts that a rate ratio rests on.
public enum RateModel: String, Sendable, Hashable, Codable {
  /// The variance is the mean times a dispersion.
  case quasiPoisson
  /// The variance is the mean plus its square over a theta that the counts give.
  case negativeBinomial
}
