import Tables

extension CountsTable {
  /// The codes of a dimension in the order of the table, each once; empty where there is none.
  func codes(of dimension: String) -> [String] {
    guard let position = schema.dimensions.firstIndex(where: { $0.name == dimension }) else { return [] }
    var seen: Set<String> = []
    return dimensions[position].filter { seen.insert($0).inserted }
  }

  /// The rows that have all these codes.
  ///
  /// A dimension that the table lacks matches nothing.
  func rows(_ codes: [String: String]) -> [Int] {
    let wanted = codes.map { name, code in
      (schema.dimensions.firstIndex { $0.name == name }, code)
    }
    guard wanted.allSatisfy({ $0.0 != nil }) else { return [] }
    return (0..<rowCount).filter { row in
      wanted.allSatisfy { position, code in position.map { dimensions[$0][row] == code } ?? false }
    }
  }

  /// The cells of the first measure in the rows that have all these codes, by period.
  func cells(_ codes: [String: String]) -> [(period: Period, cell: Cell)] {
    guard let measure = measures.first, !periods.isEmpty else { return [] }
    return rows(codes).map { (periods[$0], measure[$0]) }.sorted { $0.0 < $1.0 }
  }

  /// The same as points of a chart, on every period from the first to the last of the table.
  func points(_ codes: [String: String]) -> [ChartPoint] {
    guard let first = periods.min(), let last = periods.max() else { return [] }
    let known = Dictionary(cells(codes).map { ($0.period, $0.cell) }, uniquingKeysWith: { one, _ in one })
    return (first.ordinal...last.ordinal).map { ordinal in
      let period = Period(frequency: first.frequency, ordinal: ordinal)
      return ChartPoint(period: period, cell: known[period] ?? .missing)
    }
  }
}
