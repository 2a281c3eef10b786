/// Totals in tables of one to four periods: too few groups for the tests of many, so that the whole table has to be in the order of totals
/// and their parts.
extension FigureSums {
  /// Which categories are totals of others where every category is a total, a part of one, or both.
  struct Nesting: Hashable {
    /// The total of all, or nil.
    var total: String?
    /// The totals of some.
    var subtotals: [String]
    /// In how many groups it is so.
    var groups: Int
    /// How often figures would agree so by chance, roughly: for each sum in each group, one in so many as it is.
    var chance: Double
  }

  /// The order of totals and parts; nil where there is none, or so many groups that other tests tell.
  ///
  /// A total stands right before its parts or right behind them.
  func nesting(of column: Int, among dimensions: [Int], without apart: Set<String>) -> Nesting? {
    guard let (texts, rows) = complete(column, within: dimensions, without: apart, fewest: 1),
      rows.count < Self.fewestGroups
    else { return nil }
    let all = Array(texts.indices)
    let last = all.count - 1
    for (whole, parts) in [(last, Array(all.dropLast())), (0, Array(all.dropFirst()))] where parts.count > 1 {
      let division = division(parts, rows)
      for tops in [division.tops, parts] where isSum(whole, of: tops, rows) {
        let sums = tops == parts && tops != division.tops ? [] : division.sums
        return nesting(whole, sums, texts, rows)
      }
    }
    let division = division(all, rows)
    guard !division.sums.isEmpty, division.tops == division.sums else {
      // A sum of all others, somewhere between them.
      let whole = all.first { whole in isSum(whole, of: all.filter { $0 != whole }, rows) }
      return whole.map { nesting($0, [], texts, rows) }
    }
    // One sum of all others, wherever it stands.
    if division.sums.count == 1 { return nesting(division.sums[0], [], texts, rows) }
    return nesting(nil, division.sums, texts, rows)
  }

  private func nesting(_ whole: Int?, _ sums: [Int], _ texts: [String], _ rows: [[Double]]) -> Nesting {
    let all = sums + [whole].compactMap(\.self)
    let chance = all.reduce(1.0) { chance, place in rows.reduce(chance) { $0 / max(1, $1[place]) } }
    return Nesting(
      total: whole.map { texts[$0] }, subtotals: sums.map { texts[$0] }, groups: rows.count, chance: chance)
  }

  /// The categories that are no parts of others, in order, and those of them that are sums.
  private func division(_ places: [Int], _ rows: [[Double]]) -> (tops: [Int], sums: [Int]) {
    var (tops, sums): ([Int], [Int]) = ([], [])
    var next = 0
    while next < places.count {
      let rest = Array(places[next...])
      let counts = 2..<max(2, rest.count)
      if let count = counts.first(where: { isSum(rest[0], of: Array(rest[1...$0]), rows) }) {
        tops.append(rest[0])
        sums.append(rest[0])
        next += count + 1
      } else if let count = counts.first(where: { isSum(rest[$0], of: Array(rest[..<$0]), rows) }) {
        tops.append(rest[count])
        sums.append(rest[count])
        next += count + 1
      } else {
        tops.append(rest[0])
        next += 1
      }
    }
    return (tops, sums)
  }

  /// Whether a category is the sum of others in every group, and above nothing in one.
  private func isSum(_ whole: Int, of parts: [Int], _ rows: [[Double]]) -> Bool {
    parts.count > 1 && rows.contains { $0[whole] > 0 }
      && rows.allSatisfy { row in
        abs(parts.reduce(0) { $0 + row[$1] } - row[whole]) <= room * Double(parts.count + 1)
      }
  }
}
