import Testing

@testable import Briefs

@Suite struct PaletteTests {
  enum Look: String, CaseIterable { case light, dark }

  /// Relative luminance of `#RRGGBB` (WCAG 2.2).
  static func luminance(_ colour: String) -> Double {
    let digits = Array(colour.dropFirst())
    let parts = stride(from: 0, to: 6, by: 2).map { place -> Double in
      let value = Double(Int(String(digits[place...place + 1]), radix: 16) ?? 0) / 255
      return value <= 0.04045 ? value / 12.92 : Self.power((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  /// `base` to a power, by the series of its logarithm: no library of C in a test.
  static func power(_ base: Double, _ exponent: Double) -> Double {
    // 2.4 is 12/5: the fifth root by Newton's iteration, then the twelfth power.
    var root = 1.0
    for _ in 0..<60 { root -= (root * root * root * root * root - base) / (5 * root * root * root * root) }
    return (0..<12).reduce(1.0) { product, _ in product * root }
  }

  static func contrast(_ one: String, _ other: String) -> Double {
    let sorted = [luminance(one), luminance(other)].sorted()
    return (sorted[1] + 0.05) / (sorted[0] + 0.05)
  }

  private func colour(_ role: Palette.Role, _ look: Look) -> String {
    "\(look == .light ? role.light : role.dark)"
  }

  private func roles(_ use: Palette.Use) -> [Palette.Role] { Palette.roles.filter { $0.use == use } }

  @Test(arguments: Look.allCases)
  func textCanBeReadOnEverySurface(_ look: Look) {
    for text in roles(.text) {
      for surface in roles(.surface) {
        let ratio = Self.contrast(colour(text, look), colour(surface, look))
        // The tones of groups stand on the page alone.
        let isTone = ["women", "men", "girls", "boys"].contains("\(text.name)")
        if isTone, "\(surface.name)" != "page" { continue }
        #expect(ratio >= 4.5, "\(text.name) on \(surface.name), \(look): \(ratio)")
      }
    }
  }

  @Test(arguments: Look.allCases)
  func marksCanBeSeenOnThePage(_ look: Look) throws {
    let page = try #require(Palette.roles.first { "\($0.name)" == "page" })
    for mark in roles(.graphic) {
      #expect(Self.contrast(colour(mark, look), colour(page, look)) >= 3, "\(mark.name), \(look)")
    }
  }

  @Test(arguments: Look.allCases)
  func wordsOnChipsCanBeRead(_ look: Look) throws {
    let on = try #require(roles(.reverse).first)
    for fill in Palette.roles where ["tip", "som"].contains("\(fill.name)") {
      #expect(Self.contrast(colour(on, look), colour(fill, look)) >= 4.5, "\(fill.name), \(look)")
    }
  }

  @Test func theMeasureKnowsBlackOnWhiteAndRefusesLightGrey() {
    #expect((Self.contrast("#000000", "#FFFFFF") - 21).magnitude < 0.01)
    #expect(Self.contrast("#CCCCCC", "#FFFFFF") < 4.5)
    #expect((Self.contrast("#0B5C8F", "#FFFFFF") - 7.1).magnitude < 0.1)
  }

  @Test func everyColourOfTheStyleSheetIsInThePalette() {
    var buffer = MarkupBuffer()
    PageStyle.write(language: English(), to: &buffer)
    let sheet = buffer.markup
    let names = Set(sheet.matches(of: /var\(--([a-z-]+)\)/).map { String($0.1) })
    #expect(names.isSubset(of: Set(Palette.roles.map { "\($0.name)" })), "\(names)")
    let used = Set(sheet.matches(of: /#[0-9A-Fa-f]{3,6}/).map { String($0.0) })
    let known = Set(Palette.roles.flatMap { ["\($0.light)", "\($0.dark)"] })
    #expect(used.isSubset(of: known), "\(used.subtracting(known))")
  }
}
