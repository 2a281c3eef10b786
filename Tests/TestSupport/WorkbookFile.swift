import Foundation

/// Small archives and workbooks that tests write.
public enum WorkbookFile {
  /// Writes parts into an archive without packing them, and returns its path.
  public static func archive(_ parts: [(name: String, content: String)], name: String = "book.xlsx") throws
    -> String
  {
    let folder = FileManager.default.temporaryDirectory.appending(path: "workbook-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: name)
    try Data(bytes(parts)).write(to: file)
    return file.path
  }

  /// Writes bytes into a file of some name, and returns its path.
  public static func file(_ bytes: [UInt8], name: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "workbook-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: name)
    try Data(bytes).write(to: file)
    return file.path
  }

  /// A sheet's rows and whatever else of a workbook a test sets.
  public struct Book {
    /// The sheets: name, `hidden` or nothing, and the whole of the part.
    public var sheets: [(name: String, state: String, content: String)] = []
    /// The inside of `sst`, or nil without that part.
    public var sharedStrings: String?
    /// The inside of `styleSheet`, or nil without that part.
    public var styles: String?
    /// What stands in `workbook` before the sheets.
    public var workbookProperties = ""

    /// A workbook of one sheet, of the inside of `sheetData`.
    public init(rows: String, after: String = "", before: String = "") {
      sheets = [("Data", "", Self.sheet(rows, after: after, before: before))]
    }

    /// The whole of a sheet, of the inside of `sheetData`.
    public static func sheet(_ rows: String, after: String = "", before: String = "") -> String {
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\(before)<sheetData>\(rows)</sheetData>\(after)</worksheet>"
    }

    /// The parts of the archive.
    public var parts: [(name: String, content: String)] {
      let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
      var related = sheets.indices.map {
        "<Relationship Id=\"rId\($0 + 1)\" Type=\"\(type)/worksheet\" Target=\"worksheets/sheet\($0 + 1).xml\"/>"
      }
      var parts: [(name: String, content: String)] = [
        ("[Content_Types].xml", "<Types/>"),
        (
          "_rels/.rels",
          "<Relationships><Relationship Id=\"rId1\" Type=\"\(type)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        ),
      ]
      if let sharedStrings {
        related.append(
          "<Relationship Id=\"rId98\" Type=\"\(type)/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>")
        parts.append(("xl/sharedStrings.xml", "<sst>\(sharedStrings)</sst>"))
      }
      if let styles {
        related.append("<Relationship Id=\"rId99\" Type=\"\(type)/styles\" Target=\"styles.xml\"/>")
        parts.append(("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>"))
      }
      let list = sheets.enumerated().map { index, sheet in
        "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\"\(sheet.state.isEmpty ? "" : " state=\"\(sheet.state)\"") r:id=\"rId\(index + 1)\"/>"
      }
      parts.append(
        ("xl/workbook.xml", "<workbook>\(workbookProperties)<sheets>\(list.joined())</sheets></workbook>"))
      parts.append(("xl/_rels/workbook.xml.rels", "<Relationships>\(related.joined())</Relationships>"))
      for (index, sheet) in sheets.enumerated() {
        parts.append(("xl/worksheets/sheet\(index + 1).xml", sheet.content))
      }
      return parts
    }

    /// Writes the workbook and returns its path.
    public func write(name: String = "book.xlsx") throws -> String {
      try WorkbookFile.archive(parts, name: name)
    }
  }

  /// Writes an OpenDocument spreadsheet of the inside of `office:spreadsheet` and returns its path.
  public static func openDocument(_ tables: String, styles: String = "", manifest: String = "") throws
    -> String
  {
    try archive(
      [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest>\(manifest)</manifest>"),
        (
          "content.xml",
          "<office:document-content><office:automatic-styles>\(styles)</office:automatic-styles><office:body><office:spreadsheet>\(tables)</office:spreadsheet></office:body></office:document-content>"
        ),
      ], name: "book.ods")
  }

  /// The bytes of an archive whose parts are not packed.
  public static func bytes(_ parts: [(name: String, content: String)]) -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    func word(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
    for (name, content) in parts {
      let data = Array(content.utf8)
      var common = word(20, 2) + word(0, 2) + word(0, 2) + word(0, 4)
      common += word(Int(checksum(data)), 4)
      common += word(data.count, 4)
      common += word(data.count, 4)
      common += word(name.utf8.count, 2)
      common += word(0, 2)
      directory += word(0x0201_4B50, 4)
      directory += word(20, 2)
      directory += common
      directory += [UInt8](repeating: 0, count: 10)
      directory += word(bytes.count, 4)
      directory += Array(name.utf8)
      bytes += word(0x0403_4B50, 4)
      bytes += common
      bytes += Array(name.utf8)
      bytes += data
    }
    let start = bytes.count
    let count = directory.count
    bytes += directory
    bytes += word(0x0605_4B50, 4)
    bytes += word(0, 4)
    bytes += word(parts.count, 2)
    bytes += word(parts.count, 2)
    bytes += word(count, 4)
    bytes += word(start, 4)
    bytes += word(0, 2)
    return bytes
  }

  /// CRC-32 as ZIP has it.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum = UInt32.max
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 {
        let isOdd = sum & 1 == 1
        sum >>= 1
        if isOdd { sum ^= 0xEDB8_8320 }
      }
    }
    return ~sum
  }
}
