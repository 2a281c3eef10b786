import Tables

/// The population of a subject in any year between two that are published.
struct PopulationExposure {
  private let known: [(year: Int, persons: Double, isProjected: Bool)]

  /// Adds up all rows with the codes of the subject; margins beside their parts are left out.
  ///
  /// A dimension is narrowed where the subject has a code of its code list. A year with a hidden or missing row is left
  /// out. Of a projection beside an estimate of the same year the contract says which is which.
  init(_ table: CountsTable, codes: [(list: String, code: String)]) {
    let schema = table.schema
    mayBeProjected = schema.projections.keys.contains { name in
      !schema.dimensions.contains { $0.name == name }
    }
    var narrowed: [Int: String] = [:]
    for (place, dimension) in schema.dimensions.enumerated() {
      narrowed[place] = codes.first { $0.list == dimension.codeList }?.code
    }
    let projections = schema.dimensions.map { Set(schema.projectionCodes(of: $0.name)) }
    var totals: [Int: (persons: Double, isProjected: Bool)?] = [:]
    for row in 0..<table.rowCount {
      let isOwn = table.dimensions.indices.allSatisfy { place in
        let code = table.dimensions[place][row]
        if let wanted = narrowed[place] { return code == wanted }
        return !(schema.dimensions[place].hasMargin && code == CountsSchema.marginCode)
      }
      guard isOwn, !table.periods.isEmpty else { continue }
      let isProjected = table.dimensions.indices.contains {
        projections[$0].contains(table.dimensions[$0][row])
      }
      let year = table.periods[row].middleDay.year
      guard let value = table.measures.first?[row].value, let earlier = totals[year, default: (0, false)]
      else {
        totals[year] = .some(nil)
        continue
      }
      totals[year] = (earlier.persons + value, earlier.isProjected || isProjected)
    }
    known = totals.compactMap { year, total in total.map { (year, $0.persons, $0.isProjected) } }.sorted {
      $0.0 < $1.0
    }
  }

  /// Whether projections were summed in before, so that years cannot be told apart.
  let mayBeProjected: Bool

  /// Persons in a year, by straight lines between published years; nil outside them.
  func persons(in year: Int) -> Double? {
    guard let after = known.firstIndex(where: { $0.year >= year }) else { return nil }
    if known[after].year == year { return known[after].persons }
    guard after > 0 else { return nil }
    let (left, right) = (known[after - 1], known[after])
    let share = Double(year - left.year) / Double(right.year - left.year)
    return left.persons + share * (right.persons - left.persons)
  }

  /// Whether the population of a year is, or leads to, a projection.
  func isProjected(_ year: Int) -> Bool {
    known.first { $0.year >= year }?.isProjected ?? false
  }
}
