import Statistics

extension Gain {
  /// The change between two scores of the same persons, side by side.
  ///
  /// The test is exact up to 600 changes and by the normal distribution beyond. Where so few changed that no exact test could tell them from
  /// chance there is no t test (`tooShort`): a small p of it would rest on a normal distribution that so few cannot show.
  init(before: [Double], after: [Double], maximum: Double?, level: Double) {
    let changes = zip(after, before).map { $0 - $1 }
    let pairedT = pairedTTest(before: before, after: after, level: level)
    let smallest = smallestSignedRankP(changes: changes.count { $0 != 0 })
    var test = signedRankTest(changes)
    if case .failure(.tooLong) = test { test = signedRankTest(changes, reference: .normalWithCorrection) }
    let median: Estimate<IntervalEstimate> =
      changes.allSatisfy(\.isFinite) ? medianInterval(changes, level: level) : .failure(.noConvergence)
    self.init(
      pairs: changes.count, meanBefore: sampleMean(before), meanAfter: sampleMean(after),
      mean: pairedT.map(\.difference), median: median,
      normalised: maximum.map {
        normalisedGain(before: before, after: after, maximum: $0, level: level)
      } ?? .failure(.tooFewKnown),
      effect: standardisedMeanChange(changes, level: level), hedges: hedgesMeanChange(changes),
      test: test.map(\.statistic),
      pairedT: pairedT.flatMap { t in
        if case .success(let p) = smallest, p >= EvaluationSettings.significance {
          .failure(.tooShort)
        } else {
          .success(t.statistic)
        }
      }, rose: changes.count { $0 > 0 },
      stayed: changes.count { $0 == 0 }, fell: changes.count { $0 < 0 },
      atMaximumBefore: maximum.map { most in before.count { $0 >= most } },
      atMaximumAfter: maximum.map { most in after.count { $0 >= most } },
      smallestP: smallest,
      detectable: detectableMeanChange(pairs: changes.count, alpha: EvaluationSettings.significance))
  }

  /// The change of those who have a score on both occasions.
  init(_ papers: [TestPaper], from first: Occasion, to second: Occasion, maximum: Double?, level: Double) {
    let pairs = papers.compactMap { paper in
      paper.scores[first].flatMap { before in paper.scores[second].map { (before, $0) } }
    }
    self.init(before: pairs.map(\.0), after: pairs.map(\.1), maximum: maximum, level: level)
  }
}
