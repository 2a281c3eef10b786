import Statistics

/// How the p values of the series of one instance are adjusted together.
public enum Multiplicity: String, Sendable, Hashable, Codable, CaseIterable {
  /// Bounds the share of false statements among the statements; for independent values and for totals with their parts.
  case benjaminiHochberg
  /// The same under any dependence.
  case benjaminiYekutieli
  /// Bounds the chance of any false statement.
  case holm
  /// The same, more simply and never less cautious.
  case bonferroni
  /// From the totals down: the categories of a total are tested only where it was found to change.
  case hierarchical

  /// The adjusted p value of each series, in order; nil where a series has none.
  ///
  /// `hierarchical` is Yekutieli's procedure at the false discovery rate `alpha` over the whole tree (see
  /// `hierarchicalFalseDiscovery`). The series above another one has a margin in place of its last code; where that
  /// series is not there, the next one above it. Its values are those within a family times 2.88, at most 1,
  /// and 1 where the series above was not rejected; they are to be compared with `alpha` and no other level.
  func adjusted(_ p: [Double?], of series: [LabelledSeries], alpha: Double, margin: String = "_T")
    -> [Double?]
  {
    switch self {
    case .benjaminiHochberg: return Statistics.benjaminiHochberg(p)
    case .benjaminiYekutieli: return Statistics.benjaminiYekutieli(p)
    case .holm: return Statistics.holm(p)
    case .bonferroni: return Statistics.bonferroni(p)
    case .hierarchical:
      let tree = HypothesisTree(p: p, parents: Self.parents(of: series, margin: margin))
      let found = hierarchicalFalseDiscovery(tree, rate: alpha)
      return p.indices.map { place in
        p[place].map { _ in found.adjusted[place].map { min(1, $0 * alpha / found.level) } ?? 1 }
      }
    }
  }

  /// The place of the series above each one; nil at the top.
  ///
  /// O(series x dimensions).
  private static func parents(of series: [LabelledSeries], margin: String) -> [Int?] {
    func name(_ one: LabelledSeries, _ codes: [String]) -> [String] { [one.measure] + codes }
    var places: [[String]: Int] = [:]
    for (place, one) in series.enumerated() { places[name(one, one.key.map(\.code))] = place }
    return series.map { one in
      var codes = one.key.map(\.code)
      while let last = codes.lastIndex(where: { $0 != margin }) {
        codes[last] = margin
        if let above = places[name(one, codes)] { return above }
      }
      return nil
    }
  }
}
