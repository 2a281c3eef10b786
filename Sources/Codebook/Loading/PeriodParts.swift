import Language
import Tables

/// Periods that several columns of a source tell together, such as a year and a month.
enum PeriodParts {
  /// The columns that the source of a contract has.
  static func sourceColumns(of contract: Contract) -> Set<String> {
    Set(
      contract.columns.flatMap { column in
        column.form.map { $0.sources.isEmpty ? [column.name] : $0.sources } ?? [column.name]
      })
  }

  /// Where the columns stand that tell a period, by its name; none where the period is one column.
  static func positions(_ contract: Contract, in header: [String]) -> [String: [Int]] {
    var positions: [String: [Int]] = [:]
    for column in contract.columns {
      guard let sources = column.form?.sources, !sources.isEmpty else { continue }
      positions[column.name] = sources.compactMap(header.firstIndex(of:))
    }
    return positions
  }

  /// One text of the texts of several columns, such as `2024 January` or `2024-1`.
  ///
  /// A number that a spreadsheet wrote with a decimal is a whole one.
  static func joined(_ texts: [String], _ frequency: Period.Frequency) -> String {
    let parts = texts.map { text -> String in
      let trimmed = text.split(separator: " ").joined(separator: " ")
      return trimmed.hasSuffix(".0") ? String(trimmed.dropLast(2)) : trimmed
    }
    if parts.contains(where: \.isEmpty) { return "" }
    let letter: String? =
      switch frequency.length {
      case .quarter: "Q"
      case .week: "W"
      default: nil
      }
    // Of a year and a number in columns of their own the number is of what the column is of.
    if let letter, parts.count == 2 {
      return parts.map { part in
        part.utf8.count <= 2 && part.allSatisfy(\.isNumber) ? letter + part : part
      }.joined(separator: " ")
    }
    return parts.joined(separator: parts.allSatisfy { $0.allSatisfy(\.isNumber) } ? "-" : " ")
  }
}
