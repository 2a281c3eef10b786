import Language
import Tables
import TablesTestSupport
import TestSupport
import Testing

/// Totals of random tables are what their definition says, cell by cell, computed here one figure at a time.
///
/// Provinces publish figures by sex and age with totals, some crossings in part and some not at all; nothing
/// recorded is a zero.
@Suite struct DisaggregationMeaningTests {
  private static let sexes = ["F", "M"]
  private static let ages = ["ADULT", "CHILD"]

  private struct Key: Hashable {
    var province: String
    var sex: String
    var age: String
  }

  /// What each province publishes.
  private typealias Figures = [Key: Cell]

  private static func figures(_ random: inout SeededGenerator) -> Figures {
    var figures: Figures = [:]
    for province in ["N", "S", "W"] {
      let share = Int.random(in: 2...9, using: &random)
      for sex in sexes + ["_T"] {
        for age in ages + ["_T"] where Int.random(in: 0..<10, using: &random) < share {
          let value = Double(Int.random(in: 0...3, using: &random) * 10)
          let isMasked = Int.random(in: 0..<8, using: &random) == 0
          figures[Key(province: province, sex: sex, age: age)] =
            isMasked ? .interval(low: 0, high: 4) : .exact(value)
        }
      }
    }
    return figures
  }

  private static func table(_ figures: Figures, _ random: inout SeededGenerator) -> CountsTable {
    let rows = figures.sorted { "\($0.key)" < "\($1.key)" }.shuffled(using: &random)
    let schema = CountsSchema(
      contracts: ["x"], citations: [],
      dimensions: [
        .init(name: "province", codeList: nil), .init(name: "sex", codeList: nil, hasMargin: true),
        .init(name: "age", codeList: nil, hasMargin: true),
      ], period: nil, measures: ["n"])
    return CountsTable(
      schema: schema, dimensions: [rows.map(\.key.province), rows.map(\.key.sex), rows.map(\.key.age)],
      periods: [], measures: [rows.map(\.value)], rowCount: rows.count)
  }

  /// What one province says of a sex and an age, each a category or the total; nil where nothing stands for 0.
  private static func figure(_ province: String, _ sex: String, _ age: String, _ figures: Figures) -> Cell? {
    let own = figures.filter { $0.key.province == province }
    if own.isEmpty { return nil }
    func ways(_ target: String, _ parts: [String]) -> [(codes: [String], summed: Int)] {
      target == "_T" ? [(["_T"], 0), (parts, 1)] : [([target], 0)]
    }
    var candidates: [Int: [Cell]] = [:]
    for one in ways(sex, sexes) {
      for other in ways(age, ages) {
        let cells = one.codes.flatMap { sex in
          other.codes.compactMap { own[Key(province: province, sex: sex, age: $0)] }
        }
        if !cells.isEmpty { candidates[one.summed + other.summed, default: []].append(Cell.sum(cells)) }
      }
    }
    if let fewest = candidates.keys.min() {
      let cells = candidates[fewest] ?? []
      let (low, high) = (cells.compactMap(\.low).max() ?? 0, cells.compactMap(\.high).min() ?? 0)
      if low > high { return .missing }
      return cells.min {
        ($0.status, ($0.high ?? 0) - ($0.low ?? 0), $0.low ?? 0)
          < ($1.status, ($1.high ?? 0) - ($1.low ?? 0), $1.low ?? 0)
      }
    }
    // The crossing is published where any row has parts of all that are asked for.
    let isPublished = own.keys.contains {
      (sex == "_T" || $0.sex != "_T") && (age == "_T" || $0.age != "_T")
    }
    let isZero = own[Key(province: province, sex: "_T", age: "_T")]?.value == 0
    return isPublished || isZero ? nil : .unknown(.notPublished)
  }

  @Test(arguments: 1...12) func aTotalIsWhatItsDefinitionSays(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let engine = try DuckDBEngine(folders: [], threads: 1)
    for _ in 0..<4 {
      let figures = Self.figures(&random)
      let table = Self.table(figures, &random)
      for names in [
        [], ["province"], ["sex"], ["age"], ["sex", "age"], ["province", "sex"], ["province", "sex", "age"],
      ] {
        let result = try Disaggregation(
          filter: nil, measures: [.init(name: "n", source: "n")],
          dimensions: names.map { .init(name: $0, margin: .totalAndEach) }, period: nil, fill: .none
        ).agreedResult(of: table, engine: engine).table
        var found: [[String]: Cell] = [:]
        for row in 0..<result.rowCount {
          found[result.dimensions.map { $0[row] }] = result.measures[0][row]
        }
        for province in names.contains("province") ? ["N", "S", "W", "_T"] : ["_T"] {
          for sex in names.contains("sex") ? Self.sexes + ["_T"] : ["_T"] {
            for age in names.contains("age") ? Self.ages + ["_T"] : ["_T"] {
              let key = names.map { ["province": province, "sex": sex, "age": age][$0] ?? "" }
              // A category that nobody names has no figures at all.
              let isNamed =
                (sex == "_T" || figures.keys.contains { $0.sex == sex })
                && (age == "_T" || figures.keys.contains { $0.age == age })
              let cells = (province == "_T" ? ["N", "S", "W"] : [province]).compactMap {
                Self.figure($0, sex, age, figures)
              }
              let isKnown = cells.contains { $0.content != .none(.notPublished) }
              let cell = found[key]
              if cells.isEmpty || !isNamed {
                #expect(cell == nil || cell?.content == .none(.notPublished), "\(names) \(key) \(figures)")
              } else if isKnown || cell != nil {
                #expect(cell?.content == Cell.sum(cells).content, "\(names) \(key) \(figures)")
              }
            }
          }
        }
      }
    }
  }
}
