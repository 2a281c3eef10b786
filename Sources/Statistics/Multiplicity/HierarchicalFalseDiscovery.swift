/// A family tree of hypotheses, such as a country, its routes, and the sexes on each route.
public struct HypothesisTree: Sendable {
  /// The p value of each hypothesis; nil where there is none.
  public var p: [Double?]
  /// The hypothesis above each one; nil at the top.
  public var parents: [Int?]

  /// Creates a tree from arrays of equal length.
  public init(p: [Double?], parents: [Int?]) {
    self.p = p
    self.parents = parents
  }
}

/// Which hypotheses are rejected, family by family from the top, and the adjusted p value within the family.
public struct HierarchicalRejections: Sendable, Hashable {
  /// Whether each hypothesis is rejected.
  public var isRejected: [Bool]
  /// The Benjamini-Hochberg value within the family; nil where the family was not tested, or there is no p value.
  public var adjusted: [Double?]
  /// The level at which each family was tested, so that the rate over the whole tree stays below that asked for.
  public var level: Double
  /// The bound of the false discovery rate over the whole tree that the rejections made here give.
  public var treeBound: Double
}

/// Tests a tree of hypotheses from the top down: a family of siblings only where the one above was rejected.
///
/// Each family is tested by the rule of Benjamini and Hochberg at level q / (2 x 1.44), where q is `rate`; by
/// Yekutieli's theorem the false discovery rate over the whole tree is then at most q for independent p values: it is
/// at most 1.44 x level x (rejections + families tested) / (rejections + 1), and that ratio is below 2. A hypothesis without p value does not count, and what is
/// below it is tested with its siblings in the next family up. Parents that are out of range, or that go
/// round in a circle, are left out. O(m log m). Source: Yekutieli (2008), "Hierarchical false discovery
/// rate-controlling methodology", procedure 1 and section 4.
public func hierarchicalFalseDiscovery(_ tree: HypothesisTree, rate: Double = 0.05) -> HierarchicalRejections
{
  let count = tree.p.count
  let level = rate / (2 * 1.44)
  var result = HierarchicalRejections(
    isRejected: [Bool](repeating: false, count: count), adjusted: [Double?](repeating: nil, count: count),
    level: level, treeBound: 0)
  /// The nearest hypothesis above that has a p value; nil at the top, and no answer in a circle.
  func family(_ index: Int) -> Int?? {
    var above = tree.parents.indices.contains(index) ? tree.parents[index] : nil
    for _ in 0...count {
      guard let next = above else { return .some(nil) }
      guard tree.p.indices.contains(next) else { return nil }
      if tree.p[next] != nil { return .some(next) }
      above = tree.parents.indices.contains(next) ? tree.parents[next] : nil
    }
    return nil
  }
  var families: [Int?: [Int]] = [:]
  for index in 0..<count where tree.p[index] != nil {
    if let above = family(index) { families[above, default: []].append(index) }
  }
  var open: [Int?] = [nil]
  var next = 0
  while next < open.count {
    let members = families[open[next]] ?? []
    next += 1
    for (member, adjusted) in zip(members, benjaminiHochberg(members.map { tree.p[$0] })) {
      result.adjusted[member] = adjusted
      if let adjusted, adjusted <= level, !result.isRejected[member] {
        result.isRejected[member] = true
        open.append(member)
      }
    }
  }
  let rejections = Double(result.isRejected.count { $0 })
  let tested = Double(open.count { families[$0] != nil })
  result.treeBound = 1.44 * level * (rejections + tested) / (rejections + 1)
  return result
}
