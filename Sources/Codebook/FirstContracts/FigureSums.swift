/// How the figures of a table add up: the evidence for totals, for breakdowns that overlap and for what is never added.
struct FigureSums {
  let table: FirstTable
  /// The first measure's value of each row; nil where it is not known.
  let values: [Double?]
  let period: Int?
  /// How far two sums may lie apart: half a unit of the last place for each part.
  let room: Double

  init(_ table: FirstTable, measures: [(index: Int, survey: ColumnSurvey)], period: Int?) {
    self.table = table
    self.period = period
    guard let first = measures.first, let numbers = first.survey.numbers else {
      values = []
      room = 0
      return
    }
    values = table.columns[first.index].figures(first.survey.texts, numbers.values)
    room = numbers.isWhole ? 0 : 0.06
  }

  /// What stands in one column within groups of rows that agree in others and in the period.
  func groups(_ column: Int, within others: [Int]) -> [[Int32: Double]] {
    guard !values.isEmpty else { return [] }
    let groups = table.combinations(of: others.filter { $0 != column } + (period.map { [$0] } ?? []))
    var cells: [UInt64: Double] = [:]
    let texts = table.columns[column].rows
    for (row, value) in values.enumerated() {
      let key = UInt64(UInt32(bitPattern: groups.rows[row])) << 32 | UInt64(UInt32(bitPattern: texts[row]))
      // A group with a figure that is not known decides nothing.
      cells[key, default: 0] += value ?? .nan
    }
    var result = [[Int32: Double]](repeating: [:], count: groups.count)
    for (key, value) in cells { result[Int(key >> 32)][Int32(truncatingIfNeeded: key)] = value }
    return result
  }

  /// In how many groups the blank row equals the sum of the others, is at most a fiftieth from it, lies between the least and the
  /// greatest of them, and how many groups have both.
  func blanks(of column: Int, among dimensions: [Int]) -> (equal: Int, near: Int, between: Int, groups: Int) {
    let blanks = Set(
      table.columns[column].texts.indices.filter { ColumnSurvey.isBlank(table.columns[column].texts[$0]) })
    var result = (equal: 0, near: 0, between: 0, groups: 0)
    for cells in groups(column, within: dimensions) {
      let whole = cells.filter { blanks.contains(Int($0.key)) }.values.reduce(0, +)
      let parts = cells.filter { !blanks.contains(Int($0.key)) }.map(\.value)
      guard parts.count >= 2, parts.count < cells.count, whole.isFinite, parts.allSatisfy(\.isFinite),
        whole > 0
      else { continue }
      result.groups += 1
      let sum = parts.reduce(0, +)
      let isEqual = abs(sum - whole) <= room * Double(parts.count + 1)
      if isEqual { result.equal += 1 }
      if isEqual || abs(sum - whole) <= 0.02 * whole { result.near += 1 }
      if let low = parts.min(), let high = parts.max(), low <= whole, whole <= high { result.between += 1 }
    }
    return result
  }

  /// In how many groups one text's figure equals the sum of the others', for the text that does so most, and in how many it is above
  /// zero.
  func total(of column: Int, among dimensions: [Int], without apart: Set<String> = []) -> (
    text: String, equal: Int, groups: Int
  )? {
    var above: [Int32: Int] = [:]
    var equal: [Int32: Int] = [:]
    var figures: [Int32: Set<Double>] = [:]
    let left = Set(
      table.columns[column].texts.indices.filter { apart.contains(table.columns[column].texts[$0]) })
    for all in groups(column, within: dimensions) {
      let cells = left.isEmpty ? all : all.filter { !left.contains(Int($0.key)) }
      guard cells.count >= 3 else { continue }
      let sum = cells.values.reduce(0, +)
      guard sum.isFinite else { continue }
      for (number, value) in cells where value > 0 {
        above[number, default: 0] += 1
        if abs(sum - 2 * value) <= room * Double(cells.count) {
          equal[number, default: 0] += 1
          // Sums of one or two agree by chance.
          if value >= 4 { figures[number, default: []].insert(value) }
        }
      }
    }
    let texts = table.columns[column].texts
    return equal.filter { number, count in
      count >= 3 && count * 5 >= (above[number] ?? 0) * 4 && (figures[number]?.count ?? 0) >= 3
        && !ColumnSurvey.isBlank(texts[Int(number)])
    }
    .max { ($0.value, $1.key) < ($1.value, $0.key) }
    .map { (texts[Int($0.key)], $0.value, above[$0.key] ?? 0) }
  }

  /// In what share of groups the categories of a column have one sum over what divides them; nil of fewer than three groups.
  func agreement(of column: Int, dividedBy fine: Int, among dimensions: [Int]) -> Double? {
    var equal = 0
    var all = 0
    for cells in groups(column, within: dimensions.filter { $0 != fine }) where cells.count >= 2 {
      guard cells.values.allSatisfy(\.isFinite), let low = cells.values.min(), let high = cells.values.max(),
        high > 0
      else { continue }
      all += 1
      if high - low <= max(0.02 * high, room * 10) { equal += 1 }
    }
    return all >= 3 ? Double(equal) / Double(all) : nil
  }
}
