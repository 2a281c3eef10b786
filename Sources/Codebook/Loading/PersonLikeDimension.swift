import Language
import Tables

/// Finds a dimension whose codes look like persons: nearly as many codes as rows.
///
/// Figures are published by categories, and a category has rows for each period or each other dimension. A list of
/// persons has a row for each; so has a table of one period and one dimension, and no number in it tells the two apart. So from
/// ten rows on the contract must say what the codes are of (`codes-of`), and from five where every figure is 0 or 1, since
/// then a row is a person as a rule. The list of countries and areas names no person, and needs no word where figures are
/// larger.
struct PersonLikeDimension {
  /// Fewer rows tell nothing.
  private static let fewestOfOnes = 5
  /// Fewer rows of larger figures tell nothing.
  private static let fewest = 10
  /// The list of countries and areas, which the language itself knows.
  private static let countries = "countries"

  let contract: Contract
  let table: CountsTable

  /// A dimension with nearly as many codes as rows.
  struct Found {
    var column: Contract.Column
    /// Whether its codes need no word: those of countries, where some figure is neither 0 nor 1.
    var isOfCountries: Bool
  }

  /// The dimensions with nearly as many codes as rows, from ten rows on or five of zeros and ones, in order of the table.
  func all() -> [Found] {
    let hasOnesOnly = hasOnesOnly
    return table.schema.dimensions.indices.compactMap { index in
      let codes = table.dimensions[index].filter {
        $0 != CountsSchema.unknownCode && $0 != CountsSchema.marginCode
      }
      let uniqueness = CodeUniqueness(codes: Set(codes).count, rows: codes.count)
      guard uniqueness.isNearlyUnique, codes.count >= (hasOnesOnly ? Self.fewestOfOnes : Self.fewest),
        let column = contract.columns.first(where: { $0.name == table.schema.dimensions[index].name })
      else { return nil }
      return Found(column: column, isOfCountries: !hasOnesOnly && isOfCountries(column, codes))
    }
  }

  private var hasOnesOnly: Bool {
    let ends = table.measures.joined().compactMap(\.high)
    return !ends.isEmpty && ends.allSatisfy { $0 <= 1 }
  }

  /// Whether codes are of the list `countries` and have the form of its codes, as any list may be called so.
  private func isOfCountries(_ column: Contract.Column, _ codes: [String]) -> Bool {
    guard column.type == .code(list: Self.countries) else { return false }
    return codes.allSatisfy { code in
      let isWord = (2...3).contains(code.utf8.count) && code.utf8.allSatisfy { (0x41...0x5A).contains($0) }
      let isNumber = code.utf8.count == 3 && code.utf8.allSatisfy { (0x30...0x39).contains($0) }
      return isWord || isNumber || column.also.contains(code)
    }
  }
}
