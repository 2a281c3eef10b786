import Testing

@testable import Tables

/// Headings of one row that hold a period and words.
@Suite struct HeadingSplitTests {
  /// A heading, its period and the rest of it; nil where it does not have both.
  static let headings: [(String, String?, String)] = [
    ("2019 Male", "2019", "Male"), ("Male 2019", "2019", "Male"), ("Female (2020)", "2020", "Female"),
    ("2019-Male", "2019", "Male"), ("victims_2021_sea", "2021", "victims sea"),
    ("Q1 2020 By land", "Q1 2020", "By land"),
    ("Jan 2021 Male", "Jan 2021", "Male"), ("2019/20 Girls", "2019/20", "Girls"),
    ("FY 2019-20 Boys", "FY 2019-20", "Boys"),
    ("2019", nil, ""), ("Male", nil, ""), ("2019 to 2020 Male", nil, ""), ("Q1 2020", nil, ""),
    ("12345 Male", nil, ""),
  ]

  @Test(arguments: headings) func aHeadingIsItsPeriodAndTheRest(
    _ heading: String, _ period: String?, _ rest: String
  ) {
    let parts = HeadingSplit.parts(heading)
    #expect(parts?.period == period)
    #expect((parts?.rest ?? "") == rest)
  }
}
