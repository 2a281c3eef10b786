import Glibc

extension ReferenceRegression {
  /// The same regression with weights that keep past outbreaks from raising what is expected.
  package func reweighted(
    _ data: ReferenceCounts, threshold: Double, time: Time
  ) -> Estimate<ReferenceRegression> {
    Self.fit(data, weights: anscombeWeights(of: data.counts, threshold: threshold), time: time, start: slope)
  }

  /// Lower weights for counts far above what is fitted.
  ///
  /// Anscombe residuals `s = 1.5 (y^(2/3) m^(-1/6) - m^(1/2)) / sqrt(phi (1 - h))`; a count with s above the threshold gets a
  /// weight of 1 / s^2, and all are scaled to the sum n (Farrington, Andrews, Beale and Catchpole 1996).
  ///
  /// - Parameters:
  ///   - counts: The counts that were fitted.
  ///   - threshold: 1 in the original, 2.58 in the flexible form.
  /// - Returns: A weight for each. A count that its own level fits exactly has no residual.
  private func anscombeWeights(of counts: [Double], threshold: Double) -> [Double] {
    let phi = max(dispersion, 1)
    var weights = [Double](repeating: 1, count: counts.count)
    var sum = 0.0
    for place in counts.indices {
      let mean = means[place]
      let free = phi * (1 - leverages[place])
      if mean > 0, free > 1e-12 {
        let root = cbrt(counts[place])
        let residual = 1.5 * (root * root / cbrt(mean).squareRoot() - mean.squareRoot()) / free.squareRoot()
        if residual > threshold { weights[place] = 1 / (residual * residual) }
      }
      sum += weights[place]
    }
    let scale = Double(counts.count) / sum
    return scale == 1 ? weights : weights.map { $0 * scale }
  }
}
