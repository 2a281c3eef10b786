import Glibc

/// How many stretches a series has: what each more must save.
enum StretchCount {
  /// The index of the chosen candidate.
  ///
  /// Two penalties count. The first guards a series without any change, and grows with the dependence it shows as one
  /// stretch; once there is a break, the second asks less for further ones, by the dependence that is left. Series
  /// of zeros for the greater part need 20 for every break. Ties go to fewer stretches.
  static func choice(
    _ candidates: [StretchSearch.Candidate], count: Int, zeros: Double
  ) -> Int {
    guard let whole = candidates.first else { return 0 }
    let sparse = zeros > 0.5
    let guarded = 7 + 0.6 * log(Double(max(count, 8))) + 3.5 * dependence(whole)
    let first = sparse ? max(guarded, 20) : guarded
    let chosen = least(candidates, penalty: first)
    guard chosen > 0 else { return 0 }
    let further = sparse ? first : min(first, 9 + 2 * dependence(candidates[chosen]))
    return max(chosen, least(candidates, penalty: further))
  }

  private static func dependence(_ candidate: StretchSearch.Candidate) -> Double {
    log(DependenceGrid.models[candidate.model].inflation)
  }

  private static func least(_ candidates: [StretchSearch.Candidate], penalty: Double) -> Int {
    var (best, place) = (Double.infinity, 0)
    for (index, candidate) in candidates.enumerated() {
      let cost = candidate.cost + penalty * Double(index)
      if cost < best { (best, place) = (cost, index) }
    }
    return place
  }
}
