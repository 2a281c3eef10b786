/// Computes the groups of rows in memory.
struct GroupEvaluator {
  private let rows: RelationRows
  private let grouping: Grouping
  /// The keys of the rows.
  private let keys: [String]

  /// Creates an evaluator of rows with some keys.
  init(rows: RelationRows, keys: [String], grouping: Grouping) {
    (self.rows, self.keys, self.grouping) = (rows, keys, grouping)
  }

  /// The groups of every set, with their keys and cells.
  func groups() -> RelationRows {
    var keyed = RelationRows(count: rows.count, keys: [:], cells: [:])
    for key in grouping.keys { keyed.keys[key.name] = column(key.source) }
    let names = grouping.keys.map(\.name)
    var result: RelationRows?
    for set in grouping.sets ?? [names] {
      let combinations = keyed.combinations(of: names.filter(set.contains))
      let groups = self.groups(of: combinations, keyed, set: Set(set))
      if result == nil { result = groups } else { result?.append(groups) }
    }
    return result ?? groups(of: .init(numbers: [], first: []), keyed, set: [])
  }

  /// The text of a key of the groups in each row.
  private func column(_ source: Grouping.Key.Source) -> KeyColumn {
    switch source {
    case .key(let name): named(name)
    case .enclosing(let name, let shorter, let frequency):
      named(name).mapped {
        Period(text: $0, frequency: shorter)?.enclosing(frequency)?.description ?? $0
      }
    case .isPart(let name): named(name).mapped { $0 == CountsSchema.marginCode ? "0" : "1" }
    }
  }

  private func named(_ name: String) -> KeyColumn {
    rows.keys[name] ?? KeyColumn(repeating: "", count: rows.count)
  }

  private func groups(
    of combinations: RelationRows.Combinations, _ keyed: RelationRows, set: Set<String>
  ) -> RelationRows {
    let count = combinations.first.count
    var members = [[Int]](repeating: [], count: count)
    for (row, number) in combinations.numbers.enumerated() where number < count {
      members[number].append(row)
    }
    var result = RelationRows(count: count, keys: [:], cells: [:])
    for (name, column) in keyed.keys {
      result.keys[name] =
        set.contains(name)
        ? column.rows(combinations.first) : KeyColumn(repeating: CountsSchema.marginCode, count: count)
    }
    if let name = grouping.greatest {
      let column = named(name)
      result.keys[name] = KeyColumn(
        members.map { rows in
          rows.map { column[$0] }.max { $0.utf8.lexicographicallyPrecedes($1.utf8) } ?? ""
        })
    }
    for aggregate in grouping.aggregates {
      result.cells[aggregate.name] = cells(aggregate.rule, of: members)
    }
    return result
  }

  // MARK: Cells

  private func cells(_ rule: Grouping.Aggregate.Rule, of members: [[Int]]) -> [Cell] {
    switch rule {
    case .sum(let name):
      let cells = rows.cells[name] ?? []
      return members.map { Cell.sum($0.lazy.map { cells[$0] }) }
    case .count: return members.map { .exact(Double($0.count)) }
    case .constant(let cell): return members.map { _ in cell }
    case .reconciled(let name, let ways):
      return self.ways(name, ways, of: members) { $0.reconciled }
    case .published(let name, let ways):
      return self.ways(name, ways, of: members) { $0.published }
    case .contradictions(let name, let ways):
      return self.ways(name, ways, of: members) { .exact($0.isContradicted ? 1 : 0) }
    case .gap(let name, let ways):
      return self.ways(name, ways, of: members) { .exact($0.gap) }
    }
  }

  private func ways(
    _ name: String, _ ways: Grouping.Alternatives, of members: [[Int]], _ cell: (AlternativeCells) -> Cell
  ) -> [Cell] {
    let cells = rows.cells[name] ?? []
    var summed = [Int](repeating: 0, count: rows.count)
    for dimension in ways.dimensions {
      let flag = named(dimension.flag)
      let place = keys.contains(dimension.name) ? named(dimension.name) : nil
      for row in summed.indices where flag[row] == "1" {
        if let place, place[row] != CountsSchema.marginCode { continue }
        summed[row] += 1
      }
    }
    return members.map { rows in
      cell(
        AlternativeCells(
          byDimensionsSummed: Dictionary(grouping: rows) { summed[$0] }.mapValues { rows in
            rows.map { cells[$0] }
          }))
    }
  }
}
