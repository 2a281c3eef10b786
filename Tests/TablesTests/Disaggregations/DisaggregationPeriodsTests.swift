import Language
import Tables
import TablesTestSupport
import TestSupport
import Testing

/// Sums over periods of every length, against sums by hand.
@Suite struct DisaggregationPeriodsTests {
  static let pairs: [(Period.Frequency, Period.Frequency)] = PeriodTests.frequencies.flatMap { own in
    PeriodTests.frequencies.filter { own != $0 && own.nests(in: $0) }.map { (own, $0) }
  }

  /// A table of a random number of persons in random periods of about three years.
  private static func table(
    _ frequency: Period.Frequency, absent: CountsSchema.Coverage.Absent?, _ random: inout SeededGenerator
  ) throws -> CountsTable {
    let start = CalendarDay(year: 2018, month: Int.random(in: 1...12, using: &random), day: 5)
    let first = try #require(Period(frequency, containing: start))
    let last = try #require(
      Period(
        frequency, containing: CalendarDay(number: start.number + Int.random(in: 300...1_100, using: &random))
      ))
    let periods = (first...last).all.filter { _ in Int.random(in: 0..<9, using: &random) > 0 }
    let rows = (periods.isEmpty ? [first] : periods).flatMap { period in ["F", "M"].map { ($0, period) } }
    var schema = CountsSchema(
      contracts: ["x"], citations: [], dimensions: [.init(name: "sex", codeList: nil)],
      period: .init(name: "t", frequency: frequency), measures: ["n"])
    schema.coverage = absent.map { .init(first: first, last: last, absent: $0, provisional: 3) }
    schema.seen = .init(rows.map(\.1))
    return CountsTable(
      schema: schema, dimensions: [rows.map(\.0)], periods: rows.map(\.1),
      measures: [rows.map { _ in .exact(Double(Int.random(in: 0..<50, using: &random))) }],
      rowCount: rows.count
    ).sorted()
  }

  @Test(arguments: pairs)
  func sumsAreThoseOfThePeriodsThatLieInEach(own: Period.Frequency, longer: Period.Frequency) throws {
    var random = SeededGenerator(seed: 20_240)
    let engine = try DuckDBEngine(folders: [], threads: 1)
    for absent in [CountsSchema.Coverage.Absent.zero, .missing, nil] {
      let table = try Self.table(own, absent: absent, &random)
      let result = try Disaggregation(
        filter: nil, measures: [.init(name: "n", source: "n")],
        dimensions: [.init(name: "sex", margin: .totalAndEach)], period: longer,
        fill: absent == nil ? .none : .zero
      ).agreedResult(of: table, engine: engine).table
      var sums: [Period: Double] = [:]
      for row in 0..<table.rowCount {
        let period = try #require(table.periods[row].enclosing(longer))
        sums[period, default: 0] += table.measures[0][row].low ?? 0
      }
      let seen = try #require(table.schema.seen)
      for row in 0..<result.rowCount where result.dimensions[0][row] == CountsSchema.marginCode {
        let (period, cell) = (result.periods[row], result.measures[0][row])
        #expect(period.frequency == longer)
        if let value = cell.value { #expect(value == sums[period] ?? 0, "\(period)") }
        // What begins before the source or ends after it is a part, and nothing else that is covered as a whole.
        let isWhole = seen.first.firstDay <= period.firstDay && period.lastDay <= seen.last.lastDay
        if !isWhole, cell.value != nil { #expect(cell.marks.contains(.partial), "\(period)") }
        if isWhole, absent == .zero { #expect(!cell.marks.contains(.partial), "\(period)") }
      }
      if absent != .missing {
        #expect(Set(sums.keys).isSubset(of: Set(result.periods)))
      }
    }
  }

  /// A condition that cuts a longer period makes it a part, whatever its length.
  @Test func aConditionThatCutsAQuarterMakesItAPart() throws {
    var random = SeededGenerator(seed: 3)
    var table = try Self.table(.month, absent: nil, &random)
    table.schema.coverage = nil
    let cut = Period(year: 2019, month: 2)
    let result = try Disaggregation(
      filter: .binary(
        .greaterOrEqual, .column("t", .month), .literal(.month(year: 2019, month: 2)), .boolean),
      measures: [.init(name: "n", source: "n")], dimensions: [], period: .quarter, fill: .none
    ).agreedResult(of: table, engine: DuckDBEngine(folders: [], threads: 1)).table
    let quarter = try #require(cut.enclosing(.quarter))
    let place = try #require(result.periods.firstIndex(of: quarter))
    #expect(result.measures[0][place].marks.contains(.partial))
  }
}
