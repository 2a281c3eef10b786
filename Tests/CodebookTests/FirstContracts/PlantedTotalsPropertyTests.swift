import TestSupport
import Testing

@testable import Codebook

/// Tables of random figures with totals planted among them, in every layout: what a run adds is the parts, each once.
@Suite struct PlantedTotalsPropertyTests {
  /// How a table lies in its file.
  enum Layout: CaseIterable {
    /// A row a year and category.
    case long
    /// A row a category, a column a year.
    case yearsAcross
    /// A row a year, a column a category.
    case categoriesAcross
  }

  /// A category of a table and its figures, one a year.
  struct Category {
    var name: String
    var figures: [Int]
  }

  /// A table and what is true of it.
  struct Planted {
    var text: String
    /// The sum of the parts, one a year.
    var sums: [Int]
    var description: String
  }

  static let firstYear = 2008
  static let places = [
    "Kandal", "Takeo", "Pursat", "Kampot", "Battambang", "Siem Reap", "Ratanakiri", "Mondulkiri", "Kep",
  ]
  static let words = [
    "Total", "TOTAL", "Grand total", "All", "Gesamt", "Ensemble", "Totale", "Todos", "Всього", "Итого",
    "المجموع",
    "مجموع", "جمع کل", "Toplam", "合计", "รวม", "Jumlah", "Összesen", "Razem", "Kokku",
  ]

  /// Figures of the categories themselves: each its own size and its own way through the years.
  static func parts(_ years: Int, _ generator: inout SeededGenerator) -> [Category] {
    places.shuffled(using: &generator).prefix(Int.random(in: 3...7, using: &generator)).map { name in
      let size = [3, 12, 40, 150, 900].randomElement(using: &generator) ?? 12
      return Category(
        name: name, figures: (0..<years).map { _ in Int.random(in: size / 3...size * 2, using: &generator) })
    }
  }

  static func sum(_ categories: [Category], _ years: Int) -> [Int] {
    (0..<years).map { year in categories.reduce(0) { $0 + $1.figures[year] } }
  }

  /// A table made with a seed; each has one total of all or several of some, or both.
  static func planted(_ seed: Int) -> Planted {
    var generator = SeededGenerator(seed: UInt64(seed))
    let years = Int.random(in: 8...16, using: &generator)
    let parts = parts(years, &generator)
    var all = parts
    var told: [String] = []
    if parts.count >= 5, Bool.random(using: &generator) {
      let cut = Int.random(in: 2...parts.count - 2, using: &generator)
      let south = Category(name: "Southern zone", figures: sum(Array(parts[..<cut]), years))
      let north = Category(name: "Northern zone", figures: sum(Array(parts[cut...]), years))
      all.insert(north, at: cut)
      all.insert(south, at: 0)
      told.append("two zones")
    }
    if told.isEmpty || Bool.random(using: &generator) {
      let name =
        Int.random(in: 0..<4, using: &generator) == 0
        ? "Cambodia" : words.randomElement(using: &generator) ?? "Total"
      let whole = Category(name: name, figures: sum(parts, years))
      all.insert(whole, at: Bool.random(using: &generator) ? 0 : all.count)
      told.append(name)
    }
    let layout = Layout.allCases.randomElement(using: &generator) ?? .long
    return Planted(
      text: text(all, years, layout), sums: sum(parts, years),
      description: "\(layout), \(parts.count) parts, \(told.joined(separator: ", "))")
  }

  static func text(_ all: [Category], _ years: Int, _ layout: Layout) -> String {
    let headings = (0..<years).map { String(firstYear + $0) }
    let rows: [[String]] =
      switch layout {
      case .long:
        [["Year", "Area", "Victims"]]
          + (0..<years).flatMap { year in all.map { [headings[year], $0.name, String($0.figures[year])] } }
      case .yearsAcross:
        [["Area"] + headings] + all.map { [$0.name] + $0.figures.map(String.init) }
      case .categoriesAcross:
        [["Year"] + all.map(\.name)]
          + (0..<years).map { year in [headings[year]] + all.map { String($0.figures[year]) } }
      }
    return rows.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
  }

  @Test(arguments: 1...120) func nothingIsAddedTwice(_ seed: Int) throws {
    let table = Self.planted(seed)
    let drafted = try DraftedContract(text: table.text)
    #expect(!drafted.lines.contains { $0.contains("additive: false") }, "\(table.description)")
    for (year, sum) in table.sums.enumerated() {
      let added = drafted.rows.map { $0.split(separator: " ") }
        .filter { $0.contains("\(Self.firstYear + year)") && $0.first != "_T" }
        .compactMap { $0.last.flatMap { Int($0) } }.reduce(0, +)
      #expect(added == sum, "\(table.description): \(Self.firstYear + year)")
    }
  }
}
