import Codebook
import Foundation
import Language
import Tables
import TablesTestSupport
import TestSupport
import Testing

/// Totals by country as UNODC publishes them come out as they are, whatever else is asked for.
///
/// The sample holds rows of the release of 14 April 2025; where the whole file lies beside the project, all of
/// its totals are compared.
@Suite struct CountryTotalsTests {
  private struct Total: Hashable {
    var country: String
    var year: String
  }

  private static let indicator = "Detected trafficking victims"
  private static let sample = SharedFolder.packageRoot.appending(
    path: "Tests/CodebookTests/Samples/country-totals.csv")
  private static let whole = SharedFolder.url?.appending(path: "data/glotip/glotip_release_2025-04-14.csv")

  private static let contract = """
    contract: country-totals
    unit: count
    columns:
      Iso3_code: {type: text, role: dimension, blank: unknown}
      Country: {type: text}
      Region: {type: text}
      Subregion: {type: text}
      Indicator: {type: text, role: dimension}
      Dimension: {type: text, role: dimension}
      Category: {type: text, role: dimension, blank: unknown}
      Sex: {type: text, role: dimension}
      Age: {type: text, role: dimension}
      Year: {type: year, role: period}
      Unit of measurement: {type: text}
      txtVALUE: {type: count, role: measure, thousands: ",", masks: {"<5": [0, 4]}}
      Source: {type: text}
    margins: {Dimension: Total, Category: Total, Sex: Total, Age: Total}
    """

  private static func table(_ path: String) throws -> CountsTable {
    let folder = FileManager.default.temporaryDirectory.appending(path: "totals-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "contract.yaml")
    try Data(contract.utf8).write(to: file)
    let library = try CodeListLibrary(
      folders: [SharedFolder.packageRoot.appending(path: "data/codelists").path])
    let contract = try ContractReader.read(path: file.path, name: "contract.yaml", library: library)
    return try CountsLoader(contract: contract, library: library).load(path: path, today: "2026-11-24").table
  }

  /// The totals of the file itself: the rows that are total in everything.
  private static func published(_ path: String) throws -> [Total: String] {
    var reader = try CSVBytesReader(path: path)
    let header = try reader.header()
    var totals: [Total: String] = [:]
    while let fields = try reader.row() {
      let row = Dictionary(zip(header, fields)) { first, _ in first }
      let all = ["Dimension", "Category", "Sex", "Age"].allSatisfy { row[$0] == "Total" }
      guard all, row["Indicator"] == indicator else { continue }
      totals[Total(country: row["Iso3_code"] ?? "", year: row["Year"] ?? "")] = row["txtVALUE"]
    }
    return totals
  }

  private static func disaggregation(by names: [String], where filter: TypedExpression? = nil)
    -> Disaggregation
  {
    let indicator: TypedExpression = .binary(
      .equal, .column("Indicator", .text), .literal(.text(Self.indicator)), .boolean)
    return Disaggregation(
      filter: filter.map { .binary(.and, indicator, $0, .boolean) } ?? indicator,
      measures: [.init(name: "victims", source: "txtVALUE")],
      dimensions: [.init(name: "Iso3_code", margin: .each)]
        + names.map { .init(name: $0, margin: .totalAndEach) },
      period: .year, fill: .none)
  }

  private static func totals(_ result: CountsTable) -> [Total: Cell] {
    var totals: [Total: Cell] = [:]
    for row in 0..<result.rowCount where result.dimensions.dropFirst().allSatisfy({ $0[row] == "_T" }) {
      totals[Total(country: result.dimensions[0][row], year: result.periods[row].description)] =
        result.measures[0][row]
    }
    return totals
  }

  private static func doubt(_ totals: Int, _ gap: Double) -> Disaggregation.Result.Doubt {
    .init(measure: "victims", totalsUnlikeParts: totals, largestGap: gap, contradictions: 0)
  }

  private static func compare(_ path: String, numeric: Int, hidden: Int) throws -> [Disaggregation.Result] {
    let published = try published(path)
    #expect(published.values.count { $0 != "<5" } == numeric)
    #expect(published.values.count { $0 == "<5" } == hidden)
    let table = try table(path)
    let engine = try DuckDBEngine(folders: [], threads: 2)
    return try [[], ["Sex"], ["Age"], ["Sex", "Age"]].map { names in
      let result = try disaggregation(by: names).agreedResult(of: table, engine: engine)
      let totals = totals(result.table)
      for (total, text) in published {
        let digits = text.filter { $0 != "," }
        let cell = text == "<5" ? Cell.interval(low: 0, high: 4) : Double(digits).map { Cell.exact($0) }
        #expect(totals[total] == cell, "\(total) by \(names)")
      }
      return result
    }
  }

  @Test func theTotalsOfTheSampleAreThePublishedOnes() throws {
    let results = try Self.compare(Self.sample.path, numeric: 12, hidden: 8)
    // Albania 2009: 94 in all, of whom sex and age are known for 22.
    #expect(results.map(\.doubts) == results.map { _ in [Self.doubt(1, 72)] })
  }

  @Test(.enabled(if: whole.map { FileManager.default.fileExists(atPath: $0.path) } ?? false))
  func allTotalsOfTheFileAreThePublishedOnes() throws {
    let path = try #require(Self.whole?.path)
    let results = try Self.compare(path, numeric: 1_480, hidden: 182)
    #expect(
      results.map(\.doubts) == [
        [Self.doubt(393, 25_081)], [Self.doubt(394, 25_081)], [Self.doubt(614, 25_081)],
        [Self.doubt(1_471, 25_081)],
      ])
  }
}
