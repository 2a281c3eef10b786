import Statistics

/// Estimates in words.
enum EstimateText {
  /// Why there is no estimate.
  static func reason(_ reason: NotEstimable) -> String {
    switch reason {
    case .tooShort: "too few periods"
    case .tooFewKnown: "too few known values"
    case .allZero: "nothing was recorded"
    case .constant: "every value is the same"
    case .zeroBaseline: "most periods are zero"
    case .zeroVarianceAfterDetrending: "nothing varies around the trend"
    case .negativeVariance: "the variance cannot be estimated"
    case .separation: "a category decides the outcome alone"
    case .negativeValues: "some values are below zero"
    case .noConvergence: "the estimate does not settle"
    case .zeroWeight: "a population or weight is missing or zero"
    case .hiddenValues: "some values are hidden"
    case .tied: "values are equal"
    }
  }
}
