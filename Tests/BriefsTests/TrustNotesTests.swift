import Testing
import Trends

@testable import Briefs

/// What pages say of how far their figures can be trusted.
@Suite struct TrustNotesTests {
  private func evidence(_ report: Report) -> String? {
    let note = report.trustNotes.first { $0.topic == .topic(topic: .evidence) }
    return note.map { English().paragraph($0.sentences) }
  }

  @Test(arguments: [
    (Multiplicity.benjaminiHochberg, "(Benjamini and Hochberg)."),
    (.benjaminiYekutieli, "(Benjamini and Yekutieli)."),
    (.hierarchical, "(Yekutieli, from the totals down)."), (.holm, "(Holm)."), (.bonferroni, "(Bonferroni)."),
  ])
  func theRuleOfAdjustmentIsTheOneThatWasUsed(rule: Multiplicity, words: String) throws {
    var inputs = Samples.inputs()
    for place in inputs.findings.indices {
      for one in inputs.findings[place].findings.indices {
        inputs.findings[place].findings[one].family?.multiplicity = rule
      }
    }
    for name in ["nightly", "country-brief", "overview"] {
      let text = try #require(evidence(try Samples.report(name, inputs, country: "PAK")))
      #expect(text.hasSuffix("over 3 series tested together " + words), "\(name): \(text)")
    }
  }

  @Test func whereNothingWasTestedNoRuleIsNamed() throws {
    var inputs = Samples.inputs()
    inputs.findings[0].findings = [Samples.untested("OTHR")]
    for findings in [inputs.findings, []] {
      inputs.findings = findings
      let report = try Samples.report("nightly", inputs)
      #expect(evidence(report) == nil)
      #expect(!report.html.contains("Benjamini"))
    }
  }
}
