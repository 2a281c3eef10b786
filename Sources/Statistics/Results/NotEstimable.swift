/// Why a statistic has no value.
public enum NotEstimable: String, Sendable, Hashable, Codable, Error, CaseIterable {
  /// Fewer values than the method needs.
  case tooShort
  /// Every value is zero.
  case allZero
  /// Every value is the same.
  case constant
  /// The base of a percentage, or the mean that counts are set against, is zero.
  case zeroBaseline
  /// Nothing is left once the trend is taken out.
  case zeroVarianceAfterDetrending
  /// The method's variance formula gave a value of zero or less.
  case negativeVariance
  /// A group without events makes an estimate infinite.
  case separation
  /// The iteration did not settle.
  case noConvergence
  /// A weight or exposure is not a finite number above zero.
  case zeroWeight
  /// A value is below zero, where the method counts.
  case negativeValues
  /// Too few values are known exactly; the rest are suppressed or missing.
  case tooFewKnown
  /// Values are hidden, and the method takes no bounds.
  case hiddenValues
  /// Values are equal, where the method holds only without ties.
  case tied
  /// So little was recorded that a ratio, or the bound of a model, says nothing.
  case tooFewEvents
  /// The method is not made for so many periods a year.
  case unsuitableFrequency
  /// More values than the method can take in reasonable time.
  case tooLong
  /// The latest period, which the question is about, has no value.
  case missingLatest
  /// Each value holds those before it, so that it rises whatever happens.
  case runningTotal
}

/// A statistic: a value, or the reason why there is none.
public typealias Estimate<Value: Sendable> = Result<Value, NotEstimable>
