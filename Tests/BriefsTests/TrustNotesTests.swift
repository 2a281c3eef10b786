import Testing
import Trends

@testable import Briefs

/// What pages say of how far their figures can be trusted.
@Suite struct TrustNotesTests {
  @Test(arguments: [
    (Multiplicity.benjaminiHochberg, "(Benjamini and Hochberg)."),
    (.hierarchical, "(Yekutieli, from the totals down)."), (.holm, "(Holm)."),
  ])
  func theRuleOfAdjustmentIsTheOneThatWasUsed(rule: Multiplicity, words: String) throws {
    var inputs = Samples.inputs()
    for place in inputs.findings.indices {
      for one in inputs.findings[place].findings.indices {
        inputs.findings[place].findings[one].family?.multiplicity = rule
      }
    }
    for report in [NightlyReport.report(inputs), CountryBrief.report(inputs, country: "PAK")] {
      let notes = report.sections.flatMap(\.blocks).flatMap { block -> [TrustNote] in
        if case .trust(let notes) = block { notes } else { [] }
      }
      let evidence = try #require(notes.first { $0.topic == "Evidence" })
      #expect(evidence.text.hasSuffix("tested together " + words))
    }
  }

  @Test func withoutFindingsNoRuleIsNamed() throws {
    let evidence = try #require(TrustNotes.reading([]).first { $0.topic == "Evidence" })
    #expect(evidence.text.hasSuffix("tested together."))
  }
}
