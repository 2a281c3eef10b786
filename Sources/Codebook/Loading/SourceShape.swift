import Tables

/// What the rows of a source look like, before those that are the same become one.
struct SourceShape {
  /// Fewer rows tell nothing.
  private static let fewest = 10

  /// How many rows have each text that is not blank, by the name of the column: of those without a role, and of measures
  /// that are named for ages.
  private(set) var texts: [String: [String: Int]] = [:]
  /// The place in the contract of each column whose texts are kept.
  private let kept: [(place: Int, name: String)]
  private let measures: [String]
  private var rows = 0
  /// For each measure how many figures are known, and whether all are 1.
  private var ones: [(known: Int, isOnly: Bool)]

  /// Creates the shape of a source without rows.
  init(_ contract: Contract) {
    kept = contract.columns.enumerated().filter { _, column in
      column.role == .attribute || column.role == .measure && PersonSigns.isNamedForAges(column.name)
    }.map { ($0.offset, $0.element.name) }
    measures = contract.columns.filter { $0.role == .measure }.map(\.name)
    ones = measures.map { _ in (0, true) }
  }

  /// Takes a row that is kept.
  ///
  /// - Parameter positions: where the fields of the contract's columns stand.
  mutating func take(_ fields: [String], _ positions: [Int], _ row: CountsRow) {
    rows += 1
    for (place, name) in kept {
      let text = fields[positions[place]]
      if !text.isEmpty { texts[name, default: [:]][text, default: 0] += 1 }
    }
    for (index, cell) in row.cells.enumerated() {
      guard let bounds = cell.bounds else { continue }
      ones[index].known += 1
      if bounds != (1, 1) { ones[index].isOnly = false }
    }
  }

  /// The measure by which the rows are a list of cases, or nil where they are none: it is 1 in each, and rows of one key
  /// stand there more than once, as in no table of figures.
  ///
  /// - Parameter keys: how many different keys the rows have.
  func measureOfCases(keys: Int) -> String? {
    guard rows >= Self.fewest, rows > keys else { return nil }
    return zip(measures, ones).first { $1.isOnly && $1.known >= Self.fewest }?.0
  }
}
