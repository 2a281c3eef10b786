import Foundation
import Tables
import TestSupport
import Testing

/// Files of each format with bytes changed, cut out or cut off: each is read or refused, and none ends the program.
///
/// What fails names its seed.
struct DamagedFilesTests {
  private func book() throws -> [UInt8] {
    var book = WorkbookFile.Book(
      rows: (1...8).map {
        "<row r=\"\($0)\"><c r=\"A\($0)\" t=\"s\"><v>0</v></c><c s=\"1\"><v>45352.5</v></c><c t=\"inlineStr\"><is><t>a &amp; b</t></is></c></row>"
      }.joined(),
      after: "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>",
      before: "<cols><col min=\"1\" max=\"2\" hidden=\"1\"/></cols>")
    book.sharedStrings = "<si><t>shared</t></si>"
    book.styles =
      "<numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>"
    return WorkbookFile.bytes(book.parts)
  }

  private func damaged(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0...Int.random(in: 0..<4, using: &generator) {
      guard !bytes.isEmpty else { break }
      let place = Int.random(in: bytes.indices, using: &generator)
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &generator)
      case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      case 2:
        bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...40, using: &generator)))
      case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 30)], at: place)
      default: bytes.removeLast(min(bytes.count, Int.random(in: 1...300, using: &generator)))
      }
    }
    return bytes
  }

  @Test(arguments: 0..<4)
  func damagedArchivesAreReadOrRefused(_ seed: Int) throws {
    let valid = try book()
    var generator = SeededGenerator(seed: UInt64(seed))
    var refused = 0
    for round in 0..<150 {
      let path = try WorkbookFile.file(damaged(valid, &generator), name: "book.xlsx")
      defer { try? FileManager.default.removeItem(at: URL(filePath: path).deletingLastPathComponent()) }
      if let fault = ReadSource.fault(path) {
        refused += 1
        #expect(!fault.message.isEmpty && fault.file.hasPrefix("book.xlsx"), "seed \(seed), round \(round)")
      }
    }
    #expect(refused > 20)
  }

  /// The markup itself is damaged and packed soundly, so that no sum over the archive finds it first.
  @Test(arguments: 0..<4)
  func damagedMarkupIsReadOrRefused(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(100 + seed))
    var book = WorkbookFile.Book(
      rows: (1...8).map {
        "<row r=\"\($0)\"><c r=\"A\($0)\" t=\"s\"><v>0</v></c><c s=\"1\"><v>45352.5</v></c><c t=\"inlineStr\"><is><t>a &amp; b</t></is></c></row>"
      }.joined(),
      after: "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>")
    book.sharedStrings = "<si><t>shared</t></si>"
    let sheet = try WorkbookFile.openDocument("")
    defer { try? FileManager.default.removeItem(at: URL(filePath: sheet).deletingLastPathComponent()) }
    let content =
      "<office:document-content><office:body><office:spreadsheet><table:table><table:table-row table:number-rows-repeated=\"3\"><table:table-cell office:value-type=\"float\" office:value=\"1.5\"/><table:table-cell office:value-type=\"string\"><text:p>a<text:s text:c=\"2\"/>b</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    for _ in 0..<150 {
      var parts = book.parts
      let index = Int.random(in: parts.indices, using: &generator)
      parts[index].content = String(
        decoding: damaged(Array(parts[index].content.utf8), &generator), as: UTF8.self)
      let odd = String(decoding: damaged(Array(content.utf8), &generator), as: UTF8.self)
      for path in [
        try WorkbookFile.archive(parts),
        try WorkbookFile.archive([("mimetype", ""), ("content.xml", odd)], name: "book.ods"),
      ] {
        _ = ReadSource.fault(path)
        try FileManager.default.removeItem(at: URL(filePath: path).deletingLastPathComponent())
      }
    }
  }

  @Test(arguments: 0..<4)
  func damagedJSONIsReadOrRefused(_ seed: Int) throws {
    let valid = Array(
      "{\"a\":1.5e3,\"b\":{\"c\":\"\\u0645x\"},\"d\":[1,true,null]}\n{\"a\":-0,\"d\":[]}\n".utf8)
    var generator = SeededGenerator(seed: UInt64(200 + seed))
    for _ in 0..<300 {
      let path = try WorkbookFile.file(damaged(valid, &generator), name: "rows.jsonl")
      _ = ReadSource.fault(path)
      try FileManager.default.removeItem(at: URL(filePath: path).deletingLastPathComponent())
    }
  }
}
