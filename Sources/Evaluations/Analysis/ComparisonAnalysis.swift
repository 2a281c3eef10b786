import Statistics

extension GroupComparison {
  /// Compares the gains of the groups of a dimension; nil unless two known groups have pairs.
  init?(dimension: String, groups: [(code: String, papers: [TestPaper])], settings: EvaluationSettings) {
    let known = groups.compactMap { group -> (code: String, changes: [Double])? in
      let changes = group.papers.compactMap { paper in
        paper.before.flatMap { before in paper.after.map { $0 - before } }
      }
      return changes.isEmpty || group.code == unknownCode ? nil : (group.code, changes)
    }
    guard known.count > 1 else { return nil }
    let sizes = known.map(\.changes.count)
    // What a group or a dimension is called changes no p value: the test sees changes in order of their sizes alone.
    let seed = settings.seed &+ RandomStream.number(of: ["comparison"])
    let ordered = known.map { $0.changes.sorted() }.sorted {
      $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1)
    }
    let isPair = known.count == 2
    self.init(
      dimension: dimension, codes: known.map(\.code),
      difference: isPair
        ? moderatedDifference(known[0].changes, known[1].changes, level: settings.level) : nil,
      test: isPair
        ? welchPermutationTest(ordered[0], ordered[1], seed: seed)
        : kruskalWallisPermutationTest(ordered, seed: seed),
      smallestP: smallestPermutationP(sizes: sizes),
      detectable: isPair
        ? detectableDifference(first: sizes[0], second: sizes[1], alpha: EvaluationSettings.significance)
        : Self.detectable(sizes))
  }

  /// Of several groups, what the two smallest could show against each other would mislead: the two largest are the best case.
  private static func detectable(_ sizes: [Int]) -> Estimate<Double> {
    let largest = sizes.sorted(by: >)
    return detectableDifference(
      first: largest[0], second: largest[1], alpha: EvaluationSettings.significance)
  }
}
