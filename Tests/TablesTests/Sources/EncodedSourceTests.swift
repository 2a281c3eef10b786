import Foundation
import Tables
import TestSupport
import Testing

/// Texts in other encodings than UTF-8: read by name, and told by their letters.
@Suite struct EncodedSourceTests {
  private static func fields(_ bytes: [UInt8], _ encoding: String?) throws -> [[String]] {
    let file = try WrittenFile(bytes)
    var options = SourceOptions()
    options.encoding = encoding
    var source = try DelimitedSource(path: file.path, options: options)
    var rows: [[String]] = []
    while let row = try source.next() { rows.append(row.fields) }
    return rows
  }

  /// A word in each code page, by its mapping table at unicode.org/Public/MAPPINGS.
  static let words: [(encoding: String, bytes: [UInt8], text: String)] = [
    ("windows-1250", [0xA3, 0xF3, 0x64, 0x9F], "Łódź"), ("windows-1251", [0xC3, 0xEE, 0xE4], "Год"),
    ("windows-1252", [0x80, 0x31, 0x97, 0xF1], "€1—ñ"), ("windows-1253", [0xD6, 0xFD, 0xEB, 0xEF], "Φύλο"),
    ("windows-1254", [0xDE, 0x65, 0x68, 0x69, 0x72, 0xFD], "Şehirı"),
    ("windows-1255", [0xF9, 0xF0, 0xE4], "שנה"),
    ("windows-1256", [0x81, 0x90, 0x98, 0xC7, 0xD3], "پگکاس"), ("windows-1257", [0xD0, 0xE0, 0xFE], "Šąž"),
    ("windows-1258", [0xD0, 0xF5, 0xFE], "Đơ₫"), ("iso-8859-1", [0xE9, 0xDF], "éß"),
    ("iso-8859-2", [0xA3, 0xB1], "Łą"), ("iso-8859-3", [0xA1, 0xFD], "Ħŭ"),
    ("iso-8859-4", [0xA2, 0xF3], "ĸķ"),
    ("iso-8859-5", [0xB3, 0xDE, 0xD4], "Год"), ("iso-8859-6", [0xD3, 0xE6, 0xC9], "سنة"),
    ("iso-8859-7", [0xC5, 0xF4], "Ετ"), ("iso-8859-8", [0xF9, 0xE0], "שא"),
    ("iso-8859-9", [0xDD, 0xF0], "İğ"),
    ("iso-8859-10", [0xA1, 0xBD], "Ą―"), ("iso-8859-11", [0xA1, 0xE0], "กเ"),
    ("iso-8859-13", [0xC0, 0xFE], "Ąž"),
    ("iso-8859-14", [0xA1, 0xFE], "Ḃŷ"), ("iso-8859-15", [0xA4, 0xBC], "€Œ"),
    ("iso-8859-16", [0xA1, 0xFE], "Ąț"),
  ]

  @Test(arguments: words.indices) func lettersAreThoseOfThePage(_ index: Int) throws {
    let (encoding, bytes, text) = Self.words[index]
    let rows = try Self.fields(Array("a,b\n1,".utf8) + bytes + [0x0A], encoding)
    #expect(rows == [["a", "b"], ["1", text]])
  }

  @Test func everyPageOfTheListIsRead() throws {
    for encoding in TextEncoding.names where !encoding.hasPrefix("utf") {
      #expect(try Self.fields(Array("a,b\n1,2\n".utf8), encoding) == [["a", "b"], ["1", "2"]])
    }
  }

  @Test func utf16IsReadWithItsMarkOrItsName() throws {
    let text = "a\tb\n1\tزن\u{1F600}\n"
    let low = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let high = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let rows = [["a\tb"], ["1\tزن\u{1F600}"]]
    #expect(try Self.fields([0xFF, 0xFE] + low, nil) == rows)
    #expect(try Self.fields([0xFE, 0xFF] + high, nil) == rows)
    #expect(try Self.fields([0xFE, 0xFF] + high, "utf-16") == rows)
    #expect(try Self.fields(low, "utf-16") == rows)
    #expect(try Self.fields(high, "utf-16") == rows)
    #expect(try Self.fields(low, "utf-16le") == rows)
    #expect(try Self.fields(high, "utf-16be") == rows)
  }

  /// What is no letter stops the read at its line; nothing stands in for it.
  static let undecodable: [(bytes: [UInt8], encoding: String?, line: Int, field: Int)] = [
    (Array("a,b\n1,2\n3,".utf8) + [0x81], "windows-1252", 3, 2),
    (Array("a,b\n".utf8) + [0x95, 0x2C, 0x31], "iso-8859-1", 2, 1),
    (Array("a,b\n1,".utf8) + [0xE9, 0x0A], nil, 2, 2),
    ([0xFF, 0xFE, 0x61, 0, 0x0A, 0, 0x00, 0xD8, 0x62, 0], nil, 2, 1),
    ([0xFF, 0xFE, 0x61, 0, 0x0A, 0, 0x62], nil, 2, 1),
  ]

  @Test(arguments: undecodable.indices) func whatIsNoLetterIsAFaultOfLineAndField(_ index: Int) throws {
    let (bytes, encoding, line, field) = Self.undecodable[index]
    let fault = try #require(throws: SourceFault.self) { try Self.fields(bytes, encoding) }
    #expect(
      fault.rule == "encoding" && fault.line == line && fault.message.hasPrefix("field \(field) is not"),
      "\(fault)")
  }

  static let refused: [(bytes: [UInt8], encoding: String?)] = [
    ([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], nil), ([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x61], nil),
    (Array("\u{FEFF}a\n".utf8), "windows-1256"), ([0xFF, 0xFE, 0x61, 0], "utf-8"),
    ([0xFE, 0xFF, 0, 0x61], "utf-16le"), (Array("a\n".utf8), "shift-jis"), (Array("a\n".utf8), "mac-roman"),
  ]

  @Test(arguments: refused.indices) func marksAndNamesThatDisagreeAreRefused(_ index: Int) throws {
    let fault = try #require(throws: SourceFault.self) {
      try Self.fields(Self.refused[index].bytes, Self.refused[index].encoding)
    }
    #expect(fault.rule == "encoding")
  }
}
