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
      let division = SumDivision(of: parts) { isSum($0, of: $1, rows) }
      if isSum(whole, of: division.tops, rows) { return nesting(whole, division.sums, texts, rows) }
      if isSum(whole, of: parts, rows) { return nesting(whole, [], texts, rows) }
    }
    let division = SumDivision(of: all) { isSum($0, of: $1, rows) }
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

  /// Whether a category is the sum of others in every group, and above nothing in one.
  private func isSum(_ whole: Int, of parts: [Int], _ rows: [[Double]]) -> Bool {
    parts.count > 1 && rows.contains { $0[whole] > 0 }
      && rows.allSatisfy { row in
        abs(parts.reduce(0) { $0 + row[$1] } - row[whole]) <= room * Double(parts.count + 1)
      }
  }
}
