/// A file that people take for a workbook or a table and that is none that can be read.
enum ForeignFormat {
  /// A file of Office until 2003, or an encrypted one of later.
  case compound
  /// A page of the web.
  case page
  /// XML, such as the workbooks of Excel 2003.
  case markup
  /// A document for printing.
  case pdf
  /// A file packed by gzip.
  case gzip
  /// Rich text.
  case richText

  /// Knows a file by its first bytes, or returns nil.
  init?(beginning: [UInt8]) {
    if beginning.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      self = .compound
      return
    }
    if beginning.starts(with: [0x1F, 0x8B]) {
      self = .gzip
      return
    }
    let isMarked = beginning.starts(with: [0xEF, 0xBB, 0xBF])
    let text = beginning.dropFirst(isMarked ? 3 : 0).drop { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }.prefix(
      15
    ).map {
      $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0
    }
    func begins(_ word: String) -> Bool { text.starts(with: word.utf8) }
    if begins("<html") || begins("<!doctype html") || begins("<table") || begins("<meta ") || begins("<head>")
    {
      self = .page
    } else if begins("<?xml") || begins("<workbook") {
      self = .markup
    } else if begins("%pdf-") {
      self = .pdf
    } else if begins("{\\rtf") {
      self = .richText
    } else {
      return nil
    }
  }

  /// What the file is and what to do about it.
  func fault(path: String) throws(SourceFault) -> SourceFault {
    let (rule, message) = try words(path)
    return SourceFault(file: FileBeginning.name(path), rule: rule, message: message)
  }

  private func words(_ path: String) throws(SourceFault) -> (rule: String, message: String) {
    switch self {
    case .compound:
      // Names in such a file are kept as UTF-16, in a folder that may lie anywhere in it.
      let bytes = try FileBeginning.read(path, count: 64 << 20)
      func holds(_ name: String) -> Bool { BytesSearch.contains(name.utf8.flatMap { [$0, 0] }, in: bytes) }
      if holds("EncryptedPackage") || holds("EncryptionInfo") {
        return ("encrypted", "the workbook is protected by a password; save it without one")
      }
      if holds("Workbook") || holds("Book") {
        return (
          "format", "the file is an Excel workbook of before 2007 (.xls), which is not read; save it as .xlsx"
        )
      }
      return (
        "format",
        "the file is an Office document of before 2007, which is not read; save the table as .xlsx or CSV"
      )
    case .page:
      return (
        "format",
        "the file is a page of the web (HTML), whatever its name says; open it in a spreadsheet and save it as .xlsx, or fetch the data itself"
      )
    case .markup:
      let beginning = String(decoding: try FileBeginning.read(path), as: UTF8.self)
      if beginning.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        return (
          "format",
          "the file is an Excel workbook of 2003 in XML (SpreadsheetML), which is not read; save it as .xlsx"
        )
      }
      if beginning.contains("opendocument") {
        return (
          "format",
          "the file is an OpenDocument file in plain XML (.fods), which is not read; save it as .ods or .xlsx"
        )
      }
      return ("format", "the file is XML, which is no table; save the table as .xlsx or CSV")
    case .pdf: return ("format", "the file is a PDF, which is no table; ask for the figures as .xlsx or CSV")
    case .gzip: return ("format", "the file is packed by gzip; unpack it first")
    case .richText:
      return ("format", "the file is rich text (RTF), which is no table; save the table as .xlsx or CSV")
    }
  }
}
