import Testing

@testable import Briefs

/// The samples are those of CLDR 48, common/supplemental/plurals.xml, type cardinal, `@integer`.
@Suite struct PluralRulesTests {
  private static let samples: [(tag: String, category: PluralCategory, numbers: [Int])] = [
    ("en", .one, [1]), ("en", .other, [0] + Array(2...16) + [100, 1000, 10000, 100_000, 1_000_000]),
    ("ur", .one, [1]), ("ur", .other, [0] + Array(2...16) + [100, 1000, 10000, 100_000, 1_000_000]),
    ("fa", .one, [0, 1]), ("fa", .other, Array(2...17) + [100, 1000, 10000, 100_000, 1_000_000]),
    ("fr", .one, [0, 1]), ("fr", .many, [1_000_000]),
    ("fr", .other, Array(2...17) + [100, 1000, 10000, 100_000]),
    ("ar", .zero, [0]), ("ar", .one, [1]), ("ar", .two, [2]),
    ("ar", .few, Array(3...10) + Array(103...110) + [1003]),
    ("ar", .many, Array(11...26) + [111, 1011]),
    (
      "ar", .other,
      Array(100...102) + Array(200...202) + [300, 400, 500, 600, 1000, 10000, 100_000, 1_000_000]
    ),
  ]

  @Test(arguments: samples.indices)
  func numbersAreOfTheCategoryThatCLDRGivesThem(_ place: Int) {
    let (tag, category, numbers) = Self.samples[place]
    for number in numbers {
      #expect(PluralRules.category(number, in: tag) == category, "\(tag) \(number)")
    }
  }

  @Test func aRegionDoesNotChangeTheRule() {
    #expect(PluralRules.category(0, in: "fr-CA") == .one)
    #expect(PluralRules.category(1, in: "xx") == .other)
    #expect(PluralRules.category(.min, in: "ar") == .few)
  }
}
