import Language
import Tables
import TablesTestSupport
import TestSupport
import Testing

/// What totals mean, on tables of a few rows.
@Suite struct DisaggregationTests {
  /// A row: country, sex, age and the figure.
  typealias Row = (String, String, String, Cell)

  private static func table(
    _ rows: [Row], margins: Bool = true, change: (inout CountsSchema) -> Void = { _ in }
  ) -> CountsTable {
    var schema = CountsSchema(
      contracts: ["x"], citations: [],
      dimensions: [
        .init(name: "country", codeList: nil), .init(name: "sex", codeList: nil, hasMargin: margins),
        .init(name: "age", codeList: nil, hasMargin: margins),
      ], period: nil, measures: ["n"])
    change(&schema)
    return CountsTable(
      schema: schema, dimensions: [rows.map(\.0), rows.map(\.1), rows.map(\.2)], periods: [],
      measures: [rows.map(\.3)], rowCount: rows.count)
  }

  private static func equals(_ column: String, _ code: String) -> TypedExpression {
    .binary(.equal, .column(column, .text), .literal(.code(code)), .boolean)
  }

  /// The rows of a disaggregation as `code code: cell`.
  private func lines(
    _ table: CountsTable, by: [String], where filter: TypedExpression? = nil,
    fill: Disaggregation.FillRule = .none
  ) throws -> [String] {
    let disaggregation = Disaggregation(
      filter: filter, measures: [.init(name: "n", source: "n")],
      dimensions: by.map { .init(name: $0, margin: .totalAndEach) }, period: nil, fill: fill)
    let result = try disaggregation.agreedResult(of: table, engine: DuckDBEngine(folders: [], threads: 1))
      .table
    return (0..<result.rowCount).map { row in
      let cell = result.measures[0][row]
      let known =
        cell.bounds.map { $0 == $1 ? "\(Int($0))" : "\(Int($0))...\(Int($1))" } ?? cell.status.rawValue
      let codes = result.dimensions.map { $0[row] }
      return (codes + [known] + (cell.marks.isEmpty ? [] : [cell.marks.text])).joined(separator: " ")
    }
  }

  private static let albania: [Row] = [
    ("ALB", "_T", "_T", .exact(94)), ("ALB", "F", "_T", .exact(20)),
    ("ALB", "M", "_T", .interval(low: 0, high: 4)),
    ("ALB", "_T", "CHILD", .exact(9)), ("ALB", "F", "ADULT", .exact(13)),
  ]

  @Test func aPublishedTotalIsTheTotalAndPartialCrossingsKeepTheirRows() throws {
    #expect(
      try lines(Self.table(Self.albania), by: ["sex", "age"]) == [
        "F ADULT 13", "F _T 20", "M _T 0...4", "_T ADULT 13 derived", "_T CHILD 9", "_T _T 94",
      ])
  }

  @Test func aTotalThatIsNotPublishedIsSummedOverTheFewestDimensions() throws {
    let rows = Self.albania.filter { $0.1 != "_T" }
    #expect(try lines(Self.table(rows), by: []) == ["20...24 derived"])
  }

  @Test func waysThatContradictEachOtherLeaveNoTotal() throws {
    let rows: [Row] = [
      ("ALB", "F", "_T", .exact(20)), ("ALB", "_T", "CHILD", .exact(9)), ("ALB", "F", "ADULT", .exact(13)),
    ]
    let table = Self.table(rows)
    #expect(try lines(table, by: []) == ["missing derived"])
    let result = try Disaggregation(
      filter: nil, measures: [.init(name: "n", source: "n")], dimensions: [], period: nil, fill: .none
    ).agreedResult(of: table, engine: DuckDBEngine(folders: [], threads: 1))
    #expect(result.doubts.map(\.contradictions) == [1])
  }

  @Test func oneWhoPublishesNoTotalStaysInTheSum() throws {
    let rows: [Row] = [
      ("ALB", "_T", "_T", .exact(10)), ("BIH", "F", "_T", .exact(2)), ("BIH", "M", "_T", .exact(3)),
    ]
    #expect(try lines(Self.table(rows), by: []) == ["15 derived"])
    #expect(try lines(Self.table(rows), by: ["country"]) == ["ALB 10", "BIH 5 derived", "_T 15 derived"])
  }

  @Test func aConditionOnADimensionOfTheResultCutsItsTotal() throws {
    #expect(
      try lines(Self.table(Self.albania), by: ["sex"], where: Self.equals("sex", "F")) == [
        "F 20", "_T 20 derived",
      ])
    #expect(
      try lines(Self.table(Self.albania), by: ["age"], where: Self.equals("sex", "F")) == [
        "ADULT 13", "_T 20",
      ])
  }

  @Test func aConditionOnAMeasureCutsEveryTotal() throws {
    let large: TypedExpression = .binary(.greater, .column("n", .count), .literal(.integer(10)), .boolean)
    #expect(
      try lines(Self.table(Self.albania), by: ["sex"], where: large) == ["F 13 derived", "_T 13 derived"])
  }

  @Test func withoutNamedMarginsNothingIsDerived() throws {
    let rows: [Row] = [("ALB", "F", "ADULT", .exact(2)), ("ALB", "M", "_U", .exact(3, .provisional))]
    #expect(
      try lines(Self.table(rows, margins: false), by: ["sex"]) == [
        "F 2", "M 3 provisional", "_T 5 provisional",
      ])
  }

  @Test func whatDoesNotAddUpIsShownAsPublished() throws {
    let rate = Self.table(Self.albania) { $0.measureKinds = ["n": .rate] }
    #expect(try lines(rate, by: ["country", "sex"]) == ["ALB F 20", "ALB M 0...4", "ALB _T 94"])
    #expect(try lines(rate, by: ["sex"]).isEmpty)
    let overlapping = Self.table(Self.albania.filter { $0.1 != "_T" || $0.2 != "_T" }) {
      $0.dimensions[1].isAdditive = false
    }
    #expect(try lines(overlapping, by: ["sex"]) == ["F 20", "M 0...4", "_T 9 derived"])
  }

  @Test func ofReleasesThatAreNotChosenTheLatestCounts() throws {
    let rows: [Row] = [
      ("2023", "F", "ADULT", .exact(2)), ("2023", "M", "ADULT", .exact(4)), ("2025", "F", "ADULT", .exact(3)),
    ]
    let table = Self.table(rows, margins: false) {
      $0.dimensions[0] = .init(name: "country", codeList: nil, isVintage: true)
    }
    #expect(try lines(table, by: ["sex"]) == ["F 3", "_T 3"])
    #expect(try lines(table, by: ["sex"], where: Self.equals("country", "2023")) == ["F 2", "M 4", "_T 6"])
    #expect(try lines(table, by: ["country"]) == ["2023 6", "2025 3"])
  }

  @Test func theOrderOfRowsDoesNotMatter() throws {
    let reversed = Self.table(Self.albania.reversed())
    #expect(try lines(reversed, by: ["sex", "age"]) == lines(Self.table(Self.albania), by: ["sex", "age"]))
  }

  /// The order of rows and columns and the names of columns mean nothing.
  @Test func permutingRowsAndColumnsAndRenamingThemChangesNothingElse() throws {
    var generator = SeededGenerator(seed: 12)
    let names = ["country": "a \"b\"", "sex": "C'x", "age": "order by 1 --"]
    for _ in 0..<20 {
      var rows: [Row] = []
      for country in ["ALB", "HND"] {
        for sex in ["F", "M", "_U", "_T"] {
          for age in ["ADULT", "CHILD", "_T"] where Int.random(in: 0..<3, using: &generator) > 0 {
            let value = Double(Int.random(in: 0..<50, using: &generator))
            rows.append(
              (
                country, sex, age,
                value < 5 ? .interval(low: 0, high: 4) : value > 45 ? .missing : .exact(value)
              ))
          }
        }
      }
      let by = ["country", "sex", "age"].shuffled(using: &generator).prefix(2).sorted()
      let plain = try lines(Self.table(rows), by: by)
      #expect(try lines(Self.table(rows.shuffled(using: &generator)), by: by) == plain)
      var renamed = Self.table(rows.shuffled(using: &generator))
      let order = [0, 1, 2].shuffled(using: &generator)
      renamed.schema.dimensions = order.map { place in
        var dimension = renamed.schema.dimensions[place]
        dimension.name = names[dimension.name] ?? ""
        return dimension
      }
      renamed.dimensions = order.map { renamed.dimensions[$0] }
      #expect(try lines(renamed, by: by.map { names[$0] ?? "" }) == plain)
    }
  }
}
