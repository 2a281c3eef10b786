import Language
import Tables
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

  @Test(arguments: PageLanguages.all.map(\.tag))
  func whatRulesFoundIsSaidInTheLanguageOfThePage(tag: String) throws {
    let language = try #require(PageLanguages.language(tag))
    let rules = FoundCondition.Rule.allCases.map(\.rawValue) + ["plausible"]
    let found = rules.map { rule in
      FoundCondition(
        DataCondition(rule, of: "c", column: "form", count: 7, text: "f.csv: rule 'x' made 7 values missing"),
        label: { _ in
          LocalizedText(texts: ["en": "form", "fr": "forme", "ar": "الشكل", "fa": "شکل", "ur": "شکل"])
        })
    }
    let words = found.map { language.plainText(.conditions(found: [$0])) }
    #expect(Set(words).count == words.count)
    for (rule, text) in zip(rules, words) {
      #expect(!text.contains("f.csv") && !text.contains("found."), "\(rule)")
      // Only the name of a rule that is the contract's own is written as it is.
      #expect(text.contains("plausible") == (rule == "plausible"))
      let strange = text.matches(of: #/[A-Za-z]{3,}/#).map { String($0.output) }.filter { $0 != "plausible" }
      #expect(["en", "fr"].contains(tag) || strange.isEmpty, "\(rule): \(strange)")
    }
    for cause in ToldCause.allCases {
      let said = language.plainText(.causes(causes: [cause.rawValue]))
      #expect(!said.contains("cause."))
      #expect((said == cause.rawValue) == (tag == "en" || said == "configuration"), "\(said)")
    }
    #expect(language.plainText(.causes(causes: ["parameter from"])).contains("from"))
    #expect(language.plainText(.causes(causes: [])) == "–")
  }
}
