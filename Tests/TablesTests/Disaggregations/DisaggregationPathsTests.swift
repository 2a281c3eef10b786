import Language
import TablesTestSupport
import TestSupport
import Testing

@testable import Tables

/// A small table gives the same figures, marks and doubts, to the bit, in this process and in the engine.
@Suite struct DisaggregationPathsTests {
  private static let codes = [
    "province": ["N", "S", "_U"], "sex": ["F", "M", "_T", "_U"], "release": ["2023", "2024"],
  ]

  private static func cell(_ random: inout SeededGenerator) -> Cell {
    let low = Double(Int.random(in: 0...9, using: &random))
    let marks = CellMarks(rawValue: Int.random(in: 0..<6, using: &random) == 0 ? 1 << (Int(low) % 5) : 0)
    switch Int.random(in: 0..<12, using: &random) {
    case 0: return .unknown(Cell.Reason.allCases.randomElement(using: &random) ?? .missing, marks)
    case 1: return .lowerBound(low, marks)
    case 2...3: return .interval(low: low, high: low + 4, marks)
    default: return .exact(low, marks)
    }
  }

  private static func table(_ random: inout SeededGenerator) -> CountsTable {
    func chance(_ one: Int, in all: Int) -> Bool { Int.random(in: 0..<all, using: &random) < one }
    let frequency: Period.Frequency = chance(1, in: 2) ? .month : .year
    let periods =
      frequency == .year
      ? (2018...2021).map { Period(year: $0) }
      : [(2018, 11), (2018, 12), (2019, 1), (2019, 7), (2020, 2)].map { Period(year: $0.0, month: $0.1) }
    var schema = CountsSchema(
      contracts: ["x"], citations: [],
      dimensions: [
        .init(
          name: "province", codeList: nil,
          categoriesSince: chance(1, in: 3) ? ["S": frequency == .year ? periods[2] : periods[3]] : [:])
      ], period: .init(name: "period", frequency: frequency), measures: ["n", "m"])
    if chance(2, in: 3) {
      schema.dimensions.append(
        .init(
          name: "sex", codeList: nil, hasMargin: chance(2, in: 3), isAdditive: !chance(1, in: 6),
          since: chance(1, in: 4) ? periods[1] : nil))
    }
    if chance(1, in: 4) { schema.dimensions.append(.init(name: "release", codeList: nil, isVintage: true)) }
    if chance(2, in: 3) {
      schema.coverage = .init(
        first: periods[0], last: periods[chance(1, in: 2) ? 3 : periods.count - 1],
        absent: chance(1, in: 2) ? .zero : .missing, provisional: chance(1, in: 2) ? 2 : 0)
    }
    if chance(1, in: 4) { schema.measureKinds = ["m": .rate] }
    var rows: [(codes: [String], period: Period)] = periods.map { ([], $0) }
    for dimension in schema.dimensions {
      let all = codes[dimension.name]?.filter { dimension.hasMargin || $0 != "_T" } ?? []
      rows = rows.flatMap { row in all.map { (row.codes + [$0], row.period) } }
    }
    rows = rows.filter { _ in chance(3, in: 5) }
    schema.seen = .init(rows.map(\.period))
    return CountsTable(
      schema: schema, dimensions: schema.dimensions.indices.map { place in rows.map { $0.codes[place] } },
      periods: rows.map(\.period),
      measures: [rows.map { _ in cell(&random) }, rows.map { _ in cell(&random) }], rowCount: rows.count)
  }

  private static func filter(_ schema: CountsSchema, _ random: inout SeededGenerator) -> TypedExpression? {
    let dimension = schema.dimensions.randomElement(using: &random)?.name ?? ""
    let code = TypedExpression.literal(.code(codes[dimension]?.randomElement(using: &random) ?? ""))
    let column = TypedExpression.column(dimension, .text)
    switch Int.random(in: 0..<9, using: &random) {
    case 0: return .binary(.equal, column, code, .boolean)
    case 1: return .binary(.notEqual, column, code, .boolean)
    case 2: return .membership(column, of: [code, .literal(.code("N"))], negated: false)
    case 3:
      return .binary(.greater, .column("n", .count), .literal(.integer(3)), .boolean)
    case 4:
      let month = schema.period?.frequency == .month
      return .binary(
        .greaterOrEqual, .column("period", month ? .month : .year),
        .literal(month ? .month(year: 2018, month: 12) : .year(2019)), .boolean)
    default: return nil
    }
  }

  @Test(arguments: 1...8) func bothPathsComeToTheSameBits(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let engine = try DuckDBEngine(folders: [], threads: 1)
    var figures = 0
    for _ in 0..<12 {
      let table = Self.table(&random)
      let schema = table.schema
      try #require(SmallCounts(table) != nil)
      let result = try Disaggregation(
        filter: Self.filter(schema, &random),
        measures: [.init(name: "n", source: "n"), .init(name: "k", source: "m")],
        dimensions: schema.dimensions.filter { _ in Int.random(in: 0..<3, using: &random) > 0 }.map {
          .init(name: $0.name, margin: Bool.random(using: &random) ? .totalAndEach : .each)
        },
        period: [nil, .year, schema.period?.frequency].randomElement(using: &random) ?? nil,
        fill: schema.coverage != nil && Bool.random(using: &random) ? .zero : .none
      ).agreedResult(of: table, engine: engine)
      figures += result.table.rowCount
    }
    #expect(figures > 50)
  }

  private static func table(_ cells: [Cell], codes: [String]? = nil) -> CountsTable {
    CountsTable(
      schema: CountsSchema(
        contracts: ["x"], citations: [], dimensions: [.init(name: "a", codeList: nil)], period: nil,
        measures: ["n"]),
      dimensions: [codes ?? cells.indices.map { "c\($0)" }], periods: [], measures: [cells],
      rowCount: cells.count)
  }

  @Test(
    arguments: [
      ([.exact(0.5)], nil), ([.exact(-0.0)], nil), ([.exact(.infinity)], nil), ([.exact(.nan)], nil),
      ([.exact(0x1p53), .exact(1)], nil), ([.interval(low: 0, high: 0.1)], nil),
      ([.exact(1)], ["K\u{30A}"]), ([.exact(1)], ["\u{212A}"]),
    ] as [([Cell], [String]?)])
  func whatTheEngineMightAddUpOrCompareOtherwiseIsLeftToIt(cells: [Cell], codes: [String]?) {
    #expect(SmallCounts(Self.table(cells, codes: codes)) == nil)
  }

  @Test func aTableOfTooManyRowsIsLeftToTheEngine() {
    let rows = SmallCounts.mostRows
    #expect(SmallCounts(Self.table(Array(repeating: .exact(1), count: rows))) != nil)
    #expect(SmallCounts(Self.table(Array(repeating: .exact(1), count: rows + 1))) == nil)
  }

  /// A grid may have far more combinations than a small source has rows.
  @Test func aResultOfTooManyRowsIsLeftToTheEngine() throws {
    let count = 400
    var table = Self.table(Array(repeating: .exact(1), count: count))
    table.schema.dimensions.append(.init(name: "b", codeList: nil))
    table.dimensions.append(table.dimensions[0])
    table.schema.period = .init(name: "year", frequency: .year)
    table.periods = Array(repeating: Period(year: 2020), count: count)
    table.schema.coverage = .init(
      first: Period(year: 2020), last: Period(year: 2021), absent: .zero, provisional: 0)
    let result = try Disaggregation(
      filter: nil, measures: [.init(name: "n", source: "n")],
      dimensions: ["a", "b"].map { .init(name: $0, margin: .each) }, period: .year, fill: .zero
    ).result(of: try #require(SmallCounts(table)))
    #expect(result == nil)
  }
}
