import Foundation
import Language
import TestSupport
import Testing

@testable import Tables

/// Workbooks as their publishers give them out.
///
/// Rows, cells and totals were taken from python-calamine 0.9.1 with the same
/// rules for texts; openpyxl counts the same in those that it opens.
@Suite(.enabled(if: SharedFolder.url != nil, "the shared folder is not here"))
struct PublishedWorkbooksTests {
  private func path(_ name: String) throws -> String {
    try #require(SharedFolder.url).appending(path: "data/\(name)").path
  }

  @Test func theGLOTIPWorkbookIsItsCSVCellByCell() throws {
    let (rows, notices) = try ReadSource.read(path("glotip/data_glotip_2025-04-14.xlsx"))
    #expect(rows.count == 58_772)
    #expect(rows.map(\.line).last == 58_772)
    #expect(rows[0].fields == ["UNODC"])
    #expect(rows[1].fields == ["14/04/2025"])
    #expect(notices.map(\.rule) == ["formula-without-value"])
    var csv = try CSVBytesReader(path: path("glotip/glotip_release_2025-04-14.csv"))
    var line = 2
    var different = 0
    while let fields = try csv.row() {
      guard line < rows.count else { break }
      let row = rows[line].fields
      // A blank cell at the end of a row is not kept by a sheet.
      if row + [String](repeating: "", count: max(0, fields.count - row.count)) != fields { different += 1 }
      line += 1
    }
    #expect(line == rows.count)
    #expect(different == 0)
  }

  /// File, sheet, rows, cells that hold something, and the sum of those that are numbers.
  @Test(
    arguments: [
      ("glotip/data_glotip_2023-05-30.xlsx", 1, 46559, 602272, 95771154.0),
      ("glotip/data_glotip_2025-04-14.xlsx", 1, 58772, 763876, 120840995.0),
      ("irregular_migration/frontex_ibc_raw.xlsx", 1, 886, 176314, 4966869.0),
      ("irregular_migration/frontex_ibc_raw.xlsx", 2, 12, 7, 0.0),
      ("irregular_migration/frontex_ibc_raw.xlsx", 3, 221, 244, 0.0),
      ("ctdc/ctdc_data_dictionary_2017-11-28.xlsx", 1, 63, 196, 20.0),
      ("ctdc/ctdc_data_dictionary_2017-11-28.xlsx", 2, 1001, 1967, 0.0),
      ("ctdc/ctdc_data_dictionary_2017-11-28.xlsx", 3, 1, 2, 0.0),
      ("htcds/HTCDS Excel Spreadsheet multi select with validation v2.0.xlsm", 1, 1002, 1075, 500500.0),
      ("htcds/HTCDS Excel Spreadsheet multi select with validation v2.0.xlsm", 2, 2, 2, 0.0),
      ("htcds/HTCDS Excel Spreadsheet multi select with validation v2.0.xlsm", 3, 252, 615, 0.0),
      ("htcds/HTCDS Excel Spreadsheet single select with validation v2.0.xlsx", 1, 1002, 1075, 500500.0),
      ("htcds/HTCDS Excel Spreadsheet single select with validation v2.0.xlsx", 2, 2, 2, 0.0),
      ("htcds/HTCDS Excel Spreadsheet single select with validation v2.0.xlsx", 3, 252, 615, 0.0),
      ("htcds/HTCDS Field Standards 2.0.ods", 1, 107, 839, 0.0),
      ("htcds/htcds_xlsform.xlsx", 1, 35, 136, 0.0),
      ("htcds/htcds_xlsform.xlsx", 2, 332, 996, 0.0),
      ("htcds/htcds_xlsform.xlsx", 3, 2, 2, 0.0),
    ] as [(String, Int, Int, Int, Double)])
  func everyCellOfAPublishedWorkbookIsThere(
    _ name: String, _ sheet: Int, _ count: Int, _ filled: Int, _ total: Double
  ) throws {
    let rows = try ReadSource.rows(path(name), sheet: .number(sheet))
    #expect(rows.count == count)
    let cells = rows.flatMap(\.fields).filter { !$0.isEmpty }
    #expect(cells.count == filled)
    #expect(cells.compactMap { $0.utf8.allSatisfy { $0 < 0x3A } ? Double($0) : nil }.reduce(0, +) == total)
  }

  @Test func frontexDetectionsAddUpToWhatIsPublished() throws {
    let rows = try ReadSource.rows(path("irregular_migration/frontex_ibc_raw.xlsx"), sheet: .number(1))
    #expect(
      rows[0].fields.prefix(5) == ["Route", "Border type or inland", "Nationality", "JAN2009", "FEB2009"])
    let detections = rows.dropFirst().flatMap { $0.fields.dropFirst(3) }.compactMap { Int($0) }
    #expect(detections.reduce(0, +) == 4_966_869)
  }
}
