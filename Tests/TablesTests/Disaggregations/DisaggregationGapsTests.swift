import Language
import Tables
import TablesTestSupport
import Testing

/// What sums come to where the source does not have all that they would rest on.
@Suite struct DisaggregationGapsTests {
  /// A row: province, the year or month, and the figure.
  typealias Row = (province: String, period: String, cell: Cell)

  private static func table(
    _ rows: [Row], _ coverage: CountsSchema.Coverage?, change: (inout CountsSchema) -> Void = { _ in }
  ) -> CountsTable {
    let frequency: Period.Frequency = (rows.first?.period.count ?? 0) > 4 ? .month : .year
    let periods = rows.compactMap { Period(text: $0.period, frequency: frequency) }
    var schema = CountsSchema(
      contracts: ["x"], citations: [], dimensions: [.init(name: "province", codeList: nil)],
      period: .init(name: "period", frequency: frequency), measures: ["n"], coverage: coverage)
    schema.seen = .init(periods)
    change(&schema)
    return CountsTable(
      schema: schema, dimensions: [rows.map(\.province)], periods: periods, measures: [rows.map(\.cell)],
      rowCount: rows.count)
  }

  private static func coverage(
    _ from: String, _ to: String, absent: CountsSchema.Coverage.Absent = .zero
  ) throws -> CountsSchema.Coverage {
    let frequency: Period.Frequency = from.count > 4 ? .month : .year
    return CountsSchema.Coverage(
      first: try #require(Period(text: from, frequency: frequency)),
      last: try #require(Period(text: to, frequency: frequency)), absent: absent, provisional: 0)
  }

  /// A figure of 10 for each province and month of some years, but for those that are left out.
  private static func months(_ years: ClosedRange<Int>, without: (String, Int, Int) -> Bool) -> [Row] {
    years.flatMap { year in
      (1...12).flatMap { month in
        ["N", "S"].filter { !without($0, year, month) }.map {
          ($0, Period(year: year, month: month).description, .exact(10))
        }
      }
    }
  }

  /// The rows of a disaggregation by year as `codes year: cell`.
  private func lines(
    _ table: CountsTable, where filter: TypedExpression? = nil, by: [String]? = nil,
    fill: Disaggregation.FillRule = .zero
  ) throws -> [String] {
    let names = by ?? table.schema.dimensions.map(\.name)
    let result = try Disaggregation(
      filter: filter, measures: [.init(name: "n", source: "n")],
      dimensions: names.map { .init(name: $0, margin: .totalAndEach) }, period: .year, fill: fill
    ).agreedResult(of: table, engine: DuckDBEngine(folders: [], threads: 1)).table
    return (0..<result.rowCount).map { row in
      let cell = result.measures[0][row]
      return
        (result.dimensions.map { $0[row] } + [
          result.periods[row].description, cell.bounds.map { "\(Int($0.low))" } ?? cell.status.rawValue,
        ]
        + (cell.marks.isEmpty ? [] : [cell.marks.text])).joined(separator: " ")
    }
  }

  @Test func aYearWithMonthsBehindTheLastRowIsAPart() throws {
    let rows = Self.months(2020...2021) { _, year, month in year == 2021 && month > 6 }
    let table = Self.table(rows, try Self.coverage("2020-01", "2021-12"))
    #expect(try lines(table, by: []) == ["2020 240", "2021 120 partial"])
  }

  @Test func aYearThatAConditionCutsIsAPart() throws {
    func month(_ symbol: Expression.BinaryOperator, _ year: Int, _ month: Int) -> TypedExpression {
      .binary(symbol, .column("period", .month), .literal(.month(year: year, month: month)), .boolean)
    }
    let table = Self.table(
      Self.months(2018...2022) { _, _, _ in false }, try Self.coverage("2018-01", "2022-12"))
    let filter = TypedExpression.binary(
      .and, month(.greaterOrEqual, 2019, 1), month(.lessOrEqual, 2021, 2), .boolean)
    #expect(
      try lines(table, where: filter, by: []) == ["2019 240", "2020 240", "2021 40 partial"])
  }

  @Test func aYearIsAPartWhereAnAbsentMonthIsNotAZero() throws {
    let rows = Self.months(2020...2021) { province, year, month in
      province == "S" && year == 2021 && month > 5
    }
    let whole = ["N 2020 120", "N 2021 120", "S 2020 120"]
    #expect(
      try lines(Self.table(rows, nil), fill: .none) == whole + [
        "S 2021 50 partial", "_T 2020 240", "_T 2021 170 partial",
      ])
    let absent = try Self.coverage("2020-01", "2021-12", absent: .missing)
    #expect(
      try lines(Self.table(rows, absent)) == whole + ["S 2021 missing", "_T 2020 240", "_T 2021 missing"])
    #expect(
      try lines(Self.table(rows, try Self.coverage("2020-01", "2021-12"))) == whole + [
        "S 2021 50", "_T 2020 240", "_T 2021 170",
      ])
  }

  @Test func aSumOverWhatShouldBeThereAndIsNotIsMissing() throws {
    let rows: [Row] = [
      ("N", "2020", .exact(10)), ("S", "2020", .exact(5)), ("N", "2021", .exact(10)),
    ]
    let absent = try Self.coverage("2020", "2021", absent: .missing)
    #expect(
      try lines(Self.table(rows, absent)) == [
        "N 2020 10", "N 2021 10", "S 2020 5", "S 2021 missing", "_T 2020 15", "_T 2021 missing",
      ])
    #expect(try lines(Self.table(rows, absent), by: []) == ["2020 15", "2021 missing"])
    #expect(
      try lines(Self.table(rows, try Self.coverage("2020", "2021")), by: []) == ["2020 15", "2021 10"])
  }

  @Test func aSumOverWhatWasNotCollectedYetIsNone() throws {
    let rows = Self.months(2018...2021) { province, year, month in
      province == "S" && (year < 2020 || year == 2020 && month < 7)
    }
    let table = Self.table(rows, try Self.coverage("2018-01", "2021-12")) {
      $0.dimensions[0].categoriesSince = ["S": Period(year: 2020, month: 7)]
    }
    #expect(
      try lines(table, by: []) == [
        "2018 notCollected", "2019 notCollected", "2020 180 partial", "2021 240",
      ])
    #expect(
      try lines(table).filter { !$0.hasPrefix("N") } == [
        "S 2018 notCollected", "S 2019 notCollected", "S 2020 60 partial", "S 2021 120",
        "_T 2018 notCollected", "_T 2019 notCollected", "_T 2020 180 partial", "_T 2021 240",
      ])
  }

  @Test func noZeroStandsForWhatMustNotBeSummed() throws {
    let table = Self.table(
      Self.months(2020...2021) { _, _, _ in false }, try Self.coverage("2020-01", "2021-12")
    ) { $0.dimensions[0].isAdditive = false }
    #expect(try lines(table, by: []) == [])
    let rates = Self.table(
      [("N", "2020", .exact(3)), ("S", "2020", .exact(4)), ("N", "2021", .exact(3))],
      try Self.coverage("2020", "2021")
    ) { $0.measureKinds = ["n": .rate] }
    // Nothing recorded is no rate of 0, and no rate is that of all.
    #expect(try lines(rates) == ["N 2020 3", "N 2021 3", "S 2020 4", "S 2021 missing"])
  }

  // MARK: What is published only in a total

  /// Two provinces, of which one publishes no ages, and one that is zero on the whole.
  private static func provinces() throws -> CountsTable {
    let rows: [(String, String, Double)] = [
      ("N", "_T", 33), ("N", "CHILD", 12), ("N", "ADULT", 20), ("S", "_T", 90), ("W", "_T", 0),
    ]
    let schema = CountsSchema(
      contracts: ["x"], citations: [],
      dimensions: [
        .init(name: "province", codeList: nil), .init(name: "age", codeList: nil, hasMargin: true),
      ], period: .init(name: "year", frequency: .year), measures: ["n"],
      coverage: try coverage("2020", "2020"))
    return CountsTable(
      schema: schema, dimensions: [rows.map(\.0), rows.map(\.1)],
      periods: rows.map { _ in Period(year: 2020) }, measures: [rows.map { .exact($0.2) }],
      rowCount: rows.count)
  }

  private static func isChild(_ symbol: Expression.BinaryOperator = .equal) -> TypedExpression {
    .binary(symbol, .column("age", .text), .literal(.code("CHILD")), .boolean)
  }

  @Test func theAgesOfOneProvinceAreNotThoseOfAll() throws {
    let table = try Self.provinces()
    #expect(
      try lines(table, by: ["age"]) == [
        "ADULT 2020 notPublished", "CHILD 2020 notPublished", "_T 2020 123",
      ])
    #expect(
      try lines(table, fill: .none) == [
        "N ADULT 2020 20", "N CHILD 2020 12", "N _T 2020 33", "S ADULT 2020 notPublished",
        "S CHILD 2020 notPublished", "S _T 2020 90", "W _T 2020 0", "_T ADULT 2020 notPublished",
        "_T CHILD 2020 notPublished", "_T _T 2020 123",
      ])
    #expect(try lines(table, where: Self.isChild(), by: []) == ["2020 notPublished"])
    #expect(
      try lines(table, where: Self.isChild(), by: ["province"], fill: .none) == [
        "N 2020 12", "S 2020 notPublished", "_T 2020 notPublished",
      ])
  }

  @Test func aConditionOnTheFigureDropsNoOneSilently() throws {
    let few = TypedExpression.binary(.less, .column("n", .real), .literal(.integer(1_000)), .boolean)
    #expect(
      try lines(Self.provinces(), where: few, by: ["province"], fill: .none) == [
        "N 2020 32 derived", "S 2020 notPublished", "_T 2020 notPublished derived",
      ])
  }

  @Test func whoPublishesAllCrossingsIsSummed() throws {
    let table = try Self.provinces()
    let north = TypedExpression.binary(.equal, .column("province", .text), .literal(.code("N")), .boolean)
    #expect(
      try lines(table, where: north, by: ["age"], fill: .none) == [
        "ADULT 2020 20", "CHILD 2020 12", "_T 2020 33",
      ])
  }

  @Test func whoPublishesNoPartsHasNoZerosOfThem() throws {
    let result = try Disaggregation(
      filter: nil, measures: [.init(name: "n", source: "n")],
      dimensions: [.init(name: "province", margin: .each), .init(name: "age", margin: .each)],
      period: .year, fill: .zero
    ).agreedResult(of: Self.provinces(), engine: DuckDBEngine(folders: [], threads: 1)).table
    let lines = (0..<result.rowCount).map {
      "\(result.dimensions[0][$0]) \(result.dimensions[1][$0]) \(result.measures[0][$0].value.map(\.description) ?? result.measures[0][$0].status.rawValue)"
    }
    #expect(
      lines == [
        "N ADULT 20.0", "N CHILD 12.0", "S ADULT notPublished", "S CHILD notPublished", "W ADULT 0.0",
        "W CHILD 0.0",
      ])
  }

  @Test func anUnknownCategoryIsAPart() throws {
    var table = try Self.provinces()
    table.dimensions[1][1] = "_U"
    let result = try Disaggregation(
      filter: nil, measures: [.init(name: "n", source: "n")],
      dimensions: [.init(name: "age", margin: .each)], period: .year, fill: .none
    ).agreedResult(of: table, engine: DuckDBEngine(folders: [], threads: 1)).table
    #expect(result.dimensions[0] == ["ADULT", "_U"])
    let unknown = TypedExpression.known(.column("age", .text), negated: true)
    let north = TypedExpression.binary(.equal, .column("province", .text), .literal(.code("N")), .boolean)
    #expect(
      try lines(
        table, where: .binary(.and, unknown, north, .boolean), by: ["province"], fill: .none)
        == ["N 2020 12 derived", "_T 2020 12 derived"])
  }

  @Test func aPublishedTotalThatShouldBeThereIsMissing() throws {
    var table = try Self.provinces()
    // A second year, of which the total and one part are gone.
    table.schema.coverage?.last = Period(year: 2021)
    table.schema.coverage?.absent = .missing
    for place in table.dimensions.indices { table.dimensions[place].append(["N", "CHILD"][place]) }
    table.periods.append(Period(year: 2021))
    table.measures[0].append(.exact(13))
    table.rowCount += 1
    #expect(
      try lines(table, by: ["age"], fill: .none).suffix(2) == ["_T 2020 123", "_T 2021 missing"])
  }

  @Test func aSumOverAllTimeIsOfAllPeriods() throws {
    let rows: [Row] = [
      ("N", "2019", .exact(1)), ("N", "2020", .exact(1)), ("S", "2020", .exact(1)),
    ]
    func totals(_ absent: CountsSchema.Coverage.Absent, since: Int?) throws -> [String] {
      let table = Self.table(rows, try Self.coverage("2019", "2020", absent: absent)) {
        if let since { $0.dimensions[0].categoriesSince = ["S": Period(year: since)] }
      }
      let result = try Disaggregation(
        filter: nil, measures: [.init(name: "n", source: "n")],
        dimensions: [.init(name: "province", margin: .totalAndEach)], period: nil, fill: .none
      ).agreedResult(of: table, engine: DuckDBEngine(folders: [], threads: 1)).table
      return result.measures[0].map { cell in
        (cell.value.map { "\(Int($0))" } ?? cell.status.rawValue) + cell.marks.text
      }
    }
    #expect(try totals(.zero, since: nil) == ["2", "1", "3"])
    #expect(try totals(.missing, since: nil) == ["2", "missing", "missing"])
    #expect(try totals(.zero, since: 2020) == ["2", "1partial", "3partial"])
  }

  @Test func whatAConditionLeavesOutIsNamedAndNotShown() throws {
    let rows: [Row] = [("N", "2019", .exact(1)), ("S", "2019", .exact(1)), ("N", "2020", .exact(1))]
    let late = TypedExpression.binary(
      .greaterOrEqual, .column("period", .year), .literal(.year(2020)), .boolean)
    let expected = ["N 2020 1", "S 2020 missing", "_T 2020 missing"]
    for fill in [Disaggregation.FillRule.none, .zero] {
      let table = Self.table(rows, try Self.coverage("2019", "2020", absent: .missing))
      #expect(try lines(table, where: late, fill: fill) == expected)
    }
  }

  @Test func aResultTellsWhoReadsItWhatAConditionLeftOut() throws {
    let table = Self.table(
      Self.months(2019...2020) { _, _, _ in false }, try Self.coverage("2019-01", "2020-12"))
    let late = TypedExpression.binary(
      .greaterOrEqual, .column("period", .month), .literal(.month(year: 2019, month: 5)), .boolean)
    let first = try Disaggregation(
      filter: late, measures: [.init(name: "n", source: "n")],
      dimensions: [.init(name: "province", margin: .totalAndEach)], period: .month, fill: .none
    ).agreedResult(of: table, engine: DuckDBEngine(folders: [], threads: 1)).table
    #expect(try lines(first, by: []) == ["2019 160 partial", "2020 240"])
  }

  @Test func aTotalOfOneFigureIsThatFigure() throws {
    let engine = try DuckDBEngine(folders: [], threads: 1)
    let total = Disaggregation(
      filter: nil, measures: [.init(name: "n", source: "n")], dimensions: [], period: nil, fill: .none)
    var table = try Self.provinces()
    for _ in 1...2 { table = try total.agreedResult(of: table, engine: engine).table }
    #expect(table.measures == [[.exact(123)]])
    let ages = Disaggregation(
      filter: nil, measures: [.init(name: "n", source: "n")],
      dimensions: [.init(name: "age", margin: .totalAndEach)], period: nil, fill: .none)
    var crossed = try Self.provinces()
    for _ in 1...2 { crossed = try ages.agreedResult(of: crossed, engine: engine).table }
    #expect(crossed.dimensions == [["ADULT", "CHILD", "_T"]])
  }

  @Test func collectingThatBeganLaterReachesTotalsThatAreSummed() throws {
    var table = try Self.provinces()
    table.rowCount = 2
    for place in table.dimensions.indices {
      table.dimensions[place] = [["N", "N"], ["CHILD", "ADULT"]][place]
    }
    table.periods = [Period(year: 2020), Period(year: 2019)]
    table.measures = [[.exact(12), .exact(20)]]
    table.schema.coverage?.first = Period(year: 2019)
    table.schema.dimensions[1].categoriesSince = ["CHILD": Period(year: 2020)]
    #expect(
      try lines(table, by: ["age"], fill: .none) == [
        "ADULT 2019 20", "CHILD 2019 notCollected", "CHILD 2020 12", "_T 2019 notCollected derived",
        "_T 2020 12 derived",
      ])
  }

  @Test func aWidePublishedCrossingHasNoZeroOfWhoDoesNotPublishIt() throws {
    // The category that a condition on the period hides from the rows is still one of the grid.
    var table = try Self.provinces()
    table.dimensions[0] += ["N"]
    table.dimensions[1] += ["OLD"]
    table.periods += [Period(year: 2019)]
    table.measures[0] += [.exact(1)]
    table.rowCount += 1
    table.schema.coverage?.first = Period(year: 2019)
    table.schema.period?.name = "period"
    let late = TypedExpression.binary(
      .greaterOrEqual, .column("period", .year), .literal(.year(2020)), .boolean)
    let result = try lines(table, where: late, by: ["province", "age"])
    #expect(result.contains("S OLD 2020 notPublished") && result.contains("N OLD 2020 0"), "\(result)")
  }
}
