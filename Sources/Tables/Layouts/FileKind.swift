/// A kind of file that is no text, by its first bytes.
enum FileKind: Sendable, Hashable, CaseIterable {
  /// A workbook of Excel 2007 or later.
  case workbook
  /// A sheet of LibreOffice.
  case openDocument
  /// An archive of files.
  case archive
  /// A workbook of Excel 2003 or earlier, or one with a password.
  case oldWorkbook
  case parquet
  case pdf
  case compressed
  case page
  case database

  /// Tells the kind; nil where the bytes may be text.
  init?(_ beginning: [UInt8]) {
    func begins(_ bytes: [UInt8]) -> Bool { beginning.starts(with: bytes) }
    func holds(_ text: String) -> Bool { beginning.firstRange(of: Array(text.utf8)) != nil }
    if begins([0x50, 0x4B, 0x03, 0x04]) {
      self =
        holds("opendocument.spreadsheet")
        ? .openDocument : holds("xl/") || holds("[Content_Types].xml") ? .workbook : .archive
    } else if begins([0xD0, 0xCF, 0x11, 0xE0]) {
      self = .oldWorkbook
    } else if begins(Array("PAR1".utf8)) {
      self = .parquet
    } else if begins(Array("%PDF".utf8)) {
      self = .pdf
    } else if begins([0x1F, 0x8B]) || begins([0x28, 0xB5, 0x2F, 0xFD]) || begins(Array("BZh".utf8)) {
      self = .compressed
    } else if begins(Array("SQLite format 3".utf8)) {
      self = .database
    } else {
      let text = String(decoding: beginning.prefix(512), as: UTF8.self).lowercased().drop {
        $0.isWhitespace || $0 == "\u{FEFF}"
      }
      guard ["<!doctype", "<html", "<?xml"].contains(where: { text.hasPrefix($0) }) else { return nil }
      self = .page
    }
  }

  /// Its name with an article.
  var name: String {
    switch self {
    case .workbook: "an Excel workbook"
    case .openDocument: "a LibreOffice sheet"
    case .archive: "a ZIP archive"
    case .oldWorkbook: "an Excel workbook of the old kind (.xls) or one with a password"
    case .parquet: "a Parquet file"
    case .pdf: "a PDF document"
    case .compressed: "a compressed file"
    case .page: "a web page or XML"
    case .database: "a SQLite database"
    }
  }

  /// What to do with it.
  var remedy: String {
    switch self {
    case .workbook, .openDocument, .parquet:
      "name it with its own ending, or say 'file: detect' in the contract"
    case .oldWorkbook: "save it without a password as .xlsx or CSV"
    case .archive, .compressed: "unpack it"
    case .pdf, .page: "look for the figures as CSV or a workbook"
    case .database: "export the table as CSV"
    }
  }
}
