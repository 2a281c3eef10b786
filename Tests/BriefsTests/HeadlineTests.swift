import Foundation
import Testing

@testable import Briefs

/// Headlines say what the report holds, and nothing else.
@Suite struct HeadlineTests {
  /// The report as its JSON says it.
  private func decoded(_ name: String) throws -> Report {
    try JSONDecoder().decode(Report.self, from: Data(try JSONWriter.text(Samples.recorded(name)).utf8))
  }

  private func headlines(_ report: Report) -> [Phrase] {
    report.messages.map(\.headline) + report.figures.map(\.headline)
  }

  @Test(arguments: Samples.recorded)
  func everyNumberOfAHeadlineIsInTheJSON(_ name: String) throws {
    let all = headlines(try decoded(name))
    #expect(!all.isEmpty)
    for headline in all {
      #expect(PrintedNumbers.unexplained(headline).isEmpty, "\(English().text(headline))")
    }
  }

  @Test(arguments: Samples.recorded)
  func theJSONHoldsAllThatThePageSays(_ name: String) throws {
    #expect(try decoded(name).html == Samples.recorded(name).html)
  }

  @Test(arguments: ["brief", "nightly", "case-records", "overview"])
  func testedHeadlinesFollowFromTheirStatement(_ name: String) throws {
    var tested = 0
    for message in try decoded(name).messages {
      guard let statement = message.statement else { continue }
      tested += 1
      #expect(message.headline == .found(statement: Found(statement)))
    }
    #expect(tested > 0 || name == "brief")
  }

  @Test func theCheckFindsANumberThatIsNotInTheJSON() {
    #expect(PrintedNumbers.numbers("Detections doubled in 2017 to 1,204.5") == ["2017", "1,204.5"])
    #expect(PrintedNumbers.unexplained(.noneClear(tested: 12)).isEmpty)
    // The remark prints a level that none of its arguments holds.
    #expect(PrintedNumbers.unexplained(.trust(remark: .range)) == ["95"])
  }

  @Test(arguments: Samples.recorded)
  func pagesUseNoForbiddenWord(_ name: String) throws {
    let page = ReadPage(try Samples.recorded(name).html).text.lowercased()
    for word in [
      "significant", "surge", "epidemic", "proves", "hot spot", "hotspot", "trafficking rose", "by chance",
    ] {
      #expect(!page.contains(word), "\(word)")
    }
  }
}
