public import Statistics

/// Sets each period against the same time of earlier years, by a quasi-Poisson regression in which past outbreaks count less.
///
/// The original method by Farrington, Andrews, Beale and Catchpole (1996) and the flexible one by Noufaily et al. (2013), by options. A period
/// has an answer where its reference periods lie on the grid and half of them are known. Where fewer than `minimumCounts` were
/// counted over four periods (28 days), or nothing at this time of the year, an exact bound stands in place of the
/// model's, with the reason. Counts of the period itself and of the latest ones play no part in its bound.
///
/// O(n) a period, over about five years of reference periods.
///
/// - Parameters:
///   - counts: The counts on a grid of periods without gaps, nil or not finite where none is known.
///   - exposure: What they are counted from, above 0; nil where all are alike. A period without one is not known.
///   - epochs: The places to watch; nil for all that have a past.
///   - options: The settings; nil, as its presets are for years, is `unsuitableFrequency`.
/// - Returns: The known periods that were watched, in order. `tooShort` where no place has the past that it needs, `negativeValues`,
///   `unsuitableFrequency` where windows of two years overlap or leave no room for the parts of a year, `tooLong` beyond
///   20,000 periods.
public func farrington(
  _ counts: [Double?], exposure: [Double?]? = nil, epochs: Range<Int>? = nil, options: FarringtonOptions?
) -> Estimate<[SurveillanceEpoch]> {
  guard let options, options.areSound else { return .failure(.unsuitableFrequency) }
  guard counts.count <= 20_000 else { return .failure(.tooLong) }
  let known = KnownCounts(counts, exposure: exposure)
  guard !known.hasNegative else { return .failure(.negativeValues) }
  let procedure = FarringtonProcedure(options, known)
  let places = (epochs ?? counts.indices).clamped(to: counts.indices)
    .filter { known.counts[$0] != nil && procedure.references(of: $0) != nil }
  guard !places.isEmpty else { return .failure(.tooShort) }
  return .success(places.map(procedure.epoch))
}
