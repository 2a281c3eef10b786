import Language
import Tables

/// Rows whose period is longer or shorter than those of their table: a year's total among months.
///
/// They enter no sum. Where the table has all the months of a year they are compared with their sum.
struct ApartRows {
  /// One such row.
  struct Row {
    /// The code of each dimension, in order of the schema.
    var codes: [String]
    /// Its period.
    var period: Period
    /// A cell for each measure.
    var cells: [Cell]
  }

  private var rows: [Row] = []

  /// Takes a row.
  mutating func add(_ row: Row) { rows.append(row) }

  /// The rule that tells of such rows.
  static let rule = "period-apart"
  /// The rule that tells of totals that are not the sum of their months.
  static let unequal = "period-total"

  /// How many rows were left out, and how many of them differ from the sum of the table's periods.
  func conditions(of contract: Contract, table: CountsTable, file: String) -> [DataCondition] {
    guard let column = contract.columns.first(where: { $0.role == .period }), let form = column.form,
      !rows.isEmpty
    else { return [] }
    let length = form.frequency.length.rawValue
    let other = form.frequency.length == .year ? "shorter period" : "year"
    let number = rows.count == 1 ? "1 row holds" : "\(rows.count) rows hold"
    var conditions = [
      DataCondition(
        Self.rule, of: contract.name, column: column.name, severity: .note, count: rows.count,
        text:
          "\(file): \(number) a \(other) in a column of \(length)s: left out of every sum; load the file with a contract of \(form.frequency.length == .year ? "months" : "years") for them"
      )
    ]
    guard form.others == .apart, form.frequency.length != .year else { return conditions }
    let (equal, unequal) = compare(table)
    if unequal > 0 {
      conditions.append(
        DataCondition(
          Self.unequal, of: contract.name, column: column.name, severity: .warn, count: unequal,
          text:
            "\(file): \(unequal) of \(equal + unequal) figures of a year that have all their \(length)s beside them are not the sum of these"
        ))
    }
    return conditions
  }

  /// How many figures of years are the sum of the table's periods, and how many are not, of those that can be compared.
  private func compare(_ table: CountsTable) -> (equal: Int, unequal: Int) {
    var sums: [Key: (count: Int, cells: [[Cell]])] = [:]
    for row in table.periods.indices {
      guard let year = table.periods[row].enclosing(table.periods[row].frequency.years) else { continue }
      let key = Key(codes: table.dimensions.map { $0[row] }, year: year)
      sums[key, default: (0, table.measures.map { _ in [] })].count += 1
      for place in table.measures.indices {
        sums[key]?.cells[place].append(table.measures[place][row])
      }
    }
    var (equal, unequal) = (0, 0)
    for row in rows {
      guard let parts = sums[Key(codes: row.codes, year: row.period)],
        parts.count == (table.periods.first?.frequency.periodsPerYear ?? 12)
      else { continue }
      for (place, cell) in row.cells.enumerated()
      where table.schema.isAdditive(measure: table.schema.measures[place]) {
        guard let total = cell.value, let sum = Cell.sum(parts.cells[place]).value else { continue }
        if total == sum { equal += 1 } else { unequal += 1 }
      }
    }
    return (equal, unequal)
  }

  private struct Key: Hashable {
    var codes: [String]
    var year: Period
  }
}
