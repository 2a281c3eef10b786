import Tables

/// What the rows of a source look like, before those that are the same become one.
struct SourceShape {
  /// Fewer rows tell nothing.
  private static let fewest = 10

  /// The texts of a column, each with a number, and the number of each row's: 0 where it is blank.
  private struct Texts {
    var numbers: [String: UInt32] = [:]
    var rows: [UInt32] = []
  }

  /// The place in the contract of each column whose texts are kept: of those without a role, and of measures that are named
  /// for ages.
  private let kept: [(place: Int, name: String)]
  private var columns: [Texts]
  private let measures: [String]
  private var rows = 0
  /// For each measure how many figures are known, and whether all are 1.
  private var ones: [(known: Int, isOnly: Bool)]

  /// Creates the shape of a source without rows.
  init(_ contract: Contract) {
    kept = contract.columns.enumerated().filter { _, column in
      column.role == .attribute || column.role == .measure && PersonSigns.isNamedForAges(column.name)
    }.map { ($0.offset, $0.element.name) }
    columns = kept.map { _ in Texts() }
    measures = contract.columns.filter { $0.role == .measure }.map(\.name)
    ones = measures.map { _ in (0, true) }
  }

  /// Takes a row that is kept.
  ///
  /// - Parameter positions: where the fields of the contract's columns stand.
  mutating func take(_ fields: [String], _ positions: [Int], _ row: CountsRow) {
    rows += 1
    for (index, column) in kept.enumerated() {
      let text = fields[positions[column.place]]
      let next = UInt32(clamping: columns[index].numbers.count + 1)
      let number = text.isEmpty ? 0 : columns[index].numbers[text, default: next]
      if number == next { columns[index].numbers[text] = next }
      columns[index].rows.append(number)
    }
    for (index, cell) in row.cells.enumerated() {
      guard let bounds = cell.bounds else { continue }
      ones[index].known += 1
      if bounds != (1, 1) { ones[index].isOnly = false }
    }
  }

  /// How many rows have each text that is not blank, by the name of the column.
  var texts: [String: [String: Int]] {
    var texts: [String: [String: Int]] = [:]
    for (column, held) in zip(kept, columns) {
      var counts = [Int](repeating: 0, count: held.numbers.count + 1)
      for number in held.rows { counts[Int(number)] += 1 }
      let known = held.numbers.mapValues { counts[Int($0)] }
      if !known.isEmpty { texts[column.name] = known }
    }
    return texts
  }

  /// How many different texts some columns have together, in how many rows: those where any of them has one.
  func combinations(of names: Set<String>) -> CodeUniqueness {
    let held = zip(kept, columns).filter { names.contains($0.0.name) }.map(\.1.rows)
    let all = (0..<rows).map { row in held.map { $0[row] } }.filter { $0.contains { $0 > 0 } }
    return CodeUniqueness(codes: Set(all).count, rows: all.count)
  }

  /// The measure that is 1 in each row, as where each row is a case; nil where there is none.
  var measureOfOnes: String? {
    zip(measures, ones).first { $1.isOnly && $1.known >= Self.fewest }?.0
  }

  /// Whether rows of one key stand there more than once, as in no table of figures.
  ///
  /// - Parameter keys: how many different keys the rows have.
  func repeats(keys: Int) -> Bool { rows > keys }
}
