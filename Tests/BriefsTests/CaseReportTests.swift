import Testing

@testable import Briefs

@Suite struct CaseReportTests {
  private func report() throws -> Report { try Samples.recorded("case-records") }

  @Test func thePageIsWellFormedAndCarriesItsBanner() throws {
    let page = try report().html
    let read = ReadPage(page)
    #expect(read.faults.isEmpty, "\(read.faults)")
    #expect(Set(read.ids).count == read.ids.count)
    #expect(page.contains("Internal: unprotected counts, not for publication"))
  }

  @Test func traffickingAndSmugglingStandInSectionsOfTheirOwn() throws {
    let report = try report()
    let titles = report.sections.compactMap { $0.title.map(English().text) }
    #expect(titles.contains("Trafficking in persons") && titles.contains("Smuggling of migrants"))
    var crimes = 0
    for section in report.sections {
      let own = section.blocks.compactMap {
        if case .figure(let figure) = $0 { figure.crime } else { nil }
      }
      crimes += own.count
      #expect(Set(own).count <= 1, "\(section.title.map(English().text) ?? "")")
    }
    #expect(crimes >= 4)
  }

  @Test func marginsAreNotAddedToTheirParts() throws {
    let flows = try report().figures.first {
      if case .flows = $0.chart { $0.crime == .trafficking } else { false }
    }
    guard case .flows(let diagram) = try #require(flows).chart else { return }
    for column in diagram.columns { #expect(column.reduce(0) { $0 + $1.value } == 263) }
  }

  @Test func theAuditSaysCountsByRuleWhatHappenedToRowsFirst() {
    let rows = CaseSamples.quality.table().rows.map { $0.map(English().text) }
    #expect(rows.first == ["Row left out", "order", "whole row", "96", "0.5%"])
    #expect(rows.last == ["Value recoded", "recoded", "sex", "8,120", "40.6%"])
  }

  @Test(arguments: ShippedPages.names)
  func anEmptyPipelineStillHasAPage(_ name: String) throws {
    var inputs = CaseSamples.inputs
    inputs.tables = []
    inputs.findings = []
    inputs.quality = []
    #expect(ReadPage(try Samples.report(name, inputs).html).faults.isEmpty)
  }
}
