/// The Cochran-Armitage test that shares rise or fall with a score: the score test, without continuity
/// correction, two-sided.
///
/// `events` of `trials` a group, with a score each. `value` is chi-square with one degree of freedom. A count
/// that is not finite or below 0, or more events than trials, are `negativeValues`; lists of different lengths
/// or fewer than two groups `tooShort`; no or only events `tooFewEvents`; equal scores `constant`. O(groups).
/// Source: Cochran (1954); Armitage (1955).
public func cochranArmitageTest(events: [Double], trials: [Double], scores: [Double]) -> Estimate<
  TestStatistic
> {
  guard events.count >= 2, events.count == trials.count, events.count == scores.count else {
    return .failure(.tooShort)
  }
  guard zip(events, trials).allSatisfy({ $0 >= 0 && $0 <= $1 && $1.isFinite }),
    scores.allSatisfy(\.isFinite)
  else { return .failure(.negativeValues) }
  let total = trials.reduce(0, +)
  let share = events.reduce(0, +) / total
  guard share > 0, share < 1 else { return .failure(.tooFewEvents) }
  let centred = scaledAndCentred(scores)
  let mean = zip(trials, centred).reduce(0) { $0 + $1.0 / total * $1.1 }
  let sum = zip(zip(events, trials), centred).reduce(0) {
    $0 + ($1.0.0 - $1.0.1 * share) * ($1.1 - mean)
  }
  let spread = zip(trials, centred).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
  guard spread > 0 else { return .failure(.constant) }
  return chiSquareStatistic(sum / (share * (1 - share)) * (sum / spread), degreesOfFreedom: 1)
}
