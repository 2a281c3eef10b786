import Statistics

extension ReferenceComparer {
  /// Compares the Mann-Kendall test whose variance allows for dependence.
  static func mannKendallWithAR1(_ item: ReferenceCase) -> Outcome {
    let (index, values) = item.known
    switch mannKendallAR1(index: index, values: values) {
    case .failure(let reason): return .different("\(item.id): \(reason)")
    case .success(let result):
      // The file allows 1e-6 where its own residuals lose digits to an offset, and 1e-10 is kept by `offset_exact`.
      let tolerance = losesDigits(values) ? 1e-6 : 1e-10
      return compare(
        item,
        [
          ("s", result.test.s, 0), ("r1", result.autocorrelation, tolerance),
          ("rho_corrected", result.correctedAutocorrelation, tolerance),
          ("inflation", result.inflation, tolerance), ("var_s", result.test.variance, tolerance),
          ("z", result.test.z, tolerance), ("p", result.test.p, tolerance),
        ])
    }
  }
}
