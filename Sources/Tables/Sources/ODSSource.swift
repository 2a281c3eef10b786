/// Spreadsheets of OpenDocument, as LibreOffice writes them (OASIS OpenDocument 1.2 and 1.3, ISO/IEC 26300).
///
/// Cells are read as the file keeps them, not as it shows them: numbers in their shortest digits, dates and times as
/// ISO 8601, formulas by their last result.
public struct ODSSource: Source {
  /// The word for the format in contracts.
  public static let format = "ods"
  /// The name of the file, and of the sheet where it has several.
  public let file: String
  private let sheet: ODSSheet
  private var rows: SheetRows

  /// An archive with the parts of an OpenDocument file.
  public static func recognises(_ beginning: [UInt8], path: String) -> Bool {
    guard beginning.starts(with: [0x50, 0x4B]), let archive = try? ZipBytesArchive(path: path) else {
      return false
    }
    return isMember(archive)
  }

  /// Whether an archive holds an OpenDocument file.
  static func isMember(_ archive: ZipBytesArchive) -> Bool {
    archive.contains("content.xml")
      && (archive.contains("mimetype") || archive.contains("META-INF/manifest.xml"))
  }

  /// Opens a file as the archive of a spreadsheet.
  private static func archive(_ path: String) throws(SourceFault) -> ZipBytesArchive {
    let name = FileBeginning.name(path)
    let beginning = try FileBeginning.read(path)
    if let foreign = ForeignFormat(beginning: beginning) { throw try foreign.fault(path: path) }
    guard beginning.starts(with: [0x50, 0x4B]) else {
      throw SourceFault(
        file: name, rule: beginning.isEmpty ? "not-empty" : "format",
        message: beginning.isEmpty ? "the file is empty" : "the file is no OpenDocument spreadsheet (.ods)")
    }
    let archive = try ZipBytesArchive(path: path)
    guard Self.isMember(archive) else {
      throw SourceFault(file: name, rule: "format", message: "the file is no OpenDocument spreadsheet (.ods)")
    }
    return archive
  }

  /// The sheets of a spreadsheet in order.
  public static func sheets(path: String) throws(SourceFault) -> [SourceSheet] {
    try ODSSheetList.read(archive(path)).map {
      SourceSheet(
        name: $0.candidate.name, number: $0.candidate.number, isHidden: $0.candidate.isHidden,
        isFilled: $0.isFilled)
    }
  }

  /// Opens a spreadsheet and finds the sheet.
  public init(path: String, options: SourceOptions) throws(SourceFault) {
    let name = FileBeginning.name(path)
    let archive = try Self.archive(path)
    let sheets = try ODSSheetList.read(archive)
    let choice = SheetChoice(file: name, sheets: sheets.map(\.candidate))
    let sheet = try choice.sheet(options.sheet) { sheets[$0.number - 1].isFilled }
    file = SheetWords.file(name, sheet: sheet.number, of: sheets.count, options.sheet)
    self.sheet = try ODSSheet(sheet.number, in: archive, file: file)
    rows = SheetRows(options.range)
  }

  /// The next row, or nil at the end.
  public mutating func next() throws(SourceFault) -> SourceRow? {
    try rows.next(sheet.next)
  }

  /// What was met on the way.
  public var notices: [SourceNotice] { sheet.notices }
}
