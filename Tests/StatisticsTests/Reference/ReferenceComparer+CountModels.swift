import Statistics

extension ReferenceComparer {
  /// The series of a case with or without exposure, and the design of the case.
  static func countModel(_ item: ReferenceCase, hasExposure: Bool) -> (
    series: CountSeries, design: CountDesign
  ) {
    let season: CountDesign.Season =
      item.fields["design"] as? String == "trend+harmonic" ? .harmonics([12]) : .none
    return (
      CountSeries(counts: item.values, exposure: hasExposure ? item.exposure : nil),
      CountDesign(periods: item.values.count, season: season)
    )
  }

  /// Compares lists of numbers, each relative to the peer's, or as close as its own floor; nil where all agree.
  static func listDifference(
    _ item: ReferenceCase, _ name: String, _ ours: [Double], _ tolerance: Double,
    floors: [Double]? = nil
  ) -> String? {
    guard let theirs = item.expected[name] as? [Any], theirs.count == ours.count else {
      return "\(item.id): the case has no list '\(name)' of \(ours.count)"
    }
    for (place, own) in ours.enumerated() {
      guard let peer = theirs[place] as? Double,
        abs(own - peer) <= max(tolerance * abs(peer), floors?[place] ?? 0)
      else { return "\(item.id): \(name)[\(place)] \(own), peer \(theirs[place])" }
    }
    return nil
  }

  /// Compares a number in the same way.
  static func numberDifference(
    _ item: ReferenceCase, _ name: String, _ own: Double, _ tolerance: Double, floor: Double = 0
  ) -> String? {
    guard let peer = item.expected[name] as? Double else {
      return "\(item.id): the case has no number '\(name)'"
    }
    let isEqual = abs(own - peer) <= max(tolerance * abs(peer), floor)
    return isEqual ? nil : "\(item.id): \(name) \(own), peer \(peer)"
  }

  /// Compares intervals of coefficients, each end relative to the width of the peer's.
  static func intervalDifference(
    _ item: ReferenceCase, _ name: String, _ ours: [IntervalEstimate], _ tolerance: Double
  ) -> String? {
    guard let theirs = item.expected[name] as? [[Any]], theirs.count == ours.count else {
      return "\(item.id): the case has no intervals '\(name)'"
    }
    for (own, peer) in zip(ours, theirs) {
      guard let low = peer[0] as? Double, let high = peer[1] as? Double,
        abs(own.lower - low) <= tolerance * (high - low), abs(own.upper - high) <= tolerance * (high - low)
      else { return "\(item.id): \(name) \(own.lower)...\(own.upper), peer \(peer)" }
    }
    return nil
  }

  /// The first of several differences.
  static func outcome(of differences: [String?]) -> Outcome {
    differences.compactMap(\.self).first.map(Outcome.different) ?? .equal
  }

  /// Values for all coefficients, or the first reason why there is none.
  static func forAll<Value>(
    _ fit: CountRegression, _ value: (Int) -> Estimate<Value>
  ) -> Estimate<[Value]> {
    var results: [Value] = []
    for place in fit.coefficients.indices {
      switch value(place) {
      case .success(let value): results.append(value)
      case .failure(let reason): return .failure(reason)
      }
    }
    return .success(results)
  }
}
