import Statistics
import Testing
import Trends

@Suite struct PatternRulesTests {
  private let rules = PatternRules()

  @Test func fewScoresSayNothing() {
    #expect(rules.category(of: [3, 3, 3, 3]) == .failure(.tooShort))
    #expect(rules.category(of: []) == .failure(.tooShort))
    #expect(rules.category(of: [1, 2, .nan, 3, 4]) == .failure(.noConvergence))
  }

  @Test(arguments: [
    ([0.0, 0, 0, 0, 0, 3], PatternCategory.newHigh), ([0, 0, 0, 0, 3, 3], .consecutiveHigh),
    ([0, 3, 0, 0, 0, 3], .sporadicHigh), ([0, -3, 0, 0, 0, 3], .oscillatingHigh),
    ([0, 3, 3, 0, 0, 0], .none),
    ([0, 0, 0, 0, 0, -3], .newLow), ([0, 3, 0, 0, 0, -3], .oscillatingLow),
    ([-2, -3, -4, -5, -6, -7], .intensifyingLow), ([-7, -6, -5, -4, -3, -2], .diminishingLow),
    ([3, 4, 3, 4, 3, 4, 3, 4, 3, 0], .historicalHigh),
  ])
  func categoriesFollowTheRules(scores: [Double], category: PatternCategory) {
    #expect(rules.category(of: scores) == .success(category))
  }

  @Test func everyCategoryHasWordsThatNameNoHotSpot() {
    for category in PatternCategory.allCases {
      #expect(!category.words.isEmpty && !category.words.lowercased().contains("spot"))
    }
    #expect(PatternCategory.oscillatingHigh.words == "On and off")
  }
}
