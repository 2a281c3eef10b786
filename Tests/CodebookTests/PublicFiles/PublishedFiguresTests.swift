import Codebook
import Foundation
import Language
import Tables
import TestSupport
import Testing

/// Public files load as they are published.
///
/// Rows and sums were taken from the files themselves with Python's csv module and openpyxl, without this project.
@Suite(.enabled(if: PublicFile.folder != nil, "needs the shared test inputs"))
struct PublishedFiguresTests {
  /// What a file holds.
  struct Expected: CustomTestStringConvertible {
    var file: PublicFile
    var rows: Int
    var total: Double
    /// The rules that tell of something, with how often.
    var conditions: [String: Int] = [:]

    var testDescription: String { file.contract }
  }

  private static let routes = "irregular_migration"

  static let expected: [Expected] = [
    .init(
      file: .init(contract: "frontex-raw", path: "\(routes)/frontex_ibc_raw.xlsx"),
      // 885 rows of 196 months; the hidden zeros are rows as well.
      rows: 173_460, total: 4_966_869),
    .init(
      file: .init(contract: "wpp-2019", path: "population/un_wpp2019_pop_by_sex_age5_2000_2035.csv"),
      rows: 67_536, total: 60_428_362_496),
    .init(
      file: .init(contract: "world-bank-population", path: "population/wb_population_total.csv"),
      rows: 17_195, total: 3_752_600_645_022),
    .init(
      file: .init(contract: "sdg-16-2-2-uk", path: "sdg_16_2_2/uk_ons_indicator_16-2-2.csv"),
      rows: 429, total: 204_583),
    .init(
      file: .init(contract: "honduras-entries", path: "\(routes)/irreg_honduras.csv"),
      rows: 136, total: 1_251_145),
    .init(
      file: .init(contract: "honduras-entries-sex-age", path: "\(routes)/irreg_honduras_dmg.csv"),
      rows: 352, total: 1_191_581),
    .init(
      file: .init(contract: "honduras-entries-nationality", path: "\(routes)/irreg_honduras_nat.csv"),
      // Of 4,198 rows 29 months of a nationality have figures that differ, and 5 rows are said twice.
      rows: 4_163, total: 1_183_110, conditions: ["duplicate-key": 29, "duplicate-row": 5]),
    .init(
      file: .init(contract: "darien-entries-sex-age", path: "\(routes)/irreg_darien_dmg.csv"),
      // The figures of 2021 and 2022 are of men and women of all ages.
      rows: 160, total: 825_192, conditions: ["children-among-adults": 48]),
    .init(
      file: .init(contract: "darien-entries-nationality", path: "\(routes)/irreg_darien_nat.csv"),
      rows: 2_009, total: 1_213_667, conditions: ["year-at-january": 378]),
  ]

  @Test(arguments: expected)
  func rowsAndTotalsAreThoseOfTheFile(_ expected: Expected) throws {
    let loaded = try expected.file.load()
    #expect(loaded.table.rowCount == expected.rows)
    #expect(loaded.table.total() == expected.total)
    let told = Dictionary(loaded.conditions.map { ($0.rule, $0.count) }) { $0 + $1 }
    for (rule, count) in expected.conditions { #expect(told[rule] == count, "\(rule)") }
    let warned = Set(loaded.conditions.filter(\.isWarning).map(\.rule))
    #expect(warned.subtracting(expected.conditions.keys).isEmpty)
  }

  /// The reference was added up from the same workbook with openpyxl.
  @Test func eachMonthOfEachRouteOfFrontexIsAsAddedUpElsewhere() throws {
    let folder = try #require(PublicFile.folder)
    let table = try PublicFile(contract: "frontex-raw", path: "\(Self.routes)/frontex_ibc_raw.xlsx").load()
      .table
    var sums: [String: Double] = [:]
    for row in 0..<table.rowCount {
      guard case .exact(let value) = table.measures[0][row].content else { continue }
      sums["\(table.dimensions[0][row]) \(table.periods[row])", default: 0] += value
    }
    let codes = try LoadedFile.library
    var reader = try CSVBytesReader(
      path: folder.appending(path: "\(Self.routes)/frontex_route_month_totals.csv").path)
    _ = try reader.header()
    var count = 0
    while let row = try reader.row() {
      let code = try #require(codes["frontex-routes"]?.code(matching: row[0]))
      #expect(sums["\(code) \(row[1])"] == Double(row[2]), "\(row[0]) \(row[1])")
      count += 1
    }
    #expect(count == 1_764 && sums.count == 1_764)
  }

  @Test func thePopulationHasACountryAYearAsOftenAsTheFile() throws {
    let table = try PublicFile(
      contract: "wpp-2019", path: "population/un_wpp2019_pop_by_sex_age5_2000_2035.csv"
    ).load().table
    let units = Set((0..<table.rowCount).map { "\(table.dimensions[0][$0]) \(table.periods[$0])" })
    #expect(units.count == 1_608)
    #expect(table.total { codes, year in year == "2020" } == 7_793_665_404)
  }

  @Test func figuresOfTheIndicatorAreThosePublished() throws {
    let kingdom = try PublicFile(
      contract: "sdg-16-2-2-uk", path: "sdg_16_2_2/uk_ons_indicator_16-2-2.csv"
    ).load().table.figures
    #expect(kingdom["_T _T 2009"] == .exact(303) && kingdom["_T _T 2021"] == .exact(11_387))
    let table = try PublicFile(
      contract: "sdg-16-2-2-moldova", path: "sdg_16_2_2/moldova_indicator_16-2-2.csv"
    ).load().table
    #expect(table.rowCount == 325)
    #expect((0..<table.rowCount).count { table.measures[0][$0].content != .none(.missing) } == 225)
    let moldova = table.figures
    #expect(moldova["_T _T _T _T 2014"] == .exact(9.2) && moldova["F _T _T _T 2018"] == .exact(11.4))
    #expect(moldova["_T _T CZE _T 2015"] == .exact(0) && moldova["_T _T _T _T 2010"] == .none(.missing))
    #expect(table.schema.measureKinds == ["Value": .rate])
  }
}
