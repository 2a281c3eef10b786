import Tables
import TestSupport
import Testing

/// What is said to whoever reads a file as plain CSV that is none.
@Suite struct LikelyCauseTests {
  static let columns = ["year", "cases"]

  static let causes: [(text: [UInt8], cause: String?, remedy: String?)] = [
    (Array("year;cases\n2021;7\n".utf8), "the file uses ; between fields", "file: {delimiter: \";\"}"),
    (Array("year\tcases\n2021\t7\n".utf8), "the file uses tabs between fields", "file: {delimiter: tab}"),
    (Array("Cases\n\n\nyear,cases\n2021,7\n".utf8), "the heading stands on line 4", "file: {skip: 3}"),
    (
      [0xFF, 0xFE] + "year,cases\n2021,7\n".utf16.flatMap { [UInt8($0 & 0xFF), 0] }, "the file is in utf-16",
      "file: {encoding: utf-16}"
    ),
    (
      Array("Cases\nyear;cases\n2021;7\n".utf8),
      "the file uses ; between fields and the heading stands on line 2", "file: {delimiter: \";\", skip: 1}"
    ),
    ([0x50, 0x4B, 0x03, 0x04] + Array("[Content_Types].xml".utf8), "this is an Excel workbook", nil),
    (
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1],
      "this is an Excel workbook of the old kind (.xls) or one with a password", nil
    ),
    (Array("%PDF-1.7".utf8), "this is a PDF document", nil),
    (Array("<!DOCTYPE html><html>".utf8), "this is a web page or XML", nil),
    (Array("year,cases\n2021,7\n".utf8), nil, nil),
    (Array("year,case\n2021,7\n".utf8), nil, nil),
  ]

  @Test(arguments: causes.indices) func theCauseAndItsRemedyAreNamed(_ index: Int) throws {
    let (bytes, cause, remedy) = Self.causes[index]
    let file = try WrittenFile(bytes)
    let found = LikelyCause(path: file.path, columns: Self.columns)
    #expect(found?.cause == cause)
    if let remedy { #expect(found?.remedies == ["file: detect", remedy]) }
  }
}
