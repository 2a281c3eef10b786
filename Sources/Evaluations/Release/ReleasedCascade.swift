import Statistics

extension Cascade {
  /// What of the cascade may leave the office; nil where so few were reached, or so few trainers held sessions, that nothing may: it
  /// would be the report of single trainers (`Withheld.Reason.fewTrainers`).
  ///
  /// Agencies, generations and sexes are told where each has at least `threshold` seats (a generation as many trainers too), and where no
  /// number below the threshold follows from those told by adding and subtracting them (`SumAudit`). Agencies and sexes are not told
  /// where the seats of one are of fewer trainers: they would be the reports of these. Nothing is told of single
  /// trainers, nor of the sexes within a generation, nor how many were active where few were or were not. The gain is told where at
  /// least `threshold` trainers gave means. Thresholds below 2 count as 2.
  public func released(threshold: Int = 5) -> Cascade? {
    let threshold = max(threshold, 2)
    guard seats >= threshold, trainers.count(where: { $0.sessions > 0 }) >= threshold else { return nil }
    var plan = ReleasePlan(
      crossing: crossing ?? Crossing(dimensions: [], cells: []), threshold: threshold,
      told: [ReleasePlan.Sum(dimension: nil, subset: nil)])
    let hasSmallGeneration = generations.contains {
      $0.trainers.isSmall(threshold) || $0.seats.isSmall(threshold)
    }
    let isOfFew = ["agency": byAgency, "sex": bySex].mapValues { groups in
      groups.contains { $0.seats > 0 && ($0.trainers ?? threshold) < threshold }
    }
    let places = plan.crossing.dimensions.indices.filter {
      let dimension = plan.crossing.dimensions[$0]
      return dimension == "generation" ? !hasSmallGeneration : isOfFew[dimension] != true
    }
    let shown = plan.tellMost(of: places, subset: nil).map { plan.crossing.dimensions[$0] }
    var result = self
    result.trainers = []
    result.problems = []
    result.crossing = nil
    // With the seats of all, these would tell those of few sessions.
    result.fewestSeats = nil
    let breakdowns = [
      ("agency", byAgency.isEmpty, byAgency.contains { $0.seats.isSmall(threshold) }),
      ("generation", generations.isEmpty, hasSmallGeneration),
      ("sex", bySex.isEmpty, bySex.contains { $0.seats.isSmall(threshold) }),
    ]
    for (dimension, isEmpty, isSmall) in breakdowns where !isEmpty && !shown.contains(dimension) {
      result.withheld.append(
        Evaluation.Withheld(
          dimension: dimension,
          reason: isOfFew[dimension] == true ? .fewTrainers : isSmall ? .smallGroup : .smallRemainder))
    }
    result.byAgency = shown.contains("agency") ? byAgency.map { .init(code: $0.code, seats: $0.seats) } : []
    result.bySex = shown.contains("sex") ? bySex.map { .init(code: $0.code, seats: $0.seats) } : []
    result.generations =
      shown.contains("generation") ? generations.map { $0.released(threshold: threshold) } : []
    if (trainersWithMeans ?? 0).isSmall(threshold) {
      result.gain = nil
      (result.sessionsWithMeans, result.trainersWithMeans) = (nil, nil)
      result.withheld.append(Evaluation.Withheld(dimension: nil, reason: .smallGroup))
    }
    result.gain = result.gain.map {
      StoredEstimate(wrappedValue: $0.wrappedValue.map { $0.rounded(digits: 2) })
    }
    result.withheld.append(Evaluation.Withheld(dimension: nil, reason: .singlePersons))
    return result
  }
}

extension Cascade.Generation {
  /// A generation without its sexes, and without how many were active where few were or were not.
  fileprivate func released(threshold: Int) -> Cascade.Generation {
    var result = self
    result.bySex = []
    if let active, active.isSmall(threshold) || (trainers - active).isSmall(threshold) { result.active = nil }
    return result
  }
}
