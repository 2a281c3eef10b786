import Foundation
import Testing

@testable import Briefs

@Suite struct HeadlineTests {
  /// Numbers as a headline prints them.
  static func numbers(_ text: String) -> [String] {
    text.matches(of: /\d(?:[\d,]*\d)?(?:\.\d+)?/).map { String($0.0) }
  }

  /// The report as its JSON says it.
  private func decoded(_ report: Report) throws -> Report {
    try JSONDecoder().decode(Report.self, from: Data(try JSONWriter.text(report).utf8))
  }

  private func headlines(_ report: Report) -> [(text: String, facts: [Fact], statement: FindingStatement?)] {
    report.sections.flatMap(\.blocks).flatMap { block -> [(String, [Fact], FindingStatement?)] in
      switch block {
      case .messages(let messages): messages.map { ($0.headline, $0.facts, $0.statement) }
      case .figure(let figure): [(figure.headline, figure.facts, nil)]
      default: []
      }
    }
  }

  @Test(arguments: ["brief", "empty-brief", "nightly"])
  func everyNumberOfAHeadlineIsInTheJSON(_ name: String) throws {
    let report = try decoded(try #require(Samples.pages.first { $0.name == name }?.report))
    let all = headlines(report)
    #expect(!all.isEmpty)
    for headline in all {
      let printed = Set(headline.facts.map(\.text))
      for number in Self.numbers(headline.text) {
        #expect(printed.contains(number), "\(number) in '\(headline.text)'")
      }
      for fact in headline.facts {
        #expect(headline.text.contains(fact.text), "\(fact.name) is not in '\(headline.text)'")
        #expect(
          Double(fact.text.replacing(",", with: "")).map { ($0 - fact.value).magnitude <= 0.05 } ?? false)
      }
    }
  }

  @Test(arguments: ["brief", "nightly"])
  func testedHeadlinesFollowFromTheirStatement(_ name: String) throws {
    let report = try decoded(try #require(Samples.pages.first { $0.name == name }?.report))
    for headline in headlines(report) {
      guard let statement = headline.statement else { continue }
      #expect(FindingSentence(statement: statement).headline == headline.text)
    }
  }

  @Test func theCheckFindsANumberThatIsNotInTheJSON() {
    let message = Message(headline: "Detections doubled in 2017", text: "", evidence: nil)
    let printed = Set(message.facts.map(\.text))
    #expect(Self.numbers(message.headline).contains { !printed.contains($0) })
  }

  @Test(arguments: ["brief", "empty-brief", "nightly"])
  func pagesUseNoForbiddenWord(_ name: String) throws {
    let page = Drawing(HTMLPage.text(try #require(Samples.pages.first { $0.name == name }?.report))).text
      .lowercased()
    for word in ["significant", "surge", "epidemic", "proves", "hot spot", "hotspot", "trafficking rose"] {
      #expect(!page.contains(word), "\(word)")
    }
  }
}
