/// The mean of values; those that are not finite count as missing, none is `tooShort`, an overflow `noConvergence`.
public func sampleMean(_ values: [Double]) -> Estimate<Double> {
  let known = knownValues(values)
  guard !known.isEmpty else { return .failure(.tooShort) }
  let moments = SampleMoments(known)
  let mean = moments.mean * moments.scale
  return mean.isFinite ? .success(mean) : .failure(.noConvergence)
}

/// The standard deviation of values, with divisor n − 1; those that are not finite count as missing.
///
/// Fewer than two are `tooShort`, equal ones `constant`, an overflow `noConvergence`.
public func sampleDeviation(_ values: [Double]) -> Estimate<Double> {
  let known = knownValues(values)
  guard known.count >= 2 else { return .failure(.tooShort) }
  let moments = SampleMoments(known)
  guard !moments.isConstant() else { return .failure(.constant) }
  let deviation = moments.deviation * moments.scale
  return deviation.isFinite ? .success(deviation) : .failure(.noConvergence)
}

/// Values less their mean, over their standard deviation; errors as of `sampleDeviation`.
///
/// One that is not finite is `tooFewKnown`.
public func standardised(_ values: [Double]) -> Estimate<[Double]> {
  guard values.allSatisfy(\.isFinite) else { return .failure(.tooFewKnown) }
  return sampleDeviation(values).map { _ in
    let moments = SampleMoments(values)
    return values.map { ($0 / moments.scale - moments.mean) / moments.deviation }
  }
}
