import Testing

@testable import Briefs

@Suite struct CaseReportTests {
  private let report = CaseReport.report(CaseSamples.inputs)

  @Test func thePageIsWellFormedAndCarriesItsBanner() {
    let page = HTMLPage.text(report)
    let drawing = Drawing(page)
    #expect(drawing.faults.isEmpty, "\(drawing.faults)")
    #expect(Set(drawing.ids).count == drawing.ids.count)
    #expect(page.contains("Internal: unprotected counts, not for publication"))
  }

  @Test func traffickingAndSmugglingStandInSectionsOfTheirOwn() {
    let titles = report.sections.map(\.title)
    #expect(titles.contains("Trafficking in persons") && titles.contains("Smuggling of migrants"))
    for section in report.sections {
      let crimes = section.blocks.compactMap {
        if case .figure(let figure) = $0 { figure.crime } else { nil }
      }
      #expect(Set(crimes).count <= 1, "\(section.title)")
    }
  }

  @Test func marginsAreNotAddedToTheirParts() throws {
    let figure = try #require(CaseFigures(inputs: CaseSamples.inputs, crime: .trafficking).flows())
    #expect(figure.facts.first?.value == 263)
  }

  @Test func theAuditSaysCountsByRuleWhatHappenedToRowsFirst() {
    let rows = CaseSamples.quality.table().rows
    #expect(rows.first == ["Row left out", "order", "whole row", "96", "0.5%"])
    #expect(rows.last == ["Value recoded", "recoded", "sex", "8,120", "40.6%"])
  }

  @Test func numbersOfHeadlinesAreFacts() {
    for case .messages(let messages) in report.sections.flatMap(\.blocks) {
      for message in messages {
        let printed = Set(message.facts.map(\.text))
        #expect(HeadlineTests.numbers(message.headline).allSatisfy(printed.contains), "\(message.headline)")
      }
    }
  }

  @Test func anEmptyPipelineStillHasAPage() {
    var inputs = CaseSamples.inputs
    inputs.tables = []
    inputs.findings = []
    inputs.quality = []
    let drawing = Drawing(HTMLPage.text(CaseReport.report(inputs)))
    #expect(drawing.faults.isEmpty)
  }
}
