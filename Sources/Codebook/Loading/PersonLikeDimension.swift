import Tables

/// Finds a dimension whose codes look like persons: nearly as many codes as rows.
///
/// Figures are published by categories, and a category has rows for each period or each other dimension.
/// A list of persons has a row for each. Two kinds of table have many codes and are figures all the
/// same, so they pass: one row a country, since the list of countries and areas names no person; and a
/// single slice, in which nothing but this dimension changes, of at most `sliceLimit` categories or with
/// figures that are mostly above 1. Neither passes where every figure is 0 or 1: then a row is a person, whatever its code.
enum PersonLikeDimension {
  /// Fewer rows tell nothing.
  private static let fewestOfOnes = 5
  /// Fewer rows of larger figures tell nothing.
  private static let fewest = 10
  /// The most categories that a single slice of small figures may have.
  private static let sliceLimit = 50
  /// The list of countries and areas, which the language itself knows.
  private static let countries = "countries"

  /// The first such dimension of a table, or nil.
  static func first(in table: CountsTable) -> String? {
    let hasOnesOnly = hasOnesOnly(table)
    for (index, dimension) in table.schema.dimensions.enumerated() {
      let codes = table.dimensions[index]
      let rows = codes.indices.filter {
        codes[$0] != CountsSchema.unknownCode && codes[$0] != CountsSchema.marginCode
      }
      let uniqueness = CodeUniqueness(codes: Set(rows.map { codes[$0] }).count, rows: rows.count)
      guard uniqueness.isNearlyUnique else { continue }
      if hasOnesOnly, rows.count >= fewestOfOnes { return dimension.name }
      guard rows.count >= fewest, dimension.codeList != countries else { continue }
      if isSpread(table, over: rows, beside: index) { return dimension.name }
      if rows.count > sliceLimit, isMostlyOnes(table) { return dimension.name }
    }
    return nil
  }

  private static func hasOnesOnly(_ table: CountsTable) -> Bool {
    let values = table.measures.joined().compactMap(\.value)
    return !values.isEmpty && values.allSatisfy { $0 == 0 || $0 == 1 }
  }

  private static func isMostlyOnes(_ table: CountsTable) -> Bool {
    let values = table.measures.joined().compactMap(\.value)
    return values.count { $0 <= 1 } * 2 >= values.count
  }

  /// Whether something else changes from row to row.
  private static func isSpread(_ table: CountsTable, over rows: [Int], beside dimension: Int) -> Bool {
    if !table.periods.isEmpty, Set(rows.map { table.periods[$0] }).count > 1 { return true }
    return table.dimensions.indices.contains { other in
      other != dimension && Set(rows.map { table.dimensions[other][$0] }).count > 1
    }
  }
}
