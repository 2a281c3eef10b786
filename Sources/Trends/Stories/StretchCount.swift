import Glibc

/// How many stretches a series has: what each more must save.
///
/// The numbers were chosen on simulated series, see Documentation/Decisions/0031-stories-by-penalised-likelihood.md.
enum StretchCount {
  /// The index of the chosen candidate.
  ///
  /// Costs are those averaged over the models of the noise. A first penalty guards series without any break; it grows with the
  /// dependence that one stretch shows, and more with that which is left between breaks, and a little less than in
  /// proportion to the breaks. Once there is one, a second penalty asks less for further ones. Series of zeros for the greater
  /// part need 20 for every break. Ties go to fewer stretches.
  static func choice(_ candidates: [StretchSearch.Candidate], count: Int, zeros: Double) -> Int {
    guard let whole = candidates.first else { return 0 }
    let sparse = zeros > 0.5
    let base = 14.7 + 0.2 * (log(Double(max(count, 8))) - 4.8) + whole.dependence
    let chosen = least(candidates) { candidate, breaks in
      let guarded = (base + 1.84 * candidate.dependence) * pow(breaks, 0.81)
      return sparse ? max(20 * breaks, guarded) : guarded
    }
    guard chosen > 0 else { return 0 }
    let further = sparse ? 20 : 10.5 + 0.4 * candidates[chosen].dependence
    return max(chosen, least(candidates) { _, breaks in further * breaks })
  }

  private static func least(
    _ candidates: [StretchSearch.Candidate], penalty: (StretchSearch.Candidate, Double) -> Double
  ) -> Int {
    var (best, place) = (Double.infinity, 0)
    for (index, candidate) in candidates.enumerated() {
      let cost = candidate.averagedCost + penalty(candidate, Double(index))
      if cost < best { (best, place) = (cost, index) }
    }
    return place
  }
}
