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
  }

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
  func areLarge(_ sum: Sum) -> Bool { sizes(of: sum).values.allSatisfy { $0 >= threshold } }

  /// Tells sums too, if nothing about fewer persons than the threshold follows from them and those told already.
  mutating func tell(_ sums: [Sum]) -> Bool {
    guard sums.allSatisfy(areLarge), isSafe(told + sums) else { return false }
    told += sums
    return true
  }

  /// Tells of as many of the candidates, each the breakdown of a subset by a dimension, as can be told together, and returns them:
  /// those of which the most persons are told apart, of equal ones the earlier. Up to ten are tried in all ways, more one by one.
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
    let members = crossing.cells.map { cell in
      sums.filter { isIn(cell, $0) }.map { sum -> Int in
        let name = "\(sum.dimension ?? -1) \(sum.subset?.rawValue ?? "") \(code(of: cell, sum))"
        let number = numbers[name] ?? numbers.count
        numbers[name] = number
        return number
      }
    }
    return SumAudit(persons: crossing.cells.map(\.persons), members: members).verdict(threshold: threshold)
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
