public import Statistics

/// The pattern category of every series of an instance.
public enum PatternAnalysis {
  /// One category a series, in order, each against its siblings.
  ///
  /// Siblings have the same measure and the same codes, but for the last dimension that is not at its
  /// margin; a total is scored against its own mean. Where cells are suppressed, all lower and all upper
  /// bounds are scored; a category on which they do not agree, and a series with fewer than half of its
  /// known cells exact, are `tooFewKnown`. Other reasons are those of the scores and of `PatternRules`.
  public static func categories(
    _ series: [LabelledSeries], margin: String = "_T", rules: PatternRules = PatternRules()
  ) -> [Estimate<PatternCategory>] {
    var results = [Estimate<PatternCategory>](repeating: .failure(.tooShort), count: series.count)
    for group in SiblingScores.groups(of: series, margin: margin) {
      let low = categories(group.map { place in series[place].bounds.map { $0?.low } }, rules)
      let high = categories(group.map { place in series[place].bounds.map { $0?.high } }, rules)
      for (place, pair) in zip(group, zip(low, high)) {
        let known = series[place].bounds.count { $0 != nil }
        let exact = series[place].values.count { $0 != nil }
        if exact * 2 < known {
          results[place] = .failure(.tooFewKnown)
        } else if pair.0 == pair.1 {
          results[place] = pair.0
        } else {
          results[place] = .failure(.tooFewKnown)
        }
      }
    }
    return results
  }

  private static func categories(
    _ siblings: [[Double?]], _ rules: PatternRules
  ) -> [Estimate<PatternCategory>] {
    switch SiblingScores.scores(siblings) {
    case .failure(let reason): return siblings.map { _ in .failure(reason) }
    case .success(let scores):
      return scores.map { series in
        let known = series.compactMap(\.self)
        return rules.category(of: known)
      }
    }
  }
}
