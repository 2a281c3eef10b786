import Foundation
import TestSupport
import Testing

/// The small inputs beside the project, each with the work that answers it; those of honest numbers are tests of
/// the project's own making, which these names lead to.
@Suite struct SharedCasesTests {
  /// What answers a case.
  enum Answer: Hashable {
    /// A test of this project.
    case test(String)
    /// Work that is not done yet.
    case later(String)
  }

  static let folder = SharedFolder.url?.appending(path: "cases")

  private static let files = Answer.later("any file as it comes")
  private static let findings = Answer.later("findings that tell what happened")

  static let answers: [String: Answer] = [
    "baiperron-interval-with-gaps": findings, "country-names": files, "counts-missing-key": files,
    "decimal-comma-rate": files, "enc-semicolon-unquoted": files, "enc-utf16-tab": files,
    "eurostat-flags": files,
    "five-problems-at-once": .test("everyProblemOfASourceIsNamedUpToTwentyOfARule"),
    "flags-all-blank": .test("MeaningOfRecordsTests"), "footnote-below": files, "footnote-marks": files,
    "gate-one-country-drop": .test("aGateOnEachFigureSeesWhatIsNothingInTheTotal"),
    "header-repeated": .test("HostileFilesTests"),
    "heading-with-spaces-where": .test("aColumnInBackticksMayHoldAnything"), "hxl-second-header": files,
    "jalali-dates-no-range": files, "kobo-groups-comma": .test("MeaningOfRecordsTests"),
    "kobo-groups-comma-noage": .test("MeaningOfRecordsTests"),
    "margin-with-masked-part": .test("aPublishedTotalIsTheTotal"), "masks-star-dots": files,
    "mixed-dates": files, "mixed-dates-formats": files,
    "open-sdg-blank-is-total": .test("aBlankMeansWhatTheContractSays"),
    "page-case-records-no-matter": .test("recordsOfOneMatterHaveTheirCountsAndFindingsOnThePage"),
    "page-says-nothing-tested": .test("aPageOfOwnFiguresShowsEveryFindingBesideIt"),
    "partial-year-trend": .test("aPartOfAYearIsMarkedAndIsNoYear"), "period-2digit": files,
    "period-5digit-year": files, "period-date-type-month": files, "period-firstday": files,
    "period-future-typo-nocov": .test("everyProblemOfASourceIsNamedUpToTwentyOfARule"),
    "period-iso-week": files,
    "period-jalali-year": .test("everyProblemOfASourceIsNamedUpToTwentyOfARule"), "period-quarter": files,
    "period-slash": files, "period-year-among-months": files, "period-year-float": files,
    "persian-digits": files, "preamble": files,
    "records-all-unrecognised": .test("MeaningOfRecordsTests"),
    "records-sum-with-unknown": .test("MeaningOfRecordsTests"), "sormas-semicolon-utf8": files,
    "spanish-sex-h-m": .test("MeaningOfRecordsTests"), "straight-line-no-verdict": findings,
    "thousands-nbsp": files, "totals-row-in-list": .test("aTotalInDisguiseIsRefusedWithTheLineToAdd"),
    "totals-row-t-disagrees": .test("aPublishedTotalIsTheTotal"), "trailing-blank-lines": files,
    "trailing-empty-rows": files, "units-row-after-header": files,
    "us-dates-two-formats": .test("MeaningOfRecordsTests"), "wide-years": files,
    "year-fill-one-year": .test("oneYearOfMonthsCanBeFilled"), "year-only-records": files,
  ]

  @Test(.enabled(if: folder != nil, "needs the shared test inputs"))
  func everyCaseHasItsAnswer() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: #require(Self.folder).path)
      .filter { !$0.hasSuffix(".md") }
    #expect(Set(names) == Set(Self.answers.keys))
  }

  /// A test that answers a case is there.
  @Test func everyTestThatIsNamedExists() throws {
    let tests = SharedFolder.packageRoot.appending(path: "Tests")
    let sources = try FileManager.default.subpathsOfDirectory(atPath: tests.path)
      .filter { $0.hasSuffix(".swift") && !$0.hasSuffix("SharedCasesTests.swift") }
      .map { try String(contentsOf: tests.appending(path: $0), encoding: .utf8) }
    for case .test(let name) in Self.answers.values {
      #expect(sources.contains { $0.contains("func \(name)") || $0.contains("struct \(name)") }, "\(name)")
    }
  }
}
