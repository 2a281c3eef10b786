/// Workbooks of Excel since 2007, with macros or without: Office Open XML, transitional and strict (ECMA-376, ISO/IEC 29500).
///
/// Cells are read as the file keeps them: formulas by their last result, errors by their word, dates as ISO 8601. Macros,
/// charts and whatever lies outside the workbook are never looked at.
public struct XLSXSource: Source {
  /// The word for the format in contracts.
  public static let format = "xlsx"
  /// The name of the file, and of the sheet where it has several.
  public let file: String
  private let sheet: XLSXSheet
  private var rows: SheetRows

  /// A workbook, and the kinds of file that are taken for one and named when they are opened.
  public static func recognises(_ beginning: [UInt8], path: String) -> Bool {
    if ForeignFormat(beginning: beginning) != nil { return true }
    guard beginning.starts(with: [0x50, 0x4B]) else { return false }
    guard let archive = try? ZipBytesArchive(path: path) else { return true }
    return !ODSSource.isMember(archive)
  }

  /// Opens a file as the package of a workbook.
  private static func package(
    _ path: String
  ) throws(SourceFault) -> (package: XLSXPackage, archive: ZipBytesArchive) {
    let name = FileBeginning.name(path)
    let beginning = try FileBeginning.read(path)
    if let foreign = ForeignFormat(beginning: beginning) { throw try foreign.fault(path: path) }
    guard beginning.starts(with: [0x50, 0x4B]) else {
      throw SourceFault(
        file: name, rule: beginning.isEmpty ? "not-empty" : "format",
        message: beginning.isEmpty ? "the file is empty" : "the file is no Excel workbook (.xlsx)")
    }
    let archive = try ZipBytesArchive(path: path)
    if !archive.contains("[Content_Types].xml") && !archive.contains("xl/workbook.xml")
      && !archive.contains("_rels/.rels")
    {
      throw SourceFault(
        file: name, rule: "format",
        message: "the file is an archive (ZIP) and no workbook; take the file out of it that is meant")
    }
    return (try XLSXPackage(archive), archive)
  }

  /// The sheets of a workbook in order.
  public static func sheets(path: String) throws(SourceFault) -> [SourceSheet] {
    let package = try package(path).package
    var sheets: [SourceSheet] = []
    for sheet in package.sheets {
      let isFilled = try sheet.part.map { (part) throws(SourceFault) in
        try XLSXSheet.isFilled(part, in: package)
      }
      sheets.append(
        SourceSheet(
          name: sheet.name, number: sheet.number, isHidden: sheet.isHidden, isFilled: isFilled ?? false))
    }
    return sheets
  }

  /// Opens a workbook and finds the sheet.
  public init(path: String, options: SourceOptions) throws(SourceFault) {
    let name = FileBeginning.name(path)
    let (package, archive) = try Self.package(path)
    let choice = SheetChoice(
      file: name,
      sheets: package.sheets.map {
        .init(name: $0.name, number: $0.number, isHidden: $0.isHidden, hasCells: $0.part != nil)
      })
    func part(_ number: Int) -> String { package.sheets[number - 1].part ?? "" }
    let sheet = try choice.sheet(options.sheet) { (sheet) throws(SourceFault) in
      try XLSXSheet.isFilled(part(sheet.number), in: package)
    }
    file = SheetWords.file(name, sheet: sheet.number, of: package.sheets.count, options.sheet)
    self.sheet = try XLSXSheet(
      part(sheet.number), in: package, texts: XLSXTexts.shared(package.sharedStrings, in: archive),
      forms: XLSXTexts.forms(package.styles, in: archive), file: file)
    rows = SheetRows(options.range)
  }

  /// The next row, or nil at the end.
  public mutating func next() throws(SourceFault) -> SourceRow? {
    try rows.next(sheet.next)
  }

  /// What was met on the way.
  public var notices: [SourceNotice] { sheet.notices }
}
