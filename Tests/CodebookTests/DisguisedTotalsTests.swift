import Tables
import TestSupport
import Testing

@testable import Codebook

/// Which categories are taken for totals of the others.
@Suite struct DisguisedTotalsTests {
  @Test(arguments: [
    "Total", "TOTAL:", "Total All-India", "Total-India", "STATE TOTAL", "Sub-total", "Subtotal",
    "Grand total",
    "کل تعداد", "ٹوٹل", "إجمالي المحافظات", "Итого по области", "both sexes", "Total général",
  ]) func wordsMeanTotal(text: String) {
    #expect(DisguisedTotals.meansTotal(text))
  }

  @Test(arguments: [
    "Partial", "Totally disabled", "Tot am Ort", "Portugal", "North total loss region", "Allier", "M",
  ])
  func wordsDoNot(text: String) { #expect(!DisguisedTotals.meansTotal(text)) }

  /// Twelve years of four districts and a fifth category, some figures masked.
  private static func table(_ whole: (_ parts: [Cell], _ year: Int) -> Cell) -> CountsTable {
    var (codes, periods, cells): ([String], [Period], [Cell]) = ([], [], [])
    for year in 2010..<2022 {
      let parts = [100, 240, 160].map { Cell.exact(Double($0 + year % 7)) } + [.interval(low: 0, high: 4)]
      for (code, cell) in zip(["A", "B", "C", "D", "COUNTRY"], parts + [whole(parts, year)]) {
        codes.append(code)
        periods.append(Period(year: year))
        cells.append(cell)
      }
    }
    let schema = CountsSchema(
      contracts: ["x"], citations: [], dimensions: [.init(name: "district", codeList: nil)],
      period: .init(name: "year", frequency: .year), measures: ["n"])
    return CountsTable(
      schema: schema, dimensions: [codes], periods: periods, measures: [cells], rowCount: codes.count)
  }

  private static func suspects(_ table: CountsTable) -> [String] {
    DisguisedTotals.suspects(in: table, excused: []) { _, _ in [] }.map(\.code)
  }

  @Test func aTotalOfPartsOfWhichSomeAreMaskedIsFound() {
    #expect(Self.suspects(Self.table { parts, _ in .exact((Cell.sum(parts).low ?? 0) + 2) }) == ["COUNTRY"])
  }

  @Test func aCategoryBesideTheSumIsNone() {
    #expect(Self.suspects(Self.table { parts, _ in .exact((Cell.sum(parts).low ?? 0) + 9) }).isEmpty)
    // What the mask leaves room for proves nothing.
    #expect(
      Self.suspects(Self.table { _, year in .exact(Double(300 + 17 * (year % 5))) }).isEmpty)
  }
}
