/// The sheets of an OpenDocument spreadsheet.
enum ODSSheetList {
  /// A sheet before it is read.
  struct Sheet {
    var candidate: SheetChoice.Candidate
    /// Whether any of its cells holds something.
    var isFilled: Bool
  }

  /// Opens the part with the cells.
  static func content(_ archive: ZipBytesArchive, file: String) throws(SourceFault) -> MarkupBytesReader {
    guard let entry = try archive.entry("content.xml") else {
      throw SourceFault(
        file: file, rule: "format", message: "the file is no OpenDocument spreadsheet: its content is missing"
      )
    }
    return try MarkupBytesReader(entry, file: file)
  }

  /// Looks over a file for its sheets.
  static func read(_ archive: ZipBytesArchive) throws(SourceFault) -> [Sheet] {
    try refuseEncrypted(archive)
    let markup = try content(archive, file: archive.file)
    var hiddenStyles: Set<String> = []
    var style = ""
    var body: Int?
    var sheets: [Sheet] = []
    while true {
      switch try markup.next() {
      case .finished:
        guard body != nil else {
          throw SourceFault(
            file: archive.file, rule: "format",
            message: "the file is an OpenDocument file, but no spreadsheet; save the table as .ods or .xlsx")
        }
        return sheets
      case .start where body == nil && markup.isNamed("style"):
        style = try markup.attribute("style:name") ?? ""
      case .start where body == nil && markup.isNamed("table-properties"):
        if markup.isAttribute("table:display", "false") { hiddenStyles.insert(style) }
      case .start where markup.isNamed("spreadsheet"): body = markup.depth
      case .start where body.map({ $0 + 1 == markup.depth }) ?? false:
        // Changes that are kept, links and names stand beside the sheets and hold cells too.
        guard markup.isNamed("table") else {
          try markup.skip()
          continue
        }
        let style = try markup.attribute("table:style-name") ?? ""
        sheets.append(
          Sheet(
            candidate: .init(
              name: try markup.attribute("table:name") ?? "", number: sheets.count + 1,
              isHidden: hiddenStyles.contains(style), hasCells: true),
            isFilled: false))
      case .start where !sheets.isEmpty && (markup.isNamed("shapes") || markup.isNamed("annotation")):
        try markup.skip()
      case .start where !sheets.isEmpty && markup.isNamed("table-cell"):
        if markup.has("office:value-type") || markup.has("table:formula") {
          sheets[sheets.count - 1].isFilled = true
        }
      case .text where !sheets.isEmpty && !markup.isBlank: sheets[sheets.count - 1].isFilled = true
      default: break
      }
    }
  }

  private static func refuseEncrypted(_ archive: ZipBytesArchive) throws(SourceFault) {
    guard let entry = try archive.entry("META-INF/manifest.xml") else { return }
    let markup = try MarkupBytesReader(entry, file: archive.file)
    while true {
      switch try markup.next() {
      case .finished: return
      case .start where markup.isNamed("encryption-data"):
        throw SourceFault(
          file: archive.file, rule: "encrypted",
          message: "the spreadsheet is protected by a password; save it without one")
      default: break
      }
    }
  }
}
