import Language
import Tables
import Testing

@testable import Briefs

/// What readers of one language want differently: digits, a second calendar, time from the right.
@Suite struct LanguageSettingsTests {
  private func language(_ tag: String, _ change: (inout LanguageSettings) -> Void) throws -> CatalogueLanguage
  {
    var settings = LanguageSettings()
    change(&settings)
    return try #require(PageLanguages.language(tag)).with(settings)
  }

  private func plain(_ text: String) -> String { DirectionIsolate.removed(from: text) }

  @Test(arguments: [
    ("ar", "١٬٢٣٤٫٥"), ("fa", "۱٬۲۳۴٫۵"), ("ur", "۱٬۲۳۴٫۵"), ("fr", "1\u{202F}234,5"), ("en", "1,234.5"),
  ])
  func numbersHaveTheDigitsOfTheScriptWhereTheyAreAskedFor(_ tag: String, _ number: String) throws {
    let native = try language(tag) { $0.digits = .native }
    #expect(plain(native.text(Quantity(1234.5, form: .number(decimals: 1)))) == number)
    let latin = try language(tag) { _ in }
    #expect(plain(latin.text(Quantity(12, form: .number(decimals: 0)))) == "12")
    // Numbers that stand in messages, too.
    let page = try DirectionIsolate.removed(
      from: ReadPage(HTMLPage.text(Samples.recorded("nightly"), language: native)).text)
    let hasScript = ["ar", "fa", "ur"].contains(tag)
    #expect(page.contains { "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹".contains($0) } == hasScript)
  }

  @Test func daysAreToldInASecondCalendarWhereItIsAskedFor() throws {
    let both = try language("en") { $0.daysBeside = .persian }
    let words = both.text(.edition(.dates(data: "2025-06-03", run: "2025-03-20")))
    #expect(words == "Data as of 3 June 2025 / 13 Khordad 1404; page of 20 March 2025 / 30 Esfand 1403.")
    let day = try #require(Period(text: "2024-03-20", frequency: .day))
    #expect(both.text(day, .long) == "20 March 2024 / 1 Farvardin 1403")
    #expect(both.text(day, .short) == English().text(day, .short))
    #expect(both.text(.edition(.dates(data: "1200-01-01", run: nil))) == "Data as of 1 January 1200.")
  }

  @Test func timeRunsFromTheRightWhereItIsAskedForAndLinesBeginThere() throws {
    let series = LineSeries(
      name: .own("x"), points: ChartSamples.points((1...40).map { .exact(Double($0)) }), tone: .neutral)
    /// The places of the years at the axis, in order of time.
    func places(_ language: CatalogueLanguage) -> [Double] {
      LineChart(series: series, title: "t", language: language).drawing().shapes.compactMap {
        shape -> (Int, Double)? in
        guard case .text(let words, let place, _, _) = shape, let year = Int(plain(words)), year > 1900 else {
          return nil
        }
        return (year, place.x)
      }.sorted { (one: (Int, Double), other: (Int, Double)) in one.0 < other.0 }.map(\.1)
    }
    let fromLeft = try places(language("ar") { _ in })
    let fromStart = try places(language("ar") { $0.timeAxis = .fromStart })
    #expect(fromLeft.count >= 2 && fromLeft == fromLeft.sorted())
    #expect(fromStart.count == fromLeft.count && fromStart == fromStart.sorted(by: >))
    #expect(try places(language("fr") { $0.timeAxis = .fromStart }) == places(language("fr") { _ in }))
  }
}
