/// Which breakdowns of a crossing may leave the office together.
struct ReleasePlan {
  /// The persons by groups and subsets.
  let crossing: Crossing
  /// The fewest persons of whom anything may be told.
  let threshold: Int
  /// The sets that are told so far.
  private(set) var told: [Sum]

  /// A sum that is told: over all, or over each group of a dimension, of those in a subset, or of all.
  struct Sum: Hashable {
    /// The dimension; nil for all together.
    var dimension: Int?
    /// The subset; nil for all who are in the crossing.
    var subset: Crossing.Subset?
    /// What is told of them.
    var kind = Kind.sum

    /// What is told of persons.
    enum Kind {
      /// Their sum, and so their mean.
      case sum
      /// How far the mean of the chosen is from that of the candidates.
      case distanceOfChosen
    }
  }

  /// How far the mean of the chosen trainers is from that of the candidates, which is told by how far they fall on a retest.
  static let distanceOfChosen = Sum(dimension: nil, subset: .candidate, kind: .distanceOfChosen)

  /// A plan in which some sums are told in any case.
  init(crossing: Crossing, threshold: Int, told: [Sum]) {
    self.crossing = crossing
    self.threshold = threshold
    self.told = told
  }

  /// The persons of each group of a sum, by code; `_T` for all together.
  func sizes(of sum: Sum) -> [String: Int] {
    var sizes: [String: Int] = [:]
    for cell in crossing.cells where isIn(cell, sum) {
      sizes[code(of: cell, sum), default: 0] += cell.persons
    }
    return sizes
  }

  /// Whether no group of a sum is smaller than the threshold; groups of none are not told.
  func areLarge(_ sum: Sum) -> Bool {
    let sizes = sizes(of: sum)
    guard sum.kind == .distanceOfChosen else { return sizes.values.allSatisfy { $0 >= threshold } }
    return chosen >= threshold && candidates - chosen >= threshold
  }

  private var candidates: Int { sizes(of: Sum(dimension: nil, subset: .candidate))["_T"] ?? 0 }
  private var chosen: Int { sizes(of: Sum(dimension: nil, subset: .chosen))["_T"] ?? 0 }

  /// Tells sums too, if nothing about fewer persons than the threshold follows from them and those told already.
  mutating func tell(_ sums: [Sum]) -> Bool {
    guard sums.allSatisfy(areLarge), isSafe(told + sums) else { return false }
    told += sums
    return true
  }

  /// Tells of as many breakdowns of a subset as can be told together, and returns their dimensions.
  ///
  /// Of several ways the one is taken that tells most persons apart, of equal ones the earlier. Up to ten are tried in all ways,
  /// more one by one.
  mutating func tellMost(of dimensions: [Int], subset: Crossing.Subset?) -> [Int] {
    func sum(_ dimension: Int) -> Sum { Sum(dimension: dimension, subset: subset) }
    let large = dimensions.filter { areLarge(sum($0)) }
    let worth = large.map { dimension in
      sizes(of: sum(dimension)).reduce(0) { $0 + ($1.key == unknownCode ? 0 : $1.value) }
    }
    guard large.count <= 10 else {
      var taken: [Int] = []
      for place in large.indices.sorted(by: { (-worth[$0], $0) < (-worth[$1], $1) })
      where tell([sum(large[place])]) { taken.append(large[place]) }
      return taken.sorted()
    }
    let choices = (0..<(1 << large.count)).map { mask in
      large.indices.filter { mask >> $0 & 1 == 1 }
    }.sorted { first, second in
      let values = [first, second].map { $0.reduce(0) { $0 + worth[$1] } }
      return values[0] != values[1] ? values[0] > values[1] : first.lexicographicallyPrecedes(second)
    }
    for choice in choices where tell(choice.map { sum(large[$0]) }) { return choice.map { large[$0] } }
    return []
  }

  private func isSafe(_ sums: [Sum]) -> Bool {
    var numbers: [String: Int] = [:]
    let (candidates, chosen) = (candidates, chosen)
    let weights = crossing.cells.map { cell in
      var weights: [Int: Int] = [:]
      for sum in sums where isIn(cell, sum) {
        let name = "\(sum.kind) \(sum.dimension ?? -1) \(sum.subset?.rawValue ?? "") \(code(of: cell, sum))"
        let number = numbers[name] ?? numbers.count
        numbers[name] = number
        switch sum.kind {
        case .sum: weights[number] = 1
        // The difference of the means, times the product of both counts.
        case .distanceOfChosen: weights[number] = (cell.subsets.contains(.chosen) ? candidates : 0) - chosen
        }
      }
      return weights
    }
    return SumAudit(persons: crossing.cells.map(\.persons), weights: weights).verdict(threshold: threshold)
      == .safe
  }

  private func isIn(_ cell: Crossing.Cell, _ sum: Sum) -> Bool {
    sum.subset.map { cell.subsets.contains($0) } ?? true
  }

  private func code(of cell: Crossing.Cell, _ sum: Sum) -> String {
    sum.dimension.map { $0 < cell.codes.count ? cell.codes[$0] : unknownCode } ?? "_T"
  }
}

extension Int {
  /// Whether so many persons are some, but fewer than may be told.
  func isSmall(_ threshold: Int) -> Bool { self > 0 && self < threshold }
}
