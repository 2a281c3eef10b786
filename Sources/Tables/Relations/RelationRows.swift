/// The rows of a relation in memory, by columns.
struct RelationRows: Sendable {
  /// The number of rows.
  var count: Int
  /// The keys by name.
  var keys: [String: KeyColumn]
  /// The cells by name.
  var cells: [String: [Cell]]

  /// Rows numbered by the combination of some keys.
  struct Combinations {
    /// For each row the number of its combination, from 0.
    var numbers: [Int]
    /// The first row of each combination.
    var first: [Int]
  }

  /// The rows numbered by their combination of some keys; where there are none, all rows are of one.
  func combinations(of names: [String]) -> Combinations {
    Self.combinations(of: names.compactMap { keys[$0] }, count: count)
  }

  private static func combinations(of columns: [KeyColumn], count: Int) -> Combinations {
    var result = Combinations(numbers: Array(repeating: 0, count: count), first: count > 0 ? [0] : [])
    for column in columns {
      // Neither number is larger than the number of rows, of which there are few.
      let width = column.texts.count
      var known: [Int: Int] = [:]
      result.first = []
      for row in 0..<count {
        let pair = result.numbers[row] * width + column.places[row]
        if let number = known[pair] {
          result.numbers[row] = number
        } else {
          known[pair] = result.first.count
          result.numbers[row] = result.first.count
          result.first.append(row)
        }
      }
    }
    return result
  }

  /// Some of the rows, in the order given.
  func rows(_ chosen: [Int]) -> RelationRows {
    RelationRows(
      count: chosen.count, keys: keys.mapValues { $0.rows(chosen) },
      cells: cells.mapValues { cells in chosen.map { cells[$0] } })
  }

  /// The rows of which something is true.
  func rows(where isKept: [Bool]) -> RelationRows {
    let chosen = isKept.indices.filter { isKept[$0] }
    return chosen.count == count ? self : rows(chosen)
  }

  /// Whether each row has a row of equal keys in others.
  func isMatched(by others: RelationRows, on names: [String]) -> [Bool] {
    let columns = names.compactMap { name -> KeyColumn? in
      guard let column = keys[name], let other = others.keys[name] else { return nil }
      return column + other
    }
    let numbers = Self.combinations(of: columns, count: count + others.count).numbers
    var isFound = [Bool](repeating: false, count: (numbers.max() ?? 0) + 1)
    for row in count..<(count + others.count) { isFound[numbers[row]] = true }
    return (0..<count).map { isFound[numbers[$0]] }
  }

  /// The rows and those of another relation with the same columns.
  mutating func append(_ other: RelationRows) {
    count += other.count
    for (name, column) in keys { if let more = other.keys[name] { keys[name] = column + more } }
    for name in Array(cells.keys) { cells[name]? += other.cells[name] ?? [] }
  }
}
