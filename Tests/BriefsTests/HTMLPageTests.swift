import Foundation
import Language
import Tables
import TestSupport
import Testing

@testable import Briefs

@Suite struct HTMLPageTests {
  private func page(_ report: Report) -> String { HTMLPage.text(report, language: English()) }

  @Test func pagesAreWellFormedWithUniqueIdsAndLabelsInPlace() {
    let page = ReadPage(page(ReportSamples.report))
    #expect(page.faults.isEmpty, "\(page.faults)")
    #expect(Set(page.ids).count == page.ids.count && !page.ids.isEmpty)
    #expect(Set(page.references).isSubset(of: Set(page.ids)))
  }

  @Test func pagesFetchNothingAndRunNothing() {
    let page = page(ReportSamples.report)
    #expect(page.contains("default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"))
    for word in ["<script", "url(", "@import", "<iframe", "<object", "javascript:"] {
      #expect(!page.contains(word), "\(word)")
    }
    #expect(page.matches(of: /<[^>]* on[a-z]+=/).isEmpty)
    #expect(page.matches(of: #/ src="([^"]*)"/#).allSatisfy { $0.1.hasPrefix("data:image/") })
    #expect(page.matches(of: /href="([^"]*)"/).allSatisfy { !$0.1.contains(":") || $0.1 == "data:," })
  }

  /// Strings that break pages: our own, and the shared list where it is there.
  static var hostile: [String] {
    var strings = [
      "</text></svg><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onload='x", "]]>",
      "<!--", "</style><script>", "&amp;&lt;&#x3c;", "javascript:alert(1)", "\u{202E}gnp",
      "\u{0}\u{8}\u{1B}[31m",
      "=1+1", "{{7*7}}",
    ]
    if let file = SharedFolder.url?.appending(path: "nasty/strings/blns/blns.json"),
      let data = try? Data(contentsOf: file), let list = try? JSONDecoder().decode([String].self, from: data)
    {
      strings += list
    }
    return strings
  }

  @Test func hostileStringsStayTextWhereverTheyStand() {
    let elements = page(ReportSamples.report).matches(of: /<(img|style|svg)[ >]/).count
    let all = Self.hostile
    // Several a page, one a label.
    for start in stride(from: 0, to: all.count, by: 25) {
      var place = start
      let report = ReportSamples.report { _ in
        place += 1
        return all[place % all.count]
      }
      let page = page(report)
      let read = ReadPage(page)
      #expect(read.faults.isEmpty, "from \(start): \(read.faults.prefix(3))")
      // Nothing but our own elements: their number does not depend on what they say.
      #expect(page.matches(of: /<(script|iframe|object|embed|base|form|input)[ >]/).isEmpty)
      #expect(page.matches(of: /<(img|style|svg)[ >]/).count == elements)
      #expect(!read.attributes.contains { $0.hasPrefix("on") })
    }
  }

  @Test(arguments: [
    ("a & b < c > d", "a &amp; b &lt; c &gt; d"), ("\"quoted\" 'so'", "\"quoted\" 'so'"),
    ("\u{202E}x", "&lt;U+202E&gt;x"), ("قاچاق\u{200C}", "قاچاق\u{200C}"), ("\u{0}", "&lt;U+0000&gt;"),
  ])
  func textIsEscapedByWhereItStands(_ raw: String, _ text: String) {
    var buffer = MarkupBuffer()
    buffer.element("p", [("title", .text(raw))], text: raw)
    let attribute = text.replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    #expect(buffer.markup == "<p title=\"" + attribute + "\">" + text + "</p>")
  }

  @Test(arguments: [0.0, 1, -1, 0.004, 0.05, 12.5, 99.999, -0.001, 1e14, 1e300, .nan, -.infinity])
  func numbersOfDrawingsArePlain(_ value: Double) {
    var buffer = MarkupBuffer()
    buffer.number(value)
    #expect(buffer.markup == NumberText.plain(value))
  }

  @Test func linksLeadOnlyToPlainRelativePaths() {
    for path in [
      "//example.org/x", "https://example.org", "javascript:alert(1)", "../../../up/index.html", "..",
      "../..", "a/../b", "a//b", "", "/etc",
    ] {
      #expect(!PageLink(path: path, text: .own("x")).isPlain, "\(path)")
    }
    for path in ["PAK/index.html", "../PAK/latest/index.html", "../../latest/index.html"] {
      #expect(PageLink(path: path, text: .own("x")).isPlain, "\(path)")
    }
  }

  @Test func aPictureWhoseDataIsNoBase64IsItsWords() {
    for data in ["", "abc\" onerror=\"x", "https://example.org/x.png"] {
      let picture = Picture(kind: .png, data: data, alternative: .own("A map"))
      let text = page(
        Report(
          page: "p", title: .own("P"), kicker: nil, subtitles: [],
          sections: [.init(title: nil, blocks: [.picture(picture: picture)])]))
      #expect(!text.contains("<img") && text.contains("A map"))
    }
  }

  @Test func aPageSaysItsLanguageItsLookAndAllItsWarnings() {
    var report = ReportSamples.report
    #expect(page(report).contains("<html lang=\"en\" dir=\"ltr\">"))
    #expect(page(report).contains("<body class=\"nightly\">"))
    #expect(page(report).components(separatedBy: "class=\"banner\"").count == 3)
    report.subject = ["country": "PAK"]
    #expect(page(report).contains("<body class=\"brief\">"))
  }

  @Test func aColumnInWhichNoRowHasAFigureIsLeftOut() {
    let text = page(ReportSamples.report)
    // The adjusted p has no row at all, the change a year one of three.
    #expect(!text.contains("Adjusted p</th>") && !text.contains("class=\"v h2\""))
    #expect(text.components(separatedBy: "<td class=\"v h1\">–<").count == 3)
    // A telephone reads the heads from the table.
    #expect(
      text.contains("--h0:&quot;Last full year&quot;;--h1:&quot;Change a year \\28 range\\29 &quot;\""))
  }

  @Test func pageNumbersAreContentOfTheStyleSheetAndNothingElse() {
    struct Hostile: PageLanguage {
      let tag = "en"
      let direction = WritingDirection.rightToLeft
      let english = English()
      func text(_ phrase: Phrase) -> String { english.text(phrase) }
      func text(_ quantity: Quantity) -> String { english.text(quantity) }
      func text(_ entry: Entry) -> String { english.text(entry) }
      func text(_ evidence: Evidence) -> String { english.text(evidence) }
      func text(_ period: Period, _ length: PeriodLength) -> String { english.text(period, length) }
      func description(of drawing: DrawingWords) -> String { english.description(of: drawing) }
      func text(_ label: ChartLabel) -> String {
        label == .pageOfPages ? "\"}</style><b>%2 \\ من %1" : english.text(label)
      }
    }
    let text = HTMLPage.text(ReportSamples.report, language: Hostile())
    #expect(text.components(separatedBy: "</style>").count == 2 && !text.contains("<b>"))
    #expect(text.contains("counter(pages) \" \\5c  \\645 \\646  \" counter(page) "))
    #expect(text.contains(" dir=\"rtl\""))
  }
}
