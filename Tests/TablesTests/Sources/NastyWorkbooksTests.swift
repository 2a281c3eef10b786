import Foundation
import Tables
import TestSupport
import Testing

/// Workbooks that broke other readers: readxl, Apache POI, frictionless, polars and those made by hand.
@Suite(.enabled(if: SharedFolder.url != nil, "the shared folder is not here"), .serialized)
struct NastyWorkbooksTests {
  private func folder() throws -> URL { try #require(SharedFolder.url).appending(path: "nasty/xlsx") }

  /// Each sheet by number, up to ten.
  private func faults(_ path: String) -> [SourceFault?] {
    (1...10).map { ReadSource.fault(path, sheet: .number($0)) }
  }

  @Test(arguments: ["readxl", "frictionless", "polars", "apache-poi", "handmade"])
  func everyFileIsReadOrRefusedInTime(_ set: String) throws {
    let folder = try folder().appending(path: set)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      let start = ContinuousClock.now
      for case let fault? in faults(folder.appending(path: name).path) {
        #expect(!fault.message.isEmpty && fault.file.hasPrefix(name))
      }
      #expect(ContinuousClock.now - start < .seconds(10), "\(name)")
    }
  }

  /// What `handmade_expected.json` and the projects that the files come from say of them.
  @Test(arguments: [
    ("handmade/xxe.xlsx", "entities"), ("handmade/xml_bomb.xlsx", "entities"),
    ("handmade/bad_ref.xlsx", "row-order"),
    ("handmade/formula_no_cache.xlsx", "formula-without-value"),
    ("handmade/dangling_shared_string.xlsx", "shared-text"),
    ("handmade/truncated.xlsx", "archive"), ("handmade/not_a_zip.xlsx", "archive"),
    ("handmade/zip_bomb_60MB.xlsx", "size-limit"),
    ("apache-poi/test-data__spreadsheet__poc-xmlbomb.xlsx", "entities"),
    ("apache-poi/test-data__spreadsheet__protected_passtika.xlsx", "encrypted"),
    ("apache-poi/test-data__spreadsheet__duplicate-filename.xlsx", "archive"),
  ])
  func hostileFilesAreRefusedByTheirRule(_ name: String, _ rule: String) throws {
    #expect(ReadSource.fault(try folder().appending(path: name).path, sheet: .number(1))?.rule == rule)
  }

  @Test func errorsStrictWorkbooksAndOldDatesAreReadAsTheyStand() throws {
    func fields(_ name: String, _ sheet: Int = 1) throws -> [[String]] {
      try ReadSource.rows(folder().appending(path: name).path, sheet: .number(sheet)).map(\.fields)
    }
    #expect(try fields("handmade/plain.xlsx") == [["case_id", "sex"], ["1", "F"]])
    #expect(try fields("handmade/error_cells.xlsx").joined().contains("#N/A"))
    #expect(
      try fields("readxl/tests__testthat__sheets__dates-leap-year-1900-xlsx.xlsx")[4][0]
        == "1900-02-29T08:00:00")
    #expect(try !fields("apache-poi/test-data__spreadsheet__SampleSS.strict.xlsx").isEmpty)
    #expect(try fields("readxl/tests__testthat__sheets__inlineStr2.xlsx").count == 2)
    #expect(try fields("readxl/tests__testthat__sheets__iris-excel-xlsx.xlsx").count == 151)
  }
}
