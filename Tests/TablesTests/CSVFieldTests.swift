import Language
import Tables
import TestSupport
import Testing

@Suite struct CSVFieldTests {
  @Test(arguments: [
    "=1+1", "+93 700", "-17", "@SUM(A1)", "\tx", "\nx", "\r\nx", "\u{FF1D}1", "\u{FF0B}1", "\u{FF0D}1",
    "\u{FF20}x", "'=1+1", "''-2",
  ])
  func textThatASpreadsheetWouldRunGetsAnApostrophe(_ text: String) throws {
    var reader = try CSVBytesReader(bytes: Array(CSVField.text(text).utf8), file: "x.csv")
    let content = try #require(try reader.row()?.first)
    #expect(content == "'" + text)
    #expect(CSVField.original(content) == text)
  }

  @Test(arguments: ["x=1", "a-b", "0-17", "'quoted'", "'", "", " =1", "é", "\u{1F}"])
  func otherTextStaysAsItIs(_ text: String) {
    #expect(CSVField.text(text) == text && CSVField.original(text) == text)
  }

  @Test(arguments: ["-5", "+1e300", "-0.25", "=x"]) func figuresAreNeverChanged(_ text: String) {
    #expect(CSVField.figure(text) == text)
  }

  @Test(arguments: [
    ("a\r\nb", "\"a\r\nb\""), ("\u{301}\"", "\"\u{301}\"\"\""), ("a,\u{301}b", "\"a,\u{301}b\""),
    ("a\"\u{20DD}", "\"a\"\"\u{20DD}\""), ("\rx", "\"'\rx\""),
  ])
  func whatSeparatesIsFoundOverBytes(_ text: String, _ field: String) {
    #expect(Array(CSVField.text(text).utf8) == Array(field.utf8))
  }

  @Test func everyRowComesBackAsItWasWritten() throws {
    var generator = SeededGenerator(seed: 12)
    let pieces = [
      "=", "+", "-", "@", "'", "\"", ",", "\r\n", "\n", "\r", "\t", "\u{301}", "\u{20DD}", "\u{FF1D}", "a",
      "é",
      "\u{202E}", " ", "\u{1F468}\u{200D}\u{1F469}",
    ]
    for _ in 0..<2_000 {
      let row = (0..<Int.random(in: 2...5, using: &generator)).map { _ in
        (0..<Int.random(in: 0...6, using: &generator)).map { _ in
          pieces[Int.random(in: 0..<pieces.count, using: &generator)]
        }.joined()
      }
      let bytes = Array((row.map(CSVField.text).joined(separator: ",") + "\n").utf8)
      var reader = try CSVBytesReader(bytes: bytes, file: "x.csv")
      let fields = try #require(try reader.row())
      #expect(fields.map { Array(CSVField.original($0).utf8) } == row.map { Array($0.utf8) })
      #expect(try reader.row() == nil)
      #expect(fields.allSatisfy { field in !"=+-@\t\n\r".utf8.contains(field.utf8.first ?? 0) })
    }
  }
}
