import Foundation
import Language
import Tables
import TestSupport
import Testing

@testable import Codebook

/// Tables made from contracts of our own making: what is proposed for them loads them, and no value means another code.
@Suite struct FirstContractPropertyTests {
  /// A column that a table is made with.
  struct Dimension {
    var heading: String
    var list: String?
    /// The code of each text.
    var codes: [String: String]
    var total: String?
  }

  static let headings = [
    "countries": ["Country", "nationality", "Pays", "país", "الجنسية", "تابعیت"],
    "sex": ["Sex", "gender", "sexo", "جنس"], "age-group": ["Age", "age_group", "سن"],
    "frontex-routes": ["Route", "route_name"], "border-types": ["Border", "crossing"],
    "forms": ["Form of exploitation", "forms"], "recorded-age-bands": ["age band", "ageRange"],
  ]

  /// A column of a list, with words of a few of its codes, or of words of its own.
  static func dimension(_ place: Int, _ generator: inout SeededGenerator) throws -> Dimension {
    let names = headings.keys.sorted()
    let pick = Int.random(in: 0...names.count, using: &generator)
    let total =
      Int.random(in: 0..<3, using: &generator) == 0
      ? ["Total", "todos", "کل", "المجموع"].randomElement(using: &generator) : nil
    guard pick < names.count else {
      let words = [
        "Herat", "Nimroz", "Upper Kell", "قندهار", "Côte Nord", "zone 4", "B-7", "north east", "Ñandú",
      ].shuffled(using: &generator)
        .prefix(Int.random(in: 2...6, using: &generator))
      return Dimension(
        heading: "Place \(place)", list: nil, codes: Dictionary(uniqueKeysWithValues: words.map { ($0, $0) }),
        total: total)
    }
    let name = names[pick]
    let list = try #require(CodeListLibrary.shipped[name])
    var codes: [String: String] = [:]
    let items = list.items.filter {
      !$0.code.hasPrefix("_") && $0.code != "OTHER" && $0.code != "OTHR" && $0.code != "O"
    }
    for item in items.shuffled(using: &generator).prefix(Int.random(in: 2...9, using: &generator)) {
      let words = ([item.label] + item.aliases).filter {
        list.code(matching: $0) == item.code && $0.count > 2 && Int($0) == nil
      }
      guard let word = words.randomElement(using: &generator) else { continue }
      codes[word] = item.code
    }
    let heading = headings[name]?.randomElement(using: &generator) ?? name
    return Dimension(
      heading: "\(heading)\(place == 0 ? "" : " \(place)")", list: name, codes: codes, total: total)
  }

  struct Sample {
    var header: [String]
    var rows: [[String]]
    var dimensions: [Dimension]
  }

  static func sample(_ generator: inout SeededGenerator) throws -> Sample {
    var dimensions: [Dimension] = []
    for place in 0..<Int.random(in: 1...3, using: &generator) {
      let made = try dimension(place, &generator)
      if !dimensions.contains(where: { $0.heading.lowercased() == made.heading.lowercased() }) {
        dimensions.append(made)
      }
    }
    let isMonthly = Bool.random(using: &generator)
    let periods = (0..<Int.random(in: 4...10, using: &generator)).map { index in
      isMonthly ? "20\(20 + index / 12)-\(index % 12 < 9 ? "0" : "")\(index % 12 + 1)" : "\(2010 + index)"
    }
    let mask = Int.random(in: 0..<4, using: &generator) == 0
    var rows: [[String]] = []
    for period in periods {
      var keys: [[String]] = [[]]
      for dimension in dimensions {
        keys = keys.flatMap { key in dimension.codes.keys.sorted().map { key + [$0] } }
      }
      var values: [[String]: Int] = [:]
      for key in keys { values[key] = Int.random(in: 0...4_000, using: &generator) }
      for (place, dimension) in dimensions.enumerated() {
        guard let total = dimension.total else { continue }
        var sums: [[String]: Int] = [:]
        for (key, value) in values {
          var whole = key
          whole[place] = total
          sums[whole, default: 0] += value
        }
        values.merge(sums) { first, _ in first }
      }
      for (key, value) in values.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
        rows.append([period] + key + [mask && value < 5 ? "<5" : "\(value)"])
      }
    }
    return Sample(
      header: [isMonthly ? "month" : "year"] + dimensions.map(\.heading) + ["persons"], rows: rows,
      dimensions: dimensions)
  }

  static func csv(_ rows: [[String]]) -> String {
    rows.map { $0.map(CSVField.figure).joined(separator: ",") }.joined(separator: "\n") + "\n"
  }

  @Test(arguments: 1...60) func whatIsProposedLoadsTheFileAndNoValueMeansAnotherCode(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let sample = try Self.sample(&generator)
    var table = FirstTable(header: sample.header)
    for row in sample.rows { _ = table.append(row) }
    var contract = ContractRecognition(of: table, name: "sample", title: "sample", library: .shipped)
      .contract()
    #expect(contract.kind == .counts)

    let folder = FileManager.default.temporaryDirectory.appending(path: "waymark-first-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let lists = folder.appending(path: "codelists")
    try FileManager.default.createDirectory(at: lists, withIntermediateDirectories: true)
    let source = folder.appending(path: "sample.csv").path
    try Data(Self.csv([sample.header] + sample.rows).utf8).write(to: URL(filePath: source))
    for list in contract.writtenLists {
      try Data(list.csv.utf8).write(to: lists.appending(path: "\(list.name).csv"))
    }
    let library = try CodeListLibrary(folders: [lists.path]).adding(.shipped)
    let path = folder.appending(path: "contract.yaml").path
    func write() throws {
      try Data(contract.text(source: "sample.csv", declaration: []).utf8).write(to: URL(filePath: path))
    }
    try write()
    try FirstContractTrial(contract: path, source: source, library: library).settle(
      &contract, today: "2026-11-29")
    try write()
    let read = try ContractReader.read(path: path, name: "contract.yaml", library: library)
    let loaded = try CountsLoader(contract: read, library: library).load(path: source, today: "2026-11-29")
    #expect(loaded.conditions.filter { $0.severity != .note }.isEmpty, "\(loaded.conditions.map(\.text))")

    for dimension in sample.dimensions {
      let column = try #require(contract.columns.first { $0.name == dimension.heading })
      guard column.role == .dimension else { continue }
      #expect(column.total == dimension.total, "\(dimension.heading)")
      let isOwn = contract.writtenLists.contains { $0.name == column.list }
      var given: Set<String> = []
      for (text, code) in dimension.codes {
        let found = try #require(column.codes[text], "\(dimension.heading): \(text)")
        #expect(given.insert(found).inserted, "\(dimension.heading): two values are one")
        if !isOwn, column.doubts.isEmpty {
          #expect(found == code && column.list == dimension.list, "\(dimension.heading): \(text)")
        }
      }
    }
  }
}
