import Foundation
import Language
import Testing

@testable import Tables

/// What contracts say of figures goes with them from table to table.
@Suite struct MeaningOfTablesTests {
  private static let words = [
    "variant": ColumnWords(label: .init("Variant")),
    "sex": ColumnWords(label: .init("Sex"), phrase: .init("of sex {}")),
    "matter": ColumnWords(label: .init("Matter")), "year": ColumnWords(label: .init("Year")),
    "n": ColumnWords(label: .init(texts: ["en": "persons", "fr": "personnes"])),
    "m": ColumnWords(label: .init("offences")),
  ]

  private static var schema: CountsSchema {
    var schema = CountsSchema(
      contracts: ["x"], citations: [],
      dimensions: ["variant", "sex", "matter"].map { .init(name: $0, codeList: nil) },
      period: .init(name: "year", frequency: .year), measures: ["n", "m"])
    schema.words = words
    schema.notes = [.init("One person can be counted twice.")]
    schema.origin = .synthetic
    schema.projections = ["variant": ["HIGH", "MED"]]
    schema.matter = .mixed
    schema.unit = "person"
    return schema
  }

  private static func table(_ schema: CountsSchema) -> CountsTable {
    CountsTable(
      schema: schema, dimensions: [["EST", "MED"], ["F", "F"], ["SOM", "TIP"]],
      periods: [.init(year: 2020), .init(year: 2030)],
      measures: [[.exact(1), .exact(2)], [.exact(3), .exact(4)]], rowCount: 2)
  }

  private static func asks(_ symbol: Language.Expression.BinaryOperator, _ column: String, _ code: String)
    -> TypedExpression
  {
    .binary(symbol, .column(column, .text), .literal(.code(code)), .boolean)
  }

  private static func step(
    _ measures: [(String, String)], by: [String], period: Period.Frequency? = .year,
    where filter: TypedExpression? = nil
  ) -> Disaggregation {
    Disaggregation(
      filter: filter, measures: measures.map { .init(name: $0, source: $1) },
      dimensions: by.map { .init(name: $0, margin: .each) }, period: period, fill: .none)
  }

  @Test func wordsOfWhatIsLeftGoThroughTwoDisaggregations() throws {
    let engine = try DuckDBEngine(folders: [], threads: 1)
    let first = try Self.step([("people", "n"), ("m", "m")], by: ["variant", "sex"]).result(
      of: Self.table(Self.schema), engine: engine
    ).table
    let words = Self.words
    #expect(
      first.schema.words == [
        "variant": words["variant"], "sex": words["sex"], "year": words["year"], "people": words["n"],
        "m": words["m"],
      ])
    let second = try Self.step([("all", "people")], by: ["sex"], period: nil).result(
      of: first, engine: engine
    ).table
    #expect(second.schema.words == ["sex": words["sex"], "all": words["n"]])
    for schema in [first.schema, second.schema] {
      #expect(schema.notes == Self.schema.notes && schema.origin == .synthetic && schema.unit == "person")
      #expect(schema.matter == .mixed)
      // Sums over the dimension hold projections.
      #expect(schema.projections == ["variant": ["HIGH", "MED"]])
    }
  }

  /// A condition and what it leaves.
  struct Condition: Sendable {
    var filter: TypedExpression
    var projections = ["variant": ["HIGH", "MED"]]
    var matter = Matter.mixed
  }

  private static let isTrafficking = asks(.equal, "matter", "TIP")
  private static let conditions: [Condition] = [
    Condition(filter: asks(.equal, "variant", "MED"), projections: ["variant": ["MED"]]),
    Condition(filter: asks(.notEqual, "variant", "HIGH"), projections: ["variant": ["MED"]]),
    Condition(filter: asks(.equal, "variant", "EST"), projections: [:]),
    Condition(filter: asks(.equal, "sex", "F")),
    Condition(filter: isTrafficking, matter: .trafficking),
    Condition(filter: asks(.equal, "matter", "SOM"), matter: .smuggling),
    // Another code than the two may be left.
    Condition(filter: asks(.notEqual, "matter", "SOM")),
    Condition(
      filter: .binary(.and, isTrafficking, asks(.equal, "variant", "EST"), .boolean), projections: [:],
      matter: .trafficking),
    // What holds of another column too leaves both open.
    Condition(filter: .binary(.or, isTrafficking, asks(.equal, "sex", "F"), .boolean)),
  ]

  @Test(arguments: conditions)
  func aConditionLeavesTheMatterAndTheProjectionsThatItAsksFor(_ condition: Condition) throws {
    let counts = try Self.step([("n", "n")], by: ["variant", "matter"], where: condition.filter)
      .result(of: Self.table(Self.schema), engine: DuckDBEngine(folders: [], threads: 1)).table.schema
    let records = RecordsDisaggregation(
      dimensions: [.init(name: "variant", margin: .each)], measures: [], period: nil, filter: condition.filter
    ).resultSchema(Self.schema)
    for schema in [counts, records] {
      #expect(schema.projections == condition.projections && schema.matter == condition.matter)
    }
  }

  @Test func aSumOfRecordsIsCalledAsItsColumnAndACountHasNoWords() {
    let schema = RecordsDisaggregation(
      dimensions: [.init(name: "sex", margin: .totalAndEach)],
      measures: [.init(name: "cases", aggregate: .count), .init(name: "victims", aggregate: .sum("n"))],
      period: .init(name: "year", frequency: .month)
    ).resultSchema(Self.schema)
    #expect(
      schema.words == ["sex": Self.words["sex"], "year": Self.words["year"], "victims": Self.words["n"]])
    #expect(schema.notes == Self.schema.notes && schema.origin == .synthetic && schema.unit == "person")
  }

  /// Changes of what is said, each of which must render the pages of a table again.
  private static let changes: [(String, @Sendable (inout CountsSchema) -> Void)] = [
    ("a label", { $0.words["n"]?.label = .init("people") }),
    ("a label in another language", { $0.words["n"]?.label?.texts["fr"] = "gens" }),
    ("a language", { $0.words["n"]?.label?.texts["fa"] = "persons" }),
    ("a phrase for a label", { $0.words["m"] = ColumnWords(phrase: .init("offences")) }),
    ("a column", { $0.words["k"] = ColumnWords(label: .init("K")) }),
    ("no words", { $0.words = [:] }), ("a note", { $0.notes.append(.init("More.")) }),
    ("no note", { $0.notes = [] }),
    ("the origin", { $0.origin = .recorded }), ("the matter", { $0.matter = .trafficking }),
    ("no matter", { $0.matter = nil }), ("the unit", { $0.unit = "event" }),
    ("a code less", { $0.projections["variant"] = ["MED"] }),
    ("codes of another dimension", { $0.projections = ["sex": ["HIGH", "MED"]] }),
  ]

  @Test func theHashOfATableFollowsWhatIsSaidOfIt() {
    var hashes = [Self.table(Self.schema).contentHash: "nothing"]
    for (name, change) in Self.changes {
      var schema = Self.schema
      change(&schema)
      let hash = Self.table(schema).contentHash
      #expect(hashes[hash] == nil, "\(name) gives the hash of \(hashes[hash] ?? "")")
      hashes[hash] = name
    }
    #expect(Self.table(Self.schema).contentHash == Self.table(Self.schema).contentHash)
  }

  @Test func whatIsSaidSurvivesTheStore() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "meaning-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = CountsStore(engine: try DuckDBEngine(folders: [folder.path], threads: 1))
    try store.write(Self.table(Self.schema), folder: folder.path)
    #expect(try store.schema(folder: folder.path) == Self.schema)
  }

  @Test func aSchemaStoredBeforeSaysNothing() throws {
    let stored = """
      {"citations":[],"contracts":["x"],"dimensions":[{"hasMargin":false,"isVintage":false,"name":"sex"}],"measures":["n"]}
      """
    let schema = try JSONDecoder().decode(CountsSchema.self, from: Data(stored.utf8))
    #expect(
      schema
        == CountsSchema(
          contracts: ["x"], citations: [], dimensions: [.init(name: "sex", codeList: nil)], period: nil,
          measures: ["n"]))
    #expect(schema.origin == .recorded && schema.matter == nil && schema.unit == nil)
  }

  @Test func aTableOfTwoSourcesSaysWhatIsSaidOfEither() {
    var other = CountsSchema(contracts: ["y"], citations: [], dimensions: [], period: nil, measures: ["n"])
    other.words = ["n": ColumnWords(label: .init("others")), "k": ColumnWords(label: .init("K"))]
    other.notes = Self.schema.notes + [.init("Another.")]
    other.projections = ["variant": ["MED", "LOW"], "scenario": ["B"]]
    other.unit = "count"
    let joined = other.joiningMeaning(of: Self.schema)
    #expect(
      joined.words["n"]?.label == .init("others") && joined.words["k"] != nil && joined.words["sex"] != nil)
    #expect(joined.notes == other.notes)
    #expect(joined.projections == ["variant": ["MED", "LOW", "HIGH"], "scenario": ["B"]])
    #expect(joined.origin == .synthetic && joined.unit == nil)
    #expect(joined.contracts == ["y"] && joined.measures == ["n"])
    #expect(Self.schema.joiningMeaning(of: other).origin == .synthetic)
  }

  @Test(
    arguments: [
      (Matter.trafficking, Matter.trafficking, Matter.trafficking), (.trafficking, .smuggling, .mixed),
      (.smuggling, Matter.none, .smuggling), (Matter.none, Matter.none, Matter.none), (.mixed, nil, .mixed),
      (.mixed, Matter.none, .mixed), (.smuggling, nil, nil), (nil, nil, nil),
    ] as [(Matter?, Matter?, Matter?)])
  func mattersOfTwoSourcesAreNeverGuessed(_ one: Matter?, _ other: Matter?, _ joined: Matter?) {
    var schemas = [Self.schema, Self.schema]
    schemas[0].matter = one
    schemas[1].matter = other
    #expect(schemas[0].joiningMeaning(of: schemas[1]).matter == joined)
    #expect(schemas[1].joiningMeaning(of: schemas[0]).matter == joined)
  }
}
