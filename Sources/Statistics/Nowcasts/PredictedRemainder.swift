/// What is still to become known of a row, as one expects it before it does.
///
/// The rate of a row has, before anything of it is known, the weight of one count at the usual level; what is known by a
/// delay makes it a gamma distribution, and the remainder a negative binomial one. So a row of which nothing is known yet is
/// near the usual level, and of many counts the chain ladder is left.
struct PredictedRemainder: Sendable {
  /// The expected number, at least 0.
  let mean: Double
  /// The size of the negative binomial distribution that chance alone in what is known by now makes of it.
  let size: Double

  /// What is expected between two shares of which the first is known.
  init(known: Double, share: Double, target: Double, level: Double) {
    let known = max(0, known)
    mean = max(0, target - share) * (known + 1) / (share + 1 / level)
    size = known + 1
  }

  /// The distribution with a dispersion beside that of chance; nil for a mean beyond what can be computed.
  ///
  /// 0 stands for chance alone.
  func distribution(_ dispersion: Double) -> NegativeBinomialDistribution? {
    // Less than one in ten thousand million is nothing.
    let mean = mean < 1e-10 ? 0 : mean
    return NegativeBinomialDistribution(mean: mean, size: 1 / (1 / size + dispersion))
  }
}
