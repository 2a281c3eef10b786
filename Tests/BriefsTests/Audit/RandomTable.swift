import Language
import Statistics
import Tables
import Trends

@testable import Briefs

/// A table as contracts and stages make them, with every kind of cell, gap, mark and margin.
enum RandomTable {
  private struct Column {
    var name: String
    var list: String?
    var codes: [String]
  }

  private static let columns = [
    Column(name: "sex", list: "sex", codes: ["F", "M", "_U"]),
    Column(name: "age", list: "age-group", codes: ["ADULT", "CHILD"]),
    Column(name: "route", list: "frontex-routes", codes: ["CMED", "EMED", "WBAL", "WMED"]),
    Column(name: "nationality", list: "countries", codes: ["AFG", "IRQ", "PAK", "_U"]),
    Column(name: "form", list: nil, codes: ["labour", "sexual"]),
    Column(name: "matter", list: "matters", codes: ["SOM", "TIP"]),
  ]

  /// The schema of the contract number `number`.
  static func schema(_ number: Int, _ draw: inout Draw) -> CountsSchema {
    let chosen = draw.some(draw.number(1...4), of: columns)
    var dimensions = chosen.map { column in
      CountsSchema.Dimension(
        name: column.name, codeList: column.list, hasMargin: column.name != "matter" && draw.chance(0.75))
    }
    if draw.chance(0.2) { dimensions.insert(.init(name: "release", codeList: nil, isVintage: true), at: 0) }
    let isMonthly = draw.chance(0.5)
    let contract = "contract-\(number)"
    let citation = SourceCitation(
      contract: contract, publisher: "Office \(number)", release: "figures",
      date: "2024-0\(number % 9 + 1)-15",
      url: "https://example.org/\(number)", terms: "free")
    let isRate = draw.chance(0.1)
    let measures = draw.chance(0.15) ? ["persons", "cases"] : ["persons"]
    var schema = CountsSchema(
      contracts: [contract], citations: draw.chance(0.8) ? [citation] : [], dimensions: dimensions,
      period: .init(name: isMonthly ? "month" : "year", frequency: isMonthly ? .month : .year),
      measures: measures, measureKinds: isRate ? ["persons": .rate] : nil)
    if draw.chance(0.5) {
      schema.words["persons"] = ColumnWords(label: LocalizedText("persons of \(number)"))
    }
    if draw.chance(0.5) { schema.words["route"] = ColumnWords(phrase: LocalizedText("on the {} route")) }
    if draw.chance(0.3) { schema.notes = [LocalizedText("A note of office \(number).")] }
    if draw.chance(0.2) { schema.origin = .synthetic }
    if draw.chance(0.1), let last = chosen.last { schema.projections = [last.name: [last.codes[0]]] }
    schema.matter = draw.one(of: [nil, .trafficking, .smuggling, Matter.none])
    if chosen.contains(where: { $0.name == "matter" }) { schema.matter = .mixed }
    if draw.chance(0.25) { schema.narrowed = narrowings(chosen.map(\.name), &draw) }
    return schema
  }

  private static func narrowings(_ own: [String], _ draw: inout Draw) -> [Narrowing] {
    let one = draw.one(of: columns.filter { $0.name != "matter" })
    var narrowings = [
      Narrowing(
        dimension: one.name, codeList: one.list,
        // A column of the table holds what it was narrowed to.
        kept: .codes(
          own.contains(one.name) ? one.codes : draw.chance(0.6) ? [one.codes[1]] : Array(one.codes.prefix(2)))
      )
    ]
    if draw.chance(0.3) {
      narrowings.append(Narrowing(dimension: nil, codeList: nil, kept: .condition("a = 1 or b = 2")))
    }
    if draw.chance(0.2), !own.contains("matter") {
      narrowings.append(Narrowing(dimension: "matter", codeList: "matters", kept: .codes(["TIP"])))
    }
    return narrowings
  }

  /// Rows of a schema; series differ in where they begin and end, and in what is known of them.
  static func table(_ schema: CountsSchema, _ draw: inout Draw) -> CountsTable {
    let frequency = schema.period?.frequency ?? .year
    let first = Period(year: 2014, month: draw.number(1...12))
    let start = frequency == .month ? first.ordinal : 2010
    let length = frequency == .month ? draw.number(5...32) : draw.number(1...9)
    let releases = schema.dimensions.contains(where: \.isVintage) ? draw.number(1...3) : 1
    var rows: [(codes: [String], period: Period, cells: [Cell])] = []
    for key in keys(schema, &draw) {
      let level = draw.one(of: [0, 1, 6, 40, 900.0])
      let slope = draw.value(-0.1...0.1)
      let isRagged = draw.chance(0.2)
      let from = isRagged ? draw.number(0...length / 2) : 0
      let to = isRagged ? draw.number(length / 2...length - 1) : length - 1
      let gaps = draw.chance(0.2) ? 0.15 : 0
      let strange = draw.chance(0.35) ? 0.25 : 0
      let lasts = draw.one(of: [CellMarks(), .provisional, .partial, [.provisional, .derived]])
      guard from <= to else { continue }
      for step in from...to where !draw.chance(gaps) {
        let cells = schema.measures.map { measure -> Cell in
          if draw.chance(strange) { return strangeCell(&draw) }
          let isRate = schema.measureKinds?[measure] == .rate
          let value = max(0, level * (1 + slope * Double(step)) * draw.value(0.7...1.3))
          let marks: CellMarks = step == to ? lasts : draw.chance(0.03) ? [.seriesBreak, .estimated] : []
          return .exact(isRate ? value / 8 : value.rounded(), marks)
        }
        var shown = cells
        for release in 0..<releases {
          if release > 0, draw.chance(0.15) { shown = cells.map { revised($0, &draw) } }
          let codes =
            releases > 1 || schema.dimensions.first?.isVintage == true ? ["2024-0\(release + 1)-01"] : []
          rows.append((codes + key, Period(frequency: frequency, ordinal: start + step), shown))
        }
      }
    }
    return CountsTable(
      schema: schema, dimensions: schema.dimensions.indices.map { place in rows.map { $0.codes[place] } },
      periods: rows.map(\.period),
      measures: schema.measures.indices.map { place in rows.map { $0.cells[place] } }, rowCount: rows.count
    ).sorted()
  }

  /// Some combinations of codes, mostly with the total of all.
  private static func keys(_ schema: CountsSchema, _ draw: inout Draw) -> [[String]] {
    var keys: [[String]] = [[]]
    for dimension in schema.dimensions where !dimension.isVintage {
      var codes = columns.first { $0.name == dimension.name }?.codes ?? []
      if dimension.hasMargin { codes.append(CountsSchema.marginCode) }
      keys = keys.flatMap { key in codes.map { key + [$0] } }
    }
    let totals = keys.filter { key in key.count { $0 != CountsSchema.marginCode } <= 1 }
    let others = keys.filter { !totals.contains($0) }
    return (draw.chance(0.85) ? totals : draw.some(totals.count / 2, of: totals))
      + draw.some(draw.number(0...5), of: others)
  }

  private static func strangeCell(_ draw: inout Draw) -> Cell {
    let low = Double(draw.number(0...3))
    let contents: [Cell.Content] = [
      .interval(low: 0, high: 4), .interval(low: low, high: low + 9_999), .lowerBound(low), .exact(0),
      .none(.hidden), .none(.missing), .none(.notCollected), .none(.notPublished),
    ]
    return Cell(
      draw.one(of: contents), marks: draw.chance(0.2) ? CellMarks(rawValue: draw.number(0...31)) : [])
  }

  private static func revised(_ cell: Cell, _ draw: inout Draw) -> Cell {
    cell.value.map { .exact(($0 * draw.one(of: [0.5, 0.97, 1.04, 2, 30])).rounded(), cell.marks) }
      ?? .exact(50)
  }
}
