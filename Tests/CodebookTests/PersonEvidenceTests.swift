import Foundation
import Language
import Tables
import TestSupport
import Testing

@testable import Codebook

/// Files of persons under a published contract, and tables of places and categories that look like them.
struct PersonEvidenceTests {
  /// A file: a code, a measure, and what else it has.
  struct Shape: CustomTestStringConvertible, Sendable {
    var name: String
    var count: Int
    /// The list of the code.
    var list = "districts"
    var claim: String?
    /// Further columns, each with its keys in the contract and its text in a row.
    var columns: [(name: String, keys: String, text: @Sendable (Int) -> String)] = []
    var code: @Sendable (Int) -> String = { "D\($0)" }
    var figure: @Sendable (Int) -> String = { "\(140 + $0)" }
    /// What is said of it, or nil where it is taken.
    var refusal: String?
    var testDescription: String { name }
  }

  private static let unique = "column 'area' has nearly as many codes as rows"
  private static let persons = "as records of persons have"
  private static let cases = "as in a list of cases"

  private static let name = (
    name: "name", keys: "type: text", text: { @Sendable row in "Zqx\(row) Abc" } as @Sendable (Int) -> String
  )
  private static let born = (
    name: "born", keys: "type: text",
    text: { @Sendable row in "\(1 + row % 28)/\(1 + row % 12)/19\(60 + row % 40)" }
      as @Sendable (Int) -> String
  )
  private static let age = (
    name: "years", keys: "type: int",
    text: { @Sendable row in "\(11 + row * 7 % 50)" } as @Sendable (Int) -> String
  )
  private static let label = (
    name: "label", keys: "type: text",
    text: { @Sendable row in "District \(row)" } as @Sendable (Int) -> String
  )
  private static let region = (
    name: "region", keys: "type: text",
    text: { @Sendable row in ["North", "South", "Centre"][row % 3] }
      as @Sendable (Int) -> String
  )
  private static let sex = (
    name: "sex", keys: "type: code, list: sex, role: dimension",
    text: { @Sendable row in row % 2 == 0 ? "F" : "M" }
      as @Sendable (Int) -> String
  )
  private static let month = (
    name: "month", keys: "type: month, role: period",
    text: { @Sendable row in "2024-0\(1 + row % 6)" }
      as @Sendable (Int) -> String
  )

  private static let given = (
    name: "given", keys: "type: text",
    text: { @Sendable row in "Zqx\(row % 13)" }
      as @Sendable (Int) -> String
  )
  private static let family = (
    name: "family", keys: "type: text",
    text: { @Sendable row in "Abc\(row / 2 % 17)" }
      as @Sendable (Int) -> String
  )
  private static let key = (
    name: "row", keys: "type: text", text: { @Sendable row in "Zqx-\(row)" } as @Sendable (Int) -> String
  )
  private static let ones = (
    name: "ratified", keys: "type: count, role: measure",
    text: { @Sendable _ in "1" }
      as @Sendable (Int) -> String
  )

  private static let halves = (
    name: "month", keys: "type: month, role: period",
    text: { @Sendable row in "2024-0\(1 + row / 15)" }
      as @Sendable (Int) -> String
  )

  static let unclaimed: [Shape] = [
    Shape(name: "forty persons in one slice", count: 40, refusal: unique),
    Shape(name: "ninety persons in one slice", count: 90, refusal: unique),
    Shape(name: "forty persons over six months", count: 40, columns: [month], refusal: unique),
    Shape(name: "districts with their regions", count: 35, columns: [label, region], refusal: unique),
    Shape(name: "nine categories", count: 9),
    Shape(
      name: "districts in each of six months", count: 210,
      columns: [
        (name: "month", keys: "type: month, role: period", text: { "2024-0\(1 + $0 / 35)" })
      ], code: { "D\($0 % 35)" }),
    Shape(name: "six zeros and ones", count: 6, figure: { "\($0 % 2)" }, refusal: unique),
    Shape(name: "six masks of at most one", count: 6, figure: { _ in "few" }, refusal: unique),
    Shape(name: "four zeros and ones", count: 4, figure: { "\($0 % 2)" }),
    Shape(name: "one row a country", count: 20, list: "countries", code: { countries[$0] }),
    Shape(
      name: "one row a country, its last month", count: 20, list: "countries", columns: [month],
      code: { countries[$0] }),
    Shape(
      name: "ones beside other figures of countries", count: 20, list: "countries", columns: [ones],
      code: { countries[$0] }, refusal: cases),
    Shape(
      name: "one person a country", count: 20, list: "countries", code: { countries[$0] },
      figure: { "\($0 % 2)" },
      refusal: unique),
  ]

  static let claimed: [Shape] = [
    Shape(name: "districts in one slice", count: 45, claim: "places"),
    Shape(name: "ninety districts", count: 90, claim: "places"),
    Shape(name: "districts with their regions", count: 35, claim: "places", columns: [label, region]),
    Shape(name: "districts with another name each", count: 35, claim: "places", columns: [label, name]),
    Shape(
      name: "corridors by sex", count: 15, claim: "places", columns: [sex]),
    Shape(
      name: "incidents by port, with where it lies", count: 24, claim: "places",
      columns: [
        label, (name: "latitude", keys: "type: real", text: { "3\($0 % 10).\($0)5" }),
        (name: "longitude", keys: "type: real", text: { "1\($0 % 10).\($0)7" }), month,
      ]),
    Shape(name: "small zeros and ones of categories", count: 8, claim: "categories", figure: { "\($0 % 2)" }),
    Shape(
      name: "districts with a rank and a month as a day", count: 35, claim: "places",
      columns: [
        label, (name: "rank", keys: "type: int", text: { "\($0 + 1)" }),
        (name: "month_end", keys: "type: text", text: { $0 % 2 == 0 ? "2024-01-31" : "2024-02-29" }),
      ]),
    Shape(name: "names and days", count: 40, claim: "places", columns: [name, born], refusal: persons),
    Shape(name: "names and ages", count: 40, claim: "categories", columns: [name, age], refusal: persons),
    Shape(
      name: "names and ages from a spreadsheet, some not known", count: 40, claim: "categories",
      columns: [
        name, (name: "years", keys: "type: text", text: { $0 % 9 == 0 ? "-99" : "\(11 + $0 * 7 % 50).0" }),
      ],
      refusal: persons),
    Shape(
      name: "names and years of birth", count: 40, claim: "categories",
      columns: [name, (name: "birth", keys: "type: year", text: { "\(1960 + $0 * 3 % 41)" })],
      refusal: persons),
    Shape(
      name: "names, some unknown, and ages", count: 40, claim: "places",
      columns: [(name: "name", keys: "type: text", text: { $0 % 3 == 0 ? "unknown" : "Zqx\($0)" }), age],
      refusal: persons),
    Shape(
      name: "names and a number of the case", count: 40, claim: "places",
      columns: [name, (name: "file", keys: "type: text", text: { "2024-A/\($0)" })], refusal: persons),
    Shape(
      name: "days and ages without names", count: 40, claim: "places", columns: [age, born], refusal: persons),
    Shape(
      name: "names and ages, which are the figures", count: 40, claim: "places",
      columns: [name, (name: "Age", keys: "type: count, role: measure", text: { "\(11 + $0 * 7 % 50)" })],
      refusal: persons),
    Shape(
      name: "names and a dimension of ages", count: 40, claim: "places",
      columns: [
        name,
        (name: "years", keys: "type: code, list: years, role: dimension", text: { "\(11 + $0 * 7 % 25)" }),
      ],
      refusal: persons),
  ]

  static let others: [Shape] = [
    Shape(
      name: "a list of cases", count: 30, columns: [sex, month], code: { "D\($0 % 2)" }, figure: { _ in "1" },
      refusal: cases),
    Shape(
      name: "a list of cases that claims places", count: 30, claim: "places", columns: [sex, month],
      code: { "D\($0 % 2)" }, figure: { _ in "1" }, refusal: cases),
    Shape(
      name: "ones by different keys", count: 12, columns: [sex, month], code: { "D\($0 / 6)" },
      figure: { _ in "1" }, refusal: cases),
    Shape(
      name: "nine ones by different keys", count: 9, columns: [sex, month], code: { "D\($0 / 6)" },
      figure: { _ in "1" }),
    Shape(
      name: "ones and a two by different keys", count: 12, columns: [sex, month], code: { "D\($0 / 6)" },
      figure: { $0 == 4 ? "2" : "1" }),
    Shape(name: "ones of claimed places", count: 12, claim: "places", figure: { _ in "1" }),
    Shape(
      name: "ones beside other figures of countries that are claimed", count: 20, list: "countries",
      claim: "places", columns: [ones], code: { countries[$0] }),
    Shape(
      name: "names under common codes", count: 30, columns: [halves, name], code: { "D\($0 % 15)" },
      refusal: persons),
    Shape(
      name: "nine names under common codes", count: 9, columns: [halves, name], code: { "D\($0 % 4)" }),
    Shape(
      name: "keys of rows under common codes", count: 30, columns: [halves, key], code: { "D\($0 % 15)" }),
    Shape(
      name: "two keys of rows under common codes", count: 30,
      columns: [halves, key, (name: "file", keys: "type: text", text: { "2024-A/\($0)" })],
      code: { "D\($0 % 15)" }, refusal: persons),
    Shape(
      name: "labels of common codes", count: 30,
      columns: [halves, (name: "label", keys: "type: text", text: { "District \($0 % 15)" })],
      code: { "D\($0 % 15)" }),
    Shape(
      name: "names in two parts and days under common codes", count: 30,
      columns: [halves, given, family, born],
      code: { "D\($0 % 15)" }, refusal: persons),
    Shape(
      name: "names in two parts under common codes", count: 30, columns: [halves, given, family],
      code: { "D\($0 % 15)" }),
    Shape(
      name: "names in two parts and days of claimed places", count: 40, claim: "places",
      columns: [given, family, born], refusal: persons),
    Shape(
      name: "two words that few rows have and days of claimed places", count: 40, claim: "places",
      columns: [region, given, born]),
    Shape(
      name: "a row that stands twice among other figures", count: 30, columns: [sex, month],
      code: { "D\($0 % 2)" },
      figure: { "\(2 + $0 % 6)" }),
    Shape(
      name: "names and days under common codes", count: 30, columns: [halves, name, born],
      code: { "D\($0 % 15)" },
      refusal: persons),
    Shape(
      name: "a note and days under common codes", count: 30, columns: [halves, region, born],
      code: { "D\($0 % 15)" }),
    Shape(
      name: "a key of each row and ages under common codes", count: 30, columns: [halves, key, age],
      code: { "D\($0 % 15)" }
    ),
  ]

  static let countries = [
    "AFG", "ALB", "ARM", "AUT", "BEL", "BGR", "CHE", "CZE", "DEU", "DNK", "ESP", "EST", "FIN", "FRA", "GRC",
    "HRV", "HUN", "IRN", "IRQ", "ITA",
  ]

  private static func load(
    _ shape: Shape,
    published: String =
      "published: {by: An office, release: first, date: 2025-01-31, url: \"https://example.org\", terms: free}"
  ) throws -> CountsLoader.Loaded {
    let folder = FileManager.default.temporaryDirectory.appending(path: "persons-\(UUID().uuidString)")
    let lists = folder.appending(path: "codelists")
    try FileManager.default.copyItem(
      at: SharedFolder.packageRoot.appending(path: "data/codelists"),
      to: {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true); return lists
      }())
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ lines: [String], _ path: String) throws {
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: folder.appending(path: path))
    }
    try write(["code,label"] + (0..<100).map { "D\($0),District \($0)" }, "codelists/districts.csv")
    try write(["code,label"] + (0..<100).map { "\($0),Year \($0)" }, "codelists/years.csv")
    let claim = shape.claim.map { ", codes-of: \($0)" } ?? ""
    try write(
      [
        "contract: figures", "unit: count", published, "columns:",
        "  area: {type: code, list: \(shape.list), role: dimension\(claim)}",
        "  number: {type: count, role: measure, masks: {few: [0, 1]}}",
      ] + shape.columns.map { "  \($0.name): {\($0.keys)}" }, "contract.yaml")
    try write(
      [(["area", "number"] + shape.columns.map(\.name)).joined(separator: ",")]
        + (0..<shape.count).map { row in
          ([shape.code(row), shape.figure(row)] + shape.columns.map { $0.text(row) }).joined(separator: ",")
        }, "figures.csv")
    let library = try CodeListLibrary(folders: [lists.path])
    let contract = try ContractReader.read(
      path: folder.appending(path: "contract.yaml").path, name: "contract.yaml", library: library)
    return try CountsLoader(contract: contract, library: library).load(
      path: folder.appending(path: "figures.csv").path, today: "2026-11-24")
  }

  @Test(arguments: unclaimed + claimed + others)
  func whatLooksLikePersonsIsNotTakenAsPublishedAndItsNeighbourIs(_ shape: Shape) throws {
    do {
      _ = try Self.load(shape)
      #expect(shape.refusal == nil, "it was taken")
    } catch let problems as SourceProblems {
      let text = problems.lines.joined(separator: "\n")
      let refusal = try #require(shape.refusal, "\(text)")
      #expect(text.contains(refusal), "\(text)")
      #expect(problems.faults.map(\.rule) == [DataCondition.codesOfPersons])
      #expect(!text.contains("Zqx") && !text.contains("D7"), "\(text)")
      // The remedy is offered where it is one.
      let isClaimed = shape.claim == nil && (refusal == Self.unique || shape.list == "countries")
      #expect(text.contains("codes-of: places") == isClaimed, "\(text)")
    }
  }

  @Test(arguments: unclaimed + claimed + others)
  func whatIsNotPublishedIsTakenAndFlaggedWhereACodeMayBeAPerson(_ shape: Shape) throws {
    let loaded = try Self.load(shape, published: "title: Not published")
    let flags = loaded.conditions.filter { $0.rule == DataCondition.codesOfPersons }
    #expect(flags.map(\.column) == (shape.refusal == Self.unique ? ["area"] : []))
  }

  @Test(arguments: [
    "2024-%02d-26", "%02d/03/2024", "26.%02d.24", "24-%02d-26", "2024%02d26", "%d March 2024",
    "%02d-Mar-2024",
    "%02d-MAR-24", "March %d, 2024", "%d de marzo de 2024", "%d марта 2024", "2024-%02dT10:00",
    "%02d.03.2024 12:00",
  ])
  func daysAreToldHoweverTheyAreWritten(_ form: String) throws {
    let texts = (2...12).map { String(format: form, $0) }
    let days = texts.compactMap { DayText($0) }
    #expect(days.count == (form == "2024-%02dT10:00" ? 0 : texts.count))
    #expect(!DayText.areMonths(days) || days.isEmpty)
  }

  @Test(arguments: [
    "March 2024", "2024", "20241426", "18240626", "2024062", "1.2.345", "Room 12", "12 March", "A-12-34-56",
    "41 March 2024", "2024-26-26", "99.99.99", "V-2024-06", "12 persons of 2024 in all",
  ])
  func whatIsNoDayIsNone(_ text: String) { #expect(DayText(text) == nil) }

  @Test(arguments: [
    ["2024-01-01", "2024-02-01"], ["01.01.24", "01.02.24"], ["20240131", "20240229"],
    ["1 March 2024", "1 April 2024"],
  ])
  func firstAndLastDaysOfMonthsStandForThem(_ texts: [String]) {
    #expect(DayText.areMonths(texts.compactMap { DayText($0) }))
  }

  @Test(arguments: [
    ("area", "places, role: dimension", true), ("area", "persons, role: dimension", false),
    ("area", "categories, role: attribute", false), ("area", "places, role: vintage", false),
  ])
  func codesAreClaimedOfPlacesOrCategoriesByADimensionAlone(_ name: String, _ claim: String, _ isTaken: Bool)
    throws
  {
    let shape = Shape(
      name: name, count: 3,
      columns: [("more", "type: code, list: sex, codes-of: \(claim)", { $0 == 0 ? "F" : "M" })])
    if isTaken {
      _ = try Self.load(shape)
    } else {
      let error = try #require(throws: DiagnosticsError.self) { try Self.load(shape) }
      #expect(error.diagnostics.map(\.code) == ["E090"])
    }
  }
}
