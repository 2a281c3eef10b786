/// The parts of a workbook of Office Open XML and how they refer to each other.
struct XLSXPackage {
  /// A sheet of cells.
  struct Sheet {
    /// Its name on the tab.
    var name: String
    /// Its place among all sheets, from 1.
    var number: Int
    /// Whether it is hidden.
    var isHidden: Bool
    /// The name of its part; nil where none is named or it is no sheet of cells.
    var part: String?
  }

  /// The archive.
  let archive: ZipBytesArchive
  /// The sheets in the order of their tabs, those that hold charts alone too, without a part.
  private(set) var sheets: [Sheet] = []
  /// From which day its dates count.
  private(set) var era = SerialTime.Era.from1900
  /// The part with its shared texts, if any.
  private(set) var sharedStrings: String?
  /// The part with its formats, if any.
  private(set) var styles: String?

  /// Reads the list of sheets.
  init(_ archive: ZipBytesArchive) throws(SourceFault) {
    self.archive = archive
    let roots = try Self.relationships(of: "", in: archive)
    let workbook = roots.first { $0.type == "officeDocument" }?.target ?? "xl/workbook.xml"
    if workbook.hasSuffix(".bin") || archive.contains("xl/workbook.bin") {
      throw SourceFault(
        file: archive.file, rule: "format",
        message:
          "the file is an Excel workbook of the binary kind (.xlsb), which is not read; save it as .xlsx")
    }
    let related = try Self.relationships(of: workbook, in: archive)
    sharedStrings = related.first { $0.type == "sharedStrings" }?.target
    styles = related.first { $0.type == "styles" }?.target
    try readSheets(workbook, related)
    if sheets.isEmpty {
      throw SourceFault(
        file: archive.file, rule: "format",
        message:
          "the file has no sheets: it is an Office document of another kind, or damaged; save the table as .xlsx or CSV"
      )
    }
  }

  private mutating func readSheets(
    _ workbook: String, _ related: [Relationship]
  ) throws(SourceFault) {
    guard let entry = try archive.entry(workbook) else {
      throw SourceFault(
        file: archive.file, rule: "format", message: "the file is no workbook: its list of sheets is missing")
    }
    let markup = try MarkupBytesReader(entry, file: archive.file)
    while true {
      switch try markup.next() {
      case .finished: return
      case .start where markup.isNamed("workbookPr"):
        if markup.isTrue("date1904") { era = .from1904 }
      case .start where markup.isNamed("sheet"):
        let id = try markup.attribute("id")
        let target = related.first { $0.id == id }
        let isHidden = markup.isAttribute("state", "hidden") || markup.isAttribute("state", "veryHidden")
        sheets.append(
          Sheet(
            name: try markup.attribute("name") ?? "", number: sheets.count + 1, isHidden: isHidden,
            part: target?.type == "worksheet" ? target?.target : nil))
      default: break
      }
    }
  }

  /// How one part names another.
  private struct Relationship {
    var id: String?
    /// The last word of its type, which transitional and strict workbooks have in common.
    var type: Substring
    var target: String
  }

  private static func relationships(
    of part: String, in archive: ZipBytesArchive
  ) throws(SourceFault) -> [Relationship] {
    let folders = part.split(separator: "/").dropLast()
    let name = (folders + ["_rels", "\(part.split(separator: "/").last ?? "").rels"]).joined(separator: "/")
    guard let entry = try archive.entry(name) else { return [] }
    let markup = try MarkupBytesReader(entry, file: archive.file)
    var result: [Relationship] = []
    while try markup.next() != .finished {
      guard markup.isNamed("Relationship"), !markup.isAttribute("TargetMode", "External"),
        let target = try markup.attribute("Target"), let type = try markup.attribute("Type")
      else { continue }
      guard let path = resolve(target, in: folders.map(String.init)) else { continue }
      result.append(
        Relationship(
          id: try markup.attribute("Id"), type: type.split(separator: "/").last ?? "", target: path))
    }
    return result
  }

  /// The name of a part from where another names it; nil where it would leave the archive.
  private static func resolve(_ target: String, in folders: [String]) -> String? {
    var path = target.hasPrefix("/") ? [] : folders
    for piece in target.split(whereSeparator: { $0 == "/" || $0 == "\\" }) where piece != "." {
      if piece == ".." {
        if path.popLast() == nil { return nil }
      } else {
        path.append(String(piece))
      }
    }
    return path.joined(separator: "/")
  }
}
