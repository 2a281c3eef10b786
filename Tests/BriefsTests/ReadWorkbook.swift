import TestSupport

@testable import Briefs
@testable import Tables

/// A workbook as our own reader of XLSX, and one that looks into every part of the archive, read it.
struct ReadWorkbook {
  /// A sheet by its name: its rows of fields.
  var sheets: [(name: String, rows: [[String]])] = []
  /// The parts of the archive by name, inflated, in order of names.
  var parts: [(name: String, text: String)] = []

  init(_ bytes: [UInt8]) throws {
    let path = try WorkbookFile.file(bytes, name: "annex.xlsx")
    for sheet in try XLSXSource.sheets(path: path) {
      var options = SourceOptions()
      options.sheet = .number(sheet.number)
      var source = try XLSXSource(path: path, options: options)
      var rows: [[String]] = []
      while let row = try source.next() { rows.append(row.fields) }
      sheets.append((sheet.name, rows))
    }
    let archive = try ZipBytesArchive(path: path)
    for name in archive.names.sorted() {
      guard let entry = try archive.entry(name) else { continue }
      var buffer = [UInt8](repeating: 0, count: entry.size)
      var place = 0
      while place < buffer.count {
        let count = try buffer.withUnsafeMutableBytes {
          try entry.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[place...]))
        }
        if count == 0 { break }
        place += count
      }
      parts.append((name, String(decoding: buffer, as: UTF8.self)))
    }
  }

  /// The text of a part.
  func part(_ name: String) -> String { parts.first { $0.name == name }?.text ?? "" }

  /// The markup of all sheets.
  var markup: [String] { parts.filter { $0.name.hasPrefix("xl/worksheets/sheet") }.map(\.text) }

  /// The markup of all charts.
  var charts: [String] { parts.filter { $0.name.hasPrefix("xl/charts/chart") }.map(\.text) }
}

extension WrittenPage {
  /// A page of tests with everything it is made of.
  init(_ report: Report, _ inputs: PageInputs, _ language: any PageLanguage = English()) {
    self.init(
      report: report, language: language,
      tables: inputs.tables.map { .init(name: $0.stage, table: $0.table) },
      findings: inputs.findings.map { .init(name: $0.stage, findings: $0.findings) }, labels: inputs.labels)
  }
}
