import Language
import Tables
import TablesTestSupport
import TestSupport

/// Small tables, and trees over them, from a seed.
struct RandomRelations {
  static let keys = ["a", "b", "c", "p"]
  static let cells = ["x", "y \"1\""]
  private static let words = [
    "a": ["F", "M", "_T", "_U"], "b": ["q", "r'", "_T"], "c": ["2023", "2025"],
    "p": ["2019-12", "2020-01", "2020-02"],
  ]

  /// How every third table stores keys; the others have them as text.
  private static let encodings: [String: KeyEncoding] = [
    "a": .places(["M", "F"]), "b": .places(["r'", "q"]),
    "p": .periods(Period(year: 2019, month: 11)...Period(year: 2020, month: 2)),
  ]

  /// A table as it is stored: every third with numbers for keys, every other with a plain cell.
  static func stored(_ number: Int) -> Relation.StoredTable {
    Relation.StoredTable(
      name: "t\(number)", keys: keys, cells: cells, encodings: number % 3 == 1 ? encodings : [:],
      plainCells: number % 2 == 1 ? ["x"] : [])
  }

  private(set) var random: SeededGenerator
  let tables: [String: [RelationInterpreter.Row]]

  init(seed: UInt64, tables count: Int = 12) {
    var random = SeededGenerator(seed: seed)
    var tables: [String: [RelationInterpreter.Row]] = [:]
    for number in 0..<count {
      let rows = number == 0 ? 0 : Int.random(in: 2...14, using: &random)
      tables["t\(number)"] = (0..<rows).map { _ in
        var row = RelationInterpreter.Row(keys: [:], cells: [:])
        for key in Self.keys { row.keys[key] = Self.words[key]?.randomElement(using: &random) }
        for cell in Self.cells {
          let isPlain = Self.stored(number).plainCells.contains(cell)
          row.cells[cell] =
            isPlain ? .exact(Double(Int.random(in: -2...12, using: &random)) / 2) : Self.cell(&random)
        }
        return row
      }
    }
    self.tables = tables
    self.random = random
  }

  private static func cell(_ random: inout SeededGenerator) -> Cell {
    let low = Double(Int.random(in: -2...12, using: &random)) / 2
    let isMarked = Int.random(in: 0..<3, using: &random) == 0
    let marks = isMarked ? CellMarks(rawValue: Int.random(in: 0...31, using: &random)) : []
    switch Int.random(in: 0..<16, using: &random) {
    case 0..<8: return .exact(low, marks)
    case 8..<11: return .interval(low: low, high: low + Double(Int.random(in: 0...4, using: &random)), marks)
    case 11: return .lowerBound(low, marks)
    default: return .unknown(Cell.Reason.allCases.randomElement(using: &random) ?? .missing, marks)
    }
  }

  private mutating func chance(_ one: Int, in all: Int) -> Bool {
    Int.random(in: 0..<all, using: &random) < one
  }

  private mutating func some(_ names: [String]) -> [String] { names.filter { _ in chance(2, in: 3) } }

  private mutating func scan() -> Relation {
    .scan(Self.stored(Int.random(in: 0..<tables.count, using: &random)))
  }

  /// A tree of a depth: nodes above one another, the scan included.
  mutating func tree(depth: Int) -> Relation {
    if depth <= 1 { return scan() }
    let below = tree(depth: depth - 1)
    switch Int.random(in: 0..<9, using: &random) {
    case 0, 1: return .filter(below, truth(over: below, depth: 2))
    case 8:
      let marks = CellMarks(rawValue: Int.random(in: 1...31, using: &random))
      return .marked(below, marks, where: truth(over: below, depth: 2))
    case 2: return group(below)
    case 3: return reconciled(below)
    case 4: return .union([below, chance(1, in: 2) ? elsewhere(below) : below])
    case 5, 6:
      let other = tree(depth: Int.random(in: 1..<depth, using: &random))
      let common = below.keys.filter(other.keys.contains)
      return .join(below, other, on: some(common), chance(1, in: 2) ? .matched : .unmatched)
    default:
      if below.keys.count > 3 {
        let keys = Array(below.keys.shuffled(using: &random).prefix(2))
        let grouping = Grouping(
          keys: keys.map { .init($0) }, aggregates: below.cells.map { .init($0, .sum($0)) })
        return filled(.group(below, grouping))
      }
      return filled(below)
    }
  }

  /// The tree over other tables.
  private mutating func elsewhere(_ relation: Relation) -> Relation {
    switch relation {
    case .scan: scan()
    case .filter(let rows, let expression): .filter(elsewhere(rows), expression)
    case .group(let rows, let grouping): .group(elsewhere(rows), grouping)
    case .union(let relations): .union(relations.map { elsewhere($0) })
    case .join(let rows, let other, let keys, let rule): .join(elsewhere(rows), other, on: keys, rule)
    case .fill(let rows, let grid): .fill(elsewhere(rows), grid)
    case .marked(let rows, let marks, let expression): .marked(elsewhere(rows), marks, where: expression)
    }
  }

  private mutating func group(_ rows: Relation) -> Relation {
    var keys = some(rows.keys).map { Grouping.Key($0) }
    if rows.keys.contains("p"), !keys.contains(where: { $0.name == "p" }), chance(1, in: 2) {
      keys.append(.init("p", .enclosing(of: "p", from: .month, in: .year)))
    }
    var aggregates = rows.cells.filter { _ in chance(2, in: 3) }.map { Grouping.Aggregate($0, .sum($0)) }
    if chance(1, in: 3) { aggregates.append(.init("n", .count)) }
    if chance(1, in: 4) { aggregates.append(.init("z", .constant(Self.cell(&random)))) }
    if aggregates.isEmpty { aggregates = [.init("n", .count)] }
    let unique = Dictionary(aggregates.map { ($0.name, $0) }) { first, _ in first }
    let names = keys.map(\.name)
    var sets: [[String]]?
    if chance(1, in: 2) {
      var different: Set<[String]> = []
      for _ in 0..<Int.random(in: 1...3, using: &random) { different.insert(some(names)) }
      sets = different.sorted { $0.joined(separator: " ") < $1.joined(separator: " ") }
    }
    let left = rows.keys.filter { !names.contains($0) }
    let greatest = sets == nil && chance(1, in: 3) ? left.randomElement(using: &random) : nil
    return .group(
      rows,
      Grouping(
        keys: keys, sets: sets, aggregates: unique.values.sorted { $0.name < $1.name }, greatest: greatest))
  }

  /// Totals beside sums of their parts, and what they come to.
  private mutating func reconciled(_ rows: Relation) -> Relation {
    guard let dimension = rows.keys.randomElement(using: &random),
      let cell = rows.cells.randomElement(using: &random)
    else { return rows }
    let dimensions = Array(Set([dimension] + some(rows.keys.filter { ["a", "b"].contains($0) }))).sorted()
    let flags = dimensions.map { Grouping.Key("is " + $0, .isPart($0)) }
    let kept = some(rows.keys)
    let named = kept.map { Grouping.Key($0) }
    let sets = [kept, kept.filter { !dimensions.contains($0) }].map { $0 + flags.map(\.name) }
    let summed = Relation.group(
      rows,
      Grouping(
        keys: named + flags, sets: sets[0] == sets[1] ? [sets[0]] : sets,
        aggregates: [.init(cell, .sum(cell))]))
    let ways = Grouping.Alternatives(dimensions: dimensions.map { .init(name: $0, flag: "is " + $0) })
    return .group(
      summed,
      Grouping(
        keys: named,
        aggregates: [
          .init("x", .reconciled(cell, ways)), .init("g", .gap(cell, ways)),
          .init("n", .contradictions(cell, ways)), .init("w", .published(cell, ways)),
        ]))
  }

  private mutating func filled(_ rows: Relation) -> Relation {
    var axes: [Grid.Axis] = []
    var keys = rows.keys
    if keys.count > 1, chance(1, in: 3) {
      let together = Array(keys.shuffled(using: &random).prefix(2))
      keys.removeAll(where: together.contains)
      let isStored = together.allSatisfy(Self.keys.contains)
      axes.append(.combinations(of: isStored && chance(1, in: 2) ? scan() : rows, keys: together))
    }
    for key in keys {
      let words = Self.words[key] ?? ["0", "1"]
      if chance(1, in: 2) {
        let source = Self.keys.contains(key) && chance(1, in: 2) ? scan() : rows
        axes.append(.categories(of: source, key: key, more: chance(1, in: 2) ? ["_T"] : []))
      } else {
        axes.append(.listed(key: key, values: some(words).map { ($0, chance(1, in: 3) ? .provisional : []) }))
      }
    }
    let keysAlone = Relation.scan(.init(name: "t0", keys: rows.keys, cells: []))
    let bounds = chance(1, in: 2) && !rows.keys.isEmpty ? [truth(over: keysAlone, depth: 1)] : []
    let contents: [Cell.Content] = [.exact(0), .none(.missing), .none(.notPublished)]
    return .fill(
      rows,
      Grid(
        axes: axes, bounds: bounds, content: contents.randomElement(using: &random) ?? .exact(0),
        exceptions: chance(1, in: 3) ? [rows.cells.first ?? "": .none(.missing)] : [:]))
  }

  // MARK: Expressions

  private mutating func truth(over rows: Relation, depth: Int) -> TypedExpression {
    if depth > 0, chance(1, in: 2) {
      let left = truth(over: rows, depth: depth - 1)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: return .binary(.and, left, truth(over: rows, depth: depth - 1), .boolean)
      case 1: return .binary(.or, left, truth(over: rows, depth: depth - 1), .boolean)
      default: return .not(left)
      }
    }
    let isNegated = chance(1, in: 3)
    if let cell = rows.cells.randomElement(using: &random), chance(1, in: 2) || rows.keys.isEmpty {
      if chance(1, in: 6) { return .known(.column(cell, .real), negated: isNegated) }
      if chance(1, in: 6) {
        return .membership(
          .column(cell, .real), of: [.literal(.integer(1)), number(rows, 0)], negated: isNegated)
      }
      let symbols: [Expression.BinaryOperator] = [
        .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual,
      ]
      return .binary(
        symbols.randomElement(using: &random) ?? .less, number(rows, 2), number(rows, 1), .boolean)
    }
    guard let key = rows.keys.randomElement(using: &random) else { return .literal(.boolean(!isNegated)) }
    let words = Self.words[key] ?? ["0", "1"]
    let chosen = [words.randomElement(using: &random) ?? "0", words.randomElement(using: &random) ?? "1"]
      .map { TypedExpression.literal(.code($0)) }
    let column = TypedExpression.column(key, .text)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return .known(column, negated: isNegated)
    case 1: return .membership(column, of: chance(1, in: 5) ? [] : chosen, negated: isNegated)
    case 2 where key == "p": return .binary(isNegated ? .less : .greaterOrEqual, column, chosen[0], .boolean)
    default: return .binary(isNegated ? .notEqual : .equal, column, chosen[0], .boolean)
    }
  }

  private mutating func number(_ rows: Relation, _ depth: Int) -> TypedExpression {
    if depth > 0, chance(1, in: 3) {
      let symbols: [Expression.BinaryOperator] = [.add, .subtract, .multiply, .divide]
      return .binary(
        symbols.randomElement(using: &random) ?? .add, number(rows, depth - 1), number(rows, depth - 1), .real
      )
    }
    if chance(1, in: 8) { return .negated(number(rows, 0)) }
    if let cell = rows.cells.randomElement(using: &random), chance(2, in: 3) { return .column(cell, .real) }
    return .literal(
      chance(1, in: 2)
        ? .integer(Int64.random(in: -1...6, using: &random))
        : .real(Double(Int.random(in: 0...12, using: &random)) / 2))
  }
}
