import Foundation
import Tables
import TestSupport
import Testing

@testable import Briefs

@Suite struct HTMLPageTests {
  @Test(arguments: ["brief", "empty-brief", "nightly"])
  func pagesAreWellFormedWithUniqueIdsAndLabelsInPlace(_ name: String) throws {
    let report = try #require(Samples.pages.first { $0.name == name }?.report)
    let drawing = Drawing(HTMLPage.text(report))
    #expect(drawing.faults.isEmpty, "\(drawing.faults)")
    // A country of which nothing is published has no drawing, and so no id.
    #expect(drawing.ids.isEmpty == (name == "empty-brief"))
    #expect(Set(drawing.ids).count == drawing.ids.count)
    #expect(Set(drawing.references).isSubset(of: Set(drawing.ids)))
  }

  @Test(arguments: ["brief", "empty-brief", "nightly"])
  func pagesFetchNothingAndRunNothing(_ name: String) throws {
    let page = HTMLPage.text(try #require(Samples.pages.first { $0.name == name }?.report))
    #expect(page.contains("default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"))
    for word in ["<script", " src=", "url(", "@import", "<iframe", "<object", " on", "javascript:"] {
      let isAttribute = word == " on"
      let hits =
        isAttribute
        ? page.matches(of: /<[^>]* on[a-z]+=/).count : page.components(separatedBy: word).count - 1
      #expect(hits == 0, "\(word)")
    }
    #expect(page.matches(of: /href="([^"]*)"/).allSatisfy { !$0.1.contains(":") || $0.1 == "data:," })
  }

  /// Strings that break pages: our own, and the shared list where it is there.
  static var hostile: [String] {
    var strings = [
      "</text></svg><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onload='x", "]]>",
      "<!--",
      "&amp;&lt;&#x3c;", "javascript:alert(1)", "\u{202E}gnp", "\u{0}\u{8}\u{1B}[31m", "=1+1", "{{7*7}}",
    ]
    if let file = SharedFolder.url?.appending(path: "nasty/strings/blns/blns.json"),
      let data = try? Data(contentsOf: file), let list = try? JSONDecoder().decode([String].self, from: data)
    {
      strings += list
    }
    return strings
  }

  @Test func hostileStringsStayTextWhereverTheyStand() {
    let all = Self.hostile
    // A string a label, so a page takes several at once.
    let codes = ["PAK", "CMED", "WBAL", "LABOUR", "SEXUAL", "OTHERFORM", "countries"]
    for start in stride(from: 0, to: all.count, by: codes.count) {
      let hostile = all[start]
      let inputs = Samples.inputs(
        title: hostile,
        label: { _, code in codes.firstIndex(of: code).map { all[(start + $0) % all.count] } ?? code })
      for report in [CountryBrief.report(inputs, country: "PAK"), NightlyReport.report(inputs)] {
        let page = HTMLPage.text(report)
        let drawing = Drawing(page)
        #expect(drawing.faults.isEmpty, "\(hostile.debugDescription): \(drawing.faults.prefix(3))")
        // Nothing but our own elements: their number does not depend on what they say.
        #expect(
          page.matches(of: /<(script|img|iframe|object|embed|base|form|input|style|svg)[ >]/).allSatisfy {
            $0.1 == "svg" || $0.1 == "style"
          }, "\(hostile.debugDescription)")
        #expect(page.components(separatedBy: "<style").count == 2)
        #expect(page.matches(of: /<[^>]* on[a-z]+=/).isEmpty)
      }
    }
  }

  @Test func linksLeadOnlyToPlainRelativePaths() {
    for path in [
      "//example.org/x", "https://example.org", "javascript:alert(1)", "../up/index.html", "a//b", "", "/etc",
    ] {
      #expect(!PageLink(path: path, text: "x").isPlain, "\(path)")
    }
    #expect(PageLink(path: "PAK/index.html", text: "x").isPlain)
  }

  @Test func aFigureThatSourcesHideIsExplainedOnce() throws {
    let page = HTMLPage.text(CountryBrief.report(Samples.inputs(), country: "PAK"))
    #expect(page.components(separatedBy: "stands for 0 to 4").count == 2)
    #expect(page.contains("&lt;5"))
  }

  @Test func aTableWithoutFiguresOfTheCountrySaysSo() {
    let page = HTMLPage.text(CountryBrief.report(Samples.inputs(), country: "IRN"))
    #expect(page.contains("no published figures"))
    #expect(!page.contains("Victims recorded a year"))
  }

  @Test func traffickingAndSmugglingAreNeverInOneFigure() {
    for page in Samples.pages {
      for section in page.report.sections {
        for case .figure(let figure) in section.blocks {
          let tones: Set<Tone> =
            switch figure.chart {
            case .line(let series): [series.tone]
            case .multiples(let series): Set(series.map(\.tone))
            case .flows(let flows): [flows.tone]
            }
          #expect(!(tones.contains(.smuggling) && tones.count > 1), "\(figure.headline)")
        }
      }
    }
  }
}
