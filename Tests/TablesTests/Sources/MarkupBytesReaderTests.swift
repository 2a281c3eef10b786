import TestSupport
import Testing

@testable import Tables

struct MarkupBytesReaderTests {
  private let document =
    "\u{FEFF}<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!-- a > b --><a:root xmlns:a='x'>one &amp; <b c=\"d &lt; e\" a:f='g\"h'/>two\r\nthree<![CDATA[<&>]]>م<x><y>\u{1F600}</y ></x></a:root>\n<?end?>"

  /// All tokens in words, through a window of some bytes.
  private func tokens(_ document: String, whole: Int, window: Int) throws -> [String] {
    let archive = try ZipBytesArchive(path: WorkbookFile.archive([("part", document)]))
    let entry = try #require(try archive.entry("part"))
    let markup = try MarkupBytesReader(entry, file: "part", whole: whole, window: window)
    var tokens: [String] = []
    while true {
      switch try markup.next() {
      case .start:
        let names = ["root", "b", "x", "y"].filter { name in
          switch name {
          case "root": markup.isNamed("root")
          case "b": markup.isNamed("b")
          case "x": markup.isNamed("x")
          default: markup.isNamed("y")
          }
        }
        tokens.append(
          "<\(names.joined()) \(try markup.attribute("c") ?? "-") \(try markup.attribute("f") ?? "-") \(markup.depth)"
        )
      case .end: tokens.append("> \(markup.depth)")
      case .text: tokens.append(try markup.text())
      case .finished: return tokens
      }
    }
  }

  @Test(arguments: [1, 2, 3, 5, 7, 16, 31, 64, 200, 4096])
  func aWindowOfAnySizeGivesTheSameTokens(_ window: Int) throws {
    let expected = [
      "<root - - 1", "one & ", "<b d < e g\"h 2", "> 1", "two\nthree", "<&>", "م", "<x - - 2", "<y - - 3",
      "\u{1F600}", "> 2", "> 1", "> 0",
    ]
    #expect(try tokens(document, whole: 1 << 20, window: window) == expected)
    // The mark and the declaration are looked at in the first window.
    let bare = document.replacing("\u{FEFF}<?xml version=\"1.0\" encoding=\"utf-8\"?>", with: "")
    #expect(try tokens(bare, whole: 0, window: window) == expected)
  }

  @Test(arguments: [
    "", " ", "text", "<a>", "<a></b>", "</a>", "<a/><b/>", "<a/>text", "<a b></a>", "<a b=c/>",
    "<a b=\"<\"/>", "<a b=\"1\"c=\"2\"/>", "<a b=\"1\" b=\"2\"/>", "< a/>",
    "<a><!-- ", "<a><![CDATA[ ]]", "<a>&unknown;</a>", "<a>&#1;</a>", "<a>&#xFFFF;</a>",
    "<a>&#99999999999;</a>", "<a>&;</a>", "<a>&#;</a>", "<a>&#x;</a>", "<!DOCTYPE a><a/>",
    "<?xml version=\"1.0\" encoding=\"utf-16\"?><a/>", "<a>\u{0}</a>", "<a/",
  ])
  func whatIsNotXMLIsRefused(_ document: String) {
    #expect(throws: SourceFault.self) { try tokens(document, whole: 0, window: 4096) }
  }
}
