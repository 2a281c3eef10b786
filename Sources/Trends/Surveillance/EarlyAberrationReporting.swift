public import Statistics

/// The settings of EARS, the Early Aberration Reporting System (Hutwagner, Thompson, Seeman and Treadwell 2003).
public struct EARSOptions: Sendable, Hashable {
  /// Which of the three methods.
  public enum Method: Sendable, Hashable {
    /// The baseline ends the period before.
    case c1
    /// The baseline ends three periods before, so that a slow start does not raise it.
    case c2
    /// The excess of three periods over the baseline of C2, added up.
    case c3(Form)
  }

  /// What C3 adds up.
  public enum Form: String, Sendable, Hashable, CaseIterable {
    /// The excess of the current and the two periods before, as published.
    case published
    /// As R's `surveillance`: the bound lies above the current count, less the excess of the two before, so that the current excess counts for
    /// nothing. For comparison only.
    case surveillance
  }

  /// Which of the three.
  public var method: Method
  /// The periods of the baseline, 2 or more.
  public var baseline: Int
  /// The chance that a standard normal excess is beyond the threshold; in (0, 0.5].
  public var alpha: Double
  /// The least standard deviation that a baseline is taken to have, in counts; 0 for none.
  public var minimumDeviation: Double

  /// Creates settings; the chance is 0.001 for C1 and C2 (3.09 standard deviations) and 0.025 for C3 (1.96) unless set.
  public init(
    _ method: Method, baseline: Int = 7, alpha: Double? = nil, minimumDeviation: Double = 0.5
  ) {
    self.method = method
    self.baseline = baseline
    self.minimumDeviation = minimumDeviation
    if case .c3 = method { self.alpha = alpha ?? 0.025 } else { self.alpha = alpha ?? 0.001 }
  }
}

/// Sets each period against the mean and the standard deviation of a few periods shortly before.
///
/// C1: the `baseline` periods before. C2: those that end three periods before. Alarm where the count is above mean + z sd. C3: with
/// `C2 = (count - mean) / sd`, alarm where `max(0, C2 - 1)`, summed over the period and the two before, is above z; its bound is
/// the count that would reach this, 0 where the two before do. Seasons, weekdays and trends are not allowed for.
///
/// A baseline needs half of its periods known, two at least; a period of C3 before that has none, or no count, adds nothing. The first periods
/// with an answer are, counted from 1, `baseline` + 1, + 3 and + 5.
///
/// O(n) for a baseline.
///
/// - Parameters:
///   - counts: The counts on a grid of periods without gaps, nil or not finite where none is known.
///   - epochs: The places to watch; nil for all that have a past.
///   - options: The settings.
/// - Returns: The known periods that were watched, in order; `tooFewKnown` for a period whose baseline is not known, `constant` where
///   C3 would divide by a deviation of 0. As a whole `tooShort` where no period has a past, or the settings allow none,
///   `negativeValues`.
public func earlyAberrations(
  _ counts: [Double?], epochs: Range<Int>? = nil, options: EARSOptions
) -> Estimate<[SurveillanceEpoch]> {
  let known = KnownCounts(counts)
  guard !known.hasNegative else { return .failure(.negativeValues) }
  guard (2...10_000).contains(options.baseline), options.alpha > 0, options.alpha <= 0.5 else {
    return .failure(.tooShort)
  }
  let (lag, first) =
    switch options.method {
    case .c1: (0, options.baseline)
    case .c2: (2, options.baseline + 2)
    case .c3: (2, options.baseline + 4)
    }
  let places = (epochs ?? counts.indices).clamped(to: counts.indices)
    .filter { $0 >= first && known.counts[$0] != nil }
  guard !places.isEmpty else { return .failure(.tooShort) }
  let baselines = EARSBaselines(known.counts, lag: lag, options)
  return .success(
    places.map { place in
      let observed = known.counts[place] ?? 0
      return SurveillanceEpoch(
        place: place, observed: observed,
        answer: baselines.answer(place, observed).flatMap(\.whereFinite))
    })
}
