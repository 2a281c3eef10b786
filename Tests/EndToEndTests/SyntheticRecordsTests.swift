import Foundation
import TestSupport
import Testing

/// Synthetic records say yes or nothing, and a share is one of the records that said anything of its kind.
@Suite struct SyntheticRecordsTests {
  private static let use = PublicContractTests.Use(
    contract: "ctdc-synthetic-north-america", path: "ctdc/ctdc_synthetic_v2025_north_america_cleaned.csv",
    counts: "measure: {victims: count()}, by: {threats: each, means: each}")

  /// Any answer of the family makes a record one that answered.
  private static let clean = """
    {derive: {threats: {list: yes-no, when: {Y: "`Means Threats` = Y"}}, means: {list: yes-no, when: {Y: \
    "`Means Debt Bondage Earnings` = Y or `Means Threats` = Y or `Means Abuse` = Y or `Means False Promises` = Y or \
    `Means Drugs Alcohol` = Y or `Means Deny Basic Needs` = Y or `Means Excessive Work Hours` = Y or \
    `Means Withhold Docs` = Y"}}}}
    """

  /// Counted in the file with Python: 91,043 records, of which 45,915 name a means of control and 22,252 threats.
  @Test(.enabled(if: PublicContractTests.data != nil, "needs the shared test inputs"))
  func zerosAreNoAnswers() throws {
    let data = try #require(PublicContractTests.data)
    let folder = try PublicContractTests.Folder(
      Self.use, file: data.appending(path: Self.use.path).path, clean: Self.clean)
    let table = try folder.counts()
    #expect(table.all.sum("victims") == 91_043)
    #expect(table.rows { $0["threats"] == "Y" }.sum("victims") == 22_252)
    #expect(table.rows { $0["means"] == "Y" }.sum("victims") == 45_915)
    #expect(table.rows { $0["threats"] == "N" || $0["means"] == "N" }.isEmpty)
  }
}
