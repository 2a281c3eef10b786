import Foundation
import TestSupport
import Testing

/// The contracts of public files pass `check` with a pipeline, and records are counted as their files hold them.
@Suite struct PublicContractTests {
  /// The contract, its file below the shared data, and the stages after `table`, if it is one of records.
  struct Use: CustomTestStringConvertible {
    var contract: String
    var path: String
    var counts: String?

    var testDescription: String { contract }
  }

  static let data = SharedFolder.url?.appending(path: "data")
  private static let routes = "irregular_migration"

  static let figures: [Use] = [
    .init(contract: "frontex-raw", path: "\(routes)/frontex_ibc_raw.xlsx"),
    .init(contract: "glotip-2023", path: "glotip/data_glotip_2023-05-30.xlsx"),
    .init(contract: "glotip-2025", path: "glotip/data_glotip_2025-04-14.xlsx"),
    .init(contract: "wpp-2019", path: "population/un_wpp2019_pop_by_sex_age5_2000_2035.csv"),
    .init(contract: "world-bank-population", path: "population/wb_population_total.csv"),
    .init(contract: "sdg-16-2-2-uk", path: "sdg_16_2_2/uk_ons_indicator_16-2-2.csv"),
    .init(contract: "sdg-16-2-2-moldova", path: "sdg_16_2_2/moldova_indicator_16-2-2.csv"),
    .init(contract: "honduras-entries", path: "\(routes)/irreg_honduras.csv"),
    .init(contract: "honduras-entries-sex-age", path: "\(routes)/irreg_honduras_dmg.csv"),
    .init(contract: "honduras-entries-nationality", path: "\(routes)/irreg_honduras_nat.csv"),
    .init(contract: "darien-entries-sex-age", path: "\(routes)/irreg_darien_dmg.csv"),
    .init(contract: "darien-entries-nationality", path: "\(routes)/irreg_darien_nat.csv"),
  ]

  static let incidents = Use(
    contract: "missing-migrants", path: "\(routes)/iom_mmp.csv",
    counts:
      "measure: {incidents: count(), dead: sum(dead), survivors: sum(surv)}, by: {route: total+each}, period: year"
  )
  static let cases = Use(
    contract: "ctdc-2018", path: "ctdc/ctdc_2018_cleaned_14299.csv",
    counts: "measure: {victims: count()}, by: {Datasource: each, isForcedLabour: each}, period: year")

  /// A folder with the lists, the contract and a pipeline for a file, which lies outside of it.
  final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: "waymark-public-\(UUID().uuidString)")

    init(_ use: Use, file: String, clean: String = "{}") throws {
      let manager = FileManager.default
      for name in ["data/contracts", "pipelines"] {
        try manager.createDirectory(at: url.appending(path: name), withIntermediateDirectories: true)
      }
      for name in ["data/codelists", "data/contracts/\(use.contract).yaml"] {
        try manager.copyItem(
          at: SharedFolder.packageRoot.appending(path: name), to: url.appending(path: name))
      }
      var text = """
        waymark: 1
        pipeline: public
        stages:
          table: {load: {files: "\(file)", contract: ../data/contracts/\(use.contract).yaml}}

        """
      if let counts = use.counts {
        text += """
            cases: {clean: \(clean), from: table}
            counts: {disaggregate: {\(counts)}, from: {table: cases.table}}

          """
      }
      try Data(text.utf8).write(to: url.appending(path: "pipelines/public.yaml"))
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func waymark(_ arguments: String...) throws -> CommandRun { try CommandRun.waymark(arguments, in: url) }

    func counts() throws -> CSVTable {
      let run = try waymark("show", "pipelines/public.yaml", "counts", "--param", "today=2026-11-24")
      #expect(run.exitCode == 0, "\(run.messages)")
      return try CSVTable(run.output)
    }
  }

  @Test(.enabled(if: data != nil, "needs the shared test inputs"), arguments: figures + [incidents, cases])
  func everyContractPassesCheck(_ use: Use) throws {
    let data = try #require(Self.data)
    let folder = try Folder(use, file: data.appending(path: use.path).path)
    let check = try folder.waymark("check", "pipelines/public.yaml")
    #expect(check.exitCode == 0 && check.output.contains("nothing wrong"), "\(check.messages)")
  }

  /// Counted in the file: 19,669 rows, 75,068 dead and missing; 2,069 rows of the route Undefined.
  @Test(.enabled(if: data != nil, "needs the shared test inputs"))
  func incidentsAndDeathsAreThoseOfTheFile() throws {
    let data = try #require(Self.data)
    let folder = try Folder(Self.incidents, file: data.appending(path: Self.incidents.path).path)
    let table = try folder.counts()
    let all = table.rows { $0["route"] == "_T" }
    #expect(all.sum("incidents") == 19_669 && all.sum("dead") == 75_068)
    #expect(table.rows { $0["route"] == "_U" }.sum("incidents") == 2_069)
    #expect(table.rows { $0["route"] == "CMED" }.sum("dead") == 24_967)
    // Most incidents do not say how many survived: what is known is the least there were. Five say less than none
    // (-6 together), which is no number of persons and not counted.
    #expect(all.allSatisfy { $0["survivors"]?.isEmpty == true && $0["survivors_status"] == "U" })
    #expect(all.sum("survivors_low") == 112_605)
  }

  /// Records by source and year as the file has them; a share is one of those that answered.
  @Test(.enabled(if: data != nil, "needs the shared test inputs"))
  func casesAreShownBySourceAndSharesAreOfThoseWhoAnswered() throws {
    let data = try #require(Self.data)
    let folder = try Folder(Self.cases, file: data.appending(path: Self.cases.path).path)
    let table = try folder.counts()
    func victims(_ source: String, _ year: String, _ answer: String? = nil) -> Int {
      table.rows {
        $0["Datasource"] == source && $0["yearOfRegistration"] == year
          && (answer == nil || $0["isForcedLabour"] == answer)
      }.sum("victims")
    }
    let years = (2012...2018).map(String.init)
    #expect(years.map { victims("CASES", $0) } == [120, 237, 212, 776, 612, 305, 40])
    #expect(years.map { victims("HOTLINE", $0) } == [0, 0, 0, 1_442, 3_099, 3_542, 3_914])
    // Of 305 records 61 do not say: 244 of 244 that answered.
    #expect(victims("CASES", "2017", "Y") == 244 && victims("CASES", "2017", "N") == 0)
    #expect(victims("CASES", "2017", "_U") == 61)
  }
}
