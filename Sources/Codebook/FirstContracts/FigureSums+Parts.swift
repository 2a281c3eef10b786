/// Categories that hold others of the same column: regions among their provinces, adults beside men and women, totals that leave something
/// out.
extension FigureSums {
  /// A category whose figure is the sum of others'.
  struct Subtotal: Hashable {
    var text: String
    /// How many categories it is the sum of.
    var parts: Int
    /// In how many groups it is so.
    var groups: Int
  }

  /// So many groups have to say the same before a sum is taken for more than chance.
  static let fewestGroups = 5
  /// So many different figures, of at least this size, the sum has to have.
  private static let leastFigure = 4.0
  private static let leastOfDivisions = 10.0
  private static let fewestFigures = 4
  /// So many categories at most are tried in every combination.
  private static let mostCombined = 10
  /// So many categories at most are tried in the order of the file.
  private static let mostInOrder = 400

  /// The figures of each category in those groups that have them all, and the categories in order of first appearance.
  func complete(
    _ column: Int, within dimensions: [Int], without apart: Set<String>, fewest: Int = fewestGroups
  ) -> (texts: [String], rows: [[Double]])? {
    let texts = table.columns[column].texts
    let categories = texts.indices.filter {
      !ColumnSurvey.isBlank(texts[$0]) && !ColumnSurvey.isMissing(texts[$0]) && !apart.contains(texts[$0])
    }
    guard (3...Self.mostInOrder).contains(categories.count) else { return nil }
    // In order of keys, so that the same file is told in the same way.
    let rows = groups(column, within: dimensions).compactMap { cells -> [Double]? in
      let row = categories.map { cells[Int32(clamping: $0)] ?? 0 }
      let known = categories.count { cells[Int32(clamping: $0)] != nil }
      return row.allSatisfy(\.isFinite) && known * 10 >= categories.count * 9 ? row : nil
    }
    guard rows.count >= fewest else { return nil }
    return (categories.map { texts[$0] }, rows.sorted { $0.lexicographicallyPrecedes($1) })
  }

  /// Whether two sums agree in nearly all groups, and have enough different figures to mean it.
  private func agree(
    _ rows: [[Double]], atLeast least: Double = leastFigure, _ left: ([Double]) -> Double,
    _ right: ([Double]) -> Double
  ) -> Bool {
    var allowed = rows.count / 10
    var figures: Set<Double> = []
    for row in rows {
      let (one, other) = (left(row), right(row))
      if abs(one - other) > room * Double(row.count) {
        allowed -= 1
        if allowed < 0 { return false }
      } else if one >= least {
        figures.insert(one)
      }
    }
    return figures.count >= Self.fewestFigures
  }

  /// The categories that are the sum of some, and not of all, of the others: of those that stand beside them in the file, or of any where
  /// there are few.
  func subtotals(of column: Int, among dimensions: [Int], without apart: Set<String>) -> [Subtotal] {
    guard let (texts, rows) = complete(column, within: dimensions, without: apart) else { return [] }
    var found: [Int: Subtotal] = [:]
    func take(_ whole: Int, _ parts: Int) {
      found[whole] = Subtotal(text: texts[whole], parts: parts, groups: rows.count)
    }
    for whole in texts.indices {
      for step in [1, -1] where found[whole] == nil {
        var end = whole + step
        // What stands beside it, until that is more than it is itself.
        while texts.indices.contains(end), found[end] == nil {
          let parts = step > 0 ? (whole + 1)...end : end...(whole - 1)
          let sum = rows[rows.count - 1][parts].reduce(0, +)
          if sum > rows[rows.count - 1][whole] + room * Double(texts.count) { break }
          if parts.count >= 2, parts.count < texts.count - 1,
            agree(rows, { $0[whole] }, { $0[parts].reduce(0, +) })
          {
            take(whole, parts.count)
            break
          }
          end += step
        }
      }
    }
    if texts.count <= Self.mostCombined {
      for whole in texts.indices where found[whole] == nil {
        let others = texts.indices.filter { $0 != whole && found[$0] == nil }
        guard others.count > 2 else { continue }
        for choice in 1..<((1 << others.count) - 1) where choice.nonzeroBitCount >= 2 {
          let parts = others.indices.filter { choice & (1 << $0) != 0 }.map { others[$0] }
          if agree(rows, { $0[whole] }, { row in parts.reduce(0) { $0 + row[$1] } }) {
            take(whole, parts.count)
            break
          }
        }
      }
    }
    return found.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Two sets of categories that add up to the same in nearly every group, such as the sexes and the ages of one whole; nil where there
  /// are none.
  func divisions(of column: Int, among dimensions: [Int], without apart: Set<String>) -> ([String], [String])?
  {
    guard let (texts, rows) = complete(column, within: dimensions, without: apart),
      (4...Self.mostCombined).contains(texts.count)
    else { return nil }
    let all = (1 << texts.count) - 1
    func sum(_ row: [Double], _ choice: Int) -> Double {
      row.indices.reduce(0) { choice & (1 << $1) != 0 ? $0 + row[$1] : $0 }
    }
    for first in 1...all where first.nonzeroBitCount >= 2 && first & 1 != 0 {
      let rest = all & ~first
      var second = rest
      while second > 0 {
        if second.nonzeroBitCount >= 2,
          agree(rows, atLeast: Self.leastOfDivisions, { sum($0, first) }, { sum($0, second) })
        {
          return (
            texts.indices.filter { first & (1 << $0) != 0 }.map { texts[$0] },
            texts.indices.filter { second & (1 << $0) != 0 }.map { texts[$0] }
          )
        }
        second = (second - 1) & rest
      }
    }
    return nil
  }

  /// The category that holds all others and something more in nearly every group: at least their sum, and at most a quarter above it.
  ///
  /// - Returns: its text, in how many groups it is their sum exactly, and how many groups there are.
  func nearTotal(of column: Int, among dimensions: [Int], without apart: Set<String>) -> (
    text: String, equal: Int, groups: Int
  )? {
    guard let (texts, rows) = complete(column, within: dimensions, without: apart) else { return nil }
    for whole in texts.indices {
      var (inside, equal) = (0, 0)
      for row in rows {
        let others = row.reduce(0, +) - row[whole]
        let space = room * Double(row.count)
        guard others > 0, row[whole] >= others - space, row[whole] <= 1.25 * others + space else { continue }
        inside += 1
        if abs(row[whole] - others) <= space { equal += 1 }
      }
      if inside * 10 >= rows.count * 9 { return (texts[whole], equal, rows.count) }
    }
    return nil
  }

  /// Whether a category is at least the sum of all others in nine of ten groups that have it, of which there are at least three.
  func holdsOthers(_ text: String, of column: Int, among dimensions: [Int], without apart: Set<String>)
    -> Bool
  {
    let texts = table.columns[column].texts
    guard let whole = texts.firstIndex(of: text).map({ Int32(clamping: $0) }) else { return false }
    let left = Set(
      texts.indices.filter { apart.contains(texts[$0]) || ColumnSurvey.isBlank(texts[$0]) }.map {
        Int32(clamping: $0)
      })
    var (inside, all) = (0, 0)
    for cells in groups(column, within: dimensions) {
      guard let value = cells[whole], value.isFinite, value > 0 else { continue }
      let others = cells.filter { $0.key != whole && !left.contains($0.key) && $0.value.isFinite }
      guard others.count >= 2 else { continue }
      all += 1
      if value + room * Double(cells.count) >= others.values.reduce(0, +) { inside += 1 }
    }
    return all >= 3 && inside * 10 >= all * 9
  }

  /// What speaks for figures that each hold those before: of months or quarters in order none falls, or none but where a year begins; nil
  /// where nothing does.
  var runsUp: String? {
    guard let period, !values.isEmpty else { return nil }
    let order = table.columns[period].texts
    // Periods that do not sort as they are written tell nothing here.
    guard order == order.sorted(),
      order.count >= 24 || order.count >= 12 && order.contains(where: { $0.count > 4 })
    else { return nil }
    var sums = [Double](repeating: 0, count: order.count)
    for (row, value) in values.enumerated() { sums[Int(table.columns[period].rows[row])] += value ?? .nan }
    guard sums.allSatisfy(\.isFinite), let last = sums.last, last > 0 else { return nil }
    let falls = zip(sums, sums.dropFirst()).enumerated().filter { $1.1 < $1.0 }.map { $0.offset + 1 }
    let rises = zip(sums, sums.dropFirst()).count { $0 < $1 }
    guard rises * 10 >= (order.count - 1) * 8 else { return nil }
    let years = order.map { String($0.prefix(4)) }
    let isYearly = falls.allSatisfy { years[$0] != years[$0 - 1] }
    if falls.isEmpty, order.count >= 24 {
      return
        "no figure of \(order.count) periods is below the one before, as of running totals: they are taken for such, none are added, and no trend is told of them; 'kind: amount' where each is of its own period"
    }
    guard isYearly, falls.count >= 2, order.count >= falls.count * 3 else { return nil }
    return
      "figures rise within every year and fall where a year begins, as of running totals: they are taken for such, none are added, and no trend is told of them; 'kind: amount' where each is of its own period"
  }

  /// The share of groups in which all categories are within a tenth of each other; nil of few groups.
  func likeness(of column: Int, among dimensions: [Int]) -> Double? {
    guard
      let (_, rows) = complete(column, within: dimensions, without: []) ?? pairs(column, within: dimensions)
    else { return nil }
    let alike = rows.count { row in
      guard let low = row.min(), let high = row.max(), high > 0 else { return false }
      return high - low <= 0.1 * high
    }
    return Double(alike) / Double(rows.count)
  }

  /// The figures of two categories in those groups that have both.
  private func pairs(_ column: Int, within dimensions: [Int]) -> (texts: [String], rows: [[Double]])? {
    let rows = groups(column, within: dimensions).compactMap { cells -> [Double]? in
      cells.count >= 2 && cells.values.allSatisfy(\.isFinite) ? cells.values.sorted() : nil
    }
    return rows.count >= Self.fewestGroups ? ([], rows.sorted { $0.lexicographicallyPrecedes($1) }) : nil
  }
}
