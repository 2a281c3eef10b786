import Language
import Tables

/// Rows whose period is longer or shorter than those of their table: a year's total among months, a total of all years.
///
/// They enter no sum. Where the table has all the months of a year they are compared with their sum, and a total of all periods with the
/// sum of all that the table has.
struct ApartRows {
  /// How long the period of such a row is.
  enum Length: Hashable {
    /// A longer or a shorter one than those of the table.
    case period(Period)
    /// All periods together.
    case total
    /// One part of all of them, such as every January.
    case partOfTotal
  }

  /// One such row.
  struct Row {
    /// The code of each dimension, in order of the schema.
    var codes: [String]
    /// Its period.
    var length: Length
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
    let totals = rows.count { [.total, .partOfTotal].contains($0.length) }
    let others = rows.count - totals
    var conditions: [DataCondition] = []
    func say(_ rule: String, _ severity: DataCondition.Severity, _ count: Int, _ text: String) {
      conditions.append(
        DataCondition(
          rule, of: contract.name, column: column.name, severity: severity, count: count,
          text: "\(file): \(text)"))
    }
    if others > 0 {
      let other = form.frequency.length == .year ? "shorter period" : "year"
      say(
        Self.rule, .note, others,
        "\(others == 1 ? "1 row holds" : "\(others) rows hold") a \(other) in a column of \(length)s: left out of every sum; load the file with a contract of \(form.frequency.length == .year ? "months" : "years") for them"
      )
    }
    if totals > 0 {
      say(
        Self.rule + "-total", .note, totals,
        "\(totals == 1 ? "1 row holds" : "\(totals) rows hold") a total of all \(length)s: left out of every sum"
      )
    }
    if form.others == .apart, form.frequency.length != .year {
      let (equal, unequal) = compareYears(table)
      if unequal > 0 {
        say(
          Self.unequal, .warn, unequal,
          "\(unequal) of \(equal + unequal) figures of a year that have all their \(length)s beside them are not the sum of these"
        )
      }
    }
    if form.totals == .apart {
      let (equal, unequal) = compareTotals(table)
      if unequal > 0 {
        say(
          Self.unequal + "-all", .warn, unequal,
          "\(unequal) of \(equal + unequal) totals of all \(length)s are not the sum of these")
      }
    }
    return conditions
  }

  /// How many figures of years are the sum of the table's periods, and how many are not, of those that can be compared.
  private func compareYears(_ table: CountsTable) -> (equal: Int, unequal: Int) {
    guard let frequency = table.periods.first?.frequency else { return (0, 0) }
    let sums = sums(of: table) { period in period.enclosing(frequency.years).map(Length.period) }
    return compare(table) { row in
      let parts = sums[Key(codes: row.codes, length: row.length)]
      return parts?.count == frequency.periodsPerYear ? parts?.cells : nil
    }
  }

  /// The same of totals of all periods; a table that was not collected from the same start has others.
  private func compareTotals(_ table: CountsTable) -> (equal: Int, unequal: Int) {
    guard rows.contains(where: { $0.length == .total }) else { return (0, 0) }
    let sums = sums(of: table) { _ in .total }
    return compare(table) { row in
      row.length == .total ? sums[Key(codes: row.codes, length: .total)]?.cells : nil
    }
  }

  private func sums(
    of table: CountsTable, by length: (Period) -> Length?
  ) -> [Key: (count: Int, cells: [[Cell]])] {
    var sums: [Key: (count: Int, cells: [[Cell]])] = [:]
    for row in table.periods.indices {
      guard let length = length(table.periods[row]) else { continue }
      let key = Key(codes: table.dimensions.map { $0[row] }, length: length)
      sums[key, default: (0, table.measures.map { _ in [] })].count += 1
      for place in table.measures.indices {
        sums[key]?.cells[place].append(table.measures[place][row])
      }
    }
    return sums
  }

  private func compare(
    _ table: CountsTable, with parts: (Row) -> [[Cell]]?
  ) -> (equal: Int, unequal: Int) {
    var (equal, unequal) = (0, 0)
    for row in rows {
      guard let parts = parts(row) else { continue }
      for (place, cell) in row.cells.enumerated()
      where table.schema.isAdditive(measure: table.schema.measures[place]) {
        guard let total = cell.value, let sum = Cell.sum(parts[place]).value else { continue }
        // A sum of fractions depends on their order by less than matters.
        if abs(total - sum) <= 1e-9 * max(1, abs(total)) { equal += 1 } else { unequal += 1 }
      }
    }
    return (equal, unequal)
  }

  private struct Key: Hashable {
    var codes: [String]
    var length: Length
  }
}
