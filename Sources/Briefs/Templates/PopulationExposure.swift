import Tables

/// The population of a country in any year between two that are published.
struct PopulationExposure {
  private let known: [(year: Int, persons: Double)]

  /// Adds up all rows of the country; the rows of a year are by sex and age, in one variant.
  ///
  /// A year with a hidden or missing row is left out, so is a margin beside its parts.
  init(_ table: CountsTable, country: String) {
    var totals: [Int: Double?] = [:]
    let margins = table.dimensions.indices.filter { table.schema.dimensions[$0].hasMargin }
    for row in table.rows(["country": country]) {
      if margins.contains(where: { table.dimensions[$0][row] == CountsSchema.marginCode }) { continue }
      guard let value = table.measures.first?[row].value,
        let earlier = totals[table.periods[row].year, default: 0]
      else {
        totals[table.periods[row].year] = .some(nil)
        continue
      }
      totals[table.periods[row].year] = earlier + value
    }
    known = totals.compactMap { year, persons in persons.map { (year, $0) } }.sorted { $0.0 < $1.0 }
  }

  /// Persons in a year, by straight lines between published years; nil outside them.
  func persons(in year: Int) -> Double? {
    guard let after = known.firstIndex(where: { $0.year >= year }) else { return nil }
    if known[after].year == year { return known[after].persons }
    guard after > 0 else { return nil }
    let (left, right) = (known[after - 1], known[after])
    let share = Double(year - left.year) / Double(right.year - left.year)
    return left.persons + share * (right.persons - left.persons)
  }

  /// Cells per 100,000 persons; a year without a population is missing.
  func rates(_ cells: [(period: Period, cell: Cell)]) -> [(period: Period, cell: Cell)] {
    cells.map { period, cell in
      guard let persons = persons(in: period.year), persons > 0 else { return (period, .missing) }
      return (period, cell.mapped { $0 * 100_000 / persons })
    }
  }
}
