import TestSupport
import Testing

@testable import Codebook

/// Random tables of a period, an area and a sex, headed in several languages, with totals over rows, columns, both, or in some periods
/// only: what a run adds is the parts, each once.
@Suite struct CrossedTotalsPropertyTests {
  /// The words of one language.
  struct Words: CustomStringConvertible {
    var language: String
    var period: String
    var area: String
    var sex: String
    var figures: String
    var women: String
    var men: String
    var total: String

    var description: String { language }
  }

  static let languages: [Words] = [
    .init(
      language: "en", period: "Year", area: "Region", sex: "Sex", figures: "Victims", women: "Female",
      men: "Male",
      total: "Total"),
    .init(
      language: "fr", period: "Année", area: "Région", sex: "Sexe", figures: "Victimes", women: "Femmes",
      men: "Hommes", total: "Ensemble"),
    .init(
      language: "es", period: "Año", area: "Departamento", sex: "Sexo", figures: "Víctimas", women: "Mujeres",
      men: "Hombres", total: "Total"),
    .init(
      language: "ar", period: "السنة", area: "المحافظة", sex: "الجنس", figures: "الضحايا", women: "إناث",
      men: "ذكور", total: "المجموع"),
    .init(
      language: "fa", period: "سال", area: "ولایت", sex: "جنس", figures: "قربانیان", women: "زن", men: "مرد",
      total: "مجموع"),
    .init(
      language: "ur", period: "سال", area: "صوبہ", sex: "جنس", figures: "متاثرین", women: "خواتین",
      men: "مرد",
      total: "کل"),
    .init(
      language: "ru", period: "Год", area: "Область", sex: "Пол", figures: "Жертвы", women: "женщины",
      men: "мужчины",
      total: "Всего"),
    .init(
      language: "tr", period: "Yıl", area: "İl", sex: "Cinsiyet", figures: "Mağdurlar", women: "Kadın",
      men: "Erkek",
      total: "Toplam"),
    .init(
      language: "sw", period: "Mwaka", area: "Mkoa", sex: "Jinsia", figures: "Waathirika", women: "Wanawake",
      men: "Wanaume", total: "Jumla"),
  ]

  static let places = ["Karesh", "Lomuk", "Tivara", "Osmed", "Pelin", "Zurat"]

  /// Which totals stand among the parts.
  enum Totals: CaseIterable {
    case ofAreas, ofSexes, ofBoth, ofSomePeriods
  }

  /// How a table lies in its file.
  enum Layout: CaseIterable {
    case long, sexesAcross, periodsAcross
  }

  /// The periods of a table as it writes them and as a run tells them.
  static func periods(_ generator: inout SeededGenerator) -> [(written: String, told: String)] {
    switch Int.random(in: 0...2, using: &generator) {
    case 0: (2008...2019).map { (String($0), String($0)) }
    case 1: (2014...2018).flatMap { year in (1...4).map { ("Q\($0) \(year)", "\(year)-Q\($0)") } }
    default: (2012...2019).flatMap { year in (1...2).map { ("H\($0) \(year)", "\(year)-S\($0)") } }
    }
  }

  @Test(arguments: 1...20) func nobodyIsCountedTwice(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed) + 9_000)
    let words = Self.languages[seed % Self.languages.count]
    let totals = Totals.allCases[seed / 3 % Totals.allCases.count]
    let layout = Layout.allCases.randomElement(using: &generator) ?? .long
    let periods = Self.periods(&generator)
    let areas = Self.places.shuffled(using: &generator).prefix(Int.random(in: 3...6, using: &generator))
    let sizes = areas.map { _ in [4, 15, 60, 400].randomElement(using: &generator) ?? 15 }
    let apart = periods.indices.filter { _ in Int.random(in: 0..<4, using: &generator) > 0 }
    // One cell for each area, sex and period, and totals of areas and of sexes behind them.
    var cells: [(area: String, sex: String, figures: [Int?])] = []
    func whole(_ figures: [[Int?]]) -> [Int?] {
      periods.indices.map { place in
        totals == .ofSomePeriods && !apart.contains(place) ? nil : figures.reduce(0) { $0 + ($1[place] ?? 0) }
      }
    }
    for (area, size) in zip(areas, sizes) {
      let parts = [words.women, words.men].map { sex in
        (
          area: area, sex: sex,
          figures: periods.map { _ in Int?.some(Int.random(in: size / 2...size * 2, using: &generator)) }
        )
      }
      cells += parts
      if totals == .ofSexes || totals == .ofBoth {
        cells.append((area, words.total, whole(parts.map(\.figures))))
      }
    }
    let sums = periods.indices.map { place in
      cells.filter { $0.sex != words.total }.reduce(0) { $0 + ($1.figures[place] ?? 0) }
    }
    if totals != .ofSexes {
      for sex in [words.women, words.men] + (totals == .ofBoth ? [words.total] : []) {
        cells.append((words.total, sex, whole(cells.filter { $0.sex == sex }.map(\.figures))))
      }
    }
    let text = Self.text(cells, periods.map(\.written), words, layout)
    let drafted = try DraftedContract(text: text)
    let about = "\(words) \(totals) \(layout) \(periods.count) periods"
    #expect(drafted.lines.contains { $0.contains("role: period") }, "\(about)")
    if drafted.lines.contains(where: { $0.contains("additive: false") }) { return }
    for (period, sum) in zip(periods, sums) {
      let added = drafted.rows.map { $0.split(separator: " ") }
        .filter { $0.contains(Substring(period.told)) && !$0.contains("_T") }
        .compactMap { $0.last.flatMap { Int($0) } }.reduce(0, +)
      #expect(added == sum, "\(about): \(period.told)")
    }
  }

  static func text(
    _ cells: [(area: String, sex: String, figures: [Int?])], _ periods: [String], _ words: Words,
    _ layout: Layout
  ) -> String {
    func shown(_ figure: Int?) -> String { figure.map(String.init) ?? "" }
    let rows: [[String]]
    switch layout {
    case .long:
      rows =
        [[words.period, words.area, words.sex, words.figures]]
        + periods.indices.flatMap { place in
          cells.filter { $0.figures[place] != nil }.map {
            [periods[place], $0.area, $0.sex, shown($0.figures[place])]
          }
        }
    case .periodsAcross:
      rows =
        [[words.area, words.sex] + periods] + cells.map { [$0.area, $0.sex] + $0.figures.map(shown) }
    case .sexesAcross:
      let sexes = cells.reduce(into: [String]()) { if !$0.contains($1.sex) { $0.append($1.sex) } }
      let areas = cells.reduce(into: [String]()) { if !$0.contains($1.area) { $0.append($1.area) } }
      rows =
        [[words.period, words.area] + sexes]
        + periods.indices.flatMap { place in
          areas.map { area in
            [periods[place], area]
              + sexes.map { sex in
                shown(cells.first { $0.area == area && $0.sex == sex }?.figures[place])
              }
          }.filter { $0.dropFirst(2).contains { !$0.isEmpty } }
        }
    }
    return rows.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
  }
}
