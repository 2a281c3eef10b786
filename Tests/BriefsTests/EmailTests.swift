import Language
import Tables
import Testing

@testable import Briefs

@Suite struct EmailTests {
  private func text(_ report: Report, _ language: any PageLanguage = English()) throws -> String {
    let files = EmailWriter.files(WrittenPage(report: report, language: language, tables: [], findings: []))
    return String(decoding: try #require(files.first).bytes, as: UTF8.self)
  }

  @Test(arguments: Samples.recorded)
  func linesFitAndHoldNoMarkupAndNoTrailingBlanks(_ name: String) throws {
    for language in [English(), Reversed()] as [any PageLanguage] {
      let lines = try text(Samples.recorded(name), language).split(
        separator: "\n", omittingEmptySubsequences: false)
      #expect(lines[0].hasPrefix("Subject: "))
      for line in lines {
        #expect(WrittenText.columns(String(line)) <= 72, "\(line)")
        #expect(line.last != " " && !line.contains("<td") && !line.contains("\t"))
      }
    }
  }

  @Test(arguments: Samples.recorded)
  func everyNumberIsOneOfThePage(_ name: String) throws {
    let report = try Samples.recorded(name)
    let json = try JSONWriter.text(report)
    // The numbers of messages stand before a full stop.
    let mail = try text(report).replacing(#/\n[0-9]+\. /#, with: "\n")
    #expect(PrintedNumbers.unexplained(mail, in: json, told: .ofFindings) == [])
    #expect(
      PrintedNumbers.unexplained("A line with 98,765 in it", in: json, told: .ofFindings) == ["98,765"])
  }

  @Test func messagesComeInOrderAndWarningsBeforeThem() throws {
    let report = try Samples.recorded("case-records")
    let mail = try text(report)
    let plain = mail.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let headlines = report.messages.map { English().text($0.headline) }
    let places = try headlines.map { headline in
      try #require(plain.ranges(of: headline).last, "\(headline)").lowerBound
    }
    #expect(places == places.sorted() && !places.isEmpty)
    let banner = try #require(plain.firstRange(of: "! Internal:"))
    #expect(banner.lowerBound < places[0])
  }

  @Test func aLongTableThatNoWordsGoBeforeIsLeftOut() throws {
    func mail(_ blocks: [Report.Block]) throws -> String {
      var report = try Samples.recorded("nightly")
      report.sections = [.init(title: .own("Section"), blocks: blocks)]
      return try text(report)
    }
    let rows = (1...12).map {
      [Entry.words(phrase: .own("Row \($0)")), .quantity(quantity: Quantity(count: $0))]
    }
    let table = Report.Block.table(
      table: DataTable(caption: nil, columns: [.word(word: .series), .word(word: .count)], rows: rows))
    let note = Report.Block.note(phrase: .moreSeries(count: 3))
    #expect(try !mail([table, note]).contains("Section"))
    let told = try mail([note, table])
    #expect(told.contains("- Row 8; Count: 8") && !told.contains("Row 9"))
    #expect(told.contains("4 more rows stand on the page."))
  }

  @Test func aQuietNightIsAFewLines() throws {
    var report = try Samples.recorded("nightly")
    report.sections.insert(
      .init(title: nil, blocks: [.paragraph(phrase: .night(.quiet(series: 12, new: 3)))]), at: 0)
    let lines = try text(report).split(separator: "\n")
    #expect(lines.count <= 16, "\(lines.count)")
    #expect(lines.contains { $0.contains("A quiet night") })
  }

  @Test func textBreaksBetweenWordsByTheirColumns() {
    let arabic = String(repeating: "مُحَمَّد ", count: 30)
    let lines = WrittenText.wrapped(arabic, to: 40, start: "- ", indent: 2)
    #expect(lines.count > 2 && lines.allSatisfy { WrittenText.columns($0) <= 40 && $0.last != " " })
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("  ") })
    #expect(WrittenText.columns("مُحَمَّد") == 4 && WrittenText.columns("漢字") == 4)
    #expect(WrittenText.wrapped(String(repeating: "x", count: 100), to: 40).map(\.count) == [40, 40, 20])
    // What turns text is spelled out; what holds numbers together stays where lines run from the right.
    #expect(WrittenText.line("a\u{202E}b\u{2068}5\u{2069}", .rightToLeft) == "a<U+202E>b\u{2068}5\u{2069}")
    #expect(WrittenText.line("b\u{2068}5", .leftToRight) == "b<U+2068>5")
  }
}
