import Codebook
import Foundation
import Language
import Tables
import TestSupport
import Testing

/// The workbooks of UNODC for the Global Report on Trafficking in Persons are the same table as their rows as text.
@Suite(.enabled(if: PublicFile.folder != nil, "needs the shared test inputs"))
struct GlobalReportWorkbookTests {
  struct Release: CustomTestStringConvertible {
    var contract: String
    var date: String
    /// Figures of all forms and citizenships together, of countries with a code, counted in the text.
    var keys: Int
    /// Those of them of which the text holds two different values.
    var contradicted: Int
    /// Totals of detected victims by country and year, counted in the text.
    var totals: Int
    var conditions: [String: Int]

    var testDescription: String { contract }
  }

  static let releases = [
    Release(
      contract: "glotip-2023", date: "2023-05-30", keys: 23_147, contradicted: 45, totals: 1_438,
      conditions: ["totals-of-regions": 956, "code": 1]),
    Release(
      contract: "glotip-2025", date: "2025-04-14", keys: 29_835, contradicted: 91, totals: 1_662,
      conditions: ["plausible": 6]),
  ]

  /// Codes of regions in the release of 2023, whose figures hold those of countries.
  private static let regions: Set = ["CAR", "CAS", "EEU", "MCA", "MCN", "SAF", "SAM"]

  private static let indicators = [
    "Detected trafficking victims": "VICTIMS", "Persons convicted": "CONVICTED",
    "Persons prosecuted": "PROSECUTED",
    "Persons brought into formal contact": "CONTACT", "Offences of trafficking in persons": "OFFENCES",
  ]

  private static let sexes = ["Total": "_T", "Female": "F", "Male": "M", "Other": "O", "Unknown": "_U"]
  private static let ages = [
    "Total": "_T", "18 years or over": "ADULT", "0 to 17 years": "CHILD", "Unknown": "_U",
  ]

  @Test(arguments: releases)
  func theWorkbookHoldsTheRowsOfTheText(_ release: Release) throws {
    let loaded = try PublicFile(
      contract: release.contract, path: "glotip/data_glotip_\(release.date).xlsx"
    ).load()
    let figures = loaded.table.figures
    let folder = try #require(PublicFile.folder)
    var reader = try CSVBytesReader(
      path: folder.appending(path: "glotip/glotip_release_\(release.date).csv").path)
    _ = try reader.header()
    var published: [String: Set<Cell.Content>] = [:]
    while let row = try reader.row() {
      // Rows of all forms and citizenships, of countries that have a code.
      guard row[5] == "Total", row[6] == "Total", row[0].count == 3, !Self.regions.contains(row[0]),
        let indicator = Self.indicators[row[4]], let sex = Self.sexes[row[7]], let age = Self.ages[row[8]]
      else { continue }
      let digits = row[11].filter { $0 != "," }
      let value: Cell.Content? =
        digits == "<5" ? .interval(low: 0, high: 4) : Double(digits).map { .exact($0) }
      published["\(row[0]) \(indicator) TOTAL _T \(sex) \(age) \(row[9])", default: []].insert(
        try #require(value))
    }
    for (key, values) in published {
      // What the release says twice and differently is missing.
      #expect(figures[key] == (values.count == 1 ? values.first : .none(.missing)), "\(key)")
    }
    #expect(published.count == release.keys)
    #expect(published.values.count { $0.count > 1 } == release.contradicted)
    #expect(published.keys.count { $0.contains(" VICTIMS TOTAL _T _T _T ") } == release.totals)
    for (rule, count) in release.conditions {
      #expect(loaded.conditions.contains { $0.rule == rule && $0.count == count }, "\(rule)")
    }
    #expect(Set(loaded.table.dimensions[0]).isDisjoint(with: Self.regions))
  }

  /// The worked value of indicator 16.2.2 for Pakistan in 2020.
  ///
  /// Detected victims by the population of the World Population Prospects 2019: both sides are loaded here and divided by
  /// hand.
  @Test func victimsInPakistanByPopulationAreThePublishedRate() throws {
    let victims = try PublicFile(contract: "glotip-2025", path: "glotip/data_glotip_2025-04-14.xlsx").load()
      .table.figures
    let population = try PublicFile(
      contract: "wpp-2019", path: "population/un_wpp2019_pop_by_sex_age5_2000_2035.csv"
    ).load().table
    for (sex, rate) in [("_T", 9.07), ("F", 15.32), ("M", 3.18)] {
      guard case .exact(let count) = victims["PAK VICTIMS TOTAL _T \(sex) _T 2020"] else {
        Issue.record("no figure of \(sex)")
        continue
      }
      let persons = population.total { codes, year in
        codes[0] == "PAK" && year == "2020" && (sex == "_T" || codes[1] == sex)
      }
      #expect((count / persons * 1e7).rounded() / 100 == rate)
    }
  }
}
